"""Annotations on disk: JSON lines, UTF-8, one document a line, as ``docs/interchange.md`` describes.

In: a path, or annotations and a path. Out: annotations, or a file that appears whole or not at all. Lines are read and
written one at a time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from framing.exceptions import DecodingError, InterchangeError, MissingInputError
from framing.reading.conversion import from_record, to_record
from framing.reading.files import missing
from framing.records import Annotation

__all__ = ["from_record", "read_annotations", "to_line", "to_record", "write_annotations"]

_MARK = b"\xef\xbb\xbf"


def read_annotations(path: str | os.PathLike[str]) -> list[Annotation]:
    """Read a file in the interchange format.

    Parameters
    ----------
    path : path
        JSON lines; blank lines are passed over.

    Returns
    -------
    list of Annotation
        In the order of the file. What the format doesn't know is in the ``extra`` of each record.

    Raises
    ------
    MissingInputError
        If there is no such file.
    InterchangeError
        If a line does not follow the format, or two have the same id; the message names file, line, key and value.

    Examples
    --------
    >>> import tempfile
    >>> from framing.records import Document
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     count = write_annotations([Annotation(Document("a", "No."))], Path(folder, "a.jsonl"))
    ...     read_annotations(Path(folder, "a.jsonl"))[0].text
    'No.'
    """
    annotations: list[Annotation] = []
    lines: dict[str, int] = {}
    for line, record in _records(Path(path)):
        annotation = from_record(record, path=str(path), line=line)
        first = lines.setdefault(annotation.document.id, line)
        if first != line:
            msg = f"{path}:{line}: id is {annotation.document.id!r}, which line {first} has already"
            raise InterchangeError(msg)
        annotations.append(annotation)
    return annotations


def write_annotations(annotations: Iterable[Annotation], path: str | os.PathLike[str]) -> int:
    """Write annotations as a file in the interchange format.

    Parameters
    ----------
    annotations : iterable of Annotation
        Written as they come, so that an iterator need not fit into memory.
    path : path
        Takes the place of an existing file only when all is written.

    Returns
    -------
    int
        How many were written.

    Raises
    ------
    MissingInputError
        If the folder does not exist.
    InterchangeError
        If an annotation can't be written in the format.
    """
    target = Path(path).resolve()  # through a link, so that the link stays one
    if not target.parent.is_dir():
        msg = f"{path}: there is no folder {str(target.parent)!r} to write to"
        raise MissingInputError(msg)
    if target.exists() and not target.is_file():  # a terminal or a pipe, which nothing can take the place of
        return _write(annotations, target)

    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        count = _write(annotations, partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return count


def _records(path: Path) -> Iterator[tuple[int, Any]]:
    if not path.is_file():
        msg = f"{path}: {missing(path)}" if not path.exists() else f"{path}: is not a file"
        raise MissingInputError(msg)
    with path.open("rb") as file:
        for line, content in enumerate(file, start=1):
            stripped = content.removeprefix(_MARK) if line == 1 else content
            if not stripped.strip():
                continue
            try:
                # only a line feed ends a line here: texts may hold every other line separator
                yield line, json.loads(stripped.rstrip(b"\r\n").decode("utf-8"), parse_constant=_refuse_constant)
            except UnicodeDecodeError as error:
                msg = f"{path}:{line}: is not UTF-8: {error.reason} at byte {error.start} of the line"
                raise DecodingError(msg) from error
            except json.JSONDecodeError as error:
                msg = f"{path}:{line}: is not JSON: {error.msg} at column {error.colno}"
                raise InterchangeError(msg) from error
            except (ValueError, RecursionError) as error:
                msg = f"{path}:{line}: is JSON that can't be read: {error}"
                raise InterchangeError(msg) from error


def _refuse_constant(name: str) -> NoReturn:
    msg = f"{name} is not JSON"
    raise ValueError(msg)


def _write(annotations: Iterable[Annotation], path: Path) -> int:
    count = 0
    with path.open("wb") as file:
        for annotation in annotations:
            file.write(to_line(annotation))
            count += 1
    return count


def to_line(annotation: Annotation) -> bytes:
    """Return an annotation as one line of a file in the interchange format.

    Raises
    ------
    InterchangeError
        If it can't be written in the format.
    """
    record = to_record(annotation)
    try:
        try:
            line = json.dumps(record, ensure_ascii=False, allow_nan=False).encode("utf-8")
        except UnicodeEncodeError:  # half a surrogate pair, which JSON can say and UTF-8 can't
            line = json.dumps(record, allow_nan=False).encode("ascii")
    except (TypeError, ValueError) as error:
        msg = f"document {annotation.document.id!r} has an extra value that JSON can't hold: {error}"
        raise InterchangeError(msg) from error
    return line + b"\n"
