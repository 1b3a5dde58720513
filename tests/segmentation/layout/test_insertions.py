from framing.segmentation.layout.insertions import find_insertions

PROSE = "The army advanced on Monday towards the harbour. " * 30


def test_caption_in_a_page_of_one_line() -> None:
    """A sentence with an agency in brackets between sentences is a caption."""
    text = f"{PROSE}People wait near buses in the square (AFP) {PROSE}"
    assert [found.span.of(text) for found in find_insertions(text, 0, len(text))] == [
        "People wait near buses in the square (AFP)"
    ]


def test_reported_words_are_no_caption() -> None:
    """A sentence that reports what someone said stays, whatever follows it in brackets."""
    text = f"{PROSE}They wait near buses, the minister said (AFP) {PROSE}"
    assert find_insertions(text, 0, len(text)) == []


def test_ordinary_paragraphs_are_left() -> None:
    """A paragraph of ordinary length holds no captions."""
    text = "People wait near buses in the square (AFP) The army advanced."
    assert find_insertions(text, 0, len(text)) == []
