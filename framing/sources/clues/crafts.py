"""Crafts and posts that their place makes the state's or nobody's: "a district engineer", "the captain of the ferry".

In: a noun phrase whose role is a person's. Out: `Evidence`, or ``None`` where the place says nothing. Left undone:
crafts of bodies that only their name tells to be the state's.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.clues.mentions import Evidence, Part
from framing.sources.lists.roles import Role
from framing.sources.surface.items import Item

__all__ = ["read_craft"]

_LIKELY = 0.8

# Crafts that states and towns employ, and what then goes before them.
_CRAFTS = frozenset({
    "engineer", "doctor", "physician", "surgeon", "worker", "employee", "technician", "clerk", "surveyor",
    "accountant", "architect", "planner", "veterinarian", "pathologist", "scientist", "lawyer", "chemist", "driver",
    "geologist", "statistician", "archivist", "interpreter", "translator", "electrician", "plumber",
})  # fmt: skip
_PUBLIC = frozenset({"district", "municipal", "county", "provincial", "government", "federal", "state", "council",
                     "ministry", "prison", "military", "city", "regional", "town"})  # fmt: skip

# Who is no officer of the state aboard a ship or in a team.
_ABOARD = frozenset({"captain", "officer", "first officer", "chief officer", "lieutenant", "president", "vice-captain"})
_NAVAL = frozenset({"navy", "naval", "coast", "coastguard", "patrol", "military", "police", "army", "council"})
_VESSELS = frozenset({"ferry", "trawler", "tanker", "freighter", "airliner", "tug", "tugboat", "dhow", "yacht", "club",
                      "team", "side", "ship", "boat", "vessel", "plane",
                      "steamer", "barge", "liner", "longliner", "canoe", "pirogue", "squad"})  # fmt: skip

# What a private person in trade has several of.
_HOLDINGS = frozenset({
    "branches", "outlets", "shops", "stores", "parlours", "trucks", "lorries", "employees", "workers", "boats",
    "ships", "hectares", "acres", "looms", "factories", "stalls", "tankers", "buses",
})  # fmt: skip

# Bodies of the state that employ crafts, and what has chief ones.
_HOUSES = frozenset({"department", "ministry", "authority", "council", "municipality", "prefecture", "inspectorate"})
_TOWNS = frozenset({"city", "town", "district", "county", "province", "state", "capital", "region", "country"})


def read_craft(part: Part, role: Role, folded: Sequence[str], country: str | None, *, alone: bool) -> Evidence | None:
    """Return what a craft or post is by its place.

    Parameters
    ----------
    part : Part
        The phrase.
    role : Role
        Its role.
    folded : sequence of str
        The document's tokens, folded.
    country : str or None
        The country that the phrase names.
    alone : bool
        Whether no body but a country stands beside the role.
    """
    if role.phrase in _ABOARD:
        words = {folded[item.last - 1] for item in part.items}
        if words & _VESSELS and not words & _NAVAL:
            # "the captain of the ferry"
            return Evidence("civilian", None, f"aboard: {role.phrase}", _LIKELY)
    if role.type == "civilian" and _is_large(part.complement, folded):
        return Evidence("business", None, f"owns much: {role.phrase}", _LIKELY)
    if role.phrase in _CRAFTS and alone and _is_public(part, folded):
        return Evidence("state", country, f"in public service: {role.phrase}", _LIKELY)
    return None


def _is_large(held: Sequence[Item], folded: Sequence[str]) -> bool:
    """Tell whether a trade is more than one person's: "a money changer with six branches"."""
    if len(held) < 2 or held[0].kind != "number" or folded[held[0].first - 1] != "with":
        return False
    return any(folded[item.last - 1] in _HOLDINGS for item in held[1:3])


def _is_public(part: Part, folded: Sequence[str]) -> bool:
    """Tell whether a craft is in the public service: "a district engineer", "a Justice Department lawyer"."""
    if bool(part.possessor) and any(folded[item.first] == "chief" for item in part.attributes):
        # "the city's chief architect"
        owner = part.possessor[-1]
        return owner.kind in ("name", "country") or folded[owner.first] in _TOWNS
    return any(folded[item.first] in _PUBLIC or folded[item.last - 1] in _HOUSES for item in part.attributes)
