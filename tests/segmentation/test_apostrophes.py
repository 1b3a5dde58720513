import pytest

from framing.records import Span
from framing.segmentation.apostrophes import find_single_quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # contractions and possessives
        ("Iran's regime doesn't know O'Neill’s plan.", []),
        ("The prisoners' rights and the families' homes.", []),
        # decades and elisions
        ("In the '90s rock 'n' roll was 'cause enough.", []),
        # quoted words beside them
        ("The 'moderates' of the '90s", ["'moderates'"]),
        ("‘freedom fighters’ and ‘martyrs’", ["‘freedom fighters’", "‘martyrs’"]),
        # a plural possessive inside a quotation
        ("'The prisoners' rights are gone,' he said.", ["'The prisoners' rights are gone,'"]),
        ("'It's the prisoners' fault,' he said.", ["'It's the prisoners' fault,'"]),
        # after an s the mark closes when nothing clearer follows
        ("He praised 'the martyrs' of the town.", ["'the martyrs'"]),
        # a name with a mark of its own in front
        ("‘Abd al-Karim told ‘Amr of a ‘plan’.", ["‘plan’"]),
        # feet
        ("a 6' man and 5'2 more", []),
        # mismatched
        ("the `plan' and the ‘plan'", ["`plan'", "‘plan'"]),
    ],
)
def test_find_single_quotations(text: str, expected: list[str]) -> None:
    """Single marks are quotation marks where the row says so, else apostrophes."""
    found = find_single_quotations(text, [Span(0, len(text))], [])
    assert [quotation.span.of(text) for quotation in found] == expected


def test_single_quotation_stays_on_its_side_of_double_marks() -> None:
    """A single-quoted stretch does not run out of the double-quoted one that it begins in."""
    text = "\"the 'plan,\" he said, of workers' homes"
    assert find_single_quotations(text, [Span(0, len(text))], [Span(0, 11)]) == []


def test_single_quotation_over_paragraphs() -> None:
    """A page that quotes in single marks reopens each paragraph."""
    text = "‘One.\n\n‘Two,’ she said."
    found = find_single_quotations(text, [Span(0, 5), Span(7, len(text))], [])
    assert [(quotation.closed, quotation.continues) for quotation in found] == [(False, False), (True, True)]
