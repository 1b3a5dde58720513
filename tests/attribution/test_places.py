import numpy as np
import pytest

from framing.attribution.places import PLACE_COLUMNS, describe_places
from framing.segmentation.pieces import read_prose


def places(text, cues=("said",)):
    """Return the prose of a text and its place columns."""
    prose = read_prose(text)
    words = sorted(set(prose.words))
    columns = describe_places(
        prose,
        lower=np.array([1 + words.index(word) for word in prose.words], dtype=np.int32),
        possible=np.array([word in cues for word in prose.words]),
        comma=np.array([word == "," for word in prose.words]),
        that=np.array([word == "that" for word in prose.words]),
    )
    return prose, columns


def test_quotation_columns_count_from_both_marks():
    """Tokens of a quotation know how far its marks are; others know nothing."""
    _, columns = places("He said “we will go home now” again.")
    assert columns["opened"].tolist() == [0, 0, 1, 2, 3, 4, 5, 5, 6, 0, 0]
    assert columns["closing"].tolist() == [0, 0, 6, 5, 5, 4, 3, 2, 1, 0, 0]


def test_nearest_cue_stays_in_the_sentence():
    """A cue of the next sentence is not to the right of this one's tokens."""
    _, columns = places("It rained. He said so.")
    assert columns["right"][:3].tolist() == [0, 0, 0]
    assert columns["right"][3] > 0
    assert columns["left"][5] > 0


def test_cues_inside_quotations_do_not_count():
    """What a source says that others said is no cue of the article."""
    _, columns = places("She wrote: “He said it was over now.”")
    assert not columns["left"].any()


@pytest.mark.parametrize("text", ["Yes", "“", "“” “", "A.\n\n“B", "said said"])
def test_columns_are_as_long_as_the_prose(text):
    """Odd texts have columns too, all of one length and none negative."""
    prose, columns = places(text)
    assert set(columns) == set(PLACE_COLUMNS)
    assert all(len(column) == len(prose) and (column >= 0).all() for column in columns.values())
