import numpy as np
import pytest

from framing.attribution.confidence import FACTS, describe_groups
from framing.attribution.fitting import Reading, find_right, fit_calibration, fit_linker
from framing.attribution.gold import GoldArticle, GoldMention, label_prose
from framing.attribution.labels import LABELS, Mention, find_mentions
from framing.attribution.linking import Group, Linker, link_mentions
from framing.attribution.tagger import Tagging
from framing.segmentation.pieces import read_prose


def articles(count):
    """Return short articles of two attributions each, and how sure a tagger might be of each."""
    names = ("Ann Lee", "Bo Roe", "The minister", "Police", "A spokesman")
    for number in range(count):
        one, other = names[number % 5], names[(number + 2) % 5]
        text = f"{one} said it rained {'very ' * (number % 3)}hard. {other} denied that."
        parts = [(one, "source", 0), ("said", "cue", 0), (text[text.index("it ") : text.index(".")], "content", 0)]
        parts += [(other, "source", 1), ("denied", "cue", 1), ("that", "content", 1)]
        mentions = [GoldMention(text.index(w), text.index(w) + len(w), kind, owner) for w, kind, owner in parts]
        yield GoldArticle(text, tuple(mentions))


def reading(article, *, wrong=False):
    """Return a reading with the gold labels; a wrong one is unsure of them and has lost the first content."""
    prose = read_prose(article.text)
    labels = list(label_prose(prose, article))
    sure = 0.6 if wrong else 0.95
    probabilities = np.full((len(labels), 7), (1 - sure) / 6)
    probabilities[np.arange(len(labels)), [LABELS.index(label) for label in labels]] = sure
    if wrong:
        first = labels.index("B-content")
        labels[first : first + 2] = ["B-content", "O"]
        labels = [label if i <= first or label != "I-content" else "O" for i, label in enumerate(labels)]
    return Reading(article, prose, Tagging(tuple(labels), probabilities))


def test_a_fitted_linker_links():
    """A linker learns from a few dozen articles whose content follows its cue."""
    readings = [reading(article) for article in articles(60)]
    linker = Linker(fit_linker(readings))
    prose = readings[1].prose
    groups = link_mentions(prose, find_mentions(readings[1].tagging.labels), linker=linker)
    assert [prose.words[group.cue.first] for group in groups] == ["said", "denied"]


def test_a_fitted_linker_is_repeatable():
    """The same seed gives the same weights."""
    readings = [reading(article) for article in articles(20)]
    one, other = fit_linker(readings, seed=3), fit_linker(readings, seed=3)
    assert all((one[name] == other[name]).all() for name in one)


def test_calibration_believes_the_sure_reading():
    """Attributions that were right when the tagger was sure are more likely than those that were wrong."""
    readings = [reading(article, wrong=number % 3 == 0) for number, article in enumerate(articles(60))]
    calibration = fit_calibration(readings)
    sure, unsure = readings[1], readings[0]
    likely = [
        calibration.judge(
            describe_groups(link_mentions(r.prose, find_mentions(r.tagging.labels)), r.tagging.probabilities)
        ).mean()
        for r in (sure, unsure)
    ]
    assert likely[0] > likely[1]
    assert len(calibration.weights) == len(FACTS)


CASES = [
    # exact
    (Mention(0, 2, "source"), (Mention(3, 6, "content"),), True),
    # two of the three tokens of the content
    (Mention(0, 2, "source"), (Mention(3, 5, "content"),), True),
    # one of three is not half
    (Mention(0, 2, "source"), (Mention(3, 4, "content"),), False),
    # the source is missing
    (None, (Mention(3, 6, "content"),), False),
]


@pytest.mark.parametrize(("source", "content", "expected"), CASES)
def test_find_right(source, content, expected):
    """Right means half of the content and half of the source."""
    prose = read_prose("Ann Lee said it rained hard.")
    article = GoldArticle(
        prose.text, (GoldMention(0, 7, "source", 0), GoldMention(8, 12, "cue", 0), GoldMention(13, 27, "content", 0))
    )
    group = Group(Mention(2, 3, "cue"), source, content)
    assert find_right([group], prose, article) == [expected]
    # each gold attribution serves once
    assert find_right([group, group], prose, article) == [expected, False]
