"""Pictures for a narrow screen: as wide as that, with nothing cut off and nothing on top of anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.text import Text

from framing.compare import OutletComparison
from framing.display import (
    ArticleDisplay,
    AttributionDisplay,
    CredenceGapDisplay,
    DifferencesDisplay,
    FramingMapDisplay,
    LoadedTermsDisplay,
    NamingDisplay,
    SourceMatrixDisplay,
    SourceMixDisplay,
    TimelineDisplay,
    WordingDisplay,
)
from framing.display.canvas import Display, house_style
from framing.display.lettering import name_lines, shorten, text_width
from framing.display.sheet import current_sheet, narrow_sheet

DISPLAYS = (
    SourceMixDisplay, AttributionDisplay, LoadedTermsDisplay, SourceMatrixDisplay, FramingMapDisplay,
    DifferencesDisplay, ArticleDisplay, NamingDisplay, CredenceGapDisplay, TimelineDisplay, WordingDisplay,
)  # fmt: skip
LONG = "The Northern Territories Morning Intelligencer and Advertiser"
CASES: dict[str, tuple[list[str], dict[str, Any]]] = {
    "two": (["Wire", "Post"], {}),
    "five, long names": ([f"{LONG} {n}" for n in range(5)], {}),
    "fifteen": ([f"Outlet {n}" for n in range(15)], {}),
    "an outlet with nothing": (["Wire", "Silent", "Post"], {"empty": ("Silent",)}),
    "nothing at all": (["Silent"], {"empty": ("Silent",), "documents": 1}),
    "one word without end": (["W" * 300, "Post"], {}),
}

# Points: shown over the 300 pixels of a narrow page, nine points of a wider drawing are less than ten pixels.
WIDEST = 280

every_display = pytest.mark.parametrize("kind", DISPLAYS, ids=lambda kind: kind.__name__)


@every_display
@pytest.mark.parametrize("case", CASES)
def test_narrow_picture_is_narrow_and_whole(
    kind: type[Display], case: str, comparison_of: Callable[..., OutletComparison]
) -> None:
    """All writing lies on the sheet and on no other writing, and the sheet is as narrow as promised."""
    outlets, options = CASES[case]
    display = kind.from_comparison(comparison_of(outlets, **options))
    if not display.fits_narrow:
        pytest.skip("a grid of so many columns is shown wide")
    figure = Figure()
    with house_style(), narrow_sheet():
        display._draw_fitted(figure, {})
    FigureCanvasAgg(figure).draw()
    width, height = figure.get_size_inches() * figure.dpi
    assert width / figure.dpi * 72 <= WIDEST
    boxes = []
    for text in figure.findobj(Text):
        if not text.get_visible() or not text.get_text().strip() or text.get_rotation() % 90:
            continue
        box = Text.get_window_extent(text)
        if box.width == 0 or is_outside_its_axis(text):
            continue
        assert box.x0 >= -1, text
        assert box.x1 <= width + 1, text
        assert box.y0 >= -1, text
        assert box.y1 <= height + 1, text
        boxes.append((text.get_text(), box))
    for place, (first, box) in enumerate(boxes):
        for second, other in boxes[place + 1 :]:
            across = min(box.x1, other.x1) - max(box.x0, other.x0)
            along = min(box.y1, other.y1) - max(box.y0, other.y0)
            assert across <= 1 or along <= 3.5, f"{first!r} lies on {second!r}"


def is_outside_its_axis(text: Text) -> bool:
    """Tell whether a text is the label of a tick beyond the ends of its axis, which is not drawn."""
    for axes in text.figure.findobj(lambda artist: hasattr(artist, "xaxis")):  # type: ignore[union-attr]
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
                if text in (tick.label1, tick.label2) and not low <= tick.get_loc() <= high:
                    return True
    return False


@every_display
def test_wide_and_narrow_say_the_same(kind: type[Display], comparison_of: Callable[..., OutletComparison]) -> None:
    """Every number that the wide picture prints beside its marks is on the narrow one."""
    display = kind.from_comparison(comparison_of(["Wire", "Post"]))
    wide, narrow = (
        set(re.findall(r"\d[\d,.]*", " ".join(re.findall(r"<text[^>]*>([^<]*)", svg))))
        for svg in (display.to_svg(), display.to_svg(narrow=True))
    )
    # the axes of a narrower picture carry other ticks
    table = " ".join(str(value) for value in display.frame().to_numpy().ravel())
    assert {n for n in wide - narrow if n.strip(".,") in table.split()} <= ticks_of(display)


def ticks_of(display: Display) -> set[str]:
    """The labels of the ticks of the wide picture."""
    from matplotlib import pyplot as plt

    figure = display.plot().figure_
    figure.canvas.draw()
    labels = {t.get_text() for axes in (*figure.axes, *figure.axes[0].child_axes) for t in axes.get_xticklabels()}
    labels |= {t.get_text() for axes in figure.axes for t in axes.get_yticklabels()}
    plt.close(figure)
    return {label.strip("%") for label in labels}


def test_sheet_is_narrow_only_inside_its_block(comparison_of: Callable[..., OutletComparison]) -> None:
    """After a narrow drawing the next one is wide, also where the first one failed."""
    display = SourceMixDisplay.from_comparison(comparison_of(["Wire", "Post"]))
    before = display.to_svg()
    display.to_svg(narrow=True)
    with pytest.raises(ZeroDivisionError), narrow_sheet():
        _ = 1 / 0
    assert current_sheet() is None
    assert display.to_svg() == before


def test_legend_stands_above_on_a_narrow_sheet(comparison_of: Callable[..., OutletComparison]) -> None:
    """The legend covers no data there either."""
    display = SourceMixDisplay.from_comparison(comparison_of([f"Outlet {n}" for n in range(15)]))
    figure = Figure()
    with house_style(), narrow_sheet():
        display._draw_fitted(figure, {})
    [legend] = figure.findobj(Legend)
    assert legend.get_window_extent().y0 > figure.axes[0].get_window_extent().y1


@pytest.mark.parametrize(
    ("name", "beginning", "end"),
    [(f"{LONG} Asia", "The Northern", "Asia"), (f"{LONG} Africa", "The Northern", "Africa"), ("W" * 300, "W", "W")],
)
def test_long_name_keeps_both_ends(name: str, beginning: str, end: str) -> None:
    """A name is cut in its middle, because names of one house differ at the end."""
    short = shorten(name, 150)
    assert short.startswith(beginning)
    assert short.endswith(end)
    assert "…" in short
    assert text_width(short, 9, "bold") <= 150
    lines = name_lines(name, 2, width=120)
    assert len(lines) == 2
    assert lines[-1].endswith(end)
