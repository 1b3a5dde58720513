"""The items that a noun phrase is made of, and the words that are no items of their own.

In: ``closed_words.tsv``, the closed classes of English as far as noun phrases in news prose need them. Out: `Item`, the
record that `framing.sources.surface.phrases` finds and everything after it reads, and look-ups of the closed classes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast

from framing.sources.lists.countries import CountryPhrase, load_places
from framing.sources.lists.gazetteer import Entry
from framing.sources.lists.roles import Role
from framing.wordlists import packaged, read_rows

__all__ = [
    "Casing",
    "Item",
    "ItemKind",
    "body_noun",
    "function_words",
    "is_listed",
    "is_organ",
    "is_person",
    "is_seated",
    "is_states",
    "words_of",
]

ItemKind = Literal[
    "entry",
    "country",
    "noun",
    "title",
    "modifier",
    "name",
    "word",
    "determiner",
    "preposition",
    "possessive",
    "pronoun",
    "number",
    "and",
    "relative",
    "mark",
    "open",
]

_FUNCTIONS = ("determiner", "preposition", "pronoun", "relative", "and", "number")


class Item(NamedTuple):
    """A stretch of tokens with what the lists say about it.

    Parameters
    ----------
    kind : ItemKind
        A gazetteer entry, a country, a role or body noun, a title, a modifier, a run of capitalised words that no
        list knows (``name``), any other word, or a function word or mark; ``open`` while it isn't read yet.
    first, last : int
        Token indices, `last` exclusive.
    role : Role or None
        For a noun, title or modifier; for a name, the body noun that it holds.
    entry : Entry or None
        For a gazetteer entry, and for a compound adjective made of one.
    country : CountryPhrase or None
        For a country; for a name, the country that it holds.
    capital : bool
        Whether it begins with a capital letter.
    """

    kind: ItemKind
    first: int
    last: int
    role: Role | None = None
    entry: Entry | None = None
    country: CountryPhrase | None = None
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Casing:
    """How a document uses capitals, to tell a name from the first word of a sentence.

    Parameters
    ----------
    printed : frozenset of str
        The words as printed.
    inside : frozenset of str
        Words that it prints with a capital inside a sentence.
    starts : frozenset of int
        Tokens that begin a sentence or a quotation.
    titled : frozenset of int
        Tokens of headlines that print every word with a capital.
    """

    printed: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    starts: frozenset[int] = frozenset()
    titled: frozenset[int] = frozenset()


def is_listed(items: Sequence[Item]) -> bool:
    """Tell whether items end in a listed body, not a person or a place."""
    entry = items[-1].entry if items and items[-1].kind == "entry" else None
    return entry is not None and not entry.is_person and entry.note != "place"


def is_states(items: Sequence[Item]) -> bool:
    """Tell whether items end in a noun for a body of the state: "the interior ministry"."""
    role = items[-1].role if items and items[-1].kind == "noun" else None
    return role is not None and role.kind == "body" and role.type == "state"


def is_organ(item: Item) -> bool:
    """Tell whether an item names a body between states: "UN", "African Union"."""
    entry = item.entry if item.kind == "entry" else None
    return entry is not None and entry.type in ("un", "igo") and entry.note != "place"


def is_person(item: Item, folded: Sequence[str]) -> bool:
    """Tell whether an item may be somebody's name: no body's, no town's.

    Examples
    --------
    >>> is_person(Item("name", 0, 2), ["anna", "berg"]), is_person(Item("name", 0, 2), ["north", "kivu"])
    (True, False)
    """
    if item.entry is not None:
        return item.entry.is_person
    named = item.kind == "name" and item.role is None
    return named and " ".join(folded[item.first : item.last]) not in load_places()


def is_seated(items: Sequence[Item], index: int, folded: Sequence[str]) -> bool:
    """Tell whether "based" has lost its hyphen: "the London based Observatory", or stands apart: "the U.K.-based".

    Examples
    --------
    >>> items = [Item("name", 0, 1, capital=True), Item("word", 1, 2), Item("name", 2, 3, capital=True)]
    >>> is_seated(items, 1, ["lund", "based", "observatory"])
    True
    """
    hyphen = index > 1 and folded[items[index - 1].first] == "-"
    before = items[index - 1 - hyphen] if index else items[index]
    placed = before.kind in ("country", "name") and items[index].first - before.last == hyphen
    after = items[index + 1 : index + 2]
    return placed and folded[items[index].first] == "based" and any(one.capital or one.kind == "noun" for one in after)


@cache
def function_words() -> Mapping[str, ItemKind]:
    """Return determiners, prepositions, pronouns, relatives, conjunctions and small numbers by word.

    Examples
    --------
    >>> function_words()["their"]
    'determiner'
    """
    return {row["word"]: cast(ItemKind, row["kind"]) for row in _rows() if row["kind"] in _FUNCTIONS}


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of one class: ``starter``, ``speaking``, ``particle``, ``link``, ``tens`` or ``elided``.

    Examples
    --------
    >>> "meanwhile" in words_of("starter")
    True
    """
    return frozenset(row["word"] for row in _rows() if row["kind"] == kind)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    columns = ("word", "kind", "origin", "note")
    return tuple(read_rows(packaged("closed_words.tsv"), columns, required=columns, unique=("word", "kind")))


def body_noun(item: Item, folded: Sequence[str]) -> str:
    """Return the noun of a body: "group" also for "the groups spokesman", which has lost its apostrophe."""
    word = folded[item.last - 1]
    single = item.role is not None and not item.role.plural
    return item.role.noun if item.role is not None and single and word[-1:] == "s" else word
