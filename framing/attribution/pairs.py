"""Numbers that describe pairs of a cue and a source or content, for the linker.

In: `Prose` and its mentions in text order. Out: `Pairs`: candidate pairs as index arrays, and one row of features
a pair. Everything is computed for all pairs of a document at once.

Conventions: a mention is paired with the `REACH` nearest cues on each side, counted in cues and not in tokens, so
that a quotation that runs over several paragraphs still meets its cue.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from framing.attribution.cues import STANCES, load_cues
from framing.attribution.labels import KINDS, Mention
from framing.segmentation.prose import Prose

__all__ = ["REACH", "Pairs", "describe_pairs"]

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
Block = NDArray[np.generic]

# Cues considered on each side of a mention: with two, some continued quotations lose their cue.
REACH = 3

_SOURCE, _CUE, _CONTENT = range(len(KINDS))
_BETWEEN = (",", ":", ".", "that", "and", "but", "who", "to", "of", "because", "as")
_HEADS = ("said", "says", "say", "told", "according", "asked", "called", "added", "saying", ":", "in", "is", "has")
_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "who", "it", "you"})


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs of one document.

    Parameters
    ----------
    cue, mention : array of int
        Indices into the document's mentions.
    features : array of shape (pairs, features)
        What is known of each pair.
    """

    cue: IntArray
    mention: IntArray
    features: FloatArray


def describe_pairs(prose: Prose, mentions: Sequence[Mention]) -> Pairs:
    """Return the candidate pairs of a document, sources and contents together.

    Parameters
    ----------
    prose : Prose
        The document.
    mentions : sequence of Mention
        In text order, without overlaps.
    """
    first = np.array([m.first for m in mentions], dtype=np.int64)
    last = np.array([m.last for m in mentions], dtype=np.int64)
    kind = np.array([KINDS.index(m.kind) for m in mentions], dtype=np.int64)
    cues = np.flatnonzero(kind == _CUE)
    others = np.flatnonzero(kind != _CUE)
    rank = np.searchsorted(cues, others)
    offered = rank[:, None] + np.arange(-REACH, REACH)
    valid = (offered >= 0) & (offered < len(cues))
    mention = np.broadcast_to(others[:, None], offered.shape)[valid]
    cue = cues[offered[valid]]
    if not len(cue):
        return Pairs(cue, mention, np.zeros((0, 0), dtype=np.float32))
    table = _describe(prose, mentions)
    blocks = [
        *_order(first, last, kind, cue, mention),
        *_surroundings(prose, first, last, kind, cue, mention),
        *_between(prose, first, last, cue, mention),
        table[cue],
        table[mention],
    ]
    return Pairs(cue, mention, np.concatenate(blocks, axis=1, dtype=np.float32))


def _describe(prose: Prose, mentions: Sequence[Mention]) -> FloatArray:
    """Numbers that depend on one mention alone; which head and which stance it has is told of cues only."""
    words, known = prose.words, load_cues().words
    shapes = []
    heads = np.zeros((len(mentions), len(_HEADS) + len(STANCES)), dtype=np.float32)
    for number, mention in enumerate(mentions):
        opening, final = words[mention.first], words[mention.last - 1]
        lower = opening.lower()
        initial = opening[0]
        pronoun, participle = lower in _PRONOUNS, lower.endswith("ing")
        shapes.append((pronoun, participle, initial.isupper(), not initial.isalnum(), not final[0].isalnum()))
        if mention.kind == "cue":
            if lower in _HEADS:
                heads[number, _HEADS.index(lower)] = 1
            entries = (known.get(word.lower()) for word in words[mention.first : mention.last])
            entry = next(filter(None, entries), None)
            if entry is not None:
                heads[number, len(_HEADS) + STANCES.index(entry.stance)] = 1
    lengths = np.array([len(mention) for mention in mentions])
    return np.concatenate([np.log1p(lengths)[:, None], shapes, heads], axis=1, dtype=np.float32)


def _order(first: IntArray, last: IntArray, kind: IntArray, cue: IntArray, mention: IntArray) -> list[Block]:
    """Side, distance, and what other mentions stand between and beside."""
    after = mention > cue
    gap = np.where(after, first[mention] - last[cue], first[cue] - last[mention])
    low, high = np.minimum(cue, mention), np.maximum(cue, mention)
    is_kind = kind[:, None] == np.arange(len(KINDS))
    between = _counts_up_to(is_kind)
    between = between[high] - between[low + 1]
    beside = _describe_neighbours(first, last, is_kind)
    return [
        np.stack([after, np.log1p(np.maximum(gap, 0)), gap <= 0, gap == 1, gap == 2], axis=1),
        _by_kind(between == 0, between == 1, between > 1),
        beside[cue],
        beside[mention],
        is_kind[mention, _CONTENT, None],
    ]


