import numpy as np
import pytest

from framing.attribution import find_attributions
from framing.attribution.fast import find_ranges, load_fast_tagger
from framing.attribution.labels import LABELS
from framing.segmentation.pieces import read_prose

# One sentence for each way of attributing; the words of source, cue and content that must be found.
SENTENCES = [
    (
        "“The talks have failed,” the foreign minister said on Monday.",
        "the foreign minister",
        "said",
        "The talks have failed",
    ),
    ("The army denied that it had shelled the village.", "The army", "denied", "that it had shelled the village"),
    (
        "According to the report, ten people died in the attack.",
        "the report",
        "According to",
        "ten people died in the attack",
    ),
    (
        "Ten people died in the attack, according to the ministry.",
        "the ministry",
        "according to",
        "Ten people died in the attack",
    ),
    ("She told reporters that the bridge would stay closed.", "She", "told", "that the bridge would stay closed"),
    # lost marks and commas
    (
        "Heavy fighting went on in the east of the city the monitoring group said.",
        "the monitoring group",
        "said",
        "Heavy fighting went on in the east of the city",
    ),
    pytest.param(
        "The bridge will stay closed the ministry said on Friday.",
        "the ministry",
        "said",
        "The bridge will stay closed",
        marks=pytest.mark.xfail(strict=True, reason="a lone sentence without its comma: no cue is seen in it"),
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), SENTENCES)
def test_ways_of_attributing(text, source, cue, content):
    """The common ways of attributing are found, with marks and without."""
    [attribution] = find_attributions(read_prose(text), tagger="fast")
    assert attribution.source.of(text) == source
    assert cue in attribution.cue.of(text)
    assert content in attribution.content[0].of(text)


def test_a_cue_opens_a_content():
    """Where the network is torn between several ends of a content, the likeliest is taken and the cue is not lost."""
    text = "Rebels hold the town\n\nThe fighting went on for three days. The army said the town was calm now."
    [attribution] = find_attributions(read_prose(text), tagger="fast")
    assert attribution.content[0].of(text) == "the town was calm now"


def test_plain_actions_are_no_attributions():
    """A text in which nobody is cited has none."""
    text = "Heavy rain fell on the coast. The bridge was closed at noon. Two roads were flooded."
    assert find_attributions(read_prose(text), tagger="fast") == ()


@pytest.mark.parametrize("text", ["", " \n ", "“", "said", "!!!", "said said said said", "ж ж ж", "\u200b\ufeff"])
def test_odd_texts_are_tagged(text):
    """Whatever the text, there is one label and one row of probabilities a token."""
    prose = read_prose(text)
    tagging = load_fast_tagger().tag(prose)
    assert len(tagging.labels) == len(prose)
    assert tagging.probabilities.shape == (len(prose), len(LABELS))
    assert np.isfinite(tagging.probabilities).all()


def test_ranges_cover_all_tokens():
    """What is decoded on its own covers the document without gap or overlap, and quotations are held together."""
    prose = read_prose("He said: “We go. We go now.” They went.\n\nShe stayed.")
    ranges = find_ranges(prose)
    assert [first for first, _ in ranges] == [0, *(last for _, last in ranges[:-1])]
    assert ranges[-1][1] == len(prose)
    assert len(ranges) == 3


def test_attributions_do_not_depend_on_what_was_read_before():
    """The word table that fills as it goes changes nothing."""
    text = SENTENCES[0][0]
    before = find_attributions(read_prose(text), tagger="fast")
    find_attributions(read_prose("Quite other words were written here, said Zyx."), tagger="fast")
    assert find_attributions(read_prose(text), tagger="fast") == before


def test_company_changes_nothing():
    """A document is tagged to the last digit as it is alone, whatever is tagged beside it."""
    texts = ["", *(param.values[0] if hasattr(param, "values") else param[0] for param in SENTENCES), "\n\n".join("ab")]
    proses = [read_prose(text) for text in texts]
    tagger = load_fast_tagger()
    for prose, together in zip(proses, tagger.tag_all(proses), strict=True):
        alone = tagger.tag(prose)
        assert alone == together
        np.testing.assert_array_equal(alone.probabilities, together.probabilities)
