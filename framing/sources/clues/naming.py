"""Where in a mention the speaker's own name stands, and whether it names more than one speaker.

In: the items or parts of a mention. Out: "A and B" cut in two where both are whole noun phrases; the part and item that
hold the proper name, in an apposition of either order ("Anna Berg, the minister"; "the minister, Anna Berg").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from framing.sources.clues.mentions import Part, read_part
from framing.sources.surface.items import Item

__all__ = ["cut_joint", "find_given", "find_named", "find_outlet", "is_brand", "is_titled", "speaking_part"]

# Openers of a part that names somebody else.
_NOT_NAMING = frozenset({"quoting", "citing", "speaking", "including", "based", "talking", "representing", "in", "at",
                         "carried", "using"})  # fmt: skip

_NAMING = frozenset({"called", "named", "known", "identified"})

# Verbs by which somebody gives a name "as" theirs, and within how many tokens before that.
_GIVING = frozenset({"introduces", "introduced", "introducing", "identified", "identifies", "identifying", "identify",
                     "named", "known", "gave", "gives", "giving"})  # fmt: skip
_NAMED_IN = 5


# Posts that go with a list of what they are for, and what such a list begins with.
_HEADING = frozenset({"minister", "secretary", "commissioner"})
_FIELDS = frozenset({"agriculture", "communication", "communications", "community", "culture", "defence", "defense",
                     "education", "energy", "environment", "finance", "fisheries", "foreign", "forestry", "health",
                     "higher", "home", "housing", "human", "industry", "information", "infrastructure", "interior",
                     "investment", "irrigation", "justice", "labor", "labour", "lands", "local", "migration", "mines",
                     "mining", "planning", "primary", "public", "roads", "science", "security", "social", "sport",
                     "sports", "tourism", "trade", "transport", "water", "women", "works", "youth"})  # fmt: skip


def is_brand(name: str) -> bool:
    """Tell whether a name of one word has a capital inside, as companies' names do ("MobiTel")."""
    if " " in name or not name[:1].isupper() or name.startswith(("Mc", "Mac", "O'", "De", "Al-", "Abu")):
        return False
    return any(letter.isupper() for letter in name[2:]) and not name.isupper() and name.isalpha()


def cut_joint(items: Sequence[Item], folded: Sequence[str]) -> list[list[Item]]:
    """Cut "A and B" where both sides are whole noun phrases."""
    post = _after_portfolio(items, folded)
    if post or "and" not in [item.kind for item in items]:
        return [list(items[post:])]
    groups: list[list[Item]] = [[]]
    open_end = True
    for index, item in enumerate(items):
        if item.kind in ("preposition", "relative"):
            open_end = False
        if item.kind == "and" and groups[-1] and index + 1 < len(items):
            follower = items[index + 1]
            tail = groups[-1][-1]
            if tail.kind not in ("noun", "name", "entry", "country", "mark", "word") or (
                tail.country is not None and tail.country.kind == "adjective" and tail.kind == "country"
            ):
                groups[-1].append(item)
                continue
            ended = tail.kind == "noun" and groups[-1][0].kind in ("determiner", "number")
            ended = ended or (tail.role is not None and tail.role.kind == "person" and tail.role.plural)
            whole = follower.kind in ("determiner", "entry", "country", "name", "number") or (
                follower.kind in ("noun", "modifier") and (groups[-1][-1].kind in ("name", "entry") or ended)
            )
            inside = tail.kind != "mark" and any(one.kind == "mark" for one in groups[-1])
            if inside or _names_field(tail, items[index + 1 : index + 3]):
                # "Anna Berg, a former minister and a member of parliament"
                groups[-1].append(item)
                continue
            if whole and (open_end or follower.kind == "determiner"):
                groups.append([])
                continue
        groups[-1].append(item)
    if len(groups) > 1 and groups[0][-1].kind == "mark":
        groups[0].pop()
    return groups


def _after_portfolio(items: Sequence[Item], folded: Sequence[str]) -> int:
    """Return where the last of the fields begins in "Trade, Industry and Mining Minister Anna Berg", 0 if nowhere."""
    if folded[items[0].first] not in _FIELDS or not items[0].capital:
        return 0
    field = 0
    for place, item in enumerate(items[:-1]):
        field = place + 1 if item.kind in ("and", "mark") else field
        if folded[item.last - 1] in _HEADING and item.capital and place:
            named = items[-1].kind == "name" or (items[-1].entry is not None and items[-1].entry.is_person)
            if not named or any(one.kind not in ("title", "mark") for one in items[place + 1 : -1]):
                return 0
            return place if items[field].kind == "name" else field
        if not (item.capital or item.kind in ("and", "mark")):
            return 0
    return 0


