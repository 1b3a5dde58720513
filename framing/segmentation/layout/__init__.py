r"""Layout of scraped pages: what of a text is not article prose.

In: a document as saved from the web, with share counters, captions, bylines, tweets, repeated headlines and perhaps a
second article. Out: segments, in text order; what no segment covers is body. The text is never cut or changed. Segments
may nest: a ``related`` article holds its own headline and captions.

Steps: each line by itself (`marks`), embeds (`embeds`), articles and their heads (`articles`), then dates, agencies and
credits inside the first and last paragraph (`openings`, `closings`) and captions inside very long ones (`insertions`).
Evidence is the shape, place and repetition of lines, and packaged lists of phrases and agencies; no outlet is known by
name.

Left undone: furniture in the middle of a paragraph, and lists of tags in running text, whose end nothing marks.
"""

from __future__ import annotations

from framing.records import Document, Segment, SegmentKind
from framing.segmentation.layout.articles import Page, find_article_starts, mark_article
from framing.segmentation.layout.closings import find_closings
from framing.segmentation.layout.embeds import find_embeds
from framing.segmentation.layout.insertions import find_insertions
from framing.segmentation.layout.lines import Line, read_lines
from framing.segmentation.layout.marks import classify_line
from framing.segmentation.layout.openings import find_openings

__all__ = ["find_segments"]

# Adjacent lines of these kinds are one block of the page; each caption, headline or heading stands for itself.
_BLOCKS: frozenset[SegmentKind] = frozenset({"boilerplate", "byline"})


def find_segments(document: Document) -> tuple[Segment, ...]:
    r"""Find the parts of a document that are not body.

    Parameters
    ----------
    document : Document
        The document; its `title`, where known, helps to find the headline.

    Returns
    -------
    tuple of Segment
        In text order, an outer segment before those inside it.

    Examples
    --------
    >>> page = (
    ...     "Ms. Rao resigns\n\nTT\n20\nMs. Rao resigns\nBy Jo Ito\n\n"
    ...     "ORVANE, 14 March (Meridian Wire) – She left the ministry on Monday.\n\nBack to top"
    ... )
    >>> for segment in find_segments(Document("a", page)):
    ...     print(segment.kind, repr(segment.span.of(page)))
    headline 'Ms. Rao resigns'
    boilerplate 'TT\n20\nMs. Rao resigns'
    byline 'By Jo Ito'
    byline 'ORVANE, 14 March (Meridian Wire) –'
    boilerplate 'Back to top'
    """
    lines = read_lines(document.text)
    page = Page(lines, [classify_line(line) for line in lines])
    embeds = find_embeds(lines, page.kinds)
    for embed in embeds:
        page.kinds[embed.start : embed.stop] = ["embed"] * len(embed)
    starts = [0, *find_article_starts(page)]
    segments: list[Segment] = []
    for number, (first, last) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True)):
        mark_article(page, first, last, document.title if number == 0 else None)
        segments.extend([_related(page, first, last)] if number else [])
        segments.extend(_find_inside(document, page, first, last))
    segments.extend(_to_segments(page, embeds))
    return tuple(sorted(segments, key=lambda segment: (segment.start, -segment.end)))


def _related(page: Page, first: int, last: int) -> Segment:
    """Span a second article, from its headline to its last line that is not page furniture."""
    end = last - 1
    while end > first and page.kinds[end] == "boilerplate":
        end -= 1
    return Segment(page.lines[first].start, page.lines[end].end, "related")


def _find_inside(document: Document, page: Page, first: int, last: int) -> list[Segment]:
    """Find what stands inside an article's first and last paragraph without being prose."""
    body = [number for number in range(first, last) if page.kinds[number] is None]
    if not body:
        return []
    headline = next(
        (page.lines[number].text for number in range(first, last) if page.kinds[number] == "headline"), None
    )
    opening, closing = page.lines[body[0]], page.lines[body[-1]]
    found = find_openings(document.text, opening.start, opening.end, headline)
    insertions: list[Segment] = []
    floor = found[-1].end if found and opening is closing else closing.start
    closings = find_closings(document.text, floor, closing.end)
    for number in body:
        line = page.lines[number]
        first = found[-1].end if found and line is opening else line.start
        last = closings[0].start if closings and line is closing else line.end
        insertions.extend(find_insertions(document.text, first, last))
    return found + insertions + closings


def _to_segments(page: Page, embeds: list[range]) -> list[Segment]:
    """Turn lines with a kind into segments, joining what is one block."""
    group_of = {number: group for group in embeds for number in group}
    segments: list[Segment] = []
    before: Line | None = None
    for number, line in enumerate(page.lines):
        kind = page.kinds[number]
        joins = before is not None and bool(segments) and segments[-1].kind == kind and segments[-1].end == before.end
        if joins and kind == "embed":
            joins = group_of[number] is group_of[number - 1]
        elif joins:
            joins = kind in _BLOCKS and line.gap == 0
        if kind is not None:
            start = segments.pop().start if joins else line.start
            segments.append(Segment(start, line.end, kind))
        before = line
    return segments
