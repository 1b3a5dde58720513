"""Proper names that no list knows: which capitals begin one, and how far it goes.

In: the items found so far. Out: the items with capitalised neighbours joined. People's names take in particles and
initials; a run that holds a body noun ("Highland Liberation Front", "Ministry of Foreign Affairs") becomes one name
that remembers the noun. A capital at the start of a sentence counts only where the document or the next word says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.lists.classification import classify_name
from framing.sources.lists.countries import CountryPhrase, load_places
from framing.sources.lists.nameheads import ends_body, opens_body
from framing.sources.lists.names import load_given_names
from framing.sources.lists.roles import Role, load_nouns
from framing.sources.surface.bodynames import body_end, cause_end, foreign_end, is_called
from framing.sources.surface.items import Casing, Item, words_of
from framing.sources.surface.lines import BEGINNING, Change, Line
from framing.sources.surface.vocabulary import Tokens

__all__ = ["SHORTENED", "is_name", "is_never_name", "join_names", "name_end"]

# Prepositions before a place, which a country may follow ("in Lund Sweden").
_AT = frozenset({"in", "at", "near", "from", "to", "into", "towards", "outside", "across"})


# Probability from which the word after a country is taken for a body's.
_SOUNDS = 0.3
_CERTAIN = 0.7


# Types of bodies with branches that are called by a country or town.
_BRANCHED = ("ngo", "business", "media", "party", "expert")

# How many letters a first word must share with a name inside sentences to count as its other form (Velmara, Velmari).
_SHARED = 5

# Trades that are common surnames in English: after a name, with a capital, they are one.
_TRADES = frozenset({
    "baker", "barber", "bishop", "butcher", "carpenter", "carter", "cook", "driver", "farmer", "fisher", "gardener",
    "guard", "judge", "king", "major", "mason", "mayor", "miller", "painter", "porter", "potter", "prince", "sailor",
    "shepherd", "singer", "smith", "tailor", "taylor", "teller", "turner", "tyler", "weaver", "webster", "writer",
    "archer", "butler", "cooper", "hunter", "tanner", "joiner", "sexton", "ranger", "skipper", "abbot", "pope", "monk",
    "priest", "constable", "sheriff", "marshal", "sergeant", "steward", "regent", "chancellor", "nurse", "brewer",
    "chaplain", "deacon", "builder", "fireman", "forester", "jeweler", "spy", "chef", "pilot", "sweeper", "collector",
    "dean", "noble", "veteran", "composer", "principal",
})  # fmt: skip

# Those of them that stand before the name of who holds them.
_OFFICES = frozenset({"bishop", "judge", "king", "major", "mayor", "prince"})

# Titles that stand before a name and never inside one ("San Carlos Bishop Anna Berg"), unlike a sheikh's.
_CLERICAL = frozenset({"bishop", "archbishop", "archimandrite", "cardinal", "patriarch", "metropolitan", "pastor",
                       "reverend", "rev", "rabbi", "monsignor"})  # fmt: skip

# Ends of nouns for all of a kind that no surname has.
_KINDS = (
    "ists", "icians", "arians", "omen", "orkers", "wners", "akers", "oldiers", "ologists", "ographers", "ermen",
    "armers", "eepers", "andlers", "earchers", "wellers", "eekers", "oners", "ainers", "acists", "ysts",
)  # fmt: skip

# Ends of names that are addresses.
_DOMAINS = frozenset({"org", "com", "net", "info", "ru", "ua", "fr", "de", "uk", "tv", "am", "ge", "kg", "kz"})

# First words of place names that are shortened with a full stop.
SHORTENED = frozenset({"St", "Ste", "Mt", "Ft"})

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
    if is_never_name(word, key) or (first in casing.titled and word not in casing.inside):
        return False
    if first not in casing.starts or word in casing.inside or _is_address(words, first) or opens_body(key):
        return True
    if key in words_of("elided") and words[first + 1 : first + 2] and words[first + 1] in ("'", "’"):
        # "O’Malley said"
        return True
    if (word.lower() in casing.printed and not word.isupper()) or (
        key.endswith(_KINDS) and not "".join(words[first + 1 : first + 2])[:1].isupper()
    ):
        # "Pastoralists say": no surname
        return False
    if len(word) > _SHARED and key in load_given_names():
        return True
    if len(word) > _SHARED and any(other.startswith(word[:_SHARED]) for other in casing.inside):
        return True
    # "Friendly nations have", "Firing went on": of an unknown word before a small one only a speaker is a name
    if first + 1 >= last or words[first + 1][0].isupper():
        return True
    following = words[first + 1]
    if following.isdigit() and len(following) == len("31"):
        # "Anna 31 said"
        return True
    if following.lower().startswith(("al-", "el-", "ad-", "as-", "an-")) and following[3:4].isupper():
        # "Rima al-Khatib"
        return True
    if following in words_of("particle") and first + 2 < last and words[first + 2][0].isupper():
        # "Salim bin Ammar"
        return True
    if following in ("'s", "’s"):
        return True
    return following in words_of("speaking") or (following == "," and not key.endswith(("ly", "wards")))


def is_never_name(word: str, key: str) -> bool:
    """Tell whether a word is no name wherever it stands with a capital: "Meanwhile", "Twenty-two", "Britain-based".

    Parameters
    ----------
    word, key : str
        As printed and folded.

    Examples
    --------
    >>> is_never_name("Britain-based", "britain-based"), is_never_name("Al-Bab", "al-bab")
    (True, False)
    """
    if key in words_of("starter") or key.partition("-")[0] in words_of("tens"):
        return True
    _, dash, tail = word.rpartition("-")
    return bool(dash) and tail[:1].islower() and tail not in words_of("particle")


def _is_address(words: Sequence[str], first: int) -> bool:
    """Tell whether a word goes on as an address: "Lake-Watch.org"."""
    return first + 2 < len(words) and words[first + 1] == "." and words[first + 2] in _DOMAINS


def name_end(words: Sequence[str], folded: Sequence[str], first: int, last: int) -> int:
    """Return one past the first word of a name, with an initial's full stop or an apostrophe inside (O'Brien)."""
    end = first + 1
    if end + 1 < last and words[end] in ("'", "’") and words[end + 1][:1].isalpha():
        return end + 2 if folded[first] in words_of("elided") else end
    if end < last and words[end] == ".":
        if len(words[first]) == 1 or words[first] in SHORTENED:
            return end + 1
        if end + 1 < last and words[end + 1] in _DOMAINS:
            return end + 2
    return end


def join_names(tokens: Tokens, line: Line) -> list[Change]:
    """Join capitalised neighbours into names: people with their particles, bodies with their noun and its links.

    Parameters
    ----------
    tokens : Tokens
        The document's.
    line : Line
        What the lists found in one of its sentences.
    """
    words, items = tokens.words, line.items
    joined: list[Change] = []
    done = 0
    for beginning in BEGINNING.finditer(line.letters):
        place = beginning.start()
        if place < done:
            continue
        item = items[place]
        after = items[place + 1] if place + 1 < len(items) else None
        if item.kind == "entry" and after is not None and _is_branch(words, item, after):
            done = place + 2
            joined.append((place, done, item._replace(last=after.last)))
            continue
        end, role, country = _run(tokens, line, place)
        if end > place + 1 or role is not item.role:
            holder = next((one.entry for one in items[place:end] if one.entry and one.entry.is_person), None)
            done = max(end, place + 1)
            joined.append((place, done, Item("name", item.first, items[end - 1].last, role, holder, country, True)))
    return joined


def _is_branch(words: Sequence[str], item: Item, after: Item) -> bool:
    """Tell whether a country names the branch of a body: "Amnesty Kenya", "Greenpeace Russia"."""
    if item.entry is None or item.entry.type not in _BRANCHED or item.last != after.first or item.entry.is_person:
        return False
    if after.country is None:
        # "Kloop Osh"
        return after.kind == "name" and after.last - after.first == 1 and words[after.first].lower() in load_places()
    return after.kind == "country" and after.country.kind == "name"


def _run(tokens: Tokens, line: Line, start: int) -> tuple[int, Role | None, CountryPhrase | None]:
    """Return one past the last item of the name that starts here, its body noun and its country."""
    words, folded, items = tokens.words, tokens.folded, line.items
    item = items[start]
    body = body_end(words, folded, line, start)
    if body is not None:
        return body
    if _names_branch(words, items, start):
        return start + 2, None, item.country or items[start + 1].country
    if item.kind != "name":
        stop = cause_end(words, items, start)
        return stop, (item.role if stop == start + 1 else load_nouns()["campaign group"]), item.country
    if opens_body(folded[item.first]) or (start and is_called(items[start - 1], item)):
        return foreign_end(folded, items, start), None, None
    end = start + 1
    while end < len(items):
        if _goes_on(words, items, end, tokens.casing):
            end += 1
        elif (
            folded[items[end].first] in words_of("particle") and end + 1 < len(items) and items[end + 1].kind == "name"
        ):
            end += 2
        else:
            break
    return end, None, None


def _ends_body(words: Sequence[str], item: Item, follower: Item) -> bool:
    """Tell whether a name after a noun is the end of a body's: "Mashreq Justice Watch"."""
    if follower.kind != "name" or follower.first != item.last or follower.last - follower.first > 1:
        return False
    word = words[follower.first]
    return word.lower() not in load_given_names() and classify_name(word)[1] >= _CERTAIN


