"""Where a name of several items may begin: the few places at which `framing.sources.surface.proper` has to look.

In: the items that the lists found, of one sentence or of a whole document. Out: places among them. Nearly all capitals
stand alone, so this is told from the neighbours first; a place too many does no harm, since joining looks again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from operator import attrgetter

from framing.sources.lists.nameheads import opens_body
from framing.sources.surface.items import Item, words_of

__all__ = ["find_beginnings", "stands_alone"]

_CAPITAL = attrgetter("capital")

# What a name can begin with.
_BEGINNING = frozenset({"name", "noun", "country", "modifier", "entry"})


def find_beginnings(folded: Sequence[str], items: Sequence[Item]) -> list[int]:
    """Return the places of items, also of many sentences, that a name of several may begin with: few of them do.

    Parameters
    ----------
    folded : sequence of str
        The document's tokens.
    items : sequence of Item
        What the lists found.
    """
    raised = [*map(_CAPITAL, items), False, False]
    particles = words_of("particle")
    found = []
    for place in compress(range(len(items)), raised):
        item = items[place]
        beside = raised[place + 1] or raised[place + 2] or item.kind == "noun"
        if (
            (beside or opens_body(folded[item.first]) or (item.last < len(folded) and folded[item.last] in particles))
            and item.kind in _BEGINNING
            and not stands_alone(folded, items, place)
        ):
            # most have nothing beside them that could go on a name
            found.append(place)
    return found


def stands_alone(folded: Sequence[str], items: Sequence[Item], start: int) -> bool:
    """Tell whether nothing after an item can go on a name: the quick answer for most.

    Parameters
    ----------
    folded : sequence of str
        The document's tokens.
    items : sequence of Item
        What the lists found.
    start : int
        Where the name would begin.
    """
    item = items[start]
    if item.kind == "noun" and item.role is not None and (item.role.kind == "body" or item.role.plural):
        return False
    if item.kind == "name" and opens_body(folded[item.first]):
        return False
    if start + 1 == len(items):
        return True
    after = items[start + 1]
    if after.kind not in ("mark", "possessive", "and"):
        return not after.capital and folded[after.first] not in words_of("particle")
    return not after.capital and (start + 2 == len(items) or not items[start + 2].capital)
