import pytest

from framing.segmentation.layout.lines import read_lines
from framing.segmentation.layout.marks import classify_line, is_byline, is_name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # counters and buttons
        ("TT", "boilerplate"),
        ("20", "boilerplate"),
        ("1.4K shares", "boilerplate"),
        ("SHARE 312   TWEET   PRINT", "boilerplate"),
        ("Share on Facebook", "boilerplate"),
        ("Back to top button", "boilerplate"),
        ("* * *", "boilerplate"),
        (".bio-text {", "boilerplate"),
        ("font-size:15px;", "boilerplate"),
        ("https://example.org/a/b", "boilerplate"),
        ("list 1 of 3", "boilerplate"),
        ("9417**1416", "boilerplate"),
        # navigation, notices, links
        ("Home | National | Politics", "boilerplate"),
        ("News > Border", "boilerplate"),
        ("© 2023 The Courier. All rights reserved.", "boilerplate"),
        ("Sign up for our morning newsletter.", "boilerplate"),
        ("Read also: Record output in the first two months", "boilerplate"),
        ("(Reporting by Ana Rao in Orvane; editing by Jo Ito)", "boilerplate"),
        ("This article was first published in March.", "boilerplate"),
        # authors and dates
        ("By KOJO AFRANE in Bremah Bridge and LYDIA MENSAH in Fort Haldane", "byline"),
        ("By Tomas Bray, Border Correspondent", "byline"),
        ("Written by Ana Rao", "byline"),
        ("Reuters", "byline"),
        ("Updated 2 years ago", "byline"),
        ("Sunday 22 October 2023", "byline"),
        # credits
        ("The harbour at dawn, May 24, 2018. REUTERS/Jo Ito", "caption"),
        ("The harbour at dawn.  EPA/ANA RAO / SPUTNIK / POOL", "caption"),
        ("The harbour at dawn. HNA/Chidi Amaro", "caption"),
        ("The harbour at dawn (AP Photo/Jo Ito)", "caption"),
        ("The harbour at dawn [AFP]", "caption"),
        ("The harbour at dawn. (Photo: Rosa Imanis / Free Herald)", "caption"),
        ("The harbour at dawn. Photograph: Edda Lunn/The Courier", "caption"),
        ("The harbour at dawn. © Oubara Libre/reader’s photo", "caption"),
        ("The harbour at dawn, by Jo Ito via Getty Images", "caption"),
        ("File photo: the harbour at dawn", "caption"),
        ("Pictures of the harbour at dawn", "caption"),
        ("The harbour at dawn (file photo)", "caption"),
        # embeds
        ("Embedded video", "embed"),
        ("Twitter Ads info and privacy", "embed"),
    ],
)
def test_classify_line(text: str, kind: str) -> None:
    """Furniture, bylines, credits and embeds are known by their line alone."""
    assert classify_line(read_lines(text)[0]) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The siege was lifted on Monday.",
        "Share prices fell after the strike was called.",
        "By Monday the bridge was closed.",
        "By the time he left, nobody was there.",
        "Related charges were dropped in May.",
        "The Reuters/Ipsos poll showed the party ahead.",
        "The group told Reuters/AFP that it would stay.",
        "Comment is free, he said, but facts are sacred.",
        "More people came on Tuesday than on Monday.",
        "“Follow us,” he said.",
        "Subscribe to no newspaper, the minister told the crowd.",
        "Copyright law was changed in March.",
        "List of the dead grows by the hour.",
        "In 2018 there were rumours.",
        "Background",
        "He said no. (He always does.)",
        "The law, published on 5 July 2015, was never applied.",
        "Watching the harbour burn",
    ],
)
def test_classify_line_leaves_prose(text: str) -> None:
    """Sentences and headings that only look like furniture are left for their neighbours to tell."""
    assert classify_line(read_lines(text)[0]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By FHV Correspondents", True),
        ("By the Herald’s Vessen desk", True),
        ("Our Staff Reporters", True),
        ("By contrast, the army stayed", False),
        ("The reporters were held", False),
    ],
)
def test_is_byline(text: str, expected: bool) -> None:
    """A byline holds names and roles only."""
    assert is_byline(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ana Rao", True), ("Ana de Souza, Jo al-Ito", True), ("Ana left", False), ("Monday", False), ("", False)],
)
def test_is_name(text: str, expected: bool) -> None:
    """Names are capitalised words and the small words between them."""
    assert is_name(text) is expected
