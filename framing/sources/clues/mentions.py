"""Reading a source mention: its head, its name, and the evidence for a type that it carries itself.

In: the items of a mention (`framing.sources.surface.phrases`). Out: its noun phrases as `Part` records, the head part
first: determiner, possessor, attributes, head, complement. Where one ends is `framing.sources.clues.cutting`'s.

What a role serves is looked for in its attributes ("Kremlin spokesman"), then its possessor ("Avelland's
ambassador"), then its complement ("director of the War Monitor"). Relative clauses are read by
`framing.sources.clues.appositions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from framing.records import SourceType
from framing.sources.clues.apostrophes import lost_owner, owner_found
from framing.sources.clues.serving import AIDES, NEAR
from framing.sources.lists.roles import Role
from framing.sources.surface.items import Item
from framing.sources.surface.quantities import SHARING, is_share

__all__ = ["Evidence", "Part", "is_indefinite", "read_part"]

# Prepositions after a role that lead to the body it serves. "to" and "on" lead to a subject or a post instead.
_SERVING = frozenset({"of", "for", "at", "from", "with", "in", "within", "inside", "by"})

_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "several", "many", "most", "few", "two", "three", "four",
                         "five", "six", "any", "every", "each", "no", "other", "both", "numerous", "various", "dozens",
                         "hundreds", "thousands", "scores", "all", "certain"})  # fmt: skip

# Kinds of items that are called by a name.
_NAMES = ("name", "entry")

# Kinds of items that count at the start of a noun phrase, and that end it for what belongs to it.
_COUNTING, _LINKING = ("determiner", "number"), ("preposition", "relative")


class Evidence(NamedTuple):
    """What speaks for a type.

    Parameters
    ----------
    type : str or None
        The type; ``None`` when there is only a country.
    country : str or None
        ISO code.
    reason : str
        The list entry or rule, for `Speaker.reason`.
    confidence : float
        How far the rule is trusted, in [0, 1].
    body : str or None
        Name of the body behind it.
    """

    type: SourceType | None = None
    country: str | None = None
    reason: str = ""
    confidence: float = 0.0
    body: str | None = None


class Part(NamedTuple):
    """One noun phrase of a mention.

    Parameters
    ----------
    items : tuple of Item
        All its items.
    attributes : tuple of Item
        Items before the head.
    possessor, complement : tuple of Item
        What stands before ``'s`` and after the first serving preposition.
    head : Item or None
        The head noun, name, entry or country.
    name : Item or None
        The name or entry in it that the head describes or that is the head.
    determiner : str
        Folded first determiner, or an empty string.
    clause : bool
        Whether it is the object of a relative clause ("who heads the charity"): what the speaker serves.
    many : bool
        Whether it counts out some of a group ("two of her aides").
    aside : bool
        Whether it is a clause that says nothing of what the speaker is ("using the acronym of the group").
    role : Role or None
        The role or body noun of the part.
    """

    items: tuple[Item, ...]
    attributes: tuple[Item, ...] = ()
    possessor: tuple[Item, ...] = ()
    complement: tuple[Item, ...] = ()
    head: Item | None = None
    name: Item | None = None
    determiner: str = ""
    clause: bool = False
    many: bool = False
    aside: bool = False
    role: Role | None = None


def read_part(items: Sequence[Item], folded: Sequence[str]) -> Part:
    """Read one noun phrase.

    Examples
    --------
    >>> from framing.sources.lists.gazetteer import Gazetteer
    >>> from framing.sources.surface.phrases import build_lexicon
    >>> words = "a spokesman for the interior ministry".split()
    >>> lexicon = build_lexicon(Gazetteer(()))
    >>> part = read_part(lexicon.find_items(lexicon.look_up(words), 0, 6), words)
    >>> part.role.phrase, part.determiner, [item.role.phrase for item in part.complement if item.role]
    ('spokesman', 'a', ['interior ministry'])
    """
    start, size = 0, len(items)
    while start < size and (
        items[start].kind in _COUNTING or (folded[items[start].first] in SHARING and is_share(items, start, folded))
    ):
        start += 1
    determiner = folded[items[0].first] if start else ""
    if 0 < start < size and items[start].kind == "preposition" and folded[items[start].first] == "of":
        # "one of the residents", "several of the group": the noun after it is the head
        inner = read_part(items[start + 1 :], folded)
        owner = inner.determiner if inner.determiner in ("its", "their", "his", "her") else determiner
        return inner._replace(items=tuple(items), determiner=owner, many=True)
    owned = end = start
    while end < size and (kind := items[end].kind) not in _LINKING:
        end += 1
        if kind == "possessive":
            owned = end
    zone, possessor = items[owned:end], items[:0]
    if owned > start:
        possessor = items[start : owned - 1]
    elif determiner == "the" and len(zone) > 1 and (cut := lost_owner(zone)):
        possessor, zone = owner_found(zone[:cut]), zone[cut:]
    near = len(zone) > 1 and folded[zone[-1].first] in NEAR
    if near:
        zone = zone[:-1]
    head = zone[-1] if zone else None
    named = head is not None and head.kind in _NAMES
    if not named and len(zone) > 1:
        name = _name_before(zone, among=determiner in ("a", "an", "another"))
    else:
        name = head if named else None
    return Part(
        tuple(items),
        attributes=tuple(zone[:-1]),
        possessor=tuple(possessor),
        complement=_complement(items, end, folded, near=near) if end < size else (),
        head=head,
        name=name,
        determiner=determiner,
        role=head.role if head is not None and head.kind == "noun" else _role_in(zone) if zone else None,
    )


def _role_in(zone: Sequence[Item]) -> Role | None:
    """Return the role of a noun phrase whose head is no noun: the last before the head, else that in its name."""
    for item in zone[-2::-1]:
        if item.kind in ("noun", "title") and item.role is not None and item.role.phrase != "local":
            return item.role
    return zone[-1].role if zone[-1].kind == "name" else None


def _complement(items: Sequence[Item], start: int, folded: Sequence[str], *, near: bool) -> tuple[Item, ...]:
    """Return the items after the first serving preposition, up to the next that doesn't serve."""
    near = near or (start > 0 and folded[items[start - 1].first] in AIDES)
    index = start
    while index < len(items):
        if items[index].kind == "preposition":
            word = folded[items[index].first]
            if word in _SERVING or (near and word == "to"):
                end = index + 1
                while end < len(items) and not (
                    items[end].kind == "preposition" and folded[items[end].first] not in _SERVING
                ):
                    end += 1
                return tuple(items[index + 1 : end])
            if word not in ("to", "on", "near"):
                break
        index += 1
    return ()


def _name_before(zone: Sequence[Item], *, among: bool) -> Item | None:
    """Return the body named before a noun for a body: "the Lake Monitor group"."""
    head = zone[-1]
    if head.kind != "noun" or head.role is None or head.role.kind != "body":
        return None
    for item in zone[-2::-1]:
        # "the UN inquiry", "Kremlin press service": part of a larger body, not its name
        if item.kind == "entry" and item.entry is not None and item.entry.type in ("un", "igo", "state"):
            return None
        if item.kind == "name" and (among or head.role.type == "state") and not head.capital:
            # "the Amhara trade bureau": a place; "a Bosniak party": a people
            return None
        if item.kind in _NAMES:
            return item
    return None


def is_indefinite(determiner: str) -> bool:
    """Tell whether a determiner introduces something not yet known."""
    return determiner in _INDEFINITE
