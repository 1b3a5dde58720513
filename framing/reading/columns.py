"""Which column of a table holds what.

In: the column names of a table (or the keys of a JSON object), and the caller's mapping from our field to their column.
Out: field to column. Where the mapping is silent, usual names are recognised whatever their case, spaces, underscores
and hyphens; a field has the first of its names that the table has. All other columns are the document's ``extra``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from framing.exceptions import ColumnError, InputError
from framing.reading.drafts import FIELDS

__all__ = ["ALIASES", "ColumnFinder", "check_columns", "nearest", "unique_names"]

# The usual names of each field, best first, without case, spaces, underscores and hyphens. "topic" and "category" are
# not among those of the event: they group articles by theme, not by story.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "documentid", "docid", "articleid", "storyid", "uid", "uuid", "guid"),
    "outlet": (
        "outlet",
        "source",
        "publisher",
        "publication",
        "newspaper",
        "medium",
        "media",
        "sourcename",
        "outletname",
        "medianame",
        "sitename",
        "website",
        "domain",
    ),
    "event": ("event", "eventid", "eventname", "story", "storycluster"),
    "date": (
        "date",
        "published",
        "publishedat",
        "publisheddate",
        "publishdate",
        "publicationdate",
        "datepublished",
        "pubdate",
        "articledate",
    ),
    "title": ("title", "headline", "heading", "articletitle"),
    "url": ("url", "link", "permalink", "articleurl", "weburl", "uri"),
    "text": ("text", "body", "content", "articletext", "articlebody", "fulltext", "maintext", "bodytext", "article"),
}
_SEPARATORS = re.compile(r"[\s_\-.]+")


def check_columns(columns: Mapping[str, str | None] | None) -> None:
    """Raise if a column mapping has a key that is no field of ours.

    Examples
    --------
    >>> check_columns({"text": "maintext", "outlet": "paper"})
    """
    unknown = [key for key in columns or {} if key not in FIELDS]
    if not unknown or columns is None:
        return
    msg = f"columns maps our field to your column; {unknown[0]!r} is not one of {', '.join(FIELDS)}"
    if all(value in FIELDS for value in columns.values()):
        msg += f": it looks turned round, try { ({value: key for key, value in columns.items()})!r}"
    elif close := nearest(unknown[0], FIELDS):
        msg += f": did you mean {close!r}?"
    raise InputError(msg)


def nearest(name: str, names: Sequence[str]) -> str | None:
    """Return the name most like `name`, if any is like it.

    Examples
    --------
    >>> nearest("tilte", ["text", "title"])
    'title'
    """
    folded = {_folded(other): other for other in reversed(names)}
    close = difflib.get_close_matches(_folded(name), folded, n=1, cutoff=0.7)
    return folded[close[0]] if close else None


def unique_names(names: Sequence[str]) -> list[str]:
    """Return the names with a number after those that came before.

    Examples
    --------
    >>> unique_names(["note", "note"])
    ['note', 'note.1']
    """
    unique: list[str] = []
    for name in names:
        new, number = name, 1
        while new in unique:
            new, number = f"{name}.{number}", number + 1
        unique.append(new)
    return unique


class ColumnFinder:
    """Finds the column of each field, table after table or row after row.

    Parameters
    ----------
    columns : mapping, optional
        Our field to their column; ``None`` for a field that is not to be looked for.

    Examples
    --------
    >>> ColumnFinder({"outlet": "paper"}).find(("ID", "paper", "Source", "full_text"))
    {'id': 'ID', 'outlet': 'paper', 'text': 'full_text'}
    """

    def __init__(self, columns: Mapping[str, str | None] | None = None) -> None:
        check_columns(columns)
        self._columns = dict(columns or {})
        self._found: dict[tuple[str, ...], dict[str, str]] = {}
        self._seen: dict[str, None] = {}

    def find(self, names: tuple[str, ...]) -> dict[str, str]:
        """Return field to column for a table with these columns; a field without one is absent."""
        found = self._found.get(names)
        if found is None:
            found = self._found[names] = self._search(names)
            self._seen.update(dict.fromkeys(names))
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """All columns seen so far, in order of appearance."""
        return tuple(self._seen)

    def unseen(self) -> list[str]:
        """Return the fields mapped to a column that no table or row had so far."""
        return [field for field, column in self._columns.items() if column is not None and column not in self._seen]

    def split(self, row: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the values of our fields, and everything else, of a row.

        Raises
        ------
        ColumnError
            If the row has no text.
        """
        found = self.find(tuple(row))
        if "text" not in found:
            raise self._no_text(tuple(row))
        used = set(found.values())
        values = {field: row[column] for field, column in found.items()}
        return values, {key: value for key, value in row.items() if key not in used}

    def check(self, names: tuple[str, ...]) -> None:
        """Raise if a table with these columns lacks the text or a mapped column, or has one of them twice."""
        found = self.find(names)
        for field, column in self._columns.items():
            if column is not None and column not in names:
                raise self.error(field, names)
        if "text" not in found:
            raise self._no_text(names)
        for field, column in found.items():
            if names.count(column) > 1:
                msg = f"two columns are named {column!r}, which should hold the {field}: rename one"
                raise ColumnError(msg)

    def error(self, field: str, names: Sequence[str]) -> ColumnError:
        """Return the error for a field without a column."""
        wanted = self._columns.get(field)
        there = ", ".join(map(repr, names)) or "none"
        if wanted is not None:
            close = nearest(wanted, names)
            msg = f"no column {wanted!r} for the {field}; the columns are {there}"
        else:
            close = next(filter(None, (nearest(alias, names) for alias in ALIASES[field])), None)
            msg = f"no column for the {field} (looked for {', '.join(ALIASES[field])}); the columns are {there}"
        if close is not None:
            msg += f". Did you mean columns={{{field!r}: {close!r}}}?"
        else:
            msg += f". Name it with columns={{{field!r}: '...'}}"
        return ColumnError(msg)

    def _no_text(self, names: Sequence[str]) -> ColumnError:
        return self.error("text", names)

    def _search(self, names: tuple[str, ...]) -> dict[str, str]:
        found = {field: column for field, column in self._columns.items() if column is not None and column in names}
        taken = set(found.values())
        folded: dict[str, str] = {}
        for name in names:
            if name not in taken:
                folded.setdefault(_folded(name), name)
        for field in FIELDS:
            if field in self._columns:
                continue
            if column := next((folded[alias] for alias in ALIASES[field] if alias in folded), None):
                found[field] = column
        return {field: found[field] for field in FIELDS if field in found}


def _folded(name: str) -> str:
    return _SEPARATORS.sub("", name).casefold()