def _names_field(name: Item, following: Sequence[Item]) -> bool:
    """Tell whether two names are what a post is for: "the Middle East and North Africa director"."""
    if name.kind != "name" or len(following) < 2 or following[0].kind != "name":
        return False
    post = following[1]
    return post.kind == "noun" and not post.capital and post.role is not None and post.role.kind == "person"


def find_outlet(part: Part) -> Item | None:
    """Return the outlet for which an unnamed journalist speaks: "an AFP correspondent"."""
    if part.role is None or part.role.kind != "person" or part.role.type != "media" or part.role.plural:
        return None
    before = (*part.attributes, *part.possessor)
    return next((item for item in before if item.kind in ("entry", "name") and item is not part.head), None)


def find_named(parts: Sequence[Part], folded: Sequence[str]) -> tuple[Part, Item] | None:
    """Return the part of a mention that holds the speaker's proper name, and the name."""
    head = parts[0]
    if head.name is not None:
        return head, head.name
    if head.head is not None and head.head.kind == "country":
        return None
    for part in parts[1:3]:
        opener = folded[part.items[0].first]
        if folded[part.items[0].first - 1] == "(" and len(part.items) == 1 and len(parts) > parts.index(part) + 1:
            # "the Directorate of Public Relations (DIRPA), Colonel Berg": an acronym of what stands before
            continue
        if part.clause or part.aside or part.items[0].kind == "and" or opener in _NOT_NAMING:
            continue
        inner = part
        if opener in _NAMING:
            index = 2 if len(part.items) > 1 and folded[part.items[1].first] == "as" else 1
            inner = read_part(part.items[index:], folded) if len(part.items) > index else part
        if inner.name is not None and inner.head is inner.name:
            return inner, inner.name
    return None


def find_given(items: Sequence[Item], folded: Sequence[str]) -> Item | None:
    """Return the name that somebody gives: "a man who introduces himself only as Musa"."""
    for before, name in pairwise(items):
        if name.kind == "name" and name.role is None and folded[before.first] == "as":
            start = max(before.first - _NAMED_IN, items[0].first)
            return None if _GIVING.isdisjoint(folded[start : before.first]) else name
    return None


def speaking_part(parts: Sequence[Part], part: Part, name: Item) -> tuple[Part, Item]:
    """Return the person of "MRTV, military spokesman Anna Berg": the outlet before belongs to the sentence.

    So does the body of "the group the Observatory said", where a comma or full stop is lost.
    """
    other = parts[1] if part is parts[0] and len(parts) > 1 else None
    run = other is not None and other.items[0].first == part.items[-1].last and other.items[0].kind == "determiner"
    if (
        run
        and other is not None
        and other.head is not None
        and other.head is other.name
        and _are_apart(name, other.name)
    ):
        return other, other.head
    alone = part is parts[0] and len(part.items) == 1 and name.entry is not None and name.entry.type == "media"
    after = parts[1] if alone and len(parts) > 1 else None
    if after is None or after.name is None or after.clause or after.role is None or after.role.kind == "body":
        return part, name
    someone = after.name.entry.is_person if after.name.entry is not None else after.name.role is None
    return (after, after.name) if someone else (part, name)


def _are_apart(name: Item, other: Item | None) -> bool:
    """Tell whether two names are of listed bodies of two types, so that neither describes the other."""
    one, two = name.entry, other.entry if other is not None else None
    if one is None and two is not None and not two.is_person:
        # "at the battle for Palmyra the Islamic State said"
        return name.kind == "name" and name.role is None and name.last - name.first == 1
    return one is not None and two is not None and not (one.is_person or two.is_person) and one.type != two.type


def is_titled(parts: Sequence[Part], name: Item) -> bool:
    """Tell whether a post without an article goes before a name: "Member of the political committee Anna Berg"."""
    first = parts[0]
    post = first.role if first.head is not None and first.head.kind == "noun" else None
    if post is None or post.kind != "person" or post.plural or first.determiner or not first.complement:
        return False
    return (
        name.kind == "name"
        and name.role is None
        and name.last - name.first > 1
        and name.last == parts[-1].items[-1].last
    )
