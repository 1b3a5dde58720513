"""Descriptions without a name: "the group", "the foreign minister", "Syrian rebels", "a doctor in Aleppo".

In: the parts of a mention, the article, the speakers before. Out: the speaker that the article names elsewhere, or a
speaker called by the description. A definite description looks for an antecedent; an indefinite one only for a body
of its kind ("a monitor" in the headline, named in the text).
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.records import SourceType, Speaker
from framing.sources.antecedents.anaphora import is_of_kind
from framing.sources.antecedents.known import (
    find_another,
    find_known_person,
    find_pair,
    find_side,
    find_sources,
    fits_role,
    make_speaker,
)
from framing.sources.articles.article import Article
from framing.sources.articles.bodies import CAN_BE, Body
from framing.sources.articles.coreference import Antecedent, Antecedents
from framing.sources.clues.mentions import Evidence, Part, is_indefinite, read_part
from framing.sources.clues.offices import is_former, read_exile
from framing.sources.clues.settled import USUAL, read_usual
from framing.sources.clues.wording import is_states_own
from framing.sources.described.plain import plain_name
from framing.sources.described.posts import are_officials, is_initiated, is_known_post, is_named_people
from framing.sources.described.trades import is_trade
from framing.sources.lists.countries import load_countries
from framing.sources.lists.names import fold
from framing.sources.lists.roles import Role
from framing.sources.surface.items import Item
from framing.sources.surface.quantities import is_share

__all__ = ["describe_body", "describe_people"]

# Texts that a person issues as often as a body does: whoever was cited last.
_SPOKEN = frozenset({"statement", "speech", "post", "tweet", "message", "letter", "email", "address", "communique",
                     "remarks", "interview", "article"})  # fmt: skip

# Texts that those who issue them put their names to: "the organisations' letter".
_SIGNED = frozenset({"letter", "petition", "appeal", "declaration", "manifesto"})

# What is done to a text by those who have it from others: "a message seen by our correspondent".
_VIEWED = frozenset({"seen", "reviewed", "obtained", "verified", "examined", "viewed", "read", "heard", "cited",
                     "quoted", "authenticated", "geolocated", "consulted", "analysed", "analyzed"})  # fmt: skip

# Within so many sentences "the group" points to a body before; from this confidence on a body's type is no guess.
_NEAR, _SURE = 3, 0.7

# Collective nouns that stand for a whole side, not for a body named elsewhere.
_NEVER_SHORT = frozenset({"opposition", "resistance", "insurgency", "rebellion", "media", "press", "capital"})

# Tokens of "the Americans".
_PEOPLE = 2

_MANY = frozenset({"two", "three", "four", "five", "six", "several", "many", "some", "both", "most", "few", "other",
                   "others", "dozens", "hundreds", "thousands", "all", "these", "those"})  # fmt: skip


def describe_body(article: Article, antecedents: Antecedents, parts: Sequence[Part]) -> Antecedent:
    """Return the body or text behind a description."""
    part = parts[0]
    evidence = article.evidence_of(part)
    position = part.items[0].first
    if part.head is not None and part.head.kind == "country":
        return _country(article, part, evidence)
    role = part.role
    assert role is not None  # the caller has looked
    if role.kind == "text":
        return _text(article, antecedents, part, evidence, parts[1:])
    if not role.plural:
        known = _known_body(article, antecedents, part, evidence)
        if known is not None:
            return known
    anonymous = "state" not in (evidence.type, role.type) and not (
        evidence.body is not None and evidence.type in ("un", "igo", "ngo", "business", "media", "party")
    )
    party = part.determiner == "the" and role.type == "party" and part.head is not None and part.head.capital
    several = role.plural and role.phrase != "authorities" and not party
    if several or (is_indefinite(part.determiner) and not _is_placed(part)):
        anonymous = True
    formed = evidence.reason.startswith(("formed by", "their own")) and not is_indefinite(part.determiner)
    # "The Bar Association"
    told = part.determiner == "the" and (bool(part.attributes) or " " in role.phrase)
    owned = (bool(part.possessor) or told) and evidence.type != "opposition"
    formed = formed or owned or (part.head is not None and article.has_capital(part.head.last - 1))
    if not role.plural and (formed or any(item.kind in ("name", "entry") for item in part.possessor)):
        # "Imran Khan's party", "the bakery owners' syndicate" is one body, though it isn't named
        anonymous = False
    if evidence.type is None:
        noun = role.phrase.split()[-1].removesuffix("s")
        usual = "other" if is_indefinite(part.determiner) else USUAL.get(noun, "other")
        evidence = Evidence(usual, evidence.country, "body without evidence", 0.3)
    speaker = make_speaker(article, plain_name(article, part, evidence), evidence, anonymous=anonymous)
    return Antecedent(speaker, "people" if role.plural else "body", position)


def describe_people(article: Article, antecedents: Antecedents, parts: Sequence[Part]) -> Antecedent:
    """Return the person behind a definite description, or an anonymous speaker called by it."""
    part = parts[0]
    evidence = Evidence()
    for other in parts:
        if other.aside:
            continue
        found = article.evidence_of(other)
        if found.type is not None and found.confidence > evidence.confidence:
            evidence = found
    if evidence.type is not None:
        evidence = read_exile(evidence, article.folded[part.items[0].first : parts[-1].items[-1].last])
    role = part.role
    gender = role.gender if role is not None else None
    plural = (role is not None and role.plural and not _is_one(part)) or part.determiner in _MANY
    position = part.items[0].first
    another = find_another(article, antecedents, part)
    if another is not None:
        return another
    pair = find_pair(article, antecedents, part)
    if pair is not None:
        return pair
    if role is not None and not plural and not is_indefinite(part.determiner):
        known = find_known_person(article, antecedents, part, evidence)
        if known is not None:
            return known
    if role is None or role.phrase in ("several", "some", "many", "others"):
        last = part.items[-1]
        rest = article.folded[last.first] in ("them", "all", "several", "both", "those") or len(part.items) == 1
        known = antecedents.last(("people",)) if rest and last.kind in ("pronoun", "determiner", "noun") else None
        if known is not None:
            return known
    side = find_side(article, part, evidence) if plural else None
    side = side or (find_sources(article, antecedents, part) if evidence.type is None else None)
    if side is not None:
        return side
    if plural and part.determiner in ("the", "both"):
        for known in antecedents.backwards():
            fits = part.determiner == "both" or (role is not None and fits_role(role.phrase, known.roles))
            if known.kind == "people" and fits:
                return known
    if evidence.type == "civilian" and part.head is not None and is_initiated(part.head.last, role, article.folded):
        evidence = Evidence("other", None, "told of the matter", 0.5)
    if evidence.type == "expert" and _is_mandated(article, part):
        evidence = Evidence("un", None, "independent experts, as the United Nations calls its mandate holders", 0.7)
    aged = role is None and any("year-old" in article.folded[item.first] for item in part.items)
    counted = part.head is None and any(is_share(part.items, place, article.folded) for place in range(len(part.items)))
    those = counted or (role is None and any(article.folded[item.first] == "those" for item in part.items[:4]))
    if evidence.type is None and are_officials(part, plural=plural):
        evidence = Evidence("state", None, "officials", 0.5)
    near = any(item.role is not None and item.role.phrase == "local" for item in part.attributes)
    near = near or (role is not None and role.phrase == "colleague")
    served = read_usual(part, None) if evidence.type is None and role is None and part.head is not None else None
    evidence = served or evidence
    if evidence.type is None and (aged or those or near or is_trade(article, part)):
        evidence = Evidence("civilian", None, "a person by age or trade", 0.5)
    if evidence.type is None or (is_former(evidence) and evidence.type == "expert"):
        # "a retired officer said": of whom nothing else is known
        evidence = Evidence("other", None, evidence.reason or "unknown noun", 0.4)
    speaker = make_speaker(
        article,
        plain_name(article, part, evidence),
        evidence,
        anonymous=not (is_known_post(part, evidence, article.folded) or is_named_people(role, part)),
    )
    roles = frozenset({role.phrase}) if role is not None else frozenset()
    alone = part.many and part.determiner in ("one", "another")
    kind = "people" if plural else "person" if role is not None or aged or alone else "unknown"
    return Antecedent(speaker, kind, position, gender, roles)


def _is_one(part: Part) -> bool:
    """Tell whether one of a group speaks: "one of the detainees"."""
    return part.many and part.determiner in ("one", "another", "")


def _is_mandated(article: Article, part: Part) -> bool:
    """Tell whether "independent experts" are the United Nations' in an article that has named a body of theirs."""
    if part.role is None or not part.role.phrase.endswith(("expert", "experts")):
        return False
    if not any(article.folded[item.first] == "independent" for item in part.attributes):
        return False
    return any(body.evidence.type == "un" and body.position < part.items[0].first for body in article.bodies)


