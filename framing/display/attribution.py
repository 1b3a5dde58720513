"""Attribution: how often an outlet attributes, and how much of its text rests on a source.

In: an `OutletComparison`. Out: two panels of points with intervals, one row an outlet: attributions per 1,000 words,
and the share of words that are attributed. A dashed line shows all documents taken together. A hollow point rests on
little; an outlet without words has no point and says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from framing.display.canvas import Display
from framing.display.furniture import add_furniture
from framing.display.palette import GRID, INK, MUTED, PAPER, POINT
from framing.display.rows import Column, add_columns, draw_rows, row_height, slot_height
from framing.display.sheet import current_sheet
from framing.display.wording import (
    caution_note,
    cautions_of,
    count_of,
    decimal,
    interval_note,
    marked_counts,
    percent,
    scope_of,
    values_of,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from framing.compare import OutletComparison

__all__ = ["AttributionDisplay"]

_METRICS = ("attribution_density", "attributed_word_share")
_HEADERS = ("Attributions per 1,000 words", "Share of words attributed")

# Left edge and width of each panel, as fractions of the axes.
# The gap between them holds the values of the first.
_PANELS = ((0.0, 0.4), (0.52, 0.4))
_NARROW_PANELS = ((0.0, 0.36), (0.5, 0.36))

# How far points reach above and below their row on a narrow sheet, as a share of it.
_REACH = 0.2


class AttributionDisplay(Display):
    """Attributions per 1,000 words and the share of words attributed, with intervals.

    Parameters
    ----------
    outlets : sequence of str
        In the order of the rows.
    density, share : array of shape (n_outlets, 3)
        Value, low and high end of the interval, of the attributions per 1,000 words and of the share of words
        attributed; NaN where undefined.
    attributions, documents : array of shape (n_outlets,)
        What the numbers rest on.
    pooled : (float, float), optional
        Both numbers for all documents taken together.
    cautions : sequence of str, optional
        A caution in words for each outlet, empty where none is called for.
    confidence : float, default=0.95
        Of the intervals.
    scope : str, optional
        What was compared, for the subtitle.

    Attributes
    ----------
    panels_ : tuple of matplotlib.axes.Axes
        The two panels inside ``ax_``; known after `plot`.

    Examples
    --------
    >>> from framing import AttributionDisplay
    >>> shown = AttributionDisplay(
    ...     outlets=["A"], density=[[24, 18, 31]], share=[[0.4, 0.3, 0.5]], attributions=[12], documents=[3]
    ... )
    >>> shown
    AttributionDisplay(1 outlet, 12 attributions)
    >>> shown.frame()[["outlet", "metric", "value", "low", "high"]]
      outlet                 metric  value   low  high
    0      A    attribution_density   24.0  18.0  31.0
    1      A  attributed_word_share    0.4   0.3   0.5
    """

    panels_: tuple[Axes, ...]

    def __init__(
        self,
        *,
        outlets: Any,
        density: Any,
        share: Any,
        attributions: Any,
        documents: Any,
        pooled: tuple[float, float] = (float("nan"), float("nan")),
        cautions: Any = None,
        confidence: float = 0.95,
        scope: str = "",
    ) -> None:
        self.outlets = tuple(outlets)
        self.density: npt.NDArray[np.float64] = np.asarray(density, dtype=float).reshape(-1, 3)
        self.share: npt.NDArray[np.float64] = np.asarray(share, dtype=float).reshape(-1, 3)
        self.attributions: npt.NDArray[np.int64] = np.asarray(attributions)
        self.documents: npt.NDArray[np.int64] = np.asarray(documents)
        self.pooled = pooled
        self.cautions = tuple(cautions) if cautions is not None else ("",) * len(self.outlets)
        self.confidence = confidence
        self.scope = scope

    @classmethod
    def from_comparison(cls, comparison: OutletComparison) -> Self:
        """Take the numbers from a comparison.

        Parameters
        ----------
        comparison : OutletComparison
            From `framing.compare_outlets`, with the metrics of the group ``density``.

        Returns
        -------
        AttributionDisplay
        """
        columns = [values_of(comparison, column, _METRICS) for column in ("value", "low", "high")]
        density, share = np.moveaxis(np.stack(columns, axis=-1), 1, 0)
        overall = comparison.overall.set_index("metric")["value"].reindex(list(_METRICS)).astype(float)
        counted = values_of(comparison, "n", _METRICS)[:, 0] * density[:, 0] / 1000
        documents = values_of(comparison, "n_documents", _METRICS)[:, 0]
        return cls(
            outlets=comparison.outlets,
            density=density,
            share=share,
            attributions=np.rint(np.nan_to_num(counted)).astype(int),
            documents=np.nan_to_num(documents).astype(int),
            pooled=(float(overall.iloc[0]), float(overall.iloc[1])),
            cautions=cautions_of(comparison, *_METRICS),
            confidence=comparison.confidence,
            scope=scope_of(comparison),
        )

    def __repr__(self) -> str:
        """Say how much is in it."""
        total = count_of(int(self.attributions.sum()), "attribution")
        return f"AttributionDisplay({count_of(len(self.outlets), 'outlet')}, {total})"

    def frame(self) -> pd.DataFrame:
        """Return the table behind the picture.

        Returns
        -------
        pandas.DataFrame
            One row an outlet and metric: ``value``, its interval ``low`` to ``high``, the ``attributions`` and
            ``documents`` it rests on, the ``caution``.
        """
        import pandas as pd

        numbers = np.stack([self.density, self.share], axis=1).reshape(-1, 3)
        rows = np.repeat(np.arange(len(self.outlets)), len(_METRICS))
        table = pd.DataFrame(numbers, columns=["value", "low", "high"])
        table.insert(0, "outlet", [self.outlets[row] for row in rows])
        table.insert(1, "metric", list(_METRICS) * len(self.outlets))
        return table.assign(
            attributions=self.attributions[rows],
            documents=self.documents[rows],
            caution=[self.cautions[row] for row in rows],
        )

    def describe(self) -> str:
        """Return the picture in words.

        Returns
        -------
        str
            One sentence an outlet.
        """
        sentences = ["Points with intervals of attributions per 1,000 words and of the share of words attributed."]
        for outlet, density, share, n in zip(self.outlets, self.density, self.share, self.documents, strict=True):
            if np.isnan(density[0]):
                sentences.append(f"{outlet}: undefined, no words.")
                continue
            parts = [
                f"{form(value)}{'' if np.isnan(low) else f' ({form(low)} to {form(high)})'} {what}"
                for (value, low, high), form, what in (
                    (density, decimal, "attributions per 1,000 words"),
                    (share, percent, "of words attributed"),
                )
            ]
            sentences.append(f"{outlet}: {', '.join(parts)}, {count_of(n, 'document')}.")
        return " ".join(sentences)

    def _size(self) -> tuple[float, float]:
        height = slot_height(self.outlets, row_height(len(self.outlets)), reach=_REACH, drop=_REACH)
        return 5.6, height * max(len(self.outlets), 1)

    def _draw(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        from matplotlib.ticker import MaxNLocator, PercentFormatter

        draw_rows(ax, self.outlets, reach=_REACH, drop=_REACH)
        ax.grid(False)
        ax.spines["bottom"].set_visible(False)
        ax.set_xticks([])
        panels = _PANELS if current_sheet() is None else _NARROW_PANELS
        self.panels_ = tuple(ax.inset_axes((left, 0, width, 1), sharey=ax) for left, width in panels)
        for panel, numbers, pooled, header, form in zip(
            self.panels_, (self.density, self.share), self.pooled, _HEADERS, (decimal, percent), strict=True
        ):
            self._draw_points(panel, numbers, artist_options)
            add_columns(panel, (Column("", tuple(form(value) for value in numbers[:, 0])),), beside=True)
            if not np.isnan(pooled):
                panel.axvline(pooled, color=MUTED, linewidth=1.0, dashes=(4, 3), zorder=1)
            if current_sheet() is None:  # on a narrow one the headers of the counts stand there
                panel.set_title(header, loc="left", size=9, weight="bold", pad=6)
            panel.xaxis.set_major_locator(MaxNLocator(5 if current_sheet() is None else 2))
        ends = self.density[~np.isnan(self.density)]
        self.panels_[0].set_xlim(0, 1.08 * float(ends.max(initial=1.0)))
        self.panels_[0].set_xlabel("attributions per 1,000 words")
        self.panels_[1].set_xlim(0, 1)
        self.panels_[1].xaxis.set_major_formatter(PercentFormatter(1))
        self.panels_[1].set_xlabel("share of words" if current_sheet() is None else "share of words attributed")
        self._add_words(ax)

    def _draw_points(self, panel: Axes, numbers: npt.NDArray[np.float64], artist_options: dict[str, Any]) -> None:
        panel.tick_params(axis="y", labelleft=False)
        for row, (value, low, high) in enumerate(numbers):
            panel.axhline(row, color=GRID, linewidth=0.7, zorder=0)
            if np.isnan(value):
                panel.text(0.02, row, "no words", transform=panel.get_yaxis_transform(), va="center", color=MUTED,
                           style="italic", bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1})  # fmt: skip
                continue
            if high > low:
                panel.plot([low, high], [row, row], color=POINT, linewidth=2.2, solid_capstyle="round", zorder=2)
            filling = PAPER if self.cautions[row] else POINT
            options = {"marker": "o", "markersize": 7.5, "markerfacecolor": filling, "markeredgecolor": POINT,
                       "markeredgewidth": 1.6, "linestyle": "none", "zorder": 3, **artist_options}  # fmt: skip
            panel.plot([value], [row], **options)

    def _add_words(self, ax: Axes) -> None:
        from matplotlib.lines import Line2D

        counts = marked_counts(self.attributions, self.cautions)
        documents = tuple(f"{n:,}" for n in self.documents)
        if current_sheet() is None:
            add_columns(ax, (Column("attri-\nbutions", counts), Column("docu-\nments", documents)))
        else:  # in one, so that no value of a point seems to stand in the column of documents
            both = tuple(f"{n} in {m}" for n, m in zip(counts, documents, strict=True))
            add_columns(ax, (Column("attributions\nin documents", both),))
        point = {"color": POINT, "marker": "o", "markersize": 7, "markeredgewidth": 1.6, "linewidth": 2.2}
        handles = [Line2D([], [], label="value and interval", **point)]  # type: ignore[arg-type]  # keywords by name
        if any(self.cautions):
            hollow = {**point, "markerfacecolor": PAPER}
            handles.append(Line2D([], [], label="rests on little", **hollow))  # type: ignore[arg-type]
        if not np.isnan(self.pooled).all():
            handles.append(
                Line2D(
                    [],
                    [],
                    color=MUTED,
                    linewidth=1,
                    dashes=(4, 3),
                    label=f"all documents together ({decimal(self.pooled[0])}; {percent(self.pooled[1])})",
                )
            )
        add_furniture(
            ax,
            title="Attributions, and words attributed to a source",
            subtitle=self.scope,
            handles=handles,
            notes=[interval_note(self.confidence, self.share[:, 1]), caution_note(self.cautions)],
        )
        ax.set_zorder(-1)
        ax.xaxis.label.set_color(INK)
