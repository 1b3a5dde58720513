"""Pictures compared with kept ones, with a tolerance: bars, points and hatches stand and look as they did.

Writing is left out, because each version of the font engine sets it a little differently; what is written is tested by
its words. To keep new pictures after a change that was meant, delete those in ``baseline`` and run this file twice.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from matplotlib import pyplot as plt
from matplotlib.testing.compare import compare_images
from matplotlib.text import Text

from framing.display import (
    ArticleDisplay,
    CredenceGapDisplay,
    LoadedTermsDisplay,
    NamingDisplay,
    SourceMatrixDisplay,
    SourceMixDisplay,
)
from framing.display.canvas import Display, house_style
from framing.records import SOURCE_TYPES, TERM_CATEGORIES

BASELINE = Path(__file__).parent / "baseline"

# Root mean square of the difference of two pictures, of 255; a bar that is missing or moved makes more than 5.
TOLERANCE = 1.5

NAN = float("nan")
DENSITY = [[[7 * (9 - k), *([9 - k] * len(TERM_CATEGORIES))] for k in (2, 5)], [[NAN] * 8, [14, *([2] * 7)]]]

DISPLAYS: dict[str, Display] = {
    "source_mix": SourceMixDisplay(
        outlets="AB", attributions=[range(1, 1 + len(SOURCE_TYPES)), [0, 0, 9, 0, 0, 3, 0, 0, 2, 0, 0]],
        unnamed_share=[0.2, NAN],
    ),
    "loaded_terms": LoadedTermsDisplay(
        outlets="AB", density=DENSITY, low=[[30, 20], [NAN, 6]], high=[[60, 44], [NAN, 400]],
        words=[[900, 400], [0, 90]],
    ),
    "source_matrix": SourceMatrixDisplay(
        outlets="ABC", speakers="vwxyz", types=["un", "state", "state", "ngo", "civilian"],
        attributions=[[1, 0, 3], [9, 2, 0], [0, 1, 1], [4, 4, 4], [0, 0, 25]],
    ),
    "article": ArticleDisplay(
        labels="AB", lengths=[900, 400],
        stretches=[(0, 0, 120, "state"), (0, 300, 420, "ngo"), (0, 320, 360, "expert"), (1, 50, 390, "opposition")],
        terms=[(0, 130, 140, "outlet"), (0, 310, 318, "source")], asides=[(0, 700, 900, "boilerplate")],
    ),
    "naming": NamingDisplay(
        entity="x", outlets="ABC", labels="lm", counts=[[[4, 1], [0, 2], [9, 0]], [[0, 0], [1, 1], [0, 5]]]
    ),
    "credence_gap": CredenceGapDisplay(
        outlets="ABC", types=("state", "opposition"),
        cues=[[[18, 2, 0, 0, 0], [6, 0, 3, 2, 1]], [[1, 0, 1, 0, 0], [0, 0, 0, 0, 0]], [[0] * 5, [0] * 5]],
    ),
}  # fmt: skip


def draw(display: Display, path: Path) -> None:
    """Draw the marks of a display on axes of a fixed place and size, its writing left out."""
    with house_style():
        figure = plt.figure(figsize=(4, 2.4), dpi=80)
        ax = figure.add_axes((0.05, 0.1, 0.9, 0.8))
        display.plot(ax)
        for text in figure.findobj(Text):
            text.set_visible(False)
        for legend in filter(None, [ax.get_legend()]):
            legend.remove()
        figure.savefig(path, dpi=80)
    plt.close(figure)


@pytest.mark.parametrize("name", DISPLAYS)
def test_picture_is_as_it_was(name: str, tmp_path: Path) -> None:
    """The marks are where they were, in the colours and hatches that they had."""
    kept, drawn = BASELINE / f"{name}.png", tmp_path / f"{name}.png"
    draw(DISPLAYS[name], drawn)
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(drawn.read_bytes())
        pytest.fail(f"there was no picture to compare with; {kept} is now kept: look at it")
    difference = compare_images(str(kept), str(drawn), TOLERANCE)
    assert difference is None, difference


def test_a_change_would_be_seen(tmp_path: Path) -> None:
    """A bar that is a few points longer is more than the tolerance allows."""
    changed = SourceMixDisplay(
        outlets="AB", attributions=[range(1, 12), [0, 0, 9, 0, 0, 2, 0, 0, 3, 0, 0]], unnamed_share=[0.2, NAN]
    )
    draw(changed, tmp_path / "changed.png")
    (tmp_path / "kept.png").write_bytes((BASELINE / "source_mix.png").read_bytes())
    assert compare_images(str(tmp_path / "kept.png"), str(tmp_path / "changed.png"), TOLERANCE) is not None
