"""What is the same whatever else stands beside it: a member of parliament, a numbered unit, the teachers' union.

In: a noun phrase and its role. Out: `Evidence`, or ``None`` where the words around the role have a say. What people of
one trade or fate form is theirs, what the state owns is the state's ("the state fuel company").
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.records import SourceType
from framing.sources.clues.context import Context
from framing.sources.clues.crafts import read_craft
from framing.sources.clues.formed import read_formed
from framing.sources.clues.mentions import Evidence, Part, is_indefinite
from framing.sources.clues.offices import BARE, RULING, is_candidate, is_legislator
from framing.sources.clues.wording import is_bare_unit, is_ordinal_unit
from framing.sources.lists.names import fold
from framing.sources.lists.roles import Role

__all__ = ["OWNED", "USUAL", "is_sideline", "points_back", "read_own", "read_settled", "read_usual", "tells_apart"]

_OWN, _SURE, _LIKELY, _FAIR, _WEAK = 0.95, 0.9, 0.8, 0.6, 0.45

# Words by which an office or body isn't recognised.
_DISPUTED = frozenset({"so-called", "self-styled", "self-proclaimed", "self-declared", "unrecognised", "unrecognized"})

# What private people own; the owner of anything else is in business.
_BELONGINGS = frozenset({"home", "house", "land", "property", "dog", "car", "flat", "apartment", "shop", "stall", "pet",
                         "gun", "vehicle", "truck", "boat", "kiosk", "grocery", "store", "caravan", "livestock",
                         "cattle", "camel", "yak", "goat", "sheep", "phone", "motorbike"})  # fmt: skip

# What only a state's watchdog watches.
_WATCHED = frozenset({"financial", "health", "consumer", "market", "data", "competition", "telecoms", "nuclear",
                      "aviation", "water", "energy", "banking", "securities", "privacy", "audit", "food",
                      "police"})  # fmt: skip

# What those who look into a crime are near to.
_CASES = frozenset({"investigation", "inquiry", "probe", "prosecution", "case", "investigators"})

# Sides that papers are on without speaking for them.
_EXILED = frozenset(
    {"exile", "exiled", "opposition", "pro-opposition", "underground", "banned", "outlawed", "party", "kurdish"}
)

# Where media are from.
_FAR = frozenset({"western", "foreign", "regional", "international"})

# What bodies that the article tells no more of usually are.
USUAL: dict[str, SourceType] = {
    **dict.fromkeys(("group", "organisation", "organization", "network", "committee", "collective", "initiative",
                     "platform", "project", "body", "association", "mission", "campaign", "chapter", "centre",
                     "center", "fund", "institution", "circle"), "ngo"),
    **dict.fromkeys(("clan", "tribe", "family", "community", "household"), "civilian"),
    **dict.fromkeys(("alliance", "coalition", "bloc", "camp"), "party"),
    **dict.fromkeys(("agency", "office", "board", "service", "commission", "command", "unit", "team", "headquarters",
                     "delegation", "panel", "inquiry", "directorate", "secretariat", "contingent", "corps",
                     "division", "section"), "state"),
}  # fmt: skip

# Offices that only states send somebody in, as a rule, and places with an administration of their own.
_SENT = frozenset({"envoy", "negotiator", "inspector", "commissioner", "emissary", "plenipotentiary"})
_LOCAL = frozenset({"commune", "district", "township", "county", "province", "municipality", "canton", "subdistrict",
                    "ward", "borough", "oblast", "raion", "governorate", "city", "town", "island", "republic",
                    "region", "territory", "department", "prefecture", "emirate"})  # fmt: skip

# Companies that are the state's where its country goes before them.
_PUBLIC_SERVICES = frozenset({"electricity company", "water company", "power company", "railway company",
                              "power utility", "water utility", "petroleum company"})  # fmt: skip

# Words before a company or outlet that the state owns or runs.
OWNED = frozenset({
    "state", "state-run", "state-owned", "state-controlled", "state-linked", "state-affiliated", "state-backed",
    "government-run", "government-owned", "government-controlled", "parastatal", "nationalised", "nationalized",
    "army-owned", "military-owned", "army-run", "military-run", "publicly-owned",
})  # fmt: skip
_OWNABLE = ("business", "media", "expert", "civilian")

# Companies that are the state's where "national" goes before them.
_NATIONAL = frozenset({"airline", "carrier", "holding", "company", "corporation", "utility", "operator", "refinery",
                       "enterprise", "producer", "supplier", "railway", "grid"})  # fmt: skip


def read_settled(
    part: Part, role: Role, folded: Sequence[str], context: Context, countries: tuple[str | None, str | None], *,
    alone: bool,
) -> Evidence | None:  # fmt: skip
    """Return what a phrase says for certain.

    Parameters
    ----------
    part : Part
        The phrase.
    role : Role
        Its role.
    folded : sequence of str
        The document's tokens, folded.
    context : Context
        The article.
    countries : tuple
        The country that the phrase names, and that of its complement.
    alone : bool
        Whether no body but a country stands beside the role.
    """
    country, farther = countries
    if is_legislator(part, folded):
        return Evidence("state", farther, "member of a parliament", _SURE)
    if role.type is None and role.kind == "person" and not part.attributes and _is_local(part, folded):
        if _is_disputed(part, folded):
            # "the head of the unrecognised republic"
            return Evidence("opposition", farther, f"disputed: {role.phrase}", _SURE)
        return Evidence("state", farther, f"of a place: {role.phrase}", _FAIR)
    if role.type == "state" and _is_disputed(part, folded):
        return Evidence("opposition", country, f"disputed: {role.phrase}", _SURE)
    if role.phrase == "owner" and part.head is not None and part.head.role is role:
        near = {
            folded[item.last - 1].removesuffix("s") for item in (*part.attributes, *part.possessor, *part.complement)
        }
        kind: SourceType = "business" if near and near.isdisjoint(_BELONGINGS) else "civilian"
        return Evidence(kind, None, f"role: {role.phrase}", _LIKELY)
    if role.phrase == "volunteer" and part.complement and folded[part.complement[0].first - 1] in ("with", "for"):
        served = part.complement[0]
        if served.kind == "name" or (served.kind == "noun" and served.capital):
            return Evidence("ngo", None, "volunteer with a body", _FAIR)
    if role.phrase == "opponents" and part.complement and _is_government(part):
        return Evidence("opposition", farther, "opponents of a government", _FAIR)
    if role.phrase == "source" and part.complement and folded[part.complement[-1].last - 1] in _CASES:
        return Evidence("state", farther, "close to a case", _FAIR)
    if role.phrase == "campaign" and is_candidate(part, folded, context):
        return Evidence("party", None, "campaign of a candidate", _SURE)
    if role.kind == "person":
        placed = read_craft(part, role, folded, country, alone=alone)
        if placed is not None:
            return placed
    return _read_body(part, role, folded, country, alone=alone) if role.kind == "body" else None


def _read_body(part: Part, role: Role, folded: Sequence[str], country: str | None, *, alone: bool) -> Evidence | None:
    """Return what a phrase says for certain of a body."""
    words = [folded[one.first] for one in part.items]
    before = {folded[item.first] for item in part.attributes}
    own = role.type in _OWNABLE and not before.isdisjoint(OWNED)
    own = own or (country is not None and role.phrase in _PUBLIC_SERVICES)
    if own or (role.noun in _NATIONAL and "national" in before):
        return Evidence("state", country, f"owned by the state: {role.phrase}", _SURE)
    if role.noun == "watchdog" and not before.isdisjoint(_WATCHED):
        return Evidence("state", country, f"of the state: {role.phrase}", _LIKELY)
    formed = read_formed(part, role, folded)
    if formed is not None:
        return formed
    if role.type != "opposition":
        return None
    if not RULING.isdisjoint(words):
        return Evidence("party", country, f"ruling: {role.phrase}", _SURE)
    if alone and is_ordinal_unit(role.phrase, words):
        return Evidence("state", country, f"unit: {role.phrase}", _FAIR)
    return None


def points_back(part: Part, role: Role) -> bool:
    """Tell whether a noun for a body may point to one named elsewhere: "the party", not "the Border party"."""
    if part.head is None or part.name is not None or is_indefinite(part.determiner) or part.complement:
        return False
    if role.type is not None and any(item.capital and item.kind != "country" for item in part.attributes):
        return False
    bare = role.type is None and not part.determiner and not role.plural
    return part.determiner == "the" or part.head.first != part.items[0].first or bare


def _is_government(part: Part) -> bool:
    """Tell whether a complement is a government or whoever leads it: "opponents of President Berg"."""
    return any(
        (item.role is not None and item.role.type == "state" and item.kind in ("noun", "title"))
        or (item.entry is not None and item.entry.type == "state")
        for item in part.complement
    )


def _is_disputed(part: Part, folded: Sequence[str]) -> bool:
    """Tell whether a phrase says of an office or body that it isn't recognised."""
    return not _DISPUTED.isdisjoint([folded[one.first] for one in part.items])


