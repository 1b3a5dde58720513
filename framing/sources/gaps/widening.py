"""Sources that the tagger cut short, widened from the words around them.

In: the article and an attribution with a source. Out: the span of the whole source, or ``None`` where it is whole. A
source is widened when it is only a number, a determiner, a possessive or the end of a longer subject ("a doctor at a
clinic near [Kyauk Yit] said"), when a name goes on behind it, when it is one of two joined speakers ("residents and [a
local official] said") or begins with the relative pronoun of its subject. Left undone: sources too long.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from framing.records import Attribution, Span
from framing.sources.articles.article import Article
from framing.sources.gaps.clauses import (
    CASE,
    SUBJECTS,
    is_between,
    is_head,
    opening_end,
    phrase_start,
    read_verb,
    subject_with_clause,
)
from framing.sources.surface.items import Item, words_of

__all__ = ["items_before_verb", "widen_source"]

_RELATIVES = frozenset({"who", "which"})

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})

# Prepositions between somebody and the body that they serve.
_LINKS = frozenset({"of", "for", "at", "from"})

# Most tokens of "which sanctioned" before what is only its object, where commas are lost.
_CLAUSE = 4

# What a source doesn't open with, and what doesn't stand right before one, unless the source was cut.
_CUT, _GOES_ON = _RELATIVES | {"and"}, CASE | {"and"}

_ARTICLES = frozenset({"the", "a", "an"})

# Fewest tokens of "residents and".
_JOINT = 2

# What a source doesn't end in: "UN experts* today warned".
_TRAILING = frozenset({",", "*", "today", "yesterday", "himself", "herself", "itself", "themselves"})

# What opens a subject after "that".
_OWNED = frozenset({"its", "his", "her", "their", "the", "a", "an"})

# Tokens of "REUTERS/Stringer".
_CREDIT = 3

_START = attrgetter("start")

# Most characters of a quotation that is a name or title inside the clause.
_TITLE = 40


def items_before_verb(article: Article, first: int, attribution: Attribution) -> list[Item]:
    """Return the items between the start of the clause and the verb, without what stands between subject and verb."""
    start = _clause_start(article, first, attribution)
    items = article.items_in(start, first) if start < first else []
    end = len(items)
    while end > 0 and is_between(article, items[end - 1]):
        end -= 1
    return list(items[:end])


def _clause_start(article: Article, token: int, attribution: Attribution) -> int:
    """Return the first token of the clause: after the sentence's start, a quotation's end or the content before."""
    start = article.prose.sentences[article.sentence_of(token)].first
    at = article.prose.starts[token]
    end = max([span.end for span in attribution.content if span.end <= at], default=0)
    quotations = article.prose.quotations
    for one in reversed(quotations[: bisect_left(quotations, at, key=_START)]):
        if one.end <= at and one.end - one.start > _TITLE:
            end = max(end, one.end)
            break
    if end:
        start = max(start, article.tokens_of(Span(end, end + 1))[0])
    while start < token and article.words[start] in ',;:.”"’»—–-':
        start += 1
    return start


def widen_source(article: Article, attribution: Attribution) -> Span | None:
    """Return the whole of a source that was cut, or ``None`` when it is whole."""
    assert attribution.source is not None  # the caller has looked
    assert attribution.cue is not None
    first, last = article.tokens_of(attribution.source)
    cue, after = article.tokens_of(attribution.cue)
    if first >= last or (first < after and cue < last):
        return None
    if last - first == 1 and article.folded[first] in SUBJECTS:
        return None
    given, opened = last, first
    first, last = _trimmed(article, first, last)
    if _looks_whole(article, first, last, cue):
        # the quick answer for nearly every source
        return None if given == last and opened == first else article.prose.span(first, last)
    sentence = article.prose.sentences[article.sentence_of(first)]
    items = article.items_in(first, last)
    if all(item.kind == "number" for item in items) and first > sentence.first:
        named = [item for item in article.items_in(sentence.first, first) if item.kind != "mark"][-1:]
        return article.prose.span(named[0].first, last) if named and named[0].kind == "name" else None
    runs_on = last == cue and article.words[cue][0].isupper()
    stop = min(cue, sentence.last) if last <= cue and not runs_on else sentence.last
    if (article.folded[last - 1] == "and" or (last == first + 1 and items[0].kind == "determiner")) and last < stop:
        return _whole_phrase(article, first, stop)
    start = _name_start(article, first, last)
    found = None
    if last <= cue and article.sentence_of(cue) == article.sentence_of(first):
        found = _whole_subject(article, attribution, start, last, cue)
        if found is None:
            start = _joint_start(article, attribution, start)
    last = _name_end(article, items, last, stop)
    if found is not None:
        return found
    owner = article.items_in(sentence.first, start) if start > sentence.first else []
    by = article.folded[start + 1 : start + 2] == ("by",) and article.folded[start].endswith(("ed", "en"))
    if owner and (owner[-1].kind == "possessive" or (by and is_head(owner[-1]))):
        # "the red berets' [Cape boss]", "footage [reviewed by the researchers]"
        start = owner[phrase_start(owner, article.folded)].first
    return article.prose.span(start, last) if start != opened or last != given else None


def _trimmed(article: Article, first: int, last: int) -> tuple[int, int]:
    """Return the range of a source without an opener, a mark or, where commas are lost, the end of a phrase before."""
    words, folded = article.words, article.folded
    if last - first > 1:
        if words[first + 1] == "," and folded[first] in words_of("starter"):
            # "However, a resident"
            first += 2
        if words[first + 1] == "/" and words[first].isupper() and last - first > _CREDIT:
            # "REUTERS/Stringer A Syrian activist": the credit of a picture
            first += _CREDIT
        if folded[first] == "and" or (folded[first] == "that" and folded[first + 1] in _OWNED):
            # "that its former head"
            first += 1
        while last - first > 1 and words[last - 1] in _TRAILING:
            last -= 1
    if article.has_commas or not first or last - first <= _JOINT:
        return first, last
    before = folded[first - 1]
    later = [at for at in range(first + 1, last - 1) if folded[at] in _ARTICLES and folded[at - 1] not in CASE]
    bound = before in CASE or before in _ARTICLES or before == "and" or before.endswith("s")
    opening = article.items_in(first, later[-1]) if later and bound else []
    opener = opening[0] if opening else None
    someone = all(item.kind in ("title", "name", "entry") for item in opening)
    named = opener is not None and someone and (opener.kind == "title" or before not in CASE)
    if opener is not None and not named and folded[later[-1] - 1] not in ("and", "or", "to", "that"):
        # "in the province of [Deir al-Zor the monitoring group] said", but "Anna Berg the minister"
        first = later[-1]
    return first, last


def _looks_whole(article: Article, first: int, last: int, cue: int) -> bool:
    """Tell whether nothing around a source hints that it was cut."""
    words, folded = article.words, article.folded
    if last - first < _JOINT or folded[first] in _CUT or folded[first + 1] == "by" or folded[last - 1] == "and":
        return False
    if words[first][0].isdigit() or (first and (folded[first - 1] in _GOES_ON or words[first - 1] in _POSSESSIVES)):
        return False
    if last <= cue and words[last][0].isupper():
        return False
    if last < cue and (words[last] == "," or folded[last] in _LINKS):
        return False
    return article.has_commas or _RELATIVES.isdisjoint(folded[max(first - _CLAUSE, 0) : first])


def _name_end(article: Article, items: Sequence[Item], last: int, stop: int) -> int:
    """Return where a source ends whose name or body goes on right behind it: "Imam [Sayyed Ali]", "delegate [of X]"."""
    if last >= stop:
        return last
    rest = article.items_in(last, stop)
    tail = items[-1]
    titled = rest[0].kind == "title"
    named = rest[1] if titled and len(rest) > 1 else rest[0]
    someone = named.kind == "name" or (named.entry is not None and named.entry.is_person)
    body = rest[0].entry is not None and not rest[0].entry.is_person and rest[0].entry.note != "place"
    if body and rest[0].last == stop and tail.kind == "noun" and tail.role is not None and tail.role.kind == "body":
        # "Conflict monitor [ACLED] estimates"
        return rest[0].last
    if someone and (titled or tail.kind == "title" or article.name_start(last) < last):
        return named.last
    plain = tail.kind == "noun" and tail.role is not None and tail.role.kind == "person"
    if (
        plain
        and article.folded[last] in _LINKS
        and len(rest) > 1
        and not any(one.kind == "preposition" for one in items)
    ):
        end = opening_end(article, rest[1:])
        told = any(one.kind in ("name", "entry") or one.role is not None for one in rest[1 : end + 1])
        return rest[end].last if end and told else last
    return last


def _joint_start(article: Article, attribution: Attribution, first: int) -> int:
    """Return where "residents and [a local official] said" begins, when that opens its clause."""
    start = _clause_start(article, first, attribution) if article.folded[first - 1] == "and" else first
    if first - start < _JOINT:
        return first
    items = article.items_in(start, first - 1)
    end = opening_end(article, items)
    people = end == len(items) and items[-1].kind == "noun" and items[-1].role is not None
    return start if people and items[-1].role is not None and items[-1].role.kind in ("person", "people") else first


def _name_start(article: Article, first: int, last: int) -> int:
    """Return where the name or noun begins of which a source of one word is the end: "Corridor [Health]".

    Where commas are lost, two names run together, so that the longer one is no name.
    """
    if last - first > 1:
        return first
    start = article.name_start(first)
    whole = article.items_in(start, last)
    if len(whole) == 1 and whole[0].kind == "noun":
        # "[state] media", and "Kurdish [media]"
        before = article.items_in(max(start - 1, 0), start) if start not in article.sentence_starts else []
        told = before and (before[0].kind == "modifier" or (before[0].country is not None and before[0].capital))
        return start - 1 if told and before[0].last == start else start
    if start == first or article.names_alone(first, last) or not article.has_commas:
        return first
    return start


def _in_clause(article: Article, start: int, first: int, last: int) -> bool:
    """Tell whether a source is the end of a clause between commas: "China, which supplies [the army], called on"."""
    items = article.items_in(start, first)
    marks = [place for place, item in enumerate(items) if item.kind == "mark"]
    if not article.has_commas and not marks and any(item.kind == "relative" for item in items):
        return True
    if article.words[last : last + 1] != (",",) or not marks or marks[-1] + 2 >= len(items):
        return False
    opener = items[marks[-1] + 1]
    cooked = opener.kind == "word" and article.folded[opener.first].endswith("ed")
    return opener.kind == "relative" or (cooked and article.folded[items[marks[-1] + 2].first] in ("by", "up", "out"))


def _whole_phrase(article: Article, first: int, stop: int) -> Span | None:
    """Return the noun phrase of which the source is only the first word: "[Her] adult son and daughter had stayed"."""
    items = article.items_in(first, stop)
    end = opening_end(article, items)
    if end + 1 < len(items) and items[end].kind == "and" and is_head(items[end + 1]):
        end += 2
    if not 1 < end < len(items):
        return None
    return article.prose.span(first, _name_end(article, items[:end], items[end - 1].last, stop))


def _whole_subject(article: Article, attribution: Attribution, first: int, last: int, cue: int) -> Span | None:
    """Return the subject of which the source is only the end: what stands right before it can't precede a subject."""
    if article.words[last - 1] in _POSSESSIVES or article.items_in(last - 1, last)[-1].kind == "determiner":
        # an owner: "for his recently revealed plans"
        return None
    verb = read_verb(article, cue, article.tokens_of(attribution.cue)[1]) if attribution.cue is not None else None
    if verb is None or not verb.finite:
        return None
    related = article.folded[first] in _RELATIVES and last - first > 1
    if not related:
        start = _clause_start(article, first, attribution)
        if start >= first or (article.folded[first - 1] not in CASE and not _in_clause(article, start, first, last)):
            return None
    items = items_before_verb(article, cue, attribution)
    if related:
        # what the tagger took for said may be the subject itself
        items = article.items_in(article.prose.sentences[article.sentence_of(first)].first, cue)
    if not items or (items[-1].kind == "mark" and items[-2:-1] and items[-2].last != last):
        return None
    subject = subject_with_clause(article, items)
    return article.prose.span(*subject) if subject is not None and subject[1] == last else None
