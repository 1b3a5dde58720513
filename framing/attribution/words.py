"""What the fast tagger knows of a word by itself: codes of its spelling and of the cue list, and one vector.

In: word strings. Out: rows of two tables, `codes` and `vectors`, that a `WordTable` fills as words turn up, so that a
word is described once and then costs one dictionary look-up.

Conventions: code 0 is "not met in training"; the vector of a word is the sum of the learned vectors of its codes and
of the mean of its word pieces (the longest pieces from the left, as in WordPiece: Schuster & Nakajima 2012), which
come from the input layer of all-MiniLM-L6-v2, reduced to its principal components.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.attribution.cues import STANCES, CueList, load_cues

__all__ = ["WORD_COLUMNS", "Vocabulary", "WordTable", "describe_spelling", "find_pieces", "shape_of"]

FloatArray = NDArray[np.float32]

WORD_COLUMNS = ("lower", "shape", "suffix2", "suffix3", "listed", "rate")

# Words of which at least three in ten occurrences in training are in a cue.
RATE_OF_CUES = 3
# Listed nouns and listed verbs that training has too few of to know their rate.
RATE_OF_NOUNS, RATE_OF_VERBS = 6, 7
# Letters of the longest piece, rounded up: what is not written in words can be one word of any length.
_LONGEST_PIECE = 24
# Words kept, some 80 MB at most; then the table starts again.
_WORDS_KEPT = 150_000


def shape_of(word: str) -> str:
    """Return the shape of a word: case and digits, runs collapsed.

    Examples
    --------
    >>> shape_of("McCain"), shape_of("U.N."), shape_of("2016"), shape_of("re-elected")
    ('XxXx', 'X.X.', '0', 'x-x')
    """
    if word.islower() and word.isalpha():
        return "x"
    shape = ""
    for character in word:
        if character.isdigit():
            mark = "0"
        elif character.isalpha():
            mark = "X" if character.isupper() else "x"
        else:
            mark = character
        if not shape.endswith(mark):
            shape += mark
    return shape[:6]


def describe_spelling(word: str) -> dict[str, str]:
    """Return the values of the spelling columns of one word.

    Examples
    --------
    >>> describe_spelling("Spoke")
    {'lower': 'spoke', 'shape': 'Xx', 'suffix2': 'ke', 'suffix3': 'oke'}
    """
    lower = word.lower()
    return {"lower": lower, "shape": shape_of(word), "suffix2": lower[-2:], "suffix3": lower[-3:]}


def find_pieces(word: str, pieces: Mapping[str, int]) -> list[int]:
    """Return the numbers of the pieces that a word is made of, the longest from the left; unknown letters are skipped.

    Examples
    --------
    >>> find_pieces("Naïvely", {"naive": 4, "##ly": 7})
    [4, 7]
    """
    bare = word.lower()
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFD", bare) if unicodedata.category(c) != "Mn")
    if bare in pieces:
        return [pieces[bare]]
    found: list[int] = []
    for part in bare.split("-"):
        start = 0
        while start < len(part):
            mark = "##" if start else ""
            farthest = min(len(part), start + _LONGEST_PIECE)
            ends = (end for end in range(farthest, start, -1) if mark + part[start:end] in pieces)
            end = next(ends, 0)
            if end:
                found.append(pieces[mark + part[start:end]])
            start = end or start + 1
    return found


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What training has met.

    Parameters
    ----------
    codes : mapping of str to mapping
        For each spelling column, value -> code from 1.
    rates : mapping of str to int
        How often a lower-cased word is in a cue, in classes from 1 (hardly ever) to 5 (mostly).
    """

    codes: Mapping[str, Mapping[str, int]]
    rates: Mapping[str, int]

    def describe(self, word: str, *, cues: CueList) -> list[int]:
        """Return the codes of one word, in the order of `WORD_COLUMNS`."""
        spelling = describe_spelling(word)
        entry = cues.words.get(spelling["lower"])
        listed = 0 if entry is None else 1 + STANCES.index(entry.stance) + len(STANCES) * (entry.kind == "noun")
        rate = self.rates.get(spelling["lower"])
        if rate is None:
            rate = 0 if entry is None else RATE_OF_VERBS if entry.kind == "verb" else RATE_OF_NOUNS
        return [*(self.codes[name].get(value, 0) for name, value in spelling.items()), listed, rate]


class WordTable:
    """Codes and vectors of every word met so far.

    Parameters
    ----------
    vocabulary : Vocabulary
        Codes learned in training.
    columns : mapping of str to array
        For each word column, one vector a code.
    pieces : mapping of str to int
        Word pieces and their rows.
    piece_vectors : array
        One vector a piece.
    cues : CueList, optional
        The packaged list by default.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        *,
        columns: Mapping[str, FloatArray],
        pieces: Mapping[str, int],
        piece_vectors: FloatArray,
        cues: CueList | None = None,
    ) -> None:
        self.vocabulary = vocabulary
        self._columns = [columns[name] for name in WORD_COLUMNS]
        self._pieces = pieces
        self._piece_vectors = piece_vectors
        self._cues = cues or load_cues()
        self._rows: dict[str, int] = {}
        self.codes = np.zeros((1024, len(WORD_COLUMNS)), dtype=np.int32)
        self.vectors = np.zeros((1024, piece_vectors.shape[1]), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._rows)

    def look_up(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Return the row of each word, adding rows for words met for the first time."""
        rows = self._rows
        if len(rows) > _WORDS_KEPT:
            rows.clear()
        new = sorted(set(words).difference(rows))
        if new:
            self._add(new)
        return np.fromiter(map(rows.__getitem__, words), dtype=np.int64, count=len(words))

    def _add(self, words: Sequence[str]) -> None:
        start, stop = len(self._rows), len(self._rows) + len(words)
        while stop > len(self.codes):
            self.codes = np.concatenate([self.codes, np.zeros_like(self.codes)])
            self.vectors = np.concatenate([self.vectors, np.zeros_like(self.vectors)])
        codes = np.array([self.vocabulary.describe(word, cues=self._cues) for word in words], dtype=np.int32)
        vectors = np.zeros((len(words), self.vectors.shape[1]), dtype=np.float32)
        for number, table in enumerate(self._columns):
            vectors += table[codes[:, number]]
        pieces = [find_pieces(word, self._pieces) for word in words]
        counts = np.array([len(found) for found in pieces])
        made = np.flatnonzero(counts)
        if len(made):
            flat = np.array([piece for found in pieces for piece in found])
            starts = np.concatenate([[0], np.cumsum(counts[made])[:-1]])
            sums = np.add.reduceat(self._piece_vectors[flat], starts, axis=0)
            vectors[made] += sums / counts[made, None].astype(np.float32)
        self.codes[start:stop], self.vectors[start:stop] = codes, vectors
        self._rows.update(zip(words, range(start, stop), strict=True))
