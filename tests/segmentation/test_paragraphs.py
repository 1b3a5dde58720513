import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.records import Span
from framing.segmentation.paragraphs import find_paragraphs, find_wrap_width, to_visible

WRAPPED = """The bridge over the Aske was closed on Monday after the army said that
it could not hold the western bank. Residents left in lorries and on foot
while officials counted them at the crossing and wrote their names down in
a school book that a teacher had brought, for want of any other paper, and
passed them on.

Nobody knew when it would open again, a spokesman for the province said in
a short statement.
"""


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text as strings."""
    return [paragraph.of(text) for paragraph in find_paragraphs(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a blank line ends a paragraph, with whatever white space in it
        ("One.\n \t\nTwo.", ["One.", "Two."]),
        # a single break ends a line that is complete, or a heading
        ("One.\nTwo.", ["One.", "Two."]),
        ("A heading\nThe text.", ["A heading", "The text."]),
        # it does not end a line that goes on in lower case, after a comma, or before a closing mark
        ("He went\nhome.", ["He went\nhome."]),
        ("Rao, Ito,\nVenn left.", ["Rao, Ito,\nVenn left."]),
        # a name that begins in lower case begins a line
        ("Towns\nal-Foua fell.", ["Towns", "al-Foua fell."]),
        # every kind of line break
        ("One.\r\n\r\nTwo.\rThree.\u2028Four.", ["One.", "Two.", "Three.", "Four."]),
        # invisible marks are not visible text
        ("\ufeffOne.\n\u200b\nTwo.", ["One.", "Two."]),
        ("", []),
    ],
)
def test_find_paragraphs(text: str, expected: list[str]) -> None:
    """Each text falls into the paragraphs that its row lists."""
    assert paragraphs_of(text) == expected


def test_find_paragraphs_joins_wrapped_lines() -> None:
    """Lines broken at a fixed width are one paragraph up to the blank line."""
    assert find_wrap_width(WRAPPED) > 0
    assert [paragraph[:10] for paragraph in paragraphs_of(WRAPPED)] == ["The bridge", "Nobody kne"]


def test_find_wrap_width_of_long_lines() -> None:
    """Lines longer than any fixed width are paragraphs."""
    assert find_wrap_width(("The bridge was closed and " * 12 + "\n") * 8) == 0


def test_to_visible_of_nothing() -> None:
    """A range of white space has nothing visible."""
    assert to_visible(" \u200b ", 0, 3) is None


@settings(deadline=None)  # the first text imports nltk, and machines are shared
@given(st.text(alphabet="aB. \n\r\u2028”,"))
def test_paragraphs_hold_all_visible_text(text: str) -> None:
    """Paragraphs are in order, trimmed, and nothing visible lies between them."""
    position = 0
    for paragraph in find_paragraphs(text, Span(0, len(text))):
        assert not text[position : paragraph.start].strip()
        assert paragraph.of(text) == paragraph.of(text).strip() != ""
        position = paragraph.end
    assert not text[position:].strip()
