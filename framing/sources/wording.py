"""What the name of a body says by itself: its noun, its other words, whose it is.

In: an item of an article. Out: `Evidence`, or ``None``. A body noun that any side may use ("council", "coalition")
yields to the other words of the name, a firm one ("ministry", "newspaper") only where those are nearly certain. Left
undone: names that are plain words without a body noun or an ending that bodies have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.records import SourceType
from framing.sources.classification import classify_name
from framing.sources.items import Item
from framing.sources.mentions import Evidence, read_part
from framing.sources.roles import Role

if TYPE_CHECKING:
    from framing.sources.article import Article

__all__ = [
    "guess_type",
    "is_bare_unit",
    "is_ordinal_unit",
    "is_states_own",
    "is_unit",
    "owner_before",
    "type_by_pattern",
]

# Body nouns that any side may use: the other words of the name decide sooner than for "ministry" or "newspaper".
_WEAK = frozenset({"council", "committee", "commission", "coalition", "alliance", "network", "bloc",
                   "congress", "forum", "federation", "movement", "assembly", "campaign"})  # fmt: skip

# Probabilities from which cross-validation on the gazetteer finds the classifier right in seven and in nine cases
# of ten.
_WEAK_NEEDS, _FIRM_NEEDS = 0.4, 0.8

# Words in the name of a coalition or network that watches elections.
_WATCHING = frozenset({"vote", "votes", "voter", "voters", "ballot", "election", "elections", "electoral", "watch",
                       "monitor", "monitors", "monitoring", "observers", "observatory", "observation", "witness",
                       "transparency", "civic", "citizens", "citizen"})  # fmt: skip
_CIVIC = frozenset({"coalition", "network", "platform", "alliance", "forum", "collective", "movement"})

_VOTING = _WATCHING - {"citizens", "citizen", "civic", "witness"}

# What people of one trade or fate form, and who they are: "Council of Contract Oil Workers", "Indigenous Council".
_JOINED = frozenset(
    {
        "council",
        "committee",
        "coordination",
        "coordinator",
        "congress",
        "assembly",
        "movement",
        "federation",
        "confederation",
        "network",
        "platform",
        "centre",
        "center",
        "institute",
        "collective",
    }
)
_MEMBERS = frozenset({
    "workers", "teachers", "students", "student", "farmers", "peasants", "peasant", "campesino", "miners", "nurses",
    "drivers", "truckers", "fishermen", "fishers", "dockers", "retirees", "pensioners", "attorney", "attorneys",
    "lawyers", "victims", "families", "relatives", "mothers", "widows", "indigenous", "protesters", "protests",
    "churches", "imams", "bishops", "rabbis", "tenants", "journalists", "refugees", "survivors", "growers",
})  # fmt: skip

# What owners of businesses form: "Exporters' Association".
_TRADING = frozenset({"association", "federation", "confederation", "council", "union", "chamber", "lobby", "forum"})
_OWNERS = frozenset(
    {
        "exporters",
        "importers",
        "manufacturers",
        "employers",
        "industrialists",
        "bankers",
        "shipowners",
        "hoteliers",
        "retailers",
        "brokers",
        "millers",
        "entrepreneurs",
        "commerce",
        "industries",
    }
)

# What states form, and whom its name then names; bodies of more than one state besides.
_LEAGUES = frozenset({"confederation", "league", "community", "union", "organisation", "organization", "alliance",
                      "association", "conference", "commonwealth"})  # fmt: skip
_STATES = frozenset({"states", "nations", "countries"})
_BETWEEN_STATES = frozenset(
    {"un", "united", "inter-american", "inter", "african", "asian", "international", "european"}
)

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")

# What centres and institutes do that campaign rather than study.
_CAMPAIGNING = frozenset({"monitors", "documents", "defends", "helps", "campaigns", "advocates", "assists", "gives",
                          "offers", "provides", "supports", "aids"})  # fmt: skip

# A local government's body begins with the first and ends in the second: "City Social Welfare Office".
_LOCAL = frozenset({"city", "municipal", "provincial", "district", "county", "regional", "federal", "national"})
_OFFICES = frozenset({"office", "department", "bureau", "administration", "authority", "board", "ministry"})

# Units that an army and those who fight it both have.
_UNITS = frozenset({"brigade", "battalion", "division", "regiment", "squadron", "company", "corps"})

# Arms that only an army has.
_ARMS = frozenset({"infantry", "armored", "armoured", "mechanized", "mechanised", "airborne", "artillery", "marine"})

# Nouns that by themselves are the state's, whoever else has one in the name.
_STATES_OWN = frozenset({"army", "military", "police", "government", "navy", "air force", "armed forces", "parliament"})


def guess_type(article: Article, item: Item) -> Evidence:
    """Return what the name of a body says by itself: its noun, its other words, the body it belongs to."""
    role = item.role
    name = article.name_of(item)
    country = item.country.country.code if item.country is not None else None
    assert role is not None  # the caller has looked
    inner = _inner(article, item)
    if inner is not None and role.inherits and inner.type in ("opposition", "un", "igo", "ngo", "party"):
        return replace(inner, body=name, confidence=0.85)
    owner = owner_before(article, item) if role.inherits else None
    if owner is not None and owner.type in ("opposition", "un", "igo", "ngo", "party", "business"):
        return replace(owner, body=name, confidence=0.85)
    before = _attribute_before(article, item)
    if before is not None:
        return Evidence(before, country, f"modifier before {name}", 0.85, name)
    civic = type_by_pattern(role, article.folded[item.first : item.last])
    if civic is not None:
        return Evidence(civic, country, f"pattern of the name: {name}", 0.85, name)
    kind, probability = classify_name(name)
    needed = _WEAK_NEEDS if role.phrase.split()[-1] in _WEAK or role.type is None else _FIRM_NEEDS
    if kind is not None and probability >= needed:
        return Evidence(kind, country, f"words of the name: {name}", round(probability, 2), name)
    if role.type == "expert" and not _CAMPAIGNING.isdisjoint(_clause_after(article, item)):
        return Evidence("ngo", country, f"what it does: {name}", 0.8, name)
    if role.type == "media" and _is_run_by_state(article, item):
        return Evidence("state", country, f"state media: {name}", 0.9, name)
    return Evidence(role.type, country, f"body: {role.phrase}", 0.8, name)


def type_by_pattern(role: Role, folded: Sequence[str]) -> SourceType | None:
    """Read how certain bodies are usually called: a party "Union for Progress", monitors "Citizens' Vote Coalition"."""
    noun = role.phrase.split()[-1]
    if folded and folded[0] in _LOCAL and noun in _OFFICES:
        return "state"
    if noun in _UNITS and not _ARMS.isdisjoint(folded):
        return "state"
    if role.phrase in ("bar association", "law society"):
        return "expert"
    if noun in _UNITS and folded and _ORDINAL.fullmatch(folded[0]):
        return "state"
    words = {part for word in folded for part in word.split("-")}
    if noun in _LEAGUES and not _STATES.isdisjoint(folded[1:]):
        return "igo"
    if noun == "commission" and {"human", "rights"} <= words and _BETWEEN_STATES.isdisjoint(words):
        return "state"
    if noun in _CIVIC and words & (_VOTING if noun == "movement" else _WATCHING):
        return "ngo"
    if noun in _TRADING and words & _OWNERS and role.type in (None, "ngo", "expert"):
        return "business"
    if noun in _JOINED and words & _MEMBERS and role.type in (None, "state", "expert"):
        return "ngo"
    after = folded.index(noun) + 1 if noun in folded else len(folded)
    return "party" if noun == "union" and folded[after : after + 1] == ("for",) else None


def is_states_own(role: Role | None) -> bool:
    """Tell whether a noun without more means the state's: "the army", not "the Military Council"."""
    return role is not None and role.type == "state" and role.phrase in _STATES_OWN


