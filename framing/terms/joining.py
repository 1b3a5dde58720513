"""Joining: which mentions of one event stand for the same.

In: the mentions of all articles of an event, with the keys that each has by itself. Out: the same mentions with joined
keys, those that turn out to be adjectives left out.

Conventions: every step looks at all mentions and changes keys only, from the surest step to the least sure: possessives
without their apostrophe, spellings from other scripts, initials, parts of the names of bodies, titles used alone, and
things without a country where the event has one.

Left undone: two people of one last name and gender, and labels that no list ties to a name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from framing.sources.lists.names import gender_of, name_key
from framing.terms.names import Mention, naming_words

__all__ = ["join_mentions", "strip_titles", "words_before_names"]

# A word that stands before nouns in lower case this often is an adjective ("Kurdish fighters"), not a name.
_MOSTLY = 0.5
# Endings by which one use is enough to tell.
_ADJECTIVES = ("an", "i", "ish", "ese", "ic", "ite")
# Shorter names are too often alike.
_LONG_NAME = 6
_GENDERS = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f"}
# A country is meant where none is named if so many of the mentions of a kind that name a country name this one, and if
# mentions with a country are not a rarity.
_DOMINANT, _COMMON = 0.8, 0.2


def join_mentions(mentions: Sequence[Mention]) -> list[Mention]:
    """Give mentions that stand for the same the same key.

    Examples
    --------
    >>> from framing.records import Span
    >>> pair = [Mention(0, Span(0, 13), "name kafraya", "Kafraya"), Mention(1, Span(0, 13), "name kefraya", "Kefraya")]
    >>> len({mention.key for mention in join_mentions(pair)})
    1
    """
    mentions = _leave_out_adjectives(mentions)
    for join in _STEPS:
        join(mentions)
    return mentions


def strip_titles(label: str) -> str:
    """Leave out what stands before a name.

    Examples
    --------
    >>> strip_titles("Interior Minister Hamdan Terzhi"), strip_titles("Mr. Rana")
    ('Hamdan Terzhi', 'Rana')
    """
    before = words_before_names()
    words = label.split()
    titles = [at for at, word in enumerate(words[:-1]) if word.lower().rstrip(".") in before]
    return " ".join(words[titles[-1] + 1 :]) if titles else label


@cache
def words_before_names() -> frozenset[str]:
    """Return titles, ranks and courtesy titles, in lower case.

    Examples
    --------
    >>> {"mr", "colonel", "president"} <= words_before_names()
    True
    """
    return naming_words("title") | naming_words("rank") | naming_words("courtesy")


def _leave_out_adjectives(mentions: Sequence[Mention]) -> list[Mention]:
    alone: dict[str, list[bool]] = defaultdict(list)
    for mention in mentions:
        if mention.key.startswith("name "):
            alone[mention.key].append(mention.describes)
    longer = {mention.key for mention in mentions if " " in mention.label}
    adjectives = {
        key
        for key, uses in alone.items()
        if key not in longer and sum(uses) > _MOSTLY * len(uses) and (len(uses) > 1 or key.endswith(_ADJECTIVES))
    }
    return [mention for mention in mentions if mention.key not in adjectives]


def _join_possessives(mentions: Sequence[Mention]) -> None:
    """Give "Ranas", whose apostrophe was lost, the key of "Rana"."""
    keys = {mention.key for mention in mentions}
    countries = {mention.label: mention.key for mention in mentions if mention.key.startswith("country ")}
    for mention in mentions:
        if mention.key.startswith("name ") and mention.label.endswith("s"):
            mention.key = countries.get(mention.label[:-1], mention.key)
            mention.key = mention.key[:-1] if mention.key[:-1] in keys else mention.key


def _join_spellings(mentions: Sequence[Mention]) -> None:
    """Give the spellings of a name from another script ("Kafraya", "Kefraya") one key."""
    counts = Counter(mention.key for mention in mentions if mention.key.startswith("name "))
    usual: dict[tuple[str, str], str] = {}
    for key, _ in counts.most_common():
        word = key.removeprefix("name ")
        if len(word) >= _LONG_NAME:
            usual.setdefault((word[0], name_key(word)), key)
    for mention in mentions:
        word = mention.key.removeprefix("name ")
        if mention.key in counts and len(word) >= _LONG_NAME:
            mention.key = usual[word[0], name_key(word)]


def _part_namesakes(mentions: Sequence[Mention]) -> None:
    """Give people of one last name keys of their own where their given names are of different genders."""
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        gender = _read_gender(mention.label)
        if mention.key.startswith("name ") and gender is not None:
            genders[mention.key][gender] += 1
    for mention in mentions:
        usual = genders.get(mention.key)
        gender = _read_gender(mention.label) if usual is not None else None
        if usual is not None and gender is not None and gender != usual.most_common(1)[0][0]:
            mention.key = f"{mention.key} {gender}"


def _read_gender(label: str) -> str | None:
    title = label.split()[0].rstrip(".").lower()
    if " " in label and title in _GENDERS:
        return _GENDERS[title]
    return gender_of(strip_titles(label))


def _join_initials(mentions: Sequence[Mention]) -> None:
    """Give a body named by its initials the key of its full name."""
    full: dict[str, str] = {}
    for mention in mentions:
        words = [word for word in mention.label.split() if word[0].isupper()]
        if mention.key.startswith(("name ", "body ")) and len(words) > 1:
            full.setdefault("".join(word[0] for word in words), mention.key)
    for mention in mentions:
        letters = mention.label.replace(".", "")
        if mention.key.startswith("name ") and letters.isupper() and len(letters) > 1:
            mention.key = full.get(letters, mention.key)


def _join_bodies(mentions: Sequence[Mention]) -> None:
    """Give a part of a body's name ("the Observatory", "the Syrian Observatory") the key of the whole."""
    full = Counter(
        mention.key for mention in mentions if mention.key.startswith("body ") and mention.key.count(" ") > 1
    )
    heads = naming_words("body")
    last: dict[tuple[int, str], str] = {}
    for mention in sorted(mentions, key=lambda mention: (mention.article, mention.span)):
        if not mention.key.startswith("body "):
            continue
        words = set(mention.key.split(" ")[1:])
        wider = [key for key in full if words < set(key.split(" ")[1:])]
        if wider:
            earlier = last.get((mention.article, next(iter(words & heads), "")))
            mention.key = earlier if earlier in wider else max(wider, key=lambda key: (full[key], key))
        for word in set(mention.key.split(" ")) & heads:
            last[mention.article, word] = mention.key


