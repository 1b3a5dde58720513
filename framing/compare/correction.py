"""Differences larger than our own mistakes: a comparison corrected by a hand-checked sample.

In: an `OutletComparison` of annotations made by machine, and annotations of some of the same documents that people
have checked. Out: a `CorrectedComparison`: every value and difference with the measured error taken out, and
intervals that hold both kinds of doubt: that the documents are a sample, and that the annotation errs.

The method is prediction-powered inference (Angelopoulos et al. 2023): a count over all documents, plus the mean
difference between checked and machine counts over the checked ones. It is right whatever the errors are, on one
condition: the checked documents were drawn at random from those of the outlet. Errors are measured for each outlet by
itself, since they need not be the same. Ratios are linearised; units are events, or documents where there is one
event; checked and unchecked units are two strata; bounds are those of Student's t with one degree of freedom fewer
than checked units.

References
----------
A. Angelopoulos, S. Bates, C. Fannjiang, M. Jordan, T. Zrnic. 2023. Prediction-powered inference. Science 382, 669-674.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from framing.compare.counts import Counts, count_cells, count_documents, divide
from framing.compare.grouping import group_annotations
from framing.compare.resampling import LEAST_CLUSTERS
from framing.compare.tabular import Tabular
from framing.exceptions import InputError
from framing.metrics import Metric, count_annotation
from framing.metrics.scores import check_annotations
from framing.records import Annotation

if TYPE_CHECKING:
    from framing.compare.comparison import OutletComparison

__all__ = ["CorrectedComparison", "correct_comparison", "estimate_ratio"]

_Floats = npt.NDArray[np.float64]
_Mask = npt.NDArray[np.bool_]

_VALUES = [
    "outlet", "metric", "label", "unit", "value", "low", "high", "uncorrected", "n_documents", "n_checked", "caution",
]  # fmt: skip
_DIFFERENCES = [
    "metric", "outlet_a", "outlet_b", "difference", "low", "high", "uncorrected", "n_events", "n_checked", "p_value",
    "q_value", "caution",
]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class CorrectedComparison(Tabular):
    """A comparison with the measured errors of the annotation taken out.

    Parameters
    ----------
    overall : pandas.DataFrame
        One row a metric: value with low and high, uncorrected (the machine's), n_documents, n_checked, caution.
    by_outlet : pandas.DataFrame
        The main table (`frame`, `to_csv`). The same for each outlet and metric; NaN where fewer than five units
        of the outlet were checked.
    n_checked : int
        Checked documents.
    confidence : float
        Level of the intervals.
    """

    overall: pd.DataFrame
    by_outlet: pd.DataFrame
    n_checked: int
    confidence: float
    _differences: pd.DataFrame = field(repr=False)
    _main: ClassVar[str] = "by_outlet"

    def __repr__(self) -> str:
        return f"<CorrectedComparison: checked={self.n_checked}, rows={len(self.by_outlet)}>"

    def differences(self) -> pd.DataFrame:
        """Return the paired differences of every two outlets, corrected.

        Returns
        -------
        pandas.DataFrame
            metric, outlet_a, outlet_b, difference, low, high, uncorrected, n_events, n_checked (events on which all
            documents of both were checked), p_value, q_value (over the whole table), caution. An interval without 0
            is a difference larger than the annotation's own errors, as far as the sample can tell.
        """
        return self._differences.copy()


class Estimate(NamedTuple):
    """Corrected ratios with their standard errors, and how many units were checked for each."""

    value: _Floats
    error: _Floats
    n_units: npt.NDArray[np.int64]
    n_checked: npt.NDArray[np.int64]


def estimate_ratio(machine: tuple[_Floats, _Floats], difference: tuple[_Floats, _Floats], checked: _Mask) -> Estimate:
    """Estimate ratios of sums from machine counts of all units and the errors found in the checked ones.

    Parameters
    ----------
    machine : tuple of array of shape (n_units, n_metrics)
        Numerators and denominators as the machine counts them; NaN leaves a unit out of a metric.
    difference : tuple of array of shape (n_units, n_metrics)
        What checking adds to them; read only where `checked`.
    checked : array of bool, shape (n_units, n_metrics)
        Which units were checked.

    Returns
    -------
    Estimate
        NaN with fewer than five checked units.

    Examples
    --------
    The machine counts one too many in each of the five checked units of ten:

    >>> found, total = np.full((10, 1), 4.0), np.full((10, 1), 10.0)
    >>> checked = (np.arange(10) < 5)[:, None]
    >>> estimate_ratio((found, total), (np.full((10, 1), -1.0), np.zeros((10, 1))), checked).value.round(2).tolist()
    [0.3]
    """
    used = ~np.isnan(machine[0]) & ~np.isnan(machine[1])
    checked = checked & used & ~np.isnan(difference[0]) & ~np.isnan(difference[1])
    n_units, n_checked = used.sum(axis=0), checked.sum(axis=0)
    weight = np.divide(n_units, n_checked, out=np.zeros(len(n_units)), where=n_checked > 0)
    # the unchecked units stand with the machine's count, the checked ones also for the errors in all others
    above, below = (
        np.where(used, count, 0) + np.where(checked, weight * error, 0)
        for count, error in zip(machine, difference, strict=True)
    )
    enough = (n_checked >= LEAST_CLUSTERS) & (below.sum(axis=0) > 0)
    total = np.where(enough, below.sum(axis=0), np.nan)
    value = above.sum(axis=0) / total
    residual = above - value * below
    variance = np.zeros(len(n_units))
    plain = np.where(used, machine[0] - value * machine[1], 0.0)
    for stratum in (checked, used & ~checked):
        size = stratum.sum(axis=0)
        # a stratum of one shows no spread of its own: the machine's counts lend theirs
        spread = np.where(size > 1, _variance(residual, stratum), _variance(plain, used))
        variance += size * np.where(size > 0, spread, 0)
    return Estimate(value, np.sqrt(variance) / total, n_units, n_checked)


def _variance(values: _Floats, members: _Mask) -> _Floats:
    size = members.sum(axis=0)
    mean = np.where(members, values, 0).sum(axis=0) / np.maximum(size, 1)
    squares: _Floats = np.where(members, (values - mean) ** 2, 0).sum(axis=0)
    variance: _Floats = squares / np.maximum(size - 1, 1)
    return variance


def correct_comparison(comparison: OutletComparison, checked: Iterable[Annotation]) -> CorrectedComparison:
    """Correct a comparison by annotations of some of its documents that people have checked.

    Parameters
    ----------
    comparison : OutletComparison
        Of annotations made by machine.
    checked : iterable of Annotation
        Of documents drawn at random from those of the comparison, with the same ids and texts.

    Returns
    -------
    CorrectedComparison

    Raises
    ------
    InputError
        If there are none, one is not in the comparison or comes twice, or its text differs.
    """
    gold = check_annotations(checked)
    place = {annotation.document.id: k for k, annotation in enumerate(comparison.annotations)}
    rows = np.array([_find_row(annotation, place, comparison) for annotation in gold], dtype=np.int64)
    if not len(rows) or len(set(rows.tolist())) < len(rows):
        msg = "a correction needs checked annotations, each of another document"
        raise InputError(msg)
    grouping = group_annotations(comparison.annotations, by=comparison.by, within=comparison.within)
    machine = count_documents(comparison.tallies, comparison.metrics, grouping)
    by_hand = [[metric.function(count_annotation(annotation)) for metric in comparison.metrics] for annotation in gold]
    numerator, denominator = machine.numerator.copy(), machine.denominator.copy()
    numerator[rows] = [[ratio.numerator for ratio in row] for row in by_hand]
    denominator[rows] = [[ratio.denominator for ratio in row] for row in by_hand]
    truth = Counts(numerator, denominator, machine.scale, machine.outlet, machine.event)
    is_checked = np.zeros(len(machine.event), dtype=np.bool_)
    is_checked[rows] = True

    level = comparison.confidence
    whole = _tabulate("", machine, truth, is_checked, comparison.metrics, confidence=level)
    parts = []
    for code, outlet in enumerate(comparison.outlets):
        own = machine.outlet == code
        tables = (_select(machine, own), _select(truth, own), is_checked[own])
        parts.append(_tabulate(outlet, *tables, comparison.metrics, confidence=level))
    differences = _tabulate_differences(machine, truth, is_checked, comparison)
    return CorrectedComparison(
        whole.drop(columns="outlet"), pd.concat(parts, ignore_index=True), len(rows), level, differences
    )


def _find_row(annotation: Annotation, place: dict[str, int], comparison: OutletComparison) -> int:
    row = place.get(annotation.document.id)
    if row is None:
        msg = f"the checked document {annotation.document.id!r} is not in the comparison"
        raise InputError(msg)
    if comparison.annotations[row].text != annotation.text:
        msg = f"the checked document {annotation.document.id!r} has another text than in the comparison"
        raise InputError(msg)
    return row


def _select(counts: Counts, rows: _Mask) -> Counts:
    return Counts(
        counts.numerator[rows], counts.denominator[rows], counts.scale, counts.outlet[rows], counts.event[rows]
    )


def _tabulate(
    outlet: str, machine: Counts, truth: Counts, checked: _Mask, metrics: Sequence[Metric], *, confidence: float
) -> pd.DataFrame:
    codes, unit = np.unique(machine.event, return_inverse=True)
    if len(codes) == 1:
        unit = np.arange(len(checked))
    n_units = int(unit.max(initial=-1)) + 1
    size, n_checked = np.bincount(unit, minlength=n_units), np.bincount(unit[checked], minlength=n_units)
    counts, errors = [], []
    for ours, theirs in ((machine.numerator, truth.numerator), (machine.denominator, truth.denominator)):
        total, error = np.zeros((n_units, len(metrics))), np.zeros((n_units, len(metrics)))
        np.add.at(total, unit, ours)
        np.add.at(error, unit, theirs - ours)
        counts.append(total)
        # of an event that was checked in part, the checked documents stand for the others
        errors.append(error * (size / np.maximum(n_checked, 1))[:, None])
    known = np.broadcast_to((n_checked > 0)[:, None], counts[0].shape)
    found = estimate_ratio((counts[0], counts[1]), (errors[0], errors[1]), known)
    low, high = _bounds(found, confidence)
    limits = np.array([metric.range for metric in metrics]).T
    kind = "events" if len(codes) > 1 else "documents"
    table = {
        "outlet": outlet,
        "metric": [metric.name for metric in metrics],
        "label": [metric.label for metric in metrics],
        "unit": [metric.unit for metric in metrics],
        "value": np.clip(machine.scale * found.value, *limits),
        "low": np.clip(machine.scale * low, *limits),
        "high": np.clip(machine.scale * high, *limits),
        "uncorrected": divide(machine.numerator.sum(axis=0), machine.denominator.sum(axis=0), machine.scale),
        "n_documents": len(checked),
        "n_checked": int(checked.sum()),
        "caution": [_caution(int(n), kind) for n in found.n_checked],
    }
    return pd.DataFrame(table)[_VALUES]


def _bounds(found: Estimate, confidence: float) -> tuple[_Floats, _Floats]:
    reach = stats.t.ppf((1 + confidence) / 2, df=np.maximum(found.n_checked - 1, 1)) * found.error
    return found.value - reach, found.value + reach


def _caution(n_checked: int, kind: str) -> str:
    if n_checked < LEAST_CLUSTERS:
        return f"only {n_checked} of its {kind} checked: too few to correct"
    return f"errors measured on {n_checked} {kind}" if n_checked < 2 * LEAST_CLUSTERS else ""


def _tabulate_differences(machine: Counts, truth: Counts, checked: _Mask, comparison: OutletComparison) -> pd.DataFrame:
    n_outlets, n_events = len(comparison.outlets), len(comparison.events)
    cells = count_cells(machine, n_outlets=n_outlets, n_events=n_events)
    true_cells = count_cells(truth, n_outlets=n_outlets, n_events=n_events)
    n_checked = count_cells(_select(machine, checked), n_outlets=n_outlets, n_events=n_events).n_documents
    whole = (cells.n_documents > 0) & (n_checked == cells.n_documents)
    ours = divide(cells.numerator, cells.denominator, machine.scale)
    theirs = divide(true_cells.numerator, true_cells.denominator, machine.scale)
    frames = []
    for a, b in combinations(range(n_outlets), 2):
        difference, error = ours[a] - ours[b], theirs[a] - theirs[b] - ours[a] + ours[b]
        known = np.broadcast_to((whole[a] & whole[b])[:, None], difference.shape)
        frame = _compare_pair(difference, error, known, confidence=comparison.confidence)
        frame["metric"] = [metric.name for metric in comparison.metrics]
        frame["outlet_a"], frame["outlet_b"] = comparison.outlets[a], comparison.outlets[b]
        frames.append(frame)
    # a metric's pairs stand together, as in the uncorrected table
    table = pd.concat(frames).sort_index(kind="stable") if frames else pd.DataFrame(columns=_DIFFERENCES)
    table["q_value"] = np.nan
    table = table.reset_index(drop=True)[_DIFFERENCES]
    tested = table["p_value"].notna().to_numpy()
    if tested.any():
        table.loc[tested, "q_value"] = stats.false_discovery_control(table.loc[tested, "p_value"].to_numpy())
    return table


def _compare_pair(difference: _Floats, error: _Floats, checked: _Mask, *, confidence: float) -> pd.DataFrame:
    """Return one row a metric for the differences of two outlets, shape (n_events, n_metrics)."""
    one = np.ones_like(difference)
    found = estimate_ratio((difference, one), (error, 0 * one), checked)
    low, high = _bounds(found, confidence)
    nothing = np.full(len(found.value), np.nan)
    statistic = np.divide(found.value, found.error, out=nothing.copy(), where=found.error > 0)
    sums = np.nansum(difference, axis=0)
    return pd.DataFrame(
        {
            "difference": found.value,
            "low": low,
            "high": high,
            "uncorrected": np.divide(sums, found.n_units, out=nothing.copy(), where=found.n_units > 0),
            "n_events": found.n_units,
            "n_checked": found.n_checked,
            "p_value": 2 * stats.t.sf(np.abs(statistic), df=np.maximum(found.n_checked - 1, 1)),
            "caution": [_caution(int(n), "events") for n in found.n_checked],
        }
    )
