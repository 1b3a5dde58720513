"""Senses of listed words, told by their company."""

from __future__ import annotations

import numpy as np
import pytest

from framing.attribution import load_tagger
from framing.attribution.tagger import States
from framing.exceptions import DataFileError
from framing.terms import find_terms, load_lexicon, read_lexicon, read_wording
from framing.terms.judge import load_judge
from framing.terms.matching import find_occurrences, read_words
from framing.terms.senses import load_senses, read_senses, read_traits
from framing.wordlists import packaged

LOADED = "The tyrant in the palace has jailed every journalist who wrote about the stolen millions."
NEUTRAL = "Biologists counted eleven species of tyrant among the birds of the rain forest near the river."


@pytest.fixture
def weigh(prose_of):
    """Weigh the listed terms of a text."""

    def weigh_all(text, tagger="fast"):
        prose = prose_of(text)
        words = read_words(prose)
        occurrences = find_occurrences(words, load_lexicon(), guarded=False)
        rows = load_judge().find_rows(words.lower)
        likely = load_senses().weigh(words, occurrences, rows, states=load_tagger(tagger).tag(prose).states)
        return {occurrence.entry.term: sense for occurrence, sense in zip(occurrences, likely, strict=True)}

    return weigh_all


@pytest.mark.parametrize("tagger", ["accurate", "fast"])
def test_weigh_tells_the_sense_by_the_company(weigh, tagger):
    """The same word is likelier to be loaded among prisons than among birds."""
    assert weigh(NEUTRAL, tagger)["tyrant"] < 0.5 < weigh(LOADED, tagger)["tyrant"]


@pytest.mark.parametrize("text", ["The regime fell.", "Thugs!", "A farce."])
def test_weigh_when_there_is_no_company(weigh, text):
    """A few words tell nothing, and the list is believed."""
    assert set(weigh(text).values()) == {1.0}


def test_weigh_leaves_weak_terms_and_verbs_of_saying_alone(weigh):
    """Terms of strength 1 are the judge's, epistemic ones the attributions'."""
    likely = weigh("The rebels claimed that eleven species of birds live in the forest near the river.")
    assert (likely["rebel"], likely["claim"]) == (1.0, 1.0)


def test_weigh_looks_beyond_the_sentence(weigh):
    """Sentences that hold terms lend each other their topic."""
    alone = weigh(NEUTRAL)["tyrant"]
    among = weigh(f"Thugs of the junta tortured prisoners. {NEUTRAL} Butchers of the regime shot protesters.")["tyrant"]
    assert alone < among


def test_read_traits_notices_a_capital_that_needs_explaining(prose_of):
    """A capital inside a sentence is noticed, unless the list has it or a colon stands before it."""

    def traits(text):
        words = read_words(prose_of(text))
        found = find_occurrences(words, load_lexicon(), guarded=False)
        return read_traits(words, found[0], 0)

    assert "capital" in traits("They will play Rampage again on Friday night.")
    assert "capital" not in traits("They will rampage again on Friday night.")
    assert "capital" not in traits("He said: Thugs will rule here again soon.")
    assert "capital" not in traits("They met the Takfiri militants there on Friday.")


def test_find_terms_leaves_out_neutral_senses(prose_of):
    """What the company shows to be neutral is not reported; what a user lists is, whatever its company."""
    assert not find_terms(prose_of(NEUTRAL.replace("tyrant", "despot")), ())
    assert find_terms(prose_of(LOADED.replace("tyrant", "despot")), ())


def test_a_users_terms_are_reported_whatever_their_company(prose_of, tmp_path):
    """The models speak for the packaged list only."""
    path = tmp_path / "house.tsv"
    path.write_text(
        "term\tcategory\tstrength\tneutral\tguard\torigin\tnote\ndespot\tlabel\t3\truler\t\thouse style\t\n",
        encoding="utf-8",
    )
    [term] = find_terms(prose_of(NEUTRAL.replace("tyrant", "despot")), (), lexicon=read_lexicon(path))
    assert term.neutral == "ruler"


def test_read_senses_when_trained_beside_another_judge(tmp_path):
    """Weights that go by the rows of another judge are refused."""
    with packaged("senses.npz").open("rb") as stream, np.load(stream) as arrays:
        np.savez(tmp_path / "senses.npz", **{**arrays, "judge": 1})
    with pytest.raises(DataFileError, match="trained beside another judge"):
        read_senses(tmp_path / "senses.npz")


def test_states_of_another_encoder_are_not_believed(prose_of):
    """Weights of states belong to one encoder."""
    prose = prose_of(NEUTRAL)
    states = load_tagger("accurate").tag(prose).states
    plain, strange = read_wording(prose).senses, read_wording(prose, states=States(states.values, "another")).senses
    assert strange == plain != read_wording(prose, states=states).senses
