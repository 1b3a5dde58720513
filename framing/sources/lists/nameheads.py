"""Words that open or end the names of bodies, and no person's: "Fundación", "Ltd", "Partisi".

In: ``name_heads.tsv``. Out: the type by word and place. Many languages put the noun first and print such names
untranslated in English news. Left undone: names that begin with an adjective.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from framing.exceptions import DataFileError
from framing.records import SOURCE_TYPES, SourceType
from framing.sources.lists.names import fold
from framing.wordlists import packaged, read_rows

__all__ = ["COLUMNS", "ends_body", "name_heads", "opens_body"]

COLUMNS = ("word", "place", "type", "origin")


@cache
def name_heads() -> Mapping[tuple[str, str], SourceType]:
    """Return what words say that open or end bodies' names and no person's, by word and place.

    Examples
    --------
    >>> name_heads()["partido", "first"], name_heads()["ltd", "last"]
    ('party', 'business')
    """
    source = packaged("name_heads.tsv")
    rows = read_rows(source, COLUMNS, required=COLUMNS, unique=("word", "place"))
    found: dict[tuple[str, str], SourceType] = {}
    for row in rows:
        if row["type"] not in SOURCE_TYPES or row["place"] not in ("first", "last"):
            msg = f"{source}:{row['line']}: {row['type']!r} is no type or {row['place']!r} neither first nor last"
            raise DataFileError(msg)
        found[fold(row["word"]), row["place"]] = row["type"]
    return found


def opens_body(word: str) -> bool:
    """Tell whether a folded word opens the name of a body in a language that puts the noun first.

    Examples
    --------
    >>> opens_body("ligue"), opens_body("anna")
    (True, False)
    """
    return (word, "first") in name_heads()


def ends_body(word: str) -> bool:
    """Tell whether a folded word ends the name of a company, which a country may follow ("Lion Breweries Samoa").

    Examples
    --------
    >>> ends_body("breweries"), ends_body("berg")
    (True, False)
    """
    return name_heads().get((word, "last")) == "business"
