"""From labels to attributions.

In: `Prose` and a `Tagging`. Out: `Attribution` records in text order, `speaker` left to a later step.

Conventions: a span starts and ends at a token; quotation marks belong to a content that they enclose wholly; a
comma or dash at its edge does not. An attribution has one cue. A whole quoted paragraph without a cue is an
attribution with neither cue nor source. Only headlines, subheadlines, body and related articles hold attributions.

Left undone: attributions inside contents; `framing.attribution.nesting` finds them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from framing.attribution.confidence import describe_groups
from framing.attribution.labels import Mention, find_mentions, trim_edges
from framing.attribution.linking import Group, Linker, link_mentions
from framing.attribution.tagger import Tagging
from framing.records import Attribution, QuoteKind, SegmentKind, Span
from framing.segmentation.prose import Prose

__all__ = ["ATTRIBUTABLE", "assemble", "classify_quote", "gather", "judge", "to_attributions"]

# Captions, embeds and boilerplate are not attributed by the outlet's article (guidelines, section 2).
ATTRIBUTABLE: tuple[SegmentKind, ...] = ("headline", "subheadline", "body", "related")


def assemble(prose: Prose, tagging: Tagging, *, min_confidence: float = 0.0) -> tuple[Attribution, ...]:
    """Return the attributions that the labels of `tagging` spell out, in text order.

    Parameters
    ----------
    prose : Prose
        The document.
    tagging : Tagging
        Labels for its tokens.
    min_confidence : float
        Leave out attributions that are less likely than this to be right; those whose tagging has no calibration
        have no confidence and stay.

    Examples
    --------
    >>> from framing.segmentation.prose import Sentence
    >>> prose = Prose("It rained, she said.", (0, 3, 9, 11, 15, 19), (2, 9, 10, 14, 19, 20),
    ...               ("It", "rained", ",", "she", "said", "."), (Sentence(0, 6, 0),), ())
    >>> tagging = Tagging(("B-content", "I-content", "O", "B-source", "B-cue", "O"))
    >>> [attribution.content[0].of(prose.text) for attribution in assemble(prose, tagging)]
    ['It rained']
    """
    groups = gather(prose, tagging)
    return to_attributions(prose, groups, judge(groups, tagging), min_confidence=min_confidence)


def to_attributions(
    prose: Prose,
    groups: Sequence[Group],
    confidences: Sequence[float | None],
    *,
    nested: bool = False,
    min_confidence: float = 0.0,
) -> tuple[Attribution, ...]:
    """Return groups of mentions as records, in text order, less those below `min_confidence`."""
    kinds = _kinds(prose)
    quoted = _quoted_tokens(prose)
    attributions = [
        Attribution(
            source=_span(prose, group.source),
            cue=_span(prose, group.cue),
            content=tuple(prose.span(mention.first, mention.last) for mention in group.content),
            quote=classify_quote(prose.words, quoted, group),
            nested=nested,
            segment=kinds[(group.cue or group.content[0]).first],
            confidence=confidence,
        )
        for group, confidence in zip(groups, confidences, strict=True)
        if confidence is None or confidence >= min_confidence
    ]
    return tuple(sorted(attributions, key=lambda attribution: (attribution.start, attribution.end)))


def judge(groups: Sequence[Group], tagging: Tagging) -> list[float | None]:
    """Return how likely each group is to be right, ``None`` where the tagging has no view of it."""
    if tagging.groups is not None:
        return [group.confidence for group in groups]
    if tagging.probabilities is None or tagging.calibration is None or not groups:
        return [None] * len(groups)
    likely = tagging.calibration.judge(describe_groups(groups, tagging.probabilities))
    return [float(value) for value in likely]


def gather(prose: Prose, tagging: Tagging, *, linker: Linker | None = None) -> tuple[Group, ...]:
    """Return the attributions as groups of mentions, before they become records.

    Parameters
    ----------
    prose : Prose
        The document.
    tagging : Tagging
        Labels for its tokens.
    linker : Linker, optional
        The packaged one by default.
    """
    kinds = _kinds(prose)
    if tagging.groups is not None:
        kept = tuple(group for group in tagging.groups if kinds[group.content[0].first] in ATTRIBUTABLE)
        return (*kept, *_find_uncued(prose, kept))
    mentions = [
        tidied
        for mention in find_mentions(tagging.labels)
        if (tidied := _tidy(prose, mention)) is not None and kinds[tidied.first] in ATTRIBUTABLE
    ]
    groups = link_mentions(prose, mentions, linker=linker, links=tagging.links)
    if all(group.cue for group in groups):
        return groups
    paragraphs = _whole_paragraphs(prose, _quoted_tokens(prose))
    return tuple(group for group in groups if group.cue or _covers(paragraphs, group.content))


def classify_quote(words: Sequence[str], quoted: Sequence[bool], group: Group) -> QuoteKind:
    """Tell whether all, some or none of the words of the content stand in quotation marks.

    Examples
    --------
    >>> group = Group(None, None, (Mention(0, 4, "content"),))
    >>> classify_quote(["'", "Yes", "'", "."], [True, True, True, False], group)
    'direct'
    """
    states = {
        quoted[index]
        for mention in group.content
        for index in range(mention.first, mention.last)
        if words[index][0].isalnum()
    }
    if True not in states:
        return "indirect"
    return "mixed" if False in states else "direct"


def _tidy(prose: Prose, mention: Mention) -> Mention | None:
    first, last = trim_edges(prose.words, mention.first, mention.last)
    if first == last:
        return None
    return mention if last - first == len(mention) else Mention(first, last, mention.kind)


def _kinds(prose: Prose) -> list[SegmentKind]:
    """Return the kind of segment that each token stands in."""
    return [sentence.kind for sentence in prose.sentences for _ in range(sentence.first, sentence.last)]


def _span(prose: Prose, mention: Mention | None) -> Span | None:
    return None if mention is None else prose.span(mention.first, mention.last)


def _quoted_tokens(prose: Prose) -> list[bool]:
    quoted = [False] * len(prose)
    for quotation in prose.quotations:
        first = bisect_left(prose.starts, quotation.start)
        last = bisect_left(prose.starts, quotation.end)
        quoted[first:last] = [True] * (last - first)
    return quoted


def _whole_paragraphs(prose: Prose, quoted: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the token ranges of the paragraphs of which every token is quoted."""
    ranges: dict[int, tuple[int, int]] = {}
    for sentence in prose.sentences:
        first, _ = ranges.get(sentence.paragraph, (sentence.first, 0))
        ranges[sentence.paragraph] = (first, sentence.last)
    return [(first, last) for first, last in ranges.values() if all(quoted[first:last])]


# A quoted paragraph of fewer words is a crosshead or a title as often as somebody's words.
_LEAST_WORDS = 5


def _find_uncued(prose: Prose, groups: Sequence[Group]) -> list[Group]:
    """Return the whole quoted paragraphs of which no token is anybody's content yet."""
    taken = np.zeros(len(prose), dtype=bool)
    for group in groups:
        for piece in group.content:
            taken[piece.first : piece.last] = True
    return [
        Group(None, None, (Mention(first, last, "content"),))
        for first, last in _whole_paragraphs(prose, _quoted_tokens(prose))
        if not taken[first:last].any() and sum(word[0].isalnum() for word in prose.words[first:last]) >= _LEAST_WORDS
    ]


def _covers(paragraphs: Sequence[tuple[int, int]], content: Sequence[Mention]) -> bool:
    # the tagger may leave out a mark or a stop at an edge
    return any(
        first <= content[0].first <= first + 1 and last - 2 <= content[-1].last <= last for first, last in paragraphs
    )
