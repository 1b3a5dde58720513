"""Distinctive wording: the words that each outlet writes more often than the others do on the same events.

In: an `OutletComparison`, or the `WordingComparison` of `compare_wording`. Out: under each outlet's name its most
distinctive words, each with a point on how much larger its odds are here than in the other outlets, and an interval. A
filled point stays below the chosen false discovery rate over all words and outlets; every other one is hollow.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from framing.compare.wording import WordingComparison, compare_wording
from framing.display.canvas import Display
from framing.display.furniture import add_furniture
from framing.display.lettering import shorten
from framing.display.palette import GRID, INK, MUTED, PAPER, POINT
from framing.display.rows import Column, add_columns, draw_rows
from framing.display.sheet import current_sheet
from framing.display.wording import count_of, decimal, scope_of
from framing.records import Voice

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from framing.compare import OutletComparison

__all__ = ["WordingDisplay"]

# Inches of a row and of the axes; words of all outlets together that make a picture of one page, and of one outlet.
_ROW, _WIDTH = 0.25, 4.4
_MOST_ROWS, _MOST_WORDS, _LEAST_WORDS = 40, 10, 3

_VOICE_WORDS = {"outlet": "in the outlets' own voice", "source": "in the words of sources", None: "in either voice"}
_COLUMNS = ("word", "log_odds", "low", "high", "q_value", "count", "expected")


class WordingDisplay(Display):
    """The most distinctive words of each outlet, with intervals and false-discovery marks.

    Parameters
    ----------
    outlets : sequence of str
        In the order of their groups.
    words : sequence of sequence of (str, float, float, float, float, int, float)
        For each outlet its words, the most distinctive first: word, log-odds ratio, low and high end of its interval,
        q-value, count, and the count expected at the others' rate.
    voice : {"outlet", "source", None}, default="outlet"
        Whose words were counted.
    rate : float, default=0.05
        False discovery rate up to which a point is filled.
    confidence : float, default=0.95
        Of the intervals.
    scope : str, optional
        What was compared, for the subtitle.

    See Also
    --------
    framing.compare.wording.compare_wording : The table of all words.

    Examples
    --------
    >>> from framing.display import WordingDisplay
    >>> shown = WordingDisplay(outlets=["A"], words=[[("regime", 1.1, 0.6, 1.6, 0.01, 14, 5.2)]])
    >>> shown
    WordingDisplay(1 outlet, 1 word)
    >>> shown.frame()[["outlet", "word", "log_odds", "q_value", "count"]]
      outlet    word  log_odds  q_value  count
    0      A  regime       1.1     0.01     14
    """

    def __init__(
        self,
        *,
        outlets: Any,
        words: Any,
        voice: Voice | None = "outlet",
        rate: float = 0.05,
        confidence: float = 0.95,
        scope: str = "",
    ) -> None:
        self.outlets = tuple(outlets)
        self.words = tuple(tuple(tuple(word) for word in group) for group in words)
        self.voice: Voice | None = voice
        self.rate = rate
        self.confidence = confidence
        self.scope = scope

    @classmethod
    def from_comparison(
        cls,
        comparison: OutletComparison,
        *,
        voice: Voice | None = "outlet",
        n_words: int | None = None,
        function_words: bool = False,
        rate: float = 0.05,
    ) -> Self:
        """Find the distinctive words of a comparison's outlets.

        Parameters
        ----------
        comparison : OutletComparison
            From `framing.compare_outlets`.
        voice : {"outlet", "source", None}, default="outlet"
            Count the words outside attributions, those inside, or both.
        n_words : int, optional
            Words of each outlet at most; by default as many as make a picture of one page.
        function_words : bool, default=False
            Also show words like "the" and "since": they part styles, seldom choices of wording.
        rate : float, default=0.05
            False discovery rate up to which a point is filled.

        Returns
        -------
        WordingDisplay
        """
        wording = compare_wording(
            comparison.annotations,
            voice=voice,
            within=comparison.within,
            by=comparison.by,
            confidence=comparison.confidence,
        )
        shown = cls.from_wording(wording, n_words=n_words, function_words=function_words, rate=rate)
        shown.confidence, shown.scope = comparison.confidence, scope_of(comparison)
        return shown

    @classmethod
    def from_wording(
        cls,
        wording: WordingComparison,
        *,
        n_words: int | None = None,
        function_words: bool = False,
        rate: float = 0.05,
    ) -> Self:
        """Take the most distinctive words of each outlet.

        Parameters
        ----------
        wording : WordingComparison
            From `framing.compare.wording.compare_wording`, with its default level of confidence.
        n_words, function_words, rate
            As in `from_comparison`.

        Returns
        -------
        WordingDisplay
        """
        most = n_words or min(max(_MOST_ROWS // max(len(wording.outlets), 1), _LEAST_WORDS), _MOST_WORDS)
        chosen = wording.words["z"] > 0
        if not function_words:
            from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

            chosen &= ~wording.words["word"].isin(ENGLISH_STOP_WORDS)
        table = wording.words[chosen].sort_values("z", ascending=False, kind="stable")
        groups = [
            list(table.loc[table["outlet"] == outlet, list(_COLUMNS)].head(most).itertuples(index=False, name=None))
            for outlet in wording.outlets
        ]
        return cls(outlets=wording.outlets, words=groups, voice=wording.voice, rate=rate)

    def __repr__(self) -> str:
        """Say how much is in it."""
        total = sum(len(group) for group in self.words)
        return f"WordingDisplay({count_of(len(self.outlets), 'outlet')}, {count_of(total, 'word')})"

    def frame(self) -> pd.DataFrame:
        """Return the table behind the picture.

        Returns
        -------
        pandas.DataFrame
            One row an outlet and word: outlet, word, log_odds, low, high, q_value, count, expected.
        """
        import pandas as pd

        rows = [(outlet, *word) for outlet, group in zip(self.outlets, self.words, strict=True) for word in group]
        return pd.DataFrame(rows, columns=["outlet", *_COLUMNS])

    def describe(self) -> str:
        """Return the picture in words.

        Returns
        -------
        str
            One sentence an outlet.
        """
        sentences = [f"Words that each outlet writes more often than the others, {_VOICE_WORDS[self.voice]}."]
        for outlet, group in zip(self.outlets, self.words, strict=True):
            words = [f"{word[0]} {word[5]} times, {decimal(word[6])} expected" for word in group]
            sentences.append(f"{outlet}: {'; '.join(words) or 'no word stands out'}.")
        return " ".join(sentences)

    def _lines(self) -> list[tuple[str, tuple[Any, ...] | None]]:
        """Return the rows of the picture: an outlet's name without a word, then each of its words."""
        lines: list[tuple[str, tuple[Any, ...] | None]] = []
        for outlet, group in zip(self.outlets, self.words, strict=True):
            lines.append((outlet if group else f"{outlet}: no word stands out", None))
            lines += [(word[0], word) for word in group]
        return lines

    def _size(self) -> tuple[float, float]:
        return _WIDTH, _ROW * max(len(self._lines()), 3)

    def _draw(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        lines = self._lines()
        draw_rows(ax, [name if word else "" for name, word in lines], lines=1, top=-0.6, reach=None)
        numbers = np.array([word[1:5] for _, word in lines if word], dtype=float).reshape(-1, 4)
        low, high = _find_limits(numbers)
        ax.set_xlim(low, high)
        ax.xaxis.set_major_locator(_make_locator())
        ax.xaxis.set_major_formatter(lambda value, _: f"×{2**value:g}")
        ax.set_xlabel("odds of the word here against the other outlets on the same events (×1: alike)")
        ax.axvline(0, color=INK, linewidth=1.0, zorder=1)
        room = ax.get_window_extent().width * 72 / ax.figure.dpi - 4
        sheet = current_sheet()
        # on a narrow sheet a heading begins above the words, at the left
        shift = 2.0 if sheet is None else room - sheet.width + 70
        room -= shift
        for row, (name, word) in enumerate(lines):
            if word is None:
                ax.axhline(row - 0.5, color=GRID, linewidth=0.8, zorder=0)
                ax.annotate(shorten(name, room), (0, row), xycoords=("axes fraction", "data"), xytext=(shift, 0),
                            textcoords="offset points", va="center_baseline", weight="bold",
                            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1})  # fmt: skip
            else:
                self._draw_word(ax, row, word, high, artist_options)
        self._add_words(ax, lines)

    def _draw_word(
        self, ax: Axes, row: int, word: tuple[Any, ...], limit: float, artist_options: dict[str, Any]
    ) -> None:
        value, low, high = (number / math.log(2) for number in word[1:4])
        if high > low:
            ax.plot([low, min(high, limit)], [row, row], color=POINT, linewidth=1.6, zorder=2)
        filling = POINT if word[4] <= self.rate else PAPER
        options = {"marker": "D", "markersize": 5.5, "markerfacecolor": filling, "markeredgecolor": POINT,
                   "markeredgewidth": 1.4, "linestyle": "none", "zorder": 3}  # fmt: skip
        ax.plot([value], [row], **{**options, **artist_options})

    def _add_words(self, ax: Axes, lines: list[tuple[str, tuple[Any, ...] | None]]) -> None:
        from matplotlib.lines import Line2D

        add_columns(
            ax,
            (
                Column("times", tuple(f"{word[5]:,}" if word else "" for _, word in lines)),
                Column("ex-\npected", tuple(decimal(word[6]) if word else "" for _, word in lines)),
            ),
            beside=True,
        )
        handles = [
            Line2D([], [], color=POINT, marker="D", markersize=5.5, markeredgewidth=1.4, linewidth=1.6,
                   markerfacecolor=filling, label=label)
            for filling, label in ((POINT, f"q (false discovery) ≤ {self.rate:g}"), (PAPER, "larger q, or not tested"))
        ]  # fmt: skip
        add_furniture(
            ax,
            title=f"Words that set the outlets apart, {_VOICE_WORDS[self.voice]}",
            subtitle=f"Each outlet against the others on the same events. {self.scope}".strip(),
            handles=handles,
            notes=[
                f"Lines: {100 * self.confidence:g}% intervals. Expected: the count at the others' rate. With few "
                "documents, a word may be the topic of one."
            ],
        )
        ax.xaxis.label.set_color(MUTED if not lines else INK)


def _find_limits(numbers: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Return the ends of the axis in doublings: all points and most of the intervals, the line of equal odds in."""
    if not len(numbers):
        return -0.5, 2.0
    doublings = numbers[:, :3] / math.log(2)
    top, low = float(np.nanmax(doublings[:, 0])), float(np.nanmin(doublings[:, 1], initial=0.0))
    return max(low, -1.5) - 0.2, max(min(float(np.nanmax(doublings[:, 2])), 2 * top), top) + 0.3


def _make_locator() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=6, integer=True)
