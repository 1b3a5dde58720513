import pytest

from framing.segmentation.layout.embeds import find_embeds
from framing.segmentation.layout.lines import read_lines
from framing.segmentation.layout.marks import classify_line


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # handle, text, stamp and counts
        (
            "He left.\n\nAna Rao @anarao\nThey lied. We saw it.\n10:47 PM · Mar 15, 2023\n3,118 Retweets 9,402 Likes\n"
            "\nShe stayed.",
            ["Ana Rao @anarao\nThey lied. We saw it.\n10:47 PM · Mar 15, 2023\n3,118 Retweets 9,402 Likes"],
        ),
        # text with a tag and a link, a gap, then the widget's lines
        (
            "He left the town.\n\nThey lied. #Harbour https://t.co/x …\n\nEmbedded video\n8:54 AM – Sep 2, 2019\n"
            "228 people are talking about this\n\nShe stayed.",
            [
                "They lied. #Harbour https://t.co/x …\n\nEmbedded video\n8:54 AM – Sep 2, 2019\n"
                "228 people are talking about this"
            ],
        ),
        # text and signature in one line
        (
            "He left the town.\n\nThey lied.pic.twitter.com/P2— Ana Rao (@anarao) September 27, 2016\n\nShe stayed.",
            ["They lied.pic.twitter.com/P2— Ana Rao (@anarao) September 27, 2016"],
        ),
        # a counter of the page is no embed, nor is prose with a handle
        ("14 Shares\n\nHe left, @anarao wrote, at noon.", []),
        ("He tweeted at 8:54 AM on Sep 2, 2019.", []),
    ],
)
def test_find_embeds(page: str, expected: list[str]) -> None:
    """Each embed is found whole, and the prose around it left."""
    lines = read_lines(page)
    groups = find_embeds(lines, [classify_line(line) for line in lines])
    assert [page[lines[group.start].start : lines[group.stop - 1].end] for group in groups] == expected
