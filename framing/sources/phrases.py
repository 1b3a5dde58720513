"""Noun phrases as items: what the lists know about each stretch of tokens.

In: the words of a document and a range of tokens. Out: `Item` records in text order. The longest match wins; at equal
length an entry goes before a country, a country before a title, a noun or a modifier. Capitalised runs that no list
knows become names (`framing.sources.proper`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

from framing.sources.acronyms import is_spoken_acronym
from framing.sources.countries import CountryPhrase, load_country_phrases
from framing.sources.gazetteer import Entry, Gazetteer, phrase_keys
from framing.sources.items import Casing, Item, ItemKind, function_words, words_of
from framing.sources.names import fold
from framing.sources.proper import is_name, join_names, name_end
from framing.sources.roles import Role, load_modifiers, load_nouns, load_titles

__all__ = ["Lexicon", "Tokens", "build_lexicon"]

_NO_CASING = Casing()

# Second halves of compound adjectives that put what they describe on a side: "ISIS-affiliated", "Hamas-run".
_SIDED = ("led", "run", "controlled", "owned", "affiliated", "linked", "aligned", "allied", "backed")


# How many words are remembered, so that memory stays flat over many documents.
_REMEMBERED = 50_000

# Words that are one thing or another by what follows: an initial, an apostrophe.
_TURNING = frozenset({"A", "'", "’"})


@dataclass(slots=True)
class _Lexeme:
    """All that the lists say about one phrase; `capitals` and `country_capitals` ask for capital letters."""

    entry: Entry | None = None
    capitals: bool = False
    noun: Role | None = None
    title: Role | None = None
    modifier: Role | None = None
    country: CountryPhrase | None = None
    country_capitals: bool = False


class _Alone(NamedTuple):
    """What a word is by itself: its folded form, the words that may go on a phrase, and what makes an `Item`.

    The kind is ``open`` where what stands around the word has to be seen.
    """

    folded: str
    seconds: Mapping[str, int] | None
    kind: ItemKind = "open"
    role: Role | None = None
    entry: Entry | None = None
    country: CountryPhrase | None = None
    capital: bool = False


class Tokens(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists joined for one pass over the tokens: phrase -> what it may be, and which phrases a word begins.

    `longest` holds, for each word that begins a phrase, the length of the longest one by the word that comes second.
    """

    phrases: Mapping[str, _Lexeme]
    longest: Mapping[str, Mapping[str, int]]
    known: dict[str, _Alone] = field(default_factory=dict, compare=False)

    def look_up(self, words: Sequence[str]) -> Tokens:
        """Return the tokens of a document with what each is by itself.

        Most tokens are the same item wherever they stand; those are made here, all at once, and not looked at again.
        """
        if not words:
            return Tokens((), (), [], [])
        if len(self.known) > _REMEMBERED:
            self.known.clear()
        get, places = self.known.get, range(len(words))
        folded, seconds, kinds, *rest = zip(*[get(word) or self._learn(word) for word in words], strict=True)
        # without the checks of the class, which take longer than all the rest
        alone = list(map(tuple.__new__, repeat(Item), zip(kinds, places, range(1, len(words) + 1), *rest, strict=True)))
        after = (*folded[1:], "")
        unread = [
            place for place, kind, second, word in zip(places, kinds, seconds, after, strict=True)
            if kind == "open" or (second and word in second)
        ]  # fmt: skip
        return Tokens(words, folded, alone, unread)

    def find_items(self, tokens: Tokens, first: int, last: int, casing: Casing = _NO_CASING) -> list[Item]:
        """Return the items of tokens `first` to `last`.

        Parameters
        ----------
        tokens : Tokens
            The document's, as `look_up` gives them.
        first, last : int
            Token indices, `last` exclusive.
        casing : Casing, optional
            How the document uses capitals; without it every capital counts as a name's.
        """
        items: list[Item] = []
        done = first
        for place in tokens.open[bisect_left(tokens.open, first) : bisect_left(tokens.open, last)]:
            if place >= done:
                items += tokens.alone[done:place]
                items += self._read(tokens, place, last, casing)
                done = items[-1].last
        items += tokens.alone[done:last]
        return join_names(tokens.words, tokens.folded, items, casing)

    def _learn(self, word: str) -> _Alone:
        """Return what a word is by itself, and remember it."""
        key = fold(word)
        lexeme, seconds, capital = self.phrases.get(key), self.longest.get(key), word[0].isupper()
        known = _Alone(key, seconds)
        turning = capital and lexeme is not None and (lexeme.title is not None or (word == "The" and lexeme.entry))
        if not turning and word not in _TURNING:
            item = _item_of(lexeme, (word,), 0, 1, capital=capital) if lexeme is not None else None
            if item is None and key in function_words():
                item = Item(function_words()[key], 0, 1, capital=capital)
            elif item is None and (not capital or key in words_of("starter")):
                plain = word.isalpha() and word.islower() and (key[-2:] != "ys" or seconds is not None)
                found = (Item("word", 0, 1),) if plain else self._unlisted((word,), (key,), 0, 1, _NO_CASING)
                item = found[0] if len(found) == 1 else None
            if item is not None:
                known = _Alone(key, seconds, item.kind, item.role, item.entry, item.country, item.capital)
        self.known[word] = known
        return known

    def _read(self, tokens: Tokens, place: int, last: int, casing: Casing) -> tuple[Item, ...]:
        """Read what begins at a token that isn't the same everywhere."""
        words, folded, alone = tokens.words, tokens.folded, tokens.alone[place]
        key = folded[place]
        item = self._match(words, folded, place, last) if key in self.longest else None
        if item is not None:
            return (item,)
        if alone.kind != "open":
            return (alone,)
        kind = function_words().get(key)
        if kind is not None and not (words[place] == "A" and "." in words[place + 1 : place + 2]):
            return (Item(kind, place, place + 1, capital=words[place][0].isupper()),)
        return self._unlisted(words, folded, place, last, casing)

    def _match(self, words: Sequence[str], folded: Sequence[str], first: int, last: int) -> Item | None:
        # one word alone, unless the next one is second in a phrase: that saves most of the longer look-ups
        longest = self.longest[folded[first]].get(folded[first + 1], 1) if first + 1 < last else 1
        capital = words[first][0].isupper()
        for end in range(min(first + longest, last), first, -1):
            lexeme = self.phrases.get(" ".join(folded[first:end]) if end - first > 1 else folded[first])
            if lexeme is None and end - first > 1 and folded[end - 1][-1:] == "s" and capital:
                # "the World Food Programmes director": a possessive that has lost its apostrophe
                lexeme = self.phrases.get(" ".join(folded[first:end])[:-1])
                if lexeme is not None and (lexeme.entry is None or not self._is_served(folded, end, last)):
                    lexeme = None
            if lexeme is not None:
                item = _item_of(lexeme, words, first, end, capital=capital)
                if item is not None:
                    return item
        return None

    def _is_served(self, folded: Sequence[str], position: int, last: int) -> bool:
        """Tell whether a noun for a person stands at a token."""
        after = self.phrases.get(folded[position]) if position < last else None
        wider = self.phrases.get(" ".join(folded[position : position + 2])) if position + 1 < last else None
        return any(one is not None and one.noun is not None and one.noun.kind == "person" for one in (after, wider))

    def _unlisted(
        self, words: Sequence[str], folded: Sequence[str], first: int, last: int, casing: Casing
    ) -> tuple[Item, ...]:
        """Read a token that no list knows: a name, a compound, a lost apostrophe, a number, a mark."""
        word, key = words[first], folded[first]
        end = first + 1
        owner = self._owner(words, key, first)
        if owner is not None:
            return owner, Item("possessive", first, end)
        head, dash, tail = word.rpartition("-")
        if dash and tail in _SIDED:
            lexeme = self.phrases.get(fold(head))
            if lexeme is not None and lexeme.entry is not None:
                return (Item("modifier", first, end, entry=lexeme.entry),)
        if word[0].isupper():
            if is_name(words, key, first, last, casing):
                return (Item("name", first, name_end(words, folded, first, last), capital=True),)
            return (Item("number" if key.partition("-")[0] in words_of("tens") else "word", first, end, capital=True),)
        if word in ("'s", "’s", "'S") or (word in ("'", "’") and first > 0 and words[first - 1][-1] == "s"):
            return (Item("possessive", first, end),)
        if word[0].isdigit():
            return (Item("number", first, end),)
        if key.startswith(("al-", "el-")):
            return (Item("name", first, end, capital=True),)
        if not word[0].isalpha():
            return (Item("mark", first, end),)
        return (Item("number" if key.partition("-")[0] in words_of("tens") else "word", first, end),)

    def _owner(self, words: Sequence[str], key: str, position: int) -> Item | None:
        """Read a possessive that has lost its apostrophe ("Syrias opposition", "the ministrys spokesman")."""
        if key[-1:] != "s" or len(key) < 4:
            return None
        lexeme = self.phrases.get(key[:-1])
        if lexeme is None and words[position][:-1].isupper() and position + 1 < len(words):
            # "the KPCs chairman": a body's, since a person's role follows
            after = self.phrases.get(words[position + 1])
            served = after is not None and after.noun is not None and after.noun.kind == "person"
            return Item("name", position, position + 1, capital=True) if served else None
        if lexeme is None:
            return None
        acronym = lexeme.entry is not None and words[position][:-1].isupper() and words[position][-1] == "s"
        if not (acronym or lexeme.country is not None or key.endswith("ys")):
            return None
        if acronym:
            return Item("entry", position, position + 1, entry=lexeme.entry, capital=True)
        return _item_of(lexeme, words, position, position + 1, capital=words[position][0].isupper())


