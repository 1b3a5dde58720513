"""Columns that depend on where a token stands: sentence, paragraph, quotation marks and the cues around it.

In: `Prose` and the word columns of its tokens. Out: one integer array a column (`PLACE_COLUMNS`).

Conventions: gaps are binned (1 for the next token); 0 means that there is nothing to measure from. Quotation marks
of all kinds count as the same; marks inside a quotation are ignored.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from framing.segmentation.prose import Prose

__all__ = ["CODES", "PLACE_COLUMNS", "describe_places", "nearest", "runs_of"]

IntArray = NDArray[np.int32]

PLACE_COLUMNS = (
    "quote", "opened", "closing", "after", "before", "whole", "previous", "following", "start", "end",
    "paragraph", "left", "leftgap", "right", "rightgap", "leftcommas", "rightcommas", "cues", "that",
)  # fmt: skip

# Codes of a column that does not hold a word: the bins of a gap are the most.
CODES = 16

# Gaps are binned: near ones exactly, far ones coarsely.
_BINS = np.array([1, 2, 3, 4, 5, 7, 10, 15, 25, 40])
_BIN = np.searchsorted(_BINS, np.arange(64), side="right").astype(np.int32)
# A quotation of at most so many tokens, marks included, is rarely a sentence of its own.
_SHORT = 5


def binned(gap: NDArray[np.int64]) -> IntArray:
    """Return the bins of gaps; negative gaps give 0."""
    return _BIN.take(gap, mode="clip")


def nearest(
    marked: NDArray[np.bool_], first: NDArray[np.int64], last: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return, for each token, the index of the nearest marked token before and after it in its sentence, or -1.

    Examples
    --------
    >>> before, after = nearest(np.array([0, 1, 0, 0], bool), np.zeros(4, int), np.full(4, 4))
    >>> before.tolist(), after.tolist()
    ([-1, -1, 1, 1], [1, -1, -1, -1])
    """
    size = len(marked)
    index = np.arange(size)
    before = np.empty(size, dtype=np.int64)
    if size == 0:
        return before, before
    before[0] = -1
    before[1:] = np.maximum.accumulate(np.where(marked, index, -1))[:-1]
    after = np.empty(size, dtype=np.int64)
    after[-1] = size
    after[:-1] = np.minimum.accumulate(np.where(marked, index, size)[::-1])[::-1][1:]
    return np.where(before < first, -1, before), np.where(after >= last, -1, after)


def runs_of(prose: Prose) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first token and the end of the sentence of each token."""
    firsts = np.array([s.first for s in prose.sentences], dtype=np.int64)
    lasts = np.array([s.last for s in prose.sentences], dtype=np.int64)
    return np.repeat(firsts, lasts - firsts), np.repeat(lasts, lasts - firsts)


def describe_places(
    prose: Prose, *, lower: IntArray, possible: NDArray[np.bool_], comma: NDArray[np.bool_], that: NDArray[np.bool_]
) -> dict[str, IntArray]:
    """Return the place columns of a document.

    Parameters
    ----------
    prose : Prose
        The document.
    lower : array
        Code of each token's word.
    possible, comma, that : array of bool
        Which tokens may be cues, are commas, and are the word "that".
    """
    size = len(prose)
    index = np.arange(size)
    first, last = runs_of(prose)
    columns = _quotation_columns(prose, first, last)
    inside = columns["quote"] > 0
    columns |= _sentence_columns(prose, inside)
    columns["start"] = binned(index - first + 1)
    columns["end"] = binned(last - index)

    outside = possible & ~inside
    left, right = nearest(outside, first, last)
    commas, thats, counts = _counts_up_to(comma), _counts_up_to(that), _counts_up_to(outside)
    for name, at, gap in (("left", left, index - left), ("right", right, right - index)):
        known = at >= 0
        columns[name] = np.where(known, lower[at], 0).astype(np.int32)
        columns[name + "gap"] = np.where(known, binned(gap), 0).astype(np.int32)
        between = np.abs(commas[index] - commas[at])
        columns[name + "commas"] = np.where(known, 1 + np.minimum(between, 3), 0).astype(np.int32)
    columns["that"] = np.where(left >= 0, 1 + np.minimum(thats[index] - thats[left], 1), 0).astype(np.int32)
    columns["cues"] = np.minimum(counts[last] - counts[first], 3).astype(np.int32)
    return columns


def _counts_up_to(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return how many tokens before each one are marked; the last number is of all."""
    counts = np.zeros(len(flags) + 1, dtype=np.int64)
    np.cumsum(flags, out=counts[1:])
    return counts


def _quotation_columns(prose: Prose, first: NDArray[np.int64], last: NDArray[np.int64]) -> dict[str, IntArray]:
    size = len(prose)
    quote = np.zeros(size, dtype=np.int32)
    opens, closes = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    begin, until = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    end = 0
    for quotation in prose.quotations:
        start = bisect_left(prose.starts, quotation.start)
        stop = bisect_left(prose.starts, quotation.end)
        if start < end or stop <= start:
            continue
        end = stop
        quote[start:stop] = 5 if not quotation.closed else 2 if stop - start > _SHORT else 4
        begin[start:stop], until[start:stop] = start, stop
        quote[start], opens[start] = 1, True
        if quotation.closed:
            quote[stop - 1], closes[stop - 1] = 3, True
    before, _ = nearest(closes, first, last)
    _, after = nearest(opens, first, last)
    index = np.arange(size)
    return {
        "quote": quote,
        "opened": np.where(quote > 0, binned(index - begin + 1), 0).astype(np.int32),
        "closing": np.where(quote > 0, binned(until - index), 0).astype(np.int32),
        "after": np.where((before >= 0) & (quote == 0), binned(index - before), 0).astype(np.int32),
        "before": np.where((after >= 0) & (quote == 0), binned(after - index), 0).astype(np.int32),
    }


def _sentence_columns(prose: Prose, inside: NDArray[np.bool_]) -> dict[str, IntArray]:
    """Columns with one value a sentence: how much of it is quoted, its neighbours, its paragraph."""
    firsts = np.array([s.first for s in prose.sentences], dtype=np.int64)
    lasts = np.array([s.last for s in prose.sentences], dtype=np.int64)
    paragraphs = np.array([s.paragraph for s in prose.sentences], dtype=np.int64)
    counts = _counts_up_to(inside)
    share = counts[lasts] - counts[firsts]
    whole = np.where(share == 0, 1, np.where(share >= lasts - firsts - 1, 4, np.where(inside[firsts], 2, 3)))
    opens = np.ones(len(firsts), dtype=bool)
    opens[1:] = paragraphs[1:] != paragraphs[:-1]
    closes = np.ones(len(firsts), dtype=bool)
    closes[:-1] = opens[1:]
    previous, following = np.zeros_like(whole), np.zeros_like(whole)
    previous[1:] = whole[:-1] + 4 * opens[1:]
    following[:-1] = whole[1:] + 4 * closes[:-1]
    by_sentence = {
        "whole": whole,
        "previous": previous,
        "following": following,
        "paragraph": 1 + opens + 2 * closes,
    }
    return {name: np.repeat(values, lasts - firsts).astype(np.int32) for name, values in by_sentence.items()}
