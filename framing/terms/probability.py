"""Probabilities of words and sentences: from scores, and from words to the sentence that they stand in.

In: arrays over the words of a document, and the first word of each sentence. Out: arrays over words or sentences.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["reduce_sentences", "sigmoid", "sum_up"]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

# Added to a probability, and to a sum of them, before its logarithm is taken.
_LEAST_PROBABILITY, _LEAST_SUM = 0.01, 0.05


def sum_up(likely: Floats, bounds: Ints) -> Floats:
    """Say of each sentence how likely its likeliest word is to be loaded, and how many words are expected to be.

    Both as logarithms: what one loaded word adds is felt most where there was none.

    Examples
    --------
    >>> sum_up(np.array([0.5, 0.1, 0.2]), np.array([0, 2, 3])).round(2).tolist()
    [[-0.67, -0.43], [-1.56, -1.39]]
    """
    highest = reduce_sentences(np.maximum, likely, bounds) + _LEAST_PROBABILITY
    expected = reduce_sentences(np.add, likely, bounds) + _LEAST_SUM
    return np.asarray(np.log(np.array([highest, expected]).T))


def reduce_sentences(how: np.ufunc, values: npt.NDArray[Any], bounds: Ints) -> npt.NDArray[Any]:
    """Add up, or find the largest of, the rows of each sentence; 0 for one without words.

    Examples
    --------
    >>> reduce_sentences(np.add, np.array([1, 2, 4]), np.array([0, 2, 2, 3])).tolist()
    [3, 0, 4]
    """
    filled = bounds[1:] > bounds[:-1]
    if filled.all() and len(filled):
        return np.asarray(how.reduceat(values, bounds[:-1], axis=0))
    parts = np.zeros((len(filled), *values.shape[1:]), values.dtype)
    if filled.any():
        parts[filled] = how.reduceat(values, bounds[:-1][filled], axis=0)
    return parts


def sigmoid(logits: Floats) -> Floats:
    """Turn logits into probabilities."""
    return np.asarray(1 / (1 + np.exp(np.minimum(np.maximum(-logits, -30), 30))), np.float32)
