"""What a word is by itself, and the tokens of a document so far as their words alone tell what they are.

In: the words of a document, and how a lexicon reads one. Out: `Tokens`: an `Item` for every token, and the few places
where what stands around a word has to be seen. Most tokens are the same item wherever they stand: those with nothing
more to say than their kind (a preposition, a word on no list) are even the same object in every document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.segmentation.prose import Sentence
from framing.sources.lists.countries import load_places
from framing.sources.surface.capitals import read_casing, shape_of
from framing.sources.surface.items import Casing, Item
from framing.sources.surface.lines import Line, choose, letter_of

__all__ = ["Tokens", "Vocabulary", "Word"]

# How many words are remembered, and items shared up to which token, so that memory stays flat over many documents; for
# how many tokens more shared items are made when a document is longer than all before.
_REMEMBERED = 50_000
_SHARED, _WIDTH = 2_000, 250

# Traits of words beside those of their shape: what they are by themselves says more than a kind; phrases of several
# words have them as their first, or as their second.
_TELLS, _BEGINS, _FOLLOWS = 1 << 5, 1 << 6, 1 << 7

_OPEN, _NAMES = choose("?"), choose("AF")

# The words of the shortest phrases of several.
_TWO = 2


class Word(NamedTuple):
    """What the lists say of a word by itself.

    Parameters
    ----------
    folded : str
        As fold gives it.
    item : Item
        What it is by itself, at any token; ``open`` where that hangs on what stands around it.
    seconds : mapping of str to tuple of int
        Folded words that may go on a phrase after it, with how many words such phrases have.
    follows : bool
        Whether it goes on phrases itself.
    """

    folded: str
    item: Item
    seconds: Mapping[str, tuple[int, ...]]
    follows: bool


@dataclass(slots=True)
class Tokens:
    """The tokens of a document, each with what it is by itself.

    Parameters
    ----------
    words, folded : sequence of str
        As printed and folded.
    alone : Line
        An item a token.
    open : list of int
        Tokens that may begin a longer phrase or need a look at what stands around them, in text order.
    casing : Casing
        How the document uses capitals.
    """

    words: Sequence[str]
    folded: tuple[str, ...]
    alone: Line
    open: list[int]
    casing: Casing
    _country: tuple[str | None] | None = None

    @property
    def country(self) -> str | None:
        """The country that the words name most often, a town of its half as much: some names hang on it."""
        if self._country is None:
            places, firsts, folded = load_places(), _place_firsts(), self.folded
            named = [item.country.country.code for item in self.alone.items if item.country is not None]
            towns = [places[word] for word in folded if word in places]
            for place, word in enumerate(folded[:-1]):
                if word in firsts and (pair := " ".join(folded[place : place + 2])) in places:
                    towns.append(places[pair])
            counts = Counter([*named, *named, *towns])
            self._country = (counts.most_common(1)[0][0],) if counts else (None,)
        return self._country[0]


@cache
def _place_firsts() -> frozenset[str]:
    """Return the first words of towns and regions whose names have several."""
    return frozenset(key.partition(" ")[0] for key in load_places() if " " in key)


class _PlainItems:
    """Items that say no more than their kind, by letter and token: the same objects in every document."""

    def __init__(self) -> None:
        self._kinds: dict[int, Item] = {}
        self._items = np.empty((128, 0), dtype=object)

    def add(self, letter: int, item: Item) -> None:
        """Add a letter with an item that has it, unless it is known."""
        if letter not in self._kinds:
            self._kinds[letter] = item
            self._items[letter] = _move(repeat(item), range(self._items.shape[1]))

    def pick(self, letters: NDArray[np.uint8]) -> list[Item]:
        """Return an item for each letter, at the token where it stands; `None` for letters that were never added."""
        known = self._items.shape[1]
        if len(letters) > known:
            wider = range(known, -(-len(letters) // _WIDTH) * _WIDTH)
            added = np.empty((128, len(wider)), dtype=object)
            for letter, item in self._kinds.items():
                added[letter] = _move(repeat(item), wider)
            self._items = np.concatenate([self._items, added], axis=1)
        found: list[Item] = self._items[letters, np.arange(len(letters))].tolist()
        return found


def _move(items: Iterable[Item], places: Iterable[int]) -> list[Item]:
    """Return items of one token at other places."""
    make = tuple.__new__  # without the checks of the class, which take longer than all the rest
    return [
        make(Item, (kind, place, place + 1, role, entry, country, capital))
        for (kind, _, _, role, entry, country, capital), place in zip(items, places, strict=False)
    ]


class Vocabulary(dict[str, int]):
    """Word as printed -> the row of what is known of it, learnt when it is first met.

    Parameters
    ----------
    learn : callable
        Returns what the lists say of a word.
    threes : collection of str
        The first three words of phrases that have more than two.
    """

    def __init__(self, learn: Callable[[str], Word], threes: Collection[str]) -> None:
        super().__init__()
        self._learn, self._threes = learn, threes
        # a row a word: the letter of its item and its traits; the word folded, the item, what goes on phrases after it
        self._codes = np.zeros((1024, 2), dtype=np.uint8)
        self._known = np.empty((1024, 3), dtype=object)
        self._plain = _PlainItems()

    def __missing__(self, word: str) -> int:
        row = len(self)
        if row == len(self._codes):
            self._codes = np.concatenate([self._codes, np.zeros_like(self._codes)])
            self._known = np.concatenate([self._known, np.empty_like(self._known)])
        folded, item, seconds, follows = self._learn(word)
        letter, plain = letter_of(item, folded), item.role is None and item.entry is None and item.country is None
        if plain:
            self._plain.add(letter, item)
        traits = shape_of(word) | _TELLS * (not plain) | _BEGINS * bool(seconds) | _FOLLOWS * follows
        self._codes[row], self._known[row] = (letter, traits), (folded, item, seconds)
        self[word] = row
        return row

    def look_up(self, words: Sequence[str], sentences: Sequence[Sentence] = ()) -> Tokens:
        """Return the tokens of a document.

        Parameters
        ----------
        words : sequence of str
            As printed.
        sentences : sequence of Sentence, optional
            The document's; without them every capital counts as a name's.
        """
        if len(self) > _REMEMBERED:
            self.clear()
        # each step works on all tokens at once: a look at each would be most of the work of reading a document
        rows = np.fromiter(map(self.__getitem__, words), dtype=np.intp, count=len(words))
        letters, traits = self._codes[rows].T
        folded = tuple(self._known[rows, 0].tolist())
        alone = Line(self._items(rows, letters, traits), letters.tobytes(), list(range(len(words))))
        casing = read_casing(words, traits.tobytes(), sentences) if sentences else Casing()
        unread = self._find_starts(rows, folded, traits)
        # a capital at the start of a sentence is a name's where the document prints it inside one
        doubtful = casing.starts.intersection(alone.places(_NAMES))
        unread.update(alone.places(_OPEN), [place for place in doubtful if words[place] not in casing.inside])
        return Tokens(words, folded, alone, sorted(unread), casing)

    def _find_starts(self, rows: NDArray[np.intp], folded: Sequence[str], traits: NDArray[np.uint8]) -> set[int]:
        """Return where phrases of several words may begin, as the first three tell."""
        pairs = ((traits[:-1] & _BEGINS > 0) & (traits[1:] & _FOLLOWS > 0)).nonzero()[0]
        found = set()
        for place, seconds in zip(pairs.tolist(), self._known[rows[pairs], 2].tolist(), strict=True):
            sizes = seconds.get(folded[place + 1])
            if sizes is not None and (_TWO in sizes or " ".join(folded[place : place + 3]) in self._threes):
                found.add(place)
        return found

    def _items(self, rows: NDArray[np.intp], letters: NDArray[np.uint8], traits: NDArray[np.uint8]) -> list[Item]:
        """Return what each token of a document is by itself."""
        items = self._plain.pick(letters[:_SHARED])
        own = (traits & _TELLS).nonzero()[0]
        if len(rows) > _SHARED:
            items += self._known[rows[_SHARED:], 1].tolist()
            own = np.concatenate([own[own < _SHARED], np.arange(_SHARED, len(rows))])
        places = own.tolist()
        for place, item in zip(places, _move(self._known[rows[own], 1].tolist(), places), strict=True):
            items[place] = item
        return items
