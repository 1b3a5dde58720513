"""Which tokens belong to which cue: the linking head's scores, in numpy.

In: the encoder's outputs for a window, and the cues found in it. Out: for every cue and token log-probabilities over
{neither, source of this cue, content of this cue}, from a small perceptron over both states, their distance in pieces,
sentences and paragraphs, and a product term. One source may belong to several cues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Log-probability of what can't be: low enough never to win, finite so that sums stay finite.
FAR = -30.0
DISTANCES = (1, 2, 3, 4, 5, 7, 10, 15, 23, 36, 61, 101)  # lower edges of the distance buckets, in pieces
_REACH = 600


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as tokens `first` up to, not including, `last`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Place:
    """Piece, sentence and paragraph number of each token of a window."""

    piece: Ints
    sentence: Ints
    paragraph: Ints


class Linker:
    """The linking head: its weights, and the scores they give."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self._w = {name: np.asarray(array, np.float32) for name, array in weights.items()}
        place = np.arange(-_REACH, _REACH + 1)
        size = np.searchsorted(DISTANCES, np.abs(place), side="right")
        self._near = self._w["distance"][np.where(place < 0, -size, size) + len(DISTANCES)]

    @classmethod
    def load(cls, path: Path) -> Linker:
        """Read the weights from a file."""
        with np.load(path) as stored:
            return cls(dict(stored))

    def score(self, states: Floats, token: Floats, place: Place, cues: Sequence[Cue]) -> Floats:
        """Log-probabilities (cues, tokens, 2) that a token stands in the source or in the content of a cue."""
        w = self._w
        width = w["pair_w"].shape[0]
        half = (token.shape[1] - width) // 2
        ends = np.array([[cue.first, cue.last - 1] for cue in cues])
        cue = states[ends].reshape(len(cues), -1) @ w["cue_w"] + w["cue_b"]
        out = np.empty((len(cues), len(token), 3), np.float32)
        for c, at in enumerate(ends[:, 0]):
            hidden = token[:, :width] + cue[c, :width]
            hidden += self._near[np.clip(place.piece - place.piece[at], -_REACH, _REACH) + _REACH]
            hidden += w["sentence"][np.clip(place.sentence - place.sentence[at], -3, 3) + 3]
            hidden += w["paragraph"][np.clip(place.paragraph - place.paragraph[at], -1, 1) + 1]
            np.maximum(hidden, 0, out=hidden)
            out[c] = hidden @ w["pair_w"] + w["pair_b"]
        for role in (0, 1):
            columns = slice(width + role * half, width + (role + 1) * half)
            out[:, :, 1 + role] += (cue[:, columns] @ token[:, columns].T) * half**-0.5
        top = out.max(2, keepdims=True)
        scores: Floats = (out - top - np.log(np.exp(out - top).sum(2, keepdims=True)))[:, :, 1:]
        return scores
