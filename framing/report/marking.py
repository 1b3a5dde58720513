"""An annotated text cut into pieces that a page can show: paragraphs of runs, each with the marks that lie on it.

In: an `Annotation`. Out: an `Article`. Marks overlap and nest (a loaded term inside a content inside another content),
which HTML elements cannot do, so the text is cut at every edge of a mark and each run lists all marks on it. The first
run of an attribution's cue (or source, or content) carries its id and is what links lead to and the keyboard reaches.

Left undone: marks past the length that is shown have no place on the page and get no link.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from framing.records import Annotation, Attribution, SegmentKind, Span, TermMatch

__all__ = ["LONGEST", "Article", "Paragraph", "Run", "mark_article", "place_of", "term_words"]

# Longest text shown, in characters: about 7,000 words. A page must stay quick whatever is in it.
LONGEST = 40_000

_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the same marks throughout.

    Parameters
    ----------
    text : str
        The characters.
    contents : tuple of int
        Attributions in whose content it stands, outermost first.
    source, cue : int or None
        The attribution whose source or cue it belongs to.
    term : int or None
        The loaded term it belongs to.
    segment : str
        ``body``, or the kind of part of the page.
    anchor : int or None
        The attribution that is reached here.
    term_anchor : bool
        Whether the loaded term is reached here.
    opens : int or None
        The attribution whose marks begin here, for the written label of its type.
    """

    text: str
    contents: tuple[int, ...] = ()
    source: int | None = None
    cue: int | None = None
    term: int | None = None
    segment: SegmentKind = "body"
    anchor: int | None = None
    term_anchor: bool = False
    opens: int | None = None

    @property
    def attributions(self) -> tuple[int, ...]:
        """All attributions with a mark here, innermost last."""
        named = [n for n in (self.source, self.cue) if n is not None]
        return tuple(dict.fromkeys((*self.contents, *named)))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text as read.

    Parameters
    ----------
    runs : tuple of Run
        In text order.
    segment : str
        The part of the page that the whole line belongs to; ``body`` where it is article prose.
    """

    runs: tuple[Run, ...]
    segment: SegmentKind = "body"


@dataclass(frozen=True, slots=True)
class Article:
    """A document ready to be shown.

    Parameters
    ----------
    annotation : Annotation
        What it was made from.
    paragraphs : tuple of Paragraph
        The text shown.
    hidden : int
        Characters past the longest text shown.
    anchored : frozenset of int
        Attributions that have a place on the page.
    anchored_terms : frozenset of int
        Loaded terms that have one.
    """

    annotation: Annotation
    paragraphs: tuple[Paragraph, ...]
    hidden: int
    anchored: frozenset[int]
    anchored_terms: frozenset[int]


def mark_article(annotation: Annotation, *, longest: int = LONGEST) -> Article:
    """Cut a document's text into runs.

    Parameters
    ----------
    annotation : Annotation
        The document with what was found in it.
    longest : int, optional
        Characters shown at most.

    Returns
    -------
    Article

    Examples
    --------
    >>> from framing.records import Document
    >>> said = Attribution(Span(10, 14), Span(15, 19), (Span(0, 8),))
    >>> article = mark_article(Annotation(Document("a", "It rains, Berg said."), (), (said,)))
    >>> [(run.text, run.contents, run.source, run.cue) for run in article.paragraphs[0].runs]
    [('It rains', (0,), None, None), (', ', (), None, None), ('Berg', (), 0, None), (' ', (), None, None), \
('said', (), None, 0), ('.', (), None, None)]
    """
    text = annotation.text[:longest]
    cutter = _Cutter(annotation, len(text))
    paragraphs = []
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        runs = tuple(cutter.cut(text, line.start(), line.end()))
        kinds = {run.segment for run in runs if run.text.strip()}
        paragraphs.append(Paragraph(runs, kinds.pop() if len(kinds) == 1 else "body"))
    return Article(
        annotation=annotation,
        paragraphs=tuple(paragraphs),
        hidden=len(annotation.text) - len(text),
        anchored=frozenset(cutter.anchored),
        anchored_terms=frozenset(cutter.anchored_terms),
    )


class _Cutter:
    """The edges of all marks of a document, and what lies between two of them."""

    def __init__(self, annotation: Annotation, length: int) -> None:
        self.anchored: set[int] = set()
        self.anchored_terms: set[int] = set()
        self._unopened = {n: a.start for n, a in enumerate(annotation.attributions)}
        self._contents = [
            (span, n) for n, a in _outermost_first(annotation.attributions) for span in a.content if span.start < length
        ]
        self._sources = [(a.source, n) for n, a in enumerate(annotation.attributions) if a.source]
        self._cues = [(a.cue, n) for n, a in enumerate(annotation.attributions) if a.cue]
        self._terms = [(term.span, n) for n, term in enumerate(annotation.loaded)]
        self._segments = [(segment.span, segment.kind) for segment in annotation.segments]
        self._places = [place_of(a) for a in annotation.attributions]
        marks = [*self._contents, *self._sources, *self._cues, *self._terms]
        spans = [span for span, _ in marks] + [span for span, _ in self._segments]
        self._edges = sorted({edge for span in spans for edge in (span.start, span.end)})

    def cut(self, text: str, start: int, end: int) -> Iterator[Run]:
        """Yield the runs of one line."""
        first, last = bisect_right(self._edges, start), bisect_left(self._edges, end)
        edges = [start, *self._edges[first:last], end]
        near = [
            [(span, value) for span, value in marks if span.start < end and start < span.end]
            for marks in (self._contents, self._sources, self._cues, self._terms)
        ]
        segments = [(span, kind) for span, kind in self._segments if span.start < end and start < span.end]
        for left, right in pairwise(edges):
            contents, source, cue, term = ([n for span, n in marks if _holds(span, left, right)] for marks in near)
            kind: SegmentKind = next((k for span, k in reversed(segments) if _holds(span, left, right)), "body")
            run = Run(text[left:right], tuple(contents), _last(source), _last(cue), _last(term), kind)
            yield self._anchor(run, left)

    def _anchor(self, run: Run, left: int) -> Run:
        """Give a run the ids that are reached here, each of them once."""
        reached = next((n for n in run.attributions if n not in self.anchored and self._places[n] <= left), None)
        opened = next((n for n in reversed(run.attributions) if n in self._unopened), None)
        fresh_term = run.term is not None and run.term not in self.anchored_terms
        if reached is not None:
            self.anchored.add(reached)
        if opened is not None:
            # one label where several begin at the same source
            self._unopened = {n: start for n, start in self._unopened.items() if start > left}
        if fresh_term and run.term is not None:
            self.anchored_terms.add(run.term)
        return Run(run.text, run.contents, run.source, run.cue, run.term, run.segment, reached, fresh_term, opened)


def _outermost_first(attributions: Iterable[Attribution]) -> list[tuple[int, Attribution]]:
    return sorted(enumerate(attributions), key=lambda pair: (pair[1].nested, pair[1].start, -pair[1].end))


def place_of(attribution: Attribution) -> int:
    """Return where an attribution is reached: at its cue, else its source, else its content."""
    span = attribution.cue or attribution.source or attribution.content[0]
    return span.start


def _holds(span: Span, left: int, right: int) -> bool:
    return span.start <= left and right <= span.end


def _last(numbers: list[int]) -> int | None:
    return numbers[-1] if numbers else None


def term_words(text: str, term: TermMatch) -> str:
    """Return a loaded term as one line."""
    return " ".join(term.span.of(text).split())
