"""The noun phrases of a sentence, each with its place in the grammar: who a pronoun or "the group" may point to.

In: the items of a sentence. Out: `Phrase` records in text order: what is named or described (a person, people, a
body, a text, a country), and whether it is the sentence's subject, the subject of another clause, an object, governed
by a preposition or an owner. Without a parser this is a reading of closed classes, as in
`framing.sources.gaps.clauses`. Left undone: nouns that no list knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

_NOMINAL = ("noun", "name", "entry", "country", "title", "modifier")

_ENDS = frozenset({"noun", "name", "entry", "country", "title", "pronoun", "word"})

_OPENING = ("determiner", "number")

_HEADS = ("noun", "name", "entry", "country")

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
    before: tuple[int, Place] | None = None
    quotes = bool(article.prose.quotations)
    for start, end, owner in _runs(article, items):
        head = next(item for item in items[end - 1 : start - 1 if start else None : -1] if item.kind in _ENDS)
        quoted = quotes and article.is_quoted(items[start].first, items[end - 1].last)
        place: Place = "owner" if owner else _place(article, items, start, end, before, led=led[quoted])
        opener = items[start - 1] if start else None
        link = opener.kind if opener is not None else "mark"
        led[quoted] = led[quoted] or place in ("subject", "clause")
        chained = place
        if (
            place == "governed"
            and before is not None
            and before[0] == start - 1
            and folded[items[start - 1].first] in _OF
        ):
            # "the uncle of the dead woman, Anna Berg": what stands beside it belongs to the uncle
            chained = before[1]
        before = (end, chained)
        if place == "subject" and head.kind == "pronoun" and folded[head.first] in _SELVES:
            told = True
        elif told and place in ("governed", "object", "heard"):
            # "I spoke to Anna Berg": the sentence is about her
            place = "clause"
        aside = aside and link in ("and", "preposition")
        if aside and link == "and" and head.kind == "noun":
            # "Anna Berg, widow of Ivo and mother of two"
            continue
        kind = _kind(article, head)
        if kind is not None:
            whole = tuple(items[start:end])
            aside = (
                not _join(article, found, Phrase(whole, head, kind, place, whole[0].first, whole[-1].last, quoted))
                or aside
            )
    return found


def _join(article: Article, found: list[Phrase], phrase: Phrase) -> bool:
    """Add a phrase unless it stands beside a name as an apposition: of a person only the name stays."""
    last = found[-1] if found else None
    if last is None or not 0 < phrase.first - last.last <= _BESIDE or article.words[last.last] != ",":
        found.append(phrase)
        return True
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


def _runs(article: Article, items: Sequence[Item]) -> Iterator[tuple[int, int, bool]]:
    """Return where noun phrases begin and end, and whether what they name is only an owner."""
    start, headed = -1, False
    for place, item in enumerate(items):
        kind = item.kind
        opens = kind in _OPENING
        if start < 0:
            # most items are outside of any
            if opens or kind in _NOMINAL:
                start, headed = place, kind in _HEADS
            elif kind == "pronoun" and article.folded[item.first] in _POINTERS:
                yield place, place + 1, False
        elif opens or kind in _NOMINAL:
            if opens and (headed or items[place - 1].kind == "word"):
                # "At the bridge a guard": nothing is known of bridges
                if headed:
                    yield start, place, False
                start, headed = place, False
            headed = headed or kind in _HEADS
        elif kind == "possessive" and headed:
            yield start, place, True
            headed = False
        elif not headed and kind == "word" and not _is_verb(article, item):
            # an adjective
            headed = "year-old" in article.folded[item.first]
        else:
            if headed or _is_head(article, items[place - 1]):
                yield start, place, False
            start, headed = -1, False
            if kind == "pronoun" and article.folded[item.first] in _POINTERS:
                yield place, place + 1, False
    if headed or (start >= 0 and _is_head(article, items[-1])):
        yield start, len(items), False


def _is_head(article: Article, item: Item) -> bool:
    """Tell whether an item ends a phrase without a listed noun: a title, "the attackers"."""
    word = article.folded[item.first]
    return item.kind == "title" or (item.kind == "word" and word[-1:] == "s" and word[-2:] not in ("ss", "us", "is"))


def _place(
    article: Article, items: Sequence[Item], start: int, end: int, before: tuple[int, Place] | None, *, led: bool
) -> Place:
    opener = items[start - 1] if start else None
    if opener is not None and opener.kind == "preposition":
        # "offered by a company"
        word = article.folded[opener.first]
        if word == "for" and start == 1:
            # "For Anna Berg, it was old"
            return "subject"
        # "offered by a company", but not "In a text carried by Reuters, it denied"
        return "clause" if word == "by" and (led or items[0].kind != "preposition") else "governed"
    first = items[start].first
    if article.folded[max(first - 3, 0) : first - 1] == ("first", "name"):
        # "a teacher who gave only his first name, Rostin"
        return "subject"
    beside = before is not None and before[0] == start - 1 and opener is not None
    if before is not None and beside and opener is not None and (
        opener.kind == "and" or article.folded[opener.first] in (",", "(", "-", "–", "—")
    ) and (led or opener.kind != "mark" or before[1] != "governed"):  # fmt: skip
        # "A and B", "Anna Berg, the minister", but not "At the clinic, the doctor"
        return before[1] if before[1] != "owner" else "object"
    if opener is not None and article.folded[opener.first] in _TELLING:
        return "heard"
    if opener is not None and article.folded[opener.first] in _CITING:
        # "Reuters quoted the ministry as saying": of the two the one that speaks
        return "subject"
    acting = end < len(items) and _is_verb(article, items[end])
    if led:
        return "clause" if acting else "object"
    if opener is None:
        return "subject"
    word = article.folded[opener.first]
    if opener.kind == "relative" and start > 1:
        return "clause"
    if start == 1 and opener.kind == "word" and word.endswith(("ing", "ed")):
        # "Citing Anna Berg,"
        return "object"
    return "subject"


def _is_verb(article: Article, item: Item) -> bool:
    if item.kind != "word" or item.capital:
        return False
    word = article.folded[item.first]
    if word in _VERBS or word.endswith("ed"):
        return True
    cue = load_cues().words.get(word)
    return cue is not None and cue.kind == "verb"


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
