"""Framing map: how much of the text rests on a source against how many loaded terms the outlet itself uses.

In: an `OutletComparison`. Out: one numbered point an outlet, with the intervals of both scores as a cross and a key
beside it. No corner of the map is the good one: an explainer attributes little, an interview almost all. Numbers are
moved away from one another, never the points. A hollow point rests on little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from framing.display.canvas import Display
from framing.display.furniture import add_furniture, add_key, key_height
from framing.display.palette import INK, MUTED, PAPER, POINT
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

__all__ = ["FramingMapDisplay"]

_METRICS = ("attributed_word_share", "outlet_loaded_density")

# Where a number may stand about its point, in points: beside it before above it, near before far.
_NEAR = tuple((11 * np.cos(a), 11 * np.sin(a)) for a in np.deg2rad((0, 180, 90, 270, 45, 135, 225, 315)))
_FAR = tuple((r * np.cos(a), r * np.sin(a)) for r in (21, 32, 44, 57, 71) for a in np.deg2rad(range(0, 360, 20)))
_PLACES = (*_NEAR, *_FAR)

# Points between two numbers, upright; a number of two digits is a third wider than high.
_APART, _WIDER = 11.0, 1.35


class FramingMapDisplay(Display):
    """Share of words attributed against loaded terms in the outlet's own voice.

    Parameters
    ----------
    outlets : sequence of str
        In the order of the numbers.
    share, density : array of shape (n_outlets, 3)
        Value, low and high end of the interval, of the share of words attributed and of the loaded terms per 1,000
        words in the outlet's own voice; NaN where undefined.
    words : array of shape (n_outlets,)
        Words that the share rests on.
    cautions : sequence of str, optional
        A caution in words for each outlet, empty where none is called for.
    confidence : float, default=0.95
        Of the intervals.
    scope : str, optional
        What was compared, for the subtitle.

    Examples
    --------
    >>> from framing.display import FramingMapDisplay
    >>> shown = FramingMapDisplay(outlets=["A"], share=[[0.4, 0.3, 0.5]], density=[[8, 4, 11]], words=[900])
    >>> shown
    FramingMapDisplay(1 outlet, 900 words)
    >>> shown.frame()[["outlet", "attributed_word_share", "outlet_loaded_density"]]
      outlet  attributed_word_share  outlet_loaded_density
    0      A                    0.4                    8.0
    """

    def __init__(
        self,
        *,
        outlets: Any,
        share: Any,
        density: Any,
        words: Any,
        cautions: Any = None,
        confidence: float = 0.95,
        scope: str = "",
    ) -> None:
        self.outlets = tuple(outlets)
        self.share: npt.NDArray[np.float64] = np.asarray(share, dtype=float).reshape(-1, 3)
        self.density: npt.NDArray[np.float64] = np.asarray(density, dtype=float).reshape(-1, 3)
        self.words: npt.NDArray[np.int64] = np.asarray(words)
        self.cautions = tuple(cautions) if cautions is not None else ("",) * len(self.outlets)
        self.confidence = confidence
        self.scope = scope

    @classmethod
    def from_comparison(cls, comparison: OutletComparison) -> Self:
        """Take the numbers from a comparison.

        Parameters
        ----------
        comparison : OutletComparison
            From `framing.compare_outlets`.

        Returns
        -------
        FramingMapDisplay
        """
        columns = [values_of(comparison, column, _METRICS) for column in ("value", "low", "high")]
        share, density = np.moveaxis(np.stack(columns, axis=-1), 1, 0)
        return cls(
            outlets=comparison.outlets,
            share=share,
            density=density,
            words=np.nan_to_num(values_of(comparison, "n", _METRICS)[:, 0]).astype(int),
            cautions=cautions_of(comparison, *_METRICS),
            confidence=comparison.confidence,
            scope=scope_of(comparison),
        )

    def __repr__(self) -> str:
        """Say how much is in it."""
        return f"FramingMapDisplay({count_of(len(self.outlets), 'outlet')}, {count_of(int(self.words.sum()), 'word')})"

    def frame(self) -> pd.DataFrame:
        """Return the table behind the picture.

        Returns
        -------
        pandas.DataFrame
            One row an outlet: both scores, each with ``_low`` and ``_high``, the ``words`` and the ``caution``.
        """
        import pandas as pd

        table = pd.DataFrame({"outlet": self.outlets})
        for name, numbers in zip(_METRICS, (self.share, self.density), strict=True):
            for ending, column in zip(("", "_low", "_high"), numbers.T, strict=True):
                table[name + ending] = column
        return table.assign(words=self.words, caution=self.cautions)

    def describe(self) -> str:
        """Return the picture in words.

        Returns
        -------
        str
            One sentence an outlet.
        """
        sentences = ["Points by the share of words attributed and the loaded terms in the outlet's own voice."]
        for outlet, share, density in zip(self.outlets, self.share[:, 0], self.density[:, 0], strict=True):
            if np.isnan(share):
                sentences.append(f"{outlet}: undefined, no words.")
            else:
                terms = "undefined" if np.isnan(density) else f"{decimal(density)} per 1,000 words"
                sentences.append(f"{outlet}: {percent(share)} of words attributed, loaded terms {terms}.")
        return " ".join(sentences)

    def _size(self) -> tuple[float, float]:
        if current_sheet() is not None:
            return 3.0, 3.0
        # as tall as the key beside it
        height = max(4.0, key_height(self.outlets) / 72)
        return min(max(5.0, 0.75 * height), 7.0), height

    def _draw(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        from matplotlib.ticker import PercentFormatter

        ends = np.concatenate([self.density[:, 0], self.density[:, 2]])
        top = np.max(self.density[:, 0], initial=0.0, where=~np.isnan(self.density[:, 0]))
        reach = min(np.max(ends, initial=0.0, where=~np.isnan(ends)), 2 * top)
        ax.set_xlim(0, min(1.0, 1.15 * self._furthest()))
        ax.set_ylim(0, 1.08 * max(top, reach) or 1.0)
        ax.grid(True, axis="both")
        ax.spines["left"].set_visible(True)
        ax.xaxis.set_major_formatter(PercentFormatter(1))
        ax.set_xlabel("share of words attributed to a source")
        ax.set_ylabel("loaded terms per 1,000 words in the outlet's own voice")
        drawn = self._draw_points(ax, artist_options)
        self._number(ax, drawn)
        notes = tuple(
            f"{words} words" if row in drawn else "nothing to draw"
            for row, words in enumerate(marked_counts(self.words, self.cautions))
        )
        add_key(ax, self.outlets, notes)
        add_furniture(
            ax,
            title="Words attributed, and loaded terms in the outlet's own voice",
            subtitle=self.scope,
            notes=[interval_note(self.confidence, self.share[:, 1]), caution_note(self.cautions)],
        )

    def _furthest(self) -> float:
        """Largest share that is drawn, as a value or the end of an interval."""
        return float(np.max(self.share, initial=0.2, where=~np.isnan(self.share)))

    def _draw_points(self, ax: Axes, artist_options: dict[str, Any]) -> dict[int, tuple[float, float]]:
        """Draw what is defined; return the place of each outlet's point."""
        drawn: dict[int, tuple[float, float]] = {}
        for row, (share, density) in enumerate(zip(self.share, self.density, strict=True)):
            x, y = float(share[0]), float(density[0])
            if np.isnan(x) or np.isnan(y):
                continue
            for horizontal, (_, low, high) in ((True, share), (False, density)):
                if high > low:
                    ends = ([low, high], [y, y]) if horizontal else ([x, x], [low, high])
                    ax.plot(*ends, color=POINT, linewidth=1.2, alpha=0.45, zorder=2)
            filling = PAPER if self.cautions[row] else POINT
            options = {"marker": "o", "markersize": 7, "markerfacecolor": filling, "markeredgecolor": POINT,
                       "markeredgewidth": 1.5, "linestyle": "none", "zorder": 3, "clip_on": False}  # fmt: skip
            ax.plot([x], [y], **{**options, **artist_options})
            drawn[row] = (x, y)
        return drawn

    def _number(self, ax: Axes, drawn: dict[int, tuple[float, float]]) -> None:
        """Write each point's number where it lies on no point and no other number."""
        from matplotlib.patheffects import withStroke

        figure = ax.figure
        points = 72 / figure.dpi
        at = {row: ax.transData.transform(place) * points for row, place in drawn.items()}
        numbers: list[Any] = []
        for row, place in at.items():
            others = [*numbers, *(q for other, q in at.items() if other != row)]
            room = [min((max(abs(p[0] - q[0]) / _WIDER, abs(p[1] - q[1])) for q in others), default=99.0)
                    for p in (place + shift for shift in _PLACES)]  # fmt: skip
            free = next((k for k, distance in enumerate(room) if distance > _APART), int(np.argmax(room)))
            shift = _PLACES[free]
            line = (
                {"arrowstyle": "-", "color": MUTED, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 3}
                if free >= len(_NEAR)
                else None
            )
            ax.annotate(str(row + 1), drawn[row], xytext=shift, textcoords="offset points", ha="center", va="center",
                        size=9, weight="bold", color=INK, zorder=5, annotation_clip=False, arrowprops=line,
                        path_effects=[withStroke(linewidth=2.5, foreground=PAPER)])  # fmt: skip
            numbers.append(place + shift)
