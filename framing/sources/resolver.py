"""One mention to one speaker, with the article and the speakers before it as context.

In: an attribution. Out: a `Speaker`. `Resolver` holds the article and the antecedents, and tries in turn: no source
(continue the speaker before), pronoun, proper name, description of somebody the article names, anonymous description.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.records import Attribution, Speaker
from framing.sources.article import Article
from framing.sources.bodies import CAN_BE, entry_name
from framing.sources.coreference import Antecedent, Antecedents, pronoun_needs
from framing.sources.descriptions import describe_body, describe_people, make_speaker
from framing.sources.evidence import read_evidence
from framing.sources.items import Item
from framing.sources.mentions import Evidence, Part, read_parts
from framing.sources.names import gender_of, name_key
from framing.sources.naming import cut_joint, find_named, find_outlet, is_brand

__all__ = ["Resolver"]

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
        self._people: dict[str, Antecedent] = {}

    def resolve(self, attribution: Attribution, outer: Speaker | None = None) -> Speaker:
        """Return the speaker of an attribution.

        Parameters
        ----------
        attribution : Attribution
            Read in text order: earlier ones are the context.
        outer : Speaker, optional
            The speaker of the attribution in whose content this one stands.
        """
        if attribution.source is None:
            return self._unsaid(attribution, outer)
        first, last = self.article.tokens_of(attribution.source)
        if first >= last:
            return _UNKNOWN
        items = self.article.items_in(first, last)
        if items[0].kind == "pronoun" or (items[0].kind == "relative" and len(items) == 1):
            return self._pronoun(self.article.folded[first], first)
        found = [self._read(group) for group in cut_joint(items)]
        for one in found:
            if not attribution.nested:
                self.antecedents.add(replace(one, position=first))
        if len(found) == 1:
            return found[0].speaker
        return self._join([one.speaker for one in found], first)

    def _unsaid(self, attribution: Attribution, outer: Speaker | None) -> Speaker:
        """No source: a quoted paragraph goes on with the last speaker; a passive leaves the speaker open."""
        if outer is not None and attribution.cue is None:
            return outer
        if attribution.cue is None and self.antecedents.seen:
            last = self.antecedents.last(("person",)) or self.antecedents.seen[-1]
            return last.speaker
        return _UNKNOWN

    def first_person(self, outer: Speaker | None) -> Speaker:
        """Return whom "I" or "we" stands for: the speaker of the words it stands in, else the last body."""
        if outer is not None:
            return outer
        last = self.antecedents.last(("body", "person", "people"))
        return last.speaker if last is not None else _UNKNOWN

    def _pronoun(self, word: str, position: int) -> Speaker:
        if word in ("who", "which", "that"):
            found = self._relative(position)
            if found is not None:
                return found
        needs = pronoun_needs(word) or (("person", "people", "body"), None)
        person = (
            self._subject_before(position, needs[1]) if needs[0] == ("person",) else self._body_before(word, position)
        )
        known = self.antecedents.last(*needs)
        if person is not None and (known is None or known.position < person.position):
            known = person
        if known is None:
            return replace(_UNKNOWN, reason=f"pronoun: {word}")
        if needs[1] is not None and known.gender is None:
            known = replace(known, gender=needs[1])
        self.antecedents.add(replace(known, position=position))
        return known.speaker

    def _relative(self, position: int) -> Speaker | None:
        """Read the noun phrase before "who"."""
        article = self.article
        sentence = article.prose.sentences[article.sentence_of(position)]
        items = list(article.items_in(sentence.first, position)) if position > sentence.first else []
        while items and items[-1].kind == "mark":
            items.pop()
        start = len(items)
        while start > 0 and items[start - 1].kind not in ("mark", "relative", "and", "pronoun"):
            start -= 1
            if items[start].kind == "determiner" and (start == 0 or items[start - 1].kind != "preposition"):
                break
        if start == len(items):
            return None
        found = self._read(items[start:])
        self.antecedents.add(replace(found, position=position))
        return found.speaker

    def _subject_before(self, position: int, gender: str | None) -> Antecedent | None:
        """Return a person who opens this sentence or the one before, after the last speaker resolved."""
        article = self.article
        number = article.sentence_of(position)
        for sentence in article.prose.sentences[max(number - 1, 0) : number + 1][::-1]:
            opening = article.items_in(sentence.first, min(sentence.last, position))[:6]
            for place, item in enumerate(opening):
                if item.kind == "mark" and 0 < place < 4 and opening[place - 1].kind == "noun":
                    continue
                if item.kind not in ("name", "noun", "title", "modifier", "country", "determiner", "entry"):
                    break
                if item.kind == "name" and item.role is None and article.name_of(item) not in article.setting.states:
                    found = self._read([item])
                    if found.kind == "person" and found.gender in (None, gender):
                        return replace(found, gender=gender, position=item.first)
        return None

    def _body_before(self, word: str, position: int) -> Antecedent | None:
        """Return the body that opens the sentence before "it", when no speaker came after it."""
        article = self.article
        number = article.sentence_of(position)
        if word != "it" or number == 0 or position - article.prose.sentences[number].first > 2:
            return None
        sentence = article.prose.sentences[number - 1]
        opening = article.items_in(sentence.first, sentence.last)[:4]
        end = next((place for place, item in enumerate(opening) if item.kind in ("noun", "name", "entry")), None)
        if end is None or any(item.kind not in ("determiner", "modifier", "country", "word") for item in opening[:end]):
            return None
        head = opening[end]
        if head.kind == "noun" and (head.role is None or head.role.kind != "body" or head.role.plural):
            return None
        found = self._read(opening[: end + 1])
        return replace(found, position=sentence.first) if found.kind in ("body", "country") else None

    def _join(self, speakers: Sequence[Speaker], position: int) -> Speaker:
        names = [speaker.name for speaker in speakers if speaker.name]
        joined = replace(
            speakers[0],
            name=" and ".join(names) if names else None,
            anonymous=all(speaker.anonymous for speaker in speakers),
        )
        self.antecedents.add(Antecedent(joined, "people", position))
        return joined

    def _read(self, items: Sequence[Item]) -> Antecedent:
        """Return the speaker that a noun phrase names or describes."""
        parts = read_parts(items, self.article.folded) or [Part(tuple(items))]
        named = find_named(parts, self.article.folded)
        if named is not None:
            part, name = named
            if name.kind == "entry" and name.entry is not None and name.entry.office is None:
                return self._entry(name)
            if self._is_body(part, name):
                return self._body(parts, name)
            return self._person(parts, name)
        role = parts[0].role
        head = parts[0].head
        outlet = find_outlet(parts[0])
        if outlet is not None:
            full = self.article.expanded(outlet)
            if full.entry is not None and full.entry.type == "media":
                return self._entry(full)
            if full.entry is None and (full.role is not None or self.article.name_of(outlet).isupper()):
                speaker = make_speaker(self.article, self.article.name_of(full), self._best(parts), anonymous=False)
                return Antecedent(speaker, "body", outlet.first)
        if (role is not None and role.kind in ("body", "text")) or (head is not None and head.kind == "country"):
            return describe_body(self.article, self.antecedents, parts)
        return describe_people(self.article, self.antecedents, parts)

    def _is_body(self, part: Part, name: Item) -> bool:
        if name.role is not None or (part.role is not None and part.role.kind == "body" and part.name is name):
            return True
        text = self.article.name_of(name)
        if text in self.article.setting.states or self.article.expanded(name) is not name:
            return True
        if not name.entry and is_brand(text):
            return True
        if text in self.article.setting.places and self.article.best_introduction(text) is None:
            return True
        return any(body.name == text for body in self.article.bodies)

    def _entry(self, name: Item) -> Antecedent:
        assert name.entry is not None  # the caller has looked
        entry = name.entry
        country = entry.country or (name.country.country.code if name.country else None)
        named = entry_name(self.article, name)
        speaker = Speaker(named, entry.type, country, False, f"gazetteer: {entry.name}", 0.95)
        return Antecedent(speaker, "body", name.first)

    def _body(self, parts: Sequence[Part], name: Item) -> Antecedent:
        """Return a body by its proper name that no list knows."""
        full = self.article.expanded(name)
        if full.entry is not None:
            return self._entry(full)
        name = full
        text = self.article.name_of(name)
        evidence = self._best(parts)
        if evidence.type is None or evidence.confidence < 0.8:
            evidence = self.article.of_name(name) or evidence
        if evidence.type is None and is_brand(text):
            evidence = Evidence("business", None, "capitals inside the name", 0.4, text)
        if evidence.type is None and text in self.article.setting.places:
            evidence = Evidence("state", None, f"country: {text}, as a place", 0.6)
        if evidence.type is None:
            known = next((body for body in self.article.bodies if body.name == text), None)
            evidence = known.evidence if known is not None else Evidence("other", None, "body without evidence", 0.3)
        if evidence.type in (None, "other") and parts[0].role is not None:
            kinds = CAN_BE.get(parts[0].role.phrase.split()[-1], ())
            evidence = Evidence(kinds[0], None, f"body: {parts[0].role.phrase}", 0.5) if kinds else evidence
        country = evidence.country or (name.country.country.code if name.country else None)
        speaker = make_speaker(self.article, text, replace(evidence, country=country), anonymous=False)
        return Antecedent(speaker, "body", name.first)

    def _person(self, parts: Sequence[Part], name: Item) -> Antecedent:
        """Return a person by name, with what the article says of them anywhere."""
        article = self.article
        text = article.full_name(article.name_of(name))
        key = name_key(text)
        introductions = article.introductions(article.name_of(name))
        roles = frozenset(one.role for one in introductions if one.role)
        gender = next((one.gender for one in introductions if one.gender), None)
        for part in parts:
            gender = gender or (part.role.gender if part.role is not None else None)
            roles |= {part.role.phrase} if part.role is not None else set()
        gender = gender or gender_of(text)
        evidence = self._best(parts)
        best = article.best_introduction(article.name_of(name))
        if best is not None and (evidence.type is None or best.evidence.confidence > evidence.confidence):
            evidence = best.evidence
        entry = name.entry or article.entry_like(article.name_of(name))
        trust = evidence.confidence if evidence.type is not None else 0.0
        weak = trust < 0.45 or (evidence.type == "civilian" and trust <= 0.6)
        if weak and entry is not None:
            evidence = Evidence(entry.type, entry.country, f"office-holder: {entry.office} {entry.years}", 0.7)
        if name.entry is not None and name.entry.office is not None:
            roles |= {name.entry.office.lower()}
        if name.entry is not None and evidence.country is None:
            evidence = replace(evidence, country=name.entry.country)
        known = self._people.get(key)
        if known is not None and (evidence.type is None or (known.speaker.confidence or 0) >= evidence.confidence):
            found = replace(known, roles=known.roles | roles, gender=known.gender or gender)
        else:
            if evidence.type is None:
                evidence = self._unknown(name)
            full = name.entry.name if name.entry is not None and len(text.split()) == 1 else text
            found = Antecedent(
                make_speaker(article, full, evidence, anonymous=False), "person", name.first, gender, roles
            )
        self._people[key] = found
        return found

    def _unknown(self, name: Item) -> Evidence:
        """Return the default for a name without any evidence: a person, unless "which" follows it."""
        article = self.article
        after = article.folded[name.last : name.last + 2]
        if after == (",", "which") or after == (",", "whose"):
            return Evidence("state", None, f"country: {article.name_of(name)}, as the article uses it", 0.4)
        return Evidence("civilian", None, "person without a role", 0.4)

    def _best(self, parts: Sequence[Part]) -> Evidence:
        """Return the strongest evidence in the parts of a mention."""
        best = Evidence()
        for part in parts:
            found = read_evidence(part, self.article.words, self.article.folded, self.article)
            if found.type is not None and found.confidence > best.confidence:
                best = found
        return best
