"""Intervals and tests by resampling whole events: arrays in, arrays out.

In: one row a cluster (an event, or a document where there is only one event), one column a metric; numerators and
denominators apart, because a pooled score is a ratio of sums. Out: interval bounds and p-values, NaN where resampling
can say nothing.

Articles on one event share its facts and sources, so events, not articles, are drawn (cluster bootstrap). Percentiles
of the draws are too narrow when clusters are few, uneven or skewed, and quantiles of studentised draws are erratic; so
the draws give the standard error, and the bounds lie as many standard errors off as Student's t says, with the degrees
of freedom of the effective number of clusters (Carter, Schnepel & Steigerwald 2017): a long cluster counts for more
than a short one. Skewness is taken out by Hall's transformation (1992), and of the bounds with and without it the
outer ones are taken. `benchmarks/coverage.py` measures how often such intervals hold the true value.

Paired differences are tested by flipping their signs (Fisher's randomisation), over all flips where they can be
enumerated. Rows are sorted by content first, so that neither their order nor their labels matter.

References
----------
A. Carter, K. Schnepel, D. Steigerwald. 2017. Asymptotic behavior of a t-test robust to cluster heterogeneity. Review
of Economics and Statistics 99(4), 698-709.
B. Efron, R. Tibshirani. 1993. An Introduction to the Bootstrap. Chapman & Hall.
P. Hall. 1992. On the removal of skewness by transformation. JRSS B 54(1), 221-228.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import numpy.typing as npt
from scipy import stats

__all__ = ["LEAST_CLUSTERS", "bootstrap_interval", "flip_signs"]

_Floats = npt.NDArray[np.float64]

# With fewer clusters than this, three or four values would have to show how all others vary: the interval would be so
# wide that it says nothing.
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
    low, high = np.full(numerator.shape[1], np.nan), np.full(numerator.shape[1], np.nan)
    if n_boot < 1:
        return low, high
    # only clusters that count are drawn, so columns that rest on the same ones are drawn together
    patterns, which = np.unique(denominator > 0, axis=1, return_inverse=True)
    for k, present in enumerate(patterns.T):
        if present.sum() >= LEAST_CLUSTERS:
            columns = np.flatnonzero(which == k)
            counts = numerator[np.ix_(present, columns)], denominator[np.ix_(present, columns)]
            low[columns], high[columns] = _find_bounds(*counts, n_boot=n_boot, confidence=confidence, seed=seed)
    return low, high


def _find_bounds(
    numerator: _Floats, denominator: _Floats, *, n_boot: int, confidence: float, seed: int
) -> tuple[_Floats, _Floats]:
    """Return the bounds of columns in which every cluster counts."""
    order = np.lexsort(np.hstack([numerator, denominator]).T)
    numerator, denominator = numerator[order], denominator[order]
    n_clusters = len(numerator)
    draws = _resample(numerator, denominator, n_boot=n_boot, seed=seed)
    # draws vary by (n - 1) / n too little
    error = draws.std(axis=0) * np.sqrt(n_clusters / (n_clusters - 1))
    # clusters that all agree would give an interval of no width, which claims a certainty nobody has
    same = np.isclose(draws.min(axis=0), draws.max(axis=0), rtol=1e-9, atol=1e-12)
    total = denominator.sum(axis=0)
    value = numerator.sum(axis=0) / total
    residual = numerator - value * denominator
    squares = np.where(same, 1.0, (residual**2).sum(axis=0))
    skewness = (residual**3).sum(axis=0) / squares**1.5
    n_effective = total**2 / (denominator**2).sum(axis=0)
    quantile = stats.t.ppf((1 + confidence) / 2, df=np.maximum(n_effective - 1, 1))
    below = np.maximum(quantile, _remove_skewness(quantile, skewness)) * error
    above = np.maximum(quantile, -_remove_skewness(-quantile, skewness)) * error
    return np.where(same, np.nan, value - below), np.where(same, np.nan, value + above)


def _resample(numerator: _Floats, denominator: _Floats, *, n_boot: int, seed: int) -> _Floats:
    generator = np.random.default_rng(seed)
    n_clusters = len(numerator)
    even = np.full(n_clusters, 1 / n_clusters)
    values = []
    for first in range(0, n_boot, _DRAWS):
        times_drawn = generator.multinomial(n_clusters, even, size=min(_DRAWS, n_boot - first)).astype(np.float64)
        values.append((times_drawn @ numerator) / (times_drawn @ denominator))
    return np.concatenate(values)


def _remove_skewness(quantile: _Floats, skewness: _Floats) -> _Floats:
    """Return the quantile of a studentised estimate from that of the transformed one (Hall 1992, the cubic form).

    `skewness` is that of the estimate itself, the clusters' divided by the square root of their number.
    """
    safe = np.where(np.abs(skewness) < 1e-6, 1.0, skewness)
    transformed = 3 * (np.cbrt(1 + safe * (quantile - safe / 6)) - 1) / safe
    return np.where(np.abs(skewness) < 1e-6, quantile, transformed)


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
