"""Around the data: title, legend and notes, and the key of numbered names.

In: axes with marks on them, and words. Out: artists that hang on the axes at distances in points, measured before they
are placed, so that nothing overlaps whatever the length of a name or the size of the axes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from framing.display.lettering import NOTE, TEXT, TITLE, name_lines, wrap
from framing.display.palette import INK, MUTED
from framing.display.rows import write
from framing.display.sheet import current_sheet

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

__all__ = ["CAUTION_MARK", "add_furniture", "add_key", "key_height", "write_beside"]

# Marks a number that rests on little; a shape, because colour does not print.
CAUTION_MARK = "△"

# Distance between neighbouring blocks of writing, in points.
_GAP = 7

# Share of the width that lines are filled to: saved at few dots per inch, letters are set up to a twentieth wider.
_FILLED = 0.95


def add_key(ax: Axes, names: Sequence[str], notes: Sequence[str]) -> None:
    """List numbered names with a note each: to the right of the axes, from the top; on a narrow sheet, below them."""
    sheet = current_sheet()
    if sheet is not None:
        _wrap_labels(ax)
        left, bottom, _, _ = _extents(ax)
        place = _GAP - bottom + TEXT
        for number, (name, note) in enumerate(zip(names, notes, strict=True), start=1):
            _write_line(ax, str(number), (left + 14, -place), corner=(0, 0), ha="right", size=TEXT, weight="bold")
            for line in wrap(f"{' '.join(name_lines(name, 2))}: {note}", sheet.width - 26, TEXT):
                _write_line(ax, line, (left + 20, -place), corner=(0, 0), ha="left", size=TEXT)
                place += 12
        return
    place = 9.0
    for number, (name, note) in enumerate(zip(names, notes, strict=True), start=1):
        lines = name_lines(name)
        _write_line(ax, str(number), (28, -place), ha="right", size=TEXT, weight="bold")
        for step, line in enumerate(lines):
            _write_line(ax, line, (34, -place - 12 * step), ha="left", size=TEXT)
        _write_line(ax, note, (34, -place - 12 * len(lines)), ha="left", size=NOTE, color=MUTED)
        place += 12 * len(lines) + 18


def key_height(names: Sequence[str]) -> float:
    """Return the points that `add_key` takes up beside the axes."""
    return sum(12.0 * len(name_lines(name)) + 18 for name in names)


def write_beside(ax: Axes, text: str, side: int) -> None:
    """Write the name of one half above it, on its side of the zero line."""
    sheet = current_sheet()
    lines = [text] if sheet is None else wrap(text, sheet.width / 2 - 10, TEXT, "bold")
    # above the headers of the numbers, where these stand above the axes too
    rise = 5 if sheet is None else 30
    write(ax, "\n".join(lines), (0, 1), (7 * side, rise), ("data", "axes fraction"), va="bottom",
          ha="left" if side > 0 else "right", size=TEXT, weight="bold")  # fmt: skip


def add_furniture(
    ax: Axes,
    *,
    title: str,
    subtitle: str,
    handles: Sequence[Artist] = (),
    notes: Sequence[str] = (),
) -> None:
    """Put the legend, subtitle and title above what is drawn, and the notes below it."""
    sheet = current_sheet()
    _wrap_labels(ax)
    left, bottom, right, top = _extents(ax)
    width = max(right - left, 320.0)
    if sheet is not None:
        sheet.margin = right - left - ax.get_window_extent().width * 72 / ax.figure.dpi
        width = sheet.width
    rise = top + _GAP
    if handles:
        rise += _add_legend(ax, handles, left=left, rise=rise, width=width) + _GAP + 2
    for text, size, weight, colour, gap in (
        (subtitle, TEXT, "normal", MUTED, 5.0),
        (title, TITLE, "bold", INK, 0.0),
    ):
        if not text:
            continue
        lines = wrap(text, _FILLED * width, size, weight)
        write(ax, "\n".join(lines), (0, 1), (left, rise), "axes fraction", va="bottom", ha="left", size=size,
              weight=weight, color=colour)  # fmt: skip
        rise += len(lines) * size * 1.25 + gap
    text = "\n".join(line for note in notes if note for line in wrap(note, _FILLED * width, NOTE))
    if text:
        write(ax, text, (0, 0), (left, bottom - _GAP), "axes fraction", va="top", ha="left", size=NOTE, color=MUTED)


def _write_line(
    ax: Axes, text: str, shift: tuple[float, float], *, corner: tuple[float, float] = (1, 1), **options: Any
) -> None:
    """Write a line on its baseline, at a distance from a corner of the axes."""
    write(ax, text, corner, shift, "axes fraction", va="baseline", **options)


def _wrap_labels(ax: Axes) -> None:
    """Break the labels of the axes to their length."""
    points = 72 / ax.figure.dpi
    for axes in (ax, *ax.child_axes):
        place = axes.get_window_extent()
        for label, length in ((axes.xaxis.label, place.width), (axes.yaxis.label, place.height)):
            label.set_text("\n".join(wrap(label.get_text(), length * points, TEXT)))


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
        if box.width * points <= _FILLED * width or columns == 1:
            return float(box.height * points)
    return 0.0


def _by_rows(handles: Sequence[Artist], columns: int) -> list[Artist]:
    """Reorder so that a legend filled column by column reads row by row."""
    return [handle for column in range(columns) for handle in handles[column::columns]]
