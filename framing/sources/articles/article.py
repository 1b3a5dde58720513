"""What an article says about the names in it: where each stands and how it is introduced.

In: the prose of one document. Out: an `Article`, which reads the prose once and answers questions about it: the full
form of a short name, the roles with which a person is introduced ("Kremlin spokesman Dmitry Peskov", "Anna Berg, who
heads the charity X"), what "the group" or "its" points to. The look at an introduction is done when the name is first
asked for, since most names in an article are never a source.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from framing.segmentation.prose import Prose
from framing.sources.articles.bodies import CAN_BE, Body
from framing.sources.articles.coreference import Antecedent
from framing.sources.articles.introduced import Introduction, read_introductions
from framing.sources.articles.owners import body_before
from framing.sources.articles.roster import Roster
from framing.sources.clues.evidence import read_evidence
from framing.sources.clues.following import parts_after
from framing.sources.clues.introductions import led_by, may_introduce, part_before, phrase_start
from framing.sources.clues.mentions import Evidence, Part, read_part
from framing.sources.clues.setting import Setting, find_setting
from framing.sources.clues.sounding import guess_certain
from framing.sources.clues.standing import MENTIONS, count_standing, read_article_standing, read_belongings
from framing.sources.clues.wording import guess_type, is_states_own
from framing.sources.lists.gazetteer import Entry
from framing.sources.lists.names import name_key
from framing.sources.surface.items import Item, body_noun
from framing.sources.surface.namebook import Namebook
from framing.sources.surface.phrases import Lexicon

__all__ = ["Article"]


# Nouns for bodies of which an article has seldom more than one.
_ONES = frozenset({"coalition", "mission", "alliance", "operation", "tribunal", "inquiry", "commission", "bloc",
                   "force", "campaign", "consortium", "taskforce"})  # fmt: skip

# Fewest letters of an acronym whose words are looked for.
_LETTERS = 3

# How many items after a name there may be to the noun that introduces it.
_AHEAD = 20


class Article(Namebook):
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
        self._introduced: dict[int, list[Introduction]] = {}
        self._before: dict[int, tuple[int, Part | None]] = {}
        self._after: dict[int, list[Part]] = {}
        self._best: dict[str, Introduction | None] = {}
        self._standing: dict[str, Evidence | None] = {}
        self._asked: set[str] = set()
        self._evidence: dict[tuple[int, int, bool], Evidence] = {}
        self.described: Callable[[Item], Antecedent | None] | None = None
        self.owners: Callable[[str, int], Antecedent | None] | None = None

    def close(self) -> None:
        """Let go of what refers back to the article, so that it is freed with the last who asks it."""
        self.described = self.owners = None
        vars(self).pop("bodies", None)

    @cached_property
    def setting(self) -> Setting:
        """The states that the article is about."""
        surnames = {key.rpartition(" ")[2] for key in self._names if " " in key}
        return find_setting(
            self.items,
            self.folded,
            places=self.places,
            texts=self.texts,
            third=self.opening(2),
            people={text for text in self.texts.values() if name_key(text) in surnames} if surnames else frozenset(),
        )

    @cached_property
    def _election(self) -> tuple[int, int]:
        """How many words of the article are of an election, and of a state that strikes at its opponents."""
        return count_standing(self.folded)

    @cached_property
    def bodies(self) -> Roster:
        """The bodies that the article names."""
        return Roster(self)

    def evidence_of(self, part: Part) -> Evidence:
        """Return what a phrase says about the type of whom it speaks: read once, whoever asks for it."""
        key = part.items[0].first, part.items[-1].last, part.clause
        known = self._evidence.get(key)
        if known is None:
            known = self._evidence[key] = read_evidence(part, self.words, self.folded, self)
        return known

    def of_name(self, item: Item) -> Evidence | None:
        """Return what the article says about a name that the lists don't know."""
        name = self.name_of(item)
        told = guess_certain(name) if item.role is None and item.kind == "name" else None
        if told is not None:
            return told
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
            known = self.bodies.named(name)
            return known.evidence if known is not None else None
        return best.evidence

    def of_noun(self, item: Item) -> Evidence | None:
        """Return the evidence for the named body that a noun points to."""
        body = self.body_for(item)
        if body is not None and body.evidence.type == "opposition" and is_states_own(item.role):
            # "the army" is not the People's Army that fights it
            return None
        told = None
        if body is None and self.described is not None and not item.capital and self.folded[item.last - 1] in _ONES:
            told = self.described(item)
        if told is not None:
            said = told.speaker
            return Evidence(said.type, said.country, said.reason or "", min(said.confidence or 0.5, 0.9), said.name)
        if body is None:
            kinds = CAN_BE.get(body_noun(item, self.folded), ())
            if kinds and item.role is not None and " " in item.role.phrase and item.role.type is not None:
                # "the youth council" is no council of the state's
                kinds = (item.role.type,)
            body = self.bodies.before(item.first, kinds)
        return body.evidence if body is not None else None

    def of_owner(self, pronoun: str, position: int) -> Evidence | None:
        """Return the evidence for the body named last before "its" or "their"."""
        at = next(
            (place for place in range(position, position + 4) if self.folded[place : place + 1] == (pronoun,)), -1
        )
        found = self.owners(pronoun, at) if at >= 0 and self.owners is not None else None
        if found is not None:
            said = found.speaker
            return Evidence(said.type, said.country, said.reason or "", min(said.confidence or 0.5, 0.9), said.name)
        return body_before(self, position) if pronoun not in ("his", "her") else None

    def owner_name(self, position: int) -> str | None:
        """Return the name of whom "his", "her", "its" or "their" at a token points to."""
        word = self.folded[position]
        found = self.owners(word, position) if self.owners is not None else None
        return found.speaker.name if found is not None and not found.speaker.anonymous else None

    def of_earlier(self, item: Item) -> Evidence | None:
        """Return the evidence for the same noun told by more before: "a local party leader ... the leader"."""
        number = self.sentence_of(item.first)
        low = bisect_left(self._item_firsts, self._firsts[max(number - 3, 0)])
        for place in range(bisect_left(self._item_firsts, item.first) - 1, low, -1):
            other = self.items[place]
            if other.kind != "noun" or other.role is None or item.role is None or other.role.plural:
                continue
            if other.role.noun != item.role.noun:
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

    def items_before(self, position: int) -> Iterator[Item]:
        """Iterate over the items before a token that say something, the nearest first."""
        high = bisect_left(self._item_firsts, position)
        for place in range(bisect_left(self.telling, high) - 1, -1, -1):
            yield self.items[self.telling[place]]

    def standing(self, name: str) -> Evidence | None:
        """Return what is known of a person without a role: what is called theirs, what the article is about."""
        if name.replace(".", "").isupper():
            return None
        end = name_key(name).rpartition(" ")[2]
        if end not in self._standing:
            keys = self._by_end.get(end, [])
            places = [place for other in keys for place in self._names[other]]
            told = read_belongings(self.items, self.folded, places)
            # a family is not a candidate
            often = len(places) if sum(" " in other for other in keys) <= 1 else 0
            if told is None and often >= MENTIONS:
                # most are named too seldom for the words of the article to be counted
                told = read_article_standing(self._election, often)
            self._standing[end] = told
        return self._standing[end]

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
                return found._replace(confidence=0.6) if found.type is not None else None
        return None

    def is_state(self, item: Item) -> bool:
        """Tell whether the article uses a name as a state's."""
        return item.kind == "name" and item.role is None and self.name_of(item) in self.setting.states

    def body_for(self, item: Item) -> Body | None:
        """Return the named body that a noun may stand for: one whose name holds it, the latest before first."""
        noun = body_noun(item, self.folded)
        # "the organisation" is not one that is named later and happens to be called so
        body = self.bodies.called(noun, item.first, later=noun not in CAN_BE or item.capital)
        told = item.capital and item.role is not None and item.role.type == "state" and " " in item.role.phrase
        if body is not None and told and not body.words.issuperset(self.folded[item.first : item.last]):
            # "the Attorney General's Office" is no office of another
            return None
        return body

    def entry_like(self, name: str) -> Entry | None:
        """Return the office-holder whose name the article also prints in another spelling."""
        places = self._names.get(name_key(name), ())
        return next((self.items[place].entry for place in places if self.items[place].entry is not None), None)

    def best_introduction(self, name: str) -> Introduction | None:
        """Return the introduction of a name that says most about its type."""
        if name not in self._best:
            found = [one for one in self.introductions(name) if one.evidence.type is not None]
            best = max(found, key=lambda one: one.evidence.confidence) if found else None
            if name not in self._introductions:
                # its introductions are still being read
                return best
            self._best[name] = best
        return self._best[name]

    def introductions(self, name: str) -> list[Introduction]:
        """Return how the article introduces a name, in text order."""
        known = self._introductions.get(name)
        if known is None:
            key = self.key_for(name)
            known = self._introductions.get(key)
            if known is None:
                if key in self._asked:
                    return []
                self._asked.add(key)
                known = [one for index in self.occurrences(key) for one in self._introduce(index)]
                self._introductions[key] = known
            self._introductions[name] = known
        return known

    def is_introduced_by(self, name: str, roles: Sequence[int], *, heading: bool) -> bool:
        """Tell whether one of the roles at these places may stand in an introduction of a name: the quick answer.

        With `heading` a clause will do ("who runs the charity", "led by"), whatever its noun.
        """
        for index in self.occurrences(self.key_for(name)):
            opened, closed = may_introduce(self, index)
            at = bisect_left(roles, index)
            if closed and (heading or (at < len(roles) and roles[at] <= index + _AHEAD)):
                return True
            start = self._firsts[self.sentence_of(self.items[index].first)]
            if opened and at and self.items[roles[at - 1]].first >= start:
                return True
            if opened and heading and led_by(self, phrase_start(self, index)) is not None:
                return True
        return False

    def part_before(self, index: int) -> tuple[int, Part | None]:
        """Return the noun phrase before a name and where it begins, read once: it tells of a person and of a body."""
        if index not in self._before:
            start = phrase_start(self, index)
            self._before[index] = start, part_before(self, start, index)
        return self._before[index]

    def parts_after(self, index: int) -> list[Part]:
        """Return the appositions after a name, read once."""
        if index not in self._after:
            self._after[index] = parts_after(self, index)
        return self._after[index]

    def _introduce(self, index: int) -> list[Introduction]:
        """Return the introductions at one place of a name, which may be several people's: read once."""
        known = self._introduced.get(index)
        if known is None:
            # what is asked again while it is read finds nothing
            self._introduced[index] = []
            known = self._introduced[index] = read_introductions(self, index)
        return known
