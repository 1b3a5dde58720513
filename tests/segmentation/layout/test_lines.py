import pytest

from framing.segmentation.layout.lines import is_title_like, read_lines


def test_read_lines_counts_gaps() -> None:
    """Each line knows the blank lines before it."""
    assert [line.gap for line in read_lines("\n\na\nb\n\nc\n\n\nd")] == [0, 0, 1, 2]


def test_read_lines_joins_wrapped_paragraphs() -> None:
    """Where lines are broken at a fixed width, a paragraph is one line."""
    row = "The bridge over the river was closed and nobody could tell us for how\n"
    assert len(read_lines(row * 5 + "long.\n\n" + row * 4)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siege lifted after talks", True),
        ("Who pays for the harbour?", True),
        ("‘Aim for the phones’", True),
        ("‘Buying food for the week’: Relief group condemns attack", True),
        ("The siege was lifted.", False),
        ("“We had no choice,”", False),
        ("and then it was over", False),
        ("• • •", False),
        ("word " * 30, False),
    ],
)
def test_is_title_like(text: str, expected: bool) -> None:
    """A headline's shape is short, capitalised and without a stop."""
    assert is_title_like(read_lines(text)[0]) is expected
