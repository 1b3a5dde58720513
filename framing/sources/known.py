"""People whom a description points to: cited before, introduced anywhere in the article, or listed with the office.

In: a definite description ("the foreign minister", "the Kenyan president", "the trader"), the article and the speakers
before. Out: one of them, or ``None``. Also the record of a speaker from the evidence for it.
"""

from __future__ import annotations

from framing.records import Speaker
from framing.sources.article import Article
from framing.sources.coreference import Antecedent, Antecedents
from framing.sources.items import Item
from framing.sources.mentions import Evidence, Part
from framing.sources.names import fold

__all__ = ["find_known_person", "fits_role", "make_speaker"]

_WITH_COUNTRY = ("state", "opposition", "party")

# Role nouns that name the same post in news prose.
_SAME = (
    {"spokesman", "spokeswoman", "spokesperson", "mouthpiece"},
    {"head", "chief", "director", "leader", "chairman", "chairwoman", "chair", "president", "boss", "secretary-general",
     "secretary general", "general secretary"},
    {"lawyer", "attorney", "counsel", "barrister"},
    {"pope", "pontiff"},
    {"envoy", "special envoy", "mediator", "special representative"},
    {"doctor", "surgeon", "physician", "medic"},
)  # fmt: skip


def make_speaker(article: Article, name: str | None, evidence: Evidence, *, anonymous: bool) -> Speaker:
    """Return a speaker of that name with the type, country and reason of the evidence."""
    kind = evidence.type or "other"
    country = evidence.country if kind in _WITH_COUNTRY else None
    if country is None and kind in ("state", "opposition"):
        country = article.setting.country
    confidence = round(evidence.confidence, 3) or 0.3
    return Speaker(name, kind, country, anonymous, evidence.reason or "no evidence", confidence)


def find_known_person(article: Article, antecedents: Antecedents, part: Part, evidence: Evidence) -> Antecedent | None:
    """Find the person whom a definite description fits, cited before or introduced anywhere."""
    assert part.role is not None  # the caller has looked
    noun = part.role.phrase
    for known in antecedents.backwards():
        same_type = evidence.type in (None, known.speaker.type) or part.role.inherits
        if known.kind == "person" and not known.speaker.anonymous and same_type and fits_role(noun, known.roles):
            return known
    if part.determiner in ("his", "her", "their", "its") or part.possessor:
        return None
    for item in article.items:
        if item.kind not in ("name", "entry") or item.role is not None:
            continue
        if item.entry is not None and not item.entry.is_person:
            continue
        name = article.name_of(item)
        best = article.best_introduction(name)
        roles = frozenset(one.role for one in article.introductions(name) if one.role)
        if best is not None and fits_role(noun, roles) and evidence.type in (None, best.evidence.type):
            speaker = make_speaker(article, article.full_name(name), best.evidence, anonymous=False)
            return Antecedent(speaker, "person", item.first, best.gender, roles)
        holder = _holder(item, noun, evidence) if best is None else None
        if holder is not None:
            return holder
    for known in antecedents.backwards():
        if (
            known.kind == "person"
            and fits_role(noun, known.roles)
            and evidence.type in (None, "other", known.speaker.type)
        ):
            return known
    return _renamed(article, antecedents, part, evidence)


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
    bare = part.determiner == "the" and len(part.items) == 2 and part.role is not None and not part.role.plural
    if not bare or last is None or last.kind != "person" or last.speaker.anonymous or last.roles:
        return None
    near = article.sentence_of(part.items[0].first) - article.sentence_of(last.position) <= 2
    agrees = part.role is None or part.role.gender is None or last.gender in (None, part.role.gender)
    told = last.speaker.reason == "person without a role" and evidence.type in (None, "civilian")
    return last if near and agrees and told else None


def fits_role(noun: str, roles: frozenset[str]) -> bool:
    """Tell whether a noun may name somebody known by these roles.

    Examples
    --------
    >>> fits_role("spokeswoman", frozenset({"spokesperson"})), fits_role("president", frozenset({"party leader"}))
    (True, False)
    """
    last = noun.split()[-1].removesuffix("s")
    for role in roles:
        if role == noun or role.split()[-1].removesuffix("s") == last:
            return True
        if last != "president" and any({noun, last} & same and {role, role.split()[-1]} & same for same in _SAME):
            return True
    return False
