"""People whom a description points to: cited before, introduced anywhere in the article, or listed with the office.

In: a definite description ("the foreign minister", "the Kenyan president", "the trader"), the article and the speakers
before. Out: one of them, or ``None``. Also the record of a speaker from the evidence for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from framing.records import SourceType, Speaker
from framing.sources.articles.article import Article
from framing.sources.articles.coreference import Antecedent, Antecedents
from framing.sources.clues.mentions import Evidence, Part
from framing.sources.lists.names import fold
from framing.sources.surface.items import Item

__all__ = [
    "find_another",
    "find_known_person",
    "find_pair",
    "find_side",
    "find_sources",
    "fits_role",
    "is_office",
    "join_speakers",
    "make_speaker",
    "opposes",
]

_WITH_COUNTRY = ("state", "opposition", "party")

# Countries whose constitution knows one party.
_ONE_PARTY = frozenset({"CN", "VN", "KP", "LA", "CU", "ER"})

# Bodies that are called like the state's where there are two sides, by country and words of the reason.
_APART: dict[str, dict[str, SourceType]] = {
    "SY": {"civil def": "ngo", "local council": "opposition", "local coordination": "opposition"},
}

# Role nouns that name the same post in news prose.
_SAME = (
    {"spokesman", "spokeswoman", "spokesperson", "mouthpiece"},
    {"head", "chief", "director", "leader", "chairman", "chairwoman", "chair", "president", "boss", "secretary-general",
     "secretary general", "general secretary"},
    {"lawyer", "attorney", "counsel", "barrister"},
    {"pope", "pontiff"},
    {"envoy", "special envoy", "mediator", "special representative"},
    {"doctor", "surgeon", "physician", "medic"},
    {"governor", "gov"},
    {"senator", "sen"},
    {"representative", "rep", "congressman", "congresswoman"},
    {"lawmaker", "mp", "deputy", "legislator", "member of parliament", "member"},
    {"priest", "rev", "fr", "father", "reverend", "pastor", "cleric", "churchman"},
)  # fmt: skip


# Items of "the trader".
_NOUN = 2

# Offices that several posts may be.
_HELD = {
    "head of state": ("president", "president of the republic", "king", "emir", "queen", "military ruler"),
    "head of government": ("prime minister", "premier", "chancellor"),
}

# Most tokens of "the two women", and how many people that is.
_PAIR, _BOTH = 4, 2

# Nouns for a kind of speaker, by the types of those whom they point back to.
_KINDS = {
    "expert": ("expert",), "official": ("state", "un", "igo"), "politician": ("party", "opposition", "state"),
    "analyst": ("expert",), "academic": ("expert",), "scholar": ("expert",), "oppositionist": ("opposition",),
}  # fmt: skip


def make_speaker(article: Article, name: str | None, evidence: Evidence, *, anonymous: bool) -> Speaker:
    """Return a speaker of that name with the type, country and reason of the evidence."""
    evidence = _by_country(evidence, article.setting.country)
    kind = evidence.type or "other"
    country = evidence.country if kind in _WITH_COUNTRY else None
    if country is None and kind in ("state", "opposition"):
        country = article.setting.country
    confidence = round(evidence.confidence, 3) or 0.3
    return Speaker(name, kind, country, anonymous, evidence.reason or "no evidence", confidence)


def join_speakers(speakers: Sequence[Speaker]) -> Speaker:
    """Return one speaker for several who speak together, of the first one's type."""
    names = [speaker.name for speaker in speakers if speaker.name]
    name = " and ".join(names) if names else None
    return replace(speakers[0], name=name, anonymous=all(speaker.anonymous for speaker in speakers))


def find_known_person(article: Article, antecedents: Antecedents, part: Part, evidence: Evidence) -> Antecedent | None:
    """Find the person whom a definite description fits, cited before or introduced anywhere."""
    assert part.role is not None  # the caller has looked
    noun = part.role.phrase
    for known in antecedents.backwards():
        # "the hospital's director" is not the police chief
        owned = bool(part.possessor or part.complement or evidence.body) or part.determiner in ("its", "their")
        if _is_foreign(known.speaker.country, evidence.country):
            continue
        same_type = evidence.type in (None, known.speaker.type) or (part.role.inherits and not owned)
        if known.kind == "person" and not known.speaker.anonymous and same_type and fits_role(noun, known.roles):
            return known
    if part.determiner in ("his", "her", "their", "its") or part.possessor:
        return None
    if part.determiner == "the" and noun in _KINDS and not part.complement:
        for known in antecedents.backwards():
            named = not known.speaker.anonymous and known.speaker.type in _KINDS[noun]
            if known.kind == "person" and (named or fits_role(noun, known.roles)):
                return known
    introduced = _introduced(article, part, evidence)
    if introduced is not None:
        return introduced
    for known in antecedents.backwards():
        fits = known.kind == "person" and fits_role(noun, known.roles)
        fits = fits and not _is_foreign(known.speaker.country, evidence.country)
        if fits and evidence.type in (None, "other", known.speaker.type):
            return known
    return _renamed(article, antecedents, part, evidence)


