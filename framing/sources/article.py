"""What an article says about the names in it: where each stands and how it is introduced.

In: the prose of one document. Out: an `Article`, which reads the prose once and answers questions about it: the full
form of a short name, the roles with which a person is introduced ("Kremlin spokesman Dmitry Peskov", "Anna Berg, who
heads the charity X"), what "the group" or "its" points to. The look at an introduction is done when the name is first
asked for, since most names in an article are never a source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from framing.records import Span
from framing.segmentation.prose import Prose
from framing.sources.bodies import CAN_BE, Body, find_bodies, fits_noun, guess_type
from framing.sources.evidence import read_evidence
from framing.sources.gazetteer import Entry
from framing.sources.introductions import led_by, part_before, parts_after
from framing.sources.items import Casing, Item
from framing.sources.mentions import Evidence
from framing.sources.names import fold, name_key, same_person
from framing.sources.phrases import Lexicon
from framing.sources.roles import load_nouns
from framing.sources.setting import Setting, find_setting

__all__ = ["Article", "Introduction"]

_OPENING = frozenset({'"', "“", "‘", "«", "'", ":", "–", "—", "-", "•"})


@dataclass(frozen=True, slots=True)
class Introduction:
    """One place where a name is given a role: the evidence, the role's phrase and gender, and the token."""

    evidence: Evidence
    role: str | None
    position: int
    gender: str | None = None


