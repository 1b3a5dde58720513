"""Timeline: when documents appeared, and how much was attributed and loaded, event by event or outlet by outlet.

In: an `OutletComparison`. Out: one lane an event (or outlet), with a bar for each day, or week, month or year where the
documents spread further. All lanes share one scale, so bars compare across them; the number stands on each bar. Beside
the lane: its documents, attributions per 1,000 words, and loaded terms per 1,000 words in the outlets' own voice.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, Self

import numpy as np
import numpy.typing as npt

from framing.display.canvas import Display
from framing.display.furniture import add_furniture
from framing.display.lettering import text_width
from framing.display.palette import GRID, INK, MUTED, POINT
from framing.display.rows import Column, add_columns, draw_rows, slot_height
from framing.display.wording import count_of, decimal, scope_of
from framing.exceptions import InputError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from framing.compare import OutletComparison
    from framing.metrics import Tally

__all__ = ["TimelineDisplay"]

Counted = Literal["documents", "attributions", "loaded terms"]
Step = Literal["day", "week", "month", "year"]

# More bars than this would be too narrow for their numbers.
_MOST_BARS = 28
_DAYS: dict[Step, float] = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}

# Height of a lane in inches, of its highest bar in lanes, width of a bar in steps.
_LANE, _BAR, _WIDTH = 0.56, 0.62, 0.8
# The floor of a lane below its middle; on a narrow sheet: how far numbers on bars reach above it, and the points that
# the columns of numbers take.
_FLOOR, _REACH, _NUMBERS = 0.38, 0.4, 128.0


class TimelineDisplay(Display):
    """Counts by date, one lane an event or outlet.

    Parameters
    ----------
    rows : sequence of str
        The events or outlets, in the order of the lanes.
    dates : sequence of datetime.date
        First day of each step, without gaps, in order.
    counts : array of shape (n_rows, n_dates)
        What is counted.
    documents : array of shape (n_rows,)
        Documents of each lane, those without a date included.
    density, loaded : array of shape (n_rows,)
        Attributions per 1,000 words, and loaded terms per 1,000 words in the outlets' own voice; NaN where undefined.
    counted : {"documents", "attributions", "loaded terms"}, default="documents"
        What `counts` are.
    step : {"day", "week", "month", "year"}, default="day"
        Length of a step.
    undated : int, default=0
        Documents without a readable date; they have no bar.
    left_out : int, default=0
        Lanes with fewer documents that are not drawn.
    scope : str, optional
        What was compared, for the subtitle.

    Examples
    --------
    >>> from datetime import date
    >>> from framing.display import TimelineDisplay
    >>> shown = TimelineDisplay(
    ...     rows=["storm"], dates=[date(2024, 5, 1), date(2024, 5, 2)], counts=[[2, 1]], documents=[3],
    ...     density=[24.0], loaded=[6.5],
    ... )
    >>> shown
    TimelineDisplay(1 lane, 3 documents on 2 days)
    >>> shown.frame()
         row        date  documents
    0  storm  2024-05-01          2
    1  storm  2024-05-02          1
    """

    def __init__(
        self,
        *,
        rows: Any,
        dates: Any,
        counts: Any,
        documents: Any,
        density: Any,
        loaded: Any,
        counted: Counted = "documents",
        step: Step = "day",
        undated: int = 0,
        left_out: int = 0,
        scope: str = "",
    ) -> None:
        self.rows = tuple(rows)
        self.dates: tuple[date, ...] = tuple(dates)
        self.counts: npt.NDArray[np.int64] = np.asarray(counts, dtype=np.int64).reshape(len(self.rows), -1)
        self.documents: npt.NDArray[np.int64] = np.asarray(documents, dtype=np.int64)
        self.density: npt.NDArray[np.float64] = np.asarray(density, dtype=float)
        self.loaded: npt.NDArray[np.float64] = np.asarray(loaded, dtype=float)
        self.counted = counted
        self.step = step
        self.undated = undated
        self.left_out = left_out
        self.scope = scope

    @classmethod
    def from_comparison(
        cls,
        comparison: OutletComparison,
        *,
        rows: Literal["event", "outlet"] = "event",
        counted: Counted = "documents",
        n_rows: int = 20,
    ) -> Self:
        """Count what appeared when.

        Parameters
        ----------
        comparison : OutletComparison
            From `framing.compare_outlets`.
        rows : {"event", "outlet"}, default="event"
            What has a lane.
        counted : {"documents", "attributions", "loaded terms"}, default="documents"
            What the bars count: loaded terms are those in the outlets' own voice.
        n_rows : int, default=20
            Lanes at most: those with the most documents, in the order of the comparison.

        Returns
        -------
        TimelineDisplay

        Raises
        ------
        InputError
            If `rows` or `counted` is none of the words above.
        """
        if rows not in ("event", "outlet") or counted not in ("documents", "attributions", "loaded terms"):
            msg = (
                "rows must be 'event' or 'outlet', and counted 'documents', 'attributions' or 'loaded terms'; "
                f"got rows={rows!r}, counted={counted!r}"
            )
            raise InputError(msg)
        members = _find_members(comparison, rows)
        most = sorted(members, key=lambda name: -len(members[name]))[:n_rows]
        shown = [name for name in members if name in most]
        days = [_read_date(annotation.document.date) for annotation in comparison.annotations]
        dated = [day for name in shown for k in members[name] if (day := days[k]) is not None]
        step, dates = _make_steps(dated)
        place = {day: k for k, day in enumerate(dates)}
        counts = np.zeros((len(shown), len(dates)), dtype=np.int64)
        for row, name in enumerate(shown):
            for k in members[name]:
                if (day := days[k]) is not None:
                    counts[row, place[_floor(day, step)]] += _count(comparison.tallies[k], counted)
        sums = [_rate([comparison.tallies[k] for k in members[name]]) for name in shown]
        return cls(
            rows=shown,
            dates=dates,
            counts=counts,
            documents=[len(members[name]) for name in shown],
            density=[density for density, _ in sums],
            loaded=[loaded for _, loaded in sums],
            counted=counted,
            step=step,
            undated=sum(len(members[name]) for name in shown) - len(dated),
            left_out=len(members) - len(shown),
            scope=scope_of(comparison),
        )

    def __repr__(self) -> str:
        """Say how much is in it."""
        total = int(self.counts.sum())
        words = count_of(total, self.counted.removesuffix("s"))
        return f"TimelineDisplay({count_of(len(self.rows), 'lane')}, {words} on {count_of(len(self.dates), self.step)})"

    def frame(self) -> pd.DataFrame:
        """Return the table behind the picture.

        Returns
        -------
        pandas.DataFrame
            One row a lane and step of time: ``row``, the first day as ``date``, and the count.
        """
        import pandas as pd

        index = pd.MultiIndex.from_product([self.rows, self.dates], names=["row", "date"])
        return pd.DataFrame({self.counted: self.counts.ravel()}, index=index).reset_index()

    def describe(self) -> str:
        """Return the picture in words.

        Returns
        -------
        str
            One sentence a lane.
        """
        sentences = [f"Bars of {self.counted} by {self.step}."]
        for name, n, counts in zip(self.rows, self.documents, self.counts.tolist(), strict=True):
            parts = [f"{_name_step(day, self.step)}: {c}" for day, c in zip(self.dates, counts, strict=True) if c]
            sentences.append(f"{name}, {count_of(n, 'document')}: {'; '.join(parts) or 'nothing dated'}.")
        return " ".join(sentences)

    def _size(self) -> tuple[float, float]:
        height = slot_height(self.rows, _LANE, reach=_REACH, drop=_FLOOR, numbers=_NUMBERS)
        return min(7.0, max(3.2, 0.34 * len(self.dates))), height * max(len(self.rows), 1)

    def _draw(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        ax.grid(False)
        names = self.rows or ("no documents",)
        draw_rows(ax, names, top=-0.5, reach=_REACH, drop=_FLOOR, numbers=_NUMBERS)
        ax.set_xlim(-0.5, max(len(self.dates), 1) - 0.5)
        ax.spines["bottom"].set_visible(False)
        self._draw_bars(ax, artist_options)
        self._name_dates(ax)
        add_columns(
            ax,
            (
                Column("docu-\nments", tuple(f"{n:,}" for n in self.documents)),
                Column("attri-\nbutions*", tuple(decimal(value) for value in self.density)),
                Column("loaded,\nown voice*", tuple(decimal(value) for value in self.loaded)),
            ),
        )
        missing = f"{count_of(self.undated, 'document')} without a date: no bar. " if self.undated else ""
        rest = f"{count_of(self.left_out, 'lane')} with fewer documents left out. " if self.left_out else ""
        add_furniture(
            ax,
            title=f"{self.counted.capitalize()} by {self.step}",
            subtitle=f"Bars: {self.counted} on one scale. {self.scope}".strip(),
            notes=[f"{missing}{rest}* per 1,000 words, and per 1,000 words of the outlets' own prose."],
        )

    def _draw_bars(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        """Stand the bars on the floor of each lane, with their numbers on them."""
        most = max(int(self.counts.max(initial=1)), 1)
        for row, counts in enumerate(self.counts):
            floor = row + _FLOOR
            ax.axhline(floor, color=GRID, linewidth=0.8, zorder=0)
            days = np.flatnonzero(counts)
            if not len(days):
                ax.text(-0.4, row + 0.15, "nothing dated" if not self.documents[row] or not self.dates else "none",
                        va="center_baseline", color=MUTED, style="italic")  # fmt: skip
                continue
            options = {"width": _WIDTH, "color": POINT, "linewidth": 0.0, **artist_options}
            ax.bar(days, -_BAR * counts[days] / most, bottom=floor, **options)
            for day in days.tolist():
                ax.annotate(f"{counts[day]:,}", (day, floor - _BAR * counts[day] / most), xytext=(0, 1.5), size=7.5,
                            textcoords="offset points", ha="center", va="bottom", color=INK)  # fmt: skip

    def _name_dates(self, ax: Axes) -> None:
        """Name as many steps as there is room for, the first one always."""
        points = ax.get_window_extent().width * 72 / ax.figure.dpi
        names = [_name_step(day, self.step) for day in self.dates]
        widest = max((text_width(name, 8.5) for name in names), default=1.0) + 8
        every = max(math.ceil(widest * len(names) / points), 1)
        ax.set_xticks(range(0, len(names), every), names[::every])
        ax.tick_params(axis="x", length=0)
        ax.set_xlabel(f"{self.step} of publication{', by its Monday' if self.step == 'week' else ''}")


def _find_members(comparison: OutletComparison, rows: str) -> dict[str, list[int]]:
    """Return the numbers of the documents in each lane; documents without an event have one lane, the last."""
    members: dict[str, list[int]] = {
        name: [] for name in (comparison.events if rows == "event" else comparison.outlets)
    }
    loose: list[int] = []
    for number, name in enumerate(comparison.documents[rows]):
        members.get(name, loose).append(number)
    return {**members, "(no event)": loose} if loose else members


def _read_date(text: str | None) -> date | None:
    """Return the day at the beginning of a date or time in ISO order; None where there is none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _floor(day: date, step: Step) -> date:
    """Return the first day of the step that a day lies in."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if step == "year" else day


def _make_steps(days: list[date]) -> tuple[Step, list[date]]:
    """Return the shortest step that makes few enough bars, and the first day of every step from first to last."""
    if not days:
        return "day", []
    first, last = min(days), max(days)
    step: Step = next((s for s, n in _DAYS.items() if (last - first).days / n < _MOST_BARS - 1), "year")
    steps = [_floor(first, step)]
    while steps[-1] < _floor(last, step):
        # past the end of any step, and before the end of the next
        steps.append(_floor(steps[-1] + timedelta(days=math.ceil(_DAYS[step]) + (step == "month")), step))
    return step, steps


def _name_step(day: date, step: Step) -> str:
    """Return a step as it is printed: `5 May 2024`, `May 2024`, `2024`."""
    if step == "year":
        return f"{day.year}"
    return f"{day:%b %Y}" if step == "month" else f"{day.day} {day:%b %Y}"


def _count(tally: Tally, counted: Counted) -> int:
    if counted == "documents":
        return 1
    return tally.attributions + tally.nested if counted == "attributions" else tally.count_terms("outlet")


def _rate(tallies: list[Tally]) -> tuple[float, float]:
    """Return attributions per 1,000 words, and loaded terms in the outlet's own voice per 1,000 words of it."""
    words, own = sum(t.words for t in tallies), sum(t.own_words for t in tallies)
    attributions, terms = sum(t.attributions for t in tallies), sum(t.count_terms("outlet") for t in tallies)
    return 1000 * attributions / words if words else math.nan, 1000 * terms / own if own else math.nan
