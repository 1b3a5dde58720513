"""Bodies and countries by description: "the foreign ministry", "rights groups", "the Americans".

In: the parts of a mention, the article, the speakers before. Out: the body that the description points to, else a
speaker called by it. Texts are described by `framing.sources.described.texts`, people by
`framing.sources.described.people`.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.records import Speaker
from framing.sources.antecedents.known import make_speaker
from framing.sources.articles.article import Article
from framing.sources.articles.coreference import Antecedent, Antecedents
from framing.sources.clues.mentions import Evidence, Part, is_indefinite
from framing.sources.clues.settled import USUAL
from framing.sources.described.plain import plain_name
from framing.sources.described.pointed import find_body
from framing.sources.described.texts import describe_text

__all__ = ["describe_body"]

# Tokens of "the Americans".
_PEOPLE = 2


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
        return describe_text(article, antecedents, part, evidence, parts[1:])
    if not role.plural:
        known = find_body(article, antecedents, part, evidence)
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
        noun = role.noun.removesuffix("s")
        usual = "other" if is_indefinite(part.determiner) else USUAL.get(noun, "other")
        evidence = Evidence(usual, evidence.country, "body without evidence", 0.3)
    speaker = make_speaker(article, plain_name(article, part, evidence), evidence, anonymous=anonymous)
    return Antecedent(speaker, "people" if role.plural else "body", position)


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
