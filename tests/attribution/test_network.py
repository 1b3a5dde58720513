import numpy as np
import pytest

from framing.attribution import network
from framing.attribution.network import Network


@pytest.fixture
def small():
    """Return a network of two narrow layers with random weights."""
    random = np.random.default_rng(0)
    width, gaps = 4, (1, 2)
    weights = {
        "gaps": np.array(gaps),
        "scale": np.ones(width),
        "shift": np.zeros(width),
        "out_weight": random.normal(size=(7, width)),
        "out_offset": random.normal(size=7),
    }
    for number in range(len(gaps)):
        weights[f"layer{number}_weight"] = random.normal(size=(2 * width, 3 * width))
        weights[f"layer{number}_offset"] = random.normal(size=2 * width)
        weights[f"layer{number}_scale"] = np.ones(width)
        weights[f"layer{number}_shift"] = np.zeros(width)
    return Network(weights)


def test_reach_is_the_sum_of_gaps(small):
    """A change further away than the reach makes no difference; one at the reach does."""
    vectors = np.random.default_rng(1).normal(size=(20, 4)).astype(np.float32)
    changed = vectors.copy()
    changed[10] += np.arange(4)
    differs = np.abs(small.score(vectors) - small.score(changed)).max(1) > 1e-6
    assert np.flatnonzero(differs).tolist() == list(range(10 - small.reach, 10 + small.reach + 1))


def test_blocks_make_no_difference(small, monkeypatch):
    """A long document is worked through in blocks with the scores that one block gives."""
    vectors = np.random.default_rng(2).normal(size=(50, 4)).astype(np.float32)
    whole = small.score(vectors)
    monkeypatch.setattr(network, "_BLOCK", 7)
    np.testing.assert_allclose(small.score(vectors), whole, atol=1e-5)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_texts_shorter_than_a_gap(small, size):
    """One token has scores too."""
    assert small.score(np.ones((size, 4), dtype=np.float32)).shape == (size, 7)


def test_steep_gates_do_not_overflow(small):
    """Values far from any seen in training give scores and no warning."""
    assert np.isfinite(small.score(np.full((3, 4), 1e6, dtype=np.float32) * np.arange(4, dtype=np.float32))).all()
