import pytest

from framing.segmentation.layout.openings import find_openings, match_key

REST = "The siege of the town was lifted on Sunday the army said. Nobody was hurt in it."


def openings(text: str, headline: str | None = None) -> list[tuple[str, str]]:
    """Find the openings of a text as kinds and strings."""
    return [(found.kind, found.span.of(text)) for found in find_openings(text, 0, len(text), headline)]


@pytest.mark.parametrize(
    "dateline",
    [
        "LOUMBENI, March 16 (HNA) -",
        "TERRANO, 14 March (Meridian Wire) –",
        "VELISHT/KARMESH, Teshkara, Oct 21 (HPA) –",
        "WASHINGTON —",
        "HEMPSTEAD, N.Y., Sept. 26 (UPI) —",
        "(CNN) —",
        "London, 20 Dec -",
        "Velisht, TSNA -",
        "ORLO GATE -",
        "MOSCOW (Sputnik)",
        "MOSCOW October 1 (RIA Novosti) -",
    ],
)
def test_dateline(dateline: str) -> None:
    """A place, date and agency before a dash are the dateline."""
    assert openings(f"{dateline} {REST}") == [("byline", dateline)]


@pytest.mark.parametrize(
    "text",
    [
        "The army – Russia said so – left the town.",
        "Jane Venn – America’s favourite teacher – left the town.",
        "Jane Venn - a teacher - left the town.",
        "On 5 July 2015 Rao left the town.",
        "5 July 2015 was a dark day for the town.",
        "Reuters reported that the town fell.",
        REST,
    ],
)
def test_prose_has_no_opening(text: str) -> None:
    """A sentence that begins with a name, a date or an agency is left whole."""
    assert openings(text, "Siege lifted at last") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Sun 05 Jul 2015 {REST}", [("byline", "Sun 05 Jul 2015")]),
        (f"Published July 5 2015 {REST}", [("byline", "Published July 5 2015")]),
        (
            f"Siege lifted at last AFP Tuesday 5 Jul 2016 {REST}",
            [("boilerplate", "Siege lifted at last"), ("byline", "AFP Tuesday 5 Jul 2016")],
        ),
        (
            f"April 5 2017 by Ana Rao and Jo Ito Siege “lifted” at last {REST}",
            [("byline", "April 5 2017 by Ana Rao and Jo Ito"), ("boilerplate", "Siege “lifted” at last")],
        ),
        (f"Posted on August 3 2013 by Ana Rao {REST}", [("byline", "Posted on August 3 2013 by Ana Rao")]),
        (f"24.08.2013 Get short URL 0 13 {REST}", [("byline", "24.08.2013"), ("boilerplate", "Get short URL 0 13")]),
        # a deck: repeated, before a dateline, before a caption
        (
            f"5 July 2015 {REST.split('.')[0]}. {REST}",
            [("byline", "5 July 2015"), ("subheadline", REST.split(".")[0] + ".")],
        ),
        (
            f"5 July 2015 A town breathes again. Afp - {REST}",
            [("byline", "5 July 2015"), ("subheadline", "A town breathes again."), ("byline", "Afp -")],
        ),
        (
            f"5 July 2015 A town breathes again. People in the square. (AFP) {REST}",
            [
                ("byline", "5 July 2015"),
                ("subheadline", "A town breathes again."),
                ("caption", "People in the square. (AFP)"),
            ],
        ),
        # nothing but openings is no paragraph
        ("5 July 2015", []),
    ],
)
def test_find_openings(text: str, expected: list[tuple[str, str]]) -> None:
    """What stands before the first sentence is found piece by piece."""
    assert openings(text, "Siege lifted at last") == expected


@pytest.mark.parametrize(
    ("text", "end"),
    [("Siege lifted. The", 13), ("Siege  “lifted” . The", 17), ("SIEGE LIFTED The", 12), ("Siege liftedly", None)],
)
def test_match_key(text: str, end: int | None) -> None:
    """A headline is found again whatever its marks, spaces and case."""
    assert match_key(text, 0, len(text), "Siege lifted") == end
