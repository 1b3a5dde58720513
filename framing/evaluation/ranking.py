"""Whether a count of loaded wording ranks outlets as annotators do, event by event.

In: articles of several outlets on the same events, each with its annotated density and with counts of ours. Out: for
each count the mean Kendall's tau over the events, with an interval from drawing events again (Efron & Tibshirani 1993).

Conventions: an event in which either side has all outlets level says nothing about their order and counts as 0. With
three outlets an event has three pairs, so single taus are coarse and intervals wide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

__all__ = ["Agreement", "rank_agreement"]

_DRAWS = 2000


class Agreement(NamedTuple):
    """Mean Kendall's tau over events, with a 95 % interval."""

    tau: float
    low: float
    high: float

    def __str__(self) -> str:
        """Return the mean and the interval."""
        return f"{self.tau:.3f} [{self.low:.2f}, {self.high:.2f}]"


def rank_agreement(
    events: Sequence[str], gold: Sequence[float], counts: Mapping[str, Sequence[float]], *, against: str | None = None
) -> dict[str, Agreement]:
    """Return how well each count ranks the articles of an event.

    Parameters
    ----------
    events : sequence of str
        The event of each article.
    gold : sequence of float
        What annotators found in it.
    counts : mapping of str to sequence of float
        What is to be compared with that.
    against : str, optional
        A count to compare the others with: what is returned then is by how much each is better than it.

    Examples
    --------
    >>> counts = {"same": [10, 20, 30, 1, 2, 3], "turned": [3, 2, 1, 3, 2, 1]}
    >>> found = rank_agreement(["a", "a", "a", "b", "b", "b"], [1, 2, 3, 1, 2, 3], counts)
    >>> [round(agreement.tau, 1) for agreement in found.values()]
    [1.0, -1.0]
    """
    from scipy.stats import kendalltau

    names = np.array(list(events))
    members = [np.flatnonzero(names == name) for name in dict.fromkeys(events)]
    truth = np.asarray(gold, float)
    taus = {
        name: np.nan_to_num([kendalltau(truth[at], np.asarray(values, float)[at]).statistic for at in members])
        for name, values in counts.items()
    }
    base = taus[against] if against is not None else 0.0
    drawn = np.random.default_rng(0).integers(0, len(members), (_DRAWS, len(members)))
    found = {}
    for name, values in taus.items():
        gain = values - base
        low, high = np.percentile(gain[drawn].mean(axis=1), [2.5, 97.5])
        found[name] = Agreement(float(gain.mean()), float(low), float(high))
    return found
