import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.records import Span
from framing.segmentation.paragraphs import find_paragraphs
from framing.segmentation.prose import Quotation
from framing.segmentation.quotations import find_quotations


def find(text: str) -> tuple[Quotation, ...]:
    """Find the quotations of a whole text."""
    return find_quotations(text, find_paragraphs(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # straight and curly double marks, low opening marks, LaTeX marks, double primes
        ('She said "no" and "yes."', ['"no"', '"yes."']),
        ("She said “no” and “yes.”", ["“no”", "“yes.”"]),
        ("Sie sagte „nein“ dazu.", ["„nein“"]),
        ("She said ``no'' to it.", ["``no''"]),
        ("She said ″no″ to it.", ["″no″"]),
        # guillemets, also reversed and single
        ("Elle a dit « non » hier.", ["« non »"]),
        ("Sie sagte »nein« dazu.", ["»nein«"]),
        ("a ‹non› b", ["‹non›"]),
        # mismatched pairs
        ('She said “no" and "yes”.', ['“no"', '"yes”']),
        ("the right to health ”cease” it", ["”cease”"]),
        # a pair of the same kind inside
        ('"The "moderates" left," he said.', ['"The "moderates" left,"']),
        ("“The “moderates” left,” he said.", ["“The “moderates” left,”"]),
        # single marks inside double ones, and around them
        ("“The ‘moderates’ left.”", ["“The ‘moderates’ left.”", "‘moderates’"]),
        ("‘He said “no” to me,’ she said.", ["‘He said “no” to me,’", "“no”"]),
        # inches and feet
        ('a 6\'2" man with a 12" pipe', []),
        ('"The 12" pipe broke," he said.', ['"The 12" pipe broke,"']),
        # a stray closing mark
        ("He left.” Then “no”.", ["“no”"]),
        # brackets and dashes around
        ('("no")—"yes"—he said', ['"no"', '"yes"']),
        ("", []),
    ],
)
def test_find_quotations(text: str, expected: list[str]) -> None:
    """Each text holds the closed quotations that its row lists."""
    found = find(text)
    assert [quotation.span.of(text) for quotation in found] == expected
    assert all(quotation.closed for quotation in found)


def test_quotation_over_reopened_paragraphs() -> None:
    """Each reopened paragraph continues the quotation; only the last is closed."""
    found = find("“One.\n\n“Two.\n\n“Three,” she said. “Four.”")
    assert [(quotation.closed, quotation.continues) for quotation in found] == [
        (False, False),
        (False, True),
        (True, True),
        (True, False),
    ]


def test_quotation_closed_in_the_next_paragraph() -> None:
    """A quotation that is not reopened but closed runs through the next paragraph's beginning."""
    text = "“One.\n\nTwo,” she said."
    found = find(text)
    assert [(q.span.of(text), q.closed, q.continues) for q in found] == [("“One.", False, False), ("Two,”", True, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the closing mark is lost: to the end of the paragraph
        ("She said: “We stay here.\n\nHe left.", "“We stay here."),
        # unless the sentence turns to who said it
        ("“We stay here, she said.\n\n“No,” he said.", "“We stay here,"),
        # or another quotation opens
        ("“We stay here. He left. “No,” he said.", "“We stay here. He left."),
    ],
)
def test_quotation_without_closing_mark(text: str, expected: str) -> None:
    """A lost closing mark is survived, by the best evidence there is."""
    first = find(text)[0]
    assert (first.span.of(text), first.closed, first.continues) == (expected, False, False)
    assert not any(quotation.continues for quotation in find(text))


def test_quotation_marks_are_named() -> None:
    """Each quotation says which kind of mark it stands in."""
    assert [quotation.mark for quotation in find("“a” «b» ‘c’")] == ["double", "guillemet", "single"]


@settings(deadline=None)  # the first text imports nltk, and machines are shared
@given(st.text(alphabet="ab. \n\"“”‘’'«»`19s,\u202e"))
def test_quotations_lie_inside_paragraphs(text: str) -> None:
    """Whatever the marks, quotations are in order, not empty, and each lies inside one paragraph."""
    paragraphs = find_paragraphs(text, Span(0, len(text)))
    found = find_quotations(text, paragraphs)
    assert list(found) == sorted(found, key=lambda quotation: (quotation.start, -quotation.end))
    for quotation in found:
        assert quotation.start < quotation.end
        assert any(paragraph.contains(quotation.span) for paragraph in paragraphs)
