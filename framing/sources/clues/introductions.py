"""The noun phrases around a name that say who it is.

In: an article and the place of a name in its items. Out: the phrase before ("Kremlin spokesman" Dmitry Peskov; "the
foreign minister, " Greta Aldous) and the phrase after (", director of X"; ", who heads the charity Y"; " head of Z" in
a text that has lost its commas), as `Part` records.
"""

from __future__ import annotations

from typing import Protocol

from framing.sources.clues.mentions import Part, read_part
from framing.sources.lists.names import load_given_names
from framing.sources.surface.items import Item

__all__ = [
    "COMMAS",
    "Reading",
    "is_heading",
    "is_verb",
    "led_by",
    "may_introduce",
    "part_before",
    "part_before_complement",
    "part_before_title",
    "phrase_start",
]

# How many items a post may reach back from a name.
_REACH = 14

_BEFORE = frozenset({"noun", "title", "modifier", "country", "entry", "possessive", "name", "number", "word"})

# What may stand between "of" and a name, what is last of it, and how many items that takes at least.
_WITHIN = frozenset({"determiner", "country", "entry", "name", "noun", "modifier", "possessive"})
_COMPLEMENTS = frozenset({"entry", "country", "noun", "name"})
_POST = len(("president", "of", "council"))

# Most letters of initials.
_TWO = 2

# What may say who a name is right before it, and right after it without a comma.
_OPENING = _BEFORE | {"determiner"}
_CLOSING = frozenset({"determiner", "noun", "relative"})

# Marks before an apposition, and prepositions before the body that somebody belongs to.
COMMAS = (",", "(", "-", "–", "—")
_AFTER = frozenset({*COMMAS, "of", "from", "at", "with"})

# Nouns for all of a kind, which introduce nobody by name.
_COLLECTIVE = frozenset({"public", "people", "press", "media", "local", "youth", "rival"})

_VERBS = frozenset(
    [
        "said",
        "says",
        "say",
        "told",
        "tells",
        "told",
        "added",
        "asked",
        "warned",
        "called",
        "vowed",
        "announced",
        "denied",
        "insisted",
    ]
)


class Reading(Protocol):
    """What is needed of an article here."""

    items: list[Item]
    folded: tuple[str, ...]
    words: tuple[str, ...]
    sentence_starts: frozenset[int]

    def adjacent(self, index: int) -> bool:
        """Tell whether an item and the next stand in one sentence."""


def may_introduce(article: Reading, index: int) -> tuple[bool, bool]:
    """Tell whether what stands right before a name, and right after it, may say who it is: the quick answer for most.

    Parameters
    ----------
    article : Reading
        The document.
    index : int
        The place of the name.
    """
    items, folded = article.items, article.folded
    opened = closed = False
    if index:
        before = items[index - 1]
        opened = before.kind in _OPENING or folded[before.first] in (",", "by")
    if index + 1 < len(items):
        after = items[index + 1]
        closed = folded[after.first] in _AFTER or (after.kind in _CLOSING and not is_heading(article, index))
    return opened, closed


def is_heading(article: Reading, index: int) -> bool:
    """Tell whether a capital after a name is no post of its bearer's: not "Anna Berg Secretary General of the"."""
    items = article.items
    item, after = items[index + 1], items[index + 2 : index + 3]
    post = item.kind == "noun" and item.role is not None and item.role.kind == "person" and not item.role.plural
    whose = bool(after) and article.folded[after[0].first] in ("of", "at", "for") and article.adjacent(index + 1)
    return item.capital and not (post and whose and items[index].last - items[index].first > 1)


def part_before(article: Reading, start: int, index: int) -> Part | None:
    """Return the noun phrase before the name at `index` of the article's items, from `start` on, or ``None``."""
    items = article.items
    if start < index and any(item.kind in ("noun", "title") for item in items[start:index]):
        part = read_part(items[start:index], article.folded)
        if part.role is not None and part.role.phrase in _COLLECTIVE:
            # "Public Relations": no relation of the public
            return None
        letters = article.words[items[index].first]
        if part.role is not None and part.role.kind == "person" and letters.isupper() and len(letters) > _TWO:
            # "an accomplice or a hostage SORH said"
            return None
        if (
            part.role is not None
            and part.role.kind == "body"
            and part.role.type == "media"
            and _is_somebody(article, index)
        ):
            # "on the channel's website Anna Berg said": the comma is lost
            return None
        if part.role is not None and part.role.plural and not _goes_on(article, index):
            # '"... are selling," suspects Anna Berg', "all of our friends Berg said"
            return None
        return part if part.head is not None and part.head.kind in ("noun", "title") else None
    # "the foreign minister, Greta Aldous": a comma between, and the phrase needs its article
    if index > 1 and article.folded[items[index - 1].first] == "," and article.adjacent(index - 2):
        return _part_before_comma(article, index - 1)
    return None


