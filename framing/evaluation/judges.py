"""Scores of the judges of wording on sentences that they were not trained on.

In: sentences with labels and marked words. Out: `JudgeScores`, for the linear and the contextual judge. Each sentence
is judged by models trained on the articles of other folds only; the encoder never saw any of them.

Conventions: a sentence is called loaded from a probability of one half on. A word is called marked from the threshold
on that serves best in the other folds. ECE is the expected calibration error over ten bins (Guo et al. 2017).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from framing.attribution import Tagger
from framing.datasets import read_babe
from framing.exceptions import InputError
from framing.terms.judge import Verdict, load_judge
from framing.terms.stacking import Lessons, read_plain_states, read_states, train_contextual_judge
from framing.terms.training import choose_plain, read_sample, split_groups, train_judge
from framing.terms.wordvectors import read_vectors

__all__ = ["JudgeScores", "cross_validate", "read_lessons", "score_verdicts"]

_BINS = 10
_THRESHOLDS = np.arange(0.1, 0.6, 0.02)


@dataclass(frozen=True, slots=True)
class JudgeScores:
    """How well a judge does.

    Parameters
    ----------
    macro_f1 : float
        Of loaded and plain sentences.
    brier : float
        Mean squared error of the sentences' probabilities.
    calibration_error : float
        Of the sentences' probabilities.
    word_f1 : float
        Of marked words, over all words of all sentences.
    """

    macro_f1: float
    brier: float
    calibration_error: float
    word_f1: float

    def __str__(self) -> str:
        """Return one line."""
        return (
            f"sentences: macro-F1 {self.macro_f1:.3f}, Brier {self.brier:.3f}, ECE {self.calibration_error:.3f}; "
            f"words: F1 {self.word_f1:.3f}"
        )


def read_lessons(babe: str, plain: str | None = None) -> Lessons:
    """Read BABE, and plain news reports (JSON lines with ``text``), as lessons for the judges."""
    rows = list(read_babe(babe))
    labelled = [(row, row.loaded) for row in rows if row.loaded is not None]
    return Lessons(
        [read_sample(row.text, row.words) for row, _ in labelled],
        [loaded for _, loaded in labelled],
        [row.url or row.id for row, _ in labelled],
        choose_plain(_read_texts(Path(plain))) if plain else (),
    )


def _read_texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            try:
                yield json.loads(line)["text"]
            except (ValueError, KeyError, TypeError) as error:
                msg = f"{path}:{number}: not a JSON object with 'text'"
                raise InputError(msg) from error


def cross_validate(lessons: Lessons, tagger: Tagger, *, seed: int = 0) -> dict[str, JudgeScores]:
    """Train and score both judges across five folds of articles.

    Parameters
    ----------
    lessons : Lessons
    tagger : Tagger
        One with an encoder.
    seed : int
        Of the drawing of folds.

    Returns
    -------
    dict of str to JudgeScores
        ``fast`` is the linear judge, ``accurate`` the contextual one.
    """
    samples, groups, plain = lessons.samples, lessons.groups, lessons.plain
    labels = np.asarray(lessons.labels)
    vectors = read_vectors(sorted({word for s in samples for word in s.words.lower} | set(load_judge().rows)))
    states, encoder = read_states(samples, tagger)
    unloaded = read_plain_states(plain, tagger)
    fold_of = np.zeros(len(samples), int)
    verdicts: dict[str, dict[int, Verdict]] = {"fast": {}, "accurate": {}}
    for fold, (train, test) in enumerate(split_groups(labels, groups, seed=seed)):
        part = Lessons([samples[at] for at in train], labels[train].tolist(), [groups[at] for at in train], plain)
        judge, scores = train_judge(part.samples, part.labels, part.groups, vectors, plain=plain)
        seen = [states[at] for at in train]
        contextual = train_contextual_judge(part, scores, seen, encoder=encoder, plain=unloaded)
        fold_of[test] = fold
        for at in test.tolist():
            material = samples[at].material
            verdicts["fast"][at] = judge.weigh(material)
            verdicts["accurate"][at] = contextual.weigh(judge.score(material), states[at])
    marks = [sample.marks for sample in samples]
    return {
        name: score_verdicts([found[at] for at in range(len(samples))], labels, marks, fold_of)
        for name, found in verdicts.items()
    }


def score_verdicts(
    verdicts: Sequence[Verdict],
    labels: npt.NDArray[np.bool_],
    marks: Sequence[npt.NDArray[np.bool_]],
    folds: npt.NDArray[np.int64],
) -> JudgeScores:
    """Score the probabilities of single sentences and their words.

    Parameters
    ----------
    verdicts : sequence of Verdict
        One a sentence.
    labels : array of bool
        Whether readers found it loaded.
    marks : sequence of array of bool
        Which words they marked.
    folds : array of int
        The fold of each sentence: the threshold for its words comes from the others.

    Examples
    --------
    >>> verdicts = [Verdict(np.array([p]), np.array([0.0, p])) for p in (0.9, 0.05, 0.8, 0.05)]
    >>> marks = [np.array([False, loaded]) for loaded in (True, False, True, False)]
    >>> print(score_verdicts(verdicts, np.array([1, 0, 1, 0]) > 0, marks, np.array([0, 0, 1, 1])))
    sentences: macro-F1 1.000, Brier 0.014, ECE 0.100; words: F1 1.000
    """
    from sklearn.metrics import f1_score

    likely = np.array([float(verdict.sentences[0]) for verdict in verdicts])
    bins = np.minimum((likely * _BINS).astype(int), _BINS - 1)
    gaps = [abs(float(labels[bins == at].mean()) - float(likely[bins == at].mean())) for at in np.unique(bins)]
    shares = [float((bins == at).mean()) for at in np.unique(bins)]
    words, marked = np.concatenate([verdict.words for verdict in verdicts]), np.concatenate(marks)
    fold = np.repeat(folds, [len(one) for one in marks])
    called = np.zeros(len(words), bool)
    for held_out in np.unique(folds):
        others = fold != held_out
        best = max(_THRESHOLDS, key=lambda least: _f1(words[others] >= least, marked[others]))
        called[~others] = words[~others] >= best
    return JudgeScores(
        float(f1_score(labels, likely >= 0.5, average="macro")),
        float(np.mean((likely - labels) ** 2)),
        float(np.dot(gaps, shares)),
        _f1(called, marked),
    )


def _f1(called: npt.NDArray[np.bool_], marked: npt.NDArray[np.bool_]) -> float:
    return 2 * float((called & marked).sum()) / max(1, int(called.sum()) + int(marked.sum()))
