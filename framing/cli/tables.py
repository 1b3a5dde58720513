"""Tables as text that fits a terminal.

In: a data frame and a width. Out: lines. Where a table is too wide, its headers are wrapped, then its long texts are
cut, then columns at its end are left out, with a note that names them. A file or pipe has no width: it gets everything.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from framing.cli.terminal import make_plain

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["format_table"]

_GAP = "  "
# A text of one cell is cut at so many characters before a column is left out.
_LONGEST_CELL = 28
# A header of more lines than this is harder to read than a table without the column.
_HIGHEST_HEADER = 6
# The note below a table names so many of the columns left out.
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class _Column:
    """A column as text: the lines of its header, its cells, and whether they are numbers."""

    name: str
    header: tuple[str, ...]
    cells: tuple[str, ...]
    numeric: bool

    @property
    def width(self) -> int:
        return max((_width_of(text) for text in (*self.header, *self.cells)), default=0)

    def wrapped(self, height: int) -> _Column:
        """Return it with its header on so many lines, as narrow as that makes it; its words stay whole."""
        cells = max((_width_of(cell) for cell in self.cells), default=0)
        for room in range(max(cells, 1), len(self.name) + 1):
            lines = textwrap.wrap(self.name, room, break_long_words=False, break_on_hyphens=False)
            if len(lines) <= height:
                return replace(self, header=tuple(lines))
        return replace(self, header=(self.name,))

    def cut(self, longest: int) -> _Column:
        """Return it with no line wider than that."""
        header = tuple(_cut(line, longest) for line in self.header)
        return replace(self, header=header, cells=tuple(_cut(cell, longest) for cell in self.cells))

    def cut_cells(self, longest: int) -> _Column:
        """Return it with no cell wider than that, and its header as it was."""
        return replace(self, cells=tuple(_cut(cell, longest) for cell in self.cells))

    def lines(self, height: int) -> list[str]:
        """Return its header, brought to this height, and its cells, all of one width."""
        texts = ["" for _ in range(height - len(self.header))] + [*self.header, *self.cells]
        return [_pad(text, self.width, right=self.numeric) for text in texts]


def format_table(frame: pd.DataFrame, *, width: int | None = None) -> str:
    """Return a table as text for a terminal, numbers with two digits, nothing as a dash.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table.
    width : int, optional
        Characters in a line; by default those of the terminal, without limit where the output is no terminal.

    Returns
    -------
    str

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"outlet": ["Wire", "Post"], "share of attributions": [0.25, None]})
    >>> print(format_table(table, width=24), end="")
                    share of
    outlet      attributions
    Wire                0.25
    Post                   –
    """
    if width is None:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize
    columns = [_read_column(frame.iloc[:, k], str(name)) for k, name in enumerate(frame.columns)]
    kept = _wrap(columns, width)
    if _total(kept) > width:
        columns = [column.cut_cells(_LONGEST_CELL) for column in columns]
        kept = _wrap(columns, width)
    while len(kept) > 1 and _total(kept) > width:
        kept = _wrap(columns[: len(kept) - 1], width)
    if _total(kept) > width:
        kept = [column.cut(width) for column in kept]
    height = max((len(column.header) for column in kept), default=0)
    rows = zip(*(column.lines(height) for column in kept), strict=True)
    lines = [_GAP.join(row).rstrip() for row in rows]
    return "\n".join([*lines, *_note_left_out(columns[len(kept) :], width)]) + "\n"


def _wrap(columns: list[_Column], width: int) -> list[_Column]:
    """Wrap the headers over as few lines as let the table fit, at most six."""
    wrapped = columns
    for height in range(1, _HIGHEST_HEADER + 1):
        wrapped = [column.wrapped(height) for column in columns]
        if _total(wrapped) <= width:
            break
    return wrapped


def _read_column(values: pd.Series, name: str) -> _Column:
    from pandas.api import types

    numeric = types.is_numeric_dtype(values.dtype) and not types.is_bool_dtype(values.dtype)
    header = make_plain(" ".join(name.split()))
    return _Column(header, (header,), tuple(_read_cell(value) for value in values), numeric)


def _read_cell(value: Any) -> str:
    if value is None or value != value:  # NaN is the one value that differs from itself
        return "–"
    if isinstance(value, float):
        return f"{value:.2f}"
    return make_plain(" ".join(str(value).split()))


def _note_left_out(columns: list[_Column], width: int) -> list[str]:
    if not columns:
        return []
    names = ", ".join(column.name for column in columns[:_MOST_NAMED])
    if len(columns) > _MOST_NAMED:
        names += f" and {len(columns) - _MOST_NAMED} more"
    noun = "column" if len(columns) == 1 else "columns"
    note = f"({len(columns)} {noun} left out for want of width: {names})"
    return textwrap.wrap(note, max(width, 20), break_on_hyphens=False)


def _total(columns: list[_Column]) -> int:
    return sum(column.width for column in columns) + len(_GAP) * max(len(columns) - 1, 0)


def _width_of(text: str) -> int:
    """Columns that a text takes on a terminal: two for wide characters, none for those that combine."""
    if text.isascii():
        return len(text)
    return sum(_width_of_character(character) for character in text)


def _width_of_character(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _pad(text: str, width: int, *, right: bool) -> str:
    blank = " " * (width - _width_of(text))
    return blank + text if right else text + blank


def _cut(text: str, longest: int) -> str:
    if _width_of(text) <= longest:
        return text
    used, end = 1, 0  # one for the sign of what is left out
    for character in text:
        used += _width_of_character(character)
        if used > longest:
            break
        end += 1
    return f"{text[:end].rstrip()}…"