def build_lexicon(gazetteer: Gazetteer) -> Lexicon:
    """Join gazetteer, countries and roles.

    Examples
    --------
    >>> lexicon = build_lexicon(Gazetteer(()))
    >>> tokens = lexicon.look_up("the Syrian rebel commander".split())
    >>> [item.kind for item in lexicon.find_items(tokens, 0, 4)]
    ['determiner', 'country', 'noun']
    """
    phrases: dict[str, _Lexeme] = {}
    for key, (entry, capitals) in gazetteer.phrases.items():
        lexeme = phrases.setdefault(key, _Lexeme())
        lexeme.entry, lexeme.capitals = entry, capitals
        if " " in key and key[-1] != "s" and key + "s" not in gazetteer.phrases:
            # "the Syrian Coalitions political committee": a page that has lost its apostrophes
            phrases[key + "s"] = _Lexeme(entry, capitals)
    for phrase, country in load_country_phrases().items():
        for key in phrase_keys(phrase):
            lexeme = phrases.setdefault(key, _Lexeme())
            lexeme.country, lexeme.country_capitals = country, phrase.isupper() and len(key) < 4
    for key, role in load_nouns().items():
        phrases.setdefault(_spaced(key), _Lexeme()).noun = role
    for key, role in load_titles().items():
        phrases.setdefault(_spaced(key), _Lexeme()).title = role
    for key, role in load_modifiers().items():
        phrases.setdefault(_spaced(key), _Lexeme()).modifier = role
    return Lexicon(phrases, _longest(phrases))


