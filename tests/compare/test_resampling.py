"""Intervals and tests by resampling, held to what they promise by simulation."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

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


@pytest.fixture(scope="module")
def coverage(project_root: Path) -> dict[str, Any]:
    """The simulation whose table stands in `docs/comparing.md`."""
    return runpy.run_path(str(project_root / "benchmarks" / "coverage.py"))


KINDS = (
    "difference, normal", "difference of shares", "difference of rare counts", "difference, outliers",
    "difference, skewed", "share, even events", "share, uneven events", "share of 10 %, uneven", "density, uneven",
    "density with zeros",
)  # fmt: skip


@pytest.mark.parametrize("n_events", [5, 8, 12, 30])
def test_intervals_cover_what_they_promise(coverage: dict[str, Any], n_events: int) -> None:
    """Of intervals meant to cover 95 in 100, 93 to 97 do, of the ten kinds of score together and from few events on."""
    assert tuple(coverage["DISTRIBUTIONS"]) == KINDS
    found = [coverage["measure_coverage"](kind, n_events, 600, n_boot=300) for kind in KINDS]
    assert 0.93 <= np.mean(found) <= 0.97
    # the margin of 600 studies: three standard errors of a rate of 0.93
    assert min(found) >= 0.93 - 0.031


@pytest.mark.parametrize("kind", ["density with zeros", "share of 10 %, uneven"])
def test_plain_percentiles_would_cover_too_little(coverage: dict[str, Any], kind: str) -> None:
    """What the widening is for: percentiles of the draws miss far more often where events are few and skewed."""
    numerator, denominator, truth = coverage["DISTRIBUTIONS"][kind](np.random.default_rng(0), (6, 600))
    times = np.random.default_rng(1).multinomial(6, np.full(6, 1 / 6), size=400).astype(float)
    low, high = np.quantile((times @ numerator) / (times @ denominator), [0.025, 0.975], axis=0)
    assert np.mean((low <= truth) & (high >= truth)) < 0.85
    assert coverage["measure_coverage"](kind, 6, 600, n_boot=300) > 0.92


def test_events_that_do_not_count_change_no_interval() -> None:
    """An event in which there was nothing to count is as good as absent."""
    found, total = simulate_shares(9, 3, 8)
    nothing = np.zeros((6, 3))
    padded = np.vstack([nothing, found]), np.vstack([nothing, total])
    straight = bootstrap_interval(found, total, n_boot=300, confidence=0.95, seed=0)
    assert np.allclose(straight, bootstrap_interval(*padded, n_boot=300, confidence=0.95, seed=0))


def test_one_long_event_widens_the_interval() -> None:
    """Where one event has most of the words, there are in effect fewer events."""
    share = np.array([0.2, 0.3, 0.4, 0.25, 0.35, 0.3])[:, None]
    even = np.full((6, 1), 100.0)
    uneven = np.array([[1000.0], [20.0], [20.0], [20.0], [20.0], [20.0]])
    widths = [
        np.subtract(*bootstrap_interval(share * size, size, n_boot=500, confidence=0.95, seed=0)[::-1])[0]
        for size in (even, uneven)
    ]
    assert widths[1] > widths[0]


def test_skewed_scores_reach_further_on_the_long_side() -> None:
    """A score that is mostly 0 may have missed its large values: the interval reaches up, not down."""
    counts = np.array([0.0, 0, 0, 1, 0, 0, 2, 12])[:, None]
    low, high = bootstrap_interval(counts, np.full((8, 1), 100.0), n_boot=500, confidence=0.95, seed=0)
    value = counts.sum() / 800
    assert high[0] - value > 1.2 * (value - low[0])


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
