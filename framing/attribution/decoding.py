"""The best sequence of labels under scores for tokens and transitions, and the probability of each label.

In: an array of label scores a token, the ranges of tokens to decode each on its own, and the transition scores of a
linear-chain conditional random field. Out: label numbers (Viterbi) or marginal probabilities (forward-backward).

Conventions: ranges are decoded side by side, longest first, so that the work is a few array operations a token of
the longest range. ``I-`` may follow only ``B-`` or ``I-`` of its own kind. Reference: Lafferty, McCallum & Pereira
2001.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.attribution.labels import LABELS

__all__ = ["Chain", "Ranges", "find_best_labels", "find_probabilities", "order_ranges"]

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Chain:
    """Scores of the first label and of label after label; what is not allowed scores far below anything."""

    first: FloatArray
    after: FloatArray

    @classmethod
    def constrained(cls, first: FloatArray, after: FloatArray) -> Chain:
        """Return a chain in which an ``I-`` label can't open a mention."""
        first = np.array(first, dtype=np.float32)
        after = np.array(after, dtype=np.float32)
        for number, label in enumerate(LABELS):
            if label.startswith("I-"):
                first[number] = _NEVER
                for before, other in enumerate(LABELS):
                    if other[2:] != label[2:]:
                        after[before, number] = _NEVER
        return cls(first, after)


@dataclass(frozen=True, slots=True)
class Ranges:
    """Ranges of tokens laid side by side, longest first: a row a token, the rows of one step one after the other.

    Parameters
    ----------
    onward, back : array of int
        The token of each row, counted from the first token of each range on, and from its last one back.
    before : array of int
        The row of the same range one step earlier, for the rows after those of the first step.
    steps : sequence of (int, int)
        Where the rows of each step begin and end.
    """

    onward: IntArray
    back: IntArray
    before: IntArray
    steps: Sequence[tuple[int, int]]


def order_ranges(ranges: Sequence[tuple[int, int]]) -> Ranges:
    """Return half-open token ranges in the order in which they are decoded.

    Examples
    --------
    >>> ranges = order_ranges([(0, 2), (2, 6)])
    >>> ranges.onward.tolist(), ranges.back.tolist(), ranges.steps
    ([2, 0, 3, 1, 4, 5], [5, 1, 4, 0, 3, 2], [(0, 2), (2, 4), (4, 5), (5, 6)])
    """
    bounds = np.array(ranges, dtype=np.int64).reshape(-1, 2)
    lengths = bounds[:, 1] - bounds[:, 0]
    order = np.argsort(-lengths, kind="stable")
    steps = np.arange(lengths.max(initial=0))
    # how many ranges are longer than a given step
    counts = np.searchsorted(-lengths[order], -steps, side="left")
    ends = np.cumsum(counts)
    step = np.repeat(steps, counts)
    rank = np.arange(len(step)) - (ends - counts)[step]
    starts, lasts = bounds[order, 0], bounds[order, 1] - 1
    # a row stands as many rows after its range's last one as there were ranges then
    before = (np.arange(len(step)) - counts[step - 1])[step > 0]
    bounds_of_steps = zip((ends - counts).tolist(), ends.tolist(), strict=True)
    return Ranges(starts[rank] + step, lasts[rank] - step, before, list(bounds_of_steps))


def find_best_labels(scores: FloatArray, ranges: Ranges, chain: Chain) -> IntArray:
    """Return the number of the best label of each token; 0 for tokens in no range.

    Parameters
    ----------
    scores : array of shape (tokens, labels)
        Score of each label, before transitions.
    ranges : Ranges
        What is decoded on its own.
    chain : Chain
        Transition scores.

    Examples
    --------
    >>> flat = Chain.constrained(np.zeros(7), np.zeros((7, 7)))
    >>> wanted = np.eye(7, dtype=np.float32)[[1, 2, 2, 0]]
    >>> find_best_labels(wanted, order_ranges([(0, 4)]), flat).tolist()
    [1, 2, 2, 0]
    """
    best = np.zeros(len(scores), dtype=np.int64)
    if not ranges.steps:
        return best
    here = scores[ranges.onward]
    # the score of the best way to each label of each row; label before, row, label: numpy reduces fastest over the
    # first axis
    value = np.empty_like(here)
    after = chain.after[:, None, :]
    low, high = ranges.steps[0]
    np.add(here[:high], chain.first, out=value[:high])
    for start, stop in ranges.steps[1:]:
        paths = value[low : low + stop - start].T[:, :, None] + after
        np.maximum.reduce(paths, axis=0, out=value[start:stop])
        value[start:stop] += here[start:stop]
        low = start
    best[ranges.onward] = _trace_back(value, ranges.before, after)
    return best


def _trace_back(value: FloatArray, before: IntArray, after: FloatArray) -> NDArray[np.uint8]:
    """Return the label of each row on the best way through its range."""
    labels = value.shape[1]
    origin = (value[before].T[:, :, None] + after).argmax(0).astype(np.uint8).tobytes()
    # right for the last row of each range; the others are set from the row after them
    best = bytearray(value.argmax(1).astype(np.uint8))
    first = len(value) - len(before)
    for number, row in reversed(list(enumerate(before.tolist()))):
        best[row] = origin[labels * number + best[first + number]]
    return np.frombuffer(best, dtype=np.uint8)


def find_probabilities(scores: FloatArray, ranges: Ranges, chain: Chain) -> FloatArray:
    """Return the marginal probability of each label of each token; parameters as for `find_best_labels`.

    Examples
    --------
    >>> flat = Chain.constrained(np.zeros(7), np.zeros((7, 7)))
    >>> find_probabilities(np.zeros((1, 7), dtype=np.float32), order_ranges([(0, 1)]), flat).round(2).tolist()
    [[0.25, 0.25, 0.0, 0.25, 0.0, 0.25, 0.0]]
    """
    if not ranges.steps:
        return np.zeros_like(scores)
    weights = np.exp(scores - scores.max(1, keepdims=True)) + np.float32(1e-12)
    # both directions at once: from the start of each range on, and from its end back
    after = np.exp(chain.after)
    # label before, direction, row, label; sums over the first axis come out the same however many rows there are,
    # which a matrix product does not promise
    both = np.stack([after, after.T], axis=1)[:, :, None]
    here = np.stack([weights[ranges.onward], weights[ranges.back]])
    reached = np.ones_like(here)
    reached[0, slice(*ranges.steps[0])] = np.exp(chain.first)
    value = reached[:, slice(*ranges.steps[0])] * here[:, slice(*ranges.steps[0])]
    for step, (start, stop) in enumerate(ranges.steps[1:], start=1):
        value = value[:, : stop - start]
        # weights are at least 1e-12, so that two steps in single precision stay far from nothing
        if step % 2:
            value = value / np.add.reduce(value, axis=2, keepdims=True)
        paths = value.transpose(2, 0, 1)[..., None] * both
        np.add.reduce(paths, axis=0, out=reached[:, start:stop])
        value = reached[:, start:stop] * here[:, start:stop]
    forward, backward = np.empty_like(weights), np.ones_like(weights)
    forward[ranges.onward] = reached[0] * here[0]
    backward[ranges.back] = reached[1]
    product = forward * backward
    total: FloatArray = product / product.sum(1, keepdims=True)
    return total
