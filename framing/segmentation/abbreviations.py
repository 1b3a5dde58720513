"""The packaged word lists for finding sentence ends.

In: ``abbreviations.tsv`` (abbreviation, kind, origin, note) and ``sentence_words.tsv`` (word, role, origin) in
``framing/data``. Out: a mapping from each abbreviation as written to its kind, and the words of a role. Case counts in
abbreviations: "Sen." is a title, "sen." is not in the list.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, cast, get_args

from framing.wordlists import packaged, read_rows

__all__ = ["AbbreviationKind", "WordRole", "load_abbreviations", "load_sentence_words"]

# title    stands before a name, never ends a sentence (Mr., Gen.)
# inner    what follows belongs to it, never ends a sentence (e.g., vs.)
# name     part of a name; ends a sentence only before a frequent sentence starter (U.S., Inc., Jan.)
# number   an abbreviation only before a number or numeral (No., p.)
# final    as often as not the sentence's last word; a capital after it starts a new one (p.m., etc.)
AbbreviationKind = Literal["title", "inner", "name", "number", "final"]

# starter     begins sentences and, in mid-sentence, is written in lower case (the, meanwhile, officials)
# after-time  what a time of day goes on with: a zone, a day or a month (5 p.m. EST, 5 p.m. Monday)
WordRole = Literal["starter", "after-time"]


@cache
def load_abbreviations() -> Mapping[str, AbbreviationKind]:
    """Load the packaged abbreviations.

    Returns
    -------
    mapping of str to str
        From the abbreviation, its stop included, to its kind.

    Examples
    --------
    >>> load_abbreviations()["Gen."]
    'title'
    """
    rows = read_rows(
        packaged("abbreviations.tsv"),
        ("abbreviation", "kind", "origin", "note"),
        required=("abbreviation", "kind", "origin"),
        unique=("abbreviation",),
        choices={"kind": get_args(AbbreviationKind)},
        fold_case=False,
    )
    return MappingProxyType({row["abbreviation"]: cast("AbbreviationKind", row["kind"]) for row in rows})


@cache
def load_sentence_words(role: WordRole) -> frozenset[str]:
    """Load the packaged words, in lower case, that play a role where one sentence ends and the next begins.

    Examples
    --------
    >>> "meanwhile" in load_sentence_words("starter")
    True
    """
    columns = ("word", "role", "origin")
    rows = read_rows(
        packaged("sentence_words.tsv"),
        columns,
        required=columns,
        unique=("word", "role"),
        choices={"role": get_args(WordRole)},
    )
    return frozenset(row["word"] for row in rows if row["role"] == role)
