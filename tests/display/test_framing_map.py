"""The map: points at both scores, numbers that can be told apart."""

from __future__ import annotations

import numpy as np
from matplotlib.text import Annotation, Text

from framing.display import FramingMapDisplay

NAN = float("nan")


def map_of(places: list[tuple[float, float]]) -> FramingMapDisplay:
    """A map of outlets at these places, without intervals."""
    share = [[x, NAN, NAN] for x, _ in places]
    density = [[y, NAN, NAN] for _, y in places]
    names = [f"Outlet {n}" for n in range(len(places))]
    return FramingMapDisplay(outlets=names, share=share, density=density, words=[100] * len(places))


def test_points_stand_at_both_scores() -> None:
    """Each outlet has one point, at its share and its density."""
    ax = map_of([(0.4, 8), (0.6, 3)]).plot().ax_
    drawn = [(line.get_xdata()[0], line.get_ydata()[0]) for line in ax.lines if line.get_marker() == "o"]
    assert drawn == [(0.4, 8), (0.6, 3)]


def test_undefined_outlet_has_no_point() -> None:
    """An outlet without words stands in the key alone, which says so."""
    display = map_of([(0.4, 8), (NAN, NAN)]).plot()
    assert [line.get_marker() for line in display.ax_.lines].count("o") == 1
    assert "nothing to draw" in [text.get_text() for text in display.ax_.texts]


def test_numbers_of_one_crowd_part() -> None:
    """Eight outlets at nearly one place keep eight numbers that can be read."""
    display = map_of([(0.5 + n / 1000, 10 + n / 50) for n in range(8)]).plot()
    display.figure_.canvas.draw()
    numbers = [
        t for t in display.ax_.texts if isinstance(t, Annotation) and t.get_text().isdigit() and t.xycoords == "data"
    ]
    # the writing without its leader line
    boxes = [Text.get_window_extent(number).padded(-1) for number in numbers]
    assert len(boxes) == 8
    overlaps = [a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :]]
    assert not any(overlaps)


def test_axis_ends_where_shares_end() -> None:
    """The axis of shares never goes past 100%."""
    ax = map_of([(0.97, 8)]).plot().ax_
    assert ax.get_xlim() == (0, 1)
    assert np.isclose(ax.get_ylim()[0], 0)