def _join_titles(mentions: Sequence[Mention]) -> None:
    """Give a title used alone the key of the name that it most often goes with."""
    holders: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.title is not None:
            holders[mention.title][mention.key] += 1
    for mention in mentions:
        if mention.key.startswith("title "):
            _, country, title = mention.key.split(" ")
            holder = holders[title].most_common(1)
            if holder and holder[0][1] > 1 and not country:
                mention.key = holder[0][0]


def _join_countries(mentions: Sequence[Mention]) -> None:
    """Give a thing without a country ("the regime") that of the event, where there is one ("the Syrian government")."""
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.key.startswith("thing "):
            _, country, kind = mention.key.split(" ", 2)
            countries[kind][country] += 1
    meant: dict[str, str] = {}
    for kind, counts in countries.items():
        named = counts.total() - counts[""]
        country, count = max(
            ((code, n) for code, n in counts.items() if code), key=lambda pair: pair[1], default=("", 0)
        )
        if count > _DOMINANT * named and count >= _COMMON * counts.total():
            meant[kind] = country
    for mention in mentions:
        if mention.key.startswith("thing  "):
            kind = mention.key.split(" ", 2)[2]
            mention.key = f"thing {meant.get(kind, '')} {kind}"


# In the order in which they are taken.
_STEPS = (
    _join_possessives,
    _join_spellings,
    _part_namesakes,
    _join_initials,
    _join_bodies,
    _join_titles,
    _join_countries,
)
