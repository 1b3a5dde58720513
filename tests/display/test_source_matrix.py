"""The matrix: counts in cells, speakers by type."""

from __future__ import annotations

from collections.abc import Callable

from framing.compare import OutletComparison
from framing.display import SourceMatrixDisplay
from framing.records import SOURCE_TYPES


def test_cells_hold_the_counts() -> None:
    """A number where there are attributions, a dot where there are none."""
    display = SourceMatrixDisplay(
        outlets=["A", "B"], speakers=["X", "Y"], types=["un", "ngo"], attributions=[[4, 0], [1, 2]]
    )
    cells = {text.get_position(): text.get_text() for text in display.plot().ax_.texts if text.get_text() in "·124"}
    assert cells == {(0, 0): "4", (1, 0): "·", (0, 1): "1", (1, 1): "2"}
    assert len([p for p in display.ax_.patches if p.get_width() < 1]) == 3


def test_speakers_stand_by_type_then_number(comparison_of: Callable[..., OutletComparison]) -> None:
    """Types keep their order; the counts add up to the sources of the comparison."""
    comparison = comparison_of(["Wire", "Post"])
    display = SourceMatrixDisplay.from_comparison(comparison)
    places = [SOURCE_TYPES.index(kind) for kind in display.types]
    assert places == sorted(places)
    counted = comparison.sources.groupby("outlet", sort=False)["attributions"].sum()
    assert display.attributions.sum(axis=0).tolist() == counted.tolist()


def test_speakers_left_out_are_counted(comparison_of: Callable[..., OutletComparison]) -> None:
    """The note says how many speakers have no row."""
    display = SourceMatrixDisplay.from_comparison(comparison_of(["Wire", "Post"]), n_speakers=2).plot()
    assert len(display.speakers) == 2
    assert display.left_out == 4
    assert any("4 speakers cited less often" in text.get_text() for text in display.ax_.texts)
