"""What all displays share: the convention, a figure that fits, settings left alone."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from io import BytesIO

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.axis import Axis
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

DISPLAYS = (
    SourceMixDisplay,
    AttributionDisplay,
    LoadedTermsDisplay,
    SourceMatrixDisplay,
    FramingMapDisplay,
    DifferencesDisplay,
    ArticleDisplay,
    NamingDisplay,
    CredenceGapDisplay,
    TimelineDisplay,
    WordingDisplay,
)
# those whose rows are the outlets, and that draw a legend
ROWS = (SourceMixDisplay, AttributionDisplay, LoadedTermsDisplay, CredenceGapDisplay)
# an outlet alone in its event differs from none, and the lanes of a timeline are events
SILENT_ON_OUTLETS = (DifferencesDisplay, TimelineDisplay)
LONG = "The Northern Territories Morning Intelligencer and Advertiser"

CASES = {
    "two": (["Wire", "Post"], {}),
    "five, long names": ([f"{LONG} {n}" for n in range(5)], {}),
    "fifteen": ([f"Outlet {n}" for n in range(15)], {}),
    "one document": (["Wire"], {"documents": 1}),
    "an outlet with nothing": (["Wire", "Silent", "Post"], {"empty": ("Silent",)}),
    "nothing at all": (["Silent"], {"empty": ("Silent",), "documents": 1}),
    "one word without end": (["W" * 300, "Post"], {}),
    "signs with a meaning elsewhere": (["A$B$", "<b>&amp;</b>", "new\nline", "\u202egnisol"], {}),
}

every_display = pytest.mark.parametrize("kind", DISPLAYS, ids=lambda kind: kind.__name__)
every_display_of_rows = pytest.mark.parametrize("kind", ROWS, ids=lambda kind: kind.__name__)
every_case = pytest.mark.parametrize("case", CASES)


# Comparisons and drawings are made once for all tests that only look at them.
COMPARISONS: dict[str, OutletComparison] = {}
DRAWN: dict[tuple[type[Display], str], Display] = {}


def compare_case(case: str, comparison_of: Callable[..., OutletComparison]) -> OutletComparison:
    """The comparison of a case."""
    if case not in COMPARISONS:
        outlets, options = CASES[case]
        COMPARISONS[case] = comparison_of(outlets, **options)
    return COMPARISONS[case]


def draw(kind: type[Display], case: str, comparison_of: Callable[..., OutletComparison]) -> Display:
    """A display of a case, drawn on a figure of its own."""
    if (kind, case) not in DRAWN:
        display = kind.from_comparison(compare_case(case, comparison_of)).plot()
        display.figure_.canvas.draw()
        DRAWN[kind, case] = display
    return DRAWN[kind, case]


def find_writing(display: Display) -> list[Text]:
    """All text that is drawn: what is visible, not blank, and not the label of a tick outside its axis."""
    unseen: set[Text] = set()
    for axis in display.figure_.findobj(Axis):
        low, high = sorted(axis.get_view_interval())
        ticks = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
        unseen |= {label for t in ticks if not low <= t.get_loc() <= high for label in (t.label1, t.label2)}
    found = (text for text in display.figure_.findobj(Text) if text not in unseen)
    return [text for text in found if text.get_visible() and text.get_text().strip()]


@every_display
@every_case
def test_nothing_is_cut_off(kind: type[Display], case: str, comparison_of: Callable[..., OutletComparison]) -> None:
    """Every visible artist lies inside the figure at its default size."""
    display = draw(kind, case, comparison_of)
    width, height = display.figure_.canvas.get_width_height()
    for text in find_writing(display):
        box = text.get_window_extent()
        assert box.x0 >= 0, text
        assert box.y0 >= 0, text
        assert box.x1 <= width, text
        assert box.y1 <= height, text


@every_display
def test_nothing_is_cut_off_at_few_dots(kind: type[Display], comparison_of: Callable[..., OutletComparison]) -> None:
    """Saved at 72 dots an inch, where letters are set wider, everything is still on the picture."""
    display = kind.from_comparison(compare_case("fifteen", comparison_of)).plot()
    display.figure_.set_dpi(72)
    display.figure_.canvas.draw()
    width, height = display.figure_.canvas.get_width_height()
    for text in find_writing(display):
        box = text.get_window_extent()
        assert box.x0 >= 0, text
        assert box.y0 >= 0, text
        assert box.x1 <= width, text
        assert box.y1 <= height, text
    plt.close(display.figure_)


@every_display
@every_case
def test_no_writing_overlaps(kind: type[Display], case: str, comparison_of: Callable[..., OutletComparison]) -> None:
    """No two pieces of writing lie on one another, the legend's included."""
    display = draw(kind, case, comparison_of)
    # the boxes of slanted headings overlap where the letters do not: their columns are as wide as they need
    level = [text for text in find_writing(display) if text.get_rotation() % 90 == 0]
    # of an annotation, the writing without its leader line
    boxes = [(text.get_text(), Text.get_window_extent(text)) for text in level]
    for place, (first, box) in enumerate(boxes):
        for second, other in boxes[place + 1 :]:
            across = min(box.x1, other.x1) - max(box.x0, other.x0)
            along = min(box.y1, other.y1) - max(box.y0, other.y0)
            # lines of writing carry room above and below the letters
            assert across <= 1 or along <= 3, f"{first!r} lies on {second!r}"


@every_display_of_rows
def test_legend_covers_no_data(kind: type[Display], comparison_of: Callable[..., OutletComparison]) -> None:
    """The legend stands wholly above the axes."""
    display = draw(kind, "fifteen", comparison_of)
    legend = display.ax_.get_legend()
    assert legend is not None
    assert legend.get_window_extent().y0 > display.ax_.get_window_extent().y1


