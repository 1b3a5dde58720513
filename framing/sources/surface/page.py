"""A document as items: its tokens, capitals, nouns and names, and where each stands.

In: the prose of one document and the lists. Out: a `Page`, which reads the prose once and finds things in it: the
items of a span, the nouns for roles, what is quoted. Which names belong together is
`framing.sources.surface.namebook`'s, and what the article says about them `framing.sources.articles.article`'s; each
builds on the one before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from framing.records import Span
from framing.segmentation.prose import Prose
from framing.sources.lists.roles import load_nouns
from framing.sources.surface.items import Item
from framing.sources.surface.lines import choose
from framing.sources.surface.phrases import Lexicon

__all__ = ["AROUND", "Page"]

# Items that say something of somebody; the others, four in five, are only looked at beside these.
_TELLING = choose("EeCcNnBbGgTtMmAaFf")
_NAMED, _ENTRIES, _NOUNS, _BODY_NOUNS = choose("AaFfEe"), choose("Ee"), choose("NnBbGgTt"), choose("Bb")

# Names and countries: what may be a place; items that may be an entry, hold one or be made of one ("ISIS-affiliated").
_PLACES, _WORDED = choose("AaFfEeCc"), choose("AaFfEeMm")

# Parts of a name that may be two people's.
_TWO = 2

# Fewest letters of an acronym in brackets.
_LETTERS = 2

# Within so many items of a name stands what introduces it.
AROUND = 15

# Printed English has a comma in about twenty tokens; with fewer than one in so many they are lost.
_COMMA = 100


class Page:
    """An index of one document's items.

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
        self._tokens = lexicon.look_up(prose.words, prose.sentences)
        self._casing = self._tokens.casing
        self.folded = self._tokens.folded
        self._firsts = [sentence.first for sentence in prose.sentences]
        self.sentence_starts = frozenset(self._firsts)
        self.lexicon = lexicon
        self._texts: dict[tuple[int, int], str] = {}
        self.bracketed: dict[str, Item] = {}
        self.items = self._read_items()

    def _read_items(self) -> list[Item]:
        line = self.lexicon.find_all(self._tokens, self.prose.sentences)
        items, self._item_firsts = line.items, line.firsts
        self.telling, self.named = line.places(_TELLING), line.places(_NAMED)
        self.nouns, self.body_nouns, self.places = line.places(_NOUNS), line.places(_BODY_NOUNS), line.places(_PLACES)
        self.worded = line.places(_WORDED)
        people = {
            self.words[item.last - 1] for place in self.named
            if (item := items[place]).last - item.first > 1 and item.kind == "name" and item.role is None
        }  # fmt: skip
        for place in line.places(_ENTRIES):
            if self._is_somebody(items, place, people):
                items[place] = Item("name", items[place].first, items[place].last, capital=True)
        if "(" in self._casing.printed:
            self._let_acronyms_stand(items)
        self.entries = [place for place in self.named if items[place].kind == "entry"]
        return items

    def _let_acronyms_stand(self, items: list[Item]) -> None:
        """Let an acronym that the article introduces in brackets stand for the name before it, whatever a list says."""
        own: dict[str, Item] = {}
        for place in self.named:
            if place + 2 < len(items) and self.words[items[place + 1].first] == "(":
                item, short = items[place], items[place + 2]
                word = self.words[short.first]
                if short.last - short.first > 1 or not word.isupper() or len(word) < _LETTERS:
                    continue
                if short.entry is not item.entry:
                    own[word] = item
                if item.role is not None and item.entry is None:
                    # "the Indigenous Movement (MICC)": in another language its letters are no initials
                    self.bracketed[word] = item
        if own:
            for place in self.named:
                items[place] = self._spelled_out(items[place], own)

    def _spelled_out(self, item: Item, own: Mapping[str, Item]) -> Item:
        if item.last - item.first > 1:
            return item
        long = own.get(self.words[item.first])
        if long is None:
            return item
        if long.entry is not None and long.kind == "entry":
            return item._replace(kind="entry", entry=long.entry, role=None)
        return Item("name", item.first, item.last, capital=True)

    def _is_somebody(self, items: Sequence[Item], place: int, people: set[str]) -> bool:
        """Tell whether a listed body of one word is somebody or something else in this article."""
        item = items[place]
        if item.last - item.first > 1 or item.entry is None or item.entry.is_person or item.entry.own:
            return False
        after = self.words[item.last : item.last + 2]
        # the surname of Michael Bloomberg; "Sana'a" is no agency
        if self.words[item.first] in people or after in (("'", "a"), ("’", "a")):
            return True
        return after in ((",", "a"), (",", "an")) and self._is_described(items[place + _TWO + 1 : place + 7])

    def _is_described(self, after: Sequence[Item]) -> bool:
        """Tell whether a person is described next: "Saba, a second-year student"."""
        head = next((item for item in after if item.kind not in ("word", "modifier", "number", "country")), None)
        role = head.role if head is not None and head.kind == "noun" else None
        return role is not None and role.kind == "person" and not role.plural and role.type in ("civilian", "expert")

    def sentence_of(self, token: int) -> int:
        """Return the number of the sentence that holds a token."""
        return bisect_right(self._firsts, token) - 1

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """Return the range of tokens that a span of characters touches."""
        return bisect_right(self.prose.ends, span.start), bisect_left(self.prose.starts, span.end)

    @cached_property
    def has_commas(self) -> bool:
        """Tell whether the text has its commas: some have lost them."""
        return self.words.count(",") * _COMMA >= len(self.words)

    def name_start(self, token: int) -> int:
        """Return where the name or noun that holds a token begins, or the token when none does."""
        place = bisect_right(self._item_firsts, token) - 1
        item = self.items[place] if place >= 0 else None
        return (
            item.first if item is not None and item.kind in ("name", "entry", "noun") and token < item.last else token
        )

    def items_in(self, first: int, last: int) -> list[Item]:
        """Return the items of a range of tokens, read afresh where the range cuts one in two."""
        low = bisect_left(self._item_firsts, first)
        high = bisect_left(self._item_firsts, last)
        found = self.items[low:high]
        if found and found[0].first == first and found[-1].last == last and (len(found) > 1 or found[0].kind != "word"):
            return found
        return self.lexicon.find_items(self._tokens, first, last)

    def text_of(self, first: int, last: int) -> str:
        """Return the printed text of a range of tokens, white space single."""
        return " ".join(self.prose.text[self.prose.starts[first] : self.prose.ends[last - 1]].split())

    def name_of(self, item: Item) -> str:
        """Return the text of a name."""
        first, last = item.first, item.last
        if last - first == 1:
            return self.words[first]
        text = self._texts.get((first, last))
        if text is None:
            text = self._texts[first, last] = self.text_of(first, last)
        return text

    def _is_person(self, item: Item) -> bool:
        return item.entry.is_person if item.entry is not None else item.role is None and item.country is None

    @cached_property
    def role_places(self) -> dict[str, list[int]]:
        """Where each noun or title for a role stands, also one inside a name, by its last word in the singular."""
        found: dict[str, list[int]] = {}
        for place in (*self.nouns, *self.named):
            role = self.items[place].role
            if role is not None:
                found.setdefault(role.noun.removesuffix("s"), []).append(place)
        return found

    def count_role(self, noun: str) -> int:
        """Return how often a noun or title for a role, in the singular, stands in the article outside of names."""
        return sum(self.items[place].kind != "name" for place in self.role_places.get(noun, ()))

    def near_body_noun(self, index: int) -> tuple[bool, bool]:
        """Tell whether a noun for a body stands near before an item, and near after it: it may say what the item is."""
        nouns = self.body_nouns
        place = bisect_left(nouns, index)
        before = place > 0 and nouns[place - 1] >= index - AROUND
        if before and self.sentence_of(self.items[nouns[place - 1]].first) != self.sentence_of(self.items[index].first):
            before = False
        return before, place < len(nouns) and nouns[place] <= index + AROUND

    def place_from(self, token: int) -> int:
        """Return the place of the first item that begins at a token or after it."""
        return bisect_left(self._item_firsts, token)

    def is_quoted(self, first: int, last: int) -> bool:
        """Tell whether tokens stand wholly inside one pair of quotation marks."""
        if not self.prose.quotations:
            return False
        starts, reach = self._quoted
        place = bisect_right(starts, self.prose.starts[first]) - 1
        return place >= 0 and reach[place] >= self.prose.ends[last - 1]

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        """Where quotations start, and how far one that starts there or before reaches."""
        quotations = sorted(self.prose.quotations, key=lambda one: one.start)
        return [one.start for one in quotations], list(accumulate((one.end for one in quotations), max))

    def opening(self, sentences: int) -> int:
        """Return the token after the first sentences."""
        return self._firsts[sentences] if len(self._firsts) > sentences else len(self.words)

    @cached_property
    def _owned(self) -> dict[str, list[tuple[int, str]]]:
        """Noun phrase -> the places where it is told whose it is, and by what words: "the Sorel regime"."""
        found: dict[str, list[tuple[int, str]]] = {}
        for place in self.nouns:
            item, owner = self.items[place], self.items[max(place - 1, 0)]
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

    def has_capital(self, token: int) -> bool:
        """Tell whether a token has a capital that is not only that of a sentence's start or a headline."""
        return (
            self.words[token][:1].isupper() and token not in self.sentence_starts and token not in self._casing.titled
        )

    def prints_lower(self, token: int) -> bool:
        """Tell whether a token's capital is only that of a sentence's start."""
        word = self.words[token]
        return not word[1:2].isupper() and (word.lower() in self._casing.printed or self.folded[token] in load_nouns())

    def adjacent(self, index: int) -> bool:
        """Tell whether an item and the next stand in one sentence."""
        if index + 1 >= len(self.items):
            return False
        after = self.items[index + 1].first
        return after not in self.sentence_starts
