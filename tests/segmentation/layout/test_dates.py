import pytest

from framing.segmentation.layout.dates import DATE, STAMP, is_date_line


@pytest.mark.parametrize(
    "text",
    [
        "5 July 2015",
        "Sun 05 Jul 2015",
        "Sunday, July 5, 2015",
        "Sun Apr 16 2017",
        "Apr 232017",
        "05-07-2015",
        "24.08.2013",
        "2017-04-04",
        "1st Sept. 2020",
    ],
)
def test_date(text: str) -> None:
    """Dates are known in the orders and with the marks that news pages use."""
    match = DATE.search(f"x {text} y")
    assert match is not None
    assert match[0].strip() == text


@pytest.mark.parametrize(
    "text",
    [
        "Published July 5 2015",
        "Last updated at Apr 232017",
        "Posted on April 18 2017",
        "Fri 07 Apr 2017 at 0914",
        "August 13 2016 2037 UTC+3",
        "29.10.2017(updated 1731 29.10.2017)",
    ],
)
def test_stamp(text: str) -> None:
    """A stamp is a date with its label and time, to its end."""
    match = STAMP.match(f"{text} The army")
    assert match is not None
    assert match[0].rstrip() == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orvane, 14 March 2024, 19:40", True),
        ("RTO English Desk - Thursday 16 March 2023, 19:42", True),
        ("Press release | 17 March 2023, 09:00 UTC", True),
        ("Updated 5 July 2015 3:45 p.m.", True),
        # a sentence, a headline or a caption with a date in it
        ("The UN met on 14 March 2024", False),
        ("Smoke rises over the harbour, 14 March 2024", False),
        ("The UN met. 14 March 2024 was cold", False),
        ("No date at all", False),
    ],
)
def test_is_date_line(text: str, expected: bool) -> None:
    """A line is a date line when nothing but names stands beside the date."""
    assert is_date_line(text) is expected
