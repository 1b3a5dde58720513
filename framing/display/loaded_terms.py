"""Loaded terms: how many stand in the outlet's own voice, and how many in its sources' voices.

In: an `OutletComparison`. Out: mirrored bars, one pair an outlet: to the left loaded terms per 1,000 words of the
outlet's own prose, to the right those per 1,000 words that it attributes to sources, on one scale. Each bar is stacked
by category; a thin line is the interval of the whole bar. A quotation full of loaded words so never counts as the
outlet's own choice of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from framing.display.canvas import Display
from framing.display.furniture import add_furniture, write_beside
from framing.display.palette import CATEGORY_STYLES, INK, MUTED, PAPER
from framing.display.rows import Column, add_columns, draw_rows, row_height, slot_height
from framing.display.sheet import current_sheet
from framing.display.wording import (
    caution_note,
    cautions_of,
    count_of,
    decimal,
    interval_note,
    marked_counts,
    scope_of,
    values_of,
)
from framing.records import TERM_CATEGORIES, VOICES

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from framing.compare import OutletComparison

__all__ = ["LoadedTermsDisplay"]

# Of the height of a row: a bar, how far it stands above the middle, and how far below the interval runs.
_BAR, _LIFT, _DROP = 0.5, 0.1, 0.27

# Direction of each voice's bars, and what its words are called on the axis.
_SIDES = {"outlet": -1, "source": 1}
_VOICE_WORDS = {"outlet": "own voice", "source": "sources' voices"}


class LoadedTermsDisplay(Display):
    """Loaded terms per 1,000 words, the outlet's own voice against its sources' voices.

    Parameters
    ----------
    outlets : sequence of str
        In the order of the rows.
    density : array of shape (n_outlets, 2, 1 + n_categories)
        Loaded terms per 1,000 words of each of `VOICES`: all of them, then by each of `TERM_CATEGORIES`. NaN where the
        voice has no words.
    low, high : array of shape (n_outlets, 2)
        Ends of the interval of all loaded terms; NaN where there is none.
    words : array of shape (n_outlets, 2)
        Words in each voice, which the densities rest on.
    cautions : sequence of str, optional
        A caution in words for each outlet, empty where none is called for.
    confidence : float, default=0.95
        Of the intervals.
    scope : str, optional
        What was compared, for the subtitle.

    Examples
    --------
    >>> from framing import LoadedTermsDisplay
    >>> density = [[[8, 5, 3, 0, 0, 0, 0, 0], [12, 2, 10, 0, 0, 0, 0, 0]]]
    >>> terms = LoadedTermsDisplay(
    ...     outlets=["A"], density=density, low=[[4, 6]], high=[[11, 19]], words=[[500, 250]]
    ... )
    >>> terms
    LoadedTermsDisplay(1 outlet, 4 loaded terms in its own voice, 3 in its sources' voices)
    >>> terms.frame()[["outlet", "voice", "density", "low", "high", "words", "terms"]]
      outlet   voice  density  low  high  words  terms
    0      A  outlet      8.0    4    11    500      4
    1      A  source     12.0    6    19    250      3
    """

    def __init__(
        self,
        *,
        outlets: Any,
        density: Any,
        low: Any,
        high: Any,
        words: Any,
        cautions: Any = None,
        confidence: float = 0.95,
        scope: str = "",
    ) -> None:
        self.outlets = tuple(outlets)
        shape = (len(self.outlets), len(VOICES))
        self.density: npt.NDArray[np.float64] = np.asarray(density, dtype=float).reshape(*shape, -1)
        self.low: npt.NDArray[np.float64] = np.asarray(low).reshape(shape)
        self.high: npt.NDArray[np.float64] = np.asarray(high).reshape(shape)
        self.words: npt.NDArray[np.float64] = np.asarray(words).reshape(shape)
        self.cautions = tuple(cautions) if cautions is not None else ("",) * len(self.outlets)
        self.confidence = confidence
        self.scope = scope

    @classmethod
    def from_comparison(cls, comparison: OutletComparison) -> Self:
        """Take the densities from a comparison.

        Parameters
        ----------
        comparison : OutletComparison
            From `framing.compare_outlets`, with the metrics of the group ``terminology``.

        Returns
        -------
        LoadedTermsDisplay
        """
        names = [[f"{voice}_{c.replace('-', '_')}_density" for c in ("loaded", *TERM_CATEGORIES)] for voice in VOICES]
        totals = [voice[0] for voice in names]
        density = [values_of(comparison, "value", voice) for voice in names]
        return cls(
            outlets=comparison.outlets,
            density=np.stack(density, axis=1),
            low=values_of(comparison, "low", totals),
            high=values_of(comparison, "high", totals),
            words=np.nan_to_num(values_of(comparison, "n", totals)).astype(int),
            cautions=cautions_of(comparison, *totals),
            confidence=comparison.confidence,
            scope=scope_of(comparison),
        )

    def __repr__(self) -> str:
        """Say how much is in it."""
        own, sources = self._terms().sum(axis=0)
        outlets, terms = count_of(len(self.outlets), "outlet"), count_of(own, "loaded term")
        own_voice, voices = ("its", "its") if len(self.outlets) == 1 else ("their", "their")
        return f"LoadedTermsDisplay({outlets}, {terms} in {own_voice} own voice, {sources} in {voices} sources' voices)"

    def frame(self) -> pd.DataFrame:
        """Return the table behind the picture.

        Returns
        -------
        pandas.DataFrame
            One row an outlet and voice: ``density``, its interval ``low`` to ``high``, the ``words`` and the number of
            ``terms`` it rests on, the ``caution``, and the density of each category.
        """
        import pandas as pd

        n = len(self.outlets)
        table = pd.DataFrame(
            {
                "outlet": np.repeat(np.array(self.outlets, dtype=object), len(VOICES)),
                "voice": list(VOICES) * n,
                "density": self.density[:, :, 0].ravel(),
                "low": self.low.ravel(),
                "high": self.high.ravel(),
                "words": self.words.ravel(),
                "terms": self._terms().ravel(),
                "caution": np.repeat(np.array(self.cautions, dtype=object), len(VOICES)),
            }
        )
        categories = self.density[:, :, 1:].reshape(-1, len(TERM_CATEGORIES))
        return table.join(pd.DataFrame(categories, columns=list(TERM_CATEGORIES)))

    def describe(self) -> str:
        """Return the picture in words.

        Returns
        -------
        str
            One sentence an outlet.
        """
        sentences = ["Mirrored bars of loaded terms per 1,000 words."]
        for row, outlet in enumerate(self.outlets):
            parts = []
            for side, voice in enumerate(VOICES):
                value, low, high = self.density[row, side, 0], self.low[row, side], self.high[row, side]
                interval = "" if np.isnan(low) else f" ({decimal(low)} to {decimal(high)})"
                parts.append(f"{_VOICE_WORDS[voice]} {decimal(value)}{interval}" if not np.isnan(value)
                             else f"{_VOICE_WORDS[voice]} undefined, no words")  # fmt: skip
            sentences.append(f"{outlet}: {', '.join(parts)}.")
        return " ".join(sentences)

    def _terms(self) -> npt.NDArray[np.int64]:
        """Numbers of loaded terms: the densities times the words they rest on."""
        return np.rint(np.nan_to_num(self.density[:, :, 0] * self.words / 1000)).astype(np.int64)

    def _size(self) -> tuple[float, float]:
        height = slot_height(self.outlets, row_height(len(self.outlets)), reach=_LIFT + _BAR / 2, drop=_DROP + 0.05)
        return 5.4, height * max(len(self.outlets), 1)

    def _draw(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        limit = self._limit()
        ax.set_xlim(-limit, limit)
        ax.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
        ax.set_xlabel("loaded terms per 1,000 words of each voice")
        handles = self._draw_bars(ax, artist_options)
        self._draw_intervals(ax, limit)
        ax.axvline(0, color=INK, linewidth=1.0, zorder=3)
        terms = self._terms().T
        narrow = current_sheet() is not None
        own = Column("own\nvoice" if narrow else "loaded\nterms", marked_counts(terms[0], self.cautions), "left")
        others = Column("sources'\nvoices" if narrow else "loaded\nterms", tuple(f"{n:,}" for n in terms[1]))
        pad = 0.0 if narrow else add_columns(ax, (own, others)) + 10
        draw_rows(ax, self.outlets, pad=pad, reach=_LIFT + _BAR / 2, drop=_DROP + 0.05)
        if narrow:
            add_columns(ax, (own, others))
        for voice, sign in _SIDES.items():
            words = f"in the outlet's {_VOICE_WORDS[voice]}" if voice == "outlet" else f"in its {_VOICE_WORDS[voice]}"
            write_beside(ax, words, sign)
        add_furniture(
            ax,
            title="Loaded terms per 1,000 words, by whose voice they are in",
            subtitle=f"{self.scope}".strip(),
            handles=handles,
            notes=[interval_note(self.confidence, self.low), caution_note(self.cautions)],
        )

    def _limit(self) -> float:
        """End of the axis: room for every bar and most intervals; a longer interval is cut off with an arrow."""
        values = self.density[:, :, 0]
        tallest = np.nanmax(values, initial=0.0)
        ends = self.high[~np.isnan(self.high)]
        reach = min(np.max(ends, initial=0.0), 2.2 * tallest)
        return float(max(1.22 * tallest, 1.04 * reach)) or 1.0

    def _draw_bars(self, ax: Axes, artist_options: dict[str, Any]) -> list[Artist]:
        """Stack the categories that occur outwards from the middle; return one legend handle for each."""
        from matplotlib.patches import Patch

        rows = np.arange(len(self.outlets))
        handles: list[Artist] = []
        reach = np.zeros((len(rows), len(VOICES)))
        for place, category in enumerate(TERM_CATEGORIES, start=1):
            part = np.nan_to_num(self.density[:, :, place])
            if not part.any():
                continue
            style = CATEGORY_STYLES[category]
            options = {"height": _BAR, "linewidth": 0.0, "label": style.label, **style.fill, **artist_options}
            for side, voice in enumerate(VOICES):
                present, sign = part[:, side] > 0, _SIDES[voice]
                width, left = sign * part[present, side], sign * reach[present, side]
                ax.barh(rows[present] - _LIFT, width, left=left, **options)
                ax.barh(rows[present] - _LIFT, width, left=left, height=options["height"], facecolor="none",
                        edgecolor=PAPER, linewidth=0.8)  # fmt: skip
            handles.append(Patch(label=style.label, linewidth=0.0, **style.fill))
            reach += part
        return handles

    def _draw_intervals(self, ax: Axes, limit: float) -> None:
        """Draw each whole bar's interval below it, its value beside it, and a word where there is nothing to draw."""
        for row in range(len(self.outlets)):
            for side, voice in enumerate(VOICES):
                sign, value = _SIDES[voice], self.density[row, side, 0]
                low, high = self.low[row, side], self.high[row, side]
                if np.isnan(value):
                    side_of = "left" if sign > 0 else "right"
                    ax.text(sign * 0.02 * limit, row, "no words", va="center_baseline", ha=side_of, color=MUTED,
                            style="italic")  # fmt: skip
                    continue
                if high > low:
                    end = min(high, 0.97 * limit)
                    # below the bar: across it, the line would cut the categories in two
                    ax.plot([sign * low, sign * end], [row + _DROP] * 2, color=INK, linewidth=1.3, marker="|",
                            markersize=5, markevery=[0] if high > end else None)  # fmt: skip
                    if high > end:
                        ax.plot(sign * end, row + _DROP, marker=">" if sign > 0 else "<", markersize=5, color=INK)
                ax.annotate(decimal(value), (sign * value, row - _LIFT), xytext=(sign * 5, 0),
                            textcoords="offset points", va="center_baseline", ha="left" if sign > 0 else "right",
                            weight="bold", size=8.5)  # fmt: skip
