"""Noun phrases as items: what the lists know about each stretch of tokens.

In: the words of a document and a range of tokens. Out: `Item` records in text order. The longest match wins; at equal
length an entry goes before a country, a country before a title, a noun or a modifier. Capitalised runs that no list
knows become names (`framing.sources.surface.proper`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from framing.segmentation.prose import Sentence
from framing.sources.lists.countries import load_country_phrases, load_places
from framing.sources.lists.gazetteer import Entry, Gazetteer, phrase_keys
from framing.sources.lists.names import fold
from framing.sources.lists.namesakes import load_namesakes
from framing.sources.lists.roles import load_modifiers, load_nouns, load_possessives, load_titles
from framing.sources.surface.items import Casing, Item, function_words, words_of
from framing.sources.surface.lexemes import Lexeme, item_of
from framing.sources.surface.lines import BEGINNING, Change, Line
from framing.sources.surface.proper import SHORTENED, is_name, is_never_name, join_names
from framing.sources.surface.unlisted import read_unlisted
from framing.sources.surface.vocabulary import Tokens, Vocabulary, Word

__all__ = ["Lexicon", "build_lexicon"]

_NO_CASING = Casing()
_NOTHING: Mapping[str, tuple[int, ...]] = {}

# What a word is that is a name unless a sentence starts with it, and one that has to be seen where it stands.
_NAME, _OPEN = Item("name", 0, 1, capital=True), Item("open", 0, 1)

# What opens the name of a state's body that ends like one between states.
_FIRSTS = frozenset({"National", "Supreme", "State", "Federal", "Provincial", "Royal", "Regional"})

# Words that are one thing or another by what follows: an initial, an apostrophe.
_TURNING = frozenset({"A", "'", "’"})


class Lexicon:
    """The lists joined for one pass over the tokens.

    Parameters
    ----------
    phrases : mapping
        Phrase -> all that the lists say about it.
    """

    def __init__(self, phrases: Mapping[str, Lexeme]) -> None:
        self.phrases = phrases
        # for phrases of several words, by their first and their second, how many words they have
        self._sizes, threes = _beginnings(phrases)
        self._seconds = frozenset(second for seconds in self._sizes.values() for second in seconds)
        self.vocabulary = Vocabulary(self._learn, threes)

    def look_up(self, words: Sequence[str], sentences: Sequence[Sentence] = ()) -> Tokens:
        """Return the tokens of a document with what each is by itself.

        Parameters
        ----------
        words : sequence of str
            As printed.
        sentences : sequence of Sentence, optional
            The document's; without them every capital counts as a name's.
        """
        return self.vocabulary.look_up(words, sentences)

    def find_items(self, tokens: Tokens, first: int, last: int) -> list[Item]:
        """Return the items of tokens `first` to `last`.

        Parameters
        ----------
        tokens : Tokens
            The document's, as `look_up` gives them.
        first, last : int
            Token indices, `last` exclusive.
        """
        line = self._find_phrases(tokens, first, last, (last,))
        return line.changed(join_names(tokens, line), tokens.folded).items

    def find_all(self, tokens: Tokens, sentences: Sequence[Sentence]) -> Line:
        """Return the items of all sentences, as `find_items` reads one: names only where two may stand together.

        Parameters
        ----------
        tokens : Tokens
            The document's.
        sentences : sequence of Sentence
            In text order.
        """
        ends = [sentence.last for sentence in sentences]
        line = self._find_phrases(tokens, 0, len(tokens.words), ends)
        changes: list[Change] = []
        done = 0
        for beginning in BEGINNING.finditer(line.letters):
            place = beginning.start()
            if place >= done:
                sentence = sentences[bisect_right(ends, line.items[place].first)]
                start, done = line.place_from(sentence.first), line.place_from(sentence.last)
                joined = join_names(tokens, line.part(start, done))
                changes += [(start + first, start + last, item) for first, last, item in joined]
        return line.changed(changes, tokens.folded)

    def _find_phrases(self, tokens: Tokens, first: int, last: int, ends: Sequence[int]) -> Line:
        """Find the phrases of the lists in a range of tokens, with the ends of its sentences."""
        changes: list[Change] = []
        done = first
        for place in tokens.open[bisect_left(tokens.open, first) : bisect_left(tokens.open, last)]:
            if place >= done:
                items = self._read(tokens, place, ends[bisect_right(ends, place)])
                done = items[-1].last
                if items[0] is not tokens.alone.items[place]:
                    changes.append((place - first, done - first, items[0]))
                    # an owner that has lost its apostrophe is two items
                    changes += [(done - first, done - first, item) for item in items[1:]]
        return tokens.alone.part(first, last).changed(changes, tokens.folded)

    def _learn(self, word: str) -> Word:
        """Return what is known of a word."""
        key = fold(word)
        item, seconds = self._alone(word, key), self._sizes.get(key, _NOTHING)
        # a stop, which folds to nothing, may go on a name as an address
        return Word(key, item, {**seconds, "": (2,)} if item is _NAME else seconds, not key or key in self._seconds)

    def _alone(self, word: str, key: str) -> Item:
        """Return what a word is by itself: ``open`` where that hangs on what stands around it."""
        lexeme, capital = self.phrases.get(key), word[0].isupper()
        turning = (
            capital
            and lexeme is not None
            and (lexeme.title is not None or lexeme.namesakes or (word == "The" and lexeme.entry))
        )
        if not turning and word not in _TURNING:
            item = item_of(lexeme, (word,), 0, 1, capital=capital) if lexeme is not None else None
            if item is None and key in function_words() and word != "Than":
                item = Item(function_words()[key], 0, 1, capital=capital)
            elif item is None and (not capital or is_never_name(word, key)):
                plain = word.isalpha() and word.islower() and (key[-2:] != "ys" or key in self._sizes)
                found = (
                    (Item("word", 0, 1),) if plain else read_unlisted(self.phrases, (word,), (key,), 0, 1, _NO_CASING)
                )
                item = found[0] if len(found) == 1 else None
            if item is not None:
                return item
            if lexeme is None and self._is_plain_name(word, key):
                return _NAME
        return _OPEN

    def _is_plain_name(self, word: str, key: str) -> bool:
        """Tell whether a word is a name unless it starts a sentence or goes on as an address."""
        if not word.isalpha() or len(word) == 1 or word in SHORTENED or key in words_of("elided"):
            return False
        if key[-1:] == "s" and (key[:-1] in self.phrases or word[:-1].isupper()):
            # an owner that has lost its apostrophe
            return False
        return is_name((word,), key, 0, 1, _NO_CASING)

    def _read(self, tokens: Tokens, place: int, last: int) -> tuple[Item, ...]:
        """Read what begins at a token that isn't the same everywhere."""
        words, folded, alone = tokens.words, tokens.folded, tokens.alone.items[place]
        key, second = folded[place], folded[place + 1] if place + 1 < last else ""
        for size in self._sizes.get(key, _NOTHING).get(second, ()):
            end = place + size
            lexeme = self.phrases.get(" ".join(folded[place:end])) if end <= last else None
            if (
                lexeme is not None
                and not _is_other(words, place, end, lexeme)
                and not self._opens(tokens, end - 1, last, lexeme)
            ):
                item = self._printed(lexeme, tokens, place, end)
                if item is not None:
                    return (item,)
        if alone.kind not in ("open", "name"):
            return (alone,)
        if key in self.phrases:
            item = self._printed(self.phrases[key], tokens, place, place + 1)
            if item is not None:
                return (item,)
        kind = function_words().get(key)
        if kind is not None and not (words[place] == "A" and "." in words[place + 1 : place + 2]):
            return (Item(kind, place, place + 1, capital=words[place][0].isupper()),)
        return read_unlisted(self.phrases, words, folded, place, last, tokens.casing)

    def _opens(self, tokens: Tokens, place: int, last: int, lexeme: Lexeme) -> bool:
        """Tell whether the last word of a noun for a body opens a listed name: "Islamist Movement of Lund"."""
        folded = tokens.folded
        if (
            lexeme.noun is None
            or lexeme.noun.kind != "body"
            or not tokens.words[place][0].isupper()
            or place + 1 >= last
        ):
            return False
        for size in self._sizes.get(folded[place], _NOTHING).get(folded[place + 1], ()):
            longer = self.phrases.get(" ".join(folded[place : place + size])) if place + size <= last else None
            if longer is not None and longer.entry is not None:
                return True
        return False

    def _printed(self, lexeme: Lexeme, tokens: Tokens, first: int, end: int) -> Item | None:
        """Return the item that a phrase is, as printed and in an article on this country."""
        capital = tokens.words[first][0].isupper()
        other = lexeme.namesakes.get(tokens.country or "") if lexeme.namesakes and capital else None
        return item_of(
            lexeme if other is None else replace(lexeme, entry=other), tokens.words, first, end, capital=capital
        )


