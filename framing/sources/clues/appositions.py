"""The noun phrases and clauses of a mention, one after another.

In: the items of a mention. Out: `Part` records: a noun phrase each; a relative clause where it says what somebody
heads ("who runs the charity"), owns or does ("who imports wheat", `framing.sources.clues.doings`). Left undone:
clauses with a verb that tells nothing of a capacity ("who saw the blast").
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.clues.cutting import cut_parts
from framing.sources.clues.mentions import Part, read_part
from framing.sources.clues.serving import (
    ASIDES,
    DOING,
    HEADING,
    HELPING,
    LEADING,
    LINKS,
    MADE,
    OBJECTS,
    PLACED,
    SERVING_AS,
    TELLING,
)
from framing.sources.surface.items import Item

__all__ = ["read_parts"]

# Participles of a candidate.
_STANDING = frozenset({"standing", "running"})

# What somebody speaks for, or as.
_SPEAKING = frozenset({"for", "as", "on"})

# Words between "appointed" or "employed" and what follows.
_TO = frozenset({"as", "in", "by", "to", "acting", "interim"})

# Words between "who" and the verb that say nothing: "who now runs", "who has led".
_BETWEEN = frozenset({"now", "also", "still", "has", "had", "long", "once", "currently", "previously"})

# Words that a phrase opens with which may be a clause, besides those in -ing.
_OPENERS = DOING.keys() | ASIDES | MADE | {word for word, _ in PLACED}

# Verbs by which somebody says "as" what they speak.
_CLAIMING = frozenset({"introduced", "introduces", "identified", "identifies", "described", "describes", "presented"})

# Types of a body that says what its owner is: "whose start-up makes the masks".
_OWNED = ("business", "media", "party")


def read_parts(items: Sequence[Item], folded: Sequence[str]) -> list[Part]:
    """Read a mention: its noun phrases, a relative clause only where it says what somebody heads ("who runs the X")."""
    parts: list[Part] = []
    for piece in cut_parts(items, folded):
        word, opening = folded[piece[0].first], piece[0].first == items[0].first
        if (piece[0].kind == "relative" or word == "whose") and not (opening and word == "whose"):
            parts += _clause(piece, folded)
        elif word in _OPENERS or word.endswith("ing"):
            parts.append(_participle(piece, folded, opening=opening))
        else:
            # also "[whose prosecutor] said": the mention itself, not what another one is told by
            parts.append(read_part(piece, folded))
    return [part for part in parts if part.items]


def _clause(piece: Sequence[Item], folded: Sequence[str]) -> list[Part]:
    """Read a relative clause where it says what somebody heads, owns, was made or does."""
    if len(piece) > 2 and folded[piece[0].first] == "whose":
        return _whose(piece, folded)
    if len(piece) > 3 and (made := _made(piece, 2, folded)) is not None:
        return [made]
    if len(piece) > 2 and _does(piece, 1, folded):
        return [read_part(piece, folded)._replace(items=tuple(piece[1:]), head=None, clause=True)]
    if len(piece) > 2 and not _is_passive(piece, folded):
        start = 1
        while start < len(piece) - 2 and folded[piece[start].first] in _BETWEEN:
            start += 1
        if folded[piece[start].first] in HEADING:
            return [_headed(piece, start + 1, folded)]
        rest = piece[start + 3 :]
        if rest and folded[piece[start].first] in _CLAIMING and folded[piece[start + 2].first] == "as":
            # "who introduced himself as the front's spokesman"
            return [read_part(rest, folded)._replace(clause=True)]
    return []


def _participle(piece: Sequence[Item], folded: Sequence[str], *, opening: bool) -> Part:
    """Read a phrase that may open with a verb: "appointed governor", "leading the team", "speaking from exile"."""
    word = folded[piece[0].first]
    made = _made(piece, 0, folded)
    if made is not None:
        return made
    if len(piece) > 1 and word in DOING and _does(piece, 0, folded):
        return Part(tuple(piece), clause=True)
    link = folded[piece[1].first] if len(piece) > 1 else ""
    # "speaking at the institute" is a visit
    serving = word in SERVING_AS and link in (LINKS if word != "speaking" else _SPEAKING)
    if len(piece) > 1 and (word in LEADING or serving):
        return _headed(piece, 1, folded)
    aside = piece[0].kind == "word" and word.endswith("ing") and word not in TELLING and not opening
    part = read_part(piece, folded)
    return part._replace(aside=True) if aside or word in ASIDES else part


def _made(piece: Sequence[Item], start: int, folded: Sequence[str]) -> Part | None:
    """Read "appointed governor in May", "employed by the ministry", "in charge of the port authority"."""
    if len(piece) < start + 2:
        return None
    word, after = folded[piece[start].first], folded[piece[start + 1].first]
    if start == 0 and (word, after) in PLACED:
        if len(piece) > 3 and after == "charge":
            return read_part(piece[3:], folded)._replace(clause=True)
        return Part(tuple(piece), clause=True) if after != "charge" else None
    if word not in MADE:
        return None
    start += 1
    while start < len(piece) - 1 and folded[piece[start].first] in _TO:
        start += 1
    part = read_part(piece[start:], folded)
    # "a man named Anna Berg" was made nothing
    told = part.head is not None and part.head.kind == "noun" and part.role is not None and not part.role.plural
    return part._replace(clause=True) if told else None


def _does(piece: Sequence[Item], start: int, folded: Sequence[str]) -> bool:
    """Tell whether a clause says what somebody does: "who imports wheat", "who has written a history of"."""
    while start < len(piece) - 2 and folded[piece[start].first] in HELPING:
        start += 1
    word = folded[piece[start].first]
    if word in _STANDING and folded[piece[start + 1].first] == "in":
        # "running in Gujrat", not "standing in the hall"
        return len(piece) > start + 2 and piece[start + 2].kind in ("name", "country")
    objects = OBJECTS.get(word)
    if objects is not None:
        return any(folded[item.last - 1] in objects for item in piece[start + 1 : start + 7])
    return word in DOING


def _is_passive(piece: Sequence[Item], folded: Sequence[str]) -> bool:
    """Tell whether "who was" goes on with no noun phrase: "which was prepared on the orders of"."""
    said = piece[2].kind == "word" and folded[piece[2].first] not in _BETWEEN
    return folded[piece[1].first] in ("is", "was") and said


def _headed(piece: Sequence[Item], start: int, folded: Sequence[str]) -> Part:
    """Read what a clause says that somebody heads or serves: "who heads the charity", "leading the team"."""
    while start < len(piece) - 1 and (folded[piece[start].first] in LINKS or folded[piece[start].first] in _BETWEEN):
        start += 1
    return read_part(piece[start:], folded)._replace(clause=True)


def _whose(piece: Sequence[Item], folded: Sequence[str]) -> list[Part]:
    """Read "whose Border party is ...": the body that the person belongs to."""
    end = 1
    while end < len(piece) and piece[end].kind in ("name", "modifier", "country", "noun", "entry"):
        end += 1
    part = read_part(piece[1:end], folded)
    named = part.head is not None and part.head.kind in ("name", "entry")
    # "whose office" says nothing, "whose Border party" does
    told = part.role is not None and part.role.kind == "body" and (bool(part.attributes) or part.role.type in _OWNED)
    return [part._replace(clause=True)] if named or told else []
