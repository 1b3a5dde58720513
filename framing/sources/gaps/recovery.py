"""Sources that the tagger left out or cut short, put right from the grammar around the cue.

In: the article and its attributions. Out: the same attributions, some with a `source` that they lacked or a longer
one. A cue without a source takes the subject right before its verb ("Anna Berg said"), behind it ("said Noha, 45"),
or the subject that the sentence opens with, when a clause lies between ("China, which supplies the army, called on");
a verb after "and" and a participle share the source of the cue before them in the sentence. What was cut short is
widened by `framing.sources.gaps.widening`. Passives ("it is believed", "reportedly") have nobody to find. Left
undone: subjects in an earlier sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.records import Attribution, Span
from framing.sources.articles.article import Article
from framing.sources.gaps.clauses import SUBJECTS, is_head, opening_end, read_verb, relative_of, subject_before
from framing.sources.gaps.widening import items_before_verb, widen_source
from framing.sources.surface.items import Item

__all__ = ["recover_sources"]


# Verbs that stand before their subject after a quotation.
_INVERTED = frozenset({
    "say", "add", "write", "ask", "explain", "note", "recall", "complain", "warn", "insist", "admit", "claim", "argue",
    "continue", "conclude", "stress", "state", "declare", "announce", "recount", "reply", "respond", "affirm", "shout",
    "comment", "observe", "remark", "predict", "lament", "read",
})  # fmt: skip


# Fewest items of "her sister, Anna Berg,".
_APPOSED = 5

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
    order: Sequence[int] = range(len(found))
    if any(one.source is None for one in found):
        # only then it matters what stands before
        order = sorted(order, key=lambda number: _place_of(found[number]))
    for place, number in enumerate(order):
        attribution = found[number]
        if attribution.cue is None:
            continue
        if attribution.source is not None:
            source = widen_source(article, attribution)
        else:
            source = _missing(article, attribution, [found[other] for other in order[max(place - 3, 0) : place]])
        if source is not None:
            found[number] = replace(attribution, source=source, content=_without(article, attribution, source))
    return tuple(found)


def _place_of(attribution: Attribution) -> int:
    """Where an attribution stands in the text: at its cue where it has one."""
    span = attribution.cue
    if span is None:
        span = attribution.source if attribution.source is not None else attribution.content[0]
    return span.start


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
    items = items_before_verb(article, first, attribution)
    if items and items[-1].kind == "and":
        who = relative_of(article, items)
        return article.prose.span(*who) if who is not None else _shared(article, attribution, before)
    subject = subject_before(article, items) or _apposed(article, items)
    if subject is None and verb.base in _INVERTED and last - first <= _SHORT:
        subject = _behind(article, attribution, last) or _swallowed(article, attribution, first)
    return article.prose.span(*subject) if subject is not None else None


def _apposed(article: Article, items: Sequence[Item]) -> tuple[int, int] | None:
    """Return "one of the escapees, Anna Berg," before its verb: a name between commas and what stands before it."""
    if len(items) < _APPOSED or [items[place].kind for place in (-1, -3)] != ["mark", "mark"]:
        return None
    name = items[-2]
    commas = all(article.words[items[place].first] == "," for place in (-1, -3))
    if not commas or name.kind not in ("name", "entry") or any(item.kind == "mark" for item in items[:-3]):
        return None
    return items[0].first, name.last


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