class Article:
    """An index of one document's names, built as it is asked.

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
        self._introductions: dict[str, list[Introduction]] = {}
        self._full: dict[str, str] = {}
        self._asked: set[str] = set()

    def _key_of(self, item: Item) -> str:
        """Return the key of a name: by sound for people, as printed for bodies, whose names are not transliterated."""
        name = self.name_of(item)
        return (name_key(name) if self._is_person(item) else None) or fold(name)

    def _read_casing(self) -> Casing:
        words = self.words
        starts = set(self._firsts)
        starts.update(index + 1 for index, word in enumerate(words) if word in _OPENING)
        headline = {index for sentence in self.prose.sentences if sentence.kind in ("headline", "subheadline")
                    for index in range(sentence.first, sentence.last)}  # fmt: skip
        inside = frozenset(
            word for index, word in enumerate(words)
            if word[0].isupper() and index not in starts and index not in headline and not word.isupper()
        )  # fmt: skip
        return Casing(frozenset(word for word in words if word.islower()), inside, frozenset(starts | headline))

    def _read_items(self) -> list[Item]:
        items: list[Item] = []
        find = self._lexicon.find_items
        for sentence in self.prose.sentences:
            items += find(self.words, self.folded, sentence.first, sentence.last, self._casing)
        return items

    @cached_property
    def setting(self) -> Setting:
        """The states that the article is about."""
        third = self._firsts[2] if len(self._firsts) > 2 else len(self.words)
        surnames = {key.split()[-1] for key in self._names if " " in key}
        singles = [item for item in self.items if item.kind == "name" and name_key(self.name_of(item)) in surnames]
        return find_setting(
            self.items,
            self.folded,
            name_of=self.name_of,
            is_early=lambda item: item.first < third,
            people=frozenset(map(self.name_of, singles)),
        )

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

    @cached_property
    def bodies(self) -> list[Body]:
        """The bodies that the article names, in text order."""
        return find_bodies(self)

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
            if other[-1] == parts[-1] and same_person(name, form):
                forms.add(form)
            elif other[:1] == parts:
                given.add(form)
        if not forms and len(given) == 1:
            forms = given
        return max(sorted(forms), key=len) if forms else name

    def _is_person(self, item: Item) -> bool:
        if item.kind == "entry":
            return item.entry is not None and item.entry.office is not None
        return item.role is None

    def of_name(self, item: Item) -> Evidence | None:
        """Return what the article says about a name that the lists don't know."""
        name = self.name_of(item)
        best = self.best_introduction(name)
        if best is not None and best.evidence.confidence > 0.5:
            return best.evidence
        if name in self.setting.states:
            return Evidence("state", None, f"country: {name}, as the article uses it", 0.85, self.setting.states[name])
        if item.role is not None:
            return guess_type(self, item)
        if best is None:
            return next((body.evidence for body in self.bodies if body.name == name and not body.generic), None)
        return best.evidence

    def of_noun(self, item: Item) -> Evidence | None:
        """Return the evidence for the named body that a noun points to."""
        body = self.body_for(item, item.first)
        if body is None:
            wanted = CAN_BE.get(self.folded[item.last - 1], ())
            near = [one for one in self.bodies
                    if one.evidence.type in wanted and one.position < item.first and not one.generic]  # fmt: skip
            body = near[-1] if near else None
        return body.evidence if body is not None else None

    def of_owner(self, pronoun: str, position: int) -> Evidence | None:
        """Return the evidence for the body named last before "its" or "their"."""
        number = self.sentence_of(position)
        first = self._firsts[max(number - 2, 0)]
        if pronoun in ("his", "her"):
            return self._of_person_before(position)
        near = [body for body in self.bodies if first <= body.position < position]
        if not near:
            return None
        last = self.sentence_of(near[-1].position)
        if last == number:
            return near[-1].evidence
        # in an earlier sentence its subject, which comes first
        return next(body.evidence for body in near if self.sentence_of(body.position) == last)

    def _items_before(self, position: int) -> list[Item]:
        """Return the items before a token, in its sentence and the two before, the nearest first."""
        first = self._firsts[max(self.sentence_of(position) - 2, 0)]
        low, high = bisect_left(self._item_firsts, first), bisect_left(self._item_firsts, position)
        return self.items[low:high][::-1]

    def _of_person_before(self, position: int) -> Evidence | None:
        for item in self._items_before(position):
            if item.kind == "name" and item.role is None:
                best = self.best_introduction(self.name_of(item))
                if best is not None:
                    return best.evidence
        return None

    def person_before(self, position: int) -> str | None:
        """Return the full name of the person named last before a token, in its sentence or the two before."""
        for item in self._items_before(position):
            name = self.name_of(item)
            if item.kind in ("name", "entry") and self._is_person(item) and name not in self.setting.states:
                full = self.full_name(name)
                if " " in full or self.introductions(name):
                    return full
        return None

    def prints_lower(self, token: int) -> bool:
        """Tell whether a token's capital is only that of a sentence's start."""
        word = self.words[token]
        return not word[1:2].isupper() and (word.lower() in self._casing.lowered or self.folded[token] in load_nouns())

    def is_state(self, item: Item) -> bool:
        """Tell whether the article uses a name as a state's."""
        return item.kind == "name" and item.role is None and self.name_of(item) in self.setting.states

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

    def body_for(self, item: Item, position: int) -> Body | None:
        """Return the named body that a noun may stand for: one whose name holds it, the latest before first."""
        found = [
            body
            for body in self.bodies
            if not body.generic and fits_noun(body, item, self.folded) and body.position != item.first
        ]
        before = [body for body in found if body.position < position]
        return before[-1] if before else (found[0] if found else None)

    def entry_like(self, name: str) -> Entry | None:
        """Return the office-holder whose name the article also prints in another spelling."""
        places = self._names.get(name_key(name), ())
        return next((self.items[place].entry for place in places if self.items[place].entry is not None), None)

    def best_introduction(self, name: str) -> Introduction | None:
        """Return the introduction of a name that says most about its type."""
        found = [one for one in self.introductions(name) if one.evidence.type is not None]
        return max(found, key=lambda one: one.evidence.confidence) if found else None

    def introductions(self, name: str) -> list[Introduction]:
        """Return how the article introduces a name, in text order."""
        key = fold(name) if fold(name) in self._names else name_key(name)
        if key in self._introductions:
            return self._introductions[key]
        if key in self._asked:
            return []
        self._asked.add(key)
        keys = {key}
        if key not in self._names or self._is_person(self.items[self._names[key][0]]):
            keys.update(other for other, places in self._names.items() if len(other) > 1
                        and (other.endswith(" " + key) or key.endswith(" " + other))
                        and self._is_person(self.items[places[0]]))  # fmt: skip
        places = sorted(index for other in keys for index in self._names.get(other, ()))
        found = [one for index in places for one in self._introduce(index)]
        self._introductions[key] = found
        return found

    def _introduce(self, index: int) -> list[Introduction]:
        """Read the noun phrases around one occurrence of a name."""
        item = self.items[index]
        found = []
        led = led_by(self, index)
        if led is not None:
            evidence = self.of_noun(led) if led.kind == "noun" else self._of_body(led)
            if evidence is not None and evidence.type is not None:
                found.append(Introduction(evidence, "head", item.first))
        for part in (part_before(self, index), *parts_after(self, index)):
            if part is None:
                continue
            evidence = read_evidence(part, self.words, self.folded, self)
            role = part.role
            if evidence.type is not None or (role is not None and role.gender is not None):
                phrase, gender = (role.phrase, role.gender) if role is not None else (None, None)
                if part.clause:
                    phrase = "head"
                found.append(Introduction(evidence, phrase, item.first, gender))
        return found

    def _of_body(self, item: Item) -> Evidence | None:
        if item.entry is not None:
            return Evidence(item.entry.type, item.entry.country, f"gazetteer: {item.entry.name}", 0.9, item.entry.name)
        return self.of_name(item)

    def adjacent(self, index: int) -> bool:
        """Tell whether an item and the next stand in one sentence."""
        if index + 1 >= len(self.items):
            return False
        return self.sentence_of(self.items[index].first) == self.sentence_of(self.items[index + 1].first)
