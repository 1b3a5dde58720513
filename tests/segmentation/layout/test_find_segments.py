import pytest

from framing.records import Document
from framing.segmentation import segment

# A page as scraped, with all the mess that one page can have; "|kind|" stands before each part, "||" after it.
MARKED = """|boilerplate|Home | World | Africa||
|headline|Harbour strike enters third week||

|caption|Dockers outside Pier 6, March 4, 2023. HNA/Chidi Amaro||
|caption|Dockers outside Pier 6, March 4, 2023. HNA/Chidi Amaro||
|boilerplate|TT
20
Share on Facebook||

|boilerplate|Harbour strike enters third week||

|byline|By Ana Rao and Jo Ito
Saturday, March 4, 2023||

|byline|VESSEN, March 4 (HNA) –|| Dockers in Vessen voted on Saturday to go on with their strike, a union official said.

“We have waited for nine years,” the official, Mara Quist, told reporters at the gate. “We can wait for nine more days.”

|subheadline|‘Not a penny’||

The port authority said in a statement that the demands were “not realistic”. It gave no figures.

|embed|Vessen Dockers (@vessendockers)
Nine years. Not a penny. #Pier6
8:14 PM · Mar 4, 2023
412 Retweets 1,903 Likes||

Ships waited outside the harbour on Saturday evening, and more were expected by Monday. |byline|--HNA||

|boilerplate|(Reporting by Ana Rao; editing by Paul Venn)||

|boilerplate|Read also: Record output in the first two months
Back to top||"""


def parse(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """Split a marked page into its text and the expected segments."""
    text, expected = "", []
    rest = marked
    while "||" in rest:
        before, _, rest = rest.partition("|")
        kind, _, rest = rest.partition("|")
        part, _, rest = rest.partition("||")
        text += before + part
        expected.append((kind, part))
    return text + rest, expected


def test_find_segments_of_a_messy_page() -> None:
    """Every part of a messy page is found with its kind, and nothing else."""
    text, expected = parse(MARKED)
    found = segment(Document("a", text))
    assert [(part.kind, part.span.of(text)) for part in found] == expected


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028"])
def test_find_segments_whatever_the_line_ends(ending: str) -> None:
    """Line breaks of any kind give the same segments."""
    text, expected = parse(MARKED)
    text = text.replace("\n", ending)
    found = segment(Document("a", text))
    assert [(part.kind, part.span.of(text).replace(ending, "\n")) for part in found] == expected


def test_find_segments_of_a_page_saved_as_one_line() -> None:
    """Date, repeated title and agency are found inside the one line of a body."""
    text = (
        "Siege lifted at last\n\nSun 05 Jul 2015 Siege lifted at last. The siege was lifted. Nobody was hurt. --AFP\n"
    )
    found = segment(Document("a", text, title="Siege lifted at last"))
    assert [(part.kind, part.span.of(text)) for part in found] == [
        ("headline", "Siege lifted at last"),
        ("byline", "Sun 05 Jul 2015"),
        ("boilerplate", "Siege lifted at last."),
        ("byline", "--AFP"),
    ]


@pytest.mark.parametrize("text", ["", " \n", "TT", "Siege lifted", "---", "5 July 2015", "https://example.org"])
def test_find_segments_of_next_to_nothing(text: str) -> None:
    """Pages without prose are segmented without complaint, inside the text."""
    assert all(0 <= part.start < part.end <= len(text) for part in segment(Document("a", text)))
