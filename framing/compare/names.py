"""One name for each source of an event, whatever spelling and length of it an outlet prints.

In: the citations of an event. Out: a `Source` for each citation. Speakers are one source when

- the gazetteer knows both names as one body or person;
- their names are spelled alike, or differ as transliterations do (Terzhi, Terji), each word resembling the other by
  letters (`framing.sources.lists.names.name_key`);
- one name is part of the other and ends in the same head ("Brandvold", "Helene Brandvold"; "foreign ministry",
  "Velmari foreign ministry"), both are of one type, and only one longer name fits;
- both stand for the government of one country: its government, authorities or regime, the country itself, its capital.

Unnamed speakers are matched only where they are described in the same words, and are marked: two outlets' "residents"
are hardly the same people. Left undone: a person and the body that the person speaks for are two sources.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from framing.compare.counted import Citation
from framing.records import SourceType
from framing.sources import load_gazetteer
from framing.sources.lists.countries import load_country_phrases
from framing.sources.lists.names import fold, name_key

__all__ = ["Source", "is_body_name", "is_one_name", "is_part_of", "match_sources", "mentions"]

# Least share of letters in common for two words of one key: Terzhi and Terji have .73, Putin and Patten .55.
_ALIKE = 0.6
# One-word keys of so few consonants are shared by too many names to match on.
_KEY_LETTERS = 3
# The plainest first: it names the source where several of them occur.
_GOVERNMENTS = ("government", "authorities", "regime")
# Last words of bodies that are written like a person's name.
_BODIES = frozenset(
    [
        "administration", "agency", "alliance", "army", "assembly", "association", "authorities", "authority", "board",
        "brigade", "brigades", "bureau", "centre", "center", "coalition", "command", "commission", "committee",
        "company", "council", "court", "crescent", "cross", "defence", "defense", "federation", "forces", "foundation",
        "front", "fund", "government", "group", "guard", "institute", "league", "ministry", "mission", "movement",
        "nations", "network", "news", "observatory", "office", "organisation", "organization", "parliament", "party",
        "police", "press", "radio", "rights", "senate", "service", "state", "television", "tribunal", "union",
        "university", "watch",
    ]
)  # fmt: skip
_PREPOSITIONS = frozenset({"of", "on", "for", "in", "at", "to", "against", "from", "over"})
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A source of an event.

    Parameters
    ----------
    name : str
        The name that the gazetteer gives it, else the spelling that occurs most often, in its fullest form.
    type : str
        The type that most of its attributions have.
    named : bool
        Whether it is a named person or body.
    spellings : tuple of str
        All that occur, most frequent first.
    country : str or None
        The country that most of its attributions have, where they have one.
    """

    name: str
    type: SourceType
    named: bool
    spellings: tuple[str, ...]
    country: str | None = None

    @property
    def is_government(self) -> bool:
        """Whether the name is that of a government as a whole."""
        return self.type == "state" and fold(self.name).endswith(_GOVERNMENTS)


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    type: SourceType
    country: str | None
    named: bool


def match_sources(citations: Sequence[Citation], texts: Sequence[str]) -> list[Source]:
    """Find the source behind each citation of one event.

    Parameters
    ----------
    citations : sequence of Citation
        Of one event, from all its outlets.
    texts : sequence of str
        The text of every document, by the citations' index.

    Returns
    -------
    list of Source
        One a citation; equal for citations of the same source.
    """
    names = [_read_name(citation, texts[citation.document]) for citation in citations]
    group_of = _group_names(list(dict.fromkeys(names)))
    members: dict[int, list[_Name]] = {}
    for name in names:
        members.setdefault(group_of[name], []).append(name)
    sources = {group: _describe(found) for group, found in members.items()}
    return [sources[group_of[name]] for name in names]


def is_part_of(short: str, long: str) -> bool:
    """Tell whether a name can stand for a longer one: its words occur there in order, and both end in one head.

    Examples
    --------
    >>> is_part_of("Brandvold", "Helene Brandvold"), is_part_of("foreign ministry", "Velmara's foreign ministry")
    (True, True)
    >>> is_part_of("United Nations", "United Nations commission of inquiry")
    False
    """
    parts, whole = _split(short), _split(long)
    if not parts or not _same_word(_head(parts), _head(whole)) or ("and" in parts) != ("and" in whole):
        return False
    if not _PREPOSITIONS.isdisjoint([*parts, *whole]):  # "ministry of defence", "Teshkari defence ministry"
        return all(any(_same_word(part, other) for other in whole) for part in parts if part not in _PREPOSITIONS)
    rest = iter(whole)
    return len(parts) < len(whole) and all(any(_same_word(part, other) for other in rest) for part in parts)


def is_one_name(one: str, other: str) -> bool:
    """Tell whether two names may be the same source's: spelled alike, or one a part of the other.

    Examples
    --------
    >>> is_one_name("Dawn Front", "the Dawn Front"), is_one_name("Terji", "Hamdan Terzhi")
    (True, True)
    """
    return _spelled_alike(one, other) or is_part_of(one, other) or is_part_of(other, one)


def is_body_name(name: str) -> bool:
    """Tell whether a name is that of a body by its head, though it may be written like a person's.

    Examples
    --------
    >>> is_body_name("Lake Council"), is_body_name("Court of Appeal"), is_body_name("Anna Berg")
    (True, True, False)
    """
    words = _split(name)
    return bool(words) and (_head(words) in _BODIES or words[-1] in _BODIES)


