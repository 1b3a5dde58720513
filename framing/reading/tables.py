"""Comma- and tab-separated files: one article a row.

In: a ``.csv`` or ``.tsv`` file with a header. Out: drafts with the line on which the row begins. Every cell stays the
string it is: nothing is taken for a missing value or a number, and line ends inside quotation marks are kept.

Conventions. The separator is the one of ``, ; tab |`` under which the header has the most columns that we know, then
the most columns; between equals, the one that the suffix says. Quoting follows RFC 4180, strictly: a quotation mark
that is not doubled inside a quoted cell is an error with its line, not a guess, since a lenient reader would change
the text. Tab-separated files are often written without any quoting; one that doesn't follow the quoting rules, but has
the same number of tabs in each line, is read so.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from framing.exceptions import InputError
from framing.reading.columns import ColumnFinder, unique_names
from framing.reading.drafts import Draft, ReadingOptions
from framing.reading.files import read_text
from framing.reading.problems import ProblemLog, shown_path

__all__ = ["TABLE_SUFFIXES", "read_table"]

TABLE_SUFFIXES = (".csv", ".tsv", ".tab")
_SEPARATORS = (",", ";", "\t", "|")
# A line with its end as it stands, since line ends inside quoted cells are text. (A `StringIO` would hold four bytes a
# character, and `splitlines` would also split at separators that are none for a table.)
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
# The csv module refuses cells above 128 KiB unless told otherwise; the largest number that it takes on every platform.
_FIELD_LIMIT = 2**31 - 1


def read_table(path: Path, options: ReadingOptions, log: ProblemLog) -> Iterator[Draft]:
    """Read a comma- or tab-separated file.

    Parameters
    ----------
    path : Path
        The file.
    options : ReadingOptions
        What the caller asked for; its `columns` maps our field to their column.
    log : ProblemLog
        Takes the rows that can't be used.

    Raises
    ------
    InputError
        If the file can't be read as a table at all. The message doesn't name it, which is the caller's to add.
    """
    text = read_text(path, options, log)
    finder = ColumnFinder(options.columns)
    separator = _find_separator(text, options, usual="," if path.suffix.lower() == ".csv" else "\t")
    quoting = csv.QUOTE_NONE if separator == "\t" and _is_unquoted(text) else csv.QUOTE_MINIMAL
    records = _records(text, separator, quoting)

    first = next(records, None)
    if first is None or isinstance(first[1], csv.Error):
        msg = "there is no header row" if first is None else f"the header row can't be read: {first[1]}"
        raise InputError(msg)
    header = _header(first[1])
    finder.check(header)

    names = unique_names(header)
    for number, (line, cells) in enumerate(records, start=1):
        if isinstance(cells, csv.Error):
            log.refuse(_quoting_error(cells), path=shown_path(path), line=line)
        elif len(cells) != len(names):
            msg = f"the row has {len(cells)} cells, the header has {len(names)}"
            log.refuse(InputError(msg), path=shown_path(path), line=line)
        else:
            values, extra = finder.split(dict(zip(names, cells, strict=True)))
            yield Draft(values, f"{path.stem}-{number}", extra=extra, path=shown_path(path), line=line)


def _records(text: str, separator: str, quoting: int) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Yield the line on which each record begins, and its cells or the error that they gave; blank lines are none."""
    reader = csv.reader(
        (match[0] for match in _LINE.finditer(text)),
        delimiter=separator,
        quoting=quoting,  # type: ignore[arg-type] # typeshed wants the literal constants
        strict=True,
    )
    while True:
        line = reader.line_num + 1
        # the limit is a setting of the whole process, so it is put back before anyone else runs
        previous = csv.field_size_limit(_FIELD_LIMIT)
        try:
            cells: list[str] | csv.Error = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cells = error
        finally:
            csv.field_size_limit(previous)
        if cells:
            yield line, cells


def _find_separator(text: str, options: ReadingOptions, *, usual: str) -> str:
    def rank(separator: str) -> tuple[int, int]:
        first = next(_records(text, separator, csv.QUOTE_MINIMAL), None)
        if first is None or isinstance(first[1], csv.Error):
            return 0, 0
        return len(ColumnFinder(options.columns).find(_header(first[1]))), len(first[1])

    return max((usual, *_SEPARATORS), key=rank)  # the first of equals


def _is_unquoted(text: str) -> bool:
    if '"' not in text or not any(isinstance(cells, csv.Error) for _, cells in _records(text, "\t", csv.QUOTE_MINIMAL)):
        return False
    lines = [line for line in text.split("\n") if line.strip("\r")]
    return len({line.count("\t") for line in lines}) == 1


def _header(cells: list[str]) -> tuple[str, ...]:
    # people leave blanks after the separators of a header; a column without a name is often an index
    return tuple(cell.strip() or f"column {number}" for number, cell in enumerate(cells, start=1))


def _quoting_error(error: csv.Error) -> InputError:
    msg = f"the row can't be read ({error}): a quotation mark inside a quoted cell must be doubled"
    return InputError(msg)
