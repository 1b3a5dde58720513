import pytest

from framing.attribution import find_attributions
from framing.attribution.assembly import gather
from framing.attribution.labels import Mention, to_labels
from framing.attribution.nesting import find_nested
from framing.attribution.tagger import Tagging
from framing.segmentation.pieces import read_prose


class Known:
    """A tagger that labels given words wherever it reads them, one after the other."""

    def __init__(self, *parts):
        self.parts = parts

    def tag(self, prose):
        """Return the labels of the parts that are there."""
        mentions, at = [], 0
        for words, kind in self.parts:
            wanted = read_prose(words).words
            for first in range(at, len(prose) - len(wanted) + 1):
                if prose.words[first : first + len(wanted)] == wanted:
                    at = first + len(wanted)
                    mentions.append(Mention(first, at, kind))
                    break
        return Tagging(to_labels(mentions, len(prose)))


INNER = (("the ministry", "source"), ("confirmed", "cue"), ("that ten had died", "content"))
OUTER = (("He", "source"), ("said", "cue"))

CASES = [
    ("He said the ministry confirmed that ten had died.", "the ministry confirmed that ten had died", INNER, 1),
    # the marks around the outer content are not the inner one's
    ("He said: “the ministry confirmed that ten had died.”", "“the ministry confirmed that ten had died.”", INNER, 1),
    # no source of its own
    ("He said the ministry confirmed that ten had died.", "the ministry confirmed that ten had died", INNER[1:], 0),
    # too short to hold one
    (
        "He said they confirmed it.",
        "they confirmed it",
        (("they", "source"), ("confirmed", "cue"), ("it", "content")),
        0,
    ),
]


@pytest.mark.parametrize(("text", "content", "inner", "count"), CASES)
def test_find_nested(text, content, inner, count):
    """An attribution inside a content is found when it has a source, a cue and a content of its own."""
    prose = read_prose(text)
    outer = gather(prose, Known(*OUTER, (content, "content")).tag(prose))
    nested = find_nested(prose, outer, Known(*inner), least=0.5)
    assert len(nested) == count
    for group, _ in nested:
        words = [prose.span(m.first, m.last).of(text) for m in (group.source, group.cue, *group.content)]
        assert words == [words for words, _ in inner]


def test_nested_attributions_say_so():
    """On request, the step returns inner attributions too, marked as nested."""
    text, content, inner, _ = CASES[0]
    prose = read_prose(text)
    tagger = Known(*OUTER, (content, "content"))
    inner_too = Known(*inner)

    class Both:
        """Outer labels for the document, inner ones for what is in its contents."""

        def tag(self, given):
            """Return the labels that fit."""
            return (tagger if given is prose else inner_too).tag(given)

    assert [a.nested for a in find_attributions(prose, tagger=Both())] == [False]
    assert [a.nested for a in find_attributions(prose, tagger=Both(), nested=True)] == [False, True]


def test_nothing_is_nested_in_nothing():
    """A document without attributions has no nested ones."""
    prose = read_prose("It rained.")
    assert find_nested(prose, (), Known(), least=0.5) == ()
