"""Concordance: every loaded term in its context, one line each.

In: annotations. Out: lines with the words before and after the term, for reading side by side.

Conventions: white space, line ends included, is shown as one space; the context is cut at `width` characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from framing.records import Annotation, TermMatch

__all__ = ["Line", "read_concordance"]


@dataclass(frozen=True, slots=True)
class Line:
    """A term with its context.

    Parameters
    ----------
    document : str
        Id of the document.
    outlet : str or None
    before, words, after : str
        The term, and what stands on either side of it.
    term : TermMatch
    """

    document: str
    outlet: str | None
    before: str
    words: str
    after: str
    term: TermMatch


def read_concordance(annotations: Iterable[Annotation], *, width: int = 40) -> Iterator[Line]:
    """Give the loaded terms of `annotations` in context, in text order.

    Parameters
    ----------
    annotations : iterable of Annotation
    width : int, default=40
        Characters of context on each side.

    Examples
    --------
    >>> from framing.records import Document
    >>> article = Annotation(Document("a", "Then the regime fell."), loaded=(TermMatch(9, 15, "label"),))
    >>> [(line.before, line.words, line.after) for line in read_concordance([article], width=9)]
    [('Then the ', 'regime', ' fell.')]
    """
    for annotation in annotations:
        text = annotation.text
        for term in annotation.loaded:
            yield Line(
                annotation.document.id,
                annotation.document.outlet,
                _flatten(text[max(0, term.start - 2 * width) : term.start])[-width:],
                _flatten(text[term.start : term.end]),
                _flatten(text[term.end : term.end + 2 * width])[:width],
                term,
            )


def _flatten(text: str) -> str:
    """Show white space as single spaces, those at the edges included."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return left + " ".join(text.split()) + right
