"""The strict loader of the packaged word lists: TSV in, rows out, a bad row named by file and line.

Every list in ``framing/data`` (cues, abbreviations, gazetteer, lexicon ...) is a tab-separated table with a header
row, UTF-8, one entry a row, no comments, no quoting. `read_rows` also serves the lists that a user supplies, which is
why it checks everything that a hand-edited file gets wrong: a missing or extra column, a blank required cell, white
space at the edges, a stray comment, and a key that occurs twice.

``framing/data/manifest.toml`` records origin, licence and number of entries of each list; a test holds it to that.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from framing.exceptions import DataFileError

__all__ = ["packaged", "read_rows"]


def packaged(name: str) -> Traversable:
    """Return the packaged data file `name`.

    Examples
    --------
    >>> packaged("manifest.toml").is_file()
    True
    """
    return resources.files("framing") / "data" / name


def read_rows(
    source: Traversable | Path,
    columns: Sequence[str],
    *,
    required: Sequence[str],
    unique: Sequence[str] = (),
    choices: Mapping[str, Collection[str]] | None = None,
    fold_case: bool = True,
) -> list[dict[str, str]]:
    """Read a tab-separated list.

    Parameters
    ----------
    source : path-like
        The file; `packaged` gives those of the library.
    columns : sequence of str
        The header that the file must have, in this order.
    required : sequence of str
        Columns that may not be blank.
    unique : sequence of str, optional
        Columns that together identify a row; no two rows may agree in all of them.
    choices : mapping, optional
        Column -> what its cells may hold.
    fold_case : bool, default=True
        Whether rows that differ in case only count as the same.

    Returns
    -------
    list of dict
        One a row, column -> cell, with ``"line"`` (str) added for later messages.

    Raises
    ------
    DataFileError
        On the first row that breaks the rules; the message names file and line.
    """
    lines = source.read_text(encoding="utf-8-sig").split("\n")
    header = lines[0].rstrip("\r").split("\t")
    if header != list(columns):
        msg = f"{source}:1: the header must be {list(columns)} (tab-separated), got {header}"
        raise DataFileError(msg)

    rows: list[dict[str, str]] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line == "" and number == len(lines):
            break
        cells = line.rstrip("\r").split("\t")
        fault = _find_fault(cells, columns, required, choices or {})
        if fault is not None:
            msg = f"{source}:{number}: {fault}"
            raise DataFileError(msg)
        row = dict(zip(columns, cells, strict=True))
        if unique:
            key = tuple([row[column].casefold() if fold_case else row[column] for column in unique])
            if key in seen:
                msg = f"{source}:{number}: {' / '.join(key)!r} is already on line {seen[key]}"
                raise DataFileError(msg)
            seen[key] = number
        row["line"] = str(number)
        rows.append(row)
    if not rows:
        msg = f"{source}:1: the list has a header and no rows"
        raise DataFileError(msg)
    return rows


def _find_fault(
    cells: Sequence[str], columns: Sequence[str], required: Sequence[str], choices: Mapping[str, Collection[str]]
) -> str | None:
    """Say what is wrong with a row, ``None`` where nothing is."""
    if cells[0].startswith("#"):
        return f"comments are not allowed in the table; use the note column: {cells[0][:60]!r}"
    if not any(map(str.strip, cells)):
        return "blank line; remove it"
    if len(cells) != len(columns):
        return f"{len(columns)} tab-separated columns are needed, got {len(cells)}: {' '.join(cells)[:80]!r}"
    if cells != [*map(str.strip, cells)]:
        column, cell = next((column, cell) for column, cell in zip(columns, cells, strict=True) if cell != cell.strip())
        return f"white space at the edge of {column} {cell!r}"
    for column in required if "" in cells else ():
        if not cells[columns.index(column)]:
            return f"{column} is blank"
    for column, known in choices.items():
        cell = cells[columns.index(column)]
        if cell not in known:
            return f"{column} must be one of {', '.join(known)}, got {cell!r}"
    return None
