"""What an article is called on the page: its title, else its headline, else its first words, else its id.

In: an `Annotation`. Out: text that is safe to show; a file without metadata still gets the name that its readers saw.
"""

from __future__ import annotations

from framing.records import Annotation
from framing.report.visible import show_controls

__all__ = ["name_article"]

# A headline that a layout gone wrong made of half an article is cut.
_LONGEST = 160

# Characters of the first words that stand for a headline.
_FIRST = 80


def name_article(annotation: Annotation) -> str:
    r"""Return the title of a document, else its first headline, else its first words in quotes, else its id.

    Examples
    --------
    >>> from framing.records import Document, Segment
    >>> name_article(Annotation(Document("a7", "Port closed\n\nIt rained."), (Segment(0, 11, "headline"),)))
    'Port closed'
    >>> name_article(Annotation(Document("a7", "It rained.")))
    '“It rained.”'
    >>> name_article(Annotation(Document("a7", "")))
    'a7'
    """
    document = annotation.document
    headline = next((s.span.of(annotation.text) for s in annotation.segments if s.kind == "headline"), "")
    name = " ".join((document.title or headline or _first_words(annotation) or document.id).split())
    return show_controls(name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…")


def _first_words(annotation: Annotation) -> str:
    """Return the beginning of the prose, in quotes: a text without a headline says what it is by its first words."""
    start, text = 0, annotation.text
    for segment in sorted(annotation.segments, key=lambda segment: segment.start):
        if text[start : segment.start].strip():
            break
        start = max(start, segment.end)
    words = text[start : start + 4 * _FIRST].split()
    shown = " ".join(words)
    if not shown or len(shown) <= _FIRST:
        return shown and f"“{shown}”"
    return f"“{shown[:_FIRST].rsplit(' ', 1)[0]}…”"