def _is_local(part: Part, folded: Sequence[str]) -> bool:
    """Tell whether somebody has an office of a place: "the deputy chairman of the commune"."""
    group = part.complement
    return (
        bool(group) and folded[group[0].first - 1] == "of" and folded[group[-1].last - 1] in _LOCAL and len(group) <= 4
    )


def read_usual(part: Part, country: str | None) -> Evidence | None:
    """Return what somebody is who serves a body of which no more is known: "a spokesman for the alliance".

    Parameters
    ----------
    part : Part
        The phrase, whose role has no type of its own.
    country : str or None
        The country that it names.
    """
    if part.role is not None and part.role.kind != "person":
        return None
    for item in (*part.attributes[::-1], *part.possessor[::-1], *part.complement):
        body = item.role if item.kind == "noun" else None
        kind = USUAL.get(body.noun) if body is not None and body.kind == "body" else None
        if body is not None and body.phrase == "board" and part.role is not None and "chair" in part.role.phrase:
            kind = "business"
        if kind is not None and body is not None:
            return Evidence(kind, country if kind in ("state", "party") else None, f"usual for: {body.phrase}", 0.35)
    if part.role is not None and part.role.noun in _SENT:
        return Evidence("state", country, f"usual for: {part.role.phrase}", 0.35)
    return None


