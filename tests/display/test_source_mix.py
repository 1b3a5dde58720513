"""The source mix: bars are the shares, and small segments carry no writing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from framing.compare import OutletComparison
from framing.display import SourceMixDisplay
from framing.records import SOURCE_TYPES


def mix_of(**counts: list[int]) -> SourceMixDisplay:
    """A display of outlets with so many attributions to each type, the first types first."""
    rows = [values + [0] * (len(SOURCE_TYPES) - len(values)) for values in counts.values()]
    return SourceMixDisplay(outlets=list(counts), attributions=rows, unnamed_share=[0.5] * len(rows))


def test_bars_are_the_shares() -> None:
    """Filled bars have the shares as widths and stand end to end from 0 to 1."""
    ax = mix_of(Wire=[1, 0, 3], Post=[2, 2, 0]).plot().ax_
    bars = [p for p in ax.patches if p.get_facecolor()[3] > 0]
    wire = [(p.get_x(), p.get_width()) for p in bars if round(p.get_y() + p.get_height() / 2) == 0]
    assert np.allclose(wire, [(0.0, 0.25), (0.25, 0.75)])
    post = [(p.get_x(), p.get_width()) for p in bars if round(p.get_y() + p.get_height() / 2) == 1]
    assert np.allclose(post, [(0.0, 0.5), (0.5, 0.5)])


def test_legend_lists_the_types_that_occur() -> None:
    """A type that nobody cites is not in the legend."""
    legend = mix_of(Wire=[1, 0, 3]).plot().ax_.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["UN", "State"]


def test_small_segment_carries_no_label() -> None:
    """Writing stands only in segments that have room for it."""
    ax = mix_of(Wire=[1, 0, 199]).plot().ax_
    written = {text.get_text() for text in ax.texts}
    assert "State 100%" in written
    assert not any(text.startswith("UN") for text in written)


def test_outlet_without_attributions_says_so() -> None:
    """No bar, a sentence in its place, a dash for the unnamed share."""
    display = SourceMixDisplay(outlets=["Silent"], attributions=[[0] * 11], unnamed_share=[float("nan")]).plot()
    written = [text.get_text() for text in display.ax_.texts]
    assert "no attributions" in written
    assert "–" in written
    assert "no attributions" in display.describe()


def test_shares_add_up(comparison_of: Callable[..., OutletComparison]) -> None:
    """From a comparison, shares are those of its sources, and its unnamed share is kept."""
    comparison = comparison_of(["Wire", "Post"])
    frame = SourceMixDisplay.from_comparison(comparison).frame()
    assert frame[list(SOURCE_TYPES)].sum(axis=1).to_numpy() == pytest.approx([1, 1])
    counted = comparison.sources.groupby("outlet", sort=False)["attributions"].sum()
    assert frame["attributions"].tolist() == counted.tolist()
    table = comparison.by_outlet
    unnamed = table.loc[table["metric"] == "unnamed_share", "value"].to_numpy()
    assert np.allclose(frame["unnamed_share"], unnamed)


def test_options_reach_the_bars() -> None:
    """Artist options win over the display's own."""
    ax = mix_of(Wire=[1, 0, 3]).plot(alpha=0.5).ax_
    assert any(patch.get_alpha() == 0.5 for patch in ax.patches)