def is_ordinal_unit(phrase: str, folded: Sequence[str]) -> bool:
    """Tell whether a unit is numbered, as a regular army's are: "the 14th Brigade".

    Examples
    --------
    >>> is_ordinal_unit("brigade", ["14th"]), is_ordinal_unit("brigade", ["northern"])
    (True, False)
    """
    return phrase in _UNITS and any(_ORDINAL.fullmatch(word) for word in folded)


def is_bare_unit(phrase: str, folded: Sequence[str]) -> bool:
    """Tell whether a unit has neither name nor number: "the brigade"."""
    return phrase in _UNITS and tuple(folded) == ("the", phrase)


def is_unit(evidence: Evidence) -> bool:
    """Tell whether evidence against a government rests on no more than the noun for a unit."""
    return evidence.type == "opposition" and evidence.reason.partition(": ")[2] in _UNITS


def _inner(article: Article, item: Item) -> Evidence | None:
    """Read what follows a link inside a name: "Military Council of the Highland Liberation Front"."""
    for token in range(item.first + 1, item.last - 1):
        if article.folded[token] in ("of", "for"):
            part = read_part(article.items_in(token + 1, item.last), article.folded)
            if part.head is not None and part.head.first > item.first and part.head.kind in ("entry", "name"):
                if part.head.kind == "name" and part.head.role is not None:
                    return guess_type(article, part.head)
                if part.head.entry is not None:
                    entry = part.head.entry
                    return Evidence(entry.type, entry.country, entry.origin, 0.85)
            return None
    return None


def owner_before(article: Article, item: Item) -> Evidence | None:
    """Read the possessor right before a name: "the Front's Political Bureau"."""
    if item.first < 2 or article.words[item.first - 1] not in ("'s", "’s", "'", "’"):
        return None
    owners = article.items_in(max(item.first - 2, 0), item.first - 1)
    if not owners:
        return None
    if owners[-1].entry is not None:
        entry = owners[-1].entry
        return Evidence(entry.type, entry.country, entry.origin, 0.85)
    noun = article.folded[item.first - 2]
    for other in article.items:
        if (
            other.kind == "name"
            and other.role is not None
            and other is not item
            and article.folded[other.last - 1] == noun
        ):
            owned = other.first > 0 and article.words[other.first - 1] in ("'s", "’s", "'", "’")
            known = None if owned else guess_type(article, other)
            return known or Evidence(other.role.type, None, f"body: {other.role.phrase}", 0.8)
    return None


def _clause_after(article: Article, item: Item) -> tuple[str, ...]:
    """Return the first words of the relative clause after a name: "which monitors press freedom"."""
    words = article.folded[item.last : item.last + 4]
    start = 1 if words[:1] == (",",) else 0
    return words[start + 1 : start + 2] if words[start : start + 1] in (("which",), ("that",)) else ()


def _is_run_by_state(article: Article, item: Item) -> bool:
    """Tell whether the adjective right before an outlet makes it the state's: "state-run", not "pro-government"."""
    before = article.folded[item.first - 1] if item.first else ""
    return before in ("state", "official") or before.startswith(("state-", "government-"))


def _attribute_before(article: Article, item: Item) -> SourceType | None:
    """Return the type of an adjective right before a name: "the exiled Velmari Council"."""
    if item.first == 0:
        return None
    before = article.items_in(max(item.first - 1, 0), item.first)
    role = before[-1].role if before and before[-1].kind in ("modifier", "noun") else None
    return role.type if role is not None and role.type in ("opposition", "ngo", "un", "igo", "party") else None
