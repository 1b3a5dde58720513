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
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from framing.records import TERM_CATEGORIES
from framing.segmentation.prose import Prose
from framing.terms.lexicon import load_lexicon
from framing.terms.matching import Occurrence, Words, find_occurrences, read_words
from framing.wordlists import packaged

__all__ = ["COLUMNS", "TRAITS", "Judge", "Verdict", "load_judge", "read_endings", "read_judge", "score_sentences"]

Floats = npt.NDArray[np.float32]

# What a row of the table holds.
COLUMNS = ("sentence", "vector", "own", "after", "before", "content")
# What a sentence has besides its words: listed terms by strength, outside and inside quotation marks, and by category.
TRAITS = (
    *(f"strength {strength} {place}" for strength in (1, 2, 3) for place in ("plain", "quoted")),
    *TERM_CATEGORIES,
    "length",
    "quoted share",
    "exclamation",
    "question",
    "number",
)
# What a word has besides itself and its neighbours.
WORD_TRAITS = ("unlisted", "strength 1", "strength 2", "strength 3", *TERM_CATEGORIES, "quoted", "capital", "score")
# The vectors of a sentence are averaged as if it held this many neutral words more, so that a short one is not extreme.
PADDING = 5
# Words up to this length are known by themselves or not at all.
_SHORT_WORD = 4
# A word with a lower score (a logit) is far from being reported.
_LOW_SCORE = -1.0
# Words of a typical sentence: the unit of its length.
USUAL_LENGTH = 40


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
    pairs : mapping of str to float
        What two neighbouring words, joined by a space, add to their sentence.
    traits, word_traits : array
        Weights of `TRAITS` and `WORD_TRAITS`.
    biases : tuple of float
        Of the sentence and of the word model.
    calibration : tuple of float
        Slope and offset from a sentence's score to the logit of its probability.
    """

    rows: Mapping[str, int]
    table: Floats
    endings: Mapping[str, float]
    pairs: Mapping[str, float]
    traits: Floats
    word_traits: Floats
    biases: tuple[float, float]
    calibration: tuple[float, float]

    def weigh(self, words: Words, occurrences: Sequence[Occurrence]) -> Verdict:
        """Return the probabilities of the sentences and words of a document."""
        lower = words.lower
        if not lower:
            return Verdict(np.zeros(len(words.prose.sentences), np.float32), np.zeros(0, np.float32))
        get = self.rows.get
        ids = np.fromiter((get(word, 0) for word in lower), np.int64, len(lower))
        bounds = _find_bounds(words)
        scores = self._score_sentences(words, occurrences, ids, bounds)
        slope, offset = self.calibration
        logits = self._score_words(words, occurrences, ids, bounds, scores)
        content = self.table[ids, COLUMNS.index("content")]
        content[[at for at in np.flatnonzero(ids == 0).tolist() if lower[at][:1].isalpha()]] = 1
        return Verdict(_sigmoid(slope * scores + offset), _sigmoid(logits) * content)

    def _score_sentences(
        self, words: Words, occurrences: Sequence[Occurrence], ids: npt.NDArray[np.int64], bounds: npt.NDArray[np.int64]
    ) -> Floats:
        lower, sentences = words.lower, len(bounds) - 1
        traits = _read_traits(words, occurrences, bounds)
        known = ids > 0
        sums = np.stack([self.table[ids, 0], self.table[ids, 1], known.astype(np.float32)], axis=1)
        parts = np.add.reduceat(sums, np.minimum(bounds[:-1], len(lower) - 1), axis=0)
        parts[bounds[1:] == bounds[:-1]] = 0
        scores = parts[:, 0] + parts[:, 1] / (parts[:, 2] + PADDING) + traits @ self.traits + self.biases[0]
        if self.pairs:
            pairs = self.pairs.get
            joined = np.array([pairs(f"{one} {other}", 0.0) for one, other in pairwise(lower)] + [0.0])
            joined[bounds[1:-1] - 1] = 0  # the last word of a sentence has no pair in the next
            scores += np.bincount(_place(bounds), joined, sentences)
        return np.asarray(scores[:sentences], np.float32)

    def _score_words(
        self,
        words: Words,
        occurrences: Sequence[Occurrence],
        ids: npt.NDArray[np.int64],
        bounds: npt.NDArray[np.int64],
        scores: Floats,
    ) -> Floats:
        first = np.zeros(len(ids), bool)
        first[bounds[:-1][bounds[:-1] < len(ids)]] = True
        last = np.roll(first, -1)
        previous = np.where(first, self.rows.get("<", 0), np.roll(ids, 1))
        following = np.where(last, self.rows.get(">", 0), np.roll(ids, -1))
        own = self.table[ids, 2]
        for at in np.flatnonzero(ids == 0).tolist():
            own[at] = sum(self.endings.get(part, 0.0) for part in read_endings(words.lower[at]))
        logits = own + self.table[previous, 3] + self.table[following, 4] + self.biases[1]
        weight = dict(zip(WORD_TRAITS, self.word_traits.tolist(), strict=True))
        logits += weight["unlisted"] + weight["quoted"] * _quoted(words)
        logits += weight["score"] * np.repeat(scores, np.diff(bounds))
        for occurrence in occurrences:
            entry = occurrence.entry
            added = weight[f"strength {entry.strength}"] + weight[entry.category] - weight["unlisted"]
            logits[occurrence.first : occurrence.last] += added
        capital = [
            at for at in np.flatnonzero(~first & (ids > 0)).tolist() if words.prose.words[words.owners[at]][0].isupper()
        ]
        logits[capital] += weight["capital"]
        return np.asarray(logits, np.float32)


def score_sentences(prose: Prose, *, judge: Judge | None = None) -> tuple[float, ...]:
    """Return the probability, for each sentence, that readers would find it loaded.

    Parameters
    ----------
    prose : Prose
        The attributable part of a document.
    judge : Judge, optional
        The packaged one by default.

    Returns
    -------
    tuple of float
        In [0, 1], in the order of ``prose.sentences``; calibrated on sentences of which half were marked by experts.

    References
    ----------
    Spinde, T., Plank, M., Krieger, J.-D., Ruas, T., Gipp, B. & Aizawa, A. (2021). Neural media bias detection using
    distant supervision with BABE. Findings of EMNLP.

    Examples
    --------
    >>> from framing.segmentation import read_prose
    >>> from framing.records import Document
    >>> text = "The council met on Monday. The shameless regime butchered its own people."
    >>> plain, charged = score_sentences(read_prose(Document("a", text), ()))
    >>> plain < 0.5 < charged
    True
    """
    words = read_words(prose)
    verdict = (judge or load_judge()).weigh(words, find_occurrences(words, load_lexicon()))
    return tuple(verdict.sentences.tolist())


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
        pairs = bytes(arrays["pairs"]).decode("utf-8").split("\n")
        return Judge(
            {word: row for row, word in enumerate(words) if row},
            arrays["table"].astype(np.float32),
            dict(zip(endings, arrays["ending_weights"].tolist(), strict=True)),
            dict(zip(pairs, arrays["pair_weights"].tolist(), strict=True)),
            arrays["traits"].astype(np.float32),
            arrays["word_traits"].astype(np.float32),
            _two(arrays["biases"]),
            _two(arrays["calibration"]),
        )


def read_endings(word: str) -> tuple[str, ...]:
    """Name the beginning and endings of a longer word.

    Examples
    --------
    >>> read_endings("warmonger")
    ('end ger', 'end nger', 'start warm')
    """
    return (f"end {word[-3:]}", f"end {word[-4:]}", f"start {word[:4]}") if len(word) > _SHORT_WORD else ()


def _two(values: npt.NDArray[Any]) -> tuple[float, float]:
    return float(values[0]), float(values[1])


def _find_bounds(words: Words) -> npt.NDArray[np.int64]:
    """Give the first word of each sentence, and the number of words."""
    owners = np.asarray(words.owners)
    firsts = [sentence.first for sentence in words.prose.sentences]
    return np.append(np.searchsorted(owners, firsts), len(owners))


def _place(bounds: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Give the sentence of each word."""
    return np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))


def _quoted(words: Words) -> Floats:
    inside = np.zeros(len(words.lower), np.float32)
    owners = np.asarray(words.owners)
    starts = np.asarray(words.prose.starts)
    for quotation in words.prose.quotations:
        if quotation.closed:
            first, last = np.searchsorted(starts, (quotation.start, quotation.end))
            inside[np.searchsorted(owners, first) : np.searchsorted(owners, last)] = 1
    return inside


def _read_traits(words: Words, occurrences: Sequence[Occurrence], bounds: npt.NDArray[np.int64]) -> Floats:
    """Give the traits of each sentence, in the order of `TRAITS`."""
    traits = np.zeros((len(bounds) - 1, len(TRAITS)), np.float32)
    places = _place(bounds)
    column = {name: at for at, name in enumerate(TRAITS)}
    quoted = _quoted(words)
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
    for at, word in enumerate(words.lower):
        if word in ("!", "?") or word[:1].isdigit():
            name = {"!": "exclamation", "?": "question"}.get(word, "number")
            traits[places[at], column[name]] = 1
    return traits


def _sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)
