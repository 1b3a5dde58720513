"""Phrases of the lists, and which of their meanings a phrase has as printed.

In: what the lists say of a phrase, and how it stands in the text. Out: an `Item`. An entry goes before a country, a
country before a title, a noun or a modifier; capitals decide where a phrase is both a name and a word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.sources.lists.acronyms import is_spoken_acronym
from framing.sources.lists.countries import CountryPhrase
from framing.sources.lists.gazetteer import Entry
from framing.sources.lists.roles import Role
from framing.sources.surface.items import Item

__all__ = ["Lexeme", "item_of"]


# Nouns that with a capital are part of a name or office: "Public Relations", "Berg Capital", "Akim Berg".
_CAPITALS = frozenset({"public", "capital", "akim", "hakim", "khatib", "cadet", "wali", "pradhan", "weaver", "potter",
                       "tanner", "sawyer", "hunter", "barber", "cooper", "turner", "mason", "prior"})  # fmt: skip


@dataclass(slots=True)
class Lexeme:
    """All that the lists say about one phrase; `capitals` and `country_capitals` ask for capital letters.

    `namesakes` holds what the name means in articles on a country.
    """

    entry: Entry | None = None
    namesakes: Mapping[str, Entry] | None = None
    capitals: bool = False
    noun: Role | None = None
    title: Role | None = None
    modifier: Role | None = None
    country: CountryPhrase | None = None
    country_capitals: bool = False
    place: bool = False


def item_of(lexeme: Lexeme, words: Sequence[str], first: int, last: int, *, capital: bool) -> Item | None:
    """Return the item that a phrase is, as printed.

    Parameters
    ----------
    lexeme : Lexeme
        What the lists say of it.
    words : sequence of str
        The document's tokens.
    first, last : int
        Which of them it is, `last` exclusive.
    capital : bool
        Whether it begins with a capital.
    """
    printed = words[first]
    if lexeme.entry is not None and _is_entry(lexeme, words, first, last, capital=capital):
        return Item("entry", first, last, entry=lexeme.entry, capital=True, country=lexeme.country)
    if lexeme.country is not None and capital and (not lexeme.country_capitals or printed.replace(".", "").isupper()):
        return Item("country", first, last, country=lexeme.country, role=lexeme.modifier, capital=True)
    if lexeme.place and capital and words[last - 1][:1].isupper():
        return Item("name", first, last, capital=True)
    if lexeme.title is not None and capital:
        stop = last + (last + 1 < len(words) and words[last] == ".")
        if stop < len(words) and words[stop][0].isupper():
            return Item("title", first, stop, role=_title_role(lexeme), capital=True)
    if lexeme.noun is not None and lexeme.noun.phrase not in (_CAPITALS if capital else ("labour",)):
        # "Public Relations", "Berg Capital": part of a name or office; "labour": not the party
        return Item("noun", first, last, role=lexeme.noun, capital=capital)
    if lexeme.modifier is not None:
        return Item("modifier", first, last, role=lexeme.modifier, capital=capital)
    return None


def _is_entry(lexeme: Lexeme, words: Sequence[str], first: int, last: int, *, capital: bool) -> bool:
    printed = words[first]
    if not capital and not printed[0].isdigit() and not printed.startswith("al-"):
        return False
    if lexeme.capitals and not printed.replace(".", "").isupper() and not is_spoken_acronym(printed):
        return False
    # "The National Council", "The national holding": no newspaper called The National
    if printed not in ("The", "the"):
        return True
    return words[first + 1][:1].isupper() and (last >= len(words) or not words[last][0].isupper())


def _title_role(lexeme: Lexeme) -> Role | None:
    """Return an office before a name as the office it is ("President X"), any other title as a title ("Imam X")."""
    noun = lexeme.noun
    office = noun is not None and ((noun.type == "state" and noun.inherits) or noun.type == "expert")
    return noun if office else lexeme.title
