"""What an article says about the names in it: where each stands and how it is introduced.

In: the prose of one document. Out: an `Article`, which reads the prose once and answers questions about it: the full
form of a short name, the roles with which a person is introduced ("Kremlin spokesman Dmitry Peskov", "Anna Berg, who
heads the charity X"), what "the group" or "its" points to. The look at an introduction is done when the name is first
asked for, since most names in an article are never a source.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from framing.segmentation.prose import Prose
from framing.sources.bodies import CAN_BE, Body, find_bodies, fits_noun
from framing.sources.evidence import read_evidence
from framing.sources.gazetteer import Entry
from framing.sources.introductions import led_by, part_before, parts_after
from framing.sources.items import Item
from framing.sources.mentions import Evidence, read_part
from framing.sources.names import fold, load_given_names, name_key
from framing.sources.page import Page
from framing.sources.phrases import Lexicon
from framing.sources.setting import Setting, find_setting
from framing.sources.standing import count_standing, read_article_standing, read_belongings
from framing.sources.wording import guess_type, is_states_own, is_unit

__all__ = ["Article", "Introduction"]


# Nouns after "its" that only a body has.
_HEADS = frozenset({"head", "director", "founder", "coordinator", "chairman", "chairwoman", "researcher", "executive"})


# Nouns after "its" for whoever speaks for a body.
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "leader", "commander", "chair", "deputy", "lawyer",
                     "members", "staff", "secretary", "adviser", "officials", "representative"})  # fmt: skip

# Fewest letters of an acronym whose words are looked for.
_LETTERS = 3

# Fewest items of "of the Lake Monitor".
_BODY_AFTER = 2


@dataclass(frozen=True, slots=True)
class Introduction:
    """One place where a name is given a role: the evidence, the role's phrase and gender, and the token."""

    evidence: Evidence
    role: str | None
    position: int
    gender: str | None = None


