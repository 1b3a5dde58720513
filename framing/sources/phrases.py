"""Noun phrases as items: what the lists know about each stretch of tokens.

In: the words of a document and a range of tokens. Out: `Item` records in text order. The longest match wins; at equal
length an entry goes before a country, a country before a title, a noun or a modifier. Capitalised runs that no list
knows become names (`framing.sources.proper`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from framing.sources.countries import CountryPhrase, load_country_phrases
from framing.sources.gazetteer import Entry, Gazetteer, phrase_keys
from framing.sources.items import Casing, Item, ItemKind, function_words, words_of
from framing.sources.names import fold
from framing.sources.proper import is_name, is_spoken_acronym, join_names, name_end
from framing.sources.roles import Role, load_modifiers, load_nouns, load_titles

__all__ = ["Lexicon", "build_lexicon"]

_NO_CASING = Casing()

# Second halves of compound adjectives that put what they describe on a side: "ISIS-affiliated", "Hamas-run".
_SIDED = ("led", "run", "controlled", "owned", "affiliated", "linked", "aligned", "allied", "backed")


# Marks that are read the same everywhere, and how many words the kind is remembered of: memory stays flat.
_MARKS = frozenset('.,;:!?"“”()[]–—«»')
_REMEMBERED = 50_000


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


# A word that stands alone: its kind, if that is the same everywhere, its role, and the words that may go on a phrase.
_Alone = tuple[ItemKind | Literal[""], Role | None, Mapping[str, int] | None]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists joined for one pass over the tokens: phrase -> what it may be, and which phrases a word begins.

    `longest` holds, for each word that begins a phrase, the length of the longest one by the word that comes second.
    """

    phrases: Mapping[str, _Lexeme]
    longest: Mapping[str, Mapping[str, int]]
    alone: dict[str, _Alone] = field(default_factory=dict, compare=False)

    def find_items(
        self, words: Sequence[str], folded: Sequence[str], first: int, last: int, casing: Casing = _NO_CASING
    ) -> list[Item]:
        """Return the items of tokens `first` to `last`.

        Parameters
        ----------
        words, folded : sequence of str
            The document's tokens, as printed and folded.
        first, last : int
            Token indices, `last` exclusive.
        casing : Casing, optional
            How the document uses capitals; without it every capital counts as a name's.
        """
        items: list[Item] = []
        functions, longest, alone, new = function_words(), self.longest, self.alone, tuple.__new__
        position = first
        while position < last:
            known = alone.get(words[position])
            if known is None:
                known = self._read_alone(words[position], folded[position])
            fixed, role, seconds = known
            if fixed and (not seconds or position + 1 == last or folded[position + 1] not in seconds):
                # nine in ten tokens; the tuple is made without the checks of its class
                items.append(new(Item, (fixed, position, position + 1, role, None, None, False)))
                position += 1
                continue
            key = folded[position]
            item = self._match(words, folded, position, last) if key in longest else None
            if item is not None:
                items.append(item)
                position = item.last
                continue
            kind = functions.get(key)
            if kind is not None and not (words[position] == "A" and "." in words[position + 1 : position + 2]):
                items.append(Item(kind, position, position + 1, capital=words[position][0].isupper()))
            elif words[position].isalpha() and words[position].islower() and key[-2:] != "ys":
                # nine in ten of what is left: a plain word
                items.append(Item("word", position, position + 1))
            else:
                items += self._unlisted(words, folded, position, last, casing)
            position = items[-1].last
        return join_names(words, folded, items, casing)

    def _read_alone(self, word: str, key: str) -> _Alone:
        """Return what a word is wherever it stands alone, and the words after which it isn't alone; remember it."""
        kind: ItemKind | Literal[""] = ""
        role, seconds = None, self.longest.get(key)
        lexeme = self.phrases.get(key) if seconds is not None else None
        if word in _MARKS and seconds is None:
            kind = "mark"
        elif word.isalpha() and word.islower() and not key.startswith(("al-", "el-")):
            # an entry, a country and a title need a capital
            if lexeme is not None and (lexeme.noun is not None or lexeme.modifier is not None):
                kind, role = ("noun", lexeme.noun) if lexeme.noun is not None else ("modifier", lexeme.modifier)
            elif key in function_words():
                kind = function_words()[key]
            elif key[-2:] != "ys" or seconds is not None:
                kind = "word"
        known = (kind, role, seconds)
        if len(self.alone) < _REMEMBERED:
            self.alone[word] = known
        return known

    def _match(self, words: Sequence[str], folded: Sequence[str], first: int, last: int) -> Item | None:
        # one word alone, unless the next one is second in a phrase: that saves most of the longer look-ups
        longest = self.longest[folded[first]].get(folded[first + 1], 1) if first + 1 < last else 1
        capital = words[first][0].isupper()
        for end in range(min(first + longest, last), first, -1):
            lexeme = self.phrases.get(" ".join(folded[first:end]) if end - first > 1 else folded[first])
            if lexeme is not None:
                item = _item_of(lexeme, words, first, end, capital=capital)
                if item is not None:
                    return item
        return None

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
    >>> words = "the Syrian rebel commander".split()
    >>> [item.kind for item in lexicon.find_items(words, [word.lower() for word in words], 0, 4)]
    ['determiner', 'country', 'noun']
    """
    phrases: dict[str, _Lexeme] = {}
    for key, (entry, capitals) in gazetteer.phrases.items():
        lexeme = phrases.setdefault(key, _Lexeme())
        lexeme.entry, lexeme.capitals = entry, capitals
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
