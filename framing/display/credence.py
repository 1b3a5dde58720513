"""Credence gap: whether the words of two types of source are reported alike, or one is held off.

In: an `OutletComparison`. Out: one row an outlet, with two points on the share of cues that hold the source's words off
("claimed", "admitted", "boasted"): a circle for one type of source, a diamond for the other, and the gap between them.
A hollow point rests on few cues; a type without a cue has no point. A gap can have good reasons; the words decide.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, get_args

import numpy as np
import numpy.typing as npt

from framing.display.canvas import Display
from framing.display.furniture import CAUTION_MARK, add_furniture
from framing.display.palette import GRID, INK, MUTED, OTHER_POINT, PAPER, POINT, SOURCE_STYLES
from framing.display.rows import Column, add_columns, draw_rows, row_height, slot_height
from framing.display.wording import caution_note, concerns_all, count_of, percent, scope_of
from framing.exceptions import InputError
from framing.records import SOURCE_TYPES, SourceType
from framing.terms import compare_stances
from framing.terms.stance import Stance

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from framing.compare import OutletComparison

__all__ = ["FEW_CUES", "CredenceGapDisplay"]

STANCES: tuple[Stance, ...] = get_args(Stance)
_HELD_OFF = tuple(STANCES.index(stance) for stance in STANCES if stance in ("doubting", "conceding", "hostile"))

# With fewer cues a share says little: one cue more or less moves it by more than ten points.
FEW_CUES = 10

# Marker of each type, and how far its point stands off the middle of the row, in rows.
_MARKERS, _LIFTS = ("o", "D"), (-0.16, 0.16)
_COLOURS = (POINT, OTHER_POINT)

# On a narrow sheet: how far points reach above and below their row, and the points that the columns of numbers take.
_REACH, _NUMBERS = 0.3, 128.0


class CredenceGapDisplay(Display):
    """Share of cues that hold a source's words off, for two types of source by outlet.

    Parameters
    ----------
    outlets : sequence of str
        In the order of the rows.
    types : (str, str)
        The two types of source.
    cues : array of shape (n_outlets, 2, n_stances)
        The outlet's own cues for each type by stance, in the order of `framing.terms.stance.Stance`.
    confidence : float, default=0.95
        Of the intervals.
    scope : str, optional
        What was compared, for the subtitle.

    Attributes
    ----------
    shares : array of shape (n_outlets, 2)
        Share of doubting, conceding and hostile cues; NaN where there is no cue.
    gaps : array of shape (n_outlets,)
        The second type's share minus the first's, in [-1, 1]; NaN where either has no cue.

    See Also
    --------
    framing.terms.credence_gap : The gap over all outlets.

    Examples
    --------
    >>> from framing.display import CredenceGapDisplay
    >>> shown = CredenceGapDisplay(
    ...     outlets=["A"], types=("state", "opposition"), cues=[[[18, 1, 1, 0, 0], [6, 0, 3, 1, 0]]]
    ... )
    >>> shown
    CredenceGapDisplay('state' and 'opposition', 1 outlet, 30 cues)
    >>> shown.shares.tolist(), shown.gaps.tolist()
    ([[0.05, 0.4]], [0.35000000000000003])
    """

    def __init__(
        self,
        *,
        outlets: Any,
        types: tuple[SourceType, SourceType],
        cues: Any,
        confidence: float = 0.95,
        scope: str = "",
    ) -> None:
        self.outlets = tuple(outlets)
        self.types = types
        self.cues: npt.NDArray[np.int64] = np.asarray(cues, dtype=np.int64).reshape(len(self.outlets), 2, len(STANCES))
        self.confidence = confidence
        self.scope = scope

    @classmethod
    def from_comparison(
        cls, comparison: OutletComparison, *, trusted: SourceType = "state", other: SourceType = "opposition"
    ) -> Self:
        """Count the cues of two types of source.

        Parameters
        ----------
        comparison : OutletComparison
            From `framing.compare_outlets`.
        trusted, other : str, default="state" and "opposition"
            The two types of source; the gap is the share of `other` minus that of `trusted`, as in
            `framing.terms.credence_gap`.

        Returns
        -------
        CredenceGapDisplay

        Raises
        ------
        InputError
            If a type is unknown.
        """
        for kind in (trusted, other):
            if kind not in SOURCE_TYPES:
                msg = f"there is no source type {kind!r}; the types are: {', '.join(SOURCE_TYPES)}"
                raise InputError(msg)
        relabelled = (
            replace(annotation, document=replace(annotation.document, outlet=outlet))
            for annotation, outlet in zip(comparison.annotations, comparison.documents["outlet"], strict=True)
        )
        table = compare_stances(relabelled)
        keys = zip(table["outlet"], table["source_type"], table["stance"], strict=True)
        found = dict(zip(keys, table["count"].tolist(), strict=True))
        cues = [
            [[found.get((outlet, kind, stance), 0) for stance in STANCES] for kind in (trusted, other)]
            for outlet in comparison.outlets
        ]
        return cls(
            outlets=comparison.outlets,
            types=(trusted, other),
            cues=cues,
            confidence=comparison.confidence,
            scope=scope_of(comparison),
        )

    def __repr__(self) -> str:
        """Say how much is in it."""
        parts = (count_of(len(self.outlets), "outlet"), count_of(int(self.cues.sum()), "cue"))
        return f"CredenceGapDisplay({self.types[0]!r} and {self.types[1]!r}, {', '.join(parts)})"

    @property
    def shares(self) -> npt.NDArray[np.float64]:
        """Share of cues that hold the source off, by outlet and type."""
        total = self.cues.sum(axis=2)
        shares: npt.NDArray[np.float64] = np.full(total.shape, np.nan)
        np.divide(self.cues[:, :, _HELD_OFF].sum(axis=2), total, out=shares, where=total > 0)
        return shares

    @property
    def gaps(self) -> npt.NDArray[np.float64]:
        """The second type's share minus the first's."""
        return np.asarray(self.shares[:, 1] - self.shares[:, 0])

    def frame(self) -> pd.DataFrame:
        """Return the table behind the picture.

        Returns
        -------
        pandas.DataFrame
            One row an outlet and type: the cues of each stance, their sum ``cues``, the ``share`` that holds the source
            off with its interval ``low`` to ``high``, the outlet's ``gap``.
        """
        import pandas as pd

        ends = self._intervals().reshape(-1, 2)
        table = pd.DataFrame(self.cues.reshape(-1, len(STANCES)), columns=list(STANCES))
        table.insert(0, "outlet", np.repeat(np.array(self.outlets, dtype=object), 2))
        table.insert(1, "source_type", list(self.types) * len(self.outlets))
        return table.assign(
            cues=self.cues.sum(axis=2).ravel(),
            share=self.shares.ravel(),
            low=ends[:, 0],
            high=ends[:, 1],
            gap=np.repeat(self.gaps, 2),
        )

    def describe(self) -> str:
        """Return the picture in words.

        Returns
        -------
        str
            One sentence an outlet.
        """
        sentences = ["Share of cues that hold the source's words off, by outlet and type of source."]
        for outlet, shares, totals in zip(self.outlets, self.shares, self.cues.sum(axis=2), strict=True):
            parts = [
                f"{SOURCE_STYLES[kind].label} {percent(share)} of {count_of(n, 'cue')}" if n
                else f"{SOURCE_STYLES[kind].label} no cue"
                for kind, share, n in zip(self.types, shares, totals, strict=True)
            ]  # fmt: skip
            sentences.append(f"{outlet}: {', '.join(parts)}.")
        return " ".join(sentences)

    def _intervals(self) -> npt.NDArray[np.float64]:
        """Wilson intervals of the shares, shape (n_outlets, 2, 2); NaN where there is no cue."""
        from scipy.stats import binomtest

        ends = np.full((*self.cues.shape[:2], 2), np.nan)
        for place in zip(*np.nonzero(self.cues.sum(axis=2)), strict=True):
            held = int(self.cues[place][list(_HELD_OFF)].sum())
            found = binomtest(held, int(self.cues[place].sum())).proportion_ci(self.confidence, method="wilson")
            ends[place] = found.low, found.high
        return ends

    def _size(self) -> tuple[float, float]:
        height = slot_height(self.outlets, row_height(len(self.outlets)), reach=_REACH, drop=_REACH, numbers=_NUMBERS)
        return 4.6, height * max(len(self.outlets), 1)

    def _draw(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        from matplotlib.ticker import PercentFormatter

        draw_rows(ax, self.outlets, reach=_REACH, drop=_REACH, numbers=_NUMBERS)
        limit = self._limit()
        ax.set_xlim(-0.02 * limit, 1.02 * limit)
        ax.xaxis.set_major_formatter(PercentFormatter(1))
        ax.set_xlabel("share of the cues for this type that hold the source's words off")
        self._draw_points(ax, limit, artist_options)
        totals = self.cues.sum(axis=2)
        names = [SOURCE_STYLES[kind].label for kind in self.types]
        columns = [Column(f"cues,\n{name}", tuple(f"{n:,}" for n in totals[:, k])) for k, name in enumerate(names)]
        few = f"fewer than {FEW_CUES} cues of a type"
        # of the rows that have a gap
        cautions = [few if min(n) < FEW_CUES else "" for n in totals.tolist() if min(n)]
        spared = concerns_all(cautions)
        gaps = tuple(_points(gap, min(n) < FEW_CUES and not spared) for gap, n in zip(self.gaps, totals, strict=True))
        add_columns(ax, (*columns, Column("gap,\npoints", gaps)))
        add_furniture(
            ax,
            title=f"How often the words of {names[0].lower()} and {names[1].lower()} sources are held off",
            subtitle=f"Cues such as “claimed”, “admitted”, “boasted”, in the outlet's own voice. {self.scope}".strip(),
            handles=self._make_handles(),
            notes=[
                f"Lines: {100 * self.confidence:g}% Wilson intervals, each cue taken by itself. The gap is "
                f"{names[1].lower()} minus {names[0].lower()}.",
                caution_note(cautions),
            ],
        )

    def _limit(self) -> float:
        """End of the axis: room for every point and the intervals that rest on enough; others end in an arrow."""
        enough = self.cues.sum(axis=2) >= FEW_CUES
        ends = self._intervals()[:, :, 1]
        reach = max(np.nanmax(self.shares, initial=0.0), np.max(ends, initial=0.0, where=enough))
        return float(min(max(1.05 * reach, 0.2), 1.0))

    def _draw_points(self, ax: Axes, limit: float, artist_options: dict[str, Any]) -> None:
        """Draw the gap, the intervals and the points of each row; say where there is nothing to draw."""
        totals, shares, ends = self.cues.sum(axis=2), self.shares, self._intervals()
        for row in range(len(self.outlets)):
            if not totals[row].any():
                ax.text(0, row, "no cues", va="center_baseline", ha="left", color=MUTED, style="italic")
                continue
            if not math.isnan(self.gaps[row]):
                ax.fill_betweenx([row + _LIFTS[0], row + _LIFTS[1]], *shares[row], color=GRID, linewidth=0, zorder=1)
            for side in np.flatnonzero(totals[row]).tolist():
                y, colour = row + _LIFTS[side], _COLOURS[side]
                low, high = ends[row, side]
                ax.plot([low, min(high, limit)], [y, y], color=colour, linewidth=1.3, zorder=2)
                if high > limit:
                    ax.plot([limit], [y], marker=">", markersize=5, color=colour, zorder=2)
                filling = colour if totals[row, side] >= FEW_CUES else PAPER
                options = {"marker": _MARKERS[side], "markersize": 6.5, "markerfacecolor": filling,
                           "markeredgecolor": colour, "markeredgewidth": 1.5, "linestyle": "none",
                           "zorder": 3}  # fmt: skip
                ax.plot([shares[row, side]], [y], **{**options, **artist_options})

    def _make_handles(self) -> list[Artist]:
        from matplotlib.lines import Line2D

        handles: list[Artist] = [
            Line2D([], [], color=colour, marker=marker, markersize=6.5, markeredgewidth=1.5, linewidth=1.3,
                   label=f"{SOURCE_STYLES[kind].label} sources")
            for kind, marker, colour in zip(self.types, _MARKERS, _COLOURS, strict=True)
        ]  # fmt: skip
        totals = self.cues.sum(axis=2)
        if ((totals > 0) & (totals < FEW_CUES)).any():
            handles.append(Line2D([], [], color=INK, marker="o", markersize=6.5, markeredgewidth=1.5, linestyle="none",
                                  markerfacecolor=PAPER, label=f"fewer than {FEW_CUES} cues"))  # fmt: skip
        return handles


def _points(gap: float, marked: bool) -> str:
    """Return a gap in percentage points with its sign, a true minus sign, and the mark of caution."""
    if math.isnan(gap):
        return "–"
    shown = f"{100 * gap:+.0f}".replace("-", "−")
    mark = f"{CAUTION_MARK} " if marked else ""
    return mark + ("0" if shown in ("+0", "−0") else shown)
