"""Records for sets whose annotations are not attributions or loaded terms: spans and sentences with their own labels.

Labels keep the published values, except that a yes-or-no label becomes a bool; nothing is mapped onto the library's own
categories, since no set draws its lines where the library does. ``extra`` takes no part in hashing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from framing.records import Document, Span

__all__ = ["LabelledSentence", "MarkedDocument", "MarkedSpan"]


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A stretch of text that annotators marked.

    Parameters
    ----------
    start, end : int
        Characters, `end` exclusive.
    label : str
        The kind, in the set's own word.
    extra : mapping
        What else the set says of it.

    Examples
    --------
    >>> MarkedSpan(4, 10, "lex").span.of("The regime fell.")
    'regime'
    """

    start: int
    end: int
    label: str
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def span(self) -> Span:
        """The range of characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A document and what was marked in it.

    Parameters
    ----------
    document : Document
        The article.
    spans : tuple of MarkedSpan
        In text order; offsets into the document's text.
    title_spans : tuple of MarkedSpan
        Offsets into the document's title, for sets that keep it apart from the text.

    Examples
    --------
    >>> marked = MarkedDocument(Document("a", "The regime fell."), (MarkedSpan(4, 10, "lex"),))
    >>> [span.span.of(marked.document.text) for span in marked.spans]
    ['regime']
    """

    document: Document
    spans: tuple[MarkedSpan, ...] = ()
    title_spans: tuple[MarkedSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence that annotators judged as a whole.

    Parameters
    ----------
    id : str
        Unique inside the file.
    text : str
        The sentence.
    loaded : bool or None
        Whether most annotators found its wording loaded; ``None`` where they did not agree.
    words : tuple of str
        The words that they marked, as published: without places, sometimes in another case.
    outlet, topic, url : str or None
        Where the sentence comes from.
    leaning : str or None
        The outlet's political place, as the set's makers gave it.
    opinion : str or None
        How much of an opinion the sentence holds, in the set's own words.

    Examples
    --------
    >>> LabelledSentence("1", "The plan is a disgrace.", True, ("disgrace",)).words
    ('disgrace',)
    """

    id: str
    text: str
    loaded: bool | None
    words: tuple[str, ...] = ()
    outlet: str | None = None
    topic: str | None = None
    url: str | None = None
    leaning: str | None = None
    opinion: str | None = None
