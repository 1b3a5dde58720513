"""Differences between outlets, paired inside events.

In: the grids of `Cells`. Out: one row for every metric and pair of outlets. The difference is taken inside each event
that both report, and averaged over these events: an outlet that happens to cover other topics is not thereby
different. Each event weighs the same. Signs are flipped for the p-value; the false discovery rate is controlled over
every pair and metric of the table (Benjamini & Hochberg 1995).

References
----------
Y. Benjamini, Y. Hochberg. 1995. Controlling the false discovery rate. JRSS B 57(1), 289-300.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from framing.compare.counts import Cells, divide
from framing.compare.resampling import bootstrap_interval, flip_signs
from framing.metrics import Metric

__all__ = ["FEW_EVENTS", "tabulate_differences"]

_Floats = npt.NDArray[np.float64]

# With five pairs even a difference of one sign throughout has p = 2 / 2**5 = 0.06: no test can tell it from chance.
FEW_EVENTS = 6

# The numbers worked out for each pair and metric.
_NUMBERS = ("difference", "low", "high", "n_events", "effect", "p_value", "n_a", "n_b")
_COLUMNS = [
    "metric",
    "outlet_a",
    "outlet_b",
    "difference",
    "low",
    "high",
    "n_events",
    "n_a",
    "n_b",
    "effect",
    "p_value",
    "q_value",
    "caution",
]


def tabulate_differences(
    cells: Cells,
    metrics: Sequence[Metric],
    outlets: Sequence[str],
    *,
    n_boot: int,
    confidence: float,
    seed: int,
) -> pd.DataFrame:
    """Return the paired difference of every two outlets in every metric.

    Parameters
    ----------
    cells : Cells
        Counts of each outlet on each event.
    metrics : sequence of Metric
        The last axis of `cells`.
    outlets : sequence of str
        The first axis of `cells`.
    n_boot, confidence, seed
        As for `bootstrap_interval`.

    Returns
    -------
    pandas.DataFrame
        Columns metric, outlet_a, outlet_b, difference (a minus b), low, high, n_events, n_a, n_b, effect, p_value,
        q_value, caution. `n_a` and `n_b` say how much each side rests on in the shared events. `effect` is the mean
        difference divided by the standard deviation of the differences.
    """
    scale = np.array([metric.scale for metric in metrics])
    value = divide(cells.numerator, cells.denominator, scale)
    pairs = list(combinations(range(len(outlets)), 2))
    # one plane a column of numbers, one row a pair, so that thousands of pairs stay cheap
    numbers = np.full((len(_NUMBERS), len(pairs), len(metrics)), np.nan)
    for row, (a, b) in enumerate(pairs):
        shared = (cells.n_documents[a] > 0) & (cells.n_documents[b] > 0)
        difference = value[a, shared] - value[b, shared]
        rests_on = [cells.denominator[side, shared].sum(axis=0) for side in (a, b)]
        summary = _compare_pair(difference, n_boot=n_boot, confidence=confidence, seed=seed)
        numbers[:, row] = np.vstack([summary, *rests_on])
    reach = np.array([metric.range[1] - metric.range[0] for metric in metrics])
    for bound in (_NUMBERS.index("low"), _NUMBERS.index("high")):
        numbers[bound] = np.clip(numbers[bound], -reach, reach)  # two shares differ by 1 at most

    # a metric's pairs stand together, metrics and pairs in the order given
    planes = dict(zip(_NUMBERS, numbers.transpose(0, 2, 1).reshape(len(_NUMBERS), -1), strict=True))
    n_events, low = planes["n_events"].astype(np.int64), planes["low"]
    table = pd.DataFrame(
        {
            "metric": np.repeat(np.array([metric.name for metric in metrics], dtype=object), len(pairs)),
            "outlet_a": [outlets[a] for a, _ in pairs] * len(metrics),
            "outlet_b": [outlets[b] for _, b in pairs] * len(metrics),
            **planes,
            "n_events": n_events,
            "n_a": planes["n_a"].astype(np.int64),
            "n_b": planes["n_b"].astype(np.int64),
            "q_value": _control_discoveries(planes["p_value"]),
            "caution": [_caution(n, no_interval=gap) for n, gap in zip(n_events, np.isnan(low), strict=True)],
        }
    )
    return table[_COLUMNS]


def _compare_pair(difference: _Floats, *, n_boot: int, confidence: float, seed: int) -> _Floats:
    """Summarise differences of shape (n_events, n_metrics), NaN where one side is undefined, as `_NUMBERS`."""
    known = ~np.isnan(difference)
    filled, weight = np.where(known, difference, 0.0), known.astype(np.float64)
    n_events = weight.sum(axis=0)
    mean = divide(filled.sum(axis=0), n_events, np.ones(len(n_events)))
    low, high = bootstrap_interval(filled, weight, n_boot=n_boot, confidence=confidence, seed=seed)

    undefined = np.full(len(n_events), np.nan)
    squared = np.where(known, (difference - mean) ** 2, 0.0).sum(axis=0)
    spread = np.sqrt(np.divide(squared, n_events - 1, out=undefined.copy(), where=n_events > 1))
    # differences that agree but for rounding have no spread to measure the mean against
    effect = np.divide(mean, spread, out=undefined.copy(), where=spread > 1e-9 * np.abs(mean))
    p_value = undefined
    enough = n_events >= FEW_EVENTS
    if enough.any():
        p_value[enough] = flip_signs(difference[:, enough], seed=seed)
    return np.stack([mean, low, high, n_events, effect, p_value])


def _control_discoveries(p_values: _Floats) -> _Floats:
    q_values = np.full(len(p_values), np.nan)
    tested = ~np.isnan(p_values)
    if tested.any():
        q_values[tested] = stats.false_discovery_control(p_values[tested])
    return q_values


def _caution(n_events: int, *, no_interval: bool) -> str:
    if n_events == 0:
        return "no shared event in which both are defined"
    if n_events < FEW_EVENTS:
        return f"only {n_events} shared event{'s' if n_events > 1 else ''}: too few to test"
    return "no interval: too few of the shared events differ" if no_interval else ""