def part_before_title(article: Reading, start: int, index: int) -> Part | None:
    """Return the noun phrase before the titles of a name: "the director of the clinic, Mr. Berg"."""
    items = article.items
    titled = start < index and all(item.kind == "title" for item in items[start:index])
    if not titled or start < len(("director", ",")) or article.folded[items[start - 1].first] != ",":
        return None
    return _part_before_comma(article, start - 1) if article.adjacent(start - 2) else None


def part_before_complement(article: Reading, index: int) -> Part | None:
    """Return the post with its body before a full name: "President of the Border Council" Anna Berg."""
    items = article.items
    if index < _POST or items[index].last - items[index].first == 1 or items[index - 1].kind not in _COMPLEMENTS:
        return None
    last = items[index - 1].role
    if last is not None and last.kind == "person":
        return None
    place = index - 1
    while place > max(index - _REACH, 1) and items[place].kind in _WITHIN and article.adjacent(place - 1):
        place -= 1
    role = items[place - 1].role
    served = items[place].kind == "preposition" and article.folded[items[place].first] in ("of", "for", "at", "in")
    if not served or role is None or items[place - 1].kind != "noun" or not article.adjacent(place - 1):
        return None
    if role.kind != "person" or role.plural or not role.inherits:
        return None
    return read_part(items[phrase_start(article, place - 1) : index], article.folded)


def _is_somebody(article: Reading, index: int) -> bool:
    """Tell whether a name is surely a person's."""
    item = article.items[index]
    given = article.folded[item.first] in load_given_names()
    return (
        (item.entry.is_person if item.entry is not None else item.role is None) and given and item.last - item.first > 1
    )


def _goes_on(article: Reading, index: int) -> bool:
    """Tell whether another name may follow the one at `index`: "brothers Anna and Otto"."""
    after = article.items[index + 1 : index + 2]
    return bool(after) and (after[0].kind == "and" or article.folded[after[0].first] in (",", "&"))


def _part_before_comma(article: Reading, end: int) -> Part | None:
    items = article.items
    start = end
    determiners = []
    while start > 0 and article.adjacent(start - 1) and not is_verb(article, items[start - 1]):
        kind = items[start - 1].kind
        if kind == "determiner":
            start -= 1
            determiners.append(start)
            # the article of a complement ("envoy of the Council"): the phrase goes on before it
            if start == 0 or items[start - 1].kind != "preposition":
                break
        elif kind not in _BEFORE and kind != "preposition":
            break
        else:
            start -= 1
    whole = start < end and not (start > 0 and items[start - 1].kind == "preposition" and article.adjacent(start - 1))
    part = _person_part(article, start, end) if whole else None
    # "the party of the opposition candidate, Anna Berg": the nearest phrase that names a person's role
    return part or next(
        (
            found
            for found in (_person_part(article, one, end) for one in determiners if _is_free(article, one))
            if found
        ),
        None,
    )


def _is_free(article: Reading, start: int) -> bool:
    """Tell whether a phrase can describe what follows: not the object of "to the envoy, X said"."""
    return (
        start == 0
        or article.items[start - 1].kind != "preposition"
        or article.folded[article.items[start - 1].first] == "of"
    )


def _person_part(article: Reading, start: int, end: int) -> Part | None:
    items = article.items
    opener = article.folded[items[start].first]
    if opener in ("the", "its", "their", "his", "her") or items[start].kind in ("country", "name"):
        part = read_part(items[start:end], article.folded)
        if part.role is not None and part.role.kind == "person" and not part.role.plural and part.head is not None:
            return part if part.head.kind == "noun" else None
    return None


def phrase_start(article: Reading, index: int) -> int:
    """Return where the phrase begins that goes on to the name at `index`."""
    items, starts = article.items, article.sentence_starts
    start, item = index, items[index]
    while start > 0 and item.first not in starts:
        before = items[start - 1]
        if before.kind == "determiner":
            return start - 1
        if before.kind not in _BEFORE:
            break
        if before.kind == "word" and (item.kind == "title" or article.folded[before.first] in _VERBS):
            # "to spare civilian lives Colonel Berg said": the full stop or comma is lost
            break
        if before.kind == "entry" and item.role is not None and item.role.phrase == "secretary of state":
            # "to defeat Daesh Secretary of State Berg said"
            break
        start, item = start - 1, before
    return start


def is_verb(article: Reading, item: Item) -> bool:
    """Tell whether an item is a verb of saying."""
    return item.kind == "word" and article.folded[item.first] in _VERBS


# Participles of "the commission, led by Anna Berg".
_LED = frozenset({"led", "headed", "chaired", "run", "founded", "directed", "commanded", "represented", "owned"})


def led_by(article: Reading, start: int) -> Item | None:
    """Return what a person whose name or title stands at `start` leads: "the commission, led by Anna Berg"."""
    items = article.items
    if (
        start < 2
        or article.folded[items[start - 1].first] != "by"
        or article.folded[items[start - 2].first] not in _LED
    ):
        return None
    for item in reversed(items[max(start - 7, 0) : start - 2]):
        if item.kind in ("entry", "name") or (
            item.kind == "noun" and item.role is not None and item.role.kind == "body"
        ):
            return item
    return None