class Article(Page):
    """A document and what it says about the names in it, read as it is asked.

    Parameters
    ----------
    prose : Prose
        The document.
    lexicon : Lexicon
        The lists to read it with.
    """

    def __init__(self, prose: Prose, lexicon: Lexicon) -> None:
        super().__init__(prose, lexicon)
        self._introductions: dict[str, list[Introduction]] = {}
        self._asked: set[str] = set()

    @cached_property
    def setting(self) -> Setting:
        """The states that the article is about."""
        third = self._firsts[2] if len(self._firsts) > 2 else len(self.words)
        surnames = {key.split()[-1] for key in self._names if " " in key}
        names = {self.name_of(self.items[place]) for place in self.named if self.items[place].kind == "name"}
        return find_setting(
            self.items,
            self.folded,
            telling=self.telling,
            name_of=self.name_of,
            third=third,
            people=frozenset(name for name in names if name_key(name) in surnames),
        )

    @cached_property
    def _election(self) -> tuple[int, int]:
        """How many words of the article are of an election, and of a state that strikes at its opponents."""
        return count_standing(self.folded)

    @cached_property
    def bodies(self) -> list[Body]:
        """The bodies that the article names, in text order."""
        return find_bodies(self)

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
        placed = name in self.setting.places
        standing = self.standing(name) if best is None and not placed else None
        if standing is not None and standing.confidence > 0.5:
            return standing
        if best is None:
            return next((body.evidence for body in self.bodies if body.name == name and not body.generic), None)
        return best.evidence

    def of_noun(self, item: Item) -> Evidence | None:
        """Return the evidence for the named body that a noun points to."""
        body = self.body_for(item, item.first)
        if body is not None and body.evidence.type == "opposition" and is_states_own(item.role):
            # "the army" is not the People's Army that fights it
            return None
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
        start = self._firsts[number]
        if self.words[position - 1] == "," and self.items_in(start, start + 1)[0].kind == "preposition":
            # "In a letter to the charity, its adviser": of the subject before, not of whom the letter went to
            near = [body for body in near if body.position < start] or near
        if self.folded[position + 1 : position + 2] and self.folded[position + 1] in _HEADS:
            # a body has a director or a founder, a country named in passing hasn't
            near = [body for body in near if not body.generic or body.evidence.type != "state"] or near
        if not near:
            return None
        last = self.sentence_of(near[-1].position)
        if self.folded[position + 1 : position + 2] and self.folded[position + 1] in _VOICES:
            # a country named in passing has no spokesman of its own
            told = [body for body in near if not body.evidence.reason.startswith("country:")]
            near = [body for body in told if self.sentence_of(body.position) == last] or near
        if last == number:
            return near[-1].evidence
        # in an earlier sentence its subject, which comes first
        return next(body.evidence for body in near if self.sentence_of(body.position) == last)

    def of_earlier(self, item: Item) -> Evidence | None:
        """Return the evidence for the same noun told by more before: "a local party leader ... the leader"."""
        number = self.sentence_of(item.first)
        low = bisect_left(self._item_firsts, self._firsts[max(number - 3, 0)])
        for place in range(bisect_left(self._item_firsts, item.first) - 1, low, -1):
            other = self.items[place]
            if other.kind != "noun" or other.role is None or item.role is None or other.role.plural:
                continue
            if other.role.phrase.rpartition(" ")[2] != item.role.phrase.rpartition(" ")[2]:
                continue
            start = place
            while start > low and self.items[start - 1].kind in ("noun", "modifier", "entry", "word", "country"):
                start -= 1
            same = start == place and other.role.phrase == item.role.phrase
            if same or self.sentence_of(other.first) == number:
                continue
            found = read_evidence(read_part(self.items[start : place + 1], self.folded), self.words, self.folded, self)
            return found if found.type is not None else None
        return None

    def _items_before(self, position: int) -> list[Item]:
        """Return the items before a token, in its sentence and the two before, the nearest first."""
        first = self._firsts[max(self.sentence_of(position) - 2, 0)]
        low, high = bisect_left(self._item_firsts, first), bisect_left(self._item_firsts, position)
        return self.items[low:high][::-1]

    def _of_person_before(self, position: int) -> Evidence | None:
        for item in self._items_before(position):
            if item.kind not in ("name", "entry") or item.role is not None or not self._is_person(item):
                continue
            best = self.best_introduction(self.name_of(item))
            if best is not None:
                return best.evidence
            if item.entry is not None:
                return Evidence(item.entry.type, item.entry.country, item.entry.origin, 0.7)
        return None

    def person_before(self, position: int, gender: str | None = None) -> str | None:
        """Return the full name of the person named last before a token, in its sentence or the two before.

        Somebody whose given name speaks against `gender` is passed over.
        """
        item = self.person_item_before(position, gender)
        return self.full_name(self.name_of(item)) if item is not None else None

    def person_item_before(self, position: int, gender: str | None = None) -> Item | None:
        """Return the name that `person_before` gives, as it stands in the text."""
        for item in self._items_before(position):
            name = self.name_of(item)
            if name in self.setting.states or name in self.setting.places:
                continue
            if item.kind in ("name", "entry") and self._is_person(item):
                full = self.full_name(name)
                other = load_given_names().get(fold(full.split()[0]))
                if gender is not None and other not in (None, gender):
                    continue
                if " " in full or self.introductions(name):
                    return item
        return None

    def standing(self, name: str) -> Evidence | None:
        """Return what is known of a person without a role: what is called theirs, what the article is about."""
        key = name_key(name)
        if name.replace(".", "").isupper():
            return None
        keys = self._by_end.get(key.rpartition(" ")[2], [])
        places = [place for other in keys for place in self._names[other]]
        return read_belongings(self.items, self.folded, places) or read_article_standing(self._election, len(places))

    def spelled_out(self, acronym: str) -> Evidence | None:
        """Return the evidence for the words that an acronym is made of: "Police Public Relations Officer", "PPRO"."""
        if len(acronym) < _LETTERS or not acronym.isupper():
            return None
        size = len(acronym)
        for first in range(len(self.words) - size + 1):
            if (
                self.words[first][0] == acronym[0]
                and "".join(word[0] for word in self.words[first : first + size]) == acronym
            ):
                items = self.items_in(first, first + size)
                found = read_evidence(read_part(items, self.folded), self.words, self.folded, self)
                return replace(found, confidence=0.6) if found.type is not None else None
        return None

    def is_state(self, item: Item) -> bool:
        """Tell whether the article uses a name as a state's."""
        return item.kind == "name" and item.role is None and self.name_of(item) in self.setting.states

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
            keys.update(other for other in self._by_end.get(key.rpartition(" ")[2], ()) if len(other) > 1
                        and (other.endswith(" " + key) or key.endswith(" " + other))
                        and self._is_person(self.items[self._names[other][0]]))  # fmt: skip
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
        found += self._titled(index) + self._belonging(index)
        for part in (part_before(self, index), *parts_after(self, index)):
            if part is None or (self._is_place(index) and part.role is not None and part.role.kind == "person"):
                continue
            evidence = read_evidence(part, self.words, self.folded, self)
            if is_unit(evidence) and self._is_ranked(index):
                # "Lt. Col. Berg, spokesman of the brigade": an army's, unless the brigade has a name that says more
                evidence = replace(evidence, type="state", confidence=0.7)
            role = part.role
            if evidence.type is not None or (role is not None and role.gender is not None):
                phrase, gender = (role.phrase, role.gender) if role is not None else (None, None)
                if part.clause:
                    phrase = "head"
                found.append(Introduction(evidence, phrase, item.first, gender))
        return found

    def _titled(self, index: int) -> list[Introduction]:
        """Read the title before a name: "Bishop Anna Berg", whom the text then calls "she"."""
        before = self.items[index - 1] if index else None
        role = before.role if before is not None and before.kind == "title" else None
        if role is None or role.kind != "title" or role.type is None or before is None:
            return []
        trust = 0.5 if role.type == "state" else 0.4
        evidence = Evidence(role.type, None, f"title: {role.phrase}", trust)
        return [Introduction(evidence, role.phrase, before.first, role.gender)]

    def _belonging(self, index: int) -> list[Introduction]:
        """Read the body after a person's name: "Anna Berg of the Lake Monitor"."""
        item = self.items[index]
        rest = self.items[index + 1 : index + 5]
        if item.role is not None or len(rest) < _BODY_AFTER or not self._is_person(item):
            return []
        if rest[0].kind != "preposition" or self.folded[rest[0].first] not in ("of", "from", "at", "with"):
            return []
        body = next((one for one in rest[1:] if one.kind not in ("determiner", "modifier", "country", "word")), None)
        if body is None or body.kind not in ("entry", "name") or not self.adjacent(index):
            return []
        if body.entry is not None and (body.entry.is_person or body.entry.note == "place"):
            return []
        evidence = self._of_body(body) if body.entry is not None or body.role is not None else None
        if evidence is None or evidence.type is None:
            return []
        return [Introduction(replace(evidence, confidence=min(evidence.confidence, 0.7)), None, item.first)]

    def _is_ranked(self, index: int) -> bool:
        """Tell whether a military rank stands before a name."""
        before = self.items[index - 1] if index else None
        return before is not None and before.kind == "title" and before.role is not None and before.role.type == "state"

    def _is_place(self, index: int) -> bool:
        """Tell whether a name stands where a place does: "in San Jose, the candidate said"."""
        if self.name_of(self.items[index]) in self.setting.places:
            return True
        before = self.items[index - 1] if index else self.items[index]
        return before.kind == "preposition" and self.folded[before.first] in ("in", "near", "at", "outside", "across")

    def _of_body(self, item: Item) -> Evidence | None:
        if item.entry is not None:
            return Evidence(item.entry.type, item.entry.country, item.entry.origin, 0.9, item.entry.name)
        return self.of_name(item)
