"""What all displays share: the plotting convention, a figure that fits what is drawn, and SVG text.

In: a display's numbers. Out: artists on one axes. A display is computed once and drawn as often as wanted (the
convention of scikit-learn's displays): ``__init__`` assigns, ``from_comparison`` computes, ``plot`` draws and returns
the display with ``ax_`` and ``figure_``, ``frame`` is the table behind the picture.

Conventions
-----------
- matplotlib is imported only inside functions that draw. The look is the packaged ``framing.mplstyle``, used in a
  context: the settings of the caller are as before when `Display.plot` returns.
- Titles, legends and notes hang on the axes at distances in points. A figure made here is then given the size that all
  of it takes, so nothing is cut off; axes that the caller made are left in their place and size.
"""

from __future__ import annotations

import io
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Literal, Self

from framing.display.sheet import current_sheet, narrow_sheet

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.compare import OutletComparison

__all__ = ["Display", "fit_figure", "house_style"]

# Blank border around a finished figure, in inches: where it stands alone, and inside the frame of a narrow page.
_BORDER, _NARROW_BORDER = 0.12, 0.04

# What matplotlib puts into each drawing, and what it is replaced by on the drawing itself.
_STYLE_SHEET = re.compile(r"<style\b.*?</style>", re.DOTALL)
_LOOK = "stroke-linejoin: round; stroke-linecap: butt; background: #ffffff; max-width: 100%; height: auto"

# Points by which the labels of ticks may stand out beside the axes of a narrow sheet, on both sides together.
_OVERHANG = 14.0


class Display(ABC):
    """A picture of a comparison: numbers first, drawn by `plot`.

    Attributes
    ----------
    ax_ : matplotlib.axes.Axes
        The axes drawn on; known after `plot`.
    figure_ : matplotlib.figure.Figure
        The figure they are in; known after `plot`.
    """

    ax_: Axes
    figure_: Figure

    def plot(self, ax: Axes | None = None, **artist_options: Any) -> Self:
        """Draw the picture.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw. Without it a new figure is made, as large as its content asks for.
        **artist_options
            Passed to the artists that stand for the numbers (bars or points), over the display's own choices.

        Returns
        -------
        Display
            This display, with ``ax_`` and ``figure_`` set. Nothing is shown or saved.
        """
        with house_style():
            if ax is None:
                from matplotlib import pyplot as plt

                self._draw_fitted(plt.figure(), artist_options)
            else:
                _dress(ax)
                self._draw_on(ax, artist_options)
        return self

    @property
    def fits_narrow(self) -> bool:
        """Whether `to_svg` can draw it for a narrow screen; a grid of many columns needs a wide one."""
        return True

    def to_svg(self, *, narrow: bool = False) -> str:
        """Return the picture as the text of an SVG file, drawn without touching any open figure.

        Parameters
        ----------
        narrow : bool, optional
            Draw for a screen of 360 pixels: names above their rows, labels broken, letters as large as ever.

        Returns
        -------
        str
            Writing is kept as text, so that it can be searched and read aloud.
        """
        from matplotlib import rc_context
        from matplotlib.figure import Figure

        drawn = {name: getattr(self, name) for name in ("ax_", "figure_") if hasattr(self, name)}
        sheet = narrow_sheet() if narrow else nullcontext()
        with house_style(), rc_context({"svg.fonttype": "none", "svg.hashsalt": "framing"}), sheet:
            figure = Figure()
            self._draw_fitted(figure, {})
            stream = io.StringIO()
            # without a date, the same numbers give the same text
            figure.savefig(stream, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
        for name in ("ax_", "figure_"):
            delattr(self, name)
        for name, value in drawn.items():
            setattr(self, name, value)
        return stream.getvalue()

    def _repr_html_(self) -> str | None:
        """Show the picture in a notebook; after `plot`, the notebook shows the figure itself."""
        if hasattr(self, "figure_"):
            return None
        # the drawing's own style sheet would reach every drawing on the page; writing is dark, whatever the page is
        svg = _STYLE_SHEET.sub("", self.to_svg(), count=1)
        return f'<svg style="{_LOOK}" {svg[svg.index("<svg") + 5 :]}'

    @classmethod
    @abstractmethod
    def from_comparison(cls, comparison: OutletComparison) -> Self:
        """Compute the numbers from a comparison."""

    @abstractmethod
    def frame(self) -> pd.DataFrame:
        """Return the table behind the picture."""

    @abstractmethod
    def describe(self) -> str:
        """Return the picture in words, for readers who cannot see it."""

    @abstractmethod
    def _size(self) -> tuple[float, float]:
        """Width and height of the axes in inches when the figure is our own."""

    @abstractmethod
    def _draw(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        """Put the artists on `ax`."""

    def _draw_on(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        self.ax_ = ax
        self.figure_ = ax.figure  # type: ignore[assignment]  # a subfigure draws and saves as a figure does
        self._draw(ax, artist_options)

    def _draw_fitted(self, figure: Figure, artist_options: dict[str, Any]) -> None:
        sheet = current_sheet()
        width, height = self._size()
        if sheet is not None:
            width = (sheet.width - _OVERHANG) / 72
        ax = self._draw_sized(figure, width, height, artist_options)
        if sheet is not None and sheet.margin > _OVERHANG:
            # again, so much narrower that what stands beside the axes fits on the sheet too
            figure.clear()
            ax = self._draw_sized(figure, max((sheet.width - sheet.margin) / 72, 1.0), height, artist_options)
        fit_figure(figure, ax, border=_BORDER if sheet is None else _NARROW_BORDER)

    def _draw_sized(self, figure: Figure, width: float, height: float, artist_options: dict[str, Any]) -> Axes:
        # a provisional sheet, larger than any furniture: only the size of the axes counts until it is fitted
        figure.set_size_inches(width + 6, height + 4)
        ax = figure.add_axes((3 / (width + 6), 2 / (height + 4), width / (width + 6), height / (height + 4)))
        self._draw_on(ax, artist_options)
        return ax


def fit_figure(figure: Figure, ax: Axes, *, border: float = _BORDER) -> None:
    """Resize a figure around its one axes, titles, legend and notes included; the axes keep their size in inches."""
    tight = ax.get_tightbbox()
    if tight is None:
        return
    inches = figure.dpi
    left, bottom, right, top = (edge / inches for edge in tight.extents)
    place = ax.get_window_extent()
    x0, y0, x1, y1 = (edge / inches for edge in place.extents)
    width, height = right - left + 2 * border, top - bottom + 2 * border
    figure.set_size_inches(width, height)
    ax.set_position(
        ((x0 - left + border) / width, (y0 - bottom + border) / height, (x1 - x0) / width, (y1 - y0) / height)
    )


def _dress(ax: Axes) -> None:
    """Give axes that were made outside the style its lines and sizes."""
    from matplotlib import rcParams

    style: Any = rcParams
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    ax.set_axisbelow(True)
    ax.grid(True, axis="x", color=style["grid.color"], linewidth=style["grid.linewidth"])
    axes: tuple[Literal["x", "y"], ...] = ("x", "y")
    for axis in axes:
        look = {name: style[f"{axis}tick.{name}"] for name in ("color", "labelcolor", "labelsize")}
        ax.tick_params(axis=axis, length=style[f"{axis}tick.major.size"], **look)


@contextmanager
def house_style() -> Iterator[None]:
    """Use the packaged style inside the block."""
    from matplotlib import rc_context

    with as_file(files("framing") / "data" / "framing.mplstyle") as path, rc_context(fname=path):
        yield
