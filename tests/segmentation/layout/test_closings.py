import pytest

from framing.segmentation.layout.closings import find_closings

PROSE = "The siege was lifted on Sunday. Nobody was hurt in it, the army said."


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (" --Reuters", [("byline", "--Reuters")]),
        ("-AFP", [("byline", "-AFP")]),
        (" – Meridian Wire", [("byline", "– Meridian Wire")]),
        (" (AFP)", [("byline", "(AFP)")]),
        (" (Writing by A. Rao; editing by Jo Ito)", [("boilerplate", "(Writing by A. Rao; editing by Jo Ito)")]),
        (" Reporting by Ana Rao; Editing by Jo Ito", [("boilerplate", "Reporting by Ana Rao; Editing by Jo Ito")]),
        (
            " (Source: Harbour Office) Twitter",
            [("boilerplate", "(Source: Harbour Office)"), ("boilerplate", "Twitter")],
        ),
        (" Source HNA and agencies", [("boilerplate", "Source HNA and agencies")]),
        (" Ana Rao", [("byline", "Ana Rao")]),
        (" H. Rao/ Jo Ito", [("byline", "H. Rao/ Jo Ito")]),
        (" SSH 11", [("boilerplate", "SSH 11")]),
        (" Agencies contributed to this story. Read Also", None),
        (
            " The Harbour Times is the town's premier daily newspaper, published since 1921 for readers abroad.",
            [
                (
                    "boilerplate",
                    "The Harbour Times is the town's premier daily newspaper, published since 1921 for readers abroad.",
                )
            ],
        ),
        (
            " About Us Careers Privacy Policy Cookie Policy",
            [("boilerplate", "About Us Careers Privacy Policy Cookie Policy")],
        ),
        (
            " Source HNA and agencies Related News Camp beyond its limit | Who pays",
            [("boilerplate", "Source HNA and agencies Related News Camp beyond its limit | Who pays")],
        ),
        # a last sentence that lost its stop is prose
        (" The town is quiet again and nobody knows for how long", []),
        ("", []),
    ],
)
def test_find_closings(tail: str, expected: list[tuple[str, str]] | None) -> None:
    """What stands after the last sentence is found, and the last sentence left."""
    text = PROSE + tail
    found = [(piece.kind, piece.span.of(text)) for piece in find_closings(text, 0, len(text))]
    if expected is None:
        expected = [("boilerplate", "Agencies contributed to this story."), ("boilerplate", "Read Also")]
    assert found == expected


def test_find_closings_never_takes_the_whole() -> None:
    """A paragraph that is nothing but a credit is left for the line's own evidence."""
    assert find_closings("(AFP)", 0, 5) == []