def _spaced(key: str) -> str:
    """Return a folded phrase as its tokens are folded: "womens group" for one printed with an apostrophe."""
    return " ".join(word for word in (fold(word) for word in key.split()) if word)


def _longest(phrases: Iterable[str]) -> dict[str, dict[str, int]]:
    longest: dict[str, dict[str, int]] = {}
    for phrase in phrases:
        start, _, rest = phrase.partition(" ")
        second = rest.partition(" ")[0]
        by_second = longest.setdefault(start, {})
        if second:
            by_second[second] = max(phrase.count(" ") + 1, by_second.get(second, 0))
    return longest


def _item_of(lexeme: _Lexeme, words: Sequence[str], first: int, last: int, *, capital: bool) -> Item | None:
    printed = words[first]
    if lexeme.entry is not None and _is_entry(lexeme, words, first, last, capital=capital):
        return Item("entry", first, last, entry=lexeme.entry, capital=True, country=lexeme.country)
    if lexeme.country is not None and capital and (not lexeme.country_capitals or printed.replace(".", "").isupper()):
        return Item("country", first, last, country=lexeme.country, role=lexeme.modifier, capital=True)
    if lexeme.title is not None and capital:
        stop = last + (last + 1 < len(words) and words[last] == ".")
        if stop < len(words) and words[stop][0].isupper():
            return Item("title", first, stop, role=_title_role(lexeme), capital=True)
    if lexeme.noun is not None and not (capital and lexeme.noun.phrase == "public"):
        # "Public Relations", "Public Defender": part of a name or office, not the people
        return Item("noun", first, last, role=lexeme.noun, capital=capital)
    if lexeme.modifier is not None:
        return Item("modifier", first, last, role=lexeme.modifier, capital=capital)
    return None


def _is_entry(lexeme: _Lexeme, words: Sequence[str], first: int, last: int, *, capital: bool) -> bool:
    printed = words[first]
    if not capital and not printed[0].isdigit() and not printed.startswith("al-"):
        return False
    if lexeme.capitals and not printed.replace(".", "").isupper() and not is_spoken_acronym(printed):
        return False
    # "The National Council": no newspaper called The National
    return printed not in ("The", "the") or last >= len(words) or not words[last][0].isupper()


def _title_role(lexeme: _Lexeme) -> Role | None:
    """Return an office before a name as the office it is ("President X"), any other title as a title ("Imam X")."""
    noun = lexeme.noun
    office = noun is not None and ((noun.type == "state" and noun.inherits) or noun.type == "expert")
    return noun if office else lexeme.title
