import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.records import SEGMENT_KINDS, Document, Segment
from framing.segmentation import read_prose, segment
from framing.segmentation.prose import Prose

PAGE = (
    "Siege lifted\n\nBy Ana Rao\n\nThe siege was lifted. “We left,” he said.\n\n"
    "Second title\n\nA caption.\n\nThe second text.\n\nBack to top"
)


def place(words: str, kind: str, page: str = PAGE) -> Segment:
    """Build the segment that covers some words of the page."""
    start = page.index(words)
    return Segment(start, start + len(words), kind)  # type: ignore[arg-type]


SEGMENTS = (
    place("Siege lifted", "headline"),
    place("By Ana Rao", "byline"),
    Segment(PAGE.index("Second"), PAGE.index("\n\nBack"), "related"),
    place("Second title", "headline"),
    place("A caption.", "caption"),
    place("Back to top", "boilerplate"),
)


def check(prose: Prose) -> None:
    """Check what holds for any prose: order, range and cover."""
    position = 0
    for start, end, word in zip(prose.starts, prose.ends, prose.words, strict=True):
        assert position <= start < end <= len(prose.text)
        assert prose.text[start:end] == word
        position = end
    token = paragraph = 0
    for sentence in prose.sentences:
        assert sentence.first == token < sentence.last
        assert paragraph <= sentence.paragraph
        token, paragraph = sentence.last, sentence.paragraph
    assert token == len(prose)


def test_read_prose_leaves_out_what_is_no_prose() -> None:
    """Bylines, captions and furniture are not read, also inside the second article, all of which is related."""
    prose = read_prose(PAGE, SEGMENTS)
    check(prose)
    assert [(sentence.kind, prose.span(sentence.first, sentence.last).of(PAGE)) for sentence in prose.sentences] == [
        ("headline", "Siege lifted"),
        ("body", "The siege was lifted."),
        ("body", "“We left,” he said."),
        ("related", "Second title"),
        ("related", "The second text."),
    ]
    assert [sentence.paragraph for sentence in prose.sentences] == [0, 1, 1, 2, 3]
    assert [quotation.span.of(PAGE) for quotation in prose.quotations] == ["“We left,”"]


def test_read_prose_takes_a_document() -> None:
    """A document is read as its text is."""
    assert read_prose(Document("a", PAGE), SEGMENTS) == read_prose(PAGE, SEGMENTS)


@pytest.mark.parametrize("text", ["", " \n ", "\u202e\u202d", "…", "”"])
def test_read_prose_of_next_to_nothing(text: str) -> None:
    """Texts without words are read without complaint."""
    check(read_prose(text, segment(Document("a", text))))


def test_no_sentence_crosses_a_segment() -> None:
    """A segment inside a sentence parts it."""
    text = "The siege was caption here lifted on Monday."
    prose = read_prose(text, [place("caption here", "caption", text)])
    assert [prose.span(s.first, s.last).of(text) for s in prose.sentences] == ["The siege was", "lifted on Monday."]


@st.composite
def texts_with_segments(draw: st.DrawFn) -> tuple[str, list[Segment]]:
    """Draw a text and segments of any kind anywhere in it, nested or overlapping."""
    text = draw(st.text(alphabet="aB1 .\n“”'’-:\u202e\u00e9", max_size=80))
    place_ = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place_, place_, st.sampled_from(SEGMENT_KINDS)), max_size=6))
    return text, [Segment(min(a, b), max(a, b), kind) for a, b, kind in spans]


@settings(deadline=None)  # the first text imports nltk, and machines are shared
@given(texts_with_segments())
def test_read_prose_holds_together_whatever_the_segments(drawn: tuple[str, list[Segment]]) -> None:
    """Tokens are in order, sentences cover them, and none crosses the border of a segment."""
    text, segments = drawn
    prose = read_prose(text, segments)
    check(prose)
    for sentence in prose.sentences:
        span = prose.span(sentence.first, sentence.last)
        assert not any(
            span.start < border < span.end for s in segments if s.start < s.end for border in (s.start, s.end)
        )


@settings(deadline=None)  # the first text imports nltk, and machines are shared
@given(st.text())
def test_segmentation_survives_any_text(text: str) -> None:
    """Any text is segmented and read; segments are trimmed, in order and inside the text."""
    segments = segment(Document("a", text, title=text[:20]))
    starts = [found.start for found in segments]
    assert starts == sorted(starts)
    assert all(found.span.of(text).strip() for found in segments)
    check(read_prose(text, segments))


@pytest.mark.parametrize(
    "unit", ["a", ".", '"', "“a ", " 'a", "A.B.", "(", "Share\n", "A\n\n", "He left. ", "[1].", "@a"]
)
def test_segmentation_of_a_megabyte_ends(unit: str) -> None:
    """A long text of one repeated unit is read in one go: no step looks back over all that it has seen."""
    text = unit * (300_000 // len(unit))
    check(read_prose(text, segment(Document("a", text))))