def build_lexicon(gazetteer: Gazetteer) -> Lexicon:
    """Join gazetteer, countries and roles.

    Examples
    --------
    >>> lexicon = build_lexicon(Gazetteer(()))
    >>> tokens = lexicon.look_up("the Syrian rebel commander".split())
    >>> [item.kind for item in lexicon.find_items(tokens, 0, 4)]
    ['determiner', 'country', 'noun']
    """
    phrases: defaultdict[str, Lexeme] = defaultdict(Lexeme)
    for key, (entry, capitals) in gazetteer.phrases.items():
        phrases[key] = Lexeme(entry, capitals=capitals)
        if " " in key and key[-1] != "s" and key + "s" not in gazetteer.phrases:
            # "the Syrian Coalitions political committee": a page that has lost its apostrophes
            phrases[key + "s"] = Lexeme(entry, capitals=capitals)
    for key, namesakes in load_namesakes().items():
        lexeme = phrases[key]
        if lexeme.entry is None or not lexeme.entry.own:
            lexeme.namesakes = namesakes
            lexeme.capitals |= lexeme.entry is None and next(iter(namesakes.values())).aliases[0].isupper()
    for phrase, country in load_country_phrases().items():
        for key in phrase_keys(phrase):
            lexeme = phrases[key]
            lexeme.country, lexeme.country_capitals = country, phrase.isupper() and len(key) < 4
    for key in load_places():
        if " " in key:
            # "North Kivu" is no name before a direction
            phrases[_spaced(key)].place = True
    for key, role in load_nouns().items():
        phrases[_spaced(key)].noun = role
    for key, role in load_possessives().items():
        phrases[key].noun = role
    for key, role in load_titles().items():
        phrases[_spaced(key)].title = role
    for key, role in load_modifiers().items():
        phrases[_spaced(key)].modifier = role
    return Lexicon(dict(phrases))


