import numpy as np
import pytest

from framing.attribution.labels import Mention
from framing.attribution.linking import link_mentions
from framing.attribution.pairs import REACH, describe_pairs
from framing.segmentation.pieces import read_prose


def mentions_in(prose, *parts):
    """Mentions from (words, kind), found one after the other."""
    found, at = [], 0
    for words, kind in parts:
        start = prose.text.index(words, at)
        first = prose.starts.index(start)
        last = prose.ends.index(start + len(words)) + 1
        found.append(Mention(first, last, kind))
        at = start + len(words)
    return found


def grouped(prose, mentions):
    """Return the groups as words."""

    def words(mention):
        return None if mention is None else prose.span(mention.first, mention.last).of(prose.text)

    return [
        (words(group.source), words(group.cue), [words(piece) for piece in group.content])
        for group in link_mentions(prose, mentions)
    ]


CASES = [
    # two speakers in one sentence
    (
        "Ann Lee said it rained, but Bo Roe denied it.",
        [
            ("Ann Lee", "source"),
            ("said", "cue"),
            ("it rained", "content"),
            ("Bo Roe", "source"),
            ("denied", "cue"),
            ("it", "content"),
        ],
        [("Ann Lee", "said", ["it rained"]), ("Bo Roe", "denied", ["it"])],
    ),
    # a quotation that goes on after its cue
    (
        "“We go,” Ann Lee said. “We go now.”",
        [("“We go,”", "content"), ("Ann Lee", "source"), ("said", "cue"), ("“We go now.”", "content")],
        [("Ann Lee", "said", ["“We go,”", "“We go now.”"])],
    ),
    # and over the next paragraph
    (
        "“We go,” Ann Lee said. “We go now.\n\n“And we stay there.”",
        [
            ("“We go,”", "content"),
            ("Ann Lee", "source"),
            ("said", "cue"),
            ("“We go now.", "content"),
            ("“And we stay there.”", "content"),
        ],
        [("Ann Lee", "said", ["“We go,”", "“We go now.", "“And we stay there.”"])],
    ),
    # one source for two cues
    (
        "The minister said the talks failed and added that they would resume.",
        [
            ("The minister", "source"),
            ("said", "cue"),
            ("the talks failed", "content"),
            ("added", "cue"),
            ("that they would resume", "content"),
        ],
        [
            ("The minister", "said", ["the talks failed"]),
            ("The minister", "added", ["that they would resume"]),
        ],
    ),
    # a cue without content is no attribution
    ("Ann Lee said so.", [("Ann Lee", "source"), ("said", "cue")], []),
    # a content with no cue anywhere stands alone
    ("“We go now.”", [("“We go now.”", "content")], [(None, None, ["“We go now.”"])]),
]


@pytest.mark.parametrize(("text", "parts", "expected"), CASES)
def test_link_mentions(text, parts, expected):
    """Sources and contents find their cue."""
    prose = read_prose(text)
    assert grouped(prose, mentions_in(prose, *parts)) == expected


def test_the_tagger_may_have_a_say():
    """What the tagger thinks of a pair counts as much as what the linker thinks."""
    prose = read_prose("Ann Lee said it rained, but Bo Roe denied it.")
    mentions = mentions_in(prose, *CASES[0][1])
    first, other = mentions[0].first, mentions[3].first
    said, denied = mentions[1].first, mentions[4].first
    against = {(said, first): 0.0, (said, other): 1.0, (denied, other): 0.0, (denied, first): 1.0}
    groups = link_mentions(prose, mentions, links=against)
    assert {group.source_link for group in groups} != {g.source_link for g in link_mentions(prose, mentions)}
    assert all(0.4 <= group.source_link <= 0.6 for group in groups)


def test_nothing_to_link():
    """No mentions, no groups."""
    assert link_mentions(read_prose("It rained."), []) == ()


def test_pairs_reach_a_few_cues_on_each_side():
    """A document of many cues has few pairs, each with as many features as the next."""
    prose = read_prose("said x " * 30)
    mentions = [Mention(i, i + 1, "content" if i % 2 else "cue") for i in range(60)]
    pairs = describe_pairs(prose, mentions)
    assert np.bincount(pairs.mention).max() == 2 * REACH
    assert pairs.features.shape[0] == len(pairs.cue)
    assert np.isfinite(pairs.features).all()
