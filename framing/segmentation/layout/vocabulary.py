"""The packaged word lists of page furniture: phrases of web pages, and names that stand in credits.

In: ``page_phrases.tsv`` and ``agencies.tsv`` in ``framing/data``. Out: phrases by how they match, and the names.
Phrases are compared as `to_key` writes them: lower case, letters and digits only, single spaces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, cast, get_args

from framing.records import SegmentKind
from framing.wordlists import packaged, read_rows

__all__ = ["PhraseMatch", "load_agencies", "load_phrases", "to_key"]

# whole   the line is this phrase, or is made up of such phrases and counts
# start   the line begins with this phrase
PhraseMatch = Literal["whole", "start"]

# boilerplate, embed   what a line with the phrase is
# nav                  a section name: furniture only in a row with others ("Home | World | Africa")
_KINDS = ("boilerplate", "embed", "nav")

_KEY_WORD = re.compile(r"[^\W_]+")


def to_key(text: str) -> str:
    """Write a text for comparing: lower case, letters and digits, single spaces.

    Examples
    --------
    >>> to_key("“We had no choice.”")
    'we had no choice'
    """
    return " ".join(_KEY_WORD.findall(text.replace("'", "").replace("’", ""))).casefold()


@cache
def load_phrases(match: PhraseMatch) -> Mapping[str, SegmentKind | Literal["nav"]]:
    """Load the phrases that match in one way, each with what it makes of its line.

    A whole phrase is written as a key; one that begins a line is as in the file, for a colon in it counts.

    Examples
    --------
    >>> load_phrases("whole")["back to top"]
    'boilerplate'
    """
    columns = ("phrase", "kind", "match", "origin")
    rows = read_rows(
        packaged("page_phrases.tsv"),
        columns,
        required=columns,
        unique=("phrase", "kind", "match"),
        choices={"kind": _KINDS, "match": get_args(PhraseMatch)},
    )
    phrases = {
        to_key(row["phrase"]) if match == "whole" else row["phrase"].lower(): cast("SegmentKind", row["kind"])
        for row in rows
        if row["match"] == match
    }
    return MappingProxyType(phrases)


@cache
def load_agencies() -> tuple[str, ...]:
    """Load the names of agencies and others that stand in credit lines, longest first.

    Examples
    --------
    >>> "Reuters" in load_agencies()
    True
    """
    columns = ("name", "role", "origin")
    roles = ("agency", "photo", "credit")
    rows = read_rows(
        packaged("agencies.tsv"), columns, required=columns, unique=("name",), choices={"role": roles}, fold_case=False
    )
    return tuple(sorted((row["name"] for row in rows), key=lambda name: (-len(name), name)))
