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
    """Ranges of tokens, longest first: where each starts, how long it is, how many are longer than a given step."""

    starts: IntArray
    lengths: IntArray
    longer: Sequence[int]


def order_ranges(ranges: Sequence[tuple[int, int]]) -> Ranges:
    """Return half-open token ranges in the order in which they are decoded.

    Examples
    --------
    >>> order_ranges([(0, 2), (2, 6)]).longer
    [2, 2, 1, 1]
    """
    bounds = np.array(ranges, dtype=np.int64).reshape(-1, 2)
    lengths = bounds[:, 1] - bounds[:, 0]
    order = np.argsort(-lengths, kind="stable")
    lengths = lengths[order]
    steps = int(lengths[0]) if len(lengths) else 0
    longer = np.searchsorted(-lengths, -np.arange(steps), side="left").tolist()
    return Ranges(bounds[order, 0], lengths, longer)


def find_best_labels(scores: FloatArray, ranges: Ranges, chain: Chain) -> IntArray:
    """Return the number of the best label of each token.

    Parameters
    ----------
    scores : array of shape (tokens, labels)
        Score of each label, before transitions.
    ranges : Ranges
        What is decoded on its own; together they cover all tokens.
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
    if not len(scores):
        return best
    origin = np.zeros(scores.shape, dtype=np.int64)
    # label before, range, label: numpy reduces fastest over the first axis
    after = chain.after[:, None, :]
    value = scores[ranges.starts] + chain.first
    final = np.empty(len(ranges.starts), dtype=np.int64)
    for step, count in enumerate(ranges.longer):
        if step == 0:
            continue
        if count < len(value):
            final[count : len(value)] = value[count:].argmax(1)
        paths = value[:count].T[:, :, None] + after
        at = ranges.starts[:count] + step
        origin[at] = paths.argmax(0)
        value = paths.max(0)
        value += scores[at]
    final[: len(value)] = value.argmax(1)
    current = final
    best[ranges.starts + ranges.lengths - 1] = current
    for step in range(len(ranges.longer) - 1, 0, -1):
        at = ranges.starts[: ranges.longer[step]] + step
        best[at - 1] = origin[at, best[at]]
    return best


def find_probabilities(scores: FloatArray, ranges: Ranges, chain: Chain) -> FloatArray:
    """Return the marginal probability of each label of each token; parameters as for `find_best_labels`.

    Examples
    --------
    >>> flat = Chain.constrained(np.zeros(7), np.zeros((7, 7)))
    >>> find_probabilities(np.zeros((1, 7), dtype=np.float32), order_ranges([(0, 1)]), flat).round(2).tolist()
    [[0.25, 0.25, 0.0, 0.25, 0.0, 0.25, 0.0]]
    """
    if not len(scores):
        return np.zeros_like(scores)
    weights = np.exp(scores - scores.max(1, keepdims=True)) + np.float32(1e-12)
    # both directions at once: from the start of each range on, and from its end back
    both = np.stack([np.exp(chain.after), np.exp(chain.after).T])
    ends = ranges.starts + ranges.lengths - 1
    forward, backward = np.empty_like(weights), np.ones_like(weights)
    value = np.stack([weights[ranges.starts] * np.exp(chain.first), weights[ends]])
    forward[ranges.starts] = value[0]
    for step, count in enumerate(ranges.longer):
        if step:
            value = value[:, :count]
            # weights are at least 1e-12, so that two steps in single precision stay far from nothing
            if step % 2:
                value = value / value.sum(2, keepdims=True)
            value = value @ both
            there, back = ranges.starts[:count] + step, ends[:count] - step
            backward[back] = value[1]
            value[0] *= weights[there]
            value[1] *= weights[back]
            forward[there] = value[0]
    product = forward * backward
    total: FloatArray = product / product.sum(1, keepdims=True)
    return total
