"""Rank agreement within events."""

from __future__ import annotations

import pytest

from framing.evaluation.ranking import rank_agreement

EVENTS = ["a", "a", "a", "b", "b", "b", "c", "c", "c"]
GOLD = [1, 2, 3, 3, 2, 1, 5, 5, 5]


def test_only_the_order_inside_an_event_counts():
    """Counts that differ between events, and rise with gold inside each, agree wherever gold tells outlets apart."""
    counts = {"same": [10, 20, 30, 0.3, 0.2, 0.1, 7, 8, 9]}
    assert rank_agreement(EVENTS, GOLD, counts)["same"].tau == pytest.approx(2 / 3)


def test_a_level_event_counts_as_no_agreement():
    """A count that is level everywhere agrees with nothing, and has no width."""
    level = rank_agreement(EVENTS, GOLD, {"level": [1] * 9})["level"]
    assert level == (0.0, 0.0, 0.0)


def test_against_gives_the_gain():
    """The gain of a count over itself is nothing, over its opposite twice its own agreement."""
    counts = {"same": GOLD, "turned": [-value for value in GOLD]}
    gains = rank_agreement(EVENTS, GOLD, counts, against="turned")
    assert gains["turned"] == (0.0, 0.0, 0.0)
    assert gains["same"].tau == pytest.approx(4 / 3)
    assert gains["same"].low <= gains["same"].tau <= gains["same"].high
