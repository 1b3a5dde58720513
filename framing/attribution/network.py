"""A small convolutional network over tokens, run with numpy.

In: one vector a token. Out: one score a label and token.

Conventions: each layer mixes a token with the two that stand `gap` tokens before and after it, through a gated
linear unit, and adds the result to what it was given; gaps grow from layer to layer, so that a token is labelled in
sight of `Network.reach` tokens on each side (dilated convolutions: Strubell et al. 2017). A document of any length
is worked through in blocks that overlap by the reach, which gives the same scores as one block would.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Layer", "Network"]

FloatArray = NDArray[np.float32]

# Tokens worked on at once: large enough for fast matrix products, small enough for a processor's cache.
_BLOCK = 2048
# The usual constant that keeps a division by the spread from failing; the same as in training.
_EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights of one layer.

    Parameters
    ----------
    gap : int
        How many tokens away the neighbours are.
    weight : array of shape (3 * width, 2 * width)
        From the token before, the token itself and the token after to values and gates, all halved: the logistic
        gate of x is then (1 + tanh(x / 2)) / 2 without its factors.
    offset : array of shape (2 * width,)
        Added to the products, halved too.
    scale, shift : array of shape (width,)
        Of the normalisation.
    """

    gap: int
    weight: FloatArray
    offset: FloatArray
    scale: FloatArray
    shift: FloatArray


class Network:
    """Layers, and the linear map from the last one to label scores.

    Parameters
    ----------
    weights : mapping of str to array
        ``gaps``; ``scale`` and ``shift`` of the first normalisation; for layer *n* ``layer{n}_weight`` of shape
        ``(2 * width, 3 * width)``, ``layer{n}_offset``, ``layer{n}_scale`` and ``layer{n}_shift``; ``out_weight`` and
        ``out_offset``.
    """

    def __init__(self, weights: Mapping[str, NDArray[np.generic]]) -> None:
        def get(name: str) -> FloatArray:
            return np.ascontiguousarray(weights[name], dtype=np.float32)

        self._scale, self._shift = get("scale"), get("shift")
        width = len(self._scale)
        self.layers: list[Layer] = []
        for number, gap in enumerate(np.asarray(weights["gaps"], dtype=np.int64).tolist()):
            name = f"layer{number}_"
            halved = np.float32(0.5)
            weight = np.ascontiguousarray(get(name + "weight").T) * halved
            scale, shift = get(name + "scale"), get(name + "shift")
            self.layers.append(Layer(gap, weight, get(name + "offset") * halved, scale, shift))
        self._out = np.ascontiguousarray(get("out_weight").T)
        self._out_offset = get("out_offset")
        self.width = width

    @property
    def reach(self) -> int:
        """How many tokens away another one can still make a difference."""
        return sum(layer.gap for layer in self.layers)

    def score(self, vectors: FloatArray) -> FloatArray:
        """Return the label scores of all tokens of one document.

        Parameters
        ----------
        vectors : array of shape (tokens, width)
            One vector a token.
        """
        size = len(vectors)
        if size <= _BLOCK:
            return self._score_block(vectors)
        scores = []
        for start in range(0, size, _BLOCK):
            low, high = max(0, start - self.reach), min(size, start + _BLOCK + self.reach)
            block = self._score_block(vectors[low:high])
            scores.append(block[start - low : min(start + _BLOCK, size) - low])
        return np.concatenate(scores)

    def _score_block(self, vectors: FloatArray) -> FloatArray:
        values = vectors.copy()
        _normalise(values, self._scale, self._shift)
        # each token between its two neighbours, filled anew in each layer
        beside = np.empty((len(values), 3 * self.width), dtype=np.float32)
        for layer in self.layers:
            values = self._pass(layer, values, beside)
        scores: FloatArray = values @ self._out + self._out_offset
        return scores

    def _pass(self, layer: Layer, values: FloatArray, beside: FloatArray) -> FloatArray:
        width, gap = self.width, layer.gap
        before, token, after = beside[:, :width], beside[:, width : 2 * width], beside[:, 2 * width :]
        before[:gap] = after[-gap:] = 0
        before[gap:], token[:], after[:-gap] = values[:-gap], values, values[gap:]
        mixed = beside @ layer.weight
        mixed += layer.offset
        sums: FloatArray = np.tanh(mixed[:, width:])
        sums += 1
        sums *= mixed[:, :width]
        sums += values
        _normalise(sums, layer.scale, layer.shift)
        return sums


def _normalise(values: FloatArray, scale: FloatArray, shift: FloatArray) -> None:
    """Give the rows mean 0 and spread 1, in place, then scale and shift them."""
    width = values.shape[1]
    # sums over the short axis are faster as products
    mean = values @ np.full(width, 1 / width, dtype=np.float32)
    values -= mean[:, None]
    spread = np.einsum("ij,ij->i", values, values) / width
    values *= (1 / np.sqrt(spread + _EPSILON))[:, None]
    values *= scale
    values += shift
