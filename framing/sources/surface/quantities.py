"""Shares of people before the noun that tells who they are: "a majority of voters", "four in ten residents".

In: the items of a noun phrase. Out: whether one of them only counts. Left undone: shares of things ("half the town").
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.surface.items import Item

__all__ = ["SHARING", "is_share"]

# Nouns that count people before "of".
_SHARES = frozenset({"majority", "majorities", "plurality", "half", "quarter", "third", "percent", "cent", "handful",
                     "slice", "number", "numbers", "pair", "couple", "bulk", "rest"})  # fmt: skip

# Words before or inside a share.
_ROUNDING = frozenset({"about", "nearly", "almost", "only", "just", "over", "around", "some", "roughly", "per", "large",
                       "vast", "growing", "overwhelming", "small", "more", "less", "fewer", "than"})  # fmt: skip
# Words for some of a group, where the group follows.
_SOME = frozenset({"some", "several", "many", "most", "few"})

# All of them: any other word is no share.
SHARING = _SHARES | _ROUNDING | _SOME | {"in"}


def is_share(items: Sequence[Item], place: int, folded: Sequence[str]) -> bool:
    """Tell whether an item is part of a share that the people follow: the first words of "nearly half of voters".

    Examples
    --------
    >>> items = [Item("word", 0, 1), Item("word", 1, 2), Item("preposition", 2, 3), Item("noun", 3, 4)]
    >>> [is_share(items, place, ["nearly", "half", "of", "voters"]) for place in range(4)]
    [True, True, False, False]
    """
    word = folded[items[place].first]
    if word not in SHARING:
        # the quick answer for nearly every item
        return False
    rest = items[place : place + 4]
    if word in _SOME and len(rest) > 2 and folded[rest[1].first] == "of" and rest[2].kind == "determiner":
        # "some of the deportees", not "some of them"
        return len(rest) > 3 and rest[3].kind != "mark"
    if word in _SHARES:
        after = rest[1] if len(rest) > 1 else None
        return after is None or (after.kind == "preposition" and folded[after.first] == "of")
    if word in _ROUNDING:
        return any(one.kind == "number" or folded[one.first] in _SHARES for one in rest[1:3])
    if rest[0].kind != "preposition" or word != "in" or place == 0 or items[place - 1].kind != "number":
        return False
    # "four in ten residents"
    return len(rest) > 1 and rest[1].kind == "number"
