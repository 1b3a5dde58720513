"""The tables of a comparison: pooled scores with intervals, n and cautions in words.

In: `Counts` and a `Grouping`. Out: data frames with a row for every outlet and metric, whether or not there was
anything to count: what is absent is NaN, with the reason beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.counts import Cells, Counts, divide
from framing.compare.grouping import Grouping
from framing.compare.resampling import LEAST_CLUSTERS, bootstrap_interval
from framing.metrics import Metric, Tally
from framing.records import SOURCE_TYPES

__all__ = ["FEW_DOCUMENTS", "tabulate_events", "tabulate_group", "tabulate_sources"]

_Floats = npt.NDArray[np.float64]

# Below five documents an interval from resampling is little more than the range of the values.
FEW_DOCUMENTS = 5
# Of fewer clusters than a dozen, a single odd one moves the interval, and a rare trait may not have shown at all.
_FEW_CLUSTERS = 12
# Below 30 attributions, sentences or cues one more or less moves a share by more than three points.
_FEW_COUNTED = 30
# Below 1,000 words a density per 1,000 words is an extrapolation.
_FEW_WORDS = 1000


def tabulate_group(
    counts: Counts, metrics: Sequence[Metric], *, n_boot: int, confidence: float, seed: int
) -> pd.DataFrame:
    """Return the pooled scores of some documents, one row a metric.

    Parameters
    ----------
    counts : Counts
        Of these documents only.
    metrics : sequence of Metric
        The columns of `counts`.
    n_boot, confidence, seed
        As for `bootstrap_interval`.

    Returns
    -------
    pandas.DataFrame
        Columns metric, label, unit, value, low, high, n_documents, n_events, n, per, caution.
    """
    codes, event = np.unique(counts.event, return_inverse=True)
    by_event = len(codes) > 1
    numerator, denominator = counts.numerator, counts.denominator
    if by_event:
        shape = (len(codes), numerator.shape[1])
        clusters = np.zeros(shape), np.zeros(shape)
        np.add.at(clusters[0], event, numerator)
        np.add.at(clusters[1], event, denominator)
    else:
        clusters = numerator, denominator
    low, high = bootstrap_interval(*clusters, n_boot=n_boot, confidence=confidence, seed=seed)
    n = denominator.sum(axis=0)
    value = divide(numerator.sum(axis=0), n, counts.scale)
    # no share is below 0 or above 1, whatever the standard error
    limits = np.array([metric.range for metric in metrics], dtype=np.float64).reshape(-1, 2).T
    return pd.DataFrame(
        {
            "metric": [metric.name for metric in metrics],
            "label": [metric.label for metric in metrics],
            "unit": [metric.unit for metric in metrics],
            "value": value,
            "low": np.clip(counts.scale * low, *limits),
            "high": np.clip(counts.scale * high, *limits),
            "n_documents": len(numerator),
            "n_events": len(codes),
            "n": n.astype(np.int64),
            "per": [metric.per for metric in metrics],
            "caution": [
                _caution(metric, n[k], len(numerator), len(codes), has_interval=not np.isnan(low[k]))
                for k, metric in enumerate(metrics)
            ],
        }
    )


def _caution(metric: Metric, n: float, n_documents: int, n_events: int, *, has_interval: bool) -> str:
    """Say in words why a value should be read with care; empty when there is nothing to say."""
    if n_documents == 0:
        return "no documents"
    if n == 0:
        return f"undefined: no {metric.per}"
    parts = []
    if n_documents < FEW_DOCUMENTS:
        parts.append(f"only {n_documents} document{'s' if n_documents > 1 else ''}")
    few = _FEW_WORDS if metric.per.endswith("words") else _FEW_COUNTED
    if n < few and metric.per != "documents":
        parts.append(f"rests on {n:.0f} {metric.per if n > 1 else metric.per.removesuffix('s')}")
    resampled = f"{n_events} events" if n_events > 1 else f"{n_documents} documents"
    n_clusters = n_events if n_events > 1 else n_documents
    if has_interval and n_clusters < _FEW_CLUSTERS:
        parts.append(f"interval from only {resampled}")
    elif not has_interval and n_clusters < LEAST_CLUSTERS:
        parts.append("no interval" if n_clusters == 1 else f"no interval from {resampled}")
    elif not has_interval:
        parts.append(f"no interval: too few of the {resampled} differ")
    return "; ".join(parts)


def tabulate_events(cells: Cells, counts: Counts, metrics: Sequence[Metric], grouping: Grouping) -> pd.DataFrame:
    """Return the pooled score of every outlet on every event, absent ones as NaN.

    Columns event, outlet, metric, value, n_documents, n.
    """
    value = divide(cells.numerator, cells.denominator, counts.scale)
    n_outlets, n_events, n_metrics = value.shape
    per_row = (n_events, n_outlets, n_metrics)
    event, outlet, metric = (codes.ravel() for codes in np.indices(per_row))
    return pd.DataFrame(
        {
            "event": np.array(grouping.events, dtype=object)[event],
            "outlet": np.array(grouping.outlets, dtype=object)[outlet],
            "metric": np.array([m.name for m in metrics], dtype=object)[metric],
            "value": value.transpose(1, 0, 2).ravel(),
            "n_documents": np.broadcast_to(cells.n_documents.T[:, :, None], per_row).ravel(),
            "n": cells.denominator.transpose(1, 0, 2).ravel().astype(np.int64),
        }
    )


def tabulate_sources(tallies: Sequence[Tally], grouping: Grouping) -> pd.DataFrame:
    """Return how often and at what length each outlet cites each source type.

    Columns outlet, type, attributions (nested ones included), words (of outermost ones), named, unnamed. Every outlet
    has a row for every type. An attribution with no resolved source is in neither of the last two.
    """
    rows = []
    for outlet in grouping.outlets:
        own = [t for t, name in zip(tallies, grouping.outlet_of, strict=True) if name == outlet]
        for kind in SOURCE_TYPES:
            rows.append(
                (
                    outlet,
                    kind,
                    sum(tally.types.get(kind, 0) for tally in own),
                    sum(tally.type_words.get(kind, 0) for tally in own),
                    sum(tally.type_named.get(kind, 0) for tally in own),
                    sum(tally.type_unnamed.get(kind, 0) for tally in own),
                )
            )
    return pd.DataFrame.from_records(rows, columns=["outlet", "type", "attributions", "words", "named", "unnamed"])