@every_display_of_rows
def test_rows_keep_the_order_given(kind: type[Display], comparison_of: Callable[..., OutletComparison]) -> None:
    """Outlets stand from top to bottom as they were given, whatever their numbers."""
    display = kind.from_comparison(comparison_of(["Zeta", "Alpha", "Mid"])).plot()
    labels = [label.get_text() for label in display.ax_.get_yticklabels()]
    assert labels == ["Zeta", "Alpha", "Mid"]
    bottom, top = display.ax_.get_ylim()
    assert bottom > top


@every_display_of_rows
def test_figure_grows_with_the_outlets(kind: type[Display], comparison_of: Callable[..., OutletComparison]) -> None:
    """Fifteen outlets get a taller figure than two, and every row room for its name."""
    heights = [draw(kind, case, comparison_of).figure_.get_size_inches()[1] for case in ("two", "fifteen")]
    assert heights[1] > heights[0] + 4


@every_display
def test_axes_of_the_caller_are_used(kind: type[Display], comparison_of: Callable[..., OutletComparison]) -> None:
    """With `ax`, no figure is made, and the axes keep their place; `plot` returns the display."""
    figure, ax = plt.subplots(figsize=(9, 4))
    before = ax.get_position().bounds
    display = kind.from_comparison(comparison_of(["Wire", "Post"]))
    assert display.plot(ax) is display
    assert display.ax_ is ax
    assert display.figure_ is figure
    assert ax.get_position().bounds == before
    assert plt.get_fignums() == [figure.number]


def test_axes_of_the_caller_get_the_look(comparison_of: Callable[..., OutletComparison]) -> None:
    """Axes made outside the style lose the frame and the ticks that would stand among the names."""
    _, ax = plt.subplots()
    SourceMixDisplay.from_comparison(comparison_of(["Wire", "Post"])).plot(ax)
    assert [side for side, spine in ax.spines.items() if spine.get_visible()] == ["bottom"]
    assert {tick.tick1line.get_markersize() for tick in ax.yaxis.get_major_ticks()} == {0}


@every_display
def test_settings_of_the_caller_are_left_alone(
    kind: type[Display], comparison_of: Callable[..., OutletComparison]
) -> None:
    """The style holds inside `plot` only."""
    display = kind.from_comparison(compare_case("two", comparison_of))
    before = dict(mpl.rcParams)
    display.plot()
    assert dict(mpl.rcParams) == before


@every_display
@pytest.mark.parametrize("kind_of_file", ["png", "svg", "pdf"])
def test_figure_saves(kind: type[Display], kind_of_file: str, comparison_of: Callable[..., OutletComparison]) -> None:
    """PNG, SVG and PDF are written without a warning."""
    stream = BytesIO()
    draw(kind, "an outlet with nothing", comparison_of).figure_.savefig(stream, format=kind_of_file)
    assert stream.tell() > 1000


@every_display
def test_svg_is_the_same_each_time(kind: type[Display], comparison_of: Callable[..., OutletComparison]) -> None:
    """`to_svg` gives well-formed text, the same for the same numbers, and opens no figure."""
    display = kind.from_comparison(comparison_of(["A & B", "<i>"]))
    first = display.to_svg()
    assert first == display.to_svg()
    assert ET.fromstring(first[first.index("<svg") :]).tag.endswith("svg")
    assert "A & B" not in first
    assert not hasattr(display, "ax_")
    assert plt.get_fignums() == []


@every_display
def test_svg_keeps_what_was_plotted(kind: type[Display], comparison_of: Callable[..., OutletComparison]) -> None:
    """`to_svg` leaves the axes of an earlier `plot` in place."""
    display = draw(kind, "two", comparison_of)
    ax = display.ax_
    display.to_svg()
    assert display.ax_ is ax


@every_display
@every_case
def test_words_and_table_name_every_outlet(
    kind: type[Display], case: str, comparison_of: Callable[..., OutletComparison]
) -> None:
    """`describe` has every outlet, also one with nothing, and so has the table where its rows are outlets."""
    outlets = CASES[case][0]
    display = kind.from_comparison(compare_case(case, comparison_of))
    if kind not in SILENT_ON_OUTLETS:
        assert all(outlet in display.describe() for outlet in outlets)
    if kind in ROWS:
        assert set(display.frame()["outlet"]) == set(outlets)
    assert "nan" not in display.describe()


@every_display
def test_drawing_changes_no_number(kind: type[Display], comparison_of: Callable[..., OutletComparison]) -> None:
    """Two drawings of one display are alike."""
    display = kind.from_comparison(comparison_of(["Wire", "Post"]))
    table = display.frame()
    images = []
    for _ in range(2):
        figure = display.plot().figure_
        figure.canvas.draw()
        images.append(np.asarray(figure.canvas.buffer_rgba()).copy())
    assert np.array_equal(*images)
    assert table.equals(display.frame())


def test_import_draws_in_no_matplotlib() -> None:
    """Importing the displays does not import matplotlib."""
    code = "import framing.display, sys; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_house_style_takes_names_literally() -> None:
    """In the house style a dollar sign is a dollar sign."""
    with house_style():
        assert mpl.rcParams["text.parse_math"] is False


@every_display
def test_notebook_shows_the_picture_once(kind: type[Display], comparison_of: Callable[..., OutletComparison]) -> None:
    """Unplotted, a notebook gets the picture; plotted, the figure is shown by matplotlib."""
    display = kind.from_comparison(comparison_of(["Wire", "Post"]))
    shown = display._repr_html_()
    assert shown is not None
    assert shown.startswith("<svg")
    assert "<style" not in shown
    assert ET.fromstring(shown).get("style", "").startswith("stroke-linejoin")
    display.plot()
    assert display._repr_html_() is None
