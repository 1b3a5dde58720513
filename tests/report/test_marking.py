"""Text cut into runs: nothing lost, nothing doubled, every mark reached once."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from framing.records import Annotation, Attribution, Document, Segment, Span, TermMatch
from framing.report.marking import mark_article

TEXT = "One two three.\n\nFour five six seven.\r\nEight nine ten."


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A stretch of the text."""
    start = draw(st.integers(0, len(TEXT) - 1))
    return Span(start, draw(st.integers(start + 1, len(TEXT))))


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    """The text with marks anywhere, over one another as they fall."""
    attributions = tuple(
        Attribution(draw(st.none() | spans()), draw(st.none() | spans()), tuple(draw(st.lists(spans(), min_size=1))))
        for _ in range(draw(st.integers(0, 4)))
    )
    terms = tuple(TermMatch(s.start, s.end, "label") for s in draw(st.lists(spans(), max_size=4)))
    segments = tuple(Segment(s.start, s.end, "caption") for s in draw(st.lists(spans(), max_size=2)))
    return Annotation(Document("a", TEXT), segments, attributions, terms)


@given(annotations())
def test_runs_are_the_text(annotation: Annotation) -> None:
    """The runs of each paragraph, joined, are the line as read."""
    paragraphs = ["".join(run.text for run in p.runs) for p in mark_article(annotation).paragraphs]
    assert paragraphs == TEXT.replace("\r", "").split("\n\n")[:1] + TEXT.replace("\r", "").split("\n\n")[1].split("\n")


@given(annotations())
def test_marks_are_reached_once(annotation: Annotation) -> None:
    """No attribution and no term has two places on the page, and runs of both know their marks."""
    runs = [run for paragraph in mark_article(annotation).paragraphs for run in paragraph.runs]
    assert all(n == 1 for n in Counter(run.anchor for run in runs if run.anchor is not None).values())
    assert all(n == 1 for n in Counter(run.term for run in runs if run.term_anchor).values())
    for run in runs:
        assert run.anchor is None or run.anchor in run.attributions


def test_marks_over_one_another() -> None:
    """A term inside a nested content inside another content carries all three."""
    text = "He said she said the regime fell."
    outer = Attribution(Span(0, 2), Span(3, 7), (Span(8, 32),))
    inner = Attribution(Span(8, 11), Span(12, 16), (Span(17, 32),), nested=True)
    term = TermMatch(21, 27, "label", "source")
    article = mark_article(Annotation(Document("a", text), (), (outer, inner), (term,)))
    [run] = [run for run in article.paragraphs[0].runs if run.text == "regime"]
    assert (run.contents, run.term, run.term_anchor) == ((0, 1), 0, True)


def test_several_attributions_of_one_source_are_labelled_once() -> None:
    """Where two attributions begin at the same source, its type is written once."""
    text = "He said this and vowed that."
    first = Attribution(Span(0, 2), Span(3, 7), (Span(8, 12),))
    second = Attribution(Span(0, 2), Span(17, 22), (Span(23, 27),))
    article = mark_article(Annotation(Document("a", text), (), (first, second)))
    assert sum(run.opens is not None for run in article.paragraphs[0].runs) == 1


def test_part_of_the_page_is_named() -> None:
    """A line wholly inside a segment is of its kind; a line partly inside is prose with such a part."""
    annotation = Annotation(
        Document("a", "Share\nCairo (AP) It rained."), (Segment(0, 5, "boilerplate"), Segment(6, 16, "byline"))
    )
    share, rained = mark_article(annotation).paragraphs
    assert share.segment == "boilerplate"
    assert rained.segment == "body"
    assert [run.segment for run in rained.runs] == ["byline", "body"]


def test_text_beyond_the_longest_is_counted() -> None:
    """What is not shown is said, and marks in it have no place."""
    term = TermMatch(90, 95, "label")
    article = mark_article(Annotation(Document("a", "word " * 20), (), (), (term,)), longest=40)
    assert article.hidden == 60
    assert article.anchored_terms == frozenset()