def _is_foreign(country: str | None, other: str | None) -> bool:
    """Tell whether two offices are those of two countries: Mali's minister is not "Burkina Faso's foreign minister"."""
    return country is not None and other is not None and country != other


def _introduced(article: Article, part: Part, evidence: Evidence) -> Antecedent | None:
    """Return the first person of the article whom a description fits by introduction or listed office."""
    assert part.role is not None  # the caller has looked
    noun = part.role.phrase
    roles, heading = _find_roles(article, part, noun)
    seen = set()
    for place in article.named:
        item = article.items[place]
        if item.role is not None:
            continue
        holder = _holder(item, noun, evidence)
        if holder is None and not roles and not heading:
            continue
        name = article.texts[place]
        # "in a post on X, the former president"
        if len(name) == 1 or name in seen or (item.entry is not None and not item.entry.is_person):
            continue
        seen.add(name)
        if holder is None and not article.is_introduced_by(name, roles, heading=heading):
            continue
        best = article.best_introduction(name)
        if best is None:
            if holder is not None:
                return holder
            continue
        borne = frozenset(one.role for one in article.introductions(name) if one.role)
        apart = _is_foreign(best.evidence.country, evidence.country)
        if not apart and fits_role(noun, borne) and evidence.type in (None, best.evidence.type):
            speaker = make_speaker(article, article.full_name(name), best.evidence, anonymous=False)
            return Antecedent(speaker, "person", item.first, best.gender, borne)
    return None


def _find_roles(article: Article, part: Part, noun: str) -> tuple[list[int], bool]:
    """Return where the article has a role that a noun may mean, and whether it may also mean who heads a body.

    Most descriptions mean nobody whom the article introduces, which this tells at once.
    """
    words = _posts_like(noun)
    places = [place for word in words & article.role_places.keys() for place in article.role_places[word]]
    end = part.items[-1].last
    after = article.items_in(end, min(end + 2, len(article.words)))
    named = any(item.kind in ("name", "entry") for item in after)
    told = sum(article.items[place].kind != "name" for place in places)
    # with no name right behind it the description itself introduces nobody
    return sorted(places) if named or told > 1 else [], "head" in words


@lru_cache(maxsize=1_000)
def _posts_like(noun: str) -> frozenset[str]:
    """Return the words, in the singular, for the posts that a noun may mean."""
    last = noun.split()[-1].removesuffix("s")
    same = (same for same in _SAME if noun in same or last in same)
    return frozenset(word.removesuffix("s") for word in {last}.union(_HELD.get(noun, ()), *same))


def _holder(item: Item, noun: str, evidence: Evidence) -> Antecedent | None:
    """Return a listed office-holder of the article whose office a description names: "the Kenyan president"."""
    entry = item.entry
    if entry is None or entry.office is None or entry.type != evidence.type:
        return None
    office = fold(entry.office).partition(" of ")[0]
    if not fits_role(noun, frozenset({office})) or evidence.country not in (None, entry.country):
        return None
    speaker = Speaker(entry.name, entry.type, entry.country, False, f"office-holder: {entry.office} {entry.years}", 0.7)
    return Antecedent(speaker, "person", item.first, None, frozenset({office}))


def _renamed(article: Article, antecedents: Antecedents, part: Part, evidence: Evidence) -> Antecedent | None:
    """Return the person named just before without a role whom "the trader" calls by one."""
    last = next(antecedents.backwards(), None)
    bare = part.determiner == "the" and part.role is not None and not part.role.plural and not part.complement
    bare = bare and (
        len(part.items) == _NOUN or (len(part.items) == _NOUN + 1 and part.items[1].kind in ("word", "noun"))
    )
    if article.is_quoted(part.items[0].first, part.items[0].last):
        # nobody calls himself "the doctor"
        return None
    if not bare or last is None or last.kind != "person" or last.speaker.anonymous or last.roles:
        return None
    near = article.sentence_of(part.items[0].first) - article.sentence_of(last.position) <= 2
    agrees = part.role is None or part.role.gender is None or last.gender in (None, part.role.gender)
    if not near or not agrees or last.speaker.reason != "person without a role":
        return None
    if evidence.type == "expert" and part.role is not None:
        # "the lawyer" is what the person named before is
        said = replace(last.speaker, type="expert", reason=f"called: {part.role.phrase}")
        return last._replace(speaker=said, roles=last.roles | {part.role.phrase})
    return last if evidence.type in (None, "civilian") else None


def find_another(article: Article, antecedents: Antecedents, part: Part) -> Antecedent | None:
    """Return whom "another" is one more of: the last who was "one of the officers", or several people."""
    if article.folded[part.items[0].first] != "another" or (len(part.items) > 1 and part.head is not None):
        return None
    for known in antecedents.backwards():
        one = (
            known.kind == "person" and known.speaker.anonymous and article.folded[known.position] in ("one", "a", "an")
        )
        if one or known.kind == "people":
            return known._replace(kind="person", position=part.items[0].first, gender=None)
    return None


