"""Train the contextual judge: the linear judge's scores and an encoder's states in, the weights of both out.

In: sentences with labels and marked words, the linear judge's scores of them, and the states of their words. Out: a
`ContextualJudge`.

Conventions: in a first step words and sentences are scored from their states alone; in a second the weights of these
scores and of the linear judge's are fitted on sentences that neither had seen (stacking: Wolpert 1992). Sentences are
read by the encoder several at a time, as paragraphs of one text, since it meets none alone in a document. The encoder
itself stays as it is: it never learns from these sentences.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.attribution.tagger import States, Tagger
from framing.exceptions import InputError
from framing.records import Document
from framing.segmentation import read_prose
from framing.segmentation.prose import Prose
from framing.terms.contextual import ContextualJudge, pool_states
from framing.terms.judge import Judge, Scores, load_judge
from framing.terms.probability import sigmoid, sum_up
from framing.terms.training import Sample, find_plain_words, fit_weights, split_groups, train_judge
from framing.terms.wordvectors import read_vectors

__all__ = ["Lessons", "read_plain_states", "read_states", "train_contextual_judge", "train_judges"]

Floats = npt.NDArray[np.float32]

# Chosen by grouped cross-validation on BABE: strength of the penalty (scikit-learn's C) on weights of states, whose
# columns are brought to one scale first, and on those of the scores in the second step.
_SENTENCE_C, _WORD_C, _SECOND_C = 0.001, 0.003, 1.0
# Sentences that the encoder reads as one text.
_TOGETHER = 8


class Lessons(NamedTuple):
    """What readers said of sentences: the sentences, whether they found them loaded, and which go together.

    Parameters
    ----------
    samples : sequence of Sample
    labels : sequence of bool
    groups : sequence of str
        Sentences of one article share it.
    plain : sequence of Sample
        Sentences of which nobody was asked, whose unlisted words are taken as not loaded.
    """

    samples: Sequence[Sample]
    labels: Sequence[bool]
    groups: Sequence[str]
    plain: Sequence[Sample] = ()


def train_judges(lessons: Lessons, *, tagger: Tagger | None = None) -> tuple[Judge, ContextualJudge | None]:
    """Train the linear judge, and the contextual one where a tagger with an encoder is given.

    The words that have a vector are those of the packaged judge and of the sentences.
    """
    known = {word for sample in lessons.samples for word in sample.words.lower} | set(load_judge().rows)
    samples, labels, groups, plain = lessons
    judge, scores = train_judge(samples, labels, groups, read_vectors(sorted(known)), plain=plain)
    if tagger is None:
        return judge, None
    states, encoder = read_states(samples, tagger)
    unloaded = read_plain_states(plain, tagger)
    return judge, train_contextual_judge(lessons, scores, states, encoder=encoder, plain=unloaded)


def read_states(
    samples: Sequence[Sample], tagger: Tagger, *, together: int = _TOGETHER, seed: int = 0
) -> tuple[list[Floats], str]:
    """Return the states of the words of each sample, one array a sample, and the mark of the encoder.

    Parameters
    ----------
    samples : sequence of Sample
    tagger : Tagger
        One with an encoder: its taggings have `States`.
    together : int
        How many sentences, drawn by chance, are read as one text.
    seed : int
        Of the drawing.
    """
    order = list(range(len(samples)))
    random.Random(seed).shuffle(order)
    found: dict[int, Floats] = {}
    encoder = ""
    for first in range(0, len(order), together):
        chosen = order[first : first + together]
        texts = [samples[at].words.prose.text for at in chosen]
        prose = read_prose(Document("", "\n\n".join(texts)), ())
        states = _ask(tagger, prose)
        start = 0
        for at, text in zip(chosen, texts, strict=True):
            low, high = np.searchsorted(prose.starts, (start, start + len(text)))
            start += len(text) + 2
            words, rows = samples[at].words, states.values[low:high]
            if len(rows) != len(words.prose):  # marks or blanks at the seam were read as one
                rows = _ask(tagger, words.prose).values
            found[at] = rows[np.asarray(words.owners)].astype(np.float32)
        encoder = states.encoder
    return [found[at] for at in range(len(samples))], encoder


def read_plain_states(plain: Sequence[Sample], tagger: Tagger) -> list[Floats]:
    """Return the states of the words of plain sentences that can be taken as not loaded."""
    rows, _ = read_states(plain, tagger)
    return [row[find_plain_words(sample)] for sample, row in zip(plain, rows, strict=True)]


def train_contextual_judge(
    lessons: Lessons,
    scores: Sequence[Scores],
    states: Sequence[Floats],
    *,
    encoder: str,
    plain: Sequence[Floats] = (),
) -> ContextualJudge:
    """Fit the weights of the states and of the linear judge's scores.

    Parameters
    ----------
    lessons : Lessons
    scores : sequence of Scores
        The linear judge's, by judges that had not seen the sample.
    states : sequence of array
        Of the words of each sample.
    encoder : str
        Its mark.
    plain : sequence of array
        States of words that are taken as not loaded.
    """
    samples, labels, groups, _ = lessons
    marked = np.asarray(labels)
    given = [_Read(sample.marks, one, rows) for sample, one, rows in zip(samples, scores, states, strict=True)]
    alone = _fit_alone(given, marked, plain)
    held_out: dict[int, tuple[float, Floats]] = {}
    for train, test in split_groups(marked, groups):
        part = _fit_alone([given[at] for at in train], marked[train], plain)
        held_out |= {at: part.score(given[at].states) for at in test.tolist()}
    seen = [held_out[at] for at in range(len(given))]
    judged = [one.judged > 0 for one in scores]

    facts = np.concatenate([
        np.column_stack([words[kept], one.words[kept]])
        for (_, words), one, kept in zip(seen, scores, judged, strict=True)
    ])  # fmt: skip
    marks = np.concatenate([one.marks[kept] for one, kept in zip(given, judged, strict=True)])
    word = fit_weights(facts, marks, _SECOND_C)
    of_state, of_score = word.coef_[0]
    likely = [
        sigmoid(words * of_state + one.words * of_score + word.intercept_[0]) * one.judged
        for (_, words), one in zip(seen, scores, strict=True)
    ]
    sentence = fit_weights(
        np.array([
            [score, *one.sentences, *sum_up(probable, one.bounds)[0]]
            for (score, _), one, probable in zip(seen, scores, likely, strict=True)
        ]),
        marked, _SECOND_C,
    )  # fmt: skip
    weights, offset = sentence.coef_[0], float(sentence.intercept_[0])
    return ContextualJudge(
        encoder,
        (of_state * alone.word).astype(np.float32),
        np.array([of_score, word.intercept_[0] + of_state * alone.word_offset], np.float32),
        (weights[0] * alone.sentence).astype(np.float32),
        np.array([*weights[1:], offset + weights[0] * alone.sentence_offset], np.float32),
    )


class _Read(NamedTuple):
    marks: npt.NDArray[np.bool_]
    scores: Scores
    states: Floats


class _Alone(NamedTuple):
    """Weights of the states alone."""

    sentence: Floats
    sentence_offset: float
    word: Floats
    word_offset: float

    def score(self, states: Floats) -> tuple[float, Floats]:
        """Return the score of a sentence and those of its words."""
        pooled = pool_states(states, np.array([0, len(states)]))[0]
        return float(pooled @ self.sentence) + self.sentence_offset, states @ self.word + self.word_offset


def _fit_alone(given: Sequence[_Read], labels: npt.NDArray[np.bool_], plain: Sequence[Floats]) -> _Alone:
    pooled = np.concatenate([pool_states(one.states, np.array([0, len(one.states)])) for one in given])
    judged = [one.scores.judged > 0 for one in given]
    words = np.concatenate([*(one.states[kept] for one, kept in zip(given, judged, strict=True)), *plain])
    marks = np.concatenate([one.marks[kept] for one, kept in zip(given, judged, strict=True)])
    marks = np.append(marks, np.zeros(len(words) - len(marks), bool))
    return _Alone(*fit_scaled(pooled, labels, _SENTENCE_C), *fit_scaled(words, marks, _WORD_C))


def fit_scaled(rows: Floats, labels: npt.NDArray[np.bool_], strength: float) -> tuple[Floats, float]:
    """Fit on columns brought to one scale; return weights for the columns as they are, and the offset."""
    middle, spread = rows.mean(0), rows.std(0) + 1e-6
    model = fit_weights((rows - middle) / spread, labels, strength)
    weights = model.coef_[0] / spread
    return weights.astype(np.float32), float(model.intercept_[0] - middle @ weights)


def _ask(tagger: Tagger, prose: Prose) -> States:
    states = tagger.tag(prose).states
    if states is None:
        msg = "this tagger has no encoder to read states from; the packaged one that has is 'accurate'"
        raise InputError(msg)
    return states
