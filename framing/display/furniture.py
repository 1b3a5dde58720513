"""Around the data: rows named by outlet, columns of numbers beside them, title, legend and notes.

In: axes with one row an outlet, and words. Out: artists that hang on the axes at distances in points, measured before
they are placed, so that nothing overlaps whatever the length of a name or the size of the axes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from framing.display.palette import INK, MUTED

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

__all__ = [
    "CAUTION_MARK",
    "Column",
    "add_columns",
    "add_key",
    "count_lines",
    "add_furniture",
    "draw_headings",
    "draw_rows",
    "key_height",
    "row_height",
    "shorten",
    "text_width",
    "wrap",
    "write_beside",
]

# Marks a number that rests on little; a shape, because colour does not print.
CAUTION_MARK = "△"

# Widest outlet name on one line, in points, and most lines before it is cut (the table has the whole name).
_NAME_WIDTH, _NAME_LINES = 150, 3

# Distances in points: between neighbouring blocks of writing, and from the axes to the first column.
_GAP, _COLUMN_GAP = 7, 12

_TITLE, _TEXT, _NOTE = 12.0, 9.0, 8.0


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


def row_height(n_rows: int) -> float:
    """Inches a row takes: ample for few rows, tighter for many, never less than two lines of a name."""
    return 0.56 if n_rows <= 6 else 0.48 if n_rows <= 10 else 0.43


def count_lines(names: Sequence[str], most: int = _NAME_LINES) -> int:
    """Return the lines that the longest name takes, `most` at most."""
    return max((len(_row_name(name, most).split("\n")) for name in names), default=1)


def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Width of one line of text in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    properties = FontProperties(family="DejaVu Sans", size=size, weight=weight)
    return float(TextToPath().get_text_width_height_descent(text, properties, ismath=False)[0])


def wrap(text: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """Break text into lines of at most `width` points; a word that is wider is broken too."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _cached_width(joined, size, weight) <= width:
            lines[-1] = joined
            continue
        pieces = _break_word(word, width, size, weight)
        lines.extend(pieces)
    return lines or [""]


def shorten(text: str, width: float, size: float = _TEXT, weight: str = "bold") -> str:
    """Return a name on one line of at most `width` points, cut with an ellipsis where it is longer."""
    name = _printable(text)
    if text_width(name, size, weight) <= width:
        return name
    return wrap(name, width - 12, size, weight)[0] + "…"


def draw_headings(ax: Axes, names: Sequence[str]) -> None:
    """Write names over the columns of a grid, at a slope, so that long ones part."""
    ax.set_xticks(range(len(names)), [_row_name(name) for name in names], linespacing=1.05)
    ax.tick_params(axis="x", bottom=False, labelbottom=False, labeltop=True, pad=3, labelcolor=INK)
    for label in ax.get_xticklabels():
        label.set(rotation=45, ha="left", va="bottom", rotation_mode="anchor")


def draw_rows(ax: Axes, outlets: Sequence[str], *, pad: float = 6, lines: int = _NAME_LINES) -> None:
    """Make a row of each name, first on top, with the name on the left in so many lines at most."""
    ax.set_ylim(len(outlets) - 0.5, -0.45)
    ax.set_yticks(range(len(outlets)), [_row_name(outlet, lines) for outlet in outlets], linespacing=1.05)
    ax.tick_params(axis="y", pad=pad)


def add_columns(ax: Axes, columns: Sequence[Column]) -> float:
    """Print columns of numbers beside the rows; return the points that those on the left take up."""
    used = {"left": 0.0, "right": 0.0}
    for column in columns:
        widths = [text_width(line, _TEXT) for cell in column.cells for line in cell.split("\n")]
        widths += [text_width(line, _NOTE) for line in column.header.split("\n")]
        used[column.side] += _COLUMN_GAP + max(widths, default=0.0)
        # numbers are set flush right, as in a table
        edge, shift = (
            (1, used["right"]) if column.side == "right" else (0, _COLUMN_GAP - 4 - used["left"] + max(widths))
        )
        for row, cell in enumerate(column.cells):
            _write(
                ax,
                cell,
                (edge, row),
                (shift, 0),
                ("axes fraction", "data"),
                va="center_baseline",
                ha="right",
                size=_TEXT,
            )
        if not column.header:
            continue
        _write(
            ax, column.header, (edge, 1), (shift, 5), "axes fraction", va="bottom", ha="right", size=_NOTE, color=MUTED
        )
    return used["left"]


def add_key(ax: Axes, names: Sequence[str], notes: Sequence[str]) -> None:
    """List numbered names with a note each to the right of the axes, from the top."""
    place = 9.0
    for number, (name, note) in enumerate(zip(names, notes, strict=True), start=1):
        lines = _row_name(name).split("\n")
        _write_line(ax, str(number), (28, -place), ha="right", size=_TEXT, weight="bold")
        for step, line in enumerate(lines):
            _write_line(ax, line, (34, -place - 12 * step), ha="left", size=_TEXT)
        _write_line(ax, note, (34, -place - 12 * len(lines)), ha="left", size=_NOTE, color=MUTED)
        place += 12 * len(lines) + 18


