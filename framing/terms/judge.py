"""The judge: how probable it is that a sentence, and a word in it, is loaded.

In: the words of documents and the listed terms found in them, as `Material`. Out: a probability for each sentence and
each word. Two linear models share one table: a word's row holds what it adds to its sentence (by itself, and by its
place among word vectors) and what it adds to its own score, to the next word's and to the one before. So a document
costs a few look-ups a word and needs numpy alone.

Trained on BABE (Spinde et al. 2021), sentences of US outlets whose loaded words five experts marked, with plain
sentences of ECB+ (Cybulska & Vossen 2014) as words that are not loaded; `framing.terms.training` made the file. The
guide on terms is the model card: figures, origin, licences, limits.

Left undone: words outside the table are scored by their endings, neighbours and sentence alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.records import TERM_CATEGORIES
from framing.terms.material import Material, find_mark, read_traits
from framing.terms.probability import reduce_sentences, sigmoid, sum_up
from framing.wordlists import packaged

__all__ = [
    "COLUMNS",
    "PADDING",
    "WORD_TRAITS",
    "Judge",
    "Scores",
    "Verdict",
    "load_judge",
    "read_endings",
    "read_judge",
]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

# What a row of the table holds; the mark is what `find_mark` says.
COLUMNS = ("sentence", "vector", "own", "after", "before", "content", "mark")
_OWN, _AFTER, _BEFORE, _CONTENT, _MARK = map(COLUMNS.index, COLUMNS[2:])
# What a word has besides itself and its neighbours.
WORD_TRAITS = ("unlisted", "strength 1", "strength 2", "strength 3", *TERM_CATEGORIES, "quoted", "capital", "score")
# The vectors of a sentence are averaged as if it held this many neutral words more, so that a short one is not extreme.
PADDING = 5
# Words up to this length are known by themselves or not at all.
_SHORT_WORD = 4


class Scores(NamedTuple):
    """What the linear models say, as logits, before a sentence is weighed together with its words.

    Parameters
    ----------
    sentences, words : array
        One score a sentence and one a word.
    judged : array
        1 for a word that is judged at all, 0 for one that never is.
    bounds : array
        The first word of each sentence, and the number of words.
    """

    sentences: Floats
    words: Floats
    judged: Floats
    bounds: Ints


class Verdict(NamedTuple):
    """Probabilities, one a sentence and one a word; 0 for a word that is never judged (articles, marks, numbers)."""

    sentences: Floats
    words: Floats


@dataclass(frozen=True, slots=True)
class Judge:
    """The two linear models.

    Parameters
    ----------
    rows : mapping of str to int
        A word's row in `table`; row 0 is for unknown words, the words ``<`` and ``>`` for a sentence's edges.
    table : array of shape (rows, `COLUMNS`)
    endings : mapping of str to float
        What the beginning and end of a word add where the word itself is not in `rows`.
    pairs : array of int
        Neighbouring words that add to their sentence: the row of the first times the number of rows, plus the row of
        the second; in rising order.
    pair_weights : array
        What they add.
    traits, word_traits : array
        Weights of `TRAITS` and `WORD_TRAITS`.
    biases : tuple of float
        Of the sentence and of the word model.
    calibration : array
        From a sentence's score and what `sum_up` says of its words to the logit of its probability; the offset last.
    """

    rows: Mapping[str, int]
    table: Floats
    endings: Mapping[str, float]
    pairs: Ints
    pair_weights: Floats
    traits: Floats
    word_traits: Floats
    biases: tuple[float, float]
    calibration: Floats

    def weigh(self, material: Material) -> Verdict:
        """Return the probabilities of sentences and words."""
        return self.conclude(self.score(material))

    def conclude(self, scores: Scores) -> Verdict:
        """Return the probabilities that follow from scores."""
        likely = sigmoid(scores.words) * scores.judged
        of_score, *of_sums, offset = self.calibration
        facts = scores.sentences * of_score + sum_up(likely, scores.bounds) @ np.array(of_sums) + offset
        return Verdict(sigmoid(facts), likely)

    def find_rows(self, words: Sequence[str]) -> Ints:
        """Return the row of each word, 0 for an unknown one."""
        return np.fromiter(map(self.rows.get, words, repeat(0)), np.int64, len(words))

    def score(self, material: Material, *, rows: Ints | None = None) -> Scores:
        """Return the scores of sentences and words; `rows` are those of the words, where they are known."""
        lower, bounds = material.lower, material.bounds
        if not lower:
            empty = np.zeros(0, np.float32)
            return Scores(np.zeros(len(bounds) - 1, np.float32), empty, empty, bounds)
        ids = self.find_rows(lower) if rows is None else rows
        looked = self._look_up(ids, lower)
        sentences = self._score_sentences(material, ids, looked)
        words = self._score_words(material, looked, sentences)
        return Scores(sentences, words, looked[:, _CONTENT], bounds)

    def _look_up(self, ids: Ints, lower: Sequence[str]) -> Floats:
        """Give the rows of words; one that is not in the table gets what its spelling says."""
        looked = self.table[ids]
        unknown = np.flatnonzero(ids == 0)
        spelt = [_spell(lower[at]) for at in unknown.tolist()]
        get = self.endings.get
        looked[unknown, _OWN] = [sum([get(part, 0.0) for part in endings]) for endings, _, _ in spelt]
        looked[unknown, _CONTENT] = [content for _, content, _ in spelt]
        looked[unknown, _MARK] = [mark for _, _, mark in spelt]
        return looked

    def _score_sentences(self, material: Material, ids: Ints, looked: Floats) -> Floats:
        bounds = material.bounds
        alone, vector = reduce_sentences(np.add, looked[:, :2], bounds).T
        known = reduce_sentences(np.add, (ids > 0).astype(int), bounds)
        traits = read_traits(material, looked[:, _MARK].astype(np.int64))
        scores = alone + vector / (known + PADDING) + traits @ self.traits + self.biases[0]
        if len(self.pairs):
            keys = ids[:-1] * len(self.table) + ids[1:]
            at = self.pairs.searchsorted(keys)
            met = np.flatnonzero(self.pairs.take(at, mode="clip") == keys)
            holders = bounds.searchsorted(met, "right") - 1
            inside = met + 1 < bounds[holders + 1]  # the last word of a sentence has no pair in the next
            scores += np.bincount(holders[inside], self.pair_weights[at[met[inside]]], len(scores))
        return np.asarray(scores, np.float32)

    def _score_words(self, material: Material, looked: Floats, sentences: Floats) -> Floats:
        """Score words by themselves, their neighbours, their sentences and the lists."""
        bounds = material.bounds
        starts = bounds[:-1][bounds[:-1] < len(looked)]
        after, before = np.empty_like(looked[:, 0]), np.empty_like(looked[:, 0])
        after[1:], before[:-1] = looked[:-1, _AFTER], looked[1:, _BEFORE]
        after[starts] = self.table[self.rows.get("<", 0), _AFTER]
        before[starts - 1] = self.table[self.rows.get(">", 0), _BEFORE]
        weight = dict(zip(WORD_TRAITS, self.word_traits.tolist(), strict=True))
        logits = looked[:, _OWN] + after + before + (self.biases[1] + weight["unlisted"])
        strength = [weight[f"strength {number}"] - weight["unlisted"] for number in (1, 2, 3)]
        for first, last, entry in material.listed:
            logits[first:last] += strength[entry.strength - 1] + weight[entry.category]
        capitals = material.capitals.copy()
        capitals[starts] = False
        logits += weight["capital"] * capitals + weight["quoted"] * material.quoted
        logits += weight["score"] * sentences.repeat(bounds[1:] - bounds[:-1])
        return np.asarray(logits, np.float32)


# Names recur in the documents of a corpus, and are most of the words that the table lacks.
@lru_cache(maxsize=8192)
def _spell(word: str) -> tuple[tuple[str, ...], bool, int]:
    """Return the endings of a word, whether it is one, and its mark."""
    return read_endings(word), word[:1].isalpha(), find_mark(word)


@lru_cache(maxsize=1)
def load_judge() -> Judge:
    """Return the packaged judge.

    Examples
    --------
    >>> load_judge().table.shape[1] == len(COLUMNS)
    True
    """
    return read_judge(packaged("judge.npz"))


def read_judge(source: Traversable | Path) -> Judge:
    """Read a judge from the file that `framing.terms.training` writes."""
    with source.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
        words = bytes(arrays["words"]).decode("utf-8").split("\n")
        endings = bytes(arrays["endings"]).decode("utf-8").split("\n")
        return Judge(
            {word: row for row, word in enumerate(words) if row},
            arrays["table"].astype(np.float32),
            dict(zip(endings, arrays["ending_weights"].tolist(), strict=True)),
            arrays["pairs"],
            arrays["pair_weights"].astype(np.float32),
            arrays["traits"].astype(np.float32),
            arrays["word_traits"].astype(np.float32),
            (float(arrays["biases"][0]), float(arrays["biases"][1])),
            arrays["calibration"].astype(np.float32),
        )


def read_endings(word: str) -> tuple[str, ...]:
    """Name the beginning and endings of a longer word.

    Examples
    --------
    >>> read_endings("warmonger")
    ('end ger', 'end nger', 'start warm')
    """
    return (f"end {word[-3:]}", f"end {word[-4:]}", f"start {word[:4]}") if len(word) > _SHORT_WORD else ()
