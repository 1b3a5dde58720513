"""Loaded terms: the outlet's own voice to the left, its sources' voices to the right."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from framing.compare import OutletComparison
from framing.display import LoadedTermsDisplay

NAN = float("nan")


def display_of(own: list[float], sources: list[float], **options: object) -> LoadedTermsDisplay:
    """A display of one outlet: densities of all terms, of labels and of emotive ones in either voice."""
    density = [[[*voice, 0, 0, 0, 0, 0] for voice in (own, sources)]]
    numbers = {"low": [[NAN, NAN]], "high": [[NAN, NAN]], "words": [[500, 250]], **options}
    return LoadedTermsDisplay(outlets=["Wire"], density=density, **numbers)  # type: ignore[arg-type]


def test_bars_are_mirrored_and_stacked() -> None:
    """Own voice grows to the left and sources' voices to the right, category after category."""
    ax = display_of([8, 5, 3], [12, 2, 10]).plot().ax_
    bars = [(p.get_x(), p.get_width()) for p in ax.patches if p.get_facecolor()[3] > 0]
    assert np.allclose(sorted(bars), sorted([(0, -5), (-5, -3), (0, 2), (2, 10)]))


def test_axis_is_the_same_on_both_sides() -> None:
    """One scale for both voices, with no minus signs."""
    display = display_of([8, 5, 3], [12, 2, 10]).plot()
    low, high = display.ax_.get_xlim()
    assert low == -high
    display.figure_.canvas.draw()
    assert not any("−" in label.get_text() for label in display.ax_.get_xticklabels())


def test_interval_is_drawn_beside_the_bar() -> None:
    """The interval of all terms is a line of its own."""
    ax = display_of([8, 5, 3], [12, 2, 10], low=[[4, 6]], high=[[11, 19]]).plot().ax_
    drawn = [list(line.get_xdata()) for line in ax.lines]
    assert [-4, -11] in drawn
    assert [6, 19] in drawn


def test_interval_past_the_axis_ends_in_an_arrow() -> None:
    """A very wide interval does not press the bars together: it is cut off, visibly."""
    ax = display_of([8, 5, 3], [12, 2, 10], low=[[4, 6]], high=[[11, 900]]).plot().ax_
    assert ax.get_xlim()[1] < 40
    assert ">" in [line.get_marker() for line in ax.lines]


def test_voice_without_words_says_so() -> None:
    """NaN is a sentence; 0 is a 0."""
    ax = display_of([0, 0, 0], [NAN, NAN, NAN], words=[[500, 0]]).plot().ax_
    written = [text.get_text() for text in ax.texts]
    assert "no words" in written
    assert "0.0" in written


def test_counts_are_those_of_the_comparison(comparison_of: Callable[..., OutletComparison]) -> None:
    """Terms counted back from densities are the terms that were there."""
    comparison = comparison_of(["Wire", "Post"])
    frame = LoadedTermsDisplay.from_comparison(comparison).frame()
    own = [sum(t.count_terms("outlet") for t in comparison.tallies[k : k + 3]) for k in (0, 3)]
    assert frame.loc[frame["voice"] == "outlet", "terms"].tolist() == own
