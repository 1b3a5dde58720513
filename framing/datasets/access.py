"""Files of a data set: bytes, tables, JSON and JSON lines, with the file and line in every error.

In: a path of the user's. Out: decoded text, table rows or checked JSON objects, each with its line. Line ends are never
translated, since the sets count characters as they stand in the file.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from framing.exceptions import ColumnError, InputError, InterchangeError, MissingInputError
from framing.reading.checks import JsonObject, Place
from framing.reading.decoding import decode
from framing.reading.files import missing, read_bytes
from framing.records import Span

__all__ = [
    "as_path",
    "is_json_lines",
    "read_json",
    "read_json_lines",
    "read_table",
    "read_utf8",
    "table_error",
    "take_pairs",
    "take_span",
]

_JSON_LINES = (".jsonl", ".ndjson")


def as_path(path: object) -> Path:
    """Return an existing file or folder; raise `MissingInputError` for any other path."""
    found = Path(str(path))
    if not found.exists():
        msg = f"{found}: {missing(found)}"
        raise MissingInputError(msg)
    return found


def is_json_lines(path: Path) -> bool:
    """Tell whether the path is a file of JSON lines, by its suffix."""
    return path.is_file() and path.suffix.lower() in _JSON_LINES


def read_utf8(path: Path) -> str:
    """Return the text of a UTF-8 file; raise with its path in front."""
    try:
        return decode(read_bytes(path), encoding="utf-8").text
    except InputError as error:
        msg = f"{path}: {error}"
        raise type(error)(msg) from error


def read_json(path: Path) -> JsonObject:
    """Return the one object of a JSON file."""
    return JsonObject(_parse(read_utf8(path), path, line=None), Place(str(path)))


def read_json_lines(path: Path) -> Iterator[JsonObject]:
    """Yield the objects of a file of JSON lines; blank lines are passed over."""
    for line, content in enumerate(read_utf8(path).split("\n"), start=1):
        if content.strip():
            yield JsonObject(_parse(content, path, line=line), Place(str(path), line))


def _parse(content: str, path: Path, *, line: int | None) -> Any:
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        msg = f"{path}:{line or error.lineno}: is not JSON: {error.msg} at column {error.colno}"
        raise InterchangeError(msg) from error


def read_table(
    text: str, path: Path, *, columns: Sequence[str], delimiter: str, quoting: int = csv.QUOTE_MINIMAL
) -> Iterator[tuple[int, Mapping[str, str]]]:
    r"""Yield the rows of a table, each with the line on which it ends.

    Parameters
    ----------
    text : str
        The table, its first line the header.
    path : Path
        Named in errors.
    columns : sequence of str
        Those that must be there, in any order; others are kept.
    delimiter : str
        Between cells.
    quoting : int
        As for the `csv` module.

    Raises
    ------
    ColumnError
        If a column is missing.
    InterchangeError
        If a row has too few or too many cells.

    Examples
    --------
    >>> list(read_table("a;b\n1;2\n", Path("t.csv"), columns=("a",), delimiter=";"))
    [(2, {'a': '1', 'b': '2'})]
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type] # the stubs ask for literals
    header = next(reader, [])
    absent = [column for column in columns if column not in header]
    if absent:
        msg = f"{path}:1: has no column {absent[0]!r} (separator {delimiter!r}); its columns are {', '.join(header)}"
        raise ColumnError(msg)
    try:
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                raise table_error(path, reader.line_num, f"has {len(cells)} cells, the header has {len(header)}")
            yield reader.line_num, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise table_error(path, reader.line_num, f"can't be read: {error}") from error


def table_error(path: Path, line: int, what: str) -> InterchangeError:
    """Return the error for a line of a file."""
    return InterchangeError(f"{path}:{line}: {what}")


def take_span(value: object, place: Place, *, length: int) -> Span:
    """Return the span of a ``[start, end]`` pair inside a text of `length` characters."""
    if (
        not isinstance(value, list)
        or len(value) != 2
        or not all(isinstance(offset, int) and not isinstance(offset, bool) for offset in value)
        or not 0 <= value[0] < value[1] <= length
    ):
        place.fail(f"must be [start, end] with 0 <= start < end <= {length}, got {value!r}")
    return Span(value[0], value[1])


def take_pairs(entry: JsonObject, key: str, *, length: int) -> tuple[Span, ...]:
    """Return the spans of a list of ``[start, end]`` pairs, in text order."""
    value = entry.get(key)
    if not isinstance(value, list):
        entry.place.at(key).fail(f"must be a list of [start, end], got {value!r}")
    place = entry.place.at(key)
    return tuple(sorted(take_span(pair, place.at(index), length=length) for index, pair in enumerate(value)))
