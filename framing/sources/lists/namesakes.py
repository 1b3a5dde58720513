"""Names that mean one body in one country and another elsewhere: "PTI" in Pakistan, "Labour Party" in Nigeria.

In: ``namesakes.tsv``. Out: entries by folded name and country. What an article introduces goes before them; so does
nothing else, since the list of bodies has room for one meaning only. Left undone: articles on two of the countries.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from framing.exceptions import DataFileError
from framing.records import SOURCE_TYPES
from framing.sources.lists.gazetteer import Entry, phrase_keys
from framing.wordlists import packaged, read_rows

__all__ = ["COLUMNS", "load_namesakes"]

COLUMNS = ("name", "where", "type", "country", "full", "origin")


@cache
def load_namesakes() -> Mapping[str, Mapping[str, Entry]]:
    """Return entries by folded name, then by the country of the article.

    Examples
    --------
    >>> load_namesakes()["pti"]["PK"].type
    'opposition'
    """
    source = packaged("namesakes.tsv")
    found: dict[str, dict[str, Entry]] = {}
    for row in read_rows(source, COLUMNS, required=COLUMNS, unique=("name", "where")):
        if row["type"] not in SOURCE_TYPES or len(row["where"]) != len("PK"):
            msg = f"{source}:{row['line']}: {row['type']!r} is no type or {row['where']!r} no country code"
            raise DataFileError(msg)
        country = None if row["country"] == "-" else row["country"]
        entry = Entry(row["full"], (row["name"],), row["type"], country)
        for key in phrase_keys(row["name"]):
            found.setdefault(key, {})[row["where"]] = entry
    return found
