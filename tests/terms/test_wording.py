"""The wording of a document, by either judge."""

from __future__ import annotations

import numpy as np
import pytest

from framing.attribution import load_tagger
from framing.attribution.tagger import States
from framing.terms import find_terms, read_wording
from framing.terms.contextual import load_contextual_judge
from framing.terms.judge import load_judge
from framing.terms.wording import read_wordings

PLAIN = "The council met on Monday to vote on the budget."
CHARGED = "The kangaroo court rubber-stamped a shameful farce."


@pytest.fixture
def states_of():
    """Read the states of a prose off the packaged encoder."""
    return lambda prose: load_tagger("accurate").tag(prose).states


@pytest.mark.parametrize("tagger", ["accurate", "fast"])
@pytest.mark.parametrize(
    ("plain", "charged"),
    [
        ("The court heard the case on Monday.", "The kangaroo court rubber-stamped a shameful farce."),
        ("Voters elected a mayor on Sunday.", "Crooked elites shamelessly rigged this sham election."),
    ],
)
def test_read_wording_ranks_charged_sentences_higher(prose_of, tagger, plain, charged):
    """A sentence worded with judgement is likelier to be found loaded than a plain one on the same matter."""
    prose = prose_of(f"{plain} {charged}")
    low, high = read_wording(prose, states=load_tagger(tagger).tag(prose).states).sentences
    assert 0 <= low.probability < 0.5 < high.probability <= 1


def test_sentences_do_not_depend_on_their_neighbours(prose_of):
    """The linear judge sees one sentence at a time."""
    apart = [read_wording(prose_of(text)).verdict.sentences[0] for text in (PLAIN, CHARGED)]
    assert read_wording(prose_of(f"{PLAIN} {CHARGED}")).verdict.sentences == pytest.approx(apart, abs=1e-6)


@pytest.mark.parametrize("tagger", ["accurate", "fast"])
def test_read_wordings_reads_each_document_as_if_alone(prose_of, tagger):
    """Documents judged together are judged as they are one by one, empty ones included."""
    proses = [prose_of(text) for text in (PLAIN, "", f"{CHARGED} {PLAIN}", "...", "A pro-regime mob.")]
    states = [load_tagger(tagger).tag(prose).states for prose in proses]
    together = read_wordings(proses, states=states)
    for prose, given, one in zip(proses, states, together, strict=True):
        alone = read_wording(prose, states=given)
        assert one.occurrences == alone.occurrences
        assert one.verdict.words == pytest.approx(alone.verdict.words, abs=1e-6)
        assert one.verdict.sentences == pytest.approx(alone.verdict.sentences, abs=1e-6)


def test_sentences_keep_to_the_text(prose_of):
    """Each sentence is told by its characters."""
    prose = prose_of(f"{PLAIN} {CHARGED}")
    assert [sentence.span.of(prose.text) for sentence in read_wording(prose).sentences] == [PLAIN, CHARGED]


def test_packaged_judge_belongs_to_the_packaged_encoder(prose_of, states_of):
    """The weights on states were fitted to the encoder that is shipped with them."""
    states = states_of(prose_of(PLAIN))
    judge = load_contextual_judge()
    assert judge.encoder == states.encoder
    assert judge.word_state.shape == (states.values.shape[1],)
    assert judge.sentence_state.shape == (2 * states.values.shape[1],)


def test_another_encoder_is_not_believed(prose_of, states_of):
    """States of an encoder that no judge was fitted to leave the decision to the linear judge."""
    prose = prose_of(f"{PLAIN} {CHARGED}")
    linear, contextual = read_wording(prose), read_wording(prose, states=states_of(prose))
    strange = read_wording(prose, states=States(states_of(prose).values, "another"))
    assert strange.verdict.words.tolist() == linear.verdict.words.tolist()
    assert contextual.verdict.words.tolist() != linear.verdict.words.tolist()


def test_a_judge_of_your_own_decides_alone(prose_of, states_of):
    """Whoever brings a judge is not overruled by the contextual one."""
    prose = prose_of(CHARGED)
    own = read_wording(prose, judge=load_judge(), states=states_of(prose))
    assert own.verdict.words.tolist() == read_wording(prose).verdict.words.tolist()


@pytest.mark.parametrize("text", ["", "...", "Ω", "a\n\n“", "re-re-re-elected"])
def test_read_wording_when_there_is_little_text(prose_of, states_of, text):
    """Texts without known words get probabilities all the same."""
    prose = prose_of(text)
    wording = read_wording(prose, states=states_of(prose))
    assert len(wording.verdict.sentences) == len(prose.sentences)
    assert len(wording.verdict.words) == len(wording.words.lower)
    assert np.isfinite(wording.verdict.sentences).all()


def test_find_terms_takes_a_wording_read_before(prose_of):
    """Asking the judge twice changes nothing."""
    prose = prose_of(CHARGED)
    assert find_terms(prose, (), wording=read_wording(prose)) == find_terms(prose, ())


def test_long_documents_are_judged_like_short_ones(prose_of):
    """A document is looked at in parts, which changes nothing for a sentence, hyphens or not."""
    judge, random = load_contextual_judge(), np.random.default_rng(0)
    width = len(judge.word_state)
    one = prose_of(CHARGED)
    rows = random.normal(size=(len(one), width)).astype(np.float16)
    alone = read_wording(one, states=States(rows, judge.encoder)).verdict
    many = prose_of("\n\n".join([CHARGED] * 700))
    long = read_wording(many, states=States(np.tile(rows, (700, 1)), judge.encoder)).verdict
    assert long.sentences == pytest.approx(np.repeat(alone.sentences, 700), abs=1e-5)
    assert long.words == pytest.approx(np.tile(alone.words, 700), abs=1e-5)