def _names_branch(words: Sequence[str], items: Sequence[Item], start: int) -> bool:
    """Tell whether a name and a country are one body's: "Freeport Indonesia", "Kosovo Online"."""
    item = items[start]
    after = items[start + 1] if start + 1 < len(items) else None
    if after is None or not after.capital or after.first != item.last or item.last - item.first > 1:
        return False
    before = items[start - 1].kind if start else "mark"
    role = items[start - 1].role if before == "noun" else None
    if role is not None and role.kind == "body" and not items[start - 1].capital:
        # "the airline Sky Mali"
        before = "word"
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
        if words[item.first][:3].lower() in ("al-", "el-") and item.first == items[index - 1].last:
            # "Jaish al-Haq", whatever else is called al-Haq
            return item.last - item.first == 1
        # "Joseph R. Biden": the surname alone is listed; "Michael Bloomberg": as a body's
        given = words[items[index - 1].first].lower() in load_given_names()
        short = item.last - item.first == 1 and item.last - items[index - 1].first == 2
        return item.entry.is_person or (given and short and not words[item.first].isupper())
    if item.kind in ("title", "noun") and item.capital and follower is not None and _ends_body(words, item, follower):
        return True
    if item.kind == "title":
        # "Hassan Sheikh Mohamud": a title inside a name, but "Texas Gov. X" has two halves
        role = item.role
        office = words[item.last - 1] == "." or (
            role is not None and (role.type == "state" or role.phrase in _CLERICAL)
        )
        return follower is not None and follower.kind == "name" and not office
    if item.kind == "country" and item.country is not None and item.country.kind != "adjective":
        before = items[index - 1]
        given = words[before.first].lower() in load_given_names()
        single = before.last - before.first == 1 and item.first == before.last and item.last - item.first == 1
        placed = index > 1 and items[index - 2].kind == "preposition"
        if ends_body(words[before.last - 1].lower()) and item.first == before.last:
            # "Lion Breweries Samoa"
            return item.country.kind == "name"
        if single and (given or (item.country.kind == "seat" and before.kind == "name" and not placed)):
            # "Ana Lima", "Michael Jordan"
            return True
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
    if item.kind == "noun" and (follower is None or follower.kind != "name" or follower.first != item.last):
        given = words[items[index - 1].first].lower() in load_given_names()
        if given and item.last - item.first == 1 and item.role is not None and not item.role.plural:
            # "Lina Khatib"
            return item.role.kind == "person" and item.first == items[index - 1].last
    # "Plain Witness": private people's nouns take no capitals, so this one is part of a name
    role = item.role
    if role is not None and role.kind == "text" and item.kind == "noun":
        # "Global Ledger"
        return item.first == items[index - 1].last
    kinds = ("civilian", "other", None, "business") if role is not None and role.plural else ("civilian", "other", None)
    return item.kind == "noun" and role is not None and not role.inherits and role.type in kinds