def _is_placed(part: Part) -> bool:
    """Tell whether a body is told apart by a place or owner: "a Moscow court", "South Korea's joint chiefs"."""
    return bool(part.possessor) or any(item.kind in ("name", "country", "entry") for item in part.attributes)


def _country(article: Article, part: Part, evidence: Evidence) -> Antecedent:
    assert part.head is not None  # the caller has looked
    assert part.head.country is not None
    phrase = part.head.country
    position = part.items[0].first
    if phrase.kind == "adjective":
        if (
            part.determiner == "the"
            and part.head.last - position == _PEOPLE
            and phrase.country.code != article.setting.country
        ):
            # "the Americans" in a war elsewhere
            evidence = Evidence("state", phrase.country.code, f"people: {phrase.country.adjective}, abroad", 0.5)
        speaker = make_speaker(article, plain_name(article, part, evidence), evidence, anonymous=True)
        return Antecedent(speaker, "people", position)
    speaker = Speaker(phrase.country.name, "state", phrase.country.code, False, evidence.reason, evidence.confidence)
    return Antecedent(speaker, "country", position)


def _unissued(article: Article, part: Part) -> Evidence:
    """Return what a text that nobody is known to have issued says of itself: "reports" are the media's."""
    if part.head is not None and article.folded[part.head.first] == "reports":
        return Evidence("media", None, "unspecified reports", 0.4)
    return Evidence("other", None, "text", 0.4)


