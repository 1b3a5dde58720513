"""How sure an attribution is: a logistic model over a few facts about the decoder's own scores, fitted on dev.

Conventions: right means what the attribution score means by it: a gold attribution whose content and whose source both
overlap by at least half. Platt (1999), with the ranks of a handful of facts in place of one score.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FACTS = ("cue", "content", "weakest", "link", "overlap", "border", "source", "has_source", "length", "parts")


def describe(
    tag: NDArray[np.float32],
    link: NDArray[np.float32],
    low: int,
    cue: tuple[int, int],
    source: tuple[int, int] | None,
    content: Sequence[tuple[int, int]],
) -> list[float]:
    """Return FACTS for one attribution; `link` holds its cue's log-probabilities from token `low` on."""
    inside = np.concatenate([np.arange(i, j) for i, j in content])
    near = inside[(inside >= low) & (inside < low + len(link))] - low
    sure = np.logaddexp(tag[inside, 5], tag[inside, 6])
    claim = np.exp(link[:, 1])
    overlap = 2 * float(claim[near].sum()) / float(claim.sum() + len(inside))
    if source:
        i, j = source
        origin = float(link[max(i - low, 0) : j - low, 0].mean()) if j > low else -10.0
    else:
        origin = float(np.log1p(-min(0.999, float(np.exp(link[:, 0]).max()))))
    return [
        float(np.logaddexp(tag[cue[0] : cue[1], 3], tag[cue[0] : cue[1], 4]).mean()),
        float(sure.mean()),
        float(sure.min()),
        float(link[near, 1].mean()) if len(near) else -10.0,
        overlap,
        float(np.mean([tag[i, 5] for i, _ in content])),
        origin,
        float(bool(source)),
        float(np.log(len(inside))),
        float(len(content)),
    ]


class Calibration:
    """Weights of the facts' ranks among those of the articles that the model was fitted on.

    Parameters
    ----------
    weights : array (facts,)
    offset : float
    quantiles : array (facts, levels)
        Of each fact; its rank is the share of them that lie below it. Ranks make the facts comparable, and keep one
        of an unheard-of size from deciding alone.
    """

    def __init__(self, weights: NDArray[np.float64], offset: float, quantiles: NDArray[np.float64]) -> None:
        self.weights, self.offset, self.quantiles = weights, offset, quantiles

    @classmethod
    def load(cls, path: Path) -> Calibration:
        """Read the weights from the linking head's file; a model without them gives 0.5 to everything."""
        with np.load(path) as stored:
            if "quantiles" not in stored:
                return cls(np.zeros(len(FACTS)), 0.0, np.zeros((len(FACTS), 1)))
            values, quantiles = stored["calibration"].astype(float), stored["quantiles"].astype(float)
        return cls(values[:-1], float(values[-1]), quantiles)

    def probability(self, facts: Sequence[float]) -> float:
        """Return the probability for one attribution's FACTS.

        Examples
        --------
        >>> Calibration(np.zeros(len(FACTS)), 0.0, np.zeros((len(FACTS), 1))).probability([0.0] * len(FACTS))
        0.5
        """
        return float(1 / (1 + np.exp(-(float(self.weights @ rank(facts, self.quantiles)) + self.offset))))


def rank(facts: Sequence[float], quantiles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the share of its quantiles below each fact, ties counting half.

    Examples
    --------
    >>> rank([2.0, 9.0], np.array([[1.0, 2.0], [1.0, 2.0]])).tolist()
    [0.75, 1.0]
    """
    column = np.asarray(facts)[:, None]
    shares: NDArray[np.float64] = ((quantiles < column).mean(axis=1) + (quantiles <= column).mean(axis=1)) / 2
    return shares
