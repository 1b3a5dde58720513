"""People without a name: "the foreign minister", "Syrian rebels", "a doctor in Aleppo", "the other two".

In: the parts of a mention, the article, the speakers before. Out: the person or group that a definite description
means, else a speaker called by the description. Left undone: people told apart by what they did alone.
"""

from __future__ import annotations

from collections.abc import Sequence

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
from framing.sources.articles.coreference import Antecedent, Antecedents
from framing.sources.clues.mentions import Evidence, Part, is_indefinite
from framing.sources.clues.offices import is_former, read_exile
from framing.sources.clues.settled import read_usual
from framing.sources.described.plain import plain_name
from framing.sources.described.posts import are_officials, is_initiated, is_known_post, is_named_people
from framing.sources.described.trades import is_trade
from framing.sources.surface.quantities import is_share

__all__ = ["describe_people"]

_MANY = frozenset({"two", "three", "four", "five", "six", "several", "many", "some", "both", "most", "few", "other",
                   "others", "dozens", "hundreds", "thousands", "all", "these", "those"})  # fmt: skip

# What stands for people just spoken of.
_REST = frozenset({"them", "all", "several", "both", "those"})


def describe_people(article: Article, antecedents: Antecedents, parts: Sequence[Part]) -> Antecedent:
    """Return the person behind a definite description, or an anonymous speaker called by it.

    Parameters
    ----------
    article : Article
        The document.
    antecedents : Antecedents
        The speakers before.
    parts : sequence of Part
        Of the mention, the head part first.
    """
    part = parts[0]
    role = part.role
    evidence = _told(article, parts)
    plural = (role is not None and role.plural and not _is_one(part)) or part.determiner in _MANY
    known = _spoken_of(article, antecedents, part, evidence, plural=plural)
    if known is not None:
        return known
    aged = role is None and any("year-old" in article.folded[item.first] for item in part.items)
    evidence = _settled(article, part, evidence, plural=plural, aged=aged)
    named = is_known_post(part, evidence, article.folded) or is_named_people(role, part)
    speaker = make_speaker(article, plain_name(article, part, evidence), evidence, anonymous=not named)
    roles = frozenset({role.phrase}) if role is not None else frozenset()
    alone = part.many and part.determiner in ("one", "another")
    kind = "people" if plural else "person" if role is not None or aged or alone else "unknown"
    return Antecedent(speaker, kind, part.items[0].first, role.gender if role is not None else None, roles)


def _told(article: Article, parts: Sequence[Part]) -> Evidence:
    """Return the strongest of what the parts of a mention say."""
    evidence = Evidence()
    for other in parts:
        found = Evidence() if other.aside else article.evidence_of(other)
        if found.type is not None and found.confidence > evidence.confidence:
            evidence = found
    if evidence.type is None:
        return evidence
    return read_exile(evidence, article.folded[parts[0].items[0].first : parts[-1].items[-1].last])


def _spoken_of(
    article: Article, antecedents: Antecedents, part: Part, evidence: Evidence, *, plural: bool
) -> Antecedent | None:
    """Return who of those spoken of a description means."""
    role = part.role
    known = find_another(article, antecedents, part) or find_pair(article, antecedents, part)
    if known is None and role is not None and not plural and not is_indefinite(part.determiner):
        known = find_known_person(article, antecedents, part, evidence)
    if known is None and (role is None or role.phrase in ("several", "some", "many", "others")):
        last = part.items[-1]
        rest = article.folded[last.first] in _REST or len(part.items) == 1
        known = antecedents.last(("people",)) if rest and last.kind in ("pronoun", "determiner", "noun") else None
    if known is None and plural:
        known = find_side(article, part, evidence)
    if known is None and evidence.type is None:
        known = find_sources(article, antecedents, part)
    if known is not None or not plural or part.determiner not in ("the", "both"):
        return known
    for one in antecedents.backwards():
        fits = part.determiner == "both" or (role is not None and fits_role(role.phrase, one.roles))
        if one.kind == "people" and fits:
            return one
    return None


def _settled(article: Article, part: Part, evidence: Evidence, *, plural: bool, aged: bool) -> Evidence:
    """Return what somebody is who is called by a description alone."""
    role, folded = part.role, article.folded
    if evidence.type == "civilian" and part.head is not None and is_initiated(part.head.last, role, folded):
        evidence = Evidence("other", None, "told of the matter", 0.5)
    if evidence.type == "expert" and _is_mandated(article, part):
        evidence = Evidence("un", None, "independent experts, as the United Nations calls its mandate holders", 0.7)
    if evidence.type is None and are_officials(part, plural=plural):
        evidence = Evidence("state", None, "officials", 0.5)
    if evidence.type is None and role is None and part.head is not None:
        evidence = read_usual(part, None) or evidence
    if evidence.type is None and (aged or _is_private(article, part) or is_trade(article, part)):
        evidence = Evidence("civilian", None, "a person by age or trade", 0.5)
    if evidence.type is None or (is_former(evidence) and evidence.type == "expert"):
        # "a retired officer said": of whom nothing else is known
        evidence = Evidence("other", None, evidence.reason or "unknown noun", 0.4)
    return evidence


def _is_private(article: Article, part: Part) -> bool:
    """Tell whether people are counted, pointed at or of the place: "two in three", "those inside", "a local"."""
    role, folded = part.role, article.folded
    if part.head is None and any(is_share(part.items, place, folded) for place in range(len(part.items))):
        return True
    if role is None and any(folded[item.first] == "those" for item in part.items[:4]):
        return True
    if part.head is not None and part.head.kind == "word" and folded[part.head.first] in ("community", "village"):
        # "the community said no"
        return len(part.items) == len(("the", "community"))
    near = any(item.role is not None and item.role.phrase == "local" for item in part.attributes)
    return near or (role is not None and role.phrase == "colleague")


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
