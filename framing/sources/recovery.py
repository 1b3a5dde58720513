"""Sources that the tagger left out or cut short, put right from the grammar around the cue.

In: the article and its attributions. Out: the same attributions, some with a `source` that they lacked or a longer one.
A cue without a source takes the subject right before its verb ("Anna Berg said"), behind it ("said Noha, 45"), or the
subject that the sentence opens with, when a clause lies between ("China, which supplies the army, called on"); a verb
after "and" and a participle share the source of the cue before them in the sentence. A source that is only a number, a
possessive or the end of a longer subject ("a doctor at a clinic near [Kyauk Yit] said") is widened. Passives ("it is
believed", "reportedly") have nobody to find. Left undone: subjects in an earlier sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.records import Attribution, Span
from framing.sources.article import Article
from framing.sources.clauses import (
    CASE,
    SUBJECTS,
    is_between,
    is_head,
    opening_end,
    read_verb,
    relative_of,
    subject_before,
    subject_with_clause,
)
from framing.sources.items import Item

__all__ = ["recover_sources"]


# Verbs that stand before their subject after a quotation.
_INVERTED = frozenset({
    "say", "add", "write", "ask", "explain", "note", "recall", "complain", "warn", "insist", "admit", "claim", "argue",
    "continue", "conclude", "stress", "state", "declare", "announce", "recount", "reply", "respond", "affirm", "shout",
    "comment", "observe", "remark", "predict", "lament",
})  # fmt: skip


# Most characters of a quotation that is a name or title inside the clause.
_TITLE = 40

# Most tokens of a heading before its colon, and of a verb before its subject.
_HEADING, _SHORT = 6, 3


def recover_sources(article: Article, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with sources found or widened where the text shows them.

    Parameters
    ----------
    article : Article
        The document.
    attributions : sequence of Attribution
        In any order; the order stays.
    """
    found = list(attributions)
    order = sorted(range(len(found)), key=lambda number: found[number].start)
    for place, number in enumerate(order):
        attribution = found[number]
        if attribution.cue is None:
            continue
        if attribution.source is not None:
            source = _widened(article, attribution)
        else:
            source = _missing(article, attribution, [found[other] for other in order[max(place - 3, 0) : place]])
        if source is not None:
            found[number] = replace(attribution, source=source, content=_without(article, attribution, source))
    return tuple(found)


def _without(article: Article, attribution: Attribution, source: Span) -> tuple[Span, ...]:
    """Return the content without the source that was found at the edge of one of its pieces."""
    kept = []
    for span in attribution.content:
        if not span.overlaps(source) or source.contains(span):
            kept += [] if source.contains(span) and len(attribution.content) > 1 else [span]
            continue
        (first, last), (start, end) = article.tokens_of(span), article.tokens_of(source)
        if end >= last and start > first:
            span = article.prose.span(first, start)
        elif start <= first and end < last:
            span = article.prose.span(end, last)
        kept.append(span)
    return tuple(kept)


def _missing(article: Article, attribution: Attribution, before: Sequence[Attribution]) -> Span | None:
    """Return the source of a cue that has none."""
    assert attribution.cue is not None  # the caller has looked
    first, last = article.tokens_of(attribution.cue)
    if first >= last:
        return None
    if article.words[first] == ":":
        return _heading(article, first)
    verb = read_verb(article, first, last)
    if verb is None:
        return None
    if not verb.finite:
        return _shared(article, attribution, before)
    items = _items_before(article, first, attribution)
    if items and items[-1].kind == "and":
        who = relative_of(article, items)
        return article.prose.span(*who) if who is not None else _shared(article, attribution, before)
    subject = subject_before(article, items)
    if subject is None and verb.base in _INVERTED and last - first <= _SHORT:
        subject = _behind(article, attribution, last) or _swallowed(article, attribution, first)
    return article.prose.span(*subject) if subject is not None else None


def _items_before(article: Article, first: int, attribution: Attribution) -> list[Item]:
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
    ends = [span.end for span in attribution.content if span.end <= at]
    ends += [one.end for one in article.prose.quotations if one.end <= at and one.end - one.start > _TITLE]
    if ends:
        start = max(start, article.tokens_of(Span(max(ends), max(ends) + 1))[0])
    while start < token and article.words[start] in ',;:.”"’»—–-':
        start += 1
    return start


def _behind(article: Article, attribution: Attribution, last: int) -> tuple[int, int] | None:
    """Return the subject behind its verb: "... said Noha 45 asking not to be named"."""
    at = article.prose.starts[last - 1]
    sentence = article.prose.sentences[article.sentence_of(last - 1)]
    if last >= sentence.last or not any(span.end <= at for span in attribution.content):
        return None
    following = [span.start for span in attribution.content if span.start > at and not _is_short(article, span)]
    stop = min([sentence.last, *(article.tokens_of(Span(one, one + 1))[0] for one in following)])
    items = article.items_in(last, stop) if last < stop else []
    if items and items[0].kind == "pronoun" and article.folded[items[0].first] in SUBJECTS:
        return items[0].first, items[0].last
    end = opening_end(article, items)
    if end == 0 or not any(is_head(item) for item in items[:end]):
        return None
    while end + 1 < len(items) and article.folded[items[end].first] == "of":
        # "the sister of one of the priests"
        more = opening_end(article, items[end + 1 :]) or article.folded[items[end + 1].first] == "one"
        if not more:
            break
        end += 1 + more
    return items[0].first, items[end - 1].last


