"""Texts as sources, and who issued them: "the statement", "the Special Rapporteur's report", "a video by activists".

In: the parts of a mention whose head is a text. Out: whoever issued it, by its own words, by its owner, by who was
cited with it, else the text itself. Left undone: a text that two bodies issued together.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.antecedents.known import find_known_person, make_speaker
from framing.sources.articles.article import Article
from framing.sources.articles.coreference import Antecedent, Antecedents
from framing.sources.clues.mentions import Evidence, Part, is_indefinite, read_part
from framing.sources.described.plain import plain_name
from framing.sources.lists.countries import load_countries

__all__ = ["describe_text"]

# Texts that a person issues as often as a body does: whoever was cited last.
_SPOKEN = frozenset({"statement", "speech", "post", "tweet", "message", "letter", "email", "address", "communique",
                     "remarks", "interview", "article"})  # fmt: skip

# Texts that those who issue them put their names to: "the organisations' letter".
_SIGNED = frozenset({"letter", "petition", "appeal", "declaration", "manifesto"})

# What an outlet shows rather than reads.
_SHOWN = frozenset({"video", "videos", "footage", "image", "images", "photo", "photos", "photograph", "photographs"})

# What is done to a text by those who have it from others: "a message seen by our correspondent".
_VIEWED = frozenset({"seen", "reviewed", "obtained", "verified", "examined", "viewed", "read", "heard", "cited",
                     "quoted", "authenticated", "geolocated", "consulted", "analysed", "analyzed"})  # fmt: skip


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


def describe_text(
    article: Article, antecedents: Antecedents, part: Part, evidence: Evidence, rest: Sequence[Part]
) -> Antecedent:
    """Return whoever issued a statement or report."""
    position = part.items[0].first
    after = part.complement[0].first if part.complement else 0
    own = bool(part.possessor) or any(item.kind in ("name", "entry") for item in part.attributes)
    if article.folded[after - 2] in _VIEWED and article.folded[after - 1] == "by" and not own:
        # "footage reviewed by the group", but an outlet's pictures are its own
        shown = evidence.type == "media" and part.role is not None and part.role.noun in _SHOWN
        evidence = evidence if shown else Evidence()
    if evidence.type is None or evidence.type in ("media", "civilian", "other"):
        told = (part, *rest) if evidence.body is None else rest if evidence.type is None else ()
        evidence = next((found for other in told if (found := _issued(article, other)).type is not None), evidence)
    holder = _holder_of(article, antecedents, part, evidence) if part.possessor else None
    if holder is not None:
        return holder
    if evidence.type is not None:
        name = _owner_name(article, part, evidence)
        signed = evidence.type == "ngo" and part.role is not None and part.role.noun in _SIGNED
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
    noun = part.role.noun if part.role is not None else ""
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
