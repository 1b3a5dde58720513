"""A score with the count behind it, and the record that describes a metric.

In: counts. Out: `Ratio`, which is undefined (NaN) when there is nothing to count, never 0. Keeping the two counts
apart lets a comparison pool documents by adding counts up, and say what each value rests on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from framing.metrics.tally import Tally

__all__ = ["Metric", "MetricGroup", "Ratio"]

MetricGroup = Literal["sourcing", "density", "terminology"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """``scale * numerator / denominator``, undefined when the denominator is 0.

    Examples
    --------
    >>> float(Ratio(3, 12))
    0.25
    >>> float(Ratio(0, 0))
    nan
    """

    numerator: float
    denominator: float
    scale: float = 1.0

    def __float__(self) -> float:
        return self.scale * self.numerator / self.denominator if self.denominator else float("nan")


@dataclass(frozen=True, slots=True)
class Metric:
    """One row of the table of metrics.

    Parameters
    ----------
    name : str
        Column name; the ending gives the kind of number (``_share``, ``_density``, ``_count``, ``_entropy``).
    function : callable
        `Tally` -> `Ratio`.
    unit : str
        As printed on an axis.
    range : (float, float)
        Least and greatest possible value.
    label : str
        As printed in a table or on a plot.
    group : {"sourcing", "density", "terminology"}
        Which part of a report it belongs to.
    per : str
        What the denominator counts, so that "n = 12" can say 12 of what.
    scale : float
        Factor of the ratio: 1000 for densities.
    reference : str
        Literature that the measure comes from, or the guideline that defines it.
    """

    name: str
    function: Callable[[Tally], Ratio]
    unit: str
    range: tuple[float, float]
    label: str
    group: MetricGroup
    per: str
    scale: float = 1.0
    reference: str = ""

    def value(self, tally: Tally) -> float:
        """Return the score of one document, NaN where it is undefined."""
        return float(self.function(tally))
