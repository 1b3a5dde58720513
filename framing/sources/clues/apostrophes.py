"""Possessives that have lost their apostrophes and read like plurals: "the coalitions spokesman".

In: the words of a noun phrase before its prepositions. Out: where what the owner has begins, and the owner as the one
body that it is. Left undone: owners that the lists don't know as bodies ("the valleys elders").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.sources.surface.items import Item

__all__ = ["lost_owner", "owner_found"]

# Bodies of which somebody has a spokesman or team.
_OWNING = frozenset({"group", "coalition", "council", "movement", "union", "alliance", "government", "organisation",
                     "organization", "front", "network", "regime", "committee", "commission", "mission",
                     "federation", "hospital", "bloc", "junta", "militia", "brigade"})  # fmt: skip


def lost_owner(zone: Sequence[Item]) -> int:
    """Return where what a body has begins, 0 where nobody owns anything.

    Parameters
    ----------
    zone : sequence of Item
        The items of a noun phrase between its determiner and its first preposition.
    """
    for place, item in enumerate(zone[:-1]):
        owner, after = item.role if item.kind == "noun" else None, zone[place + 1]
        if owner is None or not owner.plural:
            continue
        # "the groups Damascus spokesman": what stands between says nothing
        post = after.role or (zone[-1].role if zone[-1].kind == "noun" else None)
        if post is None or post.plural or not post.inherits:
            continue
        body = owner.kind == "body" and owner.noun.removesuffix("s") in _OWNING
        # "the Attorney Generals Office"
        office = owner.kind == "person" and owner.type == "state" and post.phrase == "office" and item.capital
        if office or (body and (post.kind == "person" or after.role is None)):
            return place + 1
    return 0


def owner_found(zone: Sequence[Item]) -> list[Item]:
    """Return an owner that reads like a plural as the one body that it is."""
    role = zone[-1].role
    one = replace(role, phrase=role.phrase.removesuffix("s"), plural=False) if role is not None else None
    return [*zone[:-1], zone[-1]._replace(role=one)]
