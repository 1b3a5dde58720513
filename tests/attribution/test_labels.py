import pytest

from framing.attribution.labels import LABELS, Mention, find_mentions, to_labels

CASES = [
    # nothing found
    (("O", "O"), ()),
    # two mentions of one kind side by side stay two
    (("B-cue", "B-cue"), (Mention(0, 1, "cue"), Mention(1, 2, "cue"))),
    # a mention at the very end is closed
    (("O", "B-content", "I-content"), (Mention(1, 3, "content"),)),
    # a tagger that decodes token by token may continue what was never opened
    (("I-source", "I-source", "I-cue"), (Mention(0, 2, "source"), Mention(2, 3, "cue"))),
    ((), ()),
]


@pytest.mark.parametrize(("labels", "expected"), CASES)
def test_find_mentions_reads_labels(labels, expected):
    """Labels spell out the mentions, also where they are not well formed."""
    assert find_mentions(labels) == expected


def test_labels_and_mentions_are_inverse():
    """Mentions that don't overlap come back from their labels."""
    mentions = (Mention(0, 2, "source"), Mention(2, 3, "cue"), Mention(3, 4, "content"), Mention(4, 6, "content"))
    assert find_mentions(to_labels(mentions, 7)) == mentions


def test_to_labels_keeps_the_first_mention_of_a_token():
    """A token can't have two labels; the rest of the later mention opens anew."""
    assert to_labels([Mention(0, 2, "source"), Mention(1, 3, "cue")], 3) == ("B-source", "I-source", "B-cue")


def test_labels_are_seven():
    """Models hold their weights in this order."""
    assert LABELS == ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
