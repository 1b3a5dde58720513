"""Train the models of senses: sentences with every loaded expression marked in, weights out.

In: a table of sentences and marks (`read_marked`). Out: `Senses`, and their file. scikit-learn is imported here only,
when training starts.

Conventions: each listed term that `is_weighed` and is found in a sentence, guarded or not, is a lesson, loaded if it
overlaps a mark.
Folds are drawn by term: what is learned has to serve for terms never seen. Whatever is scored is scored by models that
saw neither the term nor the sentence: such scores of the first model calibrate it, and are what the second learns from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.attribution.tagger import Tagger
from framing.terms.judge import load_judge
from framing.terms.lexicon import load_lexicon
from framing.terms.matching import find_occurrences
from framing.terms.senses import PADDING, Company, Senses, is_weighed, mark_judge, read_company
from framing.terms.stacking import fit_scaled, read_states
from framing.terms.training import FUNCTION_WORDS, Sample, fit_weights, read_sample
from framing.terms.wordvectors import read_vectors
from framing.wordlists import read_rows

__all__ = ["SenseLesson", "cross_validate_senses", "read_lessons", "read_marked", "train_senses", "write_senses"]

Floats = npt.NDArray[np.float32]

# Chosen by cross-validation over terms: strength of the penalty (scikit-learn's C), scale of the vectors of near words
# and of sentences beside traits that are 0 or 1, and how often a near word is seen that has a weight of its own.
_C, _NEAR_SCALE, _SENTENCE_SCALE, _LEAST_NEAR = 1.0, 0.3, 10.0, 2
_STATE_C, _SECOND_C = 0.003, 1.0
_FOLDS = 8


@dataclass(frozen=True, slots=True)
class SenseLesson:
    """A listed term in a sentence, and whether it is loaded there.

    Parameters
    ----------
    term : str
        Its entry: lessons of one term are held out together.
    company : Company
    loaded : bool
    sample : int
        Number of the sentence.
    places : slice
        The words of the term.
    sentence : slice
        The words of its sentence.
    """

    term: str
    company: Company
    loaded: bool
    sample: int
    places: slice
    sentence: slice


def read_marked(paths: Sequence[str | Path]) -> list[Sample]:
    """Read tables of sentences with the expressions marked in them.

    The columns are ``sentence`` and ``marks``: ``-``, or expressions separated by `` ; ``, each with its category after
    a ``|``.
    """
    rows = [
        row for path in paths for row in read_rows(Path(path), ("sentence", "marks"), required=("sentence", "marks"))
    ]
    return [read_sample(row["sentence"], _read_marks(row["marks"])) for row in rows]


def _read_marks(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(mark.rpartition("|")[0].strip() for mark in cell.split(" ; "))


def read_lessons(samples: Sequence[Sample]) -> list[SenseLesson]:
    """Return the lessons that marked sentences hold."""
    lessons = []
    for number, sample in enumerate(samples):
        # what a guard rules out shows the company of a neutral sense as well as what is left for the models
        found = find_occurrences(sample.words, load_lexicon(), guarded=False)
        weighed = [occurrence for occurrence in found if is_weighed(occurrence)]
        for occurrence in weighed:
            places = slice(occurrence.first, occurrence.last)
            sentence = sample.words.bounds_of(occurrence.first)
            others = sum(sentence[0] <= other.first < sentence[1] for other in weighed) - 1
            company = read_company(sample.words, occurrence, others)
            loaded = bool(sample.marks[places].any())
            lessons.append(SenseLesson(occurrence.entry.term, company, loaded, number, places, slice(*sentence)))
    return lessons


def train_senses(samples: Sequence[Sample], *, tagger: Tagger | None = None) -> Senses:
    """Train the first model, and the second where a tagger with an encoder is given.

    The words that have weights are those of the packaged judge.
    """
    lessons, vectors = read_lessons(samples), _read_vectors()
    labels, held_out = _label(lessons), _hold_out(lessons, vectors)
    first = fit_weights(held_out[:, None], labels, _SECOND_C)
    slope, shift = float(first.coef_[0, 0]), float(first.intercept_[0])
    model = _fit(lessons, vectors).rescale(slope, shift)
    if tagger is None:
        return Senses(*model, "", np.zeros((0, 2), np.float32), np.array([1, 0], np.float32))
    states, encoder = read_states(samples, tagger)
    beside = np.column_stack([held_out * slope + shift, _hold_out_states(lessons, states)])
    weights, offset = fit_scaled(_pool(lessons, states), labels, _STATE_C)
    second = fit_weights(beside, labels, _SECOND_C)
    of_score, of_states = second.coef_[0].tolist()
    both = np.array([of_score, second.intercept_[0] + of_states * offset], np.float32)
    return Senses(*model, encoder, (weights * of_states).reshape(2, -1).T.astype(np.float32), both)


def cross_validate_senses(samples: Sequence[Sample], tagger: Tagger) -> tuple[npt.NDArray[np.bool_], dict[str, Floats]]:
    """Return which lessons are loaded, and the probabilities from models that saw neither their term nor sentence.

    Returns
    -------
    labels : array of bool
    likely : dict of str to array
        ``fast`` by the first model, ``accurate`` by both.
    """
    lessons = read_lessons(samples)
    labels, scores = _label(lessons), _hold_out(lessons, _read_vectors())
    alone = _hold_out_states(lessons, read_states(samples, tagger)[0])
    facts = {"fast": scores[:, None], "accurate": np.column_stack([scores, alone])}
    likely = {name: np.zeros(len(lessons), np.float32) for name in facts}
    for train, test in _split_terms(lessons):
        for name, given in facts.items():
            model = fit_weights(given[train], labels[train], _SECOND_C)
            likely[name][test] = model.predict_proba(given[test])[:, 1]
    return labels, likely


def _read_vectors() -> dict[str, Floats]:
    return read_vectors(sorted(load_judge().rows))


def _label(lessons: Sequence[SenseLesson]) -> npt.NDArray[np.bool_]:
    return np.array([lesson.loaded for lesson in lessons])


def write_senses(senses: Senses, path: Path) -> None:
    """Write the models to a file that `framing.terms.senses.read_senses` reads; words are weighed in half precision."""
    np.savez_compressed(
        path,
        judge=mark_judge(load_judge()),
        near=senses.near.astype(np.float16),
        topic=senses.topic.astype(np.float16),
        traits=_encode("\n".join(senses.traits)),
        weights=np.array(list(senses.traits.values())),
        offset=senses.offset,
        encoder=_encode(senses.encoder),
        states=senses.states.astype(np.float16),
        second=senses.second,
    )


def _encode(text: str) -> npt.NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


class _Linear(NamedTuple):
    near: Floats
    topic: Floats
    traits: dict[str, float]
    offset: float

    def rescale(self, slope: float, shift: float) -> _Linear:
        """Return the model whose scores are so many times as large, and shifted."""
        traits = {name: weight * slope for name, weight in self.traits.items()}
        return _Linear(self.near * slope, self.topic * slope, traits, self.offset * slope + shift)

    def score(self, company: Company) -> float:
        """Return the score of a term whose sentence stands alone."""
        near, topic = (load_judge().find_rows(words) for words in (company.near, company.sentence))
        senses = Senses(*self, "", np.zeros((0, 2), np.float32), np.zeros(2, np.float32))
        return senses.add_up(company.traits, float(self.near[near].sum()), float(self.topic[topic].sum()), len(topic))


def _fit(lessons: Sequence[SenseLesson], vectors: Mapping[str, Floats]) -> _Linear:
    """Fit the first model and sum its weights of vectors into weights of words."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.feature_extraction import DictVectorizer

    counts = Counter(word for lesson in lessons for word in set(lesson.company.near) if word[:1].isalpha())
    kept = {word for word, count in counts.items() if count >= _LEAST_NEAR}
    encoder = DictVectorizer()
    named = encoder.fit_transform([_name(lesson.company, kept) for lesson in lessons])
    near = np.array([_sum(lesson.company.near, vectors) for lesson in lessons]) * _NEAR_SCALE
    around = np.array([_mean(lesson.company.sentence, vectors) for lesson in lessons]) * _SENTENCE_SCALE
    model = fit_weights(hstack([named, csr_matrix(near), csr_matrix(around)]).tocsr(), _label(lessons), _C)
    width = near.shape[1]
    of_names, of_near, of_around = np.split(model.coef_[0], [named.shape[1], named.shape[1] + width])
    names = dict(zip(encoder.get_feature_names_out(), of_names.tolist(), strict=True))
    by_place = np.zeros((len(load_judge().rows) + 1, 2), np.float32)
    for word, row in load_judge().rows.items():
        by_place[row, 0] = names.get(f"near {word}", 0.0)
        if word in vectors and word not in FUNCTION_WORDS:
            scaled = vectors[word] @ np.column_stack([of_near * _NEAR_SCALE, of_around * _SENTENCE_SCALE])
            by_place[row] += scaled
    traits = {name: weight for name, weight in names.items() if not name.startswith("near ")}
    return _Linear(by_place[:, 0], by_place[:, 1], traits, float(model.intercept_[0]))


