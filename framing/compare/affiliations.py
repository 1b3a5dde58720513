"""Who speaks for whom: the bodies behind the people of an event, as its articles introduce them.

In: the sources of an event and the texts that tell it. Out: for each source, the other sources that it speaks for. A
monitor that one outlet cites by name and another through its director is then heard in both.

A source speaks for another when

- an article introduces it so: "Berg, head of the Lake Council", "Lake Council spokesman Berg", "the spokesman for the
  Council, Colonel Berg", with a role that `roles.tsv` lets inherit from its body;
- the list of office-holders does;
- its own name holds the other's ("Military Council of the Dawn Front", "Kurdish police source");
- both are of one state and the other is its government, or the country itself.

"Its director" is that of the body named last before. Left undone: roles given in a sentence of their own ("Berg has
led the council since May").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from framing.compare.names import Source, is_body_name
from framing.sources import load_gazetteer
from framing.sources.lists.countries import load_country_phrases
from framing.sources.lists.names import fold
from framing.sources.lists.roles import load_nouns

__all__ = ["find_affiliations", "is_kin"]

# What stands before a mention, and before and after it inside the sentence.
_Window = tuple[str, str, str]

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_PERSON_WORDS = range(1, 5)
# An introduction stands within so many characters of the name: a title, a role and the body's full name.
_REACH = 140
_SENTENCE_END = re.compile(r"[.!?]['\"”’]?\s+(?=[\"“‘A-Z])|\n")
_TITLED = r"(?:[A-Z][\w.-]*\s+){0,3}"
# Between a body and a role stand adjectives; what ends in -ed or is one of these belongs to another phrase.
_ELSEWHERE = "that|and|or|to|but|said|says|told|as|by|when|while|the|a|an|its|his|her"
_FEW = rf"(?:(?!(?:{_ELSEWHERE})\b|[\w’']*ed\b)[\w’'-]+\s+){{0,3}}?"
_OWNERS = "group|monitor|organi[sz]ation|agency|body|charity|ministry|party|watchdog"
_OWN = rf"(?<!\w)(?:[Ii]ts|[Tt]he\s+(?:{_OWNERS})['’]?s)\s+"
_LINK = r"(?:of|for|at|with|in|from|on behalf of)"
_LEADING = frozenset({"heads", "leads", "runs", "chairs", "directs", "represents", "speaks"})
_LEADS = rf"who\s+(?:{'|'.join(sorted(_LEADING))})(?:\s+for)?\s+"
# The last words of names by which a body is known alone ("the Observatory"); a ministry or an army is one of many.
_HEADS = frozenset(
    ["agency", "alliance", "association", "coalition", "commission", "committee", "council", "court", "federation",
     "foundation", "front", "institute", "league", "movement", "network", "observatory", "tribunal", "union"]
)  # fmt: skip
# Codes that stand for no country.
_NO_COUNTRY = frozenset({None, "XX", "ZZ"})
# Sources of one country's side that may give one line; two witnesses or two experts are two people.
_SIDES = frozenset({"state", "opposition", "party"})


def find_affiliations(sources: Sequence[Source], texts: Iterable[str]) -> dict[Source, frozenset[Source]]:
    """Find which sources of an event speak for which others.

    Parameters
    ----------
    sources : sequence of Source
        Of one event, each once.
    texts : iterable of str
        What its outlets wrote on it.

    Returns
    -------
    dict
        For every source those it speaks for, often none.

    Examples
    --------
    >>> berg = Source("Anna Berg", "ngo", True, ("Anna Berg", "Berg"))
    >>> council = Source("Lake Council", "ngo", True, ("Lake Council",))
    >>> find_affiliations([berg, council], ["It rains, said Anna Berg, head of the Lake Council."])[berg] == {council}
    True
    """
    named = [source for source in sources if source.named]
    people = [source for source in named if _is_person(source)]
    bodies = [source for source in named if not _is_person(source)]
    written = [*texts, *(spelling for source in named for spelling in source.spellings)]
    found: dict[Source, set[Source]] = {source: set() for source in sources}
    names = _name_bodies(bodies)
    for person, window in _find_windows(people, written):
        introduced = {body for body in bodies if _is_introduced(window, names[body])}
        introduced |= set(_find_owner(window, names))
        found[person] |= {body for body in introduced if _may_serve(person, body)}
    for person in people:
        found[person] |= {body for body in bodies if _holds_office(person, body)}
    for source in sources:
        found[source] |= {body for body in bodies if body != source and _is_inside(source, body)}
    for source in sources:  # the council's spokesman speaks for the front whose council it is
        found[source] |= {further for body in list(found[source]) for further in found[body] if further != source}
    return {source: frozenset(own) for source, own in found.items()}


def is_kin(one: Source, other: Source, affiliations: Mapping[Source, frozenset[Source]]) -> bool:
    """Tell whether two sources may have given one and the same statement: one speaks for the other, or for one side."""
    if one in affiliations.get(other, ()) or other in affiliations.get(one, ()):
        return True
    return one.type == other.type and one.type in _SIDES and _is_one_country(one, other)


def _is_one_country(one: Source, other: Source) -> bool:
    return one.country == other.country and one.country not in _NO_COUNTRY


def _may_serve(person: Source, body: Source) -> bool:
    """Tell whether type and country fit: where not, the words around the name were misread."""
    return (person.type == body.type or "other" in (person.type, body.type)) and not _are_abroad(person, body)


def _are_abroad(one: Source, other: Source) -> bool:
    return None not in (one.country, other.country) and one.country != other.country


def _is_person(source: Source) -> bool:
    words = source.name.split()
    if len(words) not in _PERSON_WORDS or not all(word[:1].isupper() for word in words) or is_body_name(source.name):
        return False
    entry = load_gazetteer().find(source.name)
    return source.name not in load_country_phrases() and (entry is None or entry.is_person)


def _find_windows(people: Sequence[Source], texts: Iterable[str]) -> Iterator[tuple[Source, _Window]]:
    """Yield what stands around each mention of a person in whose sentence a role stands."""
    by_last: dict[str, dict[str, Source]] = {}
    for person in people:
        for spelling in person.spellings:
            last = spelling.split()[-1]
            by_last.setdefault(last, {})[spelling] = person
            by_last[last].setdefault(last, person)
    for text in texts:
        for word in _WORD.finditer(text):
            names = by_last.get(word[0], {})
            fitting = [name for name in names if text.endswith(name, 0, word.end())]
            if not fitting:
                continue
            name = max(fitting, key=len)
            start = word.end() - len(name)
            earlier, after = text[max(start - 2 * _REACH, 0) : start], text[word.end() :][:_REACH]
            before, after = _SENTENCE_END.split(earlier[-_REACH:])[-1], _SENTENCE_END.split(after)[0]
            if any(fold(near) in _role_words() for near in _WORD.findall(f"{before} {after}")):
                yield names[name], (earlier, before, after)


@cache
def _load_roles() -> tuple[str, ...]:
    """Return the roles that speak for their body, the longest first."""
    phrases = [phrase for phrase, role in load_nouns().items() if role.kind == "person" and role.inherits]
    return tuple(sorted(phrases, key=len, reverse=True))


@cache
def _role_words() -> frozenset[str]:
    return frozenset(re.split(r"[ -]", phrase)[-1] for phrase in _load_roles()) | _LEADING


@cache
def _roles() -> str:
    return "(?i:" + "|".join(re.escape(phrase) for phrase in _load_roles()) + ")"


def _name_bodies(bodies: Sequence[Source]) -> dict[Source, frozenset[str]]:
    """Return the names of each body, short forms that no other shares included."""
    names = {}
    for body in bodies:
        entry = load_gazetteer().find(body.name)
        known = {*body.spellings, body.name, *(() if entry is None else entry.names)}
        starts = {re.split(r"\s+(?:of|for|on)\s+", name)[0] for name in known}
        # "Military Council of the Dawn Front" is the Military Council; "Lake Council" is the Council
        short = {start for start in starts if len(start.split()) > 1}
        short |= {start.split()[-1] for start in starts if fold(start.split()[-1]) in _HEADS}
        names[body] = known | {name for name in short if name[:1].isupper()}
    shared = Counter(name for own in names.values() for name in own)
    return {
        body: frozenset(name for name in own if shared[name] == 1 or name in body.spellings)
        for body, own in names.items()
    }


def _join(names: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted((re.escape(name) for name in names), key=len, reverse=True)) + ")"


@lru_cache(maxsize=1_000)
def _read_patterns(names: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what stands before, and after, the name of one who speaks for a body."""
    name, role, the = _join(names), rf"(?<!\w){_roles()}(?!\w)", r"(?:the\s+|a\s+|an\s+|its\s+)?"
    before = (
        rf"(?<!\w){name}(?:['’]s?)?\s+{_FEW}{role},?\s+{_TITLED}$"
        rf"|{role}\s+{_LINK}\s+{the}{_FEW}{name},?\s+{_TITLED}$"
    )
    after = (
        rf"^\s*,?\s*(?:{_LEADS}{the}|{the}{_FEW}{role}\s+{_LINK}\s+{the}){_FEW}{name}(?!\w)"
        rf"|^\s*,\s*{the}{name}(?:['’]s?)?\s+{_FEW}{role}"
    )
    return re.compile(before), re.compile(after)


