"""Where two outlets lie furthest apart, for their counts: what a reader may look at first.

In: an `OutletComparison`. Out: a few `Contrast` records, one metric each, in the order of size.

The size is the distance between two outlets' values in standard errors, under the rate of both together: binomial for
shares, Poisson for densities. It orders what to look at and tests nothing: the pair is picked because it is far apart,
and the sentences of one article hang together. Only outlets that share an event are set side by side.

Left out: shares of words, which come in whole quotations and so in far fewer pieces than words; means per document;
the share of the most cited speaker, a maximum, which is large wherever there is little to count.

Reference: Agresti, Categorical Data Analysis (2013), 3.2 for the standard error and the least expected count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.comparison import OutletComparison
from framing.exceptions import InputError
from framing.metrics import Metric

__all__ = ["Contrast", "find_contrasts"]

_Floats = npt.NDArray[np.float64]

# Below five expected counts the normal approximation calls chance a distance.
_LEAST_EXPECTED = 5.0
# Chance alone puts two outlets closer than this in most metrics; to point at less would be to point at noise.
_LEAST_SPREAD = 2.0
_MAXIMA = frozenset({"top_source_share"})
_POINTER = "a pointer to texts worth reading, not a test"


@dataclass(frozen=True, slots=True)
class Contrast:
    """One metric and the two outlets that lie furthest apart in it.

    Parameters
    ----------
    metric, label, group, unit : str
        As in `framing.METRICS`.
    outlet_a, outlet_b : str
        The outlet with the larger value, and the one with the smaller.
    value_a, value_b : float
        Their values.
    n_a, n_b : int
        The counts that these rest on.
    per : str
        What was counted.
    spread : float
        The distance in standard errors.
    caution : str
        What a reader has to know.
    """

    metric: str
    label: str
    group: str
    unit: str
    outlet_a: str
    outlet_b: str
    value_a: float
    value_b: float
    n_a: int
    n_b: int
    per: str
    spread: float
    caution: str

    def __str__(self) -> str:
        if self.unit.startswith("share"):
            a, b = f"{self.value_a:.0%} of {self.n_a:,} {self.per}", f"{self.value_b:.0%} of {self.n_b:,}"
        else:
            a = f"{self.value_a:.1f} {self.unit} (n = {self.n_a:,})"
            b = f"{self.value_b:.1f} (n = {self.n_b:,})"
        return f"{self.label}: {self.outlet_a} {a}, {self.outlet_b} {b}"


def find_contrasts(comparison: OutletComparison, *, n: int = 3) -> tuple[Contrast, ...]:
    """Find the metrics in which two outlets lie furthest apart, relative to what chance would give.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`.
    n : int, optional
        How many at most.

    Returns
    -------
    tuple of Contrast
        The largest first, each of another metric, and of another group of metrics as far as there are groups. Fewer
        than `n`, or none, where the counts are too small or no two outlets lie two standard errors apart.

    Raises
    ------
    InputError
        If `n` is less than 1.

    Examples
    --------
    >>> import warnings
    >>> from framing import Annotation, Attribution, Document, Span, Speaker, compare_outlets
    >>> def article(outlet, states, civilians):
    ...     text = "It rains, he said. " * (states + civilians)
    ...     said = tuple(
    ...         Attribution(None, Span(at + 13, at + 17), (Span(at, at + 8),), speaker=Speaker("X", kind))
    ...         for at, kind in zip(range(0, len(text), 19), ["state"] * states + ["civilian"] * civilians)
    ...     )
    ...     return Annotation(Document(outlet, text, outlet=outlet, event="storm"), (), said)
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     comparison = compare_outlets([article("Wire", 18, 2), article("Post", 6, 14)], n_boot=0)
    >>> print(find_contrasts(comparison)[0])
    Sources: state: Wire 90% of 20 attributions, Post 30% of 20
    """
    if n < 1:
        msg = f"n must be 1 or more, got {n!r}"
        raise InputError(msg)
    shared = _find_shared(comparison)
    tables = dict(tuple(comparison.by_outlet.groupby("metric", sort=False)))
    found = [_find_furthest(metric, tables[metric.name], comparison.outlets, shared) for metric in comparison.metrics]
    return _choose((contrast for contrast in found if contrast is not None), n)


def _find_shared(comparison: OutletComparison) -> npt.NDArray[np.bool_]:
    """Return which two outlets have told the same event."""
    table = comparison.documents.dropna(subset=["event"])
    told = pd.crosstab(table["outlet"], table["event"]).reindex(comparison.outlets, fill_value=0).to_numpy() > 0
    shared: npt.NDArray[np.bool_] = (told.astype(np.int64) @ told.T.astype(np.int64)) > 0
    return shared


def _find_furthest(
    metric: Metric, table: pd.DataFrame, outlets: tuple[str, ...], shared: npt.NDArray[np.bool_]
) -> Contrast | None:
    """Return the two outlets furthest apart in one metric, if any two can be set side by side."""
    rows = table.set_index("outlet").reindex(outlets)
    n = rows["n"].to_numpy(dtype=np.float64)
    rate = rows["value"].to_numpy(dtype=np.float64) / metric.scale
    spread = _measure_spread(metric, rate, n)
    if spread is None:
        return None
    spread = np.where(shared & np.isfinite(spread), spread, 0.0)
    a, b = (int(k) for k in np.unravel_index(int(np.argmax(spread)), spread.shape))
    if spread[a, b] < _LEAST_SPREAD:
        return None
    cautions = [f"{outlets[k]}: {rows['caution'].iloc[k]}" for k in (a, b) if rows["caution"].iloc[k]]
    return Contrast(
        metric=metric.name,
        label=metric.label,
        group=metric.group,
        unit=metric.unit,
        outlet_a=outlets[a],
        outlet_b=outlets[b],
        value_a=float(rows["value"].iloc[a]),
        value_b=float(rows["value"].iloc[b]),
        n_a=int(n[a]),
        n_b=int(n[b]),
        per=metric.per,
        spread=float(spread[a, b]),
        caution="; ".join([_POINTER, *cautions]),
    )


def _measure_spread(metric: Metric, rate: _Floats, n: _Floats) -> _Floats | None:
    """Return how far the first outlet (rows) lies above the second, NaN without the counts; None for other metrics."""
    is_share = metric.scale == 1 and tuple(metric.range) == (0.0, 1.0)
    if metric.name in _MAXIMA or metric.per == "documents" or (is_share and metric.per == "words"):
        return None
    if not is_share and metric.scale == 1:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        count = np.where(n > 0, rate * n, 0.0)
        pooled = (count[:, None] + count) / (n[:, None] + n)
        fewest = np.minimum(n[:, None], n)
        least = fewest * (np.minimum(pooled, 1 - pooled) if is_share else pooled)
        variance = (pooled * (1 - pooled) if is_share else pooled) * (1 / n[:, None] + 1 / n)
        spread = (rate[:, None] - rate) / np.sqrt(variance)
    measured: _Floats = np.where(least >= _LEAST_EXPECTED, spread, np.nan)
    return measured


def _choose(contrasts: Iterable[Contrast], n: int) -> tuple[Contrast, ...]:
    """Take the largest of each group, then the largest of the rest, and put all in order."""
    ordered = sorted(contrasts, key=lambda contrast: -contrast.spread)
    groups: defaultdict[str, list[Contrast]] = defaultdict(list)
    for contrast in ordered:
        groups[contrast.group].append(contrast)
    first = sorted((group[0] for group in groups.values()), key=lambda contrast: -contrast.spread)
    rest = [contrast for contrast in ordered if contrast not in first]
    return tuple(sorted((first + rest)[:n], key=lambda contrast: -contrast.spread))
