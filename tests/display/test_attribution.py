"""Attribution: points at the values, lines over the intervals, hollow where they rest on little."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.colors import to_hex

from framing.compare import OutletComparison
from framing.display import AttributionDisplay
from framing.display.palette import PAPER

NAN = float("nan")


def display_of(density: list[list[float]], **options: object) -> AttributionDisplay:
    """A display of outlets with these densities and a share of 0.4 each."""
    n = len(density)
    return AttributionDisplay(
        outlets=[f"Outlet {k}" for k in range(n)],
        density=density,
        share=[[0.4, 0.3, 0.5]] * n,
        attributions=[12] * n,
        documents=[3] * n,
        **options,  # type: ignore[arg-type]  # a short cut of the tests
    )


def test_points_stand_at_the_values() -> None:
    """Each panel has a point at the value and a line from the low to the high end of the interval."""
    panel = display_of([[24, 18, 31]]).plot().panels_[0]
    drawn = [line.get_xdata().tolist() for line in panel.lines if line.get_transform() == panel.transData]
    assert [24] in drawn
    assert [18, 31] in drawn


def test_point_with_a_caution_is_hollow() -> None:
    """What rests on little is marked by shape, and the note says why."""
    display = display_of([[24, 18, 31], [20, 15, 25]], cautions=["only 1 document", ""]).plot()
    points = [line for line in display.panels_[0].lines if line.get_marker() == "o"]
    assert [to_hex(point.get_markerfacecolor()) == PAPER for point in points] == [True, False]
    assert any("only 1 document" in text.get_text() for text in display.ax_.texts)


def test_undefined_score_has_no_point() -> None:
    """NaN is a sentence, not a point at 0."""
    display = display_of([[NAN, NAN, NAN]]).plot()
    assert not [line for line in display.panels_[0].lines if line.get_marker() == "o"]
    assert "no words" in [text.get_text() for text in display.panels_[0].texts]


def test_no_interval_no_line() -> None:
    """Without an interval there is the point alone, and the note says why."""
    display = display_of([[24, NAN, NAN]])
    display.share[:, 1:] = NAN
    display.plot()
    assert [line.get_marker() for line in display.panels_[1].lines].count("o") == 1
    assert any("No intervals" in text.get_text() for text in display.ax_.texts)


def test_numbers_are_those_of_the_comparison(comparison_of: Callable[..., OutletComparison]) -> None:
    """Values, intervals and pooled values are taken over as they are."""
    comparison = comparison_of(["Wire", "Post"])
    display = AttributionDisplay.from_comparison(comparison)
    table = comparison.by_outlet.set_index(["outlet", "metric"])
    for row in display.frame().to_dict("records"):
        assert row["value"] == pytest.approx(table.loc[(row["outlet"], row["metric"]), "value"])
    overall = comparison.overall.set_index("metric")["value"]
    assert display.pooled == pytest.approx((overall["attribution_density"], overall["attributed_word_share"]))
    assert display.attributions.tolist() == [sum(4 + n for n in range(3)), sum(5 + n for n in range(3))]
