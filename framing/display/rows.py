"""Rows: one a name, with columns of numbers; and names over the columns of a grid.

In: axes and words. Out: artists that hang on the axes at distances in points, measured before they are placed, so that
nothing overlaps whatever the length of a name or the size of the axes. On a narrow sheet a row's name and numbers stand
above its marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from framing.display.lettering import NAME_LINES, NAME_WIDTH, NOTE, TEXT, count_lines, name_lines, text_width
from framing.display.palette import INK, MUTED, PAPER
from framing.display.sheet import Sheet, current_sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["NUMBERS", "Column", "add_columns", "draw_headings", "draw_rows", "row_height", "slot_height", "write"]

# From the axes to the first column, and between columns, in points.
_COLUMN_GAP = 12

# On a narrow sheet: room for two columns of numbers beside a name, height of a line of a name, and of the air around
# it, in points; most lines of a name; the longest name kept beside its row, and the longest line of a name that stands
# over a column, by the number of its lines.
NUMBERS = 84.0
_LINE, _AIR, _LINES = 11.5, 8.0, 2
_BESIDE, _HEADING = 78.0, {1: 150.0, 2: 96.0}
# Least height of the marks of a row, in points.
_MARKS = 13.0

# Over axes that stand inside the axes, and their lines.
_ABOVE = 6


@dataclass(frozen=True, slots=True)
class Column:
    """Numbers printed beside the rows.

    Parameters
    ----------
    header : str
        What they are; lines are parted by a line break.
    cells : tuple of str
        One an outlet.
    side : {"left", "right"}
        On which side of the axes.
    """

    header: str
    cells: tuple[str, ...]
    side: Literal["left", "right"] = "right"

    @property
    def width(self) -> float:
        """Points that it takes."""
        widths = [text_width(line, TEXT) for cell in self.cells for line in cell.split("\n")]
        widths += [text_width(line, NOTE) for line in self.header.split("\n")]
        return max(widths, default=0.0)


def row_height(n_rows: int) -> float:
    """Inches a row takes: ample for few rows, tighter for many, never less than two lines of a name."""
    return 0.56 if n_rows <= 6 else 0.48 if n_rows <= 10 else 0.43


def slot_height(
    names: Sequence[str], wide: float, *, reach: float, drop: float, numbers: float = NUMBERS, lines: int = _LINES
) -> float:
    """Return the inches of a row: `wide`, or, on a narrow sheet, what its name takes above its marks.

    `reach` and `drop` say how far the marks go up and down, as shares of the row.
    """
    sheet = current_sheet()
    if sheet is None:
        return wide
    block = _LINE * count_lines(names, lines, width=sheet.width - numbers) + _AIR
    # marks that are points of a fixed size need some height whatever their share
    return max(block / (1 - reach - drop), block + _MARKS) / 72


def draw_rows(
    ax: Axes,
    names: Sequence[str],
    *,
    pad: float = 6,
    lines: int = NAME_LINES,
    top: float = -0.45,
    reach: float | None = 0.3,
    drop: float = 0.3,
    numbers: float = NUMBERS,
    narrow_lines: int = _LINES,
) -> None:
    """Make a row of each name, first on top, with the name on the left in so many lines at most.

    On a narrow sheet the name stands above the marks, beside `numbers` points of numbers; or on the left, cut short,
    where `reach` is None.
    """
    sheet = current_sheet()
    if sheet is not None and reach is not None:
        _draw_names_above(ax, names, sheet, reach=reach, drop=drop, numbers=numbers, lines=narrow_lines)
        return
    ax.set_ylim(len(names) - 0.5, top)
    # a name on one line may be longer
    width = _BESIDE if sheet else NAME_WIDTH * (1 if lines > 1 else 1.5)
    shown = ["\n".join(name_lines(name, 1 if sheet else lines, width=width)) for name in names]
    ax.set_yticks(range(len(names)), shown, linespacing=1.05)
    ax.tick_params(axis="y", pad=pad)


def add_columns(ax: Axes, columns: Sequence[Column], *, beside: bool = False) -> float:
    """Print columns of numbers beside the rows; return the points that those on the left take up.

    On a narrow sheet they stand on the line of the name, unless they have to stand `beside` the marks.
    """
    sheet = current_sheet()
    if sheet is not None and not beside:
        _add_columns_above(ax, columns, sheet)
        return 0.0
    used = {"left": 0.0, "right": 0.0}
    for column in columns:
        used[column.side] += _COLUMN_GAP + column.width
        # numbers are set flush right, as in a table
        edge, shift = (
            (1, used["right"]) if column.side == "right" else (0, _COLUMN_GAP - 4 - used["left"] + column.width)
        )
        for row, cell in enumerate(column.cells):
            write(ax, cell, (edge, row), (shift, 0), ("axes fraction", "data"), va="center_baseline", ha="right",
                  size=TEXT)  # fmt: skip
        _write_header(ax, column.header, edge, shift)
    return used["left"]


def draw_headings(ax: Axes, names: Sequence[str]) -> None:
    """Write names over the columns of a grid, at a slope, so that long ones part; upright on a narrow sheet."""
    sheet = current_sheet()
    if sheet is None:
        shown = ["\n".join(name_lines(name)) for name in names]
        look: dict[str, Any] = {"rotation": 45, "ha": "left", "va": "bottom", "rotation_mode": "anchor"}
    else:
        lines = 1 if sheet.width / max(len(names), 1) < 2 * _LINE else 2
        shown = ["\n".join(name_lines(name, lines, width=_HEADING[lines])) for name in names]
        look = {"rotation": 90, "ha": "center", "va": "bottom"}
    ax.set_xticks(range(len(names)), shown, linespacing=1.05)
    ax.tick_params(axis="x", bottom=False, labelbottom=False, labeltop=True, pad=3, labelcolor=INK)
    for label in ax.get_xticklabels():
        label.set(**look)


def write(
    ax: Axes, text: str, xy: tuple[float, float], shift: tuple[float, float], coordinates: Any, **options: Any
) -> None:
    """Write text at a distance in points from a place."""
    ax.annotate(
        text, xy, xytext=shift, xycoords=coordinates, textcoords="offset points", annotation_clip=False, **options
    )


def _draw_names_above(
    ax: Axes, names: Sequence[str], sheet: Sheet, *, reach: float, drop: float, numbers: float, lines: int
) -> None:
    sheet.reach = reach
    ax.set_yticks(range(len(names)), [""] * len(names))
    ax.set_ylim(len(names) - 1 + drop + 0.04, drop - 1)
    for row, name in enumerate(names):
        shown = name_lines(name, lines, width=sheet.width - numbers)
        # on paper of its own, so that no line of the axes runs through it
        write(ax, "\n".join(shown), (0, row - reach), (0, 2), ("axes fraction", "data"), va="bottom", ha="left",
              size=TEXT, color=INK, linespacing=1.05, zorder=_ABOVE,
              bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.8})  # fmt: skip


def _add_columns_above(ax: Axes, columns: Sequence[Column], sheet: Sheet) -> None:
    place = -sum(_COLUMN_GAP + column.width for column in columns)
    for column in columns:
        place += _COLUMN_GAP + column.width
        for row, cell in enumerate(column.cells):
            write(ax, cell, (1, row - sheet.reach), (place, 2), ("axes fraction", "data"), va="bottom", ha="right",
                  size=TEXT, color=INK, linespacing=1.05, zorder=_ABOVE,
                  bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.8})  # fmt: skip
        _write_header(ax, column.header, 1, place)


def _write_header(ax: Axes, header: str, edge: float, shift: float) -> None:
    if header:
        write(ax, header, (edge, 1), (shift, 5), "axes fraction", va="bottom", ha="right", size=NOTE, color=MUTED)
