"""What a word is by itself, and the tokens of a document so far as their words alone tell what they are.

In: the words of a document, and how a lexicon reads one. Out: `Tokens`: an `Item` for every token, and the few places
where what stands around a word has to be seen. Most tokens are the same item wherever they stand: those with nothing
more to say than their kind (a preposition, a word on no list) are even the same object in every document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress
from operator import getitem
from typing import NamedTuple

from framing.segmentation.prose import Sentence
from framing.sources.lists.countries import load_places
from framing.sources.surface.capitals import read_casing, shape_of
from framing.sources.surface.items import Casing, Item, ItemKind
from framing.sources.surface.lines import Line, choose, letter_of

__all__ = ["Tokens", "Vocabulary", "Word", "describe_word"]

# How many words are remembered, and items shared up to which token, so that memory stays flat over many documents.
_REMEMBERED = 50_000
_SHARED = 2_000

_OPEN, _NAMES = choose("?"), choose("AF")


_make = tuple.__new__


def _is_plain(item: Item) -> bool:
    """Tell whether an item says no more than its kind."""
    return item.role is None and item.entry is None and item.country is None


class _Shelf(dict[int, Item]):
    """What a word is by itself: its item at each token where it is asked for.

    Parameters
    ----------
    item : Item
        The item, at any token.
    """

    __slots__ = ("_capital", "_country", "_entry", "_kept", "_kind", "_role")

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._kind, _, _, self._role, self._entry, self._country, self._capital = item
        # items that say no more than their kind are the same for many words, so they are kept
        self._kept = _SHARED if _is_plain(item) else 0

    def __missing__(self, place: int) -> Item:
        # without the checks of the class, which take longer than all the rest
        item = _make(Item, (self._kind, place, place + 1, self._role, self._entry, self._country, self._capital))
        if place < self._kept:
            self[place] = item
        return item


class Word(NamedTuple):
    """All that is known of a word by itself.

    Parameters
    ----------
    folded : str
        As fold gives it.
    shelf : mapping of int to Item
        Its item, by token.
    letter, shape : int
        The letter of its item (`framing.sources.surface.lines`), and how it is printed
        (`framing.sources.surface.capitals`).
    seconds : mapping
        Folded words that may go on a phrase after it.
    """

    folded: str
    shelf: Mapping[int, Item]
    letter: int
    shape: int
    seconds: Mapping[str, object]


_SHELVES: dict[tuple[ItemKind, bool], _Shelf] = {}


def describe_word(word: str, folded: str, seconds: Mapping[str, object], item: Item) -> Word:
    """Return a word as the vocabulary keeps it.

    Parameters
    ----------
    word, folded : str
        As printed and folded.
    seconds : mapping
        Folded words that may go on a phrase after it.
    item : Item
        What it is by itself, at any token; ``open`` where that hangs on what stands around it.
    """
    shelf = _SHELVES.setdefault((item.kind, item.capital), _Shelf(item)) if _is_plain(item) else _Shelf(item)
    return Word(folded, shelf, letter_of(item, folded), shape_of(word), seconds)


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


class Vocabulary(dict[str, Word]):
    """Word as printed -> what it is by itself, learnt when it is first met.

    Parameters
    ----------
    learn : callable
        Returns what a word is.
    """

    def __init__(self, learn: Callable[[str], Word]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, word: str) -> Word:
        known = self[word] = self._learn(word)
        return known

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
        known = map(self.__getitem__, words)
        folded, shelves, letters, shapes, seconds = zip(*known, strict=True) if words else ((),) * 5
        alone = Line(list(map(getitem, shelves, range(len(words)))), bytes(letters))
        casing = read_casing(words, bytes(shapes), sentences) if sentences else Casing()
        after = (*folded[1:], "")
        unread = {place for place in compress(range(len(words)), seconds) if after[place] in seconds[place]}
        unread.update(alone.places(_OPEN), casing.starts.intersection(alone.places(_NAMES)))
        return Tokens(words, folded, alone, sorted(unread), casing)
