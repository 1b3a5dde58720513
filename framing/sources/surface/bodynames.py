"""Proper names of bodies by the noun they hold: "Highland Liberation Front", "Ministry of Foreign Affairs".

In: the items found so far. Out: how far such a name goes, its noun and its country. Attributes go before the noun,
links ("of", "for") and what they lead to after it. Names of other languages go on over their own links ("Ligue des
Paysans"), names for a cause over its preposition ("Mothers Against Dust"). Left undone: names without any such word.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.lists.countries import CountryPhrase
from framing.sources.lists.roles import Role
from framing.sources.surface.items import Item, words_of
from framing.sources.surface.lines import Line

__all__ = ["body_end", "cause_end", "foreign_end", "is_called"]

_STUDY = frozenset({"university", "college", "institute", "academy", "faculty", "polytechnic"})

# What a name can begin with.
_BEGINNING = frozenset({"name", "noun", "country", "modifier", "entry"})

# How many links of another language may stand in a row inside a name ("de la").
_LINKED = 3

# Those that lead from an adjective to whose the body is.
_OF = frozenset(
    {"de", "des", "du", "del", "da", "dos", "das", "di", "della", "za", "para", "pour", "van", "von", "der"}
)

# What people band together for, before or without, and the words between.
_CAUSES = frozenset({"justice", "peace", "rights", "human", "democracy", "freedom", "change", "life", "action", "truth",
                     "equality", "reform", "future", "borders", "climate", "dignity", "accountability"})  # fmt: skip

_FOR = frozenset({"for", "against", "without"})


def body_end(
    words: Sequence[str], folded: Sequence[str], line: Line, start: int
) -> tuple[int, Role | None, CountryPhrase | None] | None:
    """Find a body's proper name: capitalised items up to a capitalised body noun, and what its links add.

    Parameters
    ----------
    words, folded : sequence of str
        The document's tokens.
    line : Line
        What the lists found.
    start : int
        Where among the items the name would begin.

    Returns
    -------
    tuple or None
        One past its last item, its body noun and its country; ``None`` where no such name begins.
    """
    items, end = line.items, start
    found: int | None = None
    if line.letters.find(b"B", start) < 0:
        return None
    while end < len(items) and _may_hold(words, items, end, start):
        item = items[end]
        if item.kind == "noun" and item.role is not None and item.role.kind == "body" and item.capital:
            found = end
        end += 1
    if found is None:
        return None
    role = items[found].role
    stop = _linked_end(folded, items, found + 1)
    if stop == start + 1:
        return None
    # "Syrian Army", "Russian Foreign Ministry": a country and a generic noun, which the reading puts together
    named = any(item.kind == "name" for item in items[start:stop])
    if not named and stop == found + 1 and role is not None and role.type in ("state", None):
        abroad = any(item.country is not None for item in items[start:stop])
        if role.type == "state" or abroad or found == start + 1:
            return None
    country = next((item.country for item in items[start:stop] if item.country is not None), None)
    return stop, role, country


def _may_hold(words: Sequence[str], items: Sequence[Item], index: int, start: int) -> bool:
    """Tell whether a body's proper name may hold an item before its noun."""
    item = items[index]
    follower = items[index + 1] if index + 1 < len(items) else None
    if index > start and words[item.first] == "State" and words[item.last - 1].islower():
        # "in Zabadani State media said": the full stop is lost
        return False
    if item.kind == "noun" and item.role is not None and item.role.kind != "body":
        if item.role.kind == "text":
            return item.capital and follower is not None and follower.capital
        if index == start and item.capital and item.role.type == "civilian" and _leads_to_body(items, index):
            # "Refugee Support Network"
            return True
        if item.capital and item.role.kind == "person" and index > start:
            # "the Border Attorney Centre", "the Transport and Allied Workers Union"
            body = follower is not None and follower.kind == "noun" and follower.role is not None
            if body and follower is not None and follower.role is not None and follower.role.kind == "body":
                return follower.capital and item.last == follower.first
        # "Free Dockers' Union", "People's Assembly": a person noun only as an attribute of what follows
        return item.capital and follower is not None and _is_attribute(words, items, index)
    if item.kind == "entry" and index == start and item.last - item.first == 1 and _is_study(item, follower):
        # "Cenderawasih University", when the lists know an army by that name
        return True
    if item.kind in ("name", "country", "modifier", "noun") or (item.entry is not None and item.entry.note == "place"):
        return item.capital
    if item.kind in ("possessive", "mark") and index > start:
        return _is_attribute(words, items, index - 1) and item.last - item.first == 1
    return item.kind == "and" and index > start and follower is not None and follower.capital


def _leads_to_body(items: Sequence[Item], index: int) -> bool:
    """Tell whether a noun for a person is followed by a capitalised word or two and a noun for a body."""
    for place in range(index + 1, min(index + 4, len(items))):
        item = items[place]
        if not item.capital or item.first != items[place - 1].last:
            return False
        if item.kind == "noun" and item.role is not None and item.role.kind == "body":
            return place > index
        if item.kind not in ("name", "modifier", "noun"):
            return False
    return False


