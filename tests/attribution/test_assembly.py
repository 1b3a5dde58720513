import numpy as np
import pytest

from framing.attribution.assembly import assemble
from framing.attribution.confidence import FACTS, Calibration
from framing.attribution.labels import LABELS, Mention, to_labels
from framing.attribution.tagger import Tagging
from framing.records import Segment
from framing.segmentation.pieces import read_prose


def tagging_of(prose, *parts, **fields):
    """A tagging from (words, kind), found one after the other."""
    mentions, at = [], 0
    for words, kind in parts:
        start = prose.text.index(words, at)
        at = start + len(words)
        mentions.append(Mention(prose.starts.index(start), prose.ends.index(at) + 1, kind))
    return Tagging(to_labels(mentions, len(prose)), **fields)


QUOTES = [
    ("“We go,” Ann said.", "“We go,”", "direct"),
    ("Ann said “we go.”", "“we go.”", "direct"),
    ("Ann said they “must go” now.", "they “must go” now", "mixed"),
    ("Ann said they go.", "they go", "indirect"),
    ('Ann said "we go".', '"we go"', "direct"),
]


@pytest.mark.parametrize(("text", "content", "kind"), QUOTES)
def test_kind_of_quote(text, content, kind):
    """Direct, mixed and indirect are told by how many of the words stand in quotation marks."""
    prose = read_prose(text)
    parts = sorted([("Ann", "source"), ("said", "cue"), (content, "content")], key=lambda part: text.index(part[0]))
    [attribution] = assemble(prose, tagging_of(prose, *parts))
    assert attribution.quote == kind


def test_quoted_paragraph_without_a_cue():
    """A whole quoted paragraph is an attribution with neither cue nor source; part of one is none."""
    prose = read_prose("It rained all day.\n\n“We go home now.”\n\nThen they “went home” again.")
    tagging = tagging_of(prose, ("“We go home now.”", "content"), ("“went home”", "content"))
    [attribution] = assemble(prose, tagging)
    assert (attribution.cue, attribution.source, attribution.quote) == (None, None, "direct")
    assert attribution.content[0].of(prose.text) == "“We go home now.”"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("headline", ["headline"]),
        ("related", ["related"]),
        ("caption", []),
        ("boilerplate", []),
        ("subheadline", ["subheadline"]),
    ],
)
def test_segment_of_an_attribution(kind, expected):
    """Headlines and related articles hold attributions and say so; captions and boilerplate hold none."""
    text = "Ann said it rained\n\nIt rained."
    prose = read_prose(text, [Segment(0, 18, kind)])
    parts = [("Ann", "source"), ("said", "cue"), ("it rained", "content")] if expected else []
    assert [attribution.segment for attribution in assemble(prose, tagging_of(prose, *parts))] == expected


def test_edges_are_tidied():
    """A comma at the edge of a content is left out, a quotation mark that belongs to it stays in."""
    prose = read_prose("“We go,” Ann said, they left.")
    tagging = tagging_of(prose, ("“We go,”", "content"), ("Ann", "source"), ("said", "cue"), (", they left", "content"))
    [attribution] = assemble(prose, tagging)
    assert [span.of(prose.text) for span in attribution.content] == ["“We go,”", "they left"]


def test_confidence_needs_a_calibration():
    """Without a calibration there is no confidence and nothing is filtered; with one there is, and it filters."""
    prose = read_prose("Ann said it rained.")
    parts = [("Ann", "source"), ("said", "cue"), ("it rained", "content")]
    labels = tagging_of(prose, *parts).labels
    probabilities = np.eye(7, dtype=np.float32)[[LABELS.index(label) for label in labels]]
    [plain] = assemble(prose, Tagging(labels, probabilities), min_confidence=0.9)
    assert plain.confidence is None
    unsure = Tagging(labels, probabilities, calibration=Calibration((0.0,) * len(FACTS), 0.0))
    [judged] = assemble(prose, unsure, min_confidence=0.5)
    assert judged.confidence == 0.5
    assert assemble(prose, unsure, min_confidence=0.6) == ()


def test_less_sure_labels_give_less_confidence():
    """With weights on the label probabilities, a hesitant tagger is believed less."""
    prose = read_prose("Ann said it rained.")
    labels = tagging_of(prose, ("Ann", "source"), ("said", "cue"), ("it rained", "content")).labels
    sure = np.eye(7, dtype=np.float32)[[LABELS.index(label) for label in labels]]
    calibration = Calibration(tuple(float(fact in ("cue", "content")) for fact in FACTS), 0.0)
    found = [
        assemble(prose, Tagging(labels, share * sure + (1 - share) / 7, calibration=calibration))[0].confidence
        for share in (0.99, 0.6, 0.3)
    ]
    assert found == sorted(found, reverse=True)
    assert found[0] > found[2]


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_empty_documents_have_no_attributions(text):
    """Nothing in, nothing out."""
    assert assemble(read_prose(text), Tagging(())) == ()
