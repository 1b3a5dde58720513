import json

import numpy as np
import pytest

from framing.attribution.gold import (
    GoldArticle,
    GoldMention,
    find_owners,
    gather_tokens,
    label_prose,
    read_gold,
    rewrite_article,
)
from framing.attribution.labels import Mention
from framing.exceptions import MissingInputError
from framing.segmentation.pieces import read_prose

TEXT = "Ann said it rained and added it poured."
SHARED = GoldArticle(
    TEXT,
    (
        GoldMention(0, 3, "source", 0),
        GoldMention(0, 3, "source", 1),
        GoldMention(4, 8, "cue", 0),
        GoldMention(9, 18, "content", 0),
        GoldMention(23, 28, "cue", 1),
        GoldMention(29, 38, "content", 1),
    ),
)


def test_labels_of_an_article():
    """A source that two attributions share is labelled once."""
    labels = label_prose(read_prose(TEXT), SHARED)
    assert labels == ("B-source", "B-cue", "B-content", "I-content", "O", "B-cue", "B-content", "I-content", "O")


def test_owners_of_a_shared_source():
    """A shared source belongs to both attributions; a mention that is mostly something else to none."""
    mentions = [Mention(0, 1, "source"), Mention(6, 8, "content"), Mention(3, 7, "content"), Mention(0, 1, "cue")]
    assert find_owners(read_prose(TEXT), SHARED, mentions) == [{0, 1}, {1}, set(), set()]


def test_tokens_of_each_attribution():
    """Every attribution has the tokens of its own parts."""
    first, second = gather_tokens(read_prose(TEXT), SHARED)
    assert (first["content"], second["cue"], second["source"]) == ({2, 3}, {5}, {0})


def test_read_gold_keeps_text_order(tmp_path):
    """Mentions come back in text order with the number of their attribution."""
    row = {"text": "no, he said", "attributions": [{"source": [[4, 6]], "cue": [[7, 11]], "content": [[0, 2]]}]}
    path = tmp_path / "train.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    [article] = read_gold(path)
    assert [(m.start, m.kind, m.owner) for m in article.mentions] == [
        (0, "content", 0),
        (4, "source", 0),
        (7, "cue", 0),
    ]


def test_read_gold_names_the_missing_file(tmp_path):
    """The message says which file is not there."""
    with pytest.raises(MissingInputError, match=r"no PolNeAR file at .*train\.jsonl"):
        read_gold(tmp_path / "train.jsonl")


def test_rewritten_articles_keep_their_labels():
    """A copy with other marks has the same sequence of mentions."""
    article = GoldArticle("“No”, Ann’s aide said.", (GoldMention(0, 4, "content", 0), GoldMention(17, 21, "cue", 0)))
    for seed in range(10):
        copy = rewrite_article(article, random=np.random.default_rng(seed))
        assert [m.kind for m in copy.mentions] == ["content", "cue"]
        assert copy.text[copy.mentions[1].start : copy.mentions[1].end].lower() == "said"


def test_excerpts_keep_whole_mentions():
    """A copy of some paragraphs has their mentions, at the same words."""
    text = "Title here\n\nAnn said it rained.\n\nBo denied it.\n\nNothing more."
    words = [("Ann", "source", 0), ("said", "cue", 0), ("it rained", "content", 0), ("Bo", "source", 1)]
    article = GoldArticle(text, tuple(GoldMention(text.index(w), text.index(w) + len(w), k, o) for w, k, o in words))
    copies = [rewrite_article(article, random=np.random.default_rng(seed)) for seed in range(60)]
    assert min(len(copy.text) for copy in copies) < len("Bo denied it.\n\nNothing more.")
    for copy in copies:
        for mention in copy.mentions:
            found = copy.text[mention.start : mention.end].strip(":-–‘’“”").lower()
            assert found in {"ann", "said", "it rained", "bo", "says", ""}