def _describe_neighbours(first: IntArray, last: IntArray, is_kind: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Kinds of the mentions before and after each one, and whether they touch it."""
    size, kinds = is_kind.shape
    around = np.zeros((size, kinds + 1, 2), dtype=np.bool_)
    beside = np.column_stack([is_kind, np.zeros(size, dtype=np.bool_)])
    around[1:, :, 0], around[:-1, :, 1] = beside[:-1], beside[1:]
    around[1:, kinds, 0] = around[:-1, kinds, 1] = first[1:] - last[:-1] <= 1
    return around.reshape(size, -1)


def _surroundings(
    prose: Prose, first: IntArray, last: IntArray, kind: IntArray, cue: IntArray, mention: IntArray
) -> list[Block]:
    """Sentences, paragraphs and quotations of the two."""
    firsts, lasts, paragraphs = np.array([(s.first, s.last, s.paragraph) for s in prose.sentences]).T
    sentence = np.searchsorted(firsts, first, side="right") - 1
    final = np.searchsorted(firsts, last - 1, side="right") - 1
    paragraph = paragraphs[sentence]
    breaks = np.where(mention > cue, sentence[mention] - final[cue], sentence[cue] - final[mention])
    skips = np.abs(paragraph[mention] - paragraph[cue])
    held = np.bincount(sentence * len(KINDS) + kind, minlength=len(firsts) * len(KINDS)).reshape(-1, len(KINDS))
    at_cue, at_mention, at_end = held[sentence[cue]], held[sentence[mention]], held[final[mention]]
    opens, closes = first == firsts[sentence], last >= lasts[final] - 1
    number = _quotation_numbers(prose)
    begins, ends = number[first], number[last - 1]
    leads = first == firsts[np.searchsorted(paragraphs, paragraph)]
    columns = [
        *(breaks <= 0, breaks == 1, breaks == 2, breaks > 2),
        *(skips == 0, skips == 1, skips == 2, skips > 2),
    ]
    edges = [
        *(opens[mention], closes[mention], opens[cue], closes[cue]),
        *(begins[mention] > 0, ends[mention] > 0, begins[cue] > 0),
        (begins[cue] > 0) & (begins[cue] == begins[mention]),
        leads[mention],
    ]
    return [
        np.stack(columns, axis=1),
        _by_kind(
            *(at_cue == 1, at_cue > 1),
            *(at_mention == 0, at_mention == 1, at_mention > 1),
            *(at_end == 0, at_end > 1),
        ),
        np.stack(edges, axis=1),
    ]


def _quotation_numbers(prose: Prose) -> IntArray:
    """Return the number of the quotation that each token stands in, from 1; 0 outside."""
    number = np.zeros(len(prose), dtype=np.int64)
    for index, quotation in enumerate(prose.quotations, start=1):
        start = bisect_left(prose.starts, quotation.start)
        stop = bisect_left(prose.starts, quotation.end)
        if not number[start:stop].any():
            number[start:stop] = index
    return number


def _between(prose: Prose, first: IntArray, last: IntArray, cue: IntArray, mention: IntArray) -> list[Block]:
    """Which marks and small words stand between the two, and just before the later one."""
    after = mention > cue
    low = np.where(after, last[cue], last[mention])
    high = np.maximum(np.where(after, first[mention], first[cue]), low)
    # no word holds a line break, so that all of them can be put in lower case at once
    lower = "\n".join(prose.words).lower().split("\n")
    code = np.fromiter(map(_BETWEEN_CODES.get, lower, repeat(0)), np.int64, len(lower))
    seen = _counts_up_to(code[:, None] == np.arange(1, len(_BETWEEN) + 1))
    before = np.where(first[mention] > 0, code[np.maximum(first[mention] - 1, 0)], 0)
    return [seen[high] > seen[low], before[:, None] == np.arange(1, 5)]


def _counts_up_to(flags: NDArray[np.bool_]) -> IntArray:
    """Return, for each column, how many of the rows before each one are true."""
    counts = np.zeros((len(flags) + 1, flags.shape[1]), dtype=np.int64)
    np.cumsum(flags, axis=0, out=counts[1:])
    return counts


def _by_kind(*tables: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Join tables with a column a kind: all that is known of the first kind, then of the next."""
    return np.stack(tables, axis=2).reshape(len(tables[0]), -1)


_BETWEEN_CODES = {word: number for number, word in enumerate(_BETWEEN, start=1)}