def find_pair(article: Article, antecedents: Antecedents, part: Part) -> Antecedent | None:
    """Return the two people cited last before "both women", "the two leaders", as one speaker."""
    first, last = part.items[0].first, part.items[-1].last
    opening = article.folded[first : first + 2]
    if not (opening[:1] == ("both",) or opening == ("the", "two")) or part.complement or last - first > _PAIR:
        return None
    gender = part.role.gender if part.role is not None else None
    people: list[Antecedent] = []
    for known in antecedents.backwards():
        name = known.speaker.name
        if known.kind != "person" or known.speaker.anonymous or name in [other.speaker.name for other in people]:
            continue
        if gender is not None and known.gender not in (None, gender):
            continue
        people.append(known)
        if len(people) == _BOTH:
            one, other = people
            joined = replace(one.speaker, name=f"{other.speaker.name} and {one.speaker.name}")
            return Antecedent(joined, "people", first)
    return None


def find_sources(article: Article, antecedents: Antecedents, part: Part) -> Antecedent | None:
    """Return whom bare "sources" are: those cited before, in a headline those of whom the text tells more."""
    head = part.head
    if head is None or article.folded[head.last - 1] != "sources" or part.complement or part.possessor:
        return None
    if part.attributes or part.determiner not in ("", "the"):
        return None
    for known in antecedents.backwards():
        if known.kind == "people" and known.speaker.type != "other" and "sources" in (known.speaker.name or "").split():
            return known
    kind = article.prose.sentences[article.sentence_of(head.first)].kind
    if kind not in ("headline", "subheadline"):
        return None
    for item in article.items:
        told = item.role is not None and item.role.phrase.endswith("source") and item.role.type is not None
        if told and item.kind == "noun" and item.role is not None and item.first > head.first:
            evidence = Evidence(item.role.type, None, f"told later: {item.role.phrase}", 0.5)
            name = article.text_of(head.first, head.last)
            return Antecedent(make_speaker(article, name, evidence, anonymous=True), "people", head.first)
    return None


def find_side(article: Article, part: Part, evidence: Evidence) -> Antecedent | None:
    """Return the one armed group or movement that the article has named, for "the rebels", "the guerrillas"."""
    if evidence.type != "opposition" or part.determiner != "the" or len(part.items) != len(("the", "rebels")):
        return None
    here = part.items[0].first
    named = {body.name: body for body in article.bodies if body.position < here and body.evidence.type == "opposition"}
    if len(named) != 1:
        return None
    [body] = named.values()
    return Antecedent(make_speaker(article, body.name, body.evidence, anonymous=False), "body", here)


def fits_role(noun: str, roles: frozenset[str]) -> bool:
    """Tell whether a noun may name somebody known by these roles.

    Examples
    --------
    >>> fits_role("spokeswoman", frozenset({"spokesperson"})), fits_role("president", frozenset({"party leader"}))
    (True, False)
    """
    return any(_is_same_post(noun, role) for role in roles)


@lru_cache(maxsize=5_000)
def _is_same_post(noun: str, role: str) -> bool:
    """Tell whether two roles may be one post; of the pairs of roles an article compares a few again and again."""
    last = noun.split()[-1].removesuffix("s")
    if role == noun or role in _HELD.get(noun, ()) or role.split()[-1].removesuffix("s") == last:
        return True
    if last == "president":
        return False
    return any({noun, last} & same and {role, role.split()[-1]} & same for same in _SAME)


# Offices that one person at a time holds in a country: who holds one is known without the name.
_OFFICES = frozenset({"president", "minister", "premier", "king", "queen", "emir", "sultan", "chancellor"})
_OFFICE_PHRASES = frozenset({"head of state", "head of government", "supreme leader", "secretary of state"})


def is_office(part: Part) -> bool:
    """Tell whether a definite description names an office of state: "the President", "the Kenyan foreign minister"."""
    role = part.role
    if role is None or role.plural or role.type != "state" or part.head is None or part.head.role is not role:
        return False
    definite = part.determiner == "the" or any(item.kind == "country" for item in part.attributes)
    alone = all(item.kind in ("country", "noun", "modifier") for item in part.attributes)
    last = role.noun
    return definite and alone and not part.many and (last in _OFFICES or role.phrase in _OFFICE_PHRASES)


def opposes(parts: Sequence[Part]) -> bool:
    """Tell whether a mention says that the body it names is of the opposition, before the name or right after it."""
    items = (item for part in parts[:2] for item in part.items)
    return any(item.role is not None and item.role.type == "opposition" for item in items)


def _by_country(evidence: Evidence, country: str | None) -> Evidence:
    """Let a party without a name be the state where it is the only one.

    Examples
    --------
    >>> _by_country(Evidence("party", None, "body: party", 0.9), "VN").type
    'state'
    """
    code = evidence.country or country
    elsewhere = _APART.get(code or "", {}) if evidence.type == "state" else {}
    for words, kind in elsewhere.items():
        if words in evidence.reason:
            return evidence._replace(type=kind)
    bare = evidence.type == "party" and evidence.reason.startswith(("body: party", "role: party", "modifier: party"))
    return evidence._replace(type="state", country=code) if bare and code in _ONE_PARTY else evidence
