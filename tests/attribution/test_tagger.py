import numpy as np
import pytest

from framing.attribution import find_attributions, load_tagger
from framing.attribution.labels import LABELS
from framing.attribution.packaged import TAGGERS
from framing.attribution.tagger import States, Tagger, Tagging
from framing.exceptions import InputError
from framing.segmentation.pieces import read_prose


class Echo:
    """A tagger from outside: the first word is a source, the second a cue, the rest content."""

    def tag(self, prose):
        """Return labels by position."""
        return Tagging(("B-source", "B-cue", "B-content", *["I-content"] * (len(prose) - 3)))


def test_any_object_with_a_tag_method_is_a_tagger():
    """A user's own tagger goes through the same assembly."""
    prose = read_prose("Ann said it rained")
    [attribution] = find_attributions(prose, tagger=Echo())
    assert isinstance(Echo(), Tagger)
    assert attribution.content[0].of(prose.text) == "it rained"


def test_unknown_names_are_listed():
    """The message says which taggers there are."""
    with pytest.raises(InputError, match="no tagger is called 'best'; choose one of accurate, fast"):
        load_tagger("best")


def test_taggers_are_loaded_once():
    """The second call gives the same object."""
    assert all(load_tagger(name) is load_tagger(name) for name in TAGGERS)


def test_unknown_labels_are_refused():
    """A tagger may not make up labels."""
    with pytest.raises(InputError, match=r"unknown labels \['B-verb'\]"):
        Tagging(("B-verb",))


def test_probabilities_must_fit_the_labels():
    """One row a token, one column a label."""
    with pytest.raises(InputError, match=r"must have the shape \(1, 7\)"):
        Tagging(("O",), np.zeros((1, len(LABELS) - 1)))


def test_states_must_fit_the_labels():
    """One row a token."""
    with pytest.raises(InputError, match="must have one row a token, got 2 for 1 tokens"):
        Tagging(("O",), states=States(np.zeros((2, 3)), "e"))


@pytest.mark.parametrize(
    "text", ["Ann said it rained.", "re-elected " * 400, "Donaudampfschifffahrtsgesellschaftskapitän " * 200]
)
def test_encoder_gives_one_state_a_token(text):
    """Long texts and long words lose no row, and a word's row is not that of its neighbour."""
    prose = read_prose(text)
    states = load_tagger("accurate").tag(prose).states
    assert states.values.shape[0] == len(prose)
    assert np.isfinite(states.values).all()
    assert states.encoder
    assert len(np.unique(states.values.round(4), axis=0)) > 1


def test_asking_a_tagger_once_is_enough():
    """Attributions are the same from a tagging made before."""
    prose = read_prose("The minister denied it, Ann Berg said on Monday.")
    tagger = load_tagger("accurate")
    assert find_attributions(prose, tagging=tagger.tag(prose)) == find_attributions(prose)
