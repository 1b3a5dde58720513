"""From words to sentences."""

from __future__ import annotations

import numpy as np

from framing.terms.probability import reduce_sentences, sigmoid, sum_up


def test_sigmoid_stays_finite():
    """Scores of any size give a probability."""
    assert sigmoid(np.array([-1e9, 0.0, 1e9])).round(3).tolist() == [0.0, 0.5, 1.0]


def test_reduce_sentences_when_sentences_are_empty():
    """A sentence without words has nothing, wherever it stands, and takes nothing from its neighbours."""
    bounds = np.array([0, 0, 2, 2, 3, 3])
    assert reduce_sentences(np.maximum, np.array([3, 5, -1]), bounds).tolist() == [0, 5, 0, -1, 0]
    assert reduce_sentences(np.add, np.zeros((0, 2)), np.array([0, 0])).tolist() == [[0.0, 0.0]]


def test_sum_up_rises_with_every_loaded_word():
    """One more loaded word raises the expected number, and the highest probability where it is higher."""
    bounds = np.array([0, 2, 4, 6])
    facts = sum_up(np.array([0.1, 0.1, 0.1, 0.8, 0.8, 0.8]), bounds)
    assert facts[0, 0] < facts[1, 0] == facts[2, 0]
    assert facts[0, 1] < facts[1, 1] < facts[2, 1]