def _issued(article: Article, part: Part) -> Evidence:
    """Return what "posted by activists" or "released by the ministry" says of a text."""
    folded = article.folded
    if part.items[0].kind == "relative":
        return Evidence()
    for place in range(len(part.items) - 2, -1, -1):
        # "lowered by rope and shared with reporters by the group"
        if folded[part.items[place].first] == "by" and folded[part.items[place].first - 1] not in _VIEWED:
            found = article.evidence_of(read_part(part.items[place + 1 :], folded))
            if found.type is not None:
                return found
    return Evidence()


def _text(
    article: Article, antecedents: Antecedents, part: Part, evidence: Evidence, rest: Sequence[Part]
) -> Antecedent:
    """Return whoever issued a statement or report."""
    position = part.items[0].first
    after = part.complement[0].first if part.complement else 0
    own = bool(part.possessor) or any(item.kind in ("name", "entry") for item in part.attributes)
    if article.folded[after - 2] in _VIEWED and article.folded[after - 1] == "by" and not own:
        # "footage reviewed by the group"
        evidence = Evidence()
    if evidence.type is None or evidence.type in ("media", "civilian", "other"):
        told = (part, *rest) if evidence.body is None else rest if evidence.type is None else ()
        evidence = next((found for other in told if (found := _issued(article, other)).type is not None), evidence)
    holder = _holder_of(article, antecedents, part, evidence) if part.possessor else None
    if holder is not None:
        return holder
    if evidence.type is not None:
        name = _owner_name(article, part, evidence)
        signed = evidence.type == "ngo" and part.role is not None and part.role.phrase.split()[-1] in _SIGNED
        anonymous = evidence.body is None and evidence.type not in ("state", "un", "igo") and not signed
        return Antecedent(make_speaker(article, name, evidence, anonymous=anonymous), "body", position)
    if not is_indefinite(part.determiner) and part.determiner:
        known = _issuer(article, antecedents, part)
        if known is None or known.speaker.type == "civilian":
            known = antecedents.last(("body", "country", "text")) or antecedents.last(("people", "person"))
        if known is not None:
            return known
    speaker = make_speaker(article, plain_name(article, part, evidence), _unissued(article, part), anonymous=True)
    return Antecedent(speaker, "text", position)


