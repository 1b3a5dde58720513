"""The counts behind a comparison, as arrays: one numerator and denominator for each document and metric.

In: tallies, metrics and a grouping. Out: `Counts`, which adds documents up to outlets, events and cells (an outlet in
an event). A pooled score is the ratio of the sums, not the mean of the documents' ratios: a brief of 80 words with one
source should not weigh as much as a report of 1,500 words with thirty. Metrics whose denominator is the document
(different speakers, entropy) pool to the mean per document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.compare.grouping import Grouping
from framing.exceptions import InputError
from framing.metrics import Metric, Tally

__all__ = ["Cells", "Counts", "count_cells", "count_documents", "divide"]

_Floats = npt.NDArray[np.float64]
_Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Counts of the documents, rows in their order.

    Parameters
    ----------
    numerator, denominator : array of shape (n_documents, n_metrics)
        Of each metric's ratio.
    scale : array of shape (n_metrics,)
        The factor of each ratio.
    outlet : array of int
        Index into the outlets.
    event : array of int
        Index into the events; a document without an event has a number of its own after them.
    """

    numerator: _Floats
    denominator: _Floats
    scale: _Floats
    outlet: _Codes
    event: _Codes


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Sums over the documents of one outlet on one event, as grids of shape (n_outlets, n_events, n_metrics)."""

    numerator: _Floats
    denominator: _Floats
    n_documents: _Codes


def count_documents(tallies: Sequence[Tally], metrics: Sequence[Metric], grouping: Grouping) -> Counts:
    """Evaluate every metric on every tally, keeping the two counts of each ratio apart."""
    ratios = [[metric.function(tally) for metric in metrics] for tally in tallies]
    for metric, ratio in zip(metrics, ratios[0], strict=True):
        if ratio.scale != metric.scale:
            msg = f"the metric {metric.name!r} has the scale {metric.scale:g}, but its function gives {ratio.scale:g}"
            raise InputError(msg)
    outlet_code = {outlet: k for k, outlet in enumerate(grouping.outlets)}
    event_code = {event: k for k, event in enumerate(grouping.events)}
    events = [len(event_code) + k if e is None else event_code[e] for k, e in enumerate(grouping.event_of)]
    return Counts(
        numerator=np.array([[ratio.numerator for ratio in row] for row in ratios], dtype=np.float64),
        denominator=np.array([[ratio.denominator for ratio in row] for row in ratios], dtype=np.float64),
        scale=np.array([metric.scale for metric in metrics], dtype=np.float64),
        outlet=np.array([outlet_code[outlet] for outlet in grouping.outlet_of], dtype=np.int64),
        event=np.array(events, dtype=np.int64),
    )


def count_cells(counts: Counts, *, n_outlets: int, n_events: int) -> Cells:
    """Add up the documents of each outlet on each named event."""
    shape = (n_outlets, n_events, counts.numerator.shape[1])
    numerator, denominator = np.zeros(shape), np.zeros(shape)
    n_documents = np.zeros(shape[:2], dtype=np.int64)
    named = counts.event < n_events
    place = (counts.outlet[named], counts.event[named])
    np.add.at(numerator, place, counts.numerator[named])
    np.add.at(denominator, place, counts.denominator[named])
    np.add.at(n_documents, place, 1)
    return Cells(numerator, denominator, n_documents)


def divide(numerator: _Floats, denominator: _Floats, scale: _Floats) -> _Floats:
    """Return the scaled ratios, NaN where there is nothing to count."""
    ratio: _Floats = np.full(numerator.shape, np.nan)
    np.divide(numerator, denominator, out=ratio, where=denominator > 0)
    ratio *= scale
    return ratio
