"""The words of the displays: counts with their nouns, percentages, what was compared, what calls for caution."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from framing.display.furniture import CAUTION_MARK

if TYPE_CHECKING:
    from framing.compare import OutletComparison

__all__ = [
    "caution_note",
    "cautions_of",
    "concerns_all",
    "count_of",
    "decimal",
    "interval_note",
    "marked_counts",
    "percent",
    "scope_of",
    "values_of",
]


def count_of(number: float, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> count_of(1, "outlet"), count_of(1200, "word"), count_of(2, "story", "stories")
    ('1 outlet', '1,200 words', '2 stories')
    """
    return f"{number:,.0f} {noun if number == 1 else plural or noun + 's'}"


def percent(share: float) -> str:
    """Return a share as a percentage, a dash where it is undefined.

    Examples
    --------
    >>> percent(0.254), percent(0.004), percent(0.0), percent(float("nan"))
    ('25%', '<1%', '0%', '–')
    """
    if math.isnan(share):
        return "–"
    return "<1%" if 0 < share < 0.005 else f"{100 * share:.0f}%"


def decimal(value: float) -> str:
    """Return a density with one decimal below a hundred, a dash where it is undefined.

    Examples
    --------
    >>> decimal(7.46), decimal(123.4), decimal(float("nan"))
    ('7.5', '123', '–')
    """
    if math.isnan(value):
        return "–"
    return f"{value:.1f}" if value < 99.95 else f"{value:,.0f}"


def scope_of(comparison: OutletComparison) -> str:
    """Say what was compared: "5 outlets, 1 event, 5 documents"."""
    parts = (
        count_of(len(comparison.outlets), "outlet"),
        count_of(len(comparison.events), "event"),
        count_of(len(comparison.annotations), "document"),
    )
    return ", ".join(parts)


def cautions_of(comparison: OutletComparison, *metrics: str) -> tuple[str, ...]:
    """Return each outlet's caution on any of the metrics, in the order of the outlets; empty where there is none."""
    table = comparison.by_outlet
    chosen = table[table["metric"].isin(metrics)]
    found: dict[str, str] = {}
    for outlet, caution in zip(chosen["outlet"], chosen["caution"], strict=True):
        if isinstance(caution, str) and caution:
            found.setdefault(outlet, caution)
    return tuple(found.get(outlet, "") for outlet in comparison.outlets)


def values_of(comparison: OutletComparison, column: str, metrics: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return a column of the comparison as outlets x metrics; NaN where the comparison lacks the metric."""
    table = comparison.by_outlet.pivot(index="outlet", columns="metric", values=column)
    return table.reindex(index=list(comparison.outlets), columns=list(metrics)).to_numpy(dtype=float)


def concerns_all(cautions: Sequence[str]) -> bool:
    """Tell whether every row calls for caution: then that is said once, and no row is marked."""
    return len(cautions) > 1 and all(cautions)


def marked_counts(numbers: Iterable[float], cautions: Sequence[str]) -> tuple[str, ...]:
    """Return counts, with the mark of caution where one is called for, unless it would stand in every row.

    Examples
    --------
    >>> marked_counts([1200, 3], ["", "few attributions"])
    ('1,200', '△ 3')
    >>> marked_counts([12, 3], ["only 1 document", "few attributions"])
    ('12', '3')
    """
    spared = concerns_all(cautions)
    return tuple(
        f"{CAUTION_MARK} {number:,.0f}" if caution and not spared else f"{number:,.0f}"
        for number, caution in zip(numbers, cautions, strict=True)
    )


def caution_note(cautions: Sequence[str]) -> str:
    """Return the note that explains the mark of caution, or says that all rows call for it; empty when none does."""
    distinct = list(dict.fromkeys(caution.rstrip(".") for caution in cautions if caution))
    if not distinct:
        return ""
    words = distinct[0] if len(distinct) == 1 else "rests on few documents or counts; the table says which"
    if concerns_all(cautions):
        return f"{CAUTION_MARK} Read every row with caution: {words}."
    return f"{CAUTION_MARK} Read with caution: {words}."


def interval_note(confidence: float, ends: npt.NDArray[np.float64]) -> str:
    """Say what the interval lines are, or why there are none."""
    if np.isnan(ends).all():
        return "No intervals: they need several documents of an outlet."
    return (
        f"Lines: {100 * confidence:g}% bootstrap intervals over events (documents of one event); "
        "no line where there is no interval."
    )
