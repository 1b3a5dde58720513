"""The words before the head of a noun phrase: "the rebel commander", "a UN official", "the US-led coalition".

In: the items before a head, and what the article answers. Out: `Evidence` for the body, side or country that they name.
Which of them a role yields to is `framing.sources.clues.evidence`'s. Left undone: adjectives that no list holds.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.clues.compounds import country_of, hyphen_type
from framing.sources.clues.context import Context
from framing.sources.clues.mentions import Evidence, Part
from framing.sources.clues.offices import TELLING
from framing.sources.clues.serving import SAYING_LITTLE
from framing.sources.surface.items import Item, is_person

__all__ = ["HOLDER", "MODIFIER", "SERVED", "first_of_two", "read_attribute", "read_attributes"]

# How far a body that is served, a word for a side, a listed office and the first of two roles are trusted.
SERVED, MODIFIER, HOLDER, _FIRST = 0.9, 0.9, 0.45, 0.6

# Camps that are directions too.
_COMPASS = frozenset({"western", "eastern", "northern", "southern"})


def read_attributes(
    items: Sequence[Item], words: Sequence[str], folded: Sequence[str], context: Context
) -> tuple[Evidence | None, int]:
    """Return the strongest of the words before a head, and its rank: a body, "rebel" or "UN", the rest."""
    best: Evidence | None = None
    rank = 0
    for item in reversed(items):
        if folded[item.first] in _COMPASS and item is not items[-1]:
            # "western rural Aleppo"
            continue
        found = read_attribute(item, words, folded, context)
        if found is None or found.type is None or found.reason.startswith("country:"):
            continue
        nearer = best is not None and (best.body is not None or best.reason.startswith("body:"))
        sided = found.reason.startswith("modifier:") and best is not None and best.type == "ngo"
        if nearer and (found.type == "media" or sided):
            # "told AFP Observatory director Anna Berg"; "a pro-opposition civil defence source"
            continue
        weight = 3 if item.entry is not None or item.kind == "name" else 2 if found.type in TELLING else 1
        if weight > rank:
            best, rank = found, weight
    return (best._replace(country=best.country or country_of(items, words)) if best is not None else None), rank


def read_attribute(item: Item, words: Sequence[str], folded: Sequence[str], context: Context) -> Evidence | None:
    """Return what one word or name before a head says: a body, "rebel", "UN", "US-led"."""
    if item.entry is not None:
        entry = item.entry
        if entry.note == "place":
            return Evidence(None, entry.country, f"country: {entry.name}")
        if entry.is_person and not entry.own:
            # "a Trump aide": in the capacity that the article gives, else the office
            known = context.of_name(item)
            return known or Evidence(entry.type, entry.country, entry.origin, HOLDER)
        body = entry.name if item.kind == "entry" else None
        return Evidence(entry.type, entry.country, entry.origin, SERVED, body)
    if item.kind == "name":
        # a town says nothing of what its mayor is
        return context.of_name(item) if item.role is not None or is_person(item, folded) else None
    if item.kind == "noun" and item.role is not None and item.role.phrase == "official":
        # "official figures"
        return Evidence("state", None, "modifier: official", MODIFIER)
    if item.kind == "noun" and item.role is not None and item.role.kind in ("body", "people"):
        asked = context.of_noun(item) if item.role.inherits and item.capital else None
        if asked is not None or item.role.type is None:
            return asked
        body = " ".join(words[item.first : item.last]) if item.role.type == "state" else None
        return Evidence(item.role.type, None, f"body: {item.role.phrase}", SERVED, body)
    if item.kind in ("noun", "title") and item.role is not None and item.role.phrase not in SAYING_LITTLE:
        if item.role.type in ("opposition", "un", "party") or (item.role.type == "state" and item.role.inherits):
            return Evidence(item.role.type, None, f"role: {item.role.phrase}", MODIFIER)
        return None
    if item.kind in ("modifier", "country") and item.role is not None:
        return Evidence(item.role.type, None, f"modifier: {item.role.phrase}", MODIFIER)
    return hyphen_type(words[item.first]) if item.kind == "word" else None


def first_of_two(part: Part, folded: Sequence[str]) -> Evidence | None:
    """Return what the first of two roles says where the second says nothing: "a researcher and co-founder of X"."""
    for item in part.attributes:
        first = item.role if item.kind == "noun" and folded[item.last] == "and" else None
        if first is not None and first.kind == "person" and first.type is not None:
            return Evidence(first.type, None, f"role: {first.phrase}", _FIRST)
    return None
