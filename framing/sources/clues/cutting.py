"""Where the noun phrases of a mention begin: "Anna Berg | , the minister", "Anna Berg | head of the union".

In: the items of a mention. Out: its items in groups, a noun phrase or clause each. A mention is cut at commas,
brackets, relative pronouns and, since some texts have lost their commas, at an article or role that follows a name.
What is in each is read by `framing.sources.clues.mentions` and `framing.sources.clues.appositions`.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.clues.serving import CUTTING, LEADING, TELLING
from framing.sources.lists.names import load_given_names
from framing.sources.surface.items import Item, is_person, is_seated

__all__ = ["cut_parts"]

# Quotation marks, also as folding leaves them.
_QUOTING = frozenset("\"'“”‘’«»„") | {""}

# Marks that stand inside a noun phrase.
_SYMBOLS = frozenset("-%$#@")

# What may be the head of a noun phrase before a clause of its own, and how long such a clause may be.
_HEADS = ("name", "entry", "noun", "country")
_CLAUSE = 8

# Kinds of items that are called by a name.
_NAMES = ("name", "entry")

# Words that open a part of their own.
_BREAKING = CUTTING | {"whose"}

# Fewest items of "prefect of", and tokens of a place and a surname; who is of a place besides those who hold a post.
_PLACED = 2
_DWELLING = frozenset({"resident", "inhabitant", "native", "villager", "farmer", "teacher", "doctor", "shopkeeper"})

# Neighbours of which the second may begin a noun phrase without a comma between: the quick answer for most.
_PARTING = frozenset(
    (before, kind)
    for kind, befores in {
        "title": "country name entry noun word",
        "country": "name entry",
        "name": "country name entry noun word modifier title",
        "entry": "country name entry noun word modifier title",
        "modifier": "noun",
        "determiner": "name entry noun word number",
        "noun": "name entry modifier",
        "number": "name entry",
        "word": "country name entry noun",
    }.items()
    for before in befores.split()
)


def cut_parts(items: Sequence[Item], folded: Sequence[str]) -> list[list[Item]]:
    """Cut a mention into noun phrases.

    Examples
    --------
    >>> from framing.sources.lists.gazetteer import Gazetteer
    >>> from framing.sources.surface.phrases import build_lexicon
    >>> words = "Anna Berg , the minister".split()
    >>> folded = [word.lower() for word in words]
    >>> lexicon = build_lexicon(Gazetteer(()))
    >>> items = lexicon.find_items(lexicon.look_up(words), 0, 5)
    >>> [[words[item.first] for item in part] for part in cut_parts(items, folded)]
    [['Anna'], ['the', 'minister']]
    """
    part: list[Item] = []
    parts = [part]
    for index, item in enumerate(items):
        kind, word = item.kind, folded[item.first]
        if kind == "mark":
            if word in _QUOTING:
                # "the so-called “Rail Brigade”" is one phrase
                continue
            if word not in _SYMBOLS:
                part = []
                parts.append(part)
                continue
        if part and (
            kind == "relative"
            or (word in _BREAKING and not is_seated(items, index, folded))
            or (
                (part[-1].kind, kind) in _PARTING
                and (
                    _is_participle(item, part[-1], folded)
                    or _starts_part(part, item, items[index + 1 : index + 2], folded)
                )
            )
        ):
            part = []
            parts.append(part)
        own = _own_name(part, item, folded) if kind == "name" and item.last - item.first > _PLACED else 0
        if own:
            part.append(item._replace(last=own))
            part, item = [], item._replace(first=own)
            parts.append(part)
        part.append(item)
    return [part for part in parts if part]


def _own_name(part: Sequence[Item], item: Item, folded: Sequence[str]) -> int:
    """Return where the holder's name begins that runs on from a place's: "prefect of Imbabura Anna Berg", else 0."""
    if len(part) < _PLACED or part[-1].kind != "preposition" or item.role is not None or item.entry is not None:
        return 0
    post = part[-2].role if part[-2].kind == "noun" else None
    if post is None or post.kind != "person" or post.plural or not (post.type == "state" or post.phrase in _DWELLING):
        return 0
    given = load_given_names()
    if folded[item.first] in given:
        return 0
    return next((place for place in range(item.first + 1, item.last - 1) if folded[place] in given), 0)


def _is_participle(item: Item, before: Item, folded: Sequence[str]) -> bool:
    """Tell whether an item opens a participle clause about the name or noun before it ("Berg using the acronym").

    Examples
    --------
    >>> _is_participle(Item("word", 1, 2), Item("name", 0, 1), ["Berg", "standing"])
    True
    """
    word = folded[item.first]
    return item.kind == "word" and not item.capital and word.endswith("ing") and before.kind in _HEADS


def _starts_part(part: Sequence[Item], item: Item, following: Sequence[Item], folded: Sequence[str]) -> bool:
    """Tell whether a new noun phrase begins without a comma: "Anna Berg head of", "monitor the Observatory"."""
    before = part[-1]
    opener = folded[part[0].first]
    if part[0].kind == "relative" or opener == "whose":
        # "who runs the grain exchange" is one clause
        return False
    if part[0].kind == "word" and opener.endswith("ing") and opener not in LEADING | TELLING and len(part) < _CLAUSE:
        # "using the acronym for the group" is another
        return False
    if item.kind == "title":
        joined = ("country", "name", "entry", "noun", "word")
        return before.kind in joined and any(one.kind == "preposition" for one in part)
    body_next = bool(following) and following[0].role is not None and following[0].role.kind == "body"
    if item.kind == "name" and item.role is None and item.last - item.first > 1 and _is_complement(part):
        # "the ambassador to Kenya Anna Berg", "minister for communication Anna Berg"
        return not body_next
    if item.entry is not None and item.entry.is_person and before.kind in ("noun", "country") and before.capital:
        # "President of the Republic Anna Berg", but "opponents of President Anna Berg"
        own = before.role is not None and before.role.kind == "person"
        return not own and any(one.kind == "preposition" for one in part)
    if is_person(item, folded) and item.last - item.first > 1 and _is_body(before):
        # "secretary of the Border Council Anna Berg", "leading the team Anna Berg"
        return any(one.kind == "preposition" for one in part) or part[0].kind == "word"
    if item.kind == "determiner":
        return before.kind in ("noun", "name", "entry", "number") or (before.kind == "word" and len(part) > 1)
    someone = is_person(before, folded)
    if someone and before.last - before.first > 1 and following and item.kind in ("entry", "country"):
        # "Anna Berg MSFs head of mission", "Anna Berg WHO representative": comma and apostrophe are lost
        after = following[0].role if following[0].kind == "noun" else None
        return following[0].kind == "possessive" or (after is not None and after.kind == "person")
    if someone and item.kind == "noun" and not item.capital:
        if _is_region(part, following, folded):
            return False
        return item.role is not None and item.role.kind == "person" and before.last - before.first > 1
    if before.kind in ("name", "entry") and item.kind == "number":
        return True
    if len(part) > 1 and part[-2].kind == "determiner":
        return False  # "the Gomel locomotive depot"
    return before.kind == "name" and item.kind == "word" and len(part) > 1 and bool(following)


def _is_region(part: Sequence[Item], following: Sequence[Item], folded: Sequence[str]) -> bool:
    """Tell whether the name before a post is its field: "Amnesty's Middle East director", "its Latin America chief"."""
    owned = folded[part[0].first] in ("its", "their") or any(one.kind == "possessive" for one in part)
    return owned or any(one.kind == "name" or (one.entry is not None and one.entry.is_person) for one in following)


def _is_complement(part: Sequence[Item]) -> bool:
    """Tell whether a phrase is an office with its complement, which ends in a country or a common noun."""
    end = part[-1]
    common = end.kind in ("noun", "word") and not end.capital
    if not (common or (end.kind == "country" and end.country is not None and end.country.kind == "name")):
        return False
    place = next((index for index, one in enumerate(part) if one.kind == "preposition"), 0)
    office = part[place - 1].role if place else None
    return office is not None and office.kind == "person" and not office.plural and office.inherits


def _is_body(item: Item) -> bool:
    if item.entry is not None:
        return not item.entry.is_person
    return item.role is not None and item.role.kind == "body"
