"""Source mix: who is heard, as shares of an outlet's attributions by type of source.

In: an `OutletComparison`. Out: one stacked bar an outlet, with the number of attributions and the share whose source is
unnamed beside it. Types stand in one fixed order in every bar; colour, lightness, hatch and, where there is room, a
written label tell them apart. An outlet without attributions has no bar and says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from framing.display.canvas import Display
from framing.display.furniture import add_furniture
from framing.display.lettering import text_width
from framing.display.palette import MUTED, PAPER, SOURCE_STYLES, text_colour_on
from framing.display.rows import Column, add_columns, draw_rows, row_height, slot_height
from framing.display.sheet import current_sheet
from framing.display.wording import caution_note, cautions_of, count_of, marked_counts, percent, scope_of
from framing.records import SOURCE_TYPES, SourceType

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from framing.compare import OutletComparison

__all__ = ["SourceMixDisplay"]

_BAR, _NARROW_BAR = 0.66, 0.5


class SourceMixDisplay(Display):
    """Attributions by type of source, as shares within each outlet.

    Parameters
    ----------
    outlets : sequence of str
        In the order of the rows.
    attributions : array of shape (n_outlets, n_types)
        Attributions to each of `SOURCE_TYPES`.
    unnamed_share : array of shape (n_outlets,)
        Share of the attributions to a known source whose source is unnamed; NaN where there are none.
    cautions : sequence of str, optional
        A caution in words for each outlet, empty where none is called for.
    scope : str, optional
        What was compared, for the subtitle.

    See Also
    --------
    AttributionDisplay : How much of the text rests on sources at all.

    Examples
    --------
    >>> from framing import SourceMixDisplay
    >>> mix = SourceMixDisplay(outlets=["A"], attributions=[[3, 0, 5, 0, 0, 2, 0, 0, 0, 0, 0]], unnamed_share=[0.2])
    >>> mix
    SourceMixDisplay(1 outlet, 10 attributions)
    >>> mix.frame().loc[0, ["un", "state", "ngo", "unnamed_share"]].to_dict()
    {'un': 0.3, 'state': 0.5, 'ngo': 0.2, 'unnamed_share': 0.2}
    """

    def __init__(
        self,
        *,
        outlets: Any,
        attributions: Any,
        unnamed_share: Any,
        cautions: Any = None,
        scope: str = "",
    ) -> None:
        self.outlets = tuple(outlets)
        self.attributions: npt.NDArray[np.float64] = np.asarray(attributions, dtype=float).reshape(
            -1, len(SOURCE_TYPES)
        )
        self.unnamed_share: npt.NDArray[np.float64] = np.asarray(unnamed_share, dtype=float)
        self.cautions = tuple(cautions) if cautions is not None else ("",) * len(self.outlets)
        self.scope = scope

    @classmethod
    def from_comparison(cls, comparison: OutletComparison) -> Self:
        """Take the counts from a comparison.

        Parameters
        ----------
        comparison : OutletComparison
            From `framing.compare_outlets`.

        Returns
        -------
        SourceMixDisplay
        """
        outlets = list(comparison.outlets)
        sources = comparison.sources
        counts = sources.pivot_table(index="outlet", columns="type", values="attributions", aggfunc="sum")
        known = sources.groupby("outlet")[["named", "unnamed"]].sum().reindex(outlets).fillna(0).to_numpy(dtype=float)
        return cls(
            outlets=outlets,
            attributions=counts.reindex(index=outlets, columns=list(SOURCE_TYPES)).fillna(0).to_numpy(),
            unnamed_share=_divide(known[:, 1], known.sum(axis=1)),
            cautions=cautions_of(comparison, "unnamed_share"),
            scope=scope_of(comparison),
        )

    def __repr__(self) -> str:
        """Say how much is in it."""
        total = int(self.attributions.sum())
        return f"SourceMixDisplay({count_of(len(self.outlets), 'outlet')}, {count_of(total, 'attribution')})"

    def frame(self) -> pd.DataFrame:
        """Return the table behind the picture.

        Returns
        -------
        pandas.DataFrame
            One row an outlet: the share of each source type, ``unnamed_share``, the number of ``attributions`` and
            the ``caution``.
        """
        import pandas as pd

        shares = pd.DataFrame(self._shares(), columns=list(SOURCE_TYPES))
        shares.insert(0, "outlet", self.outlets)
        total = self.attributions.sum(axis=1)
        return shares.assign(unnamed_share=self.unnamed_share, attributions=total.astype(int), caution=self.cautions)

    def describe(self) -> str:
        """Return the picture in words.

        Returns
        -------
        str
            One sentence an outlet.
        """
        sentences = ["Stacked bars of attributions by type of source."]
        for outlet, counts, shares, unnamed in zip(
            self.outlets, self.attributions, self._shares(), self.unnamed_share, strict=True
        ):
            if not counts.sum():
                sentences.append(f"{outlet}: no attributions.")
                continue
            parts = [
                f"{SOURCE_STYLES[kind].label} {percent(s)}" for kind, s in zip(SOURCE_TYPES, shares, strict=True) if s
            ]
            total = count_of(counts.sum(), "attribution")
            sentences.append(f"{outlet}: {', '.join(parts)}; unnamed {percent(unnamed)} of {total}.")
        return " ".join(sentences)

    def _shares(self) -> npt.NDArray[np.float64]:
        return _divide(self.attributions, self.attributions.sum(axis=1, keepdims=True))

    def _size(self) -> tuple[float, float]:
        height = slot_height(self.outlets, row_height(len(self.outlets)), reach=_NARROW_BAR / 2, drop=_NARROW_BAR / 2)
        return 5.4, height * max(len(self.outlets), 1)

    def _draw(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        from matplotlib.ticker import PercentFormatter

        draw_rows(ax, self.outlets, reach=_NARROW_BAR / 2, drop=_NARROW_BAR / 2)
        ax.set_xlim(0, 1)
        ax.xaxis.set_major_formatter(PercentFormatter(1))
        ax.set_xlabel("share of the outlet's attributions")
        handles = self._draw_bars(ax, artist_options)
        total = self.attributions.sum(axis=1)
        for row in np.flatnonzero(total == 0).tolist():
            ax.text(0.012, row, "no attributions", va="center", ha="left", color=MUTED, style="italic")
        add_columns(
            ax,
            (
                Column("attri-\nbutions", marked_counts(total, self.cautions)),
                Column("source\nunnamed", tuple(percent(share) for share in self.unnamed_share)),
            ),
        )
        add_furniture(
            ax,
            title="Attributions by type of source",
            subtitle=f"Share of each outlet's attributions. {self.scope}".strip(),
            handles=handles,
            notes=[caution_note(self.cautions)],
        )

    def _draw_bars(self, ax: Axes, artist_options: dict[str, Any]) -> list[Artist]:
        """Stack the types that occur, in their fixed order; return one legend handle for each."""
        from matplotlib.patches import Patch

        shares = np.nan_to_num(self._shares())
        rows = np.arange(len(self.outlets))
        height = _BAR if current_sheet() is None else _NARROW_BAR
        reach = np.zeros(len(rows))
        handles: list[Artist] = []
        for kind, column in zip(SOURCE_TYPES, shares.T, strict=True):
            if not column.any():
                continue
            style = SOURCE_STYLES[kind]
            # the hatch takes the edge's colour, so the white gap between neighbours is a second, unfilled bar
            options = {"height": height, "linewidth": 0.0, "label": style.label, **style.fill, **artist_options}
            present = column > 0
            ax.barh(rows[present], column[present], left=reach[present], **options)
            ax.barh(rows[present], column[present], left=reach[present], height=options["height"], facecolor="none",
                    edgecolor=PAPER, linewidth=1.0)  # fmt: skip
            self._label(ax, kind, column, reach)
            handles.append(Patch(label=style.label, linewidth=0.0, **style.fill))
            reach += column
        return handles

    def _label(
        self, ax: Axes, kind: SourceType, column: npt.NDArray[np.float64], reach: npt.NDArray[np.float64]
    ) -> None:
        """Write the type and its share into the segments that have room for it."""
        figure = ax.figure
        points = ax.get_window_extent().width * 72 / figure.dpi
        style = SOURCE_STYLES[kind]
        for row in np.flatnonzero(column).tolist():
            for text in (f"{style.label} {percent(column[row])}", percent(column[row])):
                if text_width(text, 8) + 7 <= column[row] * points:
                    patch = {"facecolor": style.colour, "edgecolor": "none", "pad": 1.2} if style.hatch else None
                    ax.text(reach[row] + column[row] / 2, row, text, ha="center", va="center", size=8,
                            color=text_colour_on(style.colour), bbox=patch)  # fmt: skip
                    break


def _divide(part: npt.NDArray[np.float64], whole: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Divide, NaN where there is nothing to divide by."""
    shares: npt.NDArray[np.float64] = np.full(np.broadcast_shapes(part.shape, whole.shape), np.nan)
    np.divide(part, whole, out=shares, where=whole > 0)
    return shares