def _is_study(item: Item, follower: Item | None) -> bool:
    """Tell whether a place of study follows what a list takes for another body's short name."""
    other = item.entry is not None and not item.entry.is_person and item.entry.type not in ("un", "igo", "expert")
    role = follower.role if follower is not None and follower.kind == "noun" and follower.capital else None
    return other and role is not None and role.kind == "body" and role.type == "expert" and role.phrase in _STUDY


def _is_attribute(words: Sequence[str], items: Sequence[Item], index: int) -> bool:
    """Tell whether a plural possessive goes on in capitals: "Workers' Union", "People's Assembly"."""
    if index + 2 >= len(items) or not items[index + 2].capital:
        return False
    mark = words[items[index + 1].first]
    last = words[items[index].last - 1].lower()
    if mark in ("'", "’"):
        return last.endswith("s")
    return mark in ("'s", "’s") and last in ("people", "women", "men", "children")


def _linked_end(folded: Sequence[str], items: Sequence[Item], end: int) -> int:
    """Extend a name over links and capitalised words: "of Foreign Affairs", "for a Free Republic"."""
    while end < len(items) and folded[items[end].first] in ("of", "for", "on", "to", "against", "in"):
        follow = end + 1
        while follow < len(items) and folded[items[follow].first] in words_of("link"):
            follow += 1
        if follow >= len(items) or not _is_linked(items[follow]):
            break
        if folded[items[end].first] in ("in", "to") and items[follow].kind == "country":
            break
        end = follow + 1
        while end < len(items) and (_is_linked(items[end]) or _adds(items, end)):
            # "of Soldiers' Mothers"
            end += 2 if items[end].kind == "possessive" else 1
    return end


def _is_linked(item: Item) -> bool:
    return item.capital and item.kind not in ("title", "pronoun", "word", "determiner", "preposition", "relative")


def _adds(items: Sequence[Item], index: int) -> bool:
    """Tell whether an "and" inside a body's name is followed by more of it."""
    if items[index].kind == "possessive" and index + 1 < len(items) and items[index - 1].kind == "noun":
        role, after = items[index - 1].role, items[index + 1]
        return role is not None and role.plural and after.capital and after.kind in ("noun", "name", "modifier")
    if items[index].kind != "and" or index + 1 >= len(items) or not items[index + 1].capital:
        return False
    return items[index + 1].kind in ("name", "noun", "modifier")


def foreign_end(folded: Sequence[str], items: Sequence[Item], start: int) -> int:
    """Return one past the last item of a name in a language that puts the noun first: "Ligue des Electeurs"."""
    end = start + 1
    while end < len(items):
        stop = _links_end(folded, items, end)
        if stop >= len(items) or items[stop].first != items[stop - 1].last:
            break
        item = items[stop]
        # "phosphates" in "Compagnie des phosphates", "burundaise" in "Ligue burundaise des droits"
        plain = item.kind in ("word", "noun") and not item.capital and folded[item.first].isalpha()
        led = stop > end or (stop + 1 < len(items) and folded[items[stop + 1].first] in _OF)
        after = items[stop + 1] if stop + 1 < len(items) else None
        # "Zveza svobodnih sindikatov Maribora", "Harak 25 Juillet"
        verb = folded[item.first].endswith(("s", "ed", "ing")) or folded[item.first] in words_of("speaking")
        led = led or (not verb and after is not None and after.capital)
        plain = plain or item.kind == "number"
        if not (item.capital and item.kind in _BEGINNING) and not (plain and led):
            break
        end = stop + 1
    return end


def _links_end(folded: Sequence[str], items: Sequence[Item], start: int) -> int:
    """Return one past the small words of another language from an item on: "de la", "de l'"."""
    stop = start
    while stop < len(items) and stop - start < _LINKED and folded[items[stop].first] in words_of("foreign"):
        stop += 1
    elided = stop > start and folded[items[stop - 1].first] in ("l", "d", "dell", "all", "qu")
    if elided and stop < len(items) and items[stop].kind in ("mark", "possessive"):
        stop += 1
    return stop


def is_called(before: Item, item: Item) -> bool:
    """Tell whether a name follows the noun for what it names: "the weekly Jeune Nation"."""
    role = before.role if before.kind == "noun" and not before.capital and before.last == item.first else None
    return role is not None and role.kind == "body" and not role.plural and role.type not in ("state", None)


def cause_end(words: Sequence[str], items: Sequence[Item], start: int) -> int:
    """Return one past the last item of "Parents Against Smog", "Doctors for Justice", or of the first item alone."""
    people = items[start].role
    if people is None or items[start].kind != "noun" or people.kind != "person" or start + 2 >= len(items):
        return start + 1
    link, after = items[start + 1], items[start + 2]
    if link.kind != "preposition" or not after.capital or link.first != items[start].last:
        return start + 1
    capital, word = words[link.first][0].isupper(), words[after.first].lower()
    if words[link.first] == "of" and start and words[items[start - 1].first] == "The" and people.plural:
        # "The Mothers of Vlasenica", "The Families of the Disappeared"
        return start + 3
    named = people.plural and words[link.first].lower() in _FOR and (capital or word in _CAUSES)
    if not named or after.first != link.last:
        return start + 1
    end = start + 3
    while end < len(items) and items[end].capital and items[end].first == items[end - 1].last:
        # "Doctors for Human Rights"
        end += 1
    return end
