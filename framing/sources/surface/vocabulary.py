"""What a word is by itself, and the tokens of a document so far as their words alone tell what they are.

In: the words of a document, and how a lexicon reads one. Out: `Tokens`: an `Item` for every token, and the few places
where what stands around a word has to be seen. Most tokens are the same item wherever they stand: those with nothing
more to say than their kind (a preposition, a word on no list) are even the same object in every document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from framing.sources.lists.countries import CountryPhrase, load_places
from framing.sources.lists.gazetteer import Entry
from framing.sources.lists.roles import Role
from framing.sources.surface.items import Item, ItemKind

__all__ = ["ALWAYS", "Tokens", "Vocabulary", "Word", "describe_word"]

# How many words are remembered, and items shared up to which token, so that memory stays flat over many documents.
_REMEMBERED = 50_000
_SHARED = 2_000

# Stands for the second words of a phrase where any word after this one may make it another item.
ALWAYS: Mapping[str, int] = {}

# A word folded (`None` where that is how it is printed), the folded words that may go on a phrase after it, the items
# that it shares with other words or `None`, whether it is another item at the start of a sentence, and else what makes
# its item: kind, role, entry, country, capital. A plain tuple, since unpacking it for every token is most of the work,
# and the same for all words of which it says no more than the kind, since fetching it from memory is the rest.
Word = tuple[
    str | None,
    Mapping[str, int] | None,
    "_Shared | None",
    bool,
    ItemKind,
    Role | None,
    Entry | None,
    CountryPhrase | None,
    bool,
]


@dataclass(slots=True)
class Tokens:
    """The tokens of a document, each with what it is by itself.

    Parameters
    ----------
    words, folded : sequence of str
        As printed and folded.
    alone : list of Item
        One a token.
    open : list of int
        Tokens that may begin a longer phrase or need a look at what stands around them, in text order.
    """

    words: Sequence[str]
    folded: tuple[str, ...]
    alone: list[Item]
    open: list[int]
    _country: tuple[str | None] | None = None

    @property
    def country(self) -> str | None:
        """The country that the words name most often, a town of its half as much: some names hang on it."""
        if self._country is None:
            places, firsts, folded = load_places(), _place_firsts(), self.folded
            named = [item.country.country.code for item in self.alone if item.country is not None]
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


class _Shared(dict[int, Item]):
    """The items of one kind that say nothing more, by token."""

    def __init__(self, kind: ItemKind, *, capital: bool) -> None:
        super().__init__()
        self.kind = kind
        self.capital = capital

    def __missing__(self, place: int) -> Item:
        item = Item(self.kind, place, place + 1, capital=self.capital)
        if place < _SHARED:
            self[place] = item
        return item


_SHARED_ITEMS: dict[tuple[ItemKind, bool], _Shared] = {}
_SHARED_WORDS: dict[tuple[ItemKind, bool], Word] = {}


def describe_word(
    word: str, folded: str, seconds: Mapping[str, int] | None, item: Item, *, at_start: bool = False
) -> Word:
    """Return a word as the vocabulary keeps it.

    Parameters
    ----------
    word, folded : str
        As printed and folded.
    seconds : mapping or None
        Folded words that may go on a phrase after it, or `ALWAYS`.
    item : Item
        What it is by itself, at any token.
    at_start : bool
        Whether it is another item at the start of a sentence or in a headline.
    """
    kind, _, _, role, entry, country, capital = item
    shared = None
    if role is None and entry is None and country is None:
        shared = _SHARED_ITEMS.setdefault((kind, capital), _Shared(kind, capital=capital))
    other = folded if folded != word else None
    known: Word = (other, seconds, shared, at_start, kind, role, entry, country, capital)
    plain = other is None and seconds is None and shared is not None
    return _SHARED_WORDS.setdefault((kind, capital), known) if plain else known


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

    def look_up(self, words: Sequence[str], starts: Collection[int] = frozenset()) -> Tokens:
        """Return the tokens of a document.

        Parameters
        ----------
        words : sequence of str
            As printed.
        starts : collection of int
            Tokens that begin a sentence or stand in a headline.
        """
        if len(self) > _REMEMBERED:
            self.clear()
        known = list(map(self.__getitem__, words))
        folded = tuple([word if one[0] is None else one[0] for one, word in zip(known, words, strict=True)])
        make = tuple.__new__  # without the checks of the class, which take longer than all the rest
        alone = [
            shared[place] if (shared := word[2]) is not None
            else make(Item, (word[4], place, place + 1, word[5], word[6], word[7], word[8]))
            for place, word in enumerate(known)
        ]  # fmt: skip
        after = (*folded[1:], "")
        unread = [
            place for place, word in enumerate(known)
            if (seconds := word[1]) is not None
            and (seconds is ALWAYS or after[place] in seconds or (word[3] and place in starts))
        ]  # fmt: skip
        return Tokens(words, folded, alone, unread)
