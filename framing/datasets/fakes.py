"""FA-KES: articles on the war in Syria from fifteen outlets.

In: the published ``FA-KES-Dataset.csv``, or JSON lines. Out: documents whose text is the title, a blank line and the
body. The published bodies have lost their commas and apostrophes; nothing is put back.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from framing.datasets.access import as_path, is_json_lines, read_json_lines, read_table, table_error
from framing.exceptions import InputError
from framing.reading.checks import JsonObject, check_date
from framing.reading.files import read_bytes
from framing.records import Document

__all__ = ["read_fakes"]

_COLUMNS = ("unit_id", "article_title", "article_content", "source", "date", "location", "labels")
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def read_fakes(path: str | os.PathLike[str]) -> Iterator[Document]:
    r"""Read the articles of FA-KES.

    Origin: Zenodo record 2607278, file ``FA-KES-Dataset.csv``, 804 articles on the war in Syria. Licence: CC BY 4.0.
    Citation: Fatima K. Abu Salem, Roaa Al Feel, Shady Elbassuoni, Mohamad Jaber, May Farah. 2019. FA-KES: A Fake News
    Dataset around the Syrian War. ICWSM 2019.

    Columns: ``unit_id`` (id), ``article_title``, ``article_content``, ``source`` (outlet), ``date`` (month/day/year),
    ``location``, and ``labels``, the makers' 0 or 1 from comparing casualty figures with a register of violations. The
    last is kept as it is in ``extra`` and used nowhere.

    Parameters
    ----------
    path : path
        The ``.csv``, or ``.jsonl`` with ``id``, ``outlet``, ``date``, ``location``, ``title``, ``event`` and ``text``.

    Yields
    ------
    Document
        With outlet, date and title; ``location`` and ``labels`` in ``extra``.

    Raises
    ------
    MissingInputError
        If there is no such file.
    InputError
        If the file does not have this form; the message names file and line.

    Examples
    --------
    >>> import tempfile
    >>> table = (
    ...     "unit_id,article_title,article_content,source,date,location,labels\n"
    ...     "7,Bridge reopened,The bridge is open again.,wire,4/25/2017,homs,1\n"
    ... )
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "FA-KES-Dataset.csv").write_text(table)
    ...     document = next(read_fakes(Path(folder, "FA-KES-Dataset.csv")))
    >>> document.outlet, document.date, document.text
    ('wire', '2017-04-25', 'Bridge reopened\n\nThe bridge is open again.')
    """
    found = as_path(path)
    return _from_json(found) if is_json_lines(found) else _from_table(found)


def _from_table(path: Path) -> Iterator[Document]:
    for line, row in read_table(_decode(path), path, columns=_COLUMNS, delimiter=","):
        title = row["article_title"].strip()
        yield Document(
            row["unit_id"],
            f"{title}\n\n{row['article_content'].strip()}",
            outlet=row["source"] or None,
            date=_date(row, path, line),
            title=title,
            extra={"location": row["location"], "labels": row["labels"]},
        )


def _decode(path: Path) -> str:
    try:
        content = read_bytes(path)
    except InputError as error:
        msg = f"{path}: {error}"
        raise type(error)(msg) from error
    try:
        return content.decode("utf-8-sig")  # copies saved again are often UTF-8
    except UnicodeDecodeError:
        # The published file is called Latin-1, but has bytes that are quotation marks and bullets in Windows-1252 and
        # control characters in Latin-1; a few, left over from another conversion, are nothing in either.
        return content.decode("cp1252", errors="replace")


def _date(row: Mapping[str, str], path: Path, line: int) -> str | None:
    given = row["date"].strip()
    if not given:
        return None
    match = _DATE.fullmatch(given)
    try:
        if match is None:
            raise ValueError
        month, day, year = map(int, match.groups())
        return datetime.date(year, month, day).isoformat()
    except ValueError as error:
        raise table_error(path, line, f"date must be month/day/year, got {given!r}") from error


def _from_json(path: Path) -> Iterator[Document]:
    for row in read_json_lines(path):
        yield _from_row(row)


def _from_row(row: JsonObject) -> Document:
    date = row.optional_text("date")
    return Document(
        row.text("id"),
        row.text("text"),
        outlet=row.optional_text("outlet"),
        event=row.optional_text("event"),
        date=None if date is None else check_date(date, row.place.at("date")),
        title=row.optional_text("title"),
        extra=row.rest(),
    )
