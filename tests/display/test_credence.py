"""Credence gap: shares of cues that hold a source off, and what there is too little of."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from framing.compare import OutletComparison
from framing.display import CredenceGapDisplay
from framing.exceptions import InputError
from framing.terms import credence_gap

# neutral, supportive, doubting, conceding, hostile
MANY, DOUBTED, FEW, NONE = [18, 2, 0, 0, 0], [6, 0, 3, 2, 1], [1, 0, 1, 0, 0], [0, 0, 0, 0, 0]


def display_of(*cues: list[list[int]]) -> CredenceGapDisplay:
    """A display of one outlet for each pair of counts."""
    return CredenceGapDisplay(outlets=[f"Outlet {n}" for n in range(len(cues))], types=("state", "ngo"), cues=cues)


def points_of(display: CredenceGapDisplay) -> dict[str, float]:
    """Marker -> share of the points drawn."""
    points = (line for line in display.ax_.lines if line.get_marker() in ("o", "D"))
    return {str(line.get_marker()): float(line.get_xdata()[0]) for line in points}


def test_supportive_cues_do_not_hold_off() -> None:
    """Only doubting, conceding and hostile cues count into the share."""
    display = display_of([MANY, DOUBTED])
    assert display.shares.tolist() == [[0.0, 0.5]]
    assert display.gaps.tolist() == [0.5]


def test_points_stand_on_the_shares() -> None:
    """A circle for the first type, a diamond for the second."""
    assert points_of(display_of([MANY, DOUBTED]).plot()) == {"o": 0.0, "D": 0.5}


def test_few_cues_make_a_hollow_point() -> None:
    """Below ten cues the point is hollow and the row carries the mark of caution."""
    display = display_of([MANY, FEW], [MANY, MANY]).plot()
    fills = [line.get_markerfacecolor() for line in display.ax_.lines if line.get_marker() == "D"]
    assert fills[0] != fills[1]
    assert "△ +50" in [text.get_text() for text in display.ax_.texts]


def test_type_without_cues_has_no_point() -> None:
    """No cue, no share: a dash for the gap; where neither has one, a word."""
    display = display_of([MANY, NONE], [NONE, NONE]).plot()
    assert set(points_of(display)) == {"o"}
    written = [text.get_text() for text in display.ax_.texts]
    assert "no cues" in written
    assert written.count("–") == 2
    assert np.isnan(display.frame()["gap"]).all()


def test_long_interval_of_few_cues_ends_in_an_arrow() -> None:
    """What rests on little does not press the points of the others together: its interval is cut off, visibly."""
    display = display_of([[90, 10, 0, 0, 0], [45, 2, 3, 0, 0]], [MANY, [1, 0, 0, 0, 0]]).plot()
    assert display.ax_.get_xlim()[1] < 0.3
    assert [line.get_marker() for line in display.ax_.lines].count(">") == 1


def test_interval_holds_the_share() -> None:
    """The Wilson interval surrounds the share and stays within 0 and 1."""
    table = display_of([MANY, DOUBTED], [FEW, MANY]).frame()
    assert (table["low"] <= table["share"]).all()
    assert (table["share"] <= table["high"]).all()
    assert table["low"].min() >= 0


def test_counts_are_those_of_the_comparison(comparison_of: Callable[..., OutletComparison]) -> None:
    """One outlet's gap is the gap of the library's own measure."""
    comparison = comparison_of(["Wire"])
    display = CredenceGapDisplay.from_comparison(comparison, trusted="state", other="ngo")
    assert display.gaps[0] == credence_gap(comparison.annotations, trusted="state", other="ngo")
    assert display.cues.sum() > 0


def test_unknown_type_is_an_error(comparison_of: Callable[..., OutletComparison]) -> None:
    """The message lists the types."""
    with pytest.raises(InputError, match="civilian"):
        CredenceGapDisplay.from_comparison(comparison_of(["Wire"]), other="king")  # type: ignore[arg-type]
