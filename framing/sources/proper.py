"""Proper names that no list knows: which capitals begin one, and how far it goes.

In: the items found so far. Out: the items with capitalised neighbours joined. People's names take in particles and
initials; a run that holds a body noun ("Highland Liberation Front", "Ministry of Foreign Affairs") becomes one name
that remembers the noun. A capital at the start of a sentence counts only where the document or the next word says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.classification import classify_name
from framing.sources.countries import CountryPhrase
from framing.sources.items import Casing, Item, words_of
from framing.sources.names import load_given_names
from framing.sources.roles import Role

__all__ = ["is_name", "join_names", "name_end"]

# Prepositions before a place, which a country may follow ("in Lund Sweden").
_AT = frozenset({"in", "at", "near", "from", "to", "into", "towards", "outside", "across"})

_STUDY = frozenset({"university", "college", "institute", "academy", "faculty", "polytechnic"})

# Probability from which the word after a country is taken for a body's.
_SOUNDS = 0.3

# How many letters a first word must share with a name inside sentences to count as its other form (Velmara, Velmari).
_SHARED = 5

# Trades that are common surnames in English: after a name, with a capital, they are one.
_TRADES = frozenset({
    "baker", "barber", "bishop", "butcher", "carpenter", "carter", "cook", "driver", "farmer", "fisher", "gardener",
    "guard", "judge", "king", "major", "mason", "mayor", "miller", "painter", "porter", "potter", "prince", "sailor",
    "shepherd", "singer", "smith", "tailor", "taylor", "teller", "turner", "tyler", "weaver", "webster", "writer",
})  # fmt: skip

# Those of them that stand before the name of who holds them.
_OFFICES = frozenset({"bishop", "judge", "king", "major", "mayor", "prince"})

# What a name can begin with.
_BEGINNING = frozenset({"name", "noun", "country", "modifier", "entry"})

# First words of place names that are shortened with a full stop.
_SHORTENED = frozenset({"St", "Ste", "Mt", "Ft"})

# Words before which such a noun stays a noun.
_FIRSTS = frozenset({"The", "A", "An"})


def is_name(words: Sequence[str], key: str, first: int, last: int, casing: Casing) -> bool:
    """Tell whether a capitalised word that no list knows is (part of) a name.

    Parameters
    ----------
    words : sequence of str
        The document's tokens.
    key : str
        The word, folded.
    first, last : int
        Its token, and the end of the range that is read.
    casing : Casing
        How the document uses capitals.
    """
    word = words[first]
    if first in casing.titled and word not in casing.inside:
        return False
    _, dash, tail = word.rpartition("-")
    if key in words_of("starter") or key.partition("-")[0] in words_of("tens"):
        return False
    if dash and tail[:1].islower() and tail not in words_of("particle"):
        return False
    if first not in casing.starts or word in casing.inside:
        return True
    if key in words_of("elided") and words[first + 1 : first + 2] and words[first + 1] in ("'", "’"):
        # "O’Malley said"
        return True
    if word.lower() in casing.lowered:
        return False
    if len(word) > _SHARED and key in load_given_names():
        return True
    if len(word) > _SHARED and any(other.startswith(word[:_SHARED]) for other in casing.inside):
        return True
    # "Friendly nations have", "Firing went on": of an unknown word before a small one only a speaker is a name
    if first + 1 >= last or words[first + 1][0].isupper():
        return True
    following = words[first + 1]
    if following.lower().startswith(("al-", "el-", "ad-", "as-", "an-")) and following[3:4].isupper():
        # "Rima al-Khatib"
        return True
    if following in words_of("particle") and first + 2 < last and words[first + 2][0].isupper():
        # "Salim bin Ammar"
        return True
    if following in ("'s", "’s"):
        return True
    return following in words_of("speaking") or (following == "," and not key.endswith(("ly", "wards")))


def name_end(words: Sequence[str], folded: Sequence[str], first: int, last: int) -> int:
    """Return one past the first word of a name, with an initial's full stop or an apostrophe inside (O'Brien)."""
    end = first + 1
    if end + 1 < last and words[end] in ("'", "’") and words[end + 1][:1].isalpha():
        return end + 2 if folded[first] in words_of("elided") else end
    if end < last and words[end] == "." and (len(words[first]) == 1 or words[first] in _SHORTENED):
        return end + 1
    return end


def join_names(words: Sequence[str], folded: Sequence[str], items: Sequence[Item], casing: Casing) -> list[Item]:
    """Join capitalised neighbours into names: people with their particles, bodies with their noun and its links.

    Parameters
    ----------
    words, folded : sequence of str
        The document's tokens.
    items : sequence of Item
        What the lists found.
    casing : Casing
        How the document uses capitals.
    """
    # only a capital can begin a name, and most items have none
    starts = [place for place, item in enumerate(items) if item.capital and item.kind in _BEGINNING]
    if not starts:
        return list(items)
    joined: list[Item] = []
    done = 0
    for position in starts:
        if position < done:
            continue
        item = items[position]
        after = items[position + 1] if position + 1 < len(items) else None
        if _stands_alone(folded, items, position):
            continue
        if item.kind == "entry" and after is not None and _is_branch(item, after):
            joined += items[done:position]
            joined.append(item._replace(last=after.last))
            done = position + 2
            continue
        end, role, country = _run(words, folded, items, position, casing)
        if end > position + 1 or role is not item.role:
            holder = next((one.entry for one in items[position:end] if one.entry and one.entry.is_person), None)
            joined += items[done:position]
            joined.append(Item("name", item.first, items[end - 1].last, role, holder, country, True))
            done = max(end, position + 1)
    joined += items[done:]
    return joined


def _stands_alone(folded: Sequence[str], items: Sequence[Item], start: int) -> bool:
    """Tell whether nothing after an item can go on a name: the quick answer for most."""
    item = items[start]
    if item.kind == "noun" and item.role is not None and item.role.kind == "body":
        return False
    after = items[start + 1 : start + 3]
    if after and after[0].kind not in ("mark", "possessive", "and"):
        return not after[0].capital and folded[after[0].first] not in words_of("particle")
    return not any(one.capital for one in after)


def _is_branch(item: Item, after: Item) -> bool:
    """Tell whether a country names the branch of a body: "Amnesty Kenya", "Greenpeace Russia"."""
    if item.entry is None or item.entry.type not in ("ngo", "business") or after.country is None:
        return False
    return after.kind == "country" and after.country.kind == "name" and item.last == after.first


def _run(
    words: Sequence[str], folded: Sequence[str], items: Sequence[Item], start: int, casing: Casing
) -> tuple[int, Role | None, CountryPhrase | None]:
    """Return one past the last item of the name that starts here, its body noun and its country."""
    item = items[start]
    body = _body_end(words, folded, items, start)
    if body is not None:
        return body
    if _names_branch(words, items, start):
        return start + 2, None, item.country or items[start + 1].country
    if item.kind != "name":
        return start + 1, item.role, item.country
    end = start + 1
    while end < len(items):
        if _goes_on(words, items, end, casing):
            end += 1
        elif (
            folded[items[end].first] in words_of("particle") and end + 1 < len(items) and items[end + 1].kind == "name"
        ):
            end += 2
        else:
            break
    return end, None, None


def _names_branch(words: Sequence[str], items: Sequence[Item], start: int) -> bool:
    """Tell whether a name and a country are one body's: "Freeport Indonesia", "Kosovo Online"."""
    item = items[start]
    after = items[start + 1] if start + 1 < len(items) else None
    if after is None or not after.capital or after.first != item.last or item.last - item.first > 1:
        return False
    before = items[start - 1].kind if start else "mark"
    if before in ("name", "entry", "country", "title", "noun") or (
        item.kind == "name" and start and words[items[start - 1].first].lower() in _AT
    ):
        return False
    follower = items[start + 2] if start + 2 < len(items) else None
    if follower is not None and (follower.kind == "possessive" or (follower.capital and follower.first == after.last)):
        return False
    if item.kind == "name" and after.kind == "country" and after.country is not None:
        known = words[item.first].lower() in load_given_names()
        return after.country.kind == "name" and item.role is None and not known
    if item.kind != "country" or item.country is None or item.country.kind != "name" or after.kind != "name":
        return False
    return after.last - after.first == 1 and classify_name(words[after.first])[1] >= _SOUNDS


