"""Article strips: stretches where they stand, ticks on the side of their voice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.compare import OutletComparison
from framing.display import ArticleDisplay
from framing.exceptions import InputError


def test_stretches_stand_where_they_are() -> None:
    """A rectangle covers the characters of the stretch."""
    display = ArticleDisplay(labels=["Wire"], lengths=[900], stretches=[(0, 40, 220, "state")]).plot()
    assert (40, 180) in [(p.get_x(), p.get_width()) for p in display.ax_.patches]


def test_ticks_tell_voices_apart() -> None:
    """Own voice above the strip, sources' voices below it."""
    terms = [(0, 100, 110, "outlet"), (0, 300, 310, "source")]
    display = ArticleDisplay(labels=["Wire"], lengths=[900], stretches=[], terms=terms).plot()
    ticks = {line.get_xdata()[0]: max(line.get_ydata()) for line in display.ax_.lines}
    # the axis runs downwards
    assert ticks[105] < 0 < ticks[305]


def test_overlaps_are_counted_once() -> None:
    """The share of characters attributed does not count a nested stretch again."""
    stretches = [(0, 0, 500, "state"), (0, 100, 300, "ngo")]
    assert "50% of the characters" in ArticleDisplay(labels=["Wire"], lengths=[1000], stretches=stretches).describe()


def test_unknown_event_says_what_there_is(comparison_of: Callable[..., OutletComparison]) -> None:
    """A wrong event gets the list of right ones."""
    with pytest.raises(InputError, match="there is no event 'flood'; the events are: storm"):
        ArticleDisplay.from_comparison(comparison_of(["Wire"]), event="flood")