def _find_owner(window: _Window, names: Mapping[Source, frozenset[str]]) -> Iterable[Source]:
    """Yield the body named last before "its director", where that is how a person is introduced."""
    earlier, before, _ = window
    if re.search(rf"{_OWN}{_FEW}{_roles()},?\s+{_TITLED}$", before) is None:
        return
    ends = {
        body: max((m.end() for m in re.finditer(rf"(?<!\w){_join(own)}(?!\w)", earlier)), default=-1)
        for body, own in names.items()
    }
    nearest = max(ends, key=lambda body: ends[body], default=None)
    if nearest is not None and ends[nearest] >= 0:
        yield nearest


def _is_introduced(window: _Window, names: frozenset[str]) -> bool:
    _, before, after = window
    if not any(name in before or name in after for name in names):  # most bodies: spares reading the patterns
        return False
    leading, following = _read_patterns(names)
    return leading.search(before) is not None or following.search(after) is not None


def _holds_office(person: Source, body: Source) -> bool:
    entry, known = load_gazetteer().find(person.name), load_gazetteer().find(body.name)
    if entry is None or entry.office is None:
        return False
    names = body.spellings if known is None else (*body.spellings, *known.names)
    return any(f" {fold(entry.office)} ".find(f" {fold(name)} ") >= 0 for name in names)


def _is_inside(source: Source, body: Source) -> bool:
    """Tell whether a source is a part of a body by its name, or speaks for its state."""
    if _are_abroad(source, body):
        return False
    ours, theirs = (fold(re.sub(r"['’]s\b", "", name)) for name in (source.name, body.name))
    if ours != theirs and f" {theirs} " in f" {ours} ":
        return True
    is_state = body.is_government or body.name in load_country_phrases()
    return is_state and source.type == "state" and _is_one_country(source, body)
