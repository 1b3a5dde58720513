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

import numpy as np
from numpy.typing import NDArray

from framing.attribution.cues import STANCES, load_cues
from framing.attribution.labels import KINDS, Mention
from framing.segmentation.prose import Prose

__all__ = ["REACH", "Pairs", "describe_pairs"]

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

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
    table = np.array([_describe(prose, m) for m in mentions], dtype=np.float32)
    columns = [
        *_order(first, last, kind, cue, mention),
        *_surroundings(prose, first, last, kind, cue, mention),
        *_between(prose, first, last, cue, mention),
    ]
    own = np.concatenate([table[cue], table[mention]], axis=1)
    return Pairs(cue, mention, np.concatenate([np.stack(columns, 1).astype(np.float32), own], axis=1))


def _describe(prose: Prose, mention: Mention) -> list[float]:
    """Numbers that depend on one mention alone."""
    words = prose.words
    lower = words[mention.first].lower()
    head = [lower == word for word in _HEADS]
    stance = [False] * len(STANCES)
    if mention.kind == "cue":
        known = load_cues().words
        for word in words[mention.first : mention.last]:
            entry = known.get(word.lower())
            if entry is not None:
                stance[STANCES.index(entry.stance)] = True
                break
    final = words[mention.last - 1]
    return [
        np.log1p(len(mention)),
        lower in _PRONOUNS,
        lower.endswith("ing"),
        words[mention.first][0].isupper(),
        not words[mention.first][0].isalnum(),
        not final[0].isalnum(),
        *(head if mention.kind == "cue" else head[:0]),
        *(stance if mention.kind == "cue" else stance[:0]),
        *([0.0] * (len(head) + len(stance)) if mention.kind != "cue" else ()),
    ]


def _order(
    first: IntArray, last: IntArray, kind: IntArray, cue: IntArray, mention: IntArray
) -> list[NDArray[np.generic]]:
    """Side, distance, and what other mentions stand between and beside."""
    after = mention > cue
    gap = np.where(after, first[mention] - last[cue], first[cue] - last[mention])
    low, high = np.minimum(cue, mention), np.maximum(cue, mention)
    columns: list[NDArray[np.generic]] = [after, np.log1p(np.maximum(gap, 0)), gap <= 0, gap == 1, gap == 2]
    for wanted in range(len(KINDS)):
        seen = np.concatenate([[0], np.cumsum(kind == wanted)])
        between = seen[high] - seen[low + 1]
        columns += [between == 0, between == 1, between > 1]
    padded = np.concatenate([[-1], kind, [-1]])
    distance = np.concatenate([[99], first[1:] - last[:-1], [99]])
    for anchor in (cue, mention):
        for wanted in range(len(KINDS)):
            columns += [padded[anchor] == wanted, padded[anchor + 2] == wanted]
        columns += [distance[anchor] <= 1, distance[anchor + 1] <= 1]
    columns.append(kind[mention] == _CONTENT)
    return columns


def _surroundings(
    prose: Prose, first: IntArray, last: IntArray, kind: IntArray, cue: IntArray, mention: IntArray
) -> list[NDArray[np.generic]]:
    """Sentences, paragraphs and quotations of the two."""
    firsts = np.array([s.first for s in prose.sentences])
    lasts = np.array([s.last for s in prose.sentences])
    paragraphs = np.array([s.paragraph for s in prose.sentences])
    sentence = np.searchsorted(firsts, first, side="right") - 1
    final = np.searchsorted(firsts, last - 1, side="right") - 1
    paragraph = paragraphs[sentence]
    after = mention > cue
    breaks = np.where(after, sentence[mention] - final[cue], sentence[cue] - final[mention])
    skips = np.abs(paragraph[mention] - paragraph[cue])
    columns: list[NDArray[np.generic]] = [breaks <= 0, breaks == 1, breaks == 2, breaks > 2]
    columns += [skips == 0, skips == 1, skips == 2, skips > 2]
    for wanted in range(len(KINDS)):
        held = np.bincount(sentence[kind == wanted], minlength=len(firsts))
        columns += [held[sentence[cue]] == 1, held[sentence[cue]] > 1]
        columns += [held[sentence[mention]] == 0, held[sentence[mention]] == 1, held[sentence[mention]] > 1]
        columns += [held[final[mention]] == 0, held[final[mention]] > 1]
    columns += [first[mention] == firsts[sentence[mention]], last[mention] >= lasts[final[mention]] - 1]
    columns += [first[cue] == firsts[sentence[cue]], last[cue] >= lasts[final[cue]] - 1]
    number = _quotation_numbers(prose)
    begins, ends = number[first], number[last - 1]
    columns += [begins[mention] > 0, ends[mention] > 0, begins[cue] > 0]
    columns += [(begins[cue] > 0) & (begins[cue] == begins[mention])]
    opens = np.searchsorted(paragraphs, paragraphs)
    columns.append(first[mention] == firsts[opens[sentence[mention]]])
    return columns


def _quotation_numbers(prose: Prose) -> IntArray:
    """Return the number of the quotation that each token stands in, from 1; 0 outside."""
    number = np.zeros(len(prose), dtype=np.int64)
    for index, quotation in enumerate(prose.quotations, start=1):
        start = bisect_left(prose.starts, quotation.start)
        stop = bisect_left(prose.starts, quotation.end)
        if not number[start:stop].any():
            number[start:stop] = index
    return number


def _between(
    prose: Prose, first: IntArray, last: IntArray, cue: IntArray, mention: IntArray
) -> list[NDArray[np.generic]]:
    """Which marks and small words stand between the two, and just before the later one."""
    after = mention > cue
    low = np.where(after, last[cue], last[mention])
    high = np.maximum(np.where(after, first[mention], first[cue]), low)
    code = np.fromiter((_BETWEEN_CODES.get(word.lower(), 0) for word in prose.words), np.int64, len(prose))
    columns: list[NDArray[np.generic]] = []
    for wanted in range(1, len(_BETWEEN) + 1):
        seen = np.concatenate([[0], np.cumsum(code == wanted)])
        columns.append(seen[high] > seen[low])
    before = np.where(first[mention] > 0, code[np.maximum(first[mention] - 1, 0)], 0)
    columns += [before == wanted for wanted in (1, 2, 3, 4)]
    return columns


_BETWEEN_CODES = {word: number for number, word in enumerate(_BETWEEN, start=1)}
