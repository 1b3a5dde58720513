"""The judge: how probable it is that a sentence, and a word in it, is loaded.

In: the words of a document and the listed terms found in them. Out: a probability for each sentence and each word.
Two linear models share one table: a word's row holds what it adds to its sentence (by itself, and by its place among
word vectors) and what it adds to its own score, to the next word's and to the one before. So a document costs a few
look-ups a word and needs numpy alone.

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
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.records import TERM_CATEGORIES
from framing.terms.matching import Occurrence, Words
from framing.terms.probability import reduce_sentences, sigmoid, sum_up
from framing.wordlists import packaged

__all__ = [
    "COLUMNS",
    "MARKS",
    "TRAITS",
    "Judge",
    "Scores",
    "Verdict",
    "find_mark",
    "find_quoted",
    "load_judge",
    "read_endings",
    "read_judge",
    "read_traits",
]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

# What a row of the table holds.
COLUMNS = ("sentence", "vector", "own", "after", "before", "content", "mark")
# What of a word its sentence is told by: the column "mark" of the table numbers these from 1.
MARKS = ("exclamation", "question", "number")
# What a sentence has besides its words: listed terms by strength, outside and inside quotation marks, and by category.
TRAITS = (
    *(f"strength {strength} {place}" for strength in (1, 2, 3) for place in ("plain", "quoted")),
    *TERM_CATEGORIES,
    "length",
    "quoted share",
    *MARKS,
)
# What a word has besides itself and its neighbours.
WORD_TRAITS = ("unlisted", "strength 1", "strength 2", "strength 3", *TERM_CATEGORIES, "quoted", "capital", "score")
# The vectors of a sentence are averaged as if it held this many neutral words more, so that a short one is not extreme.
PADDING = 5
# Words up to this length are known by themselves or not at all.
_SHORT_WORD = 4
# Words of a typical sentence: the unit of its length.
USUAL_LENGTH = 40


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

    def weigh(self, words: Words, occurrences: Sequence[Occurrence]) -> Verdict:
        """Return the probabilities of the sentences and words of a document."""
        scores = self.score(words, occurrences)
        likely = sigmoid(scores.words) * scores.judged
        facts = np.column_stack([scores.sentences, sum_up(likely, scores.bounds), np.ones(len(scores.sentences))])
        return Verdict(sigmoid(facts @ self.calibration), likely)

    def score(self, words: Words, occurrences: Sequence[Occurrence], *, bounds: Sequence[int] | None = None) -> Scores:
        """Return the scores of the sentences and words of a document.

        Parameters
        ----------
        words : Words
            The document.
        occurrences : sequence of Occurrence
            The listed terms found in it.
        bounds : sequence of int, optional
            The first word of each sentence, and the number of words; those of the prose by default.
        """
        lower = words.lower
        owners = np.asarray(words.owners)
        ends = _find_bounds(words, owners) if bounds is None else np.asarray(bounds)
        if not lower:
            empty = np.zeros(0, np.float32)
            return Scores(np.zeros(len(ends) - 1, np.float32), empty, empty, ends)
        get = self.rows.get
        ids = np.fromiter((get(word, 0) for word in lower), np.int64, len(lower))
        looked = self._look_up(ids, lower)
        quoted = find_quoted(words, owners)
        marks = looked[:, COLUMNS.index("mark")].astype(np.int64)
        scores = self._score_sentences(read_traits(occurrences, ends, quoted, marks), ids, looked, ends)
        logits = self._score_words(words, occurrences, looked, ends)
        weight = dict(zip(WORD_TRAITS, self.word_traits.tolist(), strict=True))
        logits += weight["quoted"] * quoted + weight["score"] * np.repeat(scores, np.diff(ends))
        return Scores(scores, np.asarray(logits, np.float32), looked[:, COLUMNS.index("content")], ends)

    def _look_up(self, ids: Ints, lower: Sequence[str]) -> Floats:
        """Give the rows of words; one that is not in the table gets what its spelling says."""
        looked = self.table[ids]
        for at in np.flatnonzero(ids == 0).tolist():
            looked[at, 2] = sum(self.endings.get(part, 0.0) for part in read_endings(lower[at]))
            looked[at, 5] = lower[at][:1].isalpha()
            looked[at, 6] = find_mark(lower[at])
        return looked

    def _score_sentences(self, traits: Floats, ids: Ints, looked: Floats, bounds: Ints) -> Floats:
        alone, vector, known = (
            reduce_sentences(np.add, part, bounds) for part in (*looked.T[:2], (ids > 0).astype(int))
        )
        scores = alone + vector / (known + PADDING) + traits @ self.traits + self.biases[0]
        if len(self.pairs):
            keys = ids[:-1] * len(self.table) + ids[1:]
            at = np.minimum(np.searchsorted(self.pairs, keys), len(self.pairs) - 1)
            joined = np.append(np.where(self.pairs[at] == keys, self.pair_weights[at], 0), 0)
            joined[bounds[1:-1] - 1] = 0  # the last word of a sentence has no pair in the next
            scores = scores + reduce_sentences(np.add, joined, bounds)
        return np.asarray(scores, np.float32)

    def _score_words(self, words: Words, occurrences: Sequence[Occurrence], looked: Floats, bounds: Ints) -> Floats:
        """Score words by themselves, their neighbours and the lists."""
        starts = bounds[:-1][bounds[:-1] < len(looked)]
        after, before = np.roll(looked[:, 3], 1), np.roll(looked[:, 4], -1)
        after[starts] = self.table[self.rows.get("<", 0), 3]
        before[starts - 1] = self.table[self.rows.get(">", 0), 4]
        weight = dict(zip(WORD_TRAITS, self.word_traits.tolist(), strict=True))
        logits = looked[:, 2] + after + before + (self.biases[1] + weight["unlisted"])
        for occurrence in occurrences:
            entry = occurrence.entry
            added = weight[f"strength {entry.strength}"] + weight[entry.category] - weight["unlisted"]
            logits[occurrence.first : occurrence.last] += added
        capital = _find_capitals(words)
        capital[starts] = False
        logits[capital] += weight["capital"]
        return np.asarray(logits, np.float32)


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


def find_mark(word: str) -> int:
    """Return the number of a word among `MARKS`, from 1; 0 for all others.

    Examples
    --------
    >>> [find_mark(word) for word in ("!", "?", "2017", "vile")]
    [1, 2, 3, 0]
    """
    return 3 if word[:1].isdigit() else {"!": 1, "?": 2}.get(word, 0)


def _find_bounds(words: Words, owners: Ints) -> Ints:
    """Give the first word of each sentence, and the number of words."""
    firsts = [sentence.first for sentence in words.prose.sentences]
    return np.append(np.searchsorted(owners, firsts), len(owners))


def _place(bounds: Ints) -> Ints:
    """Give the sentence of each word."""
    return np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))


def _find_capitals(words: Words) -> npt.NDArray[np.bool_]:
    """Tell which words stand in a token that begins with a capital letter."""
    capital = np.fromiter((word[0].isupper() for word in words.prose.words), np.bool_, len(words.prose))
    return capital if len(capital) == len(words.lower) else capital[np.asarray(words.owners)]


def find_quoted(words: Words, owners: Ints) -> Floats:
    """Give 1 for words inside quotation marks, 0 for others."""
    inside = np.zeros(len(words.lower), np.float32)
    closed = [(quotation.start, quotation.end) for quotation in words.prose.quotations if quotation.closed]
    if closed:
        tokens = np.searchsorted(np.asarray(words.prose.starts), np.array(closed))
        for first, last in np.searchsorted(owners, tokens).tolist():
            inside[first:last] = 1
    return inside


def read_traits(occurrences: Sequence[Occurrence], bounds: Ints, quoted: Floats, marks: Ints) -> Floats:
    """Give the traits of each sentence, in the order of `TRAITS`; `quoted` and `marks` are one a word."""
    traits = np.zeros((len(bounds) - 1, len(TRAITS)), np.float32)
    places = _place(bounds)
    column = {name: at for at, name in enumerate(TRAITS)}
    for occurrence in occurrences:
        sentence = places[occurrence.first]
        place = "quoted" if quoted[occurrence.first] else "plain"
        traits[sentence, column[f"strength {occurrence.entry.strength} {place}"]] += 1
        traits[sentence, column[occurrence.entry.category]] += 1
    counted = column["length"]
    traits[:, :counted] = np.log1p(traits[:, :counted])
    lengths = np.diff(bounds)
    traits[:, counted] = lengths / USUAL_LENGTH
    sums = np.append(0, np.cumsum(quoted))
    traits[:, column["quoted share"]] = (sums[bounds[1:]] - sums[bounds[:-1]]) / np.maximum(lengths, 1)
    marked = np.flatnonzero(marks)
    traits[places[marked], len(TRAITS) - len(MARKS) - 1 + marks[marked]] = 1
    return traits
