"""JSON lines and JSON lists: one article an object.

In: a ``.jsonl`` or ``.ndjson`` file, one object a line; or a ``.json`` file with a list of objects, one object that
holds such a list, or one article. Out: drafts with the line (JSON lines) or the number in the list (JSON).

JSON lines are read one at a time, so the file may be larger than memory allows for twice over. Lines that are not UTF-8
are decoded one by one, as `framing.reading.decoding` says. A file in the interchange format is read for its documents;
its segments, attributions and loaded terms are `framing.read_annotations`' to read, and stay out of ``extra``, where
they would pass for annotations of whoever writes the documents out again.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing.corpus import Problem
from framing.exceptions import EncodingWarning, InputError
from framing.reading.columns import ColumnFinder
from framing.reading.decoding import decode
from framing.reading.drafts import Draft, ReadingOptions
from framing.reading.files import read_bytes, read_head, read_text
from framing.reading.problems import ProblemLog, shown_path

__all__ = ["JSON_SUFFIXES", "JSONL_SUFFIXES", "load_json", "read_json", "read_json_lines"]

JSON_SUFFIXES = (".json",)
JSONL_SUFFIXES = (".jsonl", ".ndjson")
_ANNOTATION_KEYS = ("segments", "attributions", "loaded", "wording")
# Names under which exports put their list of articles.
_LIST_KEYS = ("articles", "documents", "data", "records", "rows", "items", "results")
# Marks of UTF-16 and UTF-32, in which a line end is not one byte.
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def read_json_lines(path: Path, options: ReadingOptions, log: ProblemLog) -> Iterator[Draft]:
    """Read JSON lines.

    Parameters
    ----------
    path : Path
        The file.
    options : ReadingOptions
        What the caller asked for.
    log : ProblemLog
        Takes the lines that can't be used.

    Raises
    ------
    InputError
        If the file can't be opened, or has no column that `options` names.
    """
    finder = ColumnFinder(options.columns)
    annotated = 0
    number = 0
    for line, content in _lines(path, options):
        try:
            # without its end, so that the place of an error at the end of the line is one in this line
            row = load_json(_decoded_line(content.rstrip(b"\r\n"), line, path, options, log))
            if row is None:
                continue
            number += 1
            annotated += _is_annotated(row)
            yield _draft(row, finder, path=path, line=line, number=number)
        except InputError as error:
            log.refuse(error, path=shown_path(path), line=line)
    _finish(finder, path, log, annotated=annotated, rows=number)


def read_json(path: Path, options: ReadingOptions, log: ProblemLog) -> Iterator[Draft]:
    """Read a JSON list of articles, or a single article.

    Parameters
    ----------
    path : Path
        The file.
    options : ReadingOptions
        What the caller asked for.
    log : ProblemLog
        Takes the objects that can't be used.

    Raises
    ------
    InputError
        If the file can't be opened, is no JSON, or holds no articles.
    """
    finder = ColumnFinder(options.columns)
    rows = _rows(load_json(read_text(path, options, log)), finder)
    annotated = 0
    for number, row in enumerate(rows, start=1):
        try:
            annotated += _is_annotated(row)
            yield _draft(row, finder, path=path, line=number, number=number)
        except InputError as error:
            log.refuse(error, path=shown_path(path), line=number)
    _finish(finder, path, log, annotated=annotated, rows=len(rows))


def load_json(text: str) -> Any:
    r"""Return what a JSON text says, or None for a blank one.

    Raises
    ------
    InputError
        If it is no JSON; the message gives the place inside the text.

    Examples
    --------
    >>> load_json('{"id": "a"}\n')
    {'id': 'a'}
    """
    if not text.strip():
        return None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        msg = f"is not JSON: {error.msg} at {place}"
        raise InputError(msg) from error
    except (ValueError, RecursionError) as error:
        msg = f"is JSON that can't be read: {error}"
        raise InputError(msg) from error


def _lines(path: Path, options: ReadingOptions) -> Iterator[tuple[int, bytes]]:
    head = read_head(path)
    if options.encoding is None and not head.startswith(_WIDE_MARKS):
        with path.open("rb") as file:
            yield from enumerate(file, start=1)
        return
    # an encoding in which a line end may be several bytes: decode first, then hand the lines on as UTF-8
    text = decode(read_bytes(path), encoding=options.encoding).text
    for line, content in enumerate(io.StringIO(text, newline="\n"), start=1):
        yield line, content.encode("utf-8", errors="surrogatepass")


def _decoded_line(content: bytes, line: int, path: Path, options: ReadingOptions, log: ProblemLog) -> str:
    if options.encoding is not None:
        return content.decode("utf-8", errors="surrogatepass")
    decoded = decode(content)
    if decoded.guessed:
        reason = f"the line is not UTF-8; read as {decoded.encoding}, a guess: pass encoding='...' if it is another"
        log.note(Problem(shown_path(path), line, reason, set_aside=False), EncodingWarning)
    return decoded.text


def _rows(content: Any, finder: ColumnFinder) -> list[Any]:
    if isinstance(content, list):
        return content
    if isinstance(content, dict):
        if "text" in finder.find(tuple(content)):
            return [content]
        for key in _LIST_KEYS:
            if isinstance(content.get(key), list):
                return list(content[key])
    msg = f"holds no list of articles: expected [{{...}}, ...] or an object with such a list as {_LIST_KEYS[0]!r}"
    raise InputError(msg)


def _draft(row: Any, finder: ColumnFinder, *, path: Path, line: int, number: int) -> Draft:
    if not isinstance(row, dict):
        kind = "a list: a file with one JSON list is named .json" if isinstance(row, list) else type(row).__name__
        msg = f"expected an object with the article's text, got {kind}"
        raise InputError(msg)
    if _is_annotated(row):
        row = {key: value for key, value in row.items() if key not in _ANNOTATION_KEYS}
    values, extra = finder.split(row)
    return Draft(values, f"{path.stem}-{number}", extra=extra, path=shown_path(path), line=line)


def _is_annotated(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get("attributions"), list) and "id" in row


def _finish(finder: ColumnFinder, path: Path, log: ProblemLog, *, annotated: int, rows: int) -> None:
    if annotated:
        reason = f"{annotated} of {rows} records carry annotations, which are left out: read_annotations reads them"
        log.note(Problem(shown_path(path), None, reason, set_aside=False))
    if rows and (unseen := finder.unseen()):
        log.complain(finder.error(unseen[0], finder.names), path=shown_path(path))
