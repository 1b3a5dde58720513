"""Captions inside a paragraph, in pages that were saved as one line.

In: a text and the range of a very long paragraph. Out: the sentences in it that end with an agency in brackets and
report nothing that anyone said: captions, printed where the picture stood.
"""

from __future__ import annotations

from framing.records import Segment, Span
from framing.segmentation.layout.openings import credit_in_brackets
from framing.segmentation.sentences import REPORTING_CLAUSE, find_sentences

__all__ = ["find_insertions"]

# A paragraph of ordinary prose is shorter; a longer one is a page without its line breaks.
_PAGE_LENGTH = 1200
# The sentence before the credit is looked for this far back, and a caption is not longer.
_REACH = 420


def find_insertions(text: str, start: int, end: int) -> list[Segment]:
    """Find captions with an agency in brackets inside a long paragraph.

    Examples
    --------
    >>> prose = "The army advanced on Monday. " * 50
    >>> text = prose + "People wait near buses in Rashidin. (AFP) " + prose
    >>> [segment.span.of(text) for segment in find_insertions(text, 0, len(text))]
    ['People wait near buses in Rashidin. (AFP)']
    """
    found: list[Segment] = []
    if end - start < _PAGE_LENGTH:
        return found
    floor = start
    for credit in credit_in_brackets().finditer(text, start, end):
        near = max(floor, credit.start() - _REACH)
        # the caption's own stop may stand before the bracket or be missing
        sentences = find_sentences(text, Span(near, credit.start()))
        if len(sentences) > 1 or near == floor:
            caption = sentences[-1] if sentences else Span(credit.start(), credit.start())
            if len(caption) > 20 and REPORTING_CLAUSE.search(caption.of(text)) is None:
                found.append(Segment(caption.start, credit.end(), "caption"))
        floor = credit.end()
    return found