def _goes_on(words: Sequence[str], items: Sequence[Item], index: int, casing: Casing) -> bool:
    """Tell whether an item goes on the name before it."""
    item = items[index]
    follower = items[index + 1] if index + 1 < len(items) else None
    if item.kind == "name":
        return True
    if item.kind == "entry" and item.entry is not None:
        # "Joseph R. Biden": the surname alone is listed; "Michael Bloomberg": as a body's
        given = words[items[index - 1].first].lower() in load_given_names()
        short = item.last - item.first == 1 and item.last - items[index - 1].first == 2
        return item.entry.is_person or (given and short and not words[item.first].isupper())
    if item.kind == "title":
        # "Hassan Sheikh Mohamud": a title inside a name, but "Texas Gov. X" has two halves
        office = words[item.last - 1] == "." or (item.role is not None and item.role.type == "state")
        return follower is not None and follower.kind == "name" and not office
    if item.kind == "country" and item.country is not None and item.country.kind == "seat":
        return follower is not None and follower.kind == "name"
    if item.kind == "modifier" and item.capital and follower is not None and follower.kind == "name":
        # "Lantern Rights Watch"
        return follower.first == item.last
    if not item.capital or words[item.first] not in casing.inside:
        return False
    if item.kind == "modifier":
        return follower is None or not follower.capital
    if words[item.first].lower() in _TRADES and words[items[index - 1].first] not in _FIRSTS:
        # "Boston Mayor Anna Berg" has an office inside
        return words[item.first].lower() not in _OFFICES or follower is None or follower.kind != "name"
    # "Plain Witness": private people's nouns take no capitals, so this one is part of a name
    role = item.role
    return item.kind == "noun" and role is not None and not role.inherits and role.type in ("civilian", "other", None)


def _body_end(
    words: Sequence[str], folded: Sequence[str], items: Sequence[Item], start: int
) -> tuple[int, Role | None, CountryPhrase | None] | None:
    """Find a body's proper name: capitalised items up to a capitalised body noun, and what its links add."""
    end = start
    found: int | None = None
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
        return None
    country = next((item.country for item in items[start:stop] if item.country is not None), None)
    return stop, role, country


def _may_hold(words: Sequence[str], items: Sequence[Item], index: int, start: int) -> bool:
    """Tell whether a body's proper name may hold an item before its noun."""
    item = items[index]
    follower = items[index + 1] if index + 1 < len(items) else None
    if item.kind == "noun" and item.role is not None and item.role.kind != "body":
        if item.role.kind == "text":
            return item.capital and follower is not None and follower.capital
        if item.capital and item.role.kind == "person" and not item.role.plural and index > start:
            # "the Border Attorney Centre"
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
        return role is not None and role.plural and after.capital and after.kind in ("noun", "name")
    if items[index].kind != "and" or index + 1 >= len(items) or not items[index + 1].capital:
        return False
    return items[index + 1].kind in ("name", "noun", "modifier")
