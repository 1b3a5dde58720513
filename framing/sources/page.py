"""A document as items: its tokens, names and capitals, and where each name stands.

In: the prose of one document and the lists. Out: a `Page`, which reads the prose once and finds things in it: the items
of a span, the full form of a short name, what a name stood before. What the article says about the names is
`framing.sources.article`'s, which builds on it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from framing.records import Span
from framing.segmentation.prose import Prose
from framing.sources.capitals import read_casing
from framing.sources.items import Item
from framing.sources.names import fold, name_key, same_person
from framing.sources.phrases import Lexicon
from framing.sources.roles import load_nouns

__all__ = ["Page"]

# Kinds of items that say something of somebody; the others, four in five, are only looked at beside these.
_TELLING = frozenset({"entry", "country", "noun", "title", "modifier", "name"})

# Parts of a name that may be two people's.
_TWO = 2

# Within so many items of a name stands what introduces it.
_AROUND = 15

# Printed English has a comma in about twenty tokens; with fewer than one in so many they are lost.
_COMMA = 100

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
        self._tokens = lexicon.look_up(prose.words)
        self.folded = self._tokens.folded
        self._firsts = [sentence.first for sentence in prose.sentences]
        self._starts = frozenset(self._firsts)
        self._lexicon = lexicon
        self._casing = read_casing(prose)
        self.items = self._read_items()
        self._item_firsts = [item.first for item in self.items]
        self._names: dict[str, list[int]] = {}
        for place in self.named:
            self._names.setdefault(self._key_of(self.items[place]), []).append(place)
        self._full: dict[str, str] = {}

    def _key_of(self, item: Item) -> str:
        """Return the key of a name: by sound for people, as printed for bodies, whose names are not transliterated."""
        name = self.name_of(item)
        return (name_key(name) if self._is_person(item) else None) or fold(name)

    def _read_items(self) -> list[Item]:
        items: list[Item] = []
        find = self._lexicon.find_items
        for sentence in self.prose.sentences:
            items += find(self._tokens, sentence.first, sentence.last, self._casing)
        self.telling = [place for place, item in enumerate(items) if item.kind in _TELLING]
        self.named = [place for place in self.telling if items[place].kind in ("name", "entry")]
        names = [items[place] for place in self.named]
        plain = [item for item in names if item.kind == "name" and item.role is None]
        people = {self.words[item.last - 1] for item in plain if item.last - item.first > 1}
        for place, item in zip(self.named, names, strict=True):
            if item.kind == "entry" and (self._is_namesake(item, people) or self._is_described(items, place)):
                items[place] = Item("name", item.first, item.last, capital=True)
        self._let_acronyms_stand(items)
        return items

    def _let_acronyms_stand(self, items: list[Item]) -> None:
        """Let an acronym that the article introduces in brackets stand for the name before it, whatever a list says."""
        own: dict[str, Item] = {}
        for place in self.named:
            if place + 2 < len(items) and self.words[items[place + 1].first] == "(":
                item, short = items[place], items[place + 2]
                word = self.words[short.first]
                if short.last - short.first == 1 and word.isupper() and len(word) > 1 and short.entry is not item.entry:
                    own[word] = item
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

    def _is_namesake(self, item: Item, people: set[str]) -> bool:
        """Tell whether a listed body is a person's surname in this article (Michael Bloomberg)."""
        body = item.entry is not None and not item.entry.is_person and not item.entry.own
        return body and item.last - item.first == 1 and self.words[item.first] in people

    def _is_described(self, items: Sequence[Item], place: int) -> bool:
        """Tell whether a listed body is a person here: "Saba, a second-year student"."""
        entry = items[place].entry
        after = items[place + 1 : place + 7]
        if entry is None or entry.is_person or entry.own or items[place].last - items[place].first > 1:
            return False
        if len(after) < _TWO or self.folded[after[0].first] != "," or self.folded[after[1].first] not in ("a", "an"):
            return False
        head = next((item for item in after[_TWO:] if item.kind not in ("word", "modifier", "number", "country")), None)
        role = head.role if head is not None and head.kind == "noun" else None
        return role is not None and role.kind == "person" and not role.plural and role.type in ("civilian", "expert")

    @cached_property
    def _by_end(self) -> dict[str, list[str]]:
        """Keys of names by their last part."""
        found: dict[str, list[str]] = {}
        for key in self._names:
            found.setdefault(key.rpartition(" ")[2], []).append(key)
        return found

    @cached_property
    def _by_start(self) -> dict[str, list[str]]:
        """Keys of names of several parts by their first part."""
        found: dict[str, list[str]] = {}
        for key in self._names:
            if " " in key:
                found.setdefault(key.partition(" ")[0], []).append(key)
        return found

    @cached_property
    def wordings(self) -> dict[str, str]:
        """The most frequent wording in the article for each gazetteer entry, by the entry's name."""
        counts: dict[str, dict[str, int]] = {}
        for place in self.telling:
            item = self.items[place]
            if item.entry is not None:
                wordings = counts.setdefault(item.entry.name, {})
                text = self.name_of(item)
                wordings[text] = wordings.get(text, 0) + 1
        return {name: _fullest(name, found) for name, found in counts.items()}

    def sentence_of(self, token: int) -> int:
        """Return the number of the sentence that holds a token."""
        return bisect_right(self._firsts, token) - 1

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """Return the range of tokens that a span of characters touches."""
        return bisect_right(self.prose.ends, span.start), bisect_left(self.prose.starts, span.end)

    @cached_property
    def has_commas(self) -> bool:
        """Tell whether the text has its commas: some collections have lost them."""
        return self.words.count(",") * _COMMA >= len(self.words)

    def name_start(self, token: int) -> int:
        """Return where the name that holds a token begins, or the token when none does."""
        place = bisect_right(self._item_firsts, token) - 1
        item = self.items[place] if place >= 0 else None
        return item.first if item is not None and item.kind in ("name", "entry") and token < item.last else token

    def items_in(self, first: int, last: int) -> list[Item]:
        """Return the items of a range of tokens, read afresh where the range cuts one in two."""
        low = bisect_left(self._item_firsts, first)
        high = bisect_left(self._item_firsts, last)
        found = self.items[low:high]
        if found and found[0].first == first and found[-1].last == last and (len(found) > 1 or found[0].kind != "word"):
            return found
        return self._lexicon.find_items(self._tokens, first, last, self._casing)

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
        near = dict.fromkeys((*self._by_end.get(parts[-1], ()), *self._by_start.get(parts[0], ())))
        for key in near:
            places = self._names[key]
            other = key.split()
            if len(other) <= len(parts) or not self._is_person(self.items[places[0]]):
                continue
            form = self.name_of(self.items[places[0]])
            if len(places) == 1 and len(other) == _TWO and all(len(self._names.get(one, ())) > 1 for one in other):
                # "Like Anna Maria was relieved": two people, the comma between them lost
                continue
            short = len(parts[-1]) < _KEY and fold(name.split()[-1]) != fold(form.split()[-1])
            if other[-1] == parts[-1] and same_person(name, form) and not short:
                forms.add(form)
            elif other[:1] == parts and fold(name) == fold(form.split()[0]):
                given.add(form)
        if not forms and len(given) == 1:
            forms = given
        return max(sorted(forms), key=len) if forms else name

    def _is_person(self, item: Item) -> bool:
        return item.entry.is_person if item.entry is not None else item.role is None and item.country is None

    @cached_property
    def _body_nouns(self) -> list[int]:
        """Places of the items that are nouns for a body."""
        return [
            place for place in self.telling
            if (item := self.items[place]).kind == "noun" and item.role is not None and item.role.kind == "body"
        ]  # fmt: skip

    @cached_property
    def role_ends(self) -> Counter[str]:
        """How often each noun for a role stands in the article, by its last word in the singular."""
        items = [self.items[place] for place in self.telling]
        roles = [item.role.phrase for item in items if item.role is not None and item.kind in ("noun", "title")]
        return Counter(phrase.rpartition(" ")[2].removesuffix("s") for phrase in roles)

    def near_body_noun(self, index: int) -> tuple[bool, bool]:
        """Tell whether a noun for a body stands near before an item, and near after it: it may say what the item is."""
        nouns = self._body_nouns
        place = bisect_left(nouns, index)
        before = place > 0 and nouns[place - 1] >= index - _AROUND
        return before, place < len(nouns) and nouns[place] <= index + _AROUND

    def names_alone(self, first: int, last: int) -> bool:
        """Tell whether tokens are a name of their own elsewhere in the article."""
        name = self.text_of(first, last)
        return bool(self._names.get(name_key(name) or fold(name)))

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
        for place in self.telling:
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

    def prints_lower(self, token: int) -> bool:
        """Tell whether a token's capital is only that of a sentence's start."""
        word = self.words[token]
        return not word[1:2].isupper() and (word.lower() in self._casing.lowered or self.folded[token] in load_nouns())

    @cached_property
    def _acronyms(self) -> dict[str, Item]:
        """Initials of the longer names in the article -> the name."""
        found: dict[str, Item] = {}
        for place in self.named:
            item = self.items[place]
            if item.last - item.first > 1:
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
        after = self.items[index + 1].first
        return after not in self._starts


def _fullest(name: str, found: Mapping[str, int]) -> str:
    """Return the most frequent wording, or the name itself where that is printed too and the wording its initials."""
    most = max(found, key=lambda text: (found[text], len(text)))
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    return name if name in found and most == initials else most
