"""What an article is called on the page: its title, else its headline, else its id.

In: an `Annotation`. Out: text that is safe to show; a file without metadata still gets the name that its readers saw.
"""

from __future__ import annotations

from framing.records import Annotation
from framing.report.visible import show_controls

__all__ = ["name_article"]

# A headline that a layout gone wrong made of half an article is cut.
_LONGEST = 160


def name_article(annotation: Annotation) -> str:
    r"""Return the title of a document, its first headline where it has none, its id where it has neither.

    Examples
    --------
    >>> from framing.records import Document, Segment
    >>> name_article(Annotation(Document("a7", "Port closed\n\nIt rained."), (Segment(0, 11, "headline"),)))
    'Port closed'
    >>> name_article(Annotation(Document("a7", "It rained.")))
    'a7'
    """
    document = annotation.document
    headline = next((s.span.of(annotation.text) for s in annotation.segments if s.kind == "headline"), "")
    name = " ".join((document.title or headline or document.id).split())
    return show_controls(name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…")
