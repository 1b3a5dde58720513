"""The result of a comparison: tables that never hide how little a number rests on.

`OutletComparison` holds the tables that `framing.compare_outlets` computed, and what they were computed from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from os import PathLike
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from framing.compare.tabular import Tabular
from framing.metrics import Metric, Tally
from framing.records import Annotation

if TYPE_CHECKING:
    from framing.compare.correction import CorrectedComparison

__all__ = ["OutletComparison"]


@dataclass(frozen=True, slots=True, eq=False)
class OutletComparison(Tabular):
    """Outlets compared inside events.

    Outlets, events and metrics keep the order in which they were given, and every outlet has a row for every metric:
    what is absent is NaN.

    Parameters
    ----------
    overall : pandas.DataFrame
        One row a metric, over all documents: metric, label, unit, value, low, high, n_documents, n_events, n, per,
        caution. `n` is the count that the value rests on and `per` says what was counted.
    by_outlet : pandas.DataFrame
        The main table (`frame`, `to_csv`). The same for each outlet and metric, with the column outlet in
        front.
    by_event : pandas.DataFrame
        One row for each event, outlet and metric: value, n_documents, n. Documents without an event are not in it.
    sources : pandas.DataFrame
        One row for each outlet and source type: attributions, words, named, unnamed.
    documents : pandas.DataFrame
        One row a document: id, outlet, event, words, attributions.
    cautions : tuple of str
        What a reader has to know about the whole.
    by, within : str
        The metadata that made the outlets and events.
    outlets, events : tuple of str
        In the order given.
    metrics : tuple of Metric
        In the order given.
    annotations : tuple of Annotation
        What was compared.
    tallies : tuple of Tally
        The counts of each, in the same order.
    confidence : float
        Level of the intervals.
    n_boot : int
        Bootstrap samples behind each interval.
    """

    overall: pd.DataFrame
    by_outlet: pd.DataFrame
    by_event: pd.DataFrame
    sources: pd.DataFrame
    documents: pd.DataFrame
    cautions: tuple[str, ...]
    by: str
    within: str | None
    outlets: tuple[str, ...]
    events: tuple[str, ...]
    metrics: tuple[Metric, ...]
    annotations: tuple[Annotation, ...]
    tallies: tuple[Tally, ...]
    confidence: float
    n_boot: int
    _differences: pd.DataFrame = field(repr=False)
    _main: ClassVar[str] = "by_outlet"

    def __repr__(self) -> str:
        return (
            f"<OutletComparison: outlets={len(self.outlets)}, events={len(self.events)}, "
            f"documents={len(self.annotations)}, metrics={len(self.metrics)}>"
        )

    def _repr_html_(self) -> str:
        """Return the main scores by outlet as a table for a notebook."""
        # the report stands above the comparison and is called from here only for convenience, as in `to_html`
        from framing.report import describe_comparison

        return describe_comparison(self)

    def differences(self) -> pd.DataFrame:
        """Return the differences of every two outlets, paired inside the events that both report.

        Returns
        -------
        pandas.DataFrame
            metric, outlet_a, outlet_b, difference (a minus b, mean over shared events), low, high, n_events, n_a and
            n_b (what each side rests on), effect (mean / standard deviation of the differences), p_value (sign
            flips), q_value (false discovery rate over the whole table), caution. NaN where there are too few shared
            events.
        """
        return self._differences.copy()

    def corrected(self, checked: Iterable[Annotation]) -> CorrectedComparison:
        """Take the annotation's own errors out, measured on documents that people have checked.

        Parameters
        ----------
        checked : iterable of Annotation
            Of documents drawn at random from those compared, with the same ids and texts.

        Returns
        -------
        CorrectedComparison
            Values and differences by prediction-powered inference (Angelopoulos et al. 2023), with intervals that hold
            the annotation's errors too.

        Raises
        ------
        InputError
            If a checked document is not in the comparison, comes twice, or has another text.
        """
        from framing.compare.correction import correct_comparison

        return correct_comparison(self, checked)

    def to_html(self, path: str | PathLike[str]) -> None:
        """Write a report that an editor can read offline.

        Parameters
        ----------
        path : path-like
            The file; what was there is replaced.
        """
        # the report stands above the comparison and is called from here only for convenience
        from framing.report import write_report

        write_report(self, path)
