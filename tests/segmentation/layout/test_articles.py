import pytest

from framing.records import Document
from framing.segmentation import segment

LEAD = "The siege of the town was lifted on Sunday, the army said in a statement."
MORE = "Residents came back on foot, and nobody knew what they would find there."


def segments_of(page: str, title: str | None = None) -> list[tuple[str, str]]:
    """Find the segments of a page as kinds and strings."""
    return [(found.kind, found.span.of(page)) for found in segment(Document("a", page, title=title))]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # the plain page
        (f"Siege lifted at last\n\n{LEAD}\n{MORE}", [("headline", "Siege lifted at last")]),
        # no headline
        (f"{LEAD}\n{MORE}", []),
        # a deck without a stop; a deck with one, told by the byline below it
        (
            f"Siege lifted at last\n\nA town breathes again\n\n{LEAD}\n{MORE}",
            [("headline", "Siege lifted at last"), ("subheadline", "A town breathes again")],
        ),
        (
            f"Siege lifted at last\n\nA town breathes again as the army leaves.\n\nBy Ana Rao\n\n{LEAD}\n{MORE}",
            [
                ("headline", "Siege lifted at last"),
                ("subheadline", "A town breathes again as the army leaves."),
                ("byline", "By Ana Rao"),
            ],
        ),
        # the first paragraph above a second one is no deck
        (f"Siege lifted at last\n\nIt is over.\n\n{LEAD}\n{MORE}", [("headline", "Siege lifted at last")]),
        # furniture above the headline, which is repeated
        (
            f"The Courier\nNews > Border\nSiege lifted at last\n\nTT\n20\n\nSiege lifted at last\n\n{LEAD}\n{MORE}",
            [
                ("boilerplate", "The Courier\nNews > Border"),
                ("headline", "Siege lifted at last"),
                ("boilerplate", "TT\n20"),
                ("boilerplate", "Siege lifted at last"),
            ],
        ),
        # a caption printed twice without a credit
        (
            f"Siege lifted at last\n\nPeople in the square, Sunday\nPeople in the square, Sunday\n\n{LEAD}\n{MORE}",
            [
                ("headline", "Siege lifted at last"),
                ("caption", "People in the square, Sunday"),
                ("caption", "People in the square, Sunday"),
            ],
        ),
        # an outlet's name is no headline
        (f"Harbour Focus\n\n{LEAD}\n{MORE}", [("byline", "Harbour Focus")]),
        # section headings, a question among them
        (
            f"{LEAD}\n\nWhat the town found\n\n{MORE}\n\nWho pays?\n\n{MORE} Not yet.",
            [("subheadline", "What the town found"), ("subheadline", "Who pays?")],
        ),
        # a paragraph saved twice
        (f"{LEAD}\n\n{MORE}\n\n{MORE}", [("boilerplate", MORE)]),
        # links after the end, notes after the end of a press release
        (
            f"{LEAD}\n\n{MORE}\n\nRelated:\nCamp beyond its limit\nWho is the Front?\nA crossing that never closes",
            [("boilerplate", "Related:\nCamp beyond its limit\nWho is the Front?\nA crossing that never closes")],
        ),
        (
            f"{LEAD}\n\n{MORE}\n\nENDS\n\nNotes to editors\nSpokespeople are available in English.",
            [("boilerplate", "ENDS"), ("boilerplate", "Notes to editors\nSpokespeople are available in English.")],
        ),
        # tags, and a note on the author
        (f"{LEAD}\n\n{MORE}\n\nTags\nharbour\nThe Aske", [("boilerplate", "Tags\nharbour\nThe Aske")]),
        (
            f"{LEAD}\n\n{MORE}\n\nAna Rao is a reporter for The Courier in Vessen.",
            [("boilerplate", "Ana Rao is a reporter for The Courier in Vessen.")],
        ),
        # an author's name at the end
        (f"{LEAD}\n\n{MORE}\n\nAna Rao", [("byline", "Ana Rao")]),
    ],
)
def test_article(page: str, expected: list[tuple[str, str]]) -> None:
    """Each page falls into the segments that its row lists, and the rest is body."""
    assert segments_of(page) == expected


@pytest.mark.parametrize(
    "page",
    [
        # lists, lead-ins and lost stops in the body
        f"{LEAD}\n\nThe group is calling for:\n\n– an end to attacks;\n– the reopening of the road.\n\n{MORE}",
        f"{LEAD}\n\nBread\nOil\nSalt\nWater\n\n{MORE}",
        f"{LEAD}\n\nThe minister told reporters:\n\n“No.”\n\n{MORE}",
        f"{LEAD}\n\nHe went\nhome without a word to anyone in the town.\n\n{MORE}",
    ],
)
def test_article_body_is_left(page: str) -> None:
    """What only looks like a heading or a headline stays body."""
    assert segments_of(page) == []


def test_title_finds_the_headline() -> None:
    """A given title is the headline, with a stop or an outlet's name after it, wherever in the head it stands."""
    page = f"Opinion and more\n\nIt is over.\n\nSiege lifted at last.\n\n{LEAD}"
    assert ("headline", "Siege lifted at last.") in segments_of(page, "Siege lifted at last | The Courier")


@pytest.mark.parametrize(
    "head",
    [
        "Camp beyond its limit\n\nTT\n9\n\nCamp beyond its limit",
        "Camp beyond its limit\n\nBy Ana Rao",
        "Camp beyond its limit\n\n5 July 2015",
        "\n\nCamp beyond its limit\n\nTents in the rain. HNA/Jo Ito",
    ],
)
def test_second_article(head: str) -> None:
    """A line of a headline's shape with a head of its own begins a second article, to the end of the file."""
    page = f"Siege lifted at last\n\n{LEAD}\n{MORE}\n\n{head}\n\nThe camp is full, officials said.\n\nBack to top"
    found = segments_of(page)
    related = next(text for kind, text in found if kind == "related")
    assert related.startswith("Camp beyond its limit")
    assert related.endswith("officials said.")
    assert found[2] == ("headline", "Camp beyond its limit")
    assert found[-1] == ("boilerplate", "Back to top")


def test_second_article_after_the_end_of_the_first() -> None:
    """Below "Back to top" a headline needs no further head."""
    page = (
        f"Siege lifted at last\n\n{LEAD}\n\nBack to top\n\nCamp beyond its limit\n\nThe camp is full, officials said."
    )
    assert [kind for kind, _ in segments_of(page)] == ["headline", "boilerplate", "related", "headline"]


def test_heading_above_a_caption_is_no_second_article() -> None:
    """A section heading with a picture below it stays a heading."""
    page = f"Siege lifted at last\n\n{LEAD}\n\nA camp in the rain\n\nTents. HNA/Jo Ito\n\n{MORE}"
    assert [kind for kind, _ in segments_of(page)] == ["headline", "subheadline", "caption"]
