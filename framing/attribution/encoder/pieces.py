"""A document as the encoder reads it: word pieces, and for each its shape, quotation state and break.

In: token strings and whether white space stands before each. Out: `Encoded` arrays over the word pieces.

Conventions: pieces are the longest ones of the vocabulary that spell a lower-cased, accent-stripped token (WordPiece:
Wu et al. 2016); the encoder's labels live on the first piece of a token. Shape, quotation state and break are folded
into one number a piece, the row of the model's feature table.

Left undone: words of which the vocabulary has no letters become one unknown piece.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BREAKS",
    "QUOTES",
    "SHAPES",
    "Encoded",
    "WordPiece",
    "encode_words",
    "find_breaks",
    "find_quote_states",
    "find_shape",
]

Ints = NDArray[np.int64]

# A token keeps at most this many pieces: longer ones are addresses and misprints.
MAX_PIECES = 6
SHAPES, QUOTES, BREAKS = 7, 4, 3
_OPEN, _CLOSE, _STRAIGHT = "“„«", "”»", '"'
# A quotation left open for longer than this many tokens is taken for a lost closing mark.
_QUOTE_LIMIT = 250
# A stop after one of these ends no sentence. Training reads breaks off the text; the package takes them from `Prose`.
_ABBREVIATIONS = frozenset(
    {"mr", "mrs", "ms", "dr", "sen", "sens", "rep", "reps", "gov", "gen", "lt", "col", "sgt", "capt", "prof",
     "rev", "hon", "st", "jr", "sr", "no", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
     "oct", "nov", "dec", "inc", "corp", "co", "ltd"}
)  # fmt: skip


def find_breaks(words: Sequence[str], gaps: Sequence[str]) -> Ints:
    """0 inside a sentence, 1 sentence start, 2 paragraph start, for each token."""
    out = np.zeros(len(words), np.int64)
    ended = False
    for i, (w, gap) in enumerate(zip(words, gaps, strict=True)):
        if gap == "\n":
            out[i], ended = 2, False
        elif ended and gap and (w[0].isupper() or w[0].isdigit() or w[0] in "\"'“‘([") and w not in ")]”":
            out[i], ended = 1, False
        if w in ".!?…":
            prev = words[i - 1] if i else ""
            ended = not (w == "." and (prev.lower() in _ABBREVIATIONS or (len(prev) == 1 and prev.isupper())))
        elif not (ended and w in "\"'”’)]»"):
            ended = False
    return out


def find_quote_states(words: Sequence[str], gaps: Sequence[str], breaks: Ints) -> Ints:
    """0 outside quotation marks, 1 inside, 2 an opening mark, 3 a closing mark."""
    out = np.zeros(len(words), np.int64)
    inside = 0
    for i, w in enumerate(words):
        if breaks[i] == 2:
            inside = 0
        if w in _OPEN or w in _CLOSE or w == _STRAIGHT:
            if w in _OPEN:
                opening = True
            elif w in _CLOSE:
                opening = False
            else:
                before, after = bool(gaps[i]), i + 1 < len(words) and gaps[i + 1] == ""
                opening = before if before == after else not inside
            out[i] = 2 if opening else 3
            inside = 1 if opening else 0
        elif inside:
            out[i] = 1
            inside = 0 if inside > _QUOTE_LIMIT else inside + 1
    return out


def find_shape(w: str) -> int:
    """Tell a token's shape: 1 lower, 2 Capitalised, 3 CAPITALS, 4 miXed, 5 number, 6 mark.

    Examples
    --------
    >>> [find_shape(word) for word in ("said", "Rao", "NATO", "McCain", "1,500", ",")]
    [1, 2, 3, 4, 5, 6]
    """
    c = w[0]
    if c.isdigit():
        return 5
    if not c.isalpha():
        return 6
    if w.islower():
        return 1
    if len(w) > 1 and w.isupper():
        return 3
    return 2 if c.isupper() and (len(w) == 1 or w[1:].islower()) else 4


class WordPiece:
    """Greedy longest-match word pieces over lower-cased, accent-stripped tokens; remembers every word it has seen."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.index = {p: i for i, p in enumerate(vocabulary)}
        self.unknown, self.start, self.stop = self.index["[UNK]"], self.index["[CLS]"], self.index["[SEP]"]
        # what is not written in words can be one token of any length
        self._longest = max(map(len, self.index))
        self._seen: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the row numbers of a token's pieces.

        Examples
        --------
        >>> WordPiece(["[UNK]", "[CLS]", "[SEP]", "peace", "##keep", "##er"]).pieces("Peacekeeper")
        (3, 4, 5)
        """
        got = self._seen.get(word)
        if got is None:
            got = self._seen[word] = self._split(word)
        return got

    def _split(self, word: str) -> tuple[int, ...]:
        norm = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        out: list[int] = []
        for part in re.findall(r"\w+|[^\w\s]", norm) or [norm]:
            out += self._greedy(part)
        return tuple(out[:MAX_PIECES]) or (self.unknown,)

    def _greedy(self, part: str) -> list[int]:
        out, at = [], 0
        while at < len(part):
            end = min(len(part), at + self._longest)
            while end > at and ((("##" if at else "") + part[at:end]) not in self.index):
                end -= 1
            if end == at:
                return [self.unknown]
            out.append(self.index[("##" if at else "") + part[at:end]])
            at = end
        return out


@dataclass(slots=True)
class Encoded:
    """Piece ids and features of a whole document; `first[i]` is the piece index of token i."""

    ids: Ints
    feats: Ints
    first: Ints
    breaks: Ints


def encode_words(
    words: Sequence[str], gaps: Sequence[str], wordpiece: WordPiece, breaks: Ints | None = None
) -> Encoded:
    """Return a document as arrays over its word pieces.

    Parameters
    ----------
    words, gaps : sequence of str
        Its tokens, and the white space before each: empty, a space or a line break.
    wordpiece : WordPiece
        The vocabulary.
    breaks : array of int, optional
        0 inside a sentence, 1 at the start of one, 2 at the start of a paragraph; read off the text by default.
    """
    if breaks is None:
        breaks = find_breaks(words, gaps)
    quotes = find_quote_states(words, gaps, breaks)
    pieces = [wordpiece.pieces(w) for w in words]
    counts = np.fromiter(map(len, pieces), np.int64, len(pieces))
    ids = np.fromiter((p for ps in pieces for p in ps), np.int64, int(counts.sum()))
    shapes = np.fromiter(map(find_shape, words), np.int64, len(words))
    first = np.cumsum(counts) - counts
    feats = np.repeat(shapes * QUOTES * BREAKS + quotes * BREAKS, counts)
    feats[first] += breaks
    return Encoded(ids, feats, first, breaks)
