"""What people of one trade or fate form together: "the miners' committee", "their council", "the taxi association".

In: a phrase whose head is a body. Out: `Evidence` of what the people make it, or ``None``. Left undone: bodies named
after the people they are against ("a landlords' watch").
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.records import SourceType
from framing.sources.clues.mentions import Evidence, Part
from framing.sources.clues.offices import BARE
from framing.sources.lists.patterns import OWNERS, TRADING
from framing.sources.lists.roles import Role
from framing.sources.surface.items import Item

__all__ = ["read_formed"]

_LIKELY, _FAIR = 0.8, 0.6

# Nouns for what people form that is more than they are: "the federation of midwives", not "a group of survivors".
_JOINING = frozenset({"association", "union", "federation", "confederation", "syndicate", "guild", "collective",
                      "cooperative", "co-operative", "committee", "council", "league", "brotherhood"})  # fmt: skip

# Nouns for what people form together.
_JOINED = _JOINING | {
    "coordination", "society", "forum", "network", "body", "organisation", "organization", "group", "lobby",
    "platform", "assembly", "commission", "board", "chamber", "alliance", "coalition", "initiative",
}  # fmt: skip

# Those that people have, and bodies hardly.
_THEIRS = frozenset({"council", "committee", "coordination", "association", "union", "federation", "collective"})

# What else owners of a trade form, and trades that are owners' rather than workers' where no name is given.
_TRADING = TRADING - {"union", "confederation"} | {"body", "group"}
_TRADES = OWNERS | {"trucking", "haulage", "hotel", "retail", "banking", "insurance", "industry", "business", "trade",
                    "shipping", "brewing"}  # fmt: skip

# People whose association is one of businesses.
_TRADERS = frozenset({"trader", "merchant", "shopkeeper", "wholesaler", "retailer", "importer", "exporter", "hotelier",
                      "employer", "businessman", "jeweller", "moneychanger"})  # fmt: skip

# What the people who form it are -> what it is; those who are not listed form one outside the state.
_FORMED: dict[SourceType | None, SourceType] = {
    "business": "business", "opposition": "opposition", "party": "party", "un": "un", "igo": "igo",
}  # fmt: skip


def read_formed(part: Part, role: Role, folded: Sequence[str]) -> Evidence | None:
    """Return what a body is by those who formed it: "the bakery owners' syndicate", "the taxi council".

    Parameters
    ----------
    part : Part
        The phrase.
    role : Role
        Its role, of a body.
    folded : sequence of str
        The document's tokens, folded.
    """
    if part.head is not None and part.head.role is role and role.noun in _TRADING:
        trade = next((folded[item.last - 1] for item in part.attributes if folded[item.last - 1] in _TRADES), None)
        if trade is not None:
            return Evidence("business", None, f"formed by: {trade} owners", _LIKELY)
    if role.noun not in _JOINED or role.type not in (None, "ngo", "state", "expert", "business"):
        return None
    before = part.attributes
    if part.head is None or part.head.role is not role:
        if part.head is None or part.head.kind != "name" or not before or before[-1].role is not role:
            return None
        # "the weavers' body UTWA"
        before = before[:-1]
    if part.determiner == "their" and role.noun in _THEIRS:
        # "a spokesman for their council"
        return Evidence("ngo", None, f"their own: {role.phrase}", _FAIR)
    for item in (*before[-1:], *part.possessor[-1:], *_members(part)):
        people = item.role if item.kind == "noun" else None
        if people is None or people.kind not in ("person", "people") or not people.plural or people.phrase in BARE:
            continue
        if people.type == "state" and item not in part.possessor:
            # "security forces committee"
            continue
        kind = "business" if people.noun in _TRADERS else _FORMED.get(people.type, "ngo")
        return Evidence(kind, None, f"formed by: {people.phrase}", _LIKELY)
    return None


def _members(part: Part) -> tuple[Item, ...]:
    """Return the noun of "the federation of midwives", "a committee for prisoners' families"."""
    if part.role is None or part.role.plural or part.role.noun not in _JOINING:
        return ()
    end = next((place for place, item in enumerate(part.complement) if item.kind == "preposition"), None)
    return part.complement[:end][-1:]