def mentions(text: str, source: Source) -> bool:
    """Tell whether a text has a name of the source, in any of its spellings; for a person the surname will do.

    Examples
    --------
    >>> mentions("Mr Djaran left.", Source("Yusuf Djaran", "state", True, ("Yusuf Djaran",)))
    True
    """
    for spelling in source.spellings:
        words = spelling.split()
        # a name of two or three capitals is a person's more often than not; a body's last word is too common
        person = len(words) in (2, 3) and all(word[:1].isupper() for word in words)
        sought = {spelling, words[-1]} if person and fold(words[-1]) not in _BODIES else {spelling}
        if any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE) for one in sought):
            return True
    return False


def _read_name(citation: Citation, text: str) -> _Name:
    speaker, mention = citation.attribution.speaker, citation.attribution.source
    name = speaker.name if speaker is not None else None
    printed = " ".join((name or (mention.of(text) if mention is not None else "") or "source not stated").split())
    country = speaker.country if speaker is not None else None
    named = speaker is not None and speaker.name is not None and not speaker.anonymous
    return _Name(printed, citation.type, country, named)


@lru_cache(maxsize=50_000)
def _same_word(one: str, other: str) -> bool:
    """Tell whether two words of names are one, as far as spelling goes."""
    if one == other:
        return True
    alike = _sound(one) == _sound(other) != "" and not _PREPOSITIONS & {one, other}
    return alike and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _sound(word: str) -> str:
    """Return the key of a word."""
    key = name_key(word)
    # in "Yousef" the u is a vowel, in "Tsikhanouskaya" a v: a later v says nothing about who it is
    return key[:1] + key[1:].replace("v", "")


@lru_cache(maxsize=50_000)
def _split(name: str) -> tuple[str, ...]:
    expanded = re.sub(r"\bUN\b|\bU\.N\.", "United Nations", re.sub(r"['’]s\b", "", name))
    words = tuple(word for word in _WORD.findall(fold(expanded)) if word != "the")
    # "the Islamic State group" is Islamic State; in "contact group" the word is the name
    return words[:-1] if len(words) > 2 and words[-1] == "group" else words


def _head(words: Sequence[str]) -> str:
    """Return the last word before a preposition: the surname of a person, the noun of a body."""
    end = next((k for k, word in enumerate(words) if k and word in _PREPOSITIONS), len(words))
    return words[end - 1] if words else ""


def _group_names(names: Sequence[_Name]) -> dict[_Name, int]:
    """Return the number of each name's group; names that are one source share it."""
    group_of = {name: k for k, name in enumerate(names)}

    def join(one: _Name, other: _Name) -> None:
        kept, gone = sorted((group_of[one], group_of[other]))
        for name, group in group_of.items():
            if group == gone:
                group_of[name] = kept

    by_key: dict[str, list[_Name]] = {}
    for name in names:
        by_key.setdefault(_exact_key(name), []).append(name)
    for alike in by_key.values():
        for other in alike[1:]:
            join(alike[0], other)
    # names that are one end in the same head, so only those are compared
    by_head: dict[str, list[_Name]] = {}
    for name in names:
        if name.named:
            by_head.setdefault(_sound(_head(_split(name.text))), []).append(name)
    for named in by_head.values():
        for k, one in enumerate(named):
            for other in named[:k]:
                if group_of[one] != group_of[other] and _spelled_alike(one.text, other.text):
                    join(other, one)
    for short in (name for named in by_head.values() for name in named):
        named = by_head[_sound(_head(_split(short.text)))]
        longer = [other for other in named if other.type == short.type and not _differ(short.country, other.country)]
        found = [long for long in longer if long != short and is_part_of(short.text, long.text)]
        if len({group_of[long] for long in found} - {group_of[short]}) == 1:
            join(found[0] if group_of[found[0]] != group_of[short] else found[-1], short)
    return group_of


def _exact_key(name: _Name) -> str:
    """Return a key on which names are one without a second look."""
    words = fold(name.text).split()
    if name.type == "state" and name.country and words and words[-1] in _GOVERNMENTS and len(words) <= 3:
        return f"government of {name.country}"
    phrase = load_country_phrases().get(name.text) if name.type == "state" else None
    if phrase is not None and phrase.kind != "adjective":  # "Syria said", "Damascus said"
        return f"government of {phrase.country.code}"
    entry = load_gazetteer().find(name.text) if name.named else None
    if entry is not None:
        return f"entry {entry.name}"
    return f"{'named' if name.named else 'unnamed'} {fold(name.text).removeprefix('the ')}"


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _spelled_alike(one: str, other: str) -> bool:
    ours, theirs = _split(one), _split(other)
    if len(ours) != len(theirs) or not ours or (len(ours) == 1 and len(name_key(ours[0])) < _KEY_LETTERS):
        return False
    return all(_same_word(a, b) for a, b in zip(ours, theirs, strict=True))


def _describe(names: Iterable[_Name]) -> Source:
    found = list(names)
    spellings = Counter(name.text for name in found)
    ordered = sorted(spellings, key=lambda text: (-spellings[text], -len(text), text))
    # a surname is printed more often than the full name, which says more: the fullest form of the commonest spelling
    fullest = [text for text in ordered if is_part_of(ordered[0], text)]
    name = max(
        fullest, key=lambda text: (len(text.split()) <= 3, len(text.split()), spellings[text]), default=ordered[0]
    )
    known = load_gazetteer().find(ordered[0]) if any(one.named for one in found) else None
    name = name if known is None else known.name
    ends = [(place, text) for text in ordered for place, word in enumerate(_GOVERNMENTS) if fold(text).endswith(word)]
    if len(ends) == len(ordered):
        name = min(ends, key=lambda end: end[0])[1]
    kind = Counter(name.type for name in found).most_common(1)[0][0]
    country = Counter(name.country for name in found if name.country).most_common(1)
    named = any(name.named for name in found)
    return Source(name, kind, named, tuple(ordered), country[0][0] if country else None)