def _holder_of(article: Article, antecedents: Antecedents, part: Part, evidence: Evidence) -> Antecedent | None:
    """Return the person whose post owns a text: "the Special Rapporteur's report"."""
    owner = read_part(part.possessor, article.folded)._replace(determiner=part.determiner)
    if owner.role is None or owner.role.kind != "person" or owner.role.plural or owner.head is None:
        return None
    if owner.head.kind != "noun" or is_indefinite(part.determiner):
        return None
    return find_known_person(article, antecedents, owner, evidence)


def _issuer(article: Article, antecedents: Antecedents, part: Part) -> Antecedent | None:
    """Return whom the article cited in the last sentence that speaks of the text ("said in a statement")."""
    noun = part.role.phrase.split()[-1] if part.role is not None else ""
    if noun not in _SPOKEN:
        return None
    for token in range(part.items[0].first - 1, -1, -1):
        if article.folded[token] == noun:
            number = article.sentence_of(token)
            for known in antecedents.seen:
                if article.sentence_of(known.position) == number and known.kind != "text":
                    return known
    return None


def _owner_name(article: Article, part: Part, evidence: Evidence) -> str:
    """Name the body that issued a text: "a Defense Ministry statement" -> "Iraqi Defense Ministry"."""
    if evidence.body is None:
        return plain_name(article, part, evidence)
    for item in (*part.attributes, *part.possessor, *part.complement):
        if item.kind == "noun" and item.role is not None and item.role.type == "state":
            country = load_countries().get(evidence.country or "")
            adjective = country.adjective if country is not None else article.setting.adjective
            return f"{adjective} {evidence.body}" if adjective else evidence.body
    return evidence.body


# Words that lead from the noun of a body's name to what it is for.
_LINKS = frozenset({"of", "for", "on", "in", "to", "against", "and", "from", "at"})


def _heads(noun: str, name: Sequence[str]) -> bool:
    """Tell whether a noun is the one that a name is of: "Observatory for Rights", not "Government Service"."""
    return any(
        word == noun and (place + 1 == len(name) or name[place + 1] in _LINKS) for place, word in enumerate(name)
    )


def _known_body(article: Article, antecedents: Antecedents, part: Part, evidence: Evidence) -> Antecedent | None:
    """Find the body that "the group" or "the Observatory" points to: cited before, then named anywhere."""
    head, role = part.head, part.role
    assert head is not None  # the caller has looked
    assert role is not None
    if role.type == "state" and any(item.kind in ("name", "country") for item in part.attributes):
        return None
    noun = article.folded[head.last - 1]
    cited = _cited_body(article, antecedents, part, noun)
    if cited is not None:
        return cited
    body = article.body_for(head) if not part.possessor else None
    if body is not None and _may_mean(body, noun, role, evidence):
        return Antecedent(make_speaker(article, body.name, body.evidence, anonymous=False), "body", head.first)
    if "state" in (role.type, evidence.type) or noun in _NEVER_SHORT or part.possessor:
        return None
    if any(item.entry is not None or item.kind == "name" for item in part.attributes):
        return None
    return _body_of_kind(article, antecedents, part, evidence)