def read_own(part: Part, role: Role, folded: Sequence[str], country: str | None, *, national: bool) -> Evidence:
    """Return what a role says by itself, once nothing else in the phrase does.

    Parameters
    ----------
    part : Part
        The phrase.
    role : Role
        Its role.
    folded : sequence of str
        The document's tokens, folded.
    country : str or None
        The country that it names.
    national : bool
        Whether it is told whose it is by a state.
    """
    if role.phrase == "side" and national:
        # "the Algerian side" of a talk or border
        return Evidence("state", country, "role: side, country", _FAIR)
    if role.type == "opposition" and is_bare_unit(role.phrase, [folded[one.first] for one in part.items]):
        return Evidence("state", country, f"unit: {role.phrase}", _WEAK)
    if role.with_country is not None and national:
        return Evidence(role.with_country, country, f"role: {role.phrase}, country", _SURE)
    if role.type is None:
        return read_usual(part, country) or Evidence(None, country)
    if role.type == "other":
        # "rivals", "others" say nothing that anything else wouldn't say better
        return Evidence("other", None, f"role: {role.phrase}", _WEAK - 0.15)
    confidence = _FAIR if role.inherits and role.kind == "person" else _OWN
    if role.phrase in BARE:
        # "Berg, the man who commanded them": whatever else the article says of Berg says more
        confidence = _FAIR - 0.1
    code = country if role.type in ("state", "opposition", "party") else None
    return Evidence(role.type, code, f"role: {role.phrase}", confidence)


def tells_apart(part: Part, asked: Evidence, folded: Sequence[str]) -> bool:
    """Tell whether a noun before the head says that another body is meant: "the youth council".

    Parameters
    ----------
    part : Part
        The phrase.
    asked : Evidence
        What the body that its head would point to is.
    folded : sequence of str
        The document's tokens, folded.
    """
    words = fold(asked.body or "").split()
    nouns = [item for item in part.attributes if item.kind == "noun" and not item.capital]
    return bool(words) and any(folded[item.last - 1] not in words for item in nouns)


def is_sideline(role: Role, found: Evidence) -> bool:
    """Tell whether a word before a role says less than the role: "an exile outlet", "a prison guard union leader".

    Parameters
    ----------
    role : Role
        The role.
    found : Evidence
        What the word says.
    """
    word = found.reason.partition(": ")[2]
    if role.type == "media" and (role.kind in ("body", "text") or role.phrase.endswith("reports")) and word in _FAR:
        # "the Western media reports"
        return True
    if role.kind == "body" and role.type in ("media", "ngo"):
        # "an exile outlet", "an opposition monitoring group"
        return word in _EXILED
    if found.reason == "modifier: kurdish":
        # a Kurdish union is a union
        return role.type not in (None, "opposition", "state")
    return role.type == "ngo" and role.phrase.startswith("union ") and found.reason.startswith("role:")
