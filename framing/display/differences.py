"""Differences: how far every two outlets are apart in one score, inside the events that both report.

In: an `OutletComparison`. Out: one row a pair: the mean difference with its interval about a line at zero. A filled
point is a difference that stays below the chosen false discovery rate over all that was tested; every other one is
hollow. Pairs that share no event are left out, and the note says how many. No side of the zero line is the good one.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from framing.display.canvas import Display
from framing.display.furniture import add_furniture
from framing.display.lettering import count_lines
from framing.display.palette import GRID, INK, MUTED, PAPER, POINT
from framing.display.rows import Column, add_columns, draw_rows, slot_height
from framing.display.wording import caution_note, count_of, marked_counts, scope_of
from framing.exceptions import InputError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from framing.compare import OutletComparison

__all__ = ["DifferencesDisplay"]


# Lines for the names of two outlets.
_LINES = 6

# On a narrow sheet: how far points reach above and below their row, and the points that the columns of numbers take.
_REACH, _NUMBERS = 0.15, 118.0


class DifferencesDisplay(Display):
    """Differences of every two outlets in one score, with intervals and false-discovery marks.

    Parameters
    ----------
    label, unit : str
        The score, as printed on the axis.
    pairs : sequence of (str, str)
        Each difference is the first outlet's score minus the second's.
    differences : array of shape (n_pairs, 3)
        Value, low and high end of the interval; NaN where there is none.
    events : array of shape (n_pairs,)
        Events that both outlets report.
    q_values : array of shape (n_pairs,)
        False discovery rates; NaN where nothing could be tested.
    cautions : sequence of str, optional
        A caution in words for each pair, empty where none is called for.
    rate : float, default=0.05
        False discovery rate up to which a point is filled.
    left_out : int, default=0
        Pairs without a shared event.
    confidence : float, default=0.95
        Of the intervals.
    scope : str, optional
        What was compared, for the subtitle.

    Examples
    --------
    >>> from framing.display import DifferencesDisplay
    >>> shown = DifferencesDisplay(
    ...     label="Attributed words", unit="share of words", pairs=[("A", "B")],
    ...     differences=[[0.12, 0.05, 0.2]], events=[9], q_values=[0.03],
    ... )
    >>> shown
    DifferencesDisplay('Attributed words', 1 pair)
    >>> shown.frame()[["outlet_a", "outlet_b", "difference", "n_events", "q_value"]]
      outlet_a outlet_b  difference  n_events  q_value
    0        A        B        0.12         9     0.03
    """

    def __init__(
        self,
        *,
        label: str,
        unit: str,
        pairs: Any,
        differences: Any,
        events: Any,
        q_values: Any,
        cautions: Any = None,
        rate: float = 0.05,
        left_out: int = 0,
        confidence: float = 0.95,
        scope: str = "",
    ) -> None:
        self.label = label
        self.unit = unit
        self.pairs = tuple(tuple(pair) for pair in pairs)
        self.differences: npt.NDArray[np.float64] = np.asarray(differences, dtype=float).reshape(-1, 3)
        self.events: npt.NDArray[np.int64] = np.asarray(events, dtype=np.int64)
        self.q_values: npt.NDArray[np.float64] = np.asarray(q_values, dtype=float)
        self.cautions = tuple(cautions) if cautions is not None else ("",) * len(self.pairs)
        self.rate = rate
        self.left_out = left_out
        self.confidence = confidence
        self.scope = scope

    @classmethod
    def from_comparison(
        cls,
        comparison: OutletComparison,
        *,
        metric: str = "attributed_word_share",
        against: str | None = None,
        rate: float = 0.05,
    ) -> Self:
        """Take the differences in one score from a comparison.

        Parameters
        ----------
        comparison : OutletComparison
            From `framing.compare_outlets`.
        metric : str, default="attributed_word_share"
            The score, by its name in `framing.METRICS`.
        against : str, optional
            Show only pairs with this outlet; by default all pairs.
        rate : float, default=0.05
            False discovery rate up to which a point is filled.

        Returns
        -------
        DifferencesDisplay

        Raises
        ------
        InputError
            If the comparison has no such metric or outlet.
        """
        chosen = next((m for m in comparison.metrics if m.name == metric), None)
        if chosen is None:
            msg = f"the comparison has no metric {metric!r}; it has {', '.join(m.name for m in comparison.metrics)}"
            raise InputError(msg)
        if against is not None and against not in comparison.outlets:
            msg = f"the comparison has no outlet {against!r}; it has {', '.join(comparison.outlets)}"
            raise InputError(msg)
        table = comparison.differences()
        table = table[table["metric"] == metric]
        if against is not None:
            table = table[(table["outlet_a"] == against) | (table["outlet_b"] == against)]
        shared = table[table["difference"].notna()]
        numbers = shared[["difference", "low", "high"]].to_numpy(dtype=float, copy=True)
        pairs = list(zip(shared["outlet_a"], shared["outlet_b"], strict=True))
        for row, (first, second) in enumerate(pairs):
            if first == against:
                # every difference is then the other outlet's score minus this one's
                pairs[row], numbers[row] = (second, first), -numbers[row, [0, 2, 1]]
        return cls(
            label=chosen.label,
            unit=chosen.unit,
            pairs=pairs,
            differences=numbers,
            events=shared["n_events"],
            q_values=shared["q_value"],
            cautions=shared["caution"].fillna(""),
            rate=rate,
            left_out=len(table) - len(shared),
            confidence=comparison.confidence,
            scope=scope_of(comparison),
        )

    def __repr__(self) -> str:
        """Say how much is in it."""
        return f"DifferencesDisplay({self.label!r}, {count_of(len(self.pairs), 'pair')})"

    def frame(self) -> pd.DataFrame:
        """Return the table behind the picture.

        Returns
        -------
        pandas.DataFrame
            One row a pair: outlet_a, outlet_b, difference, low, high, n_events, q_value, caution.
        """
        import pandas as pd

        table = pd.DataFrame(self.differences, columns=["difference", "low", "high"])
        table.insert(0, "outlet_a", [first for first, _ in self.pairs])
        table.insert(1, "outlet_b", [second for _, second in self.pairs])
        return table.assign(n_events=self.events, q_value=self.q_values, caution=self.cautions)

    def describe(self) -> str:
        """Return the picture in words.

        Returns
        -------
        str
            One sentence a pair.
        """
        sentences = [f"Differences of outlets in: {self.label}, {self.unit}."]
        for (first, second), (value, low, high), n in zip(self.pairs, self.differences, self.events, strict=True):
            interval = "" if math.isnan(low) else f" ({low:+.3g} to {high:+.3g})"
            sentences.append(f"{first} minus {second}: {value:+.3g}{interval}, {count_of(n, 'shared event')}.")
        return " ".join(sentences)

    def _size(self) -> tuple[float, float]:
        names = self._names()
        lines = count_lines(names, _LINES)
        wide = 0.34 if lines == 1 else 0.16 + 0.16 * lines
        height = slot_height(names, wide, reach=_REACH, drop=_REACH, numbers=_NUMBERS, lines=_LINES)
        return 4.8, height * max(len(self.pairs), 2)

    def _names(self) -> list[str]:
        return [f"{first} minus {second}" for first, second in self.pairs] or ["no pair shares an event"]

    def _draw(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        draw_rows(ax, self._names(), lines=_LINES, reach=_REACH, drop=_REACH, numbers=_NUMBERS, narrow_lines=_LINES)
        ends = np.abs(self.differences[~np.isnan(self.differences)])
        reach = 1.08 * float(ends.max(initial=0.0)) or 1.0
        ax.set_xlim(-reach, reach)
        ax.axvline(0, color=INK, linewidth=1.0, zorder=1)
        ax.set_xlabel(f"difference, {self.unit}")
        for row, (value, low, high) in enumerate(self.differences):
            ax.axhline(row, color=GRID, linewidth=0.7, zorder=0)
            if high > low:
                ax.plot([low, high], [row, row], color=POINT, linewidth=2.2, solid_capstyle="round", zorder=2)
            filling = POINT if self.q_values[row] <= self.rate else PAPER
            options = {"marker": "D", "markersize": 6.5, "markerfacecolor": filling, "markeredgecolor": POINT,
                       "markeredgewidth": 1.5, "linestyle": "none", "zorder": 3}  # fmt: skip
            ax.plot([value], [row], **{**options, **artist_options})
        self._add_words(ax)

    def _add_words(self, ax: Axes) -> None:
        from matplotlib.lines import Line2D

        add_columns(
            ax,
            (
                Column("differ-\nence", tuple(_signed(value) for value in self.differences[:, 0])),
                Column("q", tuple("–" if math.isnan(q) else f"{q:.2f}" for q in self.q_values)),
                Column("shared\nevents", marked_counts(self.events, self.cautions)),
            ),
        )
        handles = [
            Line2D([], [], color=POINT, marker="D", markersize=6.5, markeredgewidth=1.5, linewidth=2.2,
                   markerfacecolor=filling, label=label)
            for filling, label in ((POINT, f"q (false discovery) ≤ {self.rate:g}"), (PAPER, "larger q, or not tested"))
        ]  # fmt: skip
        missing = f"{count_of(self.left_out, 'pair')} without a shared event left out." if self.left_out else ""
        level = f"Lines: {100 * self.confidence:g}% intervals over shared events; no line where there are too few."
        add_furniture(
            ax,
            title=f"Differences between outlets: {self.label[:1].lower()}{self.label[1:]}",
            subtitle=f"Mean over the events that both report. {self.scope}".strip(),
            handles=handles,
            notes=[level, missing, caution_note(self.cautions)],
        )
        ax.xaxis.label.set_color(MUTED)


def _signed(value: float) -> str:
    """Return a difference with its sign, a true minus sign; a dash where it is undefined."""
    if math.isnan(value):
        return "–"
    shown = f"{value:+.2f}".replace("-", "−")
    return "0.00" if shown in ("+0.00", "−0.00") else shown
