"""The noun phrases of a sentence, each with its place in the grammar: who a pronoun or "the group" may point to.

In: the items of a sentence. Out: `Phrase` records in text order: what is named or described (a person, people, a
body, a text, a country), and whether it is the sentence's subject, the subject of another clause, an object, governed
by a preposition or an owner. Without a parser this is a reading of closed classes, as in
`framing.sources.gaps.clauses`. Left undone: nouns that no list knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import Literal, NamedTuple

from framing.attribution.cues import load_cues
from framing.sources.articles.article import Article
from framing.sources.surface.items import Item

__all__ = ["Phrase", "PhraseKind", "Place", "find_phrases"]

PhraseKind = Literal["person", "people", "body", "text", "country", "pronoun"]

Place = Literal["subject", "clause", "object", "governed", "owner", "heard"]

# Verbs whose object only listens.
_TELLING = frozenset({"told", "tells", "tell", "telling", "asked", "informed", "assured", "reminded", "via"})

_CITING = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})

_VERBS = frozenset({
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would", "can",
    "could", "may", "might", "must", "should", "went", "came", "took", "gave", "made", "saw", "got", "left", "ran",
    "held", "lost", "found", "kept", "met", "sent", "led", "put", "won", "fled", "fell", "began", "stood", "sat",
})  # fmt: skip

_POINTERS = frozenset({"he", "she", "it", "they", "we", "i"})

_OF = frozenset({"of", "in", "for", "at"})

# Nouns for several people together.
_GROUPS = frozenset({"family", "couple", "household", "crew", "staff", "public", "crowd", "pair", "trio"})

_SELVES = frozenset({"i", "we"})

_NOMINAL = frozenset({"noun", "name", "entry", "country", "title", "modifier"})

_ENDS = frozenset({"noun", "name", "entry", "country", "title", "pronoun", "word"})

_OPENING = frozenset({"determiner", "number"})
_STARTING = _NOMINAL | _OPENING

_HEADS = frozenset({"noun", "name", "entry", "country"})

_OWNER: Place = "owner"

# Places that open a clause, and those of somebody whom "I" met.
_LEADING, _LED = ("subject", "clause"), ("governed", "object", "heard")

# Marks before an apposition.
_BESIDES = frozenset({",", "(", "-", "–", "—"})

# What stands before the first item of a sentence and after the last.
_START = Item("mark", -1, -1)

# Most tokens between "Anna Berg" and "a teacher" in "Anna Berg, 45, a teacher".
_BESIDE = 3


class Phrase(NamedTuple):
    """A noun phrase.

    Parameters
    ----------
    items : tuple of Item
        From its determiner on.
    head : Item
        Its last noun or name.
    kind : str
        What it names or describes.
    place : str
        Where it stands in the grammar of the sentence.
    first, last : int
        Token indices, `last` exclusive.
    quoted : bool
        Whether it stands inside quotation marks.
    called : tuple of Item
        For a name, the description of a body that it stands beside: "their union, Podkrepa".
    """

    items: tuple[Item, ...]
    head: Item
    kind: PhraseKind
    place: Place
    first: int
    last: int
    quoted: bool = False
    called: tuple[Item, ...] = ()


def find_phrases(article: Article, first: int, last: int) -> list[Phrase]:
    """Return the noun phrases of a range of tokens, usually a sentence.

    Parameters
    ----------
    article : Article
        The document.
    first, last : int
        Token indices, `last` exclusive.
    """
    items, folded = article.items_in(first, last), article.folded
    found: list[Phrase] = []
    told = aside = False
    led = [False, False]
    end_before, place_before = -2, _OWNER
    quotes = bool(article.prose.quotations)
    for start, end, owner in _runs(items, folded):
        whole = items[start:end]
        begins, ends = whole[0].first, whole[-1].last
        head = whole[-1] if whole[-1].kind in _ENDS else next(item for item in whole[::-1] if item.kind in _ENDS)
        opener = items[start - 1] if start else _START
        quoted = quotes and article.is_quoted(begins, ends)
        beside = place_before if end_before == start - 1 else None
        place = _OWNER if owner else _place(items, start, end, folded, beside, led=led[quoted])
        if place in _LEADING:
            led[quoted] = True
        # "the uncle of the dead woman, Anna Berg": what stands beside it belongs to the uncle
        chained = place == "governed" and beside is not None and folded[opener.first] in _OF
        end_before, place_before = end, place_before if chained else place
        if told and place in _LED:
            # "I spoke to Anna Berg": the sentence is about her
            place = "clause"
        elif head.kind == "pronoun":
            told = told or (place == "subject" and folded[head.first] in _SELVES)
        aside = aside and opener.kind in ("and", "preposition")
        if aside and opener.kind == "and" and head.kind == "noun":
            # "Anna Berg, widow of Ivo and mother of two"
            continue
        kind = _kind(article, head)
        if kind is not None:
            phrase = Phrase(tuple(whole), head, kind, place, begins, ends, quoted)
            if found and folded[found[-1].last] == "," and 0 < begins - found[-1].last <= _BESIDE:
                aside = not _join(article, found, phrase) or aside
            else:
                found.append(phrase)
    return found


def _join(article: Article, found: list[Phrase], phrase: Phrase) -> bool:
    """Add a phrase that follows a comma unless it is an apposition to a name: of a person only the name stays."""
    last = found[-1]
    names = last.head.kind in ("name", "entry"), phrase.head.kind in ("name", "entry")
    between = article.words[last.last : phrase.first]
    if last.kind == phrase.kind == "body" and names == (True, False) and len(between) == 1:
        # "Correios, the state company,"
        return False
    if last.kind == "body" and phrase.kind == "person" and last.head.kind == "noun" and len(between) == 1:
        closed = article.words[phrase.last : phrase.last + 1] == (",",) and phrase.head.kind == "name"
        if closed and phrase.last - phrase.first == 1:
            # "their union, Podkrepa,"
            found[-1] = phrase._replace(kind="body", called=last.items)
            return True
    apposed = last.kind == phrase.kind == "person" and between[-1] == "," and names != (True, True)
    if not apposed or any(not (word == "," or word.isdigit()) for word in between):
        found.append(phrase)
        return True
    if names == (False, True):
        found[-1] = phrase
    return names[1]


def _runs(items: Sequence[Item], folded: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Return where noun phrases begin and end, and whether what they name is only an owner."""
    verbs = _verbs()
    start, headed = -1, False
    for place, item in enumerate(items):
        kind = item.kind
        if start < 0:
            # most items are outside of any
            if kind in _STARTING:
                start, headed = place, kind in _HEADS
            elif kind == "pronoun" and folded[item.first] in _POINTERS:
                yield place, place + 1, False
        elif kind in _NOMINAL:
            headed = headed or kind in _HEADS
        elif kind in _OPENING:
            if headed:
                yield start, place, False
            if headed or items[place - 1].kind == "word":
                # "At the bridge a guard": nothing is known of bridges
                start, headed = place, False
        elif kind == "possessive" and headed:
            yield start, place, True
            headed = False
        elif kind == "word" and not headed and (item.capital or not _acts(folded[item.first], verbs)):
            # an adjective
            headed = "year-old" in folded[item.first]
        else:
            if headed or _is_head(items[place - 1], folded):
                yield start, place, False
            start = -1
            if kind == "pronoun" and folded[item.first] in _POINTERS:
                yield place, place + 1, False
    if start >= 0 and (headed or _is_head(items[-1], folded)):
        yield start, len(items), False


