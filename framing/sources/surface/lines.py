"""Items in a row, with a letter for each, so that what is looked for among them is found without a look at each.

In: items in text order. Out: a `Line`. A letter tells the kind of an item, and is a capital where the item begins with
one: translating or searching a string of letters takes a hundredth of the time of asking the items themselves, four in
five of which are never asked about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from framing.sources.lists.nameheads import opens_body
from framing.sources.surface.items import Item, ItemKind, words_of

__all__ = ["BEGINNING", "Change", "Line", "choose", "find_places", "letter_of"]

_LETTERS: Mapping[ItemKind, str] = {
    "entry": "e",
    "country": "c",
    "noun": "n",
    "title": "t",
    "modifier": "m",
    "name": "a",
    "word": "w",
    "determiner": "d",
    "preposition": "p",
    "possessive": "s",
    "pronoun": "h",
    "number": "i",
    "and": "u",
    "relative": "r",
    "mark": ".",
    "open": "?",
}

# A noun for a body, one for people in the plural; a word that opens names of bodies, a name's particle, an apostrophe.
_BODY, _GROUP, _HEAD, _PARTICLE, _APOSTROPHE = "bgfv'"

# Where a name of several items may begin: at a word that opens names of bodies; before capitals, perhaps with a
# possessive or an "and" between, up to a noun for a body; at a name before a capital or a particle; at a country and a
# name ("Kosovo Online"), a body and its branch ("Amnesty Kenya"), people banded together for something ("Mothers for
# Peace"); at a noun for a body that a preposition follows.
BEGINNING = re.compile(rb"F|[ABCEGMN](?=[A-Zsu']*B)|A(?=[A-Zv])|C(?=A)|E(?=[AC])|G(?=[Pp][A-Z])|B(?=[Pp])")

# An item that takes the place of others: the first of those, one past the last, and the new one, put before the first
# where that is also the last.
Change = tuple[int, int, Item]


def letter_of(item: Item, word: str) -> int:
    """Return the letter of an item, as a byte.

    Parameters
    ----------
    item : Item
        Any.
    word : str
        Its first token, folded.

    Examples
    --------
    >>> chr(letter_of(Item("name", 0, 1, capital=True), "berg")), chr(letter_of(Item("mark", 1, 2), ","))
    ('A', '.')
    """
    kind, _, _, role, _, _, capital = item
    letter = _LETTERS[kind]
    if kind == "noun":
        if role is not None and role.kind == "body":
            letter = _BODY
        elif role is not None and role.plural:
            letter = _GROUP
    elif kind == "name" and opens_body(word):
        letter = _HEAD
    elif kind == "word" and word in words_of("particle"):
        letter = _PARTICLE
    elif kind == "mark" and not word:
        letter = _APOSTROPHE
    return ord(letter.upper() if capital else letter)


def choose(letters: str) -> bytes:
    """Return a table that translates some letters to ones and all others to zeros.

    Examples
    --------
    >>> list(b"nap".translate(choose("an")))
    [1, 1, 0]
    """
    return bytes(chr(code) in letters for code in range(256))


def find_places(letters: bytes, chosen: bytes) -> list[int]:
    """Return where letters stand that a table translates to ones.

    Examples
    --------
    >>> find_places(b"nap", choose("an"))
    [0, 1]
    """
    found: list[int] = np.frombuffer(letters.translate(chosen), dtype=np.bool_).nonzero()[0].tolist()
    return found


class Line(NamedTuple):
    """Items in text order.

    Parameters
    ----------
    items : list of Item
        Each begins where the one before ends.
    letters : bytes
        Their letters, one an item.
    firsts : list of int
        Their first tokens.

    Examples
    --------
    >>> items = [Item("determiner", 0, 1), Item("name", 1, 2, capital=True), Item("name", 2, 3, capital=True)]
    >>> joined = [(1, 3, Item("name", 1, 3, capital=True))]
    >>> line = Line(items, b"dAA", [0, 1, 2]).changed(joined, ("the", "lake", "monitor"))
    >>> line.letters, line.places(choose("Aa")), line.items[1].last
    (b'dA', [1], 3)
    """

    items: list[Item]
    letters: bytes
    firsts: list[int]

    def part(self, first: int, last: int) -> Line:
        """Return the items from one place to before another."""
        return Line(self.items[first:last], self.letters[first:last], self.firsts[first:last])

    def place_from(self, token: int) -> int:
        """Return the place of the first item that begins at a token or after it."""
        return bisect_left(self.firsts, token)

    def places(self, chosen: bytes) -> list[int]:
        """Return the places of all items that have one of some letters: a table, as `choose` makes it."""
        return find_places(self.letters, chosen)

    def changed(self, changes: Sequence[Change], folded: Sequence[str]) -> Line:
        """Return the line with other items in some places.

        Parameters
        ----------
        changes : sequence of Change
            In text order.
        folded : sequence of str
            The document's tokens.
        """
        items, letters, firsts = self.items.copy(), bytearray(self.letters), self.firsts.copy()
        # from the end, so that the places before stay as they are
        for first, last, item in reversed(changes):
            letter = letter_of(item, folded[item.first])
            if first == last:
                items.insert(first, item)
                letters.insert(first, letter)
                firsts.insert(first, item.first)
                continue
            items[first], letters[first] = item, letter
            if last > first + 1:
                del items[first + 1 : last], letters[first + 1 : last], firsts[first + 1 : last]
        return Line(items, bytes(letters), firsts)