def _cited_body(article: Article, antecedents: Antecedents, part: Part, noun: str) -> Antecedent | None:
    """Return the body cited last whose name holds all words of a description."""
    assert part.head is not None  # the caller has looked
    words = {article.folded[item.first] for item in part.attributes if item.kind in ("noun", "name", "entry")}
    words.update(article.folded[part.head.first : part.head.last])
    words.update(article.folded[item.last - 1] for item in part.possessor if item.kind in ("noun", "name"))
    state = part.role is not None and part.role.type == "state"
    for known in antecedents.backwards():
        if known.kind != "body" or known.speaker.anonymous:
            continue
        name = fold(known.speaker.name or "").split()
        if not _heads(noun, name) or not words <= set(name):
            continue
        if known.speaker.type == "opposition" and is_states_own(part.role):
            # "the army" is not the People's Army that fights it
            continue
        # "Ondovar's foreign ministry" is not the foreign ministry cited before
        if not state or not part.possessor or known.speaker.type != "state":
            return known
    return None


def _may_mean(body: Body, noun: str, role: Role, evidence: Evidence) -> bool:
    """Tell whether a noun and what is said of it fit a body whose name holds the noun."""
    kind = body.evidence.type
    if role.type == "state" and not _heads(noun, fold(body.name).split()):
        # "the government" is no Government Communication Service
        return False
    if kind == "opposition" and is_states_own(role):
        return False
    if evidence.type == "opposition" and kind not in ("opposition", "party"):
        return False
    return evidence.type in (None, kind, role.type)


def _body_of_kind(article: Article, antecedents: Antecedents, part: Part, evidence: Evidence) -> Antecedent | None:
    """Return the body cited last that is of the kind of a noun, else one that the article names."""
    head, role = part.head, part.role
    assert head is not None  # the caller has looked
    assert role is not None
    noun = article.folded[head.last - 1]
    new = is_indefinite(part.determiner)
    several = bool(part.complement) and not any(item.kind in ("name", "entry") for item in part.complement)
    if new and (evidence.type not in ("ngo", "un", "igo") or several):
        # "a coalition of women's groups"
        return None
    # "the Observatory a monitoring group said": the comma is lost
    start = part.items[0].first
    before = next(iter(article.items_before(start)), None) if new else None
    new = new and not part.complement and (before is None or before.last != start)
    # a bare "party" may also be an opposition; "extremist group" says what it is
    alone = role.phrase == noun and noun in CAN_BE
    bare = evidence.type is None or (alone and not (part.attributes or part.possessor or part.complement))
    wanted = CAN_BE.get(noun, ()) if bare or evidence.type is None else (evidence.type,)
    if not wanted:
        return None
    for known in antecedents.backwards():
        if known.kind == "body" and is_of_kind(article, known, wanted) and not known.speaker.anonymous and not new:
            return known
    # "a war monitor said": one that is named later
    one = _nearest_body(article, head, wanted, after=new)
    if one is None:
        return None
    return Antecedent(make_speaker(article, one.name, one.evidence, anonymous=False), "body", head.first)


def _nearest_body(article: Article, head: Item, wanted: Sequence[SourceType], *, after: bool) -> Body | None:
    """Return the body of some types named near before a noun, else further before, else after it.

    Of several it is the kind that is wanted first, the nearest; one whose type is known or that is called by the noun
    goes before all that only sound like it.
    """
    sentences, position = article.prose.sentences, head.first
    number, noun = article.sentence_of(position), article.folded[head.last - 1]
    near, last = sentences[max(number - _NEAR, 0)].first, sentences[number].last
    guessed: list[Body] = []
    for start, end in ((position + 1 if after else near, last), (0, 0 if after else near), (last, len(article.words))):
        best, unsure = len(wanted), []
        found: Body | None = None
        for one in article.bodies.around(start, end, position):
            kind = one.evidence.type
            if kind not in wanted or one.position == position:
                continue
            if one.evidence.confidence < _SURE and noun not in one.words:
                unsure.append(one)
            elif wanted.index(kind) < best:
                best, found = wanted.index(kind), one
                if best == 0:
                    # none that is farther can be more
                    return found
        if found is not None:
            return found
        guessed = guessed or unsure
    return min(guessed, key=lambda one: (wanted.index(one.evidence.type), abs(one.position - position)), default=None)
