"""Where each name of a document stands, and which forms of it belong together.

In: a page. Out: a `Namebook`, which answers for names as printed: their keys, their fullest form, what an acronym
stands for, how a listed body is called here. What the article says about the names is
`framing.sources.articles.article`'s.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from framing.segmentation.prose import Prose
from framing.sources.lists.names import fold, fullest, name_key, same_person
from framing.sources.surface.items import Item
from framing.sources.surface.page import AROUND, Page
from framing.sources.surface.phrases import Lexicon

__all__ = ["Namebook"]

# Parts of a name that may be two people's.
_TWO = 2

# How many items after a name there may be to the noun that introduces it.
_AHEAD = 20

# From so many letters an acronym may be printed like a name.
_SPOKEN = 4

# Keys of fewer consonants are shared by too many names to be taken for one ("Ban", "Bayan").
_KEY = 3


class Namebook(Page):
    """An index of one document's names.

    Parameters
    ----------
    prose : Prose
        The document.
    lexicon : Lexicon
        The lists to read it with.
    """

    def __init__(self, prose: Prose, lexicon: Lexicon) -> None:
        super().__init__(prose, lexicon)
        self._names: dict[str, list[int]] = {}
        self.texts = {place: self.name_of(self.items[place]) for place in self.named}
        for place, text in self.texts.items():
            self._names.setdefault(self._key_of(self.items[place], text), []).append(place)
        self._full: dict[str, str] = {}

    def _key_of(self, item: Item, name: str) -> str:
        """Return the key of a name: by sound for people, as printed for bodies, whose names are not transliterated."""
        return (name_key(name) if self._is_person(item) else None) or fold(name)

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
    def _first_surnames(self) -> dict[str, set[str]]:
        """Names of three parts or more by the surname before the last one: "Ana Toaquiza Chiluisa"."""
        found: dict[str, set[str]] = {}
        for key, places in self._names.items():
            parts = key.split()
            if len(parts) > _TWO and self._is_person(self.items[places[0]]):
                found.setdefault(parts[-2], set()).add(self.name_of(self.items[places[0]]))
        return {part: names for part, names in found.items() if len(names) == 1}

    @cached_property
    def wordings(self) -> dict[str, str]:
        """The most frequent wording in the article for each gazetteer entry, by the entry's name."""
        counts: dict[str, dict[str, int]] = {}
        for place in self.worded:
            entry = self.items[place].entry
            if entry is not None:
                wordings = counts.setdefault(entry.name, {})
                text = self.texts.get(place) or self.name_of(self.items[place])
                wordings[text] = wordings.get(text, 0) + 1
        return {name: fullest(name, found) if len(found) > 1 else next(iter(found)) for name, found in counts.items()}

    @cached_property
    def state_outlets(self) -> frozenset[str]:
        """Names, as listed and as the article prints them, of media that a state runs: "the news agency" may be one."""
        listed = (item.entry for place in self.named if (item := self.items[place]).entry is not None)
        run = {entry.name for entry in listed if entry is not None and (entry.note or "").startswith("state media")}
        return frozenset(run.union(self.wordings[name] for name in run))

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
        if not forms and not given and len(parts) == 1:
            forms = self._first_surnames.get(parts[0], forms)
        return max(sorted(forms), key=len) if forms else name

    def names_around(self, index: int) -> list[int]:
        """Return the places of names that a noun for a body may introduce: in its sentence, or just before it."""
        number = self.sentence_of(self.items[index].first)
        end = self._firsts[number + 1] if number + 1 < len(self._firsts) else len(self.words)
        after = min(index + AROUND, self.place_from(end) - 1)
        return self.named[bisect_left(self.named, index - _AHEAD) : bisect_right(self.named, after)]

    def places_of(self, name: str) -> list[int]:
        """Return the places where a name is printed just so."""
        keys = {name_key(name), fold(name)}
        return [place for key in keys for place in self._names.get(key, ()) if self.texts[place] == name]

    def names_alone(self, first: int, last: int) -> bool:
        """Tell whether tokens are a name of their own elsewhere in the article."""
        name = self.text_of(first, last)
        return bool(self._names.get(name_key(name) or fold(name)))

    def named_before(self, item: Item) -> bool:
        """Tell whether a name stands in the text, headlines aside, before an item."""
        places = self._names.get(self._key_of(item, self.name_of(item)), ())
        kinds = self.prose.sentences
        return any(
            self.items[place].first < item.first
            and kinds[self.sentence_of(self.items[place].first)].kind not in ("headline", "subheadline")
            for place in places
        )

    @cached_property
    def _acronyms(self) -> dict[str, Item]:
        """Initials of the longer names in the article -> the name."""
        found = dict(self.bracketed)
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
        if item.kind != "name" or item.last - item.first != 1:
            return item
        if word[-1:] == "s" and word[:-1].isupper():
            # "QRCSs health programme"
            word = word[:-1]
        # "Isoc" is printed like a name
        return self._acronyms.get(word if len(word) < _SPOKEN else word.upper(), item)

    def occurrences(self, key: str) -> list[int]:
        """Return the places of a name by its key, also in its longer and shorter forms where it is a person's."""
        keys = {key}
        if key not in self._names or self._is_person(self.items[self._names[key][0]]):
            keys.update(other for other in self._by_end.get(key.rpartition(" ")[2], ()) if len(other) > 1
                        and (other.endswith(" " + key) or key.endswith(" " + other))
                        and self._is_person(self.items[self._names[other][0]]))  # fmt: skip
        return sorted(index for other in keys for index in self._names.get(other, ()))

    def key_for(self, name: str) -> str:
        """Return the key under which a name stands, if it does."""
        return fold(name) if fold(name) in self._names else name_key(name)
