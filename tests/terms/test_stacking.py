"""Training of the contextual judge."""

from __future__ import annotations

import numpy as np
import pytest

from framing.attribution import load_tagger
from framing.exceptions import InputError
from framing.terms.contextual import read_contextual_judge
from framing.terms.judge import Scores
from framing.terms.stacking import Lessons, read_states, train_contextual_judge
from framing.terms.training import find_plain_words, read_sample

WIDTH = 6


def lessons_and_states(count=60):
    """Sentences that only the states tell apart: the fourth word of each second one points the other way."""
    random = np.random.default_rng(0)
    samples, labels, states, scores = [], [], [], []
    for at in range(count):
        samples.append(read_sample(f"Report number {at} mentions spin.", ("spin",) if at % 2 else ()))
        size = len(samples[-1].words.lower)
        rows = random.normal(0, 0.1, (size, WIDTH)).astype(np.float32)
        rows[4, 0] += 3.0 * (at % 2)
        states.append(rows)
        labels.append(bool(at % 2))
        judged = np.array([word.isalpha() for word in samples[-1].words.lower], np.float32)
        scores.append(Scores(np.zeros(1, np.float32), np.zeros(size, np.float32), judged, np.array([0, size])))
    return Lessons(samples, labels, [f"a{at // 2}" for at in range(count)]), states, scores


def test_train_contextual_judge_learns_from_states(tmp_path):
    """Where the linear judge knows nothing, the states decide, for words and sentences; the file round-trips."""
    lessons, states, scores = lessons_and_states()
    judge = train_contextual_judge(lessons, scores, states, encoder="e")
    judge.write(tmp_path / "contextual_judge.npz")
    again = read_contextual_judge(tmp_path / "contextual_judge.npz")
    assert again.encoder == "e"
    plain, loaded = (again.weigh(scores[at], states[at]) for at in (0, 1))
    assert plain.sentences[0] < 0.5 < loaded.sentences[0]
    assert loaded.words[4] > 0.5 > plain.words[4]
    assert loaded.words.tolist() == judge.weigh(scores[1], states[1]).words.tolist()


def test_words_that_are_never_judged_stay_at_zero():
    """A word that the linear judge leaves out is left out here too."""
    lessons, states, scores = lessons_and_states()
    judge = train_contextual_judge(lessons, scores, states, encoder="e")
    assert not judge.weigh(scores[1], states[1]).words[scores[1].judged == 0].any()


def test_read_states_gives_each_sentence_its_own_rows():
    """Sentences read together come back apart, one row a word, whatever the order of reading."""
    texts = ("The council met.", "A self-styled “leader” fled!", "It\n\nrained", "No.")
    samples = [read_sample(text) for text in texts]
    together, encoder = read_states(samples, load_tagger("accurate"), together=3)
    alone, same = read_states(samples, load_tagger("accurate"), together=1)
    assert encoder == same
    for sample, one, other in zip(samples, together, alone, strict=True):
        assert len(one) == len(other) == len(sample.words.lower)
        assert np.corrcoef(one.ravel(), other.ravel())[0, 1] > 0.8


def test_read_states_when_the_tagger_has_none():
    """The message names a tagger that has an encoder."""
    with pytest.raises(InputError, match="no encoder to read states from; the packaged one that has is 'accurate'"):
        read_states([read_sample("No.")], load_tagger("fast"))


def test_find_plain_words_leaves_loaded_ones_out():
    """A listed word in a plain sentence is no proof that it is not loaded."""
    sample = read_sample("The regime met on Monday.")
    assert [sample.words.lower[at] for at in find_plain_words(sample)] == ["met", "monday"]
