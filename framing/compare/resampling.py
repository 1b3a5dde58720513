"""Intervals and tests by resampling whole events: arrays in, arrays out.

In: one row a cluster (an event, or a document where there is only one event), one column a metric; numerators and
denominators apart, because a pooled score is a ratio of sums. Out: interval bounds and p-values, NaN where resampling
can say nothing.

Articles on one event share its facts and sources, so events, not articles, are drawn (cluster bootstrap). Percentiles
are taken further out when clusters are few, since the plain ones are then too narrow (Hesterberg 2015, expanded
percentiles). Paired differences are tested by flipping their signs (Fisher's randomisation), over all flips where
they can be enumerated. Rows are sorted by content first, so that neither their order nor their labels matter.

References
----------
B. Efron, R. Tibshirani. 1993. An Introduction to the Bootstrap. Chapman & Hall.
T. Hesterberg. 2015. What teachers should know about the bootstrap. The American Statistician 69(4), 371-386.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import numpy.typing as npt
from scipy import stats

__all__ = ["LEAST_CLUSTERS", "bootstrap_interval", "flip_signs"]

_Floats = npt.NDArray[np.float64]

# With fewer clusters than this, resampling has too few values to show how they vary; with five, intervals meant to
# cover 95 in 100 cover about 90 (simulated in the tests).
LEAST_CLUSTERS = 5
# Draws made at a time: 200 x 100,000 clusters of 8 bytes stay below 200 MB.
_DRAWS = 200
# Up to this many clusters all 2**n sign flips are gone through (4,096), beyond it they are drawn.
_ENUMERATED = 12
# Random flips: the least p-value is then 1/10,000.
_FLIPS = 9999


def bootstrap_interval(
    numerator: _Floats, denominator: _Floats, *, n_boot: int, confidence: float, seed: int
) -> tuple[_Floats, _Floats]:
    """Return the bounds of the interval of each column's ``sum(numerator) / sum(denominator)``.

    Parameters
    ----------
    numerator, denominator : array of shape (n_clusters, n_metrics)
        Counts of each cluster.
    n_boot : int
        Number of bootstrap samples.
    confidence : float
        Level of the interval, in (0, 1).
    seed : int
        Of the draws; the same seed draws the same clusters.

    Returns
    -------
    low, high : array of shape (n_metrics,)
        NaN with fewer than `LEAST_CLUSTERS` clusters that have something to count, or where they all agree.

    Examples
    --------
    >>> import numpy as np
    >>> low, high = bootstrap_interval(
    ...     np.array([[1.0], [3.0], [2.0], [2.0], [2.0]]), np.full((5, 1), 10.0), n_boot=500, confidence=0.95, seed=0
    ... )
    >>> bool(low[0] < 0.2 < high[0])
    True
    """
    order = np.lexsort(np.hstack([numerator, denominator]).T)
    numerator, denominator = numerator[order], denominator[order]
    n_clusters, n_metrics = numerator.shape
    low, high = np.full(n_metrics, np.nan), np.full(n_metrics, np.nan)
    if n_clusters < LEAST_CLUSTERS or n_boot < 1:
        return low, high

    values = _resample(numerator, denominator, n_boot=n_boot, seed=seed)
    tails = _tail_probability((denominator > 0).sum(axis=0), confidence)
    for column in range(n_metrics):
        known = values[:, column][~np.isnan(values[:, column])]
        # clusters that all agree would give an interval of no width, which claims a certainty nobody has
        if np.isnan(tails[column]) or not len(known) or np.isclose(known.min(), known.max(), rtol=1e-9, atol=1e-12):
            continue
        low[column], high[column] = np.quantile(known, [tails[column], 1 - tails[column]])
    return low, high


def _resample(numerator: _Floats, denominator: _Floats, *, n_boot: int, seed: int) -> _Floats:
    generator = np.random.default_rng(seed)
    n_clusters = len(numerator)
    even = np.full(n_clusters, 1 / n_clusters)
    values = []
    for first in range(0, n_boot, _DRAWS):
        times_drawn = generator.multinomial(n_clusters, even, size=min(_DRAWS, n_boot - first)).astype(np.float64)
        below = times_drawn @ denominator
        values.append(np.divide(times_drawn @ numerator, below, out=np.full(below.shape, np.nan), where=below > 0))
    return np.concatenate(values)


def _tail_probability(n_clusters: npt.NDArray[np.int64], confidence: float) -> _Floats:
    """Return the expanded tail probability for each number of clusters: wider than nominal when they are few."""
    tails = np.full(len(n_clusters), np.nan)
    enough = n_clusters >= LEAST_CLUSTERS
    size = n_clusters[enough]
    quantile = stats.t.ppf((1 - confidence) / 2, df=size - 1) * np.sqrt(size / (size - 1))
    tails[enough] = stats.norm.cdf(quantile)
    return tails


def flip_signs(difference: _Floats, *, seed: int) -> _Floats:
    """Return the two-sided p-value that each column's mean difference is 0, by flipping the signs of its rows.

    Parameters
    ----------
    difference : array of shape (n_events, n_metrics)
        Paired differences, one row an event; NaN where one side is undefined.
    seed : int
        Of the random flips, where there are too many to go through.

    Returns
    -------
    array of shape (n_metrics,)
        NaN in columns without any difference to test.

    Examples
    --------
    >>> import numpy as np
    >>> flip_signs(np.array([[1.0], [2.0], [3.0], [2.0], [1.0], [4.0]]), seed=0).tolist()
    [0.03125]
    """
    known = ~np.isnan(difference)
    filled = np.where(known, difference, 0.0)
    # absolute values: exchanging the two outlets then leaves the order, and so the draws, as they are
    filled = filled[np.lexsort(np.abs(filled).T)]
    observed = np.abs(filled.sum(axis=0))
    slack = 1e-9 * np.abs(filled).sum(axis=0)  # sums of the same numbers in another order count as equal
    n_events = len(filled)

    if n_events <= _ENUMERATED:
        signs = np.array(list(product((1.0, -1.0), repeat=n_events))).reshape(2**n_events, n_events)
        reached = (np.abs(signs @ filled) >= observed - slack).sum(axis=0)
        p_value = reached / len(signs)
    else:
        generator = np.random.default_rng(seed)
        signs = generator.choice(np.array([1.0, -1.0]), size=(_FLIPS, n_events))
        reached = (np.abs(signs @ filled) >= observed - slack).sum(axis=0)
        p_value = (reached + 1) / (_FLIPS + 1)
    return np.where(known.any(axis=0), p_value, np.nan)
