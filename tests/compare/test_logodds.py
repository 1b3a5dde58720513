"""Log-odds with an informative prior, held to what they promise by simulation."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy import sparse, stats

from framing.compare.logodds import compute_log_odds

Codes = npt.NDArray[np.int64]


def draw(
    rates: npt.NDArray[np.float64], length: int, rng: np.random.Generator, *, bursts: float = 0
) -> sparse.csr_array:
    """Documents of one length drawn from rates (one row a document); with bursts a word comes in clusters."""
    if bursts:
        rates = rates * rng.gamma(1 / bursts, bursts, rates.shape)
    return sparse.csr_array(rng.poisson(rates * length).astype(np.float64))


def test_agrees_with_the_published_formula() -> None:
    """With one event and no bursts, estimate and z are those of the paper."""
    counts = np.array([[40.0, 5.0, 55.0], [20.0, 30.0, 50.0]])
    found = compute_log_odds(sparse.csr_array(counts), np.array([0, 1]), np.array([0, 0]), chosen=0, prior=30)
    prior = 30 * counts.sum(axis=0) / counts.sum()
    ours, theirs = counts[0] + prior, counts[1] + prior
    delta = np.log(ours / (130 - ours)) - np.log(theirs / (130 - theirs))
    assert np.allclose(found.log_odds, delta)
    assert np.allclose(found.z, delta / np.sqrt(1 / ours + 1 / theirs))


@pytest.mark.parametrize("bursts", [0, 0.5])
def test_false_discoveries_stay_below_five_in_a_hundred(bursts: float) -> None:
    """Outlets that write alike differ in no word in at least 95 of 100 studies, also where words come in bursts."""
    rng = np.random.default_rng(1)
    group, event = np.repeat(np.arange(4), 12), np.tile(np.arange(12), 4)
    studies, hits = 60, 0
    for _ in range(studies):
        rates = rng.dirichlet(np.full(80, 0.7), 12)[event]  # each event has its own words
        counts = draw(rates, 400, rng, bursts=bursts)
        p_value = np.concatenate(
            [compute_log_odds(counts, group, event, chosen=k, prior=500).p_value for k in range(4)]
        )
        hits += (stats.false_discovery_control(p_value[~np.isnan(p_value)]) <= 0.05).any()
    assert hits <= stats.binom.ppf(0.99, studies, 0.05)


def test_word_of_an_event_is_not_a_word_of_the_outlet_that_covers_it_most() -> None:
    """An outlet with three articles on the flood does not stand out by the word flood."""
    rng = np.random.default_rng(2)
    rates = np.array([[0.05, 0.95], [0.001, 0.999]])
    event = np.array([0, 0, 0, 1, 0, 1, 1, 1])
    group = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    found = compute_log_odds(draw(rates[event], 2000, rng), group, event, chosen=0, prior=500)
    assert abs(found.log_odds[0]) < 0.35
    assert found.count[0] == pytest.approx(found.expected[0], rel=0.25)


def test_planted_word_is_found_with_its_direction() -> None:
    """A word used twice as often is found, above 0 for its outlet and below for the others."""
    rng = np.random.default_rng(3)
    rates = np.full((24, 50), 0.02)
    group, event = np.repeat([0, 1], 12), np.tile(np.arange(12), 2)
    rates[group == 0, 0] *= 2
    counts = draw(rates, 800, rng)
    own, other = (compute_log_odds(counts, group, event, chosen=k, prior=500) for k in (0, 1))
    assert own.z[0] > 3
    assert other.z[0] < -3


def test_word_of_one_document_weighs_little() -> None:
    """Ten uses in one document are less sure a difference than one in each of ten."""
    group, event = np.repeat([0, 1], 10), np.tile(np.arange(10), 2)
    counts = np.zeros((20, 3))
    counts[:, 2] = 200
    counts[0, 0] = 10
    counts[:10, 1] = 1
    counts[10:, :2] = 0.2
    found = compute_log_odds(sparse.csr_array(counts), group, event, chosen=0, prior=100)
    assert found.dispersion[0] > 4 > 1 == found.dispersion[1]
    assert found.z[0] < found.z[1]


def test_order_and_labels_play_no_part() -> None:
    """Shuffled documents under other numbers give the same log-odds."""
    rng = np.random.default_rng(4)
    group, event = np.repeat(np.arange(3), 6), np.tile(np.arange(6), 3)
    counts = draw(rng.dirichlet(np.ones(30), 6)[event], 300, rng)
    order = rng.permutation(18)
    straight = compute_log_odds(counts, group, event, chosen=0, prior=500)
    other = compute_log_odds(counts[order], 2 - group[order], 5 - event[order], chosen=2, prior=500)
    assert np.allclose(straight.z, other.z, equal_nan=True)


def test_nothing_to_compare_is_nan() -> None:
    """A group without others on its events has no log-odds."""
    counts = sparse.csr_array(np.ones((2, 3)))
    found = compute_log_odds(counts, np.array([0, 1]), np.array([0, 1]), chosen=0, prior=500)
    assert np.isnan(found.log_odds).all()