def _is_short(article: Article, span: Span) -> bool:
    """Tell whether a piece of content is no more than a name: "said [Noha] 45"."""
    first, last = article.tokens_of(span)
    return last - first <= _SHORT and all(
        item.kind in ("name", "entry", "title", "determiner") for item in article.items_in(first, last)
    )


def _swallowed(article: Article, attribution: Attribution, first: int) -> tuple[int, int] | None:
    """Return the name that ends the content right before the verb, no mark between: "[they are in Lund Berg] said"."""
    start = article.prose.sentences[article.sentence_of(first)].first
    if first == start or not article.words[first - 1][-1].isalnum():
        return None
    if not any(span.end == article.prose.ends[first - 1] for span in attribution.content):
        return None
    tail = article.items_in(start, first)[-1]
    if tail.kind != "name" or tail.role is not None or tail.first == start:
        return None
    at = next((token for token in range(tail.first + 1, tail.last) if article.names_alone(tail.first, token)), None)
    return (at or tail.first), tail.last


def _shared(article: Article, attribution: Attribution, before: Sequence[Attribution]) -> Span | None:
    """Return the source of the cue before in the same sentence."""
    assert attribution.cue is not None  # the caller has looked
    number = article.sentence_of(article.tokens_of(attribution.cue)[0])
    for other in reversed(before):
        if other.cue is None or other.source is None or other.cue.end > attribution.cue.start:
            continue
        if article.sentence_of(article.tokens_of(other.source)[0]) == number:
            inside = any(span.contains(attribution.cue) for span in other.content)
            return None if inside else other.source
    return None


def _heading(article: Article, colon: int) -> Span | None:
    """Return what a headline names before its colon: "Berg: we were not told"."""
    sentence = article.prose.sentences[article.sentence_of(colon)]
    if colon - sentence.first > _HEADING or colon == sentence.first:
        return None
    items = article.items_in(sentence.first, colon)
    end = opening_end(article, items)
    fits = end == len(items) and any(is_head(item) for item in items)
    return article.prose.span(sentence.first, colon) if fits else None


def _widened(article: Article, attribution: Attribution) -> Span | None:
    """Return the whole of a source that was cut, or ``None`` when it is whole."""
    assert attribution.source is not None  # the caller has looked
    assert attribution.cue is not None
    first, last = article.tokens_of(attribution.source)
    cue = article.tokens_of(attribution.cue)[0]
    if first >= last or attribution.source.overlaps(attribution.cue):
        return None
    start = _name_start(article, first, last)
    before = article.folded[start - 1] if start else ""
    clause = article.words[last : last + 1] == (",",) and last < cue
    if (
        start == first
        and not clause
        and last - first > 1
        and before not in CASE
        and not article.words[first][0].isdigit()
    ):
        # the quick answer for nearly every source
        return None
    sentence = article.prose.sentences[article.sentence_of(first)]
    items = article.items_in(first, last)
    if all(item.kind == "number" for item in items) and first > sentence.first:
        named = [item for item in article.items_in(sentence.first, first) if item.kind != "mark"][-1:]
        return article.prose.span(named[0].first, last) if named and named[0].kind == "name" else None
    if last == first + 1 and items[0].kind == "determiner" and last < min(cue, sentence.last):
        return _whole_phrase(article, first, min(cue, sentence.last))
    found = None
    if last <= cue and article.sentence_of(cue) == article.sentence_of(first):
        found = _whole_subject(article, attribution, start, last, cue)
    return found or (article.prose.span(start, last) if start < first else None)


def _name_start(article: Article, first: int, last: int) -> int:
    """Return where the name begins of which a source of one word is the end: "Corridor [Health]".

    Where commas are lost, two names run together, so that the longer one is no name.
    """
    start = article.name_start(first)
    if start == first or last - first > 1 or article.names_alone(first, last) or not article.has_commas:
        return first
    return start


def _in_clause(article: Article, start: int, first: int, last: int) -> bool:
    """Tell whether a source is the end of a clause between commas: "China, which supplies [the army], called on"."""
    items = article.items_in(start, first)
    marks = [place for place, item in enumerate(items) if item.kind == "mark"]
    if article.words[last : last + 1] != (",",) or not marks or marks[-1] + 2 >= len(items):
        return False
    return items[marks[-1] + 1].kind == "relative"


def _whole_phrase(article: Article, first: int, stop: int) -> Span | None:
    """Return the noun phrase of which the source is only the first word: "[Her] adult son and daughter had stayed"."""
    items = article.items_in(first, stop)
    end = opening_end(article, items)
    if end + 1 < len(items) and items[end].kind == "and" and is_head(items[end + 1]):
        end += 2
    return article.prose.span(first, items[end - 1].last) if 1 < end < len(items) else None


def _whole_subject(article: Article, attribution: Attribution, first: int, last: int, cue: int) -> Span | None:
    """Return the subject of which the source is only the end: what stands right before it can't precede a subject."""
    verb = read_verb(article, cue, article.tokens_of(attribution.cue)[1]) if attribution.cue is not None else None
    start = _clause_start(article, first, attribution)
    if article.words[last - 1] in ("'s", "’s", "'", "’") or article.items_in(last - 1, last)[-1].kind == "determiner":
        # an owner: "for his recently revealed plans"
        return None
    if verb is None or not verb.finite or start >= first:
        return None
    if article.folded[first - 1] not in CASE and not _in_clause(article, start, first, last):
        return None
    items = _items_before(article, cue, attribution)
    if not items or (items[-1].kind == "mark" and items[-2:-1] and items[-2].last != last):
        return None
    subject = subject_with_clause(article, items)
    return article.prose.span(*subject) if subject is not None and subject[1] == last else None