def key_height(names: Sequence[str]) -> float:
    """Return the points that `add_key` takes up."""
    return sum(12.0 * len(_row_name(name).split("\n")) + 18 for name in names)


def write_beside(ax: Axes, text: str, side: int) -> None:
    """Write the name of one half above it, on its side of the zero line."""
    _write(ax, text, (0, 1), (7 * side, 5), ("data", "axes fraction"), va="bottom", ha="left" if side > 0 else "right",
           size=_TEXT, weight="bold")  # fmt: skip


def add_furniture(
    ax: Axes,
    *,
    title: str,
    subtitle: str,
    handles: Sequence[Artist] = (),
    notes: Sequence[str] = (),
) -> None:
    """Put the legend, subtitle and title above what is drawn, and the notes below it."""
    left, bottom, right, top = _extents(ax)
    width = max(right - left, 320.0)
    rise = top + _GAP
    if handles:
        rise += _add_legend(ax, handles, left=left, rise=rise, width=width) + _GAP + 2
    for text, size, weight, colour, gap in (
        (subtitle, _TEXT, "normal", MUTED, 5.0),
        (title, _TITLE, "bold", INK, 0.0),
    ):
        lines = wrap(text, width, size, weight)
        _write(ax, "\n".join(lines), (0, 1), (left, rise), "axes fraction", va="bottom", ha="left", size=size,
               weight=weight, color=colour)  # fmt: skip
        rise += len(lines) * size * 1.25 + gap
    text = "\n".join(line for note in notes if note for line in wrap(note, width, _NOTE))
    if text:
        _write(ax, text, (0, 0), (left, bottom - _GAP), "axes fraction", va="top", ha="left", size=_NOTE, color=MUTED)


def _write(
    ax: Axes, text: str, xy: tuple[float, float], shift: tuple[float, float], coordinates: Any, **options: Any
) -> None:
    ax.annotate(
        text, xy, xytext=shift, xycoords=coordinates, textcoords="offset points", annotation_clip=False, **options
    )


def _write_line(ax: Axes, text: str, shift: tuple[float, float], **options: Any) -> None:
    """Write a line on its baseline, at a distance from the upper right corner of the axes."""
    _write(ax, text, (1, 1), shift, "axes fraction", va="baseline", **options)


def _extents(ax: Axes) -> tuple[float, float, float, float]:
    """Left and bottom edges of all that is drawn, in points from the axes' lower left; right; top, from its top."""
    points = 72 / ax.figure.dpi
    tight, place = ax.get_tightbbox(), ax.get_window_extent()
    if tight is None:
        return 0.0, 0.0, place.width * points, 0.0
    return (
        (tight.x0 - place.x0) * points,
        (tight.y0 - place.y0) * points,
        (tight.x1 - place.x0) * points,
        max(tight.y1 - place.y1, 0.0) * points,
    )


def _add_legend(ax: Axes, handles: Sequence[Artist], *, left: float, rise: float, width: float) -> float:
    """Hang a legend of as many columns as fit; return its height in points."""
    from matplotlib.transforms import ScaledTranslation

    figure = ax.figure
    place = ax.transAxes + ScaledTranslation(left / 72, rise / 72, figure.dpi_scale_trans)
    points = 72 / figure.dpi
    for columns in range(len(handles), 0, -1):
        legend = ax.legend(
            handles=_by_rows(handles, columns),
            loc="lower left",
            bbox_to_anchor=(0, 1),
            bbox_transform=place,
            ncols=columns,
        )
        box = legend.get_window_extent()
        if box.width * points <= width or columns == 1:
            return float(box.height * points)
    return 0.0


def _by_rows(handles: Sequence[Artist], columns: int) -> list[Artist]:
    """Reorder so that a legend filled column by column reads row by row."""
    return [handle for column in range(columns) for handle in handles[column::columns]]


def _row_name(outlet: str, most: int = _NAME_LINES) -> str:
    lines = wrap(_printable(outlet), _NAME_WIDTH * (1 if most > 1 else 1.5), _TEXT)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + "…"]
    return "\n".join(lines)


def _printable(name: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def _break_word(word: str, width: float, size: float, weight: str) -> list[str]:
    if _cached_width(word, size, weight) <= width:
        return [word]
    # DejaVu's widest letters are about as wide as the type size
    step = max(int(width / size), 1)
    return [word[start : start + step] for start in range(0, len(word), step)]


@cache
def _cached_width(text: str, size: float, weight: str) -> float:
    return text_width(text, size, weight)
