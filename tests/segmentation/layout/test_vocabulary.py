import pytest

from framing.segmentation.layout.vocabulary import load_agencies, load_phrases, to_key


@pytest.mark.parametrize(
    ("text", "key"),
    [("Back to top", "back to top"), ("  “We had no choice.” ", "we had no choice"), ("Editor's pick", "editors pick")],
)
def test_to_key(text: str, key: str) -> None:
    """Case, marks and spacing do not count."""
    assert to_key(text) == key


def test_whole_phrases_are_keys() -> None:
    """Every phrase that stands for a whole line can be met: it is written as lines are compared."""
    assert all(phrase == to_key(phrase) for phrase in load_phrases("whole"))


def test_start_phrases_keep_their_marks() -> None:
    """A phrase that needs its colon keeps it."""
    assert "related:" in load_phrases("start")
    assert "related" not in load_phrases("start")


def test_agencies_are_longest_first() -> None:
    """A longer name is tried before a shorter one that begins it."""
    names = load_agencies()
    assert names.index("EPA-EFE") < names.index("EPA")
