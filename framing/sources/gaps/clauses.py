"""Subjects and verbs: where the noun phrase before a verb begins, where one that opens a sentence ends.

In: the items of an article. Out: token ranges of subjects, and a cue read as a verb. Without a parser this is a reading
of closed classes, of the listed cues and of what names and role nouns there are; where it isn't sure it finds nothing.
Left undone: subjects whose head no list knows and that have no capital.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from framing.attribution.cues import load_cues
from framing.sources.articles.article import Article
from framing.sources.surface.items import Item

__all__ = [
    "CASE", "SUBJECTS", "Verb", "apposed_start", "are_two",
    "is_between", "is_head", "opening_end", "phrase_start", "read_verb", "relative_of",
    "subject_before", "subject_with_clause",
]  # fmt: skip

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "gets", "got"})

_HAVE = frozenset({"has", "have", "had"})

_HELPING = frozenset({"do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "should"}) | _HAVE

# Words of a cue that has no subject to be found.
_NOBODY = frozenset({"reportedly", "allegedly", "by"})

# What may stand between a subject and its verb, besides adverbs in -ly.
_BETWEEN = frozenset({
    "also", "has", "have", "had", "will", "would", "could", "may", "might", "did", "does", "do", "not", "never", "then",
    "now", "later", "still", "again", "however", "meanwhile", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "on", "already", "even", "further", "both", "today", "yesterday", "himself", "herself",
})  # fmt: skip

SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "you"})

# Prepositions that can't stand right before a subject. "After X said" and "as X said" begin a clause.
CASE = frozenset({"of", "for", "at", "from", "in", "by", "with", "near", "to", "on", "about", "against", "under",
                   "over", "inside", "outside", "between", "among", "into", "around", "across", "within"})  # fmt: skip

_NOMINAL = ("noun", "name", "entry", "title", "modifier", "country", "possessive", "number")

_QUOTING = frozenset('"“”«»')

_HEADS = ("noun", "name", "entry", "country")

# Forms that are a participle ("the front, formerly known as X") more often than a past.
_PARTICIPLES = frozenset({"known", "considered", "believed", "estimated", "deemed", "dubbed", "thought", "alleged",
                          "seen", "feared", "accused", "agreed", "expected"})  # fmt: skip

# Words that begin another clause.
_JOINING = frozenset({"as", "while", "when", "after", "before", "that", "because", "since", "until"})

# Most tokens of a subject with a clause inside.
_LONGEST = 28


class Verb(NamedTuple):
    """The cue as a verb: its base form, and whether it is finite (else a participle)."""

    base: str
    finite: bool


def read_verb(article: Article, first: int, last: int) -> Verb | None:
    """Read a cue as an active verb, or ``None``."""
    words = article.folded[first:last]
    if not words or "to" in (words[0], article.folded[first - 1] if first else "") or not _NOBODY.isdisjoint(words):
        return None
    helped = bool(_HELPING.intersection(words))
    auxiliary = bool(_BE.intersection(words)) or (first > 0 and article.folded[first - 1] in _BE)
    known = load_cues().words
    for word in words:
        cue = known.get(word)
        if cue is None or cue.kind != "verb":
            continue
        progressive = word.endswith("ing")
        if auxiliary and not progressive:
            return None
        if word in _PARTICIPLES and not _HAVE.intersection(words) and article.folded[last : last + 1] != ("that",):
            return None
        return Verb(cue.base, auxiliary or not progressive)
    # "do not hide": an active verb that the cue list doesn't hold
    return Verb(words[-1], True) if helped and not auxiliary else None


def subject_before(article: Article, items: Sequence[Item]) -> tuple[int, int] | None:
    """Return the tokens of the subject that ends a run of items."""
    if not items:
        return None
    tail = items[-1]
    if tail.kind == "pronoun" or (tail.kind == "relative" and article.folded[tail.first] in ("who", "which")):
        fits = tail.kind == "relative" or article.folded[tail.first] in SUBJECTS
        return (tail.first, tail.last) if fits else None
    if is_head(tail) or tail.kind == "number":
        start = phrase_start(items, article.folded)
        if start < len(items) and any(is_head(item) for item in items[start:]):
            before = items[start - 1] if start else None
            if before is None or before.kind in ("and", "relative") or _opens_clause(article, before):
                return items[start].first, tail.last
    return subject_with_clause(article, items)


def relative_of(article: Article, items: Sequence[Item]) -> tuple[int, int] | None:
    """Return the "who" of a clause that goes on: "who has settled in the town and [asked]"."""
    for item in reversed(items):
        if item.kind == "mark":
            return None
        if item.kind == "relative":
            return (item.first, item.last) if article.folded[item.first] in ("who", "which") else None
    return None


def is_head(item: Item) -> bool:
    """Tell whether an item names or describes somebody who can speak."""
    if item.kind == "noun":
        return item.role is not None
    if item.kind == "entry":
        return item.entry is not None and item.entry.note != "place"
    return item.kind == "name" or (item.kind == "country" and item.role is None)


def _opens_clause(article: Article, item: Item) -> bool:
    word = article.folded[item.first]
    return word in (",", ";", "that", "as", "after", "before", "while", "when", "because", "but", "although", "where")


def subject_with_clause(article: Article, items: Sequence[Item]) -> tuple[int, int] | None:
    """Return a subject that opens the sentence and holds a clause or complement: "China, which supplies the army,"."""
    end = opening_end(article, items)
    if end == 0 or not any(map(is_head, items[:end])) or end == len(items):
        return None
    if items[-1].last - items[0].first > _LONGEST:
        return None
    rest = items[end:]
    opener = rest[1] if rest[0].kind == "mark" and len(rest) > 1 else rest[0]
    word = article.folded[opener.first]
    verbs = [item for item in rest if _may_be_finite(article, item)]
    if opener.kind == "relative" or word == "whose":
        # a clause of its own may hold one verb phrase
        closed = items[-1].kind == "mark" or rest[0].kind != "mark"
        return (items[0].first, _without_mark(items)) if closed else None
    sentence = article.prose.sentences[article.sentence_of(items[0].first)]
    if sentence.kind != "body" or any(article.folded[item.first] in _JOINING for item in rest[1:]):
        return None
    # "Berg speaking in Lowen", "The paper, cooked up by exiles,"
    plain = rest[0].kind != "mark" or (items[-1].kind == "mark" and word.endswith("ed"))
    fits = word in CASE or (opener.kind == "word" and word.endswith(("ed", "ing")) and plain)
    return (items[0].first, _without_mark(items)) if fits and not verbs[word.endswith("ed") :] else None


def _may_be_finite(article: Article, item: Item) -> bool:
    word = article.folded[item.first]
    if item.kind == "and":
        return True
    return item.kind == "word" and (word in _BE or word in _BETWEEN or word.endswith("ed"))


def _without_mark(items: Sequence[Item]) -> int:
    return items[-2].last if items[-1].kind == "mark" and len(items) > 1 else items[-1].last


def opening_end(article: Article, items: Sequence[Item]) -> int:
    """Return one past the noun phrase that opens `items`, 0 when none does."""
    end = 0
    seen = False
    while end < len(items):
        item = items[end]
        if item.kind == "determiner":
            if seen:
                break
        elif item.kind == "mark" and article.words[item.first] in _QUOTING:
            # "the so-called “Rail Brigade”"
            pass
        elif item.kind == "word":
            # an adjective before the head
            if seen or end == 0 or article.folded[item.first].endswith(("ing", "ly")):
                break
        elif item.kind not in _NOMINAL:
            break
        seen = seen or item.kind in _HEADS
        end += 1
    while end > 0 and items[end - 1].kind not in (*_HEADS, "number"):
        end -= 1
    if end and end < len(items) and article.words[items[end].first] in _QUOTING:
        end += any(article.words[item.first] in _QUOTING for item in items[:end])
    return end


def phrase_start(items: Sequence[Item], folded: Sequence[str]) -> int:
    """Return where the noun phrase at the end of `items` begins."""
    start = len(items)
    while start > 0:
        item = items[start - 1]
        if item.kind == "determiner":
            start -= 1
            if not _goes_on(items, start, folded):
                break
        elif item.kind in _NOMINAL or (item.kind == "preposition" and _goes_on(items, start, folded)):
            start -= 1
        elif item.kind == "word" and any(one.kind == "determiner" for one in items[max(start - 3, 0) : start]):
            # an adjective: "a masked man, who"
            start -= 1
        else:
            break
    while start < len(items) and items[start].kind == "preposition":
        start += 1
    return start


def _goes_on(items: Sequence[Item], start: int, folded: Sequence[str]) -> bool:
    """Tell whether a noun phrase goes on before its last article: "the head of the mission", not "by the head"."""
    if start < 2 or items[start - 1].kind != "preposition" or items[start - 2].kind not in ("noun", "name", "entry"):
        return False
    return folded[items[start - 1].first] in ("of", "for", "at", "from", "in")


def is_between(article: Article, item: Item) -> bool:
    """Tell whether an item may stand between a subject and its verb: an auxiliary, an adverb, a weekday."""
    word = article.folded[item.first]
    return item.last - item.first == 1 and (word in _BETWEEN or (item.kind == "word" and word.endswith("ly")))


def are_two(items: Sequence[Item]) -> bool:
    """Tell whether two nouns for a person are joined: "her son and daughter"."""
    for before, item, after in zip(items, items[1:], items[2:], strict=False):
        if item.kind == "and" and before.kind == after.kind == "noun" and after.role is not None:
            return before.role is not None and before.role.kind == after.role.kind == "person"
    return False


def apposed_start(items: Sequence[Item], start: int) -> int:
    """Return where "Anna Berg, 52, a merchant, who" begins, of which the last phrase has been found."""
    place = start
    while place and items[place - 1].kind in ("mark", "number"):
        place -= 1
    named = 0 < place < start and items[place - 1].kind == "name" and items[place - 1].role is None
    return place - 1 if named and items[start].kind == "determiner" else start
