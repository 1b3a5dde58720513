"""Small builders for tests: records from a few words, their offsets found in the text.

A span is given by the words that it covers, which must stand in the text; the first place counts unless `nth` says
otherwise. So a test shows what it is about, and no offset is counted by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing.records import Annotation, Attribution, Document, Segment, Span, Speaker, TermMatch


def span(text: str, words: str, *, nth: int = 0) -> Span:
    """Return the span of some words in a text.

    >>> span("no, he said no", "no", nth=1)
    Span(start=12, end=14)
    """
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def document(text: str = "The minister said no.", *, id: str = "a", **fields: Any) -> Document:
    """Return a document; `fields` are those of `Document`."""
    return Document(id, text, **fields)


def attribution(
    text: str,
    content: str | Iterable[str],
    *,
    source: str | None = None,
    cue: str | None = None,
    speaker: Speaker | None = None,
    **fields: Any,
) -> Attribution:
    """Return an attribution whose parts are the given words of the text.

    >>> attribution("Police said no.", "no", source="Police", cue="said").content
    (Span(start=12, end=14),)
    """
    contents = (content,) if isinstance(content, str) else tuple(content)
    return Attribution(
        source=None if source is None else span(text, source),
        cue=None if cue is None else span(text, cue),
        content=tuple(span(text, words) for words in contents),
        speaker=speaker,
        **fields,
    )


def term(text: str, words: str, category: Any = "label", *, nth: int = 0, **fields: Any) -> TermMatch:
    """Return a loaded term where the words stand."""
    place = span(text, words, nth=nth)
    return TermMatch(place.start, place.end, category, **fields)


def segment(text: str, words: str, kind: Any = "headline", *, nth: int = 0) -> Segment:
    """Return a segment where the words stand."""
    place = span(text, words, nth=nth)
    return Segment(place.start, place.end, kind)


def annotation(
    text: str = "The minister said no.",
    *,
    attributions: Iterable[Attribution] = (),
    loaded: Iterable[TermMatch] = (),
    segments: Iterable[Segment] = (),
    **fields: Any,
) -> Annotation:
    """Return an annotation; `fields` are those of `Document`."""
    return Annotation(document(text, **fields), tuple(segments), tuple(attributions), tuple(loaded))
