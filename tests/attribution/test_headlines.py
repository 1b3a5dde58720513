import numpy as np
import pytest

from framing.attribution.gold import GoldArticle, GoldMention, rewrite_article
from framing.attribution.headlines import FORMS, make_headline


@pytest.mark.parametrize("seed", range(25))
def test_parts_of_a_headline(seed):
    """Whatever the form, there is one source, one cue and one content, and they are the words given."""
    text, spans = make_headline("the army", "that the dam was safe", random=np.random.default_rng(seed))
    parts = {kind: text[start:end] for start, end, kind in spans}
    assert len(spans) == len(parts) == 3
    assert parts["source"].lower() == "army"
    assert parts["content"].strip("‘’“”").lower() == "the dam was safe"
    assert parts["cue"] in (":", "-", "–", "says")
    assert spans == sorted(spans)


def test_all_forms_occur():
    """The shares of the forms sum to one and each form is made at some seed."""
    assert sum(share for _, share in FORMS) == pytest.approx(1)
    made = {
        make_headline("Ann", "it rained", random=np.random.default_rng(seed))[0].strip("‘’“”") for seed in range(200)
    }
    assert {"Ann: it rained", "It rained: Ann", "It rained - Ann", "It rained, Ann says", "Ann says it rained"} <= made


def test_copies_with_headlines_keep_the_article():
    """A headline comes before the article and is one attribution more; the article's own mentions move with it."""
    text = "Ann Lee said the dam was safe now."
    spans = [(0, 7, "source"), (8, 12, "cue"), (13, 33, "content")]
    article = GoldArticle(text, tuple(GoldMention(start, end, kind, 0) for start, end, kind in spans))
    copies = [rewrite_article(article, random=np.random.default_rng(seed)) for seed in range(40)]
    with_headline = [copy for copy in copies if len(copy.mentions) == 6]
    assert 5 < len(with_headline) < 30
    for copy in with_headline:
        own = [copy.text[m.start : m.end].lower() for m in copy.mentions if m.owner == 0]
        assert own == ["ann lee", "said", "the dam was safe now"]