def _name(company: Company, kept: set[str]) -> dict[str, float]:
    near = Counter(f"near {word}" for word in company.near if word in kept)
    return {**dict.fromkeys(company.traits, 1.0), **near}


def _sum(words: Sequence[str], vectors: Mapping[str, Floats]) -> Floats:
    known = [vectors[word] for word in words if word in vectors and word not in FUNCTION_WORDS]
    return np.asarray(sum(known, np.zeros_like(next(iter(vectors.values())))), np.float32)


def _mean(words: Sequence[str], vectors: Mapping[str, Floats]) -> Floats:
    return np.asarray(_sum(words, vectors) / (len(words) + PADDING), np.float32)


def _split_terms(lessons: Sequence[SenseLesson]) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """Yield the lessons to learn from and those held out, no term and no sentence in both."""
    from sklearn.model_selection import GroupKFold

    terms, sentences = (np.array([getattr(lesson, name) for lesson in lessons]) for name in ("term", "sample"))
    for train, test in GroupKFold(_FOLDS, shuffle=True, random_state=0).split(terms, groups=terms):
        yield train[~np.isin(sentences[train], sentences[test])], test


def _hold_out(lessons: Sequence[SenseLesson], vectors: Mapping[str, Floats]) -> Floats:
    """Score lessons by first models that were fitted on others."""
    scores = np.zeros(len(lessons), np.float32)
    for train, test in _split_terms(lessons):
        model = _fit([lessons[at] for at in train], vectors)
        scores[test] = [model.score(lessons[at].company) for at in test.tolist()]
    return scores


def _hold_out_states(lessons: Sequence[SenseLesson], states: Sequence[Floats]) -> Floats:
    """Score lessons by weights of states alone that were fitted on others."""
    scores = np.zeros(len(lessons), np.float32)
    pooled, labels = _pool(lessons, states), _label(lessons)
    for train, test in _split_terms(lessons):
        weights, offset = fit_scaled(pooled[train], labels[train], _STATE_C)
        scores[test] = pooled[test] @ weights + offset
    return scores


def _pool(lessons: Sequence[SenseLesson], states: Sequence[Floats]) -> Floats:
    """Give each lesson the mean state of its term and that of its sentence, end to end."""
    return np.array([
        np.concatenate([states[one.sample][one.places].mean(0), states[one.sample][one.sentence].mean(0)])
        for one in lessons
    ])  # fmt: skip