def _is_head(item: Item, folded: Sequence[str]) -> bool:
    """Tell whether an item ends a phrase without a listed noun: a title, "the attackers"."""
    if item.kind != "word":
        return item.kind == "title"
    word = folded[item.first]
    return word[-1:] == "s" and word[-2:] not in ("ss", "us", "is")


def _place(
    items: Sequence[Item], start: int, end: int, folded: Sequence[str], beside: Place | None, *, led: bool
) -> Place:
    """Return where a phrase stands, by what opens it, what follows it and the place of a phrase right `beside` it."""
    opener = items[start - 1] if start else _START
    word = folded[opener.first] if start else ""
    if opener.kind == "preposition":
        if word == "for" and start == 1:
            # "For Anna Berg, it was old"
            return "subject"
        # "offered by a company", but not "In a text carried by Reuters, it denied"
        return "clause" if word == "by" and (led or items[0].kind != "preposition") else "governed"
    first = items[start].first
    if first > 2 and folded[first - 2] == "name" and folded[first - 3] == "first":
        # "a teacher who gave only his first name, Rostin"
        return "subject"
    if beside is not None and (opener.kind == "and" or word in _BESIDES) and (
        led or opener.kind != "mark" or beside != "governed"
    ):  # fmt: skip
        # "A and B", "Anna Berg, the minister", but not "At the clinic, the doctor"
        return beside if beside != "owner" else "object"
    if word in _TELLING:
        return "heard"
    if word in _CITING:
        # "Reuters quoted the ministry as saying": of the two the one that speaks
        return "subject"
    if led:
        after = items[end] if end < len(items) else _START
        acting = after.kind == "word" and not after.capital and _acts(folded[after.first], _verbs())
        return "clause" if acting else "object"
    if opener.kind == "relative" and start > 1:
        return "clause"
    # "Citing Anna Berg,"
    citing = start == 1 and opener.kind == "word" and word.endswith(("ing", "ed"))
    return "object" if citing else "subject"


def _acts(word: str, verbs: Set[str]) -> bool:
    """Tell whether a word that is no noun is a verb, as far as its ending and closed classes tell."""
    return word in verbs or word.endswith("ed")


@cache
def _verbs() -> frozenset[str]:
    return _VERBS | {word for word, cue in load_cues().words.items() if cue.kind == "verb"}


def _kind(article: Article, head: Item) -> PhraseKind | None:
    role = head.role
    if head.kind == "noun" and role is not None:
        if role.kind in ("body", "text"):
            return "people" if role.plural else "text" if role.kind == "text" else "body"
        many = role.plural or role.kind == "people" or article.folded[head.last - 1] in _GROUPS
        return "people" if many else "person"
    if head.kind == "entry" and head.entry is not None:
        return "person" if head.entry.is_person else "country" if head.entry.note == "place" else "body"
    if head.kind == "country" and head.country is not None:
        return "people" if head.country.kind == "adjective" else "country"
    if head.kind == "name":
        name = article.name_of(head)
        if role is not None or article.bodies.named(name) is not None:
            return "body"
        if name in article.setting.states:
            # an adjective alone is a language or people
            return "country" if article.setting.states[name] == name else None
        if len(name) == 1:
            # "on X"
            return None
        return "country" if name in article.setting.places else "person"
    if head.kind == "pronoun":
        return "pronoun"
    if head.kind == "word" and "year-old" not in article.folded[head.first]:
        return "people"
    return "person" if head.kind in ("title", "word") else None