def _spaced(key: str) -> str:
    """Return a folded phrase as its tokens are folded: without the gap that a mark between two spaces leaves."""
    return " ".join(key.split())


def _is_part(words: Sequence[str], first: int, end: int, entry: Entry) -> bool:
    """Tell whether a listed body's name of several words is another's, or no name, by the word before it."""
    before = words[first - 1] if first else ""
    if before in _FIRSTS and entry.type in ("un", "igo"):
        # "the National Human Rights Council" is not the United Nations'
        return True
    # "a Bosniak party" is not the Bosniak Party
    return before.lower() in ("a", "an") and words[end - 1].islower()


def _is_other(words: Sequence[str], first: int, end: int, lexeme: Lexeme) -> bool:
    """Tell whether a phrase is part of something else here: of another body's name, or its last word opens a name."""
    if lexeme.entry is not None:
        return _is_part(words, first, end, lexeme.entry)
    # "the ruling Party of Action"
    body = lexeme.noun is not None and lexeme.noun.kind == "body"
    return body and words[first].islower() and words[end - 1][0].isupper() and words[end : end + 1] == ("of",)


def _beginnings(phrases: Iterable[str]) -> tuple[Mapping[str, Mapping[str, tuple[int, ...]]], frozenset[str]]:
    """Return how phrases of several words begin.

    Returns
    -------
    mapping
        First word -> second word -> how many words such phrases have, the most first.
    frozenset of str
        The first three words of those that have as many.
    """
    sizes: dict[str, dict[str, tuple[int, ...]]] = {}
    threes: set[str] = set()
    for phrase in phrases:
        if " " not in phrase:
            continue
        words = phrase.split(" ")
        size, by_second = len(words), sizes.get(words[0])
        if by_second is None:
            by_second = sizes[words[0]] = {}
        known = by_second.get(words[1], ())
        if size not in known:
            by_second[words[1]] = tuple(sorted((*known, size), reverse=True)) if known else (size,)
        if size > 2:
            threes.add(phrase if size == 3 else " ".join(words[:3]))
    return sizes, frozenset(threes)
