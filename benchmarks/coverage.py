"""How often intervals hold the true value, and how often a difference is found where there is none, by simulation.

    python benchmarks/coverage.py [STUDIES]

Prints, for several kinds of score and numbers of events, the share of 95 % intervals (1,000 draws each) that hold the
true value, among the studies that get an interval; then the share of studies without any true difference in which
`differences()` finds one at a false discovery rate of 5 %. 4,000 studies a cell by default, half as many for the
differences.

The kinds stand for what is counted: differences inside events (of shares, of counts with many zeros, symmetric with
far outliers, skewed), pooled shares of events of like and of very unlike length, and pooled densities, with and
without two fifths of events in which nothing is found.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from framing.compare.counts import Cells
from framing.compare.pairs import tabulate_differences
from framing.compare.resampling import LEAST_CLUSTERS, bootstrap_interval
from framing.metrics import select_metrics

Floats = npt.NDArray[np.float64]
Study = tuple[Floats, Floats, float]

EVENTS = (5, 8, 12, 30, 100)
NULL_EVENTS = (6, 8, 12, 30)


def draw_normal(rng: np.random.Generator, shape: tuple[int, int]) -> Study:
    """Draw differences that vary as the normal distribution does."""
    return rng.normal(0, 1, shape), np.ones(shape), 0.0


def draw_share_difference(rng: np.random.Generator, shape: tuple[int, int]) -> Study:
    """Draw differences of the shares of two outlets, a few attributions each, on one topic."""
    topic = rng.beta(3, 5, shape)
    a, b = (rng.binomial(total, topic) / total for total in (rng.poisson(8, shape) + 1, rng.poisson(14, shape) + 1))
    return a - b, np.ones(shape), 0.0


def draw_count_difference(rng: np.random.Generator, shape: tuple[int, int]) -> Study:
    """Draw differences of rare counts, most of them zero, one outlet with twice as many."""
    a, b = (rng.poisson(rng.gamma(0.5, size, shape)) for size in (4, 2))
    return (a - b).astype(np.float64), np.ones(shape), 1.0


def draw_outliers(rng: np.random.Generator, shape: tuple[int, int]) -> Study:
    """Draw differences with far outliers on both sides (Student's t, three degrees of freedom)."""
    return rng.standard_t(3, shape), np.ones(shape), 0.0


def draw_skewed(rng: np.random.Generator, shape: tuple[int, int]) -> Study:
    """Draw differences with far outliers on one side (exponential)."""
    return rng.exponential(1, shape), np.ones(shape), 1.0


def draw_even_share(rng: np.random.Generator, shape: tuple[int, int]) -> Study:
    """Draw a share pooled over events of about 20 attributions."""
    total = rng.poisson(20, shape) + 1
    return rng.binomial(total, rng.beta(3, 7, shape)).astype(np.float64), total.astype(np.float64), 0.3


def draw_uneven_share(rng: np.random.Generator, shape: tuple[int, int]) -> Study:
    """Draw a share pooled over events of 3 to 60 attributions."""
    total = np.ceil(rng.lognormal(2.5, 0.8, shape))
    return rng.binomial(total.astype(np.int64), rng.beta(3, 7, shape)).astype(np.float64), total, 0.3


def draw_rare_share(rng: np.random.Generator, shape: tuple[int, int]) -> Study:
    """Draw a share of 10 %, none in many of the events, all in a few."""
    total = np.ceil(rng.lognormal(2.5, 0.8, shape))
    return rng.binomial(total.astype(np.int64), rng.beta(0.5, 4.5, shape)).astype(np.float64), total, 0.1


def draw_density(rng: np.random.Generator, shape: tuple[int, int]) -> Study:
    """Draw densities of five terms in 1,000 words, events of 120 to 1,300 words."""
    words = np.ceil(rng.lognormal(6, 0.6, shape))
    return rng.poisson(words * rng.gamma(1, 0.005, shape)).astype(np.float64), words, 0.005


def draw_sparse_density(rng: np.random.Generator, shape: tuple[int, int]) -> Study:
    """Draw the same with none at all in two fifths of the events."""
    words = np.ceil(rng.lognormal(6, 0.6, shape))
    rate = np.where(rng.random(shape) < 0.4, 0, rng.gamma(1, 0.005, shape))
    return rng.poisson(words * rate).astype(np.float64), words, 0.003


DISTRIBUTIONS: dict[str, Callable[[np.random.Generator, tuple[int, int]], Study]] = {
    "difference, normal": draw_normal,
    "difference of shares": draw_share_difference,
    "difference of rare counts": draw_count_difference,
    "difference, outliers": draw_outliers,
    "difference, skewed": draw_skewed,
    "share, even events": draw_even_share,
    "share, uneven events": draw_uneven_share,
    "share of 10 %, uneven": draw_rare_share,
    "density, uneven": draw_density,
    "density with zeros": draw_sparse_density,
}


def measure_coverage(kind: str, n_events: int, n_studies: int, *, seed: int = 0, n_boot: int = 1000) -> float:
    """Return the share of 95 % intervals that hold the true value, among the studies that have one."""
    numerator, denominator, truth = DISTRIBUTIONS[kind](np.random.default_rng(seed), (n_events, n_studies))
    low, high = bootstrap_interval(numerator, denominator, n_boot=n_boot, confidence=0.95, seed=seed)
    given = ~np.isnan(low)
    return float(np.mean((low <= truth)[given] & (high >= truth)[given]))


def measure_discoveries(n_events: int, n_studies: int, *, n_outlets: int = 3, seed: int = 0) -> float:
    """Return the share of studies in which outlets that do not differ are found to, in any of four shares."""
    rng = np.random.default_rng(seed)
    metrics = select_metrics(["state_source_share", "ngo_source_share", "unnamed_share", "direct_quote_share"])
    outlets = [str(k) for k in range(n_outlets)]
    shape = (n_outlets, n_events, len(metrics))
    hits = 0
    for _ in range(n_studies):
        total = rng.poisson(15, shape) + 1
        found = rng.binomial(total, np.broadcast_to(rng.beta(2, 4, (1, *shape[1:])), shape))
        cells = Cells(found.astype(np.float64), total.astype(np.float64), np.ones(shape[:2], dtype=np.int64))
        table = tabulate_differences(cells, metrics, outlets, n_boot=0, confidence=0.95, seed=seed)
        hits += bool((table["q_value"] <= 0.05).any())
    return hits / n_studies


def main(n_studies: int) -> None:
    """Print both tables."""
    sys.stdout.write(f"{'events':26}" + "".join(f"{n:>7}" for n in EVENTS) + "\n")
    for kind in DISTRIBUTIONS:
        cells = [measure_coverage(kind, n, n_studies) for n in EVENTS if n >= LEAST_CLUSTERS]
        sys.stdout.write(f"{kind:26}" + "".join(f"{100 * cell:7.1f}" for cell in cells) + "\n")
    sys.stdout.write("\nfalse discoveries under the null, in 100 studies\n")
    sys.stdout.write(f"{'shared events':26}" + "".join(f"{n:>7}" for n in NULL_EVENTS) + "\n")
    for n_outlets in (2, 3):
        found = [measure_discoveries(n, n_studies // 2, n_outlets=n_outlets) for n in NULL_EVENTS]
        sys.stdout.write(f"{f'{n_outlets} outlets, 4 scores':26}" + "".join(f"{100 * f:7.1f}" for f in found) + "\n")


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            main(4000)
        case [studies] if studies.isdigit() and int(studies) > 1:
            main(int(studies))
        case _:
            sys.exit(__doc__)
