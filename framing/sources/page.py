"""A document as items: its tokens, names and capitals, and where each name stands.

In: the prose of one document and the lists. Out: a `Page`, which reads the prose once and finds things in it: the items
of a span, the full form of a short name, what a name stood before. What the article says about the names is
`framing.sources.article`'s, which builds on it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from framing.records import Span
from framing.segmentation.prose import Prose
from framing.sources.items import Casing, Item
from framing.sources.names import fold, name_key, same_person
from framing.sources.phrases import Lexicon
from framing.sources.roles import load_nouns

__all__ = ["Page"]

_OPENING = frozenset({'"', "“", "‘", "«", "'", ":", "–", "—", "-", "•"})

# Keys of fewer consonants are shared by too many names to be taken for one ("Ban", "Bayan").
_KEY = 3


class Page:
    """An index of one document's items and names.

    Parameters
    ----------
    prose : Prose
        The document.
    lexicon : Lexicon
        The lists to read it with.
    """

    def __init__(self, prose: Prose, lexicon: Lexicon) -> None:
        self.prose = prose
        self.words = prose.words
        self.folded = tuple(map(fold, prose.words))
        self._firsts = [sentence.first for sentence in prose.sentences]
        self._lexicon = lexicon
        self._casing = self._read_casing()
        self.items = self._read_items()
        self._item_firsts = [item.first for item in self.items]
        self._names: dict[str, list[int]] = {}
        for index, item in enumerate(self.items):
            if item.kind in ("name", "entry"):
                self._names.setdefault(self._key_of(item), []).append(index)
        self._full: dict[str, str] = {}

    def _key_of(self, item: Item) -> str:
        """Return the key of a name: by sound for people, as printed for bodies, whose names are not transliterated."""
        name = self.name_of(item)
        return (name_key(name) if self._is_person(item) else None) or fold(name)

    def _read_casing(self) -> Casing:
        words = self.words
        starts = set(self._firsts)
        starts.update(index + 1 for index, word in enumerate(words) if word in _OPENING)
        titled: set[int] = set()
        headline: set[int] = set()
        for sentence in self.prose.sentences:
            if _is_titled(words[sentence.first : sentence.last]):
                titled.update(range(sentence.first, sentence.last))
            if sentence.kind in ("headline", "subheadline"):
                headline.update(range(sentence.first, sentence.last))
        headline |= titled
        inside = frozenset(
            word for index, word in enumerate(words)
            if word[0].isupper() and index not in starts and index not in headline and not word.isupper()
        )  # fmt: skip
        lowered = frozenset(word for word in words if word.islower())
        return Casing(lowered, inside, frozenset(starts | headline), frozenset(titled))

    def _read_items(self) -> list[Item]:
        items: list[Item] = []
        find = self._lexicon.find_items
        for sentence in self.prose.sentences:
            items += find(self.words, self.folded, sentence.first, sentence.last, self._casing)
        people = {
            self.words[item.last - 1]
            for item in items
            if item.kind == "name" and item.role is None and item.last - item.first > 1
        }
        return [self._namesake(item, people) for item in items]

    def _namesake(self, item: Item, people: set[str]) -> Item:
        """Return a name in place of a listed body that is a person's surname in this article (Michael Bloomberg)."""
        body = item.entry is not None and item.kind == "entry" and not item.entry.is_person and not item.entry.own
        if not body or item.last - item.first > 1 or self.words[item.first] not in people:
            return item
        return Item("name", item.first, item.last, capital=True)

    @cached_property
    def wordings(self) -> dict[str, str]:
        """The most frequent wording in the article for each gazetteer entry, by the entry's name."""
        counts: dict[str, dict[str, int]] = {}
        for item in self.items:
            if item.entry is not None:
                wordings = counts.setdefault(item.entry.name, {})
                text = self.name_of(item)
                wordings[text] = wordings.get(text, 0) + 1
        return {name: max(found, key=lambda text: (found[text], len(text))) for name, found in counts.items()}

    def sentence_of(self, token: int) -> int:
        """Return the number of the sentence that holds a token."""
        return bisect_right(self._firsts, token) - 1

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """Return the range of tokens that a span of characters touches."""
        return bisect_right(self.prose.ends, span.start), bisect_left(self.prose.starts, span.end)

    def items_in(self, first: int, last: int) -> list[Item]:
        """Return the items of a range of tokens, read afresh where the range cuts one in two."""
        low = bisect_left(self._item_firsts, first)
        high = bisect_left(self._item_firsts, last)
        found = self.items[low:high]
        if (
            found
            and found[0].first == first
            and found[-1].last == last
            and not (len(found) == 1 and found[0].kind == "word")
        ):
            return found
        return self._lexicon.find_items(self.words, self.folded, first, last, self._casing)

    def text_of(self, first: int, last: int) -> str:
        """Return the printed text of a range of tokens, white space single."""
        return " ".join(self.prose.text[self.prose.starts[first] : self.prose.ends[last - 1]].split())

    def name_of(self, item: Item) -> str:
        """Return the text of a name."""
        if item.last - item.first == 1:
            return self.words[item.first]
        return self.text_of(item.first, item.last)

    def full_name(self, name: str) -> str:
        """Return the longest form in which the article prints a person's name.

        A short form stands for a longer one when its last part is the longer one's last part, or when it is a given
        name that only one person in the article bears.
        """
        known = self._full.get(name)
        if known is None:
            known = self._full[name] = self._find_full(name)
        return known

    def _find_full(self, name: str) -> str:
        parts = name_key(name).split()
        if not parts:
            return name
        forms = set()
        given = set()
        for key, places in self._names.items():
            other = key.split()
            if len(other) <= len(parts) or not self._is_person(self.items[places[0]]):
                continue
            form = self.name_of(self.items[places[0]])
            short = len(parts[-1]) < _KEY and fold(name.split()[-1]) != fold(form.split()[-1])
            if other[-1] == parts[-1] and same_person(name, form) and not short:
                forms.add(form)
            elif other[:1] == parts and fold(name) == fold(form.split()[0]):
                given.add(form)
        if not forms and len(given) == 1:
            forms = given
        return max(sorted(forms), key=len) if forms else name

    def _is_person(self, item: Item) -> bool:
        return item.entry.is_person if item.entry is not None else item.role is None

    def named_before(self, item: Item) -> bool:
        """Tell whether a name stands in the text, headlines aside, before an item."""
        places = self._names.get(self._key_of(item), ())
        kinds = self.prose.sentences
        return any(
            self.items[place].first < item.first
            and kinds[self.sentence_of(self.items[place].first)].kind not in ("headline", "subheadline")
            for place in places
        )

    def is_quoted(self, first: int, last: int) -> bool:
        """Tell whether tokens stand wholly inside one pair of quotation marks."""
        start, end = self.prose.starts[first], self.prose.ends[last - 1]
        return any(one.start <= start and end <= one.end for one in self.prose.quotations)

    def opening(self, sentences: int) -> int:
        """Return the token after the first sentences."""
        return self._firsts[sentences] if len(self._firsts) > sentences else len(self.words)

    @cached_property
    def _owned(self) -> dict[str, list[tuple[int, str]]]:
        """Noun phrase -> the places where it is told whose it is, and by what words: "the Sorel regime"."""
        found: dict[str, list[tuple[int, str]]] = {}
        for place, item in enumerate(self.items[1:], start=1):
            owner = self.items[place - 1]
            if item.kind != "noun" or item.role is None or item.role.type != "state" or owner.last != item.first:
                continue
            plain = (owner.kind == "name" and owner.role is None) or owner.kind == "country"
            if plain and self._is_free_owner(place - 1):
                found.setdefault(item.role.phrase, []).append((item.first, self.name_of(owner)))
        return found

    def _is_free_owner(self, place: int) -> bool:
        before = self.items[place - 1].kind if place else "mark"
        return before in ("determiner", "preposition", "mark", "word", "modifier", "and")

    def owner_of(self, item: Item) -> str | None:
        """Return whose a state's body is by the words right before the same noun elsewhere, the latest before first."""
        places = self._owned.get(item.role.phrase, []) if item.role is not None else []
        before = [owner for position, owner in places if position < item.first]
        return before[-1] if before else next((owner for _, owner in places), None)

    def prints_lower(self, token: int) -> bool:
        """Tell whether a token's capital is only that of a sentence's start."""
        word = self.words[token]
        return not word[1:2].isupper() and (word.lower() in self._casing.lowered or self.folded[token] in load_nouns())

    @cached_property
    def _acronyms(self) -> dict[str, Item]:
        """Initials of the longer names in the article -> the name."""
        found: dict[str, Item] = {}
        for item in self.items:
            if item.kind in ("name", "entry") and item.last - item.first > 1:
                letters = "".join(word[0] for word in self.words[item.first : item.last] if word[0].isupper())
                if len(letters) > 1:
                    found.setdefault(letters, item)
        return found

    def expanded(self, item: Item) -> Item:
        """Return the longer name that an acronym stands for, or the item itself."""
        word = self.words[item.first]
        if item.kind != "name" or item.last - item.first != 1 or not word.isupper():
            return item
        return self._acronyms.get(word, item)

    def adjacent(self, index: int) -> bool:
        """Tell whether an item and the next stand in one sentence."""
        if index + 1 >= len(self.items):
            return False
        return self.sentence_of(self.items[index].first) == self.sentence_of(self.items[index + 1].first)


def _is_titled(words: tuple[str, ...]) -> bool:
    """Tell whether a headline prints nearly every word of some length with a capital."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.8 * len(long)
