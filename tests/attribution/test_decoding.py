from itertools import pairwise, product

import numpy as np
import pytest

from framing.attribution.decoding import Chain, find_best_labels, find_probabilities, order_ranges
from framing.attribution.labels import LABELS


@pytest.fixture
def chain():
    """Return a chain with random scores."""
    random = np.random.default_rng(1)
    return Chain.constrained(random.normal(size=7), random.normal(size=(7, 7)))


def path_scores(scores, chain):
    """Score of every sequence of labels of a short text, by brute force."""
    found = {}
    for path in product(range(7), repeat=len(scores)):
        total = chain.first[path[0]] + sum(scores[i, label] for i, label in enumerate(path))
        found[path] = total + sum(chain.after[a, b] for a, b in pairwise(path))
    return found


def test_best_labels_are_those_of_the_best_path(chain):
    """Viterbi finds what trying all sequences finds, in each range on its own."""
    scores = np.random.default_rng(2).normal(size=(7, 7)).astype(np.float32)
    best = find_best_labels(scores, order_ranges([(0, 3), (3, 7)]), chain)
    for first, last in ((0, 3), (3, 7)):
        by_force = path_scores(scores[first:last], chain)
        assert tuple(best[first:last].tolist()) == max(by_force, key=by_force.__getitem__)


def test_probabilities_are_those_of_all_paths(chain):
    """Forward-backward sums over all sequences."""
    scores = np.random.default_rng(3).normal(size=(3, 7)).astype(np.float32)
    by_force = path_scores(scores, chain)
    paths = np.array(list(by_force))
    weights = np.exp(np.array(list(by_force.values()), dtype=np.float64))
    expected = np.array([[weights[paths[:, i] == label].sum() for label in range(7)] for i in range(3)])
    found = find_probabilities(scores, order_ranges([(0, 3)]), chain)
    np.testing.assert_allclose(found, expected / weights.sum(), atol=1e-5)


def test_no_mention_is_continued_that_was_not_opened():
    """However high it scores, an I- label follows only its own kind."""
    scores = np.zeros((4, 7), dtype=np.float32)
    scores[:, LABELS.index("I-content")] = 50
    flat = Chain.constrained(np.zeros(7), np.zeros((7, 7)))
    best = [LABELS[number] for number in find_best_labels(scores, order_ranges([(0, 4)]), flat)]
    assert best == ["B-content", "I-content", "I-content", "I-content"]


def test_extreme_scores_give_finite_probabilities(chain):
    """A very sure network makes no NaN."""
    scores = np.random.default_rng(4).normal(size=(300, 7)).astype(np.float32) * 200
    found = find_probabilities(scores, order_ranges([(0, 300)]), chain)
    np.testing.assert_allclose(found.sum(1), 1, atol=1e-4)


def test_nothing_to_decode(chain):
    """An empty document has no labels."""
    empty = np.zeros((0, 7), dtype=np.float32)
    assert len(find_best_labels(empty, order_ranges([]), chain)) == 0
    assert find_probabilities(empty, order_ranges([]), chain).shape == (0, 7)
