"""One mention to one speaker, with the article and the speakers before it as context.

In: an attribution. Out: a `Speaker`. `Resolver` holds the article and the antecedents, and tries in turn: no source
(continue the speaker before), pronoun, proper name, description of somebody the article names, anonymous description.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.records import Attribution, Speaker
from framing.sources.antecedents.anaphora import find_again, find_author, find_described, find_person
from framing.sources.antecedents.known import join_speakers, make_speaker, opposes
from framing.sources.antecedents.members import as_member, find_member
from framing.sources.antecedents.ranking import Ranking
from framing.sources.antecedents.revealed import find_outlet_of, find_unnamed
from framing.sources.articles.article import Article
from framing.sources.articles.bodies import CAN_BE, entry_name
from framing.sources.articles.coreference import Antecedent, Antecedents, pronoun_needs
from framing.sources.clues.appositions import read_parts
from framing.sources.clues.mentions import Evidence, Part
from framing.sources.clues.naming import (
    cut_joint,
    find_given,
    find_named,
    find_outlet,
    is_brand,
    is_titled,
    speaking_part,
)
from framing.sources.clues.sounding import guess_branch
from framing.sources.described.capacity import guess_capacity, read_capacity, read_mention, read_office
from framing.sources.described.descriptions import describe_body
from framing.sources.described.people import describe_people
from framing.sources.gaps.clauses import apposed_start, are_two, opening_end, phrase_start
from framing.sources.lists.names import gender_of, name_key
from framing.sources.lists.patterns import type_by_pattern
from framing.sources.surface.items import Item

__all__ = ["Resolver"]

_OWNERS = frozenset({"his", "her", "their", "its"})

# Most items of "the correspondent".
_SHORT = 2

_UNKNOWN = Speaker(None, "other", None, True, "no source given", 0.5)


class Resolver:
    """Resolves the attributions of one document, one after another.

    Parameters
    ----------
    article : Article
        The document.
    antecedents : Antecedents
        The speakers before; filled as it goes.
    """

    def __init__(self, article: Article, antecedents: Antecedents) -> None:
        self.article = article
        self.antecedents = antecedents
        self.ranking = Ranking(article, antecedents, self._try)
        article.owners = self.ranking.owner
        article.described = lambda item: find_again(article, self.ranking, item)
        self._people: dict[str, Antecedent] = {}
        self._mentioned: dict[tuple[int, int], list[Antecedent]] = {}
        self._revealed: dict[Speaker, Speaker] = {}
        self._trying = False

    def resolve(self, attribution: Attribution) -> Speaker:
        """Return the speaker of an attribution.

        Parameters
        ----------
        attribution : Attribution
            Read in text order: earlier ones are the context.
        """
        first, last = self.article.tokens_of(attribution.source) if attribution.source is not None else (0, 0)
        if first >= last:
            return _UNKNOWN
        items = self.article.items_in(first, last)
        if len(items) > 1 and items[-1].kind == "possessive":
            # "the inquiry's" conclusion
            items = items[:-1]
        if len(items) > 1 and items[0].kind == "preposition" and self.article.folded[first] in ("by", "among"):
            # "by several people who heard it"
            items, first = items[1:], items[1].first
        if items[0].kind == "pronoun" or (
            len(items) == 1 and (items[0].kind == "relative" or self.article.folded[first] in _OWNERS)
        ):  # fmt: skip
            return self._pronoun(first, attribution)
        found = self._mentioned.get((first, last))
        if found is None:
            # what somebody says may be in several pieces, each with the same mention as its source
            found = self._mentioned[first, last] = self._read_joint(items)
        if not found:
            return _UNKNOWN
        for one in found:
            # "her son and daughter": neither is "she" by themselves
            if attribution.nested:
                self.ranking.inner[first] = one.at(first)
            elif len(found) == 1 or not one.speaker.anonymous:
                self.antecedents.add(one if one.position == first else one.at(first))
        if len(found) == 1:
            return found[0].speaker
        return self._join([one.speaker for one in found], first)

    def _read_joint(self, items: Sequence[Item]) -> list[Antecedent]:
        """Return the speakers that a mention names or describes: several where it joins them."""
        found = [self._read(group) for group in cut_joint(items, self.article.folded) if group]
        if len(found) == 1 and found[0].kind == "person" and found[0].speaker.anonymous and are_two(items):
            # "her son and daughter"
            return [found[0]._replace(kind="people")]
        return found

    def close(self) -> None:
        """Let go of the article, once all is resolved.

        The two and the candidates refer to each other: the collector, which would have to find that out, takes a
        fifteenth of the time of the step.
        """
        self.article.close()
        del self.ranking

    def first_person(self, outer: Speaker | None) -> Speaker:
        """Return whom "I" or "we" stands for: the speaker of the words it stands in, else the last body."""
        if outer is not None:
            return outer
        last = self.antecedents.last(("body", "person", "people"))
        return last.speaker if last is not None else _UNKNOWN

    def revealed(self, speakers: dict[int, Speaker]) -> dict[int, Speaker]:
        """Return speakers with the named one whom an unnamed first mention turned out to be in its place."""
        found = self._revealed
        return {number: found.get(one, one) for number, one in speakers.items()} if found else speakers

    def _pronoun(self, position: int, attribution: Attribution) -> Speaker:
        word = self.article.folded[position]
        if word in ("who", "which", "that"):
            found = self._relative(position)
            if found is not None:
                return found
        needs = pronoun_needs(word) or (("person", "people", "body"), None)
        known = self.ranking.point(position, said=attribution.content) or self.antecedents.last(*needs)
        if known is None:
            return replace(_UNKNOWN, reason=f"pronoun: {word}")
        if needs[1] is not None and known.gender is None:
            known = known._replace(gender=needs[1])
        if not attribution.nested:
            self.antecedents.add(known.at(position))
        return known.speaker

    def _relative(self, position: int) -> Speaker | None:
        """Read the noun phrase before "who"."""
        article = self.article
        sentence = article.prose.sentences[article.sentence_of(position)]
        items = list(article.items_in(sentence.first, position)) if position > sentence.first else []
        while items and items[-1].kind == "mark":
            items.pop()
        phrase = items[apposed_start(items, phrase_start(items, article.folded)) :]
        found = self._read(phrase) if phrase else None
        if found is not None and found.kind != "person" and article.folded[position] == "who":
            # "a logistician for another organisation, who"
            links = [
                place for place, item in enumerate(items[: len(items) - len(phrase)]) if item.kind == "preposition"
            ]
            head = items[phrase_start(items[: links[-1]], article.folded) :] if links else []
            whole = self._read(head) if head and len(head) > len(phrase) else None
            found = whole if whole is not None and whole.kind == "person" else found
        if (found is None or found.kind == "unknown") and article.folded[position] == "which":
            # "published an account, which showed": not the account, which no list knows, but the subject
            opening = items[: opening_end(article, items)]
            subject = self._read(opening) if opening else None
            found = subject if subject is not None and subject.kind != "unknown" else found
        if found is None:
            return None
        self.antecedents.add(found.at(position))
        return found.speaker

    def _join(self, speakers: Sequence[Speaker], position: int) -> Speaker:
        joined = join_speakers(speakers)
        self.antecedents.add(Antecedent(joined, "people", position))
        return joined

    def _try(self, items: Sequence[Item]) -> Antecedent:
        """Read a noun phrase that is no source, so that it reveals nobody."""
        self._trying, known = True, dict(self._people)
        try:
            return self._read(items)
        finally:
            self._trying, self._people = False, known

    def _read(self, items: Sequence[Item]) -> Antecedent:
        """Return the speaker that a noun phrase names or describes."""
        parts = read_parts(items, self.article.folded) or [Part(tuple(items))]
        named = find_named(parts, self.article.folded)
        if named is not None:
            part, name = speaking_part(parts, *named)
            if name.kind == "entry" and name.entry is not None and not name.entry.is_person:
                return self._entry(name, parts)
            if self._is_body(part, name) and not is_titled(parts, name):
                return self._body(parts, name)
            return as_member(self.article, self.ranking, self._person(parts, name), parts[0])
        role = parts[0].role
        given = find_given(items, self.article.folded) if role is not None and role.kind == "person" else None
        if given is not None:
            return self._person(parts, given)
        head = parts[0].head
        outlet = find_outlet(parts[0])
        if outlet is not None:
            full = self.article.expanded(outlet)
            if full.entry is not None and full.entry.type in ("media", "state"):
                return self._entry(full)
            if full.entry is None and (full.role is not None or self.article.name_of(outlet).isupper()):
                speaker = make_speaker(
                    self.article, self.article.name_of(full), read_mention(self.article, parts), anonymous=False
                )
                return Antecedent(speaker, "body", outlet.first)
        if role is not None and role.kind == "person" and role.type == "media" and len(parts[0].items) <= _SHORT:
            # "the correspondent" of the agency cited before
            cited = find_outlet_of(self.article, self.antecedents) if parts[0].determiner in ("the", "its") else None
            if cited is not None:
                return cited
        pointed = self._anaphor(parts)
        if pointed is not None:
            return pointed
        if (role is not None and role.kind in ("body", "text")) or (head is not None and head.kind == "country"):
            return describe_body(self.article, self.antecedents, parts)
        return describe_people(self.article, self.antecedents, parts)

    def _anaphor(self, parts: Sequence[Part]) -> Antecedent | None:
        """Return whom a short description points back to."""
        article, part = self.article, parts[0]
        member = find_member(article, self.ranking, part)
        if member is not None or len(parts) > 1 or part.determiner not in ("the", "this", "that"):
            return member
        evidence = article.evidence_of(part)
        if part.role is not None and part.role.kind == "text":
            return find_author(article, self.ranking, part) if evidence.type is None else None
        if part.role is not None and part.role.kind == "body":
            return find_described(article, self.ranking, part, evidence)
        return find_person(article, self.ranking, part, evidence)

    def _is_body(self, part: Part, name: Item) -> bool:
        branch = name.kind == "name" and name.country is not None and name.entry is None
        described = part.role is not None and part.role.kind == "body" and part.name is name
        if name.role is not None or branch or described:
            return True
        text = self.article.name_of(name)
        if text in self.article.setting.states or self.article.expanded(name) is not name:
            return True
        if not name.entry and is_brand(text):
            return True
        if text in self.article.setting.places and self.article.best_introduction(text) is None:
            return True
        return self.article.bodies.named(text, generic=True) is not None

    def _entry(self, name: Item, parts: Sequence[Part] = ()) -> Antecedent:
        assert name.entry is not None  # the caller has looked
        entry = name.entry
        country = entry.country or (name.country.country.code if name.country else None)
        named = entry_name(self.article, name)
        # "Podemos, the largest opposition party": not a party in power
        kind = "opposition" if entry.type == "party" and opposes(parts) else entry.type
        speaker = Speaker(named, kind, country, False, entry.origin, 0.95)
        return Antecedent(speaker, "body", name.first)

    def _body(self, parts: Sequence[Part], name: Item) -> Antecedent:
        """Return a body by its proper name that no list knows."""
        full = self.article.expanded(name)
        if full.entry is not None:
            return self._entry(full)
        name = full
        text = self.article.name_of(name)
        evidence = read_mention(self.article, parts)
        role = parts[0].role
        civic = type_by_pattern(role, self.article.folded[name.first : name.last]) if role is not None else None
        if civic is not None:
            evidence = Evidence(civic, None, f"pattern of the name: {text}", 0.85)
        elif evidence.type is None or evidence.confidence < 0.8:
            evidence = self.article.of_name(name) or evidence
        if evidence.type is None and is_brand(text):
            evidence = Evidence("business", None, "capitals inside the name", 0.4, text)
        if evidence.type is None and name.country is not None and name.role is None:
            evidence = guess_branch(text)
        if evidence.type is None and text in self.article.setting.places:
            evidence = Evidence("state", None, f"country: {text}, as a place", 0.6)
        if evidence.type is None:
            known = self.article.bodies.named(text, generic=True)
            evidence = known.evidence if known is not None else Evidence("other", None, "body without evidence", 0.3)
        if evidence.type in (None, "other") and parts[0].role is not None:
            noun = parts[0].role.noun
            kinds = CAN_BE.get(noun, ()) if noun != "commission" else ("state",)
            evidence = Evidence(kinds[0], None, f"body: {parts[0].role.phrase}", 0.5) if kinds else evidence
        country = evidence.country or (name.country.country.code if name.country else None)
        speaker = make_speaker(self.article, text, evidence._replace(country=country), anonymous=False)
        return Antecedent(speaker, "body", name.first)

    def _person(self, parts: Sequence[Part], name: Item) -> Antecedent:
        """Return a person by name, with what the article says of them anywhere."""
        article = self.article
        text = article.full_name(article.name_of(name))
        key = name_key(text)
        introductions = article.introductions(article.name_of(name))
        roles = frozenset(one.role for one in introductions if one.role)
        gender = next((one.gender for one in introductions if one.gender), None)
        for told in [part.role for part in parts if part.role is not None]:
            gender, roles = gender or told.gender, roles | {told.phrase}
        gender = gender or gender_of(text)
        entry = name.entry or article.entry_like(article.name_of(name))
        evidence = read_capacity(article, name, text, read_mention(self.article, parts), entry)
        if name.entry is not None and name.entry.office is not None:
            evidence = read_office(name.entry, evidence, parts)
            roles |= {name.entry.office.lower()}
        known = self._people.get(key)
        if known is not None and (evidence.type is None or (known.speaker.confidence or 0) >= evidence.confidence):
            found = known._replace(roles=known.roles | roles, gender=known.gender or gender)
        else:
            unknown = evidence.type is None and not self._trying and bool(text)
            unnamed = find_unnamed(article, self.antecedents, name, gender) if unknown else None
            if unnamed is not None:
                said = unnamed.speaker
                evidence = Evidence(said.type, said.country, f"named after {said.name}", 0.6)
                roles |= unnamed.roles
            elif evidence.type is None:
                evidence = guess_capacity(article, name)
            listed = name.entry or (entry if evidence.reason.startswith("office-holder") else None)
            full = listed.name if listed is not None and len(text.split()) == 1 else text
            found = Antecedent(
                make_speaker(article, full, evidence, anonymous=False), "person", name.first, gender, roles
            )
            if unnamed is not None:
                self._revealed[unnamed.speaker] = found.speaker
        self._people[key] = found
        return found
