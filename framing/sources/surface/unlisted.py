"""Tokens that no list knows: names, compounds, owners that have lost their apostrophe, numbers, marks.

In: a token, the words around it and the phrases of the lists, which know the parts of a compound. Out: its items: one,
for an owner two. Left undone: words run together by a lost space.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.sources.lists.names import fold
from framing.sources.lists.roles import Role
from framing.sources.surface.items import Casing, Item, words_of
from framing.sources.surface.lexemes import Lexeme, item_of
from framing.sources.surface.proper import is_name, name_end

__all__ = ["read_unlisted"]

# Second halves of compound adjectives that put what they describe on a side: "ISIS-affiliated", "Hamas-run".
_SIDED = ("led", "run", "controlled", "owned", "affiliated", "linked", "aligned", "allied", "backed", "appointed",
          "mandated", "commissioned", "employed")  # fmt: skip

# Those of them that leave what they describe to its own side where the first half is a body between states.
_FAVOURED = ("linked", "aligned", "allied", "backed")

# From so many letters an acronym with an s may be a possessive.
_LETTERS = 3

# Names of regions that look like a country's possessive.
_REGIONS = frozenset({"americas", "koreas", "sudans", "congos", "guineas"})

# Fewest letters of a body that a place is joined to by a hyphen.
_BRANCH = 5

# What goes before a role in one word and leaves it the role.
_PREFIXES = frozenset({"ex", "co", "vice", "sub", "deputy", "super", "arch"})


def read_unlisted(
    phrases: Mapping[str, Lexeme], words: Sequence[str], folded: Sequence[str], first: int, last: int, casing: Casing
) -> tuple[Item, ...]:
    """Read a token that no list knows.

    Parameters
    ----------
    phrases : mapping
        Phrase -> all that the lists say about it.
    words, folded : sequence of str
        The document's tokens.
    first, last : int
        The token, and the end of the range that is read.
    casing : Casing
        How the document uses capitals.

    Examples
    --------
    >>> [item.kind for item in read_unlisted({}, ["Berg", "said"], ["berg", "said"], 0, 2, Casing())]
    ['name']
    """
    word, key = words[first], folded[first]
    owner = _owner(phrases, words, key, first) if key[-1:] == "s" else None
    if owner is not None:
        return owner, Item("possessive", first, first + 1)
    item = _hyphened(phrases, word, key, first) if "-" in word else None
    if item is None and word[0].isupper() and is_name(words, key, first, last, casing):
        item = Item("name", first, name_end(words, folded, first, last), capital=True)
    return (item if item is not None else _other(words, key, first),)


def _other(words: Sequence[str], key: str, first: int) -> Item:
    """Read a token that is no name and no compound."""
    word, end = words[first], first + 1
    if word[0].isalpha() and key.startswith(("al-", "el-")) and not word[0].isupper():
        return Item("name", first, end, capital=True)
    if word[0].isalpha():
        number = key.partition("-")[0] in words_of("tens")
        return Item("number" if number else "word", first, end, capital=word[0].isupper())
    if word in ("'s", "’s", "'S") or (word in ("'", "’") and first > 0 and words[first - 1][-1] == "s"):
        return Item("possessive", first, end)
    return Item("number" if word[0].isdigit() else "mark", first, end)


def _hyphened(phrases: Mapping[str, Lexeme], word: str, key: str, first: int) -> Item | None:
    """Read a compound by its parts: "Hamas-run", "Karapatan-Negros", "ex-policeman"."""
    head, _, tail = word.rpartition("-")
    end = first + 1
    if tail in _SIDED:
        lexeme = phrases.get(fold(head))
        if lexeme is not None and lexeme.entry is not None:
            favoured = tail in _FAVOURED and lexeme.entry.type in ("un", "igo")
            return Item("word", first, end) if favoured else Item("modifier", first, end, entry=lexeme.entry)
        if lexeme is not None and lexeme.noun is not None and lexeme.noun.type in ("opposition", "state"):
            # "opposition-linked groups"
            return Item("modifier", first, end, role=lexeme.noun)
    branch = phrases.get(fold(head)) if head[:1].isupper() and tail[:1].isupper() else None
    if branch is not None and branch.entry is not None and not branch.entry.is_person and len(head) >= _BRANCH:
        return Item("entry", first, end, entry=branch.entry, capital=True)
    compound = _compound(phrases, key)
    return Item("noun", first, end, role=compound, capital=word[0].isupper()) if compound is not None else None


def _compound(phrases: Mapping[str, Lexeme], key: str) -> Role | None:
    """Return what "nurse-turned-campaigner", "mother-of-two" or "ex-policeman" is now."""
    prefix, _, rest = key.partition("-")
    if rest.startswith("of-") and prefix in ("mother", "father"):
        rest = prefix
    elif "-turned-" in key:
        rest = key.partition("-turned-")[2]
    elif prefix not in _PREFIXES:
        return None
    lexeme = phrases.get(rest) or phrases.get(rest.replace("-", " "))
    return lexeme.noun if lexeme is not None and lexeme.noun is not None and lexeme.noun.kind == "person" else None


def _owner(phrases: Mapping[str, Lexeme], words: Sequence[str], key: str, position: int) -> Item | None:
    """Read a possessive that has lost its apostrophe ("Syrias opposition", "the ministrys spokesman")."""
    word = words[position]
    upper = word[:-1].isupper()
    if key in _REGIONS or len(key) < (3 if upper else 4):
        return None
    lexeme = phrases.get(key[:-1])
    if lexeme is None and upper and position + 1 < len(words):
        # "the KPCs chairman": a body's, since a person's role follows, or the article has it without the s
        after = phrases.get(words[position + 1])
        served = after is not None and after.noun is not None and after.noun.kind == "person"
        known = served or (len(key) > _LETTERS and word[:-1] in words)
        return Item("name", position, position + 1, capital=True) if known else None
    if lexeme is None:
        return None
    if lexeme.entry is not None and upper and word[-1] == "s":
        return Item("entry", position, position + 1, entry=lexeme.entry, capital=True)
    if lexeme.country is None and not key.endswith("ys"):
        return None
    return item_of(lexeme, words, position, position + 1, capital=word[0].isupper())
