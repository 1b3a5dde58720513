"""Intervals and tests by resampling, held to what they promise by simulation."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy import stats

from framing.compare.resampling import LEAST_CLUSTERS, bootstrap_interval, flip_signs

Floats = npt.NDArray[np.float64]


def simulate_shares(n_events: int, n_studies: int, seed: int) -> tuple[Floats, Floats]:
    """Counts of `n_studies` studies of a share whose mean over events is 0.3, with an effect of the event."""
    rng = np.random.default_rng(seed)
    total = rng.poisson(20, (n_events, n_studies)) + 1
    found = rng.binomial(total, rng.beta(3, 7, (n_events, n_studies)))
    return found.astype(float), total.astype(float)


@pytest.mark.parametrize("n_events", [12, 20, 40])
def test_intervals_cover_what_they_promise(n_events: int) -> None:
    """From a dozen events on, 93 to 97 of 100 intervals meant to cover 95 hold the true share."""
    low, high = bootstrap_interval(*simulate_shares(n_events, 2000, 1), n_boot=600, confidence=0.95, seed=1)
    assert 0.93 <= np.mean((low <= 0.3) & (high >= 0.3)) <= 0.97


def test_five_events_give_intervals_that_are_too_narrow() -> None:
    """With the fewest events that get an interval, about 90 in 100 cover: the caution in the table is due."""
    low, high = bootstrap_interval(*simulate_shares(LEAST_CLUSTERS, 2000, 2), n_boot=600, confidence=0.95, seed=1)
    assert 0.87 <= np.mean((low <= 0.3) & (high >= 0.3)) < 0.94


def test_clusters_not_articles_are_drawn() -> None:
    """Ten copies of each article on an event make no interval narrower when the event is the cluster."""
    found, total = simulate_shares(20, 1, 3)
    once = bootstrap_interval(found, total, n_boot=800, confidence=0.95, seed=0)
    tenfold = bootstrap_interval(10 * found, 10 * total, n_boot=800, confidence=0.95, seed=0)
    assert np.allclose(once, tenfold)


@pytest.mark.parametrize(
    ("found", "total"),
    [
        (np.ones((LEAST_CLUSTERS - 1, 1)), np.full((LEAST_CLUSTERS - 1, 1), 2.0)),  # too few clusters
        (np.zeros((20, 1)), np.full((20, 1), 9.0)),  # nothing found anywhere
        (np.zeros((20, 1)), np.zeros((20, 1))),  # nothing to count anywhere
        (np.eye(20)[:, :1], np.eye(20)[:, :1]),  # one cluster alone counts
        (np.zeros((0, 1)), np.zeros((0, 1))),  # no cluster at all
    ],
)
def test_no_interval_where_resampling_says_nothing(found: Floats, total: Floats) -> None:
    """An interval of no width would claim a certainty that nobody has."""
    assert np.isnan(bootstrap_interval(found, total, n_boot=200, confidence=0.95, seed=0)).all()


def test_order_of_clusters_plays_no_part() -> None:
    """Shuffled rows give the same interval and the same p-value to the last digit."""
    found, total = simulate_shares(30, 4, 5)
    shuffled = np.random.default_rng(0).permutation(30)
    straight = bootstrap_interval(found, total, n_boot=300, confidence=0.9, seed=7)
    assert np.array_equal(
        straight, bootstrap_interval(found[shuffled], total[shuffled], n_boot=300, confidence=0.9, seed=7)
    )
    difference = found / total - 0.3
    assert np.array_equal(flip_signs(difference, seed=7), flip_signs(difference[shuffled], seed=7))


def test_wider_level_wider_interval() -> None:
    """A 99 % interval holds the 80 % one."""
    counts = simulate_shares(30, 3, 6)
    inner = bootstrap_interval(*counts, n_boot=500, confidence=0.8, seed=0)
    outer = bootstrap_interval(*counts, n_boot=500, confidence=0.99, seed=0)
    assert (outer[0] < inner[0]).all()
    assert (outer[1] > inner[1]).all()


@pytest.mark.parametrize("n_events", [6, 9, 12])
def test_all_flips_agree_with_scipy(n_events: int) -> None:
    """Where all flips are gone through, the p-value is that of scipy's exact paired permutation test."""
    difference = np.random.default_rng(n_events).normal(0.4, 1, (n_events, 1))
    expected = stats.permutation_test(
        (difference[:, 0],), np.mean, permutation_type="samples", n_resamples=np.inf, alternative="two-sided"
    )
    assert flip_signs(difference, seed=0)[0] == pytest.approx(expected.pvalue)


def test_flips_keep_their_level_under_the_null() -> None:
    """Without a difference about 5 in 100 p-values fall below 0.05, also when flips are drawn."""
    difference = np.random.default_rng(4).standard_t(4, (25, 2000))
    assert 0.035 <= np.mean(flip_signs(difference, seed=1) <= 0.05) <= 0.065


def test_exchanged_sides_give_the_same_p_value() -> None:
    """The sign of the difference doesn't matter, to the last digit."""
    difference = np.random.default_rng(3).normal(0.3, 1, (30, 5))
    assert np.array_equal(flip_signs(difference, seed=2), flip_signs(-difference, seed=2))


def test_undefined_differences_are_left_out() -> None:
    """NaN rows don't count; a column of nothing but NaN has no p-value."""
    difference = np.array([[1.0], [2.0], [3.0], [1.0], [2.0], [5.0]])
    padded = np.vstack([difference, [[np.nan]], [[np.nan]]])
    assert flip_signs(padded, seed=0)[0] == flip_signs(difference, seed=0)[0] == 2 / 2**6
    assert np.isnan(flip_signs(np.full((8, 1), np.nan), seed=0)[0])
    assert np.isnan(flip_signs(np.zeros((0, 1)), seed=0)[0])
