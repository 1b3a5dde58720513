r"""Prose: what of a document may be attributed, read as tokens, sentences and quotations.

In: a document (or its text) and its segments. Out: a `Prose`. The body, headlines, subheadlines and the prose of a
second article count; captions, bylines, embeds and boilerplate do not, also where they stand inside the second
article. The innermost segment decides. A headline inside the second article is ``related``, as all of that article is.

No sentence crosses the border of a segment. A piece between two segments is at least one paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from framing.records import Document, Segment, SegmentKind, Span
from framing.segmentation.paragraphs import find_paragraphs, find_wrap_width
from framing.segmentation.prose import Prose, Sentence
from framing.segmentation.quotations import find_quotations
from framing.segmentation.sentences import find_sentences
from framing.segmentation.tokens import find_tokens

__all__ = ["PROSE_KINDS", "find_pieces", "read_prose"]

# The kinds whose text may be attributed.
PROSE_KINDS: frozenset[SegmentKind] = frozenset({"body", "headline", "subheadline", "related"})


def read_prose(document: Document | str, segments: Sequence[Segment] = ()) -> Prose:
    r"""Read the attributable part of a document.

    Parameters
    ----------
    document : Document or str
        The document, or its text.
    segments : sequence of Segment
        What of it is not body; `framing.segmentation.segment` finds them.

    Returns
    -------
    Prose

    Examples
    --------
    >>> text = "Ms. Rao resigns\n\nShe left on Monday. Nobody said why.\n\nBack to top"
    >>> prose = read_prose(text, [Segment(0, 15, "headline"), Segment(55, 66, "boilerplate")])
    >>> [(sentence.kind, prose.span(sentence.first, sentence.last).of(text)) for sentence in prose.sentences]
    [('headline', 'Ms. Rao resigns'), ('body', 'She left on Monday.'), ('body', 'Nobody said why.')]
    """
    text = document if isinstance(document, str) else document.text
    wrap_width = find_wrap_width(text)
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[Sentence] = []
    paragraphs: list[Span] = []
    for piece, kind in find_pieces(text, segments):
        for paragraph in find_paragraphs(text, piece, wrap_width=wrap_width):
            first = len(starts)
            token_starts, token_ends = find_tokens(text, paragraph.start, paragraph.end)
            starts.extend(token_starts)
            ends.extend(token_ends)
            ranges = _to_token_ranges(find_sentences(text, paragraph), starts, first)
            sentences.extend(Sentence(*tokens, len(paragraphs), kind) for tokens in ranges)
            paragraphs.append(paragraph)
    words = tuple(text[start:end] for start, end in zip(starts, ends, strict=True))
    return Prose(text, tuple(starts), tuple(ends), words, tuple(sentences), find_quotations(text, paragraphs))


def _to_token_ranges(sentences: Sequence[Span], starts: Sequence[int], first: int) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each sentence: a token belongs to the one that it begins in, so that all are covered."""
    for sentence in sentences:
        last = bisect_left(starts, sentence.end, lo=first)
        if last > first:
            yield first, last
        first = last


def find_pieces(text: str, segments: Sequence[Segment]) -> Iterator[tuple[Span, SegmentKind]]:
    """Yield the stretches of prose between and inside segments, with their kind, in text order.

    Examples
    --------
    >>> [(span, kind) for span, kind in find_pieces("Title. Text.", [Segment(0, 6, "headline")])]
    [(Span(start=0, end=6), 'headline'), (Span(start=6, end=12), 'body')]
    """
    waiting = sorted((segment for segment in segments if segment.end > segment.start), key=lambda s: (-s.start, s.end))
    borders = sorted({0, len(text), *(border for s in waiting for border in (s.start, min(s.end, len(text))))})
    open_segments: list[Segment] = []
    for start, end in pairwise(borders):
        while waiting and waiting[-1].start <= start:
            open_segments.append(waiting.pop())
        # one that ended below a later one that overlaps it goes when it comes to the top
        while open_segments and open_segments[-1].end <= start:
            open_segments.pop()
        kind = open_segments[-1].kind if open_segments else "body"
        if kind in ("headline", "subheadline") and any(s.kind == "related" and s.end > start for s in open_segments):
            kind = "related"
        if kind in PROSE_KINDS:
            yield Span(start, end), kind
