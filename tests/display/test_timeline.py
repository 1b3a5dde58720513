"""Timeline: what is counted when, and how long a step is."""

from __future__ import annotations

import dataclasses
import warnings
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from framing.compare import OutletComparison, compare_outlets
from framing.display import TimelineDisplay
from framing.exceptions import FramingWarning, InputError


@pytest.fixture
def dated(comparison_of: Callable[..., OutletComparison]) -> Callable[..., OutletComparison]:
    """Return a function: dates -> a comparison of one outlet with a document of each date."""

    def compare(*dates: str | None, events: tuple[str | None, ...] = ("storm",)) -> OutletComparison:
        articles = comparison_of(["Wire"], documents=len(dates)).annotations
        annotations = [
            dataclasses.replace(
                article, document=dataclasses.replace(article.document, date=day, event=events[k % len(events)])
            )
            for k, (article, day) in enumerate(zip(articles, dates, strict=True))
        ]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FramingWarning)
            return compare_outlets(annotations, n_boot=0)

    return compare


def test_bars_are_as_high_as_the_counts(dated: Callable[..., OutletComparison]) -> None:
    """Days without a document are in the row of days, and have no bar."""
    display = TimelineDisplay.from_comparison(dated("2024-05-01", "2024-05-03", "2024-05-03T10:00")).plot()
    assert display.dates == (date(2024, 5, 1), date(2024, 5, 2), date(2024, 5, 3))
    assert display.counts.tolist() == [[1, 0, 2]]
    heights = [abs(bar.get_height()) for bar in display.ax_.patches]
    assert heights[1] == pytest.approx(2 * heights[0])
    assert [text.get_text() for text in display.ax_.texts][:2] == ["1", "2"]


@pytest.mark.parametrize(
    ("first", "last", "step", "n_steps"),
    [
        ("2024-02-28", "2024-03-01", "day", 3),
        ("2024-01-01", "2024-02-29", "week", 9),
        ("2023-11-30", "2025-01-31", "month", 15),
        ("1999-12-31", "2024-01-01", "year", 26),
    ],
)
def test_step_follows_the_span(
    first: str, last: str, step: str, n_steps: int, dated: Callable[..., OutletComparison]
) -> None:
    """Days for a few weeks, then weeks, months, years; every step stands there once, in order."""
    display = TimelineDisplay.from_comparison(dated(first, last))
    assert display.step == step
    assert len(display.dates) == n_steps
    assert all(before < after for before, after in pairwise(display.dates))
    assert display.counts.sum() == 2


def test_document_without_a_date_is_told(dated: Callable[..., OutletComparison]) -> None:
    """It is counted in its lane, and the note says that it has no bar."""
    display = TimelineDisplay.from_comparison(dated("2024-05-01", None, "last spring")).plot()
    assert display.undated == 2
    assert display.documents.tolist() == [3]
    assert any("2 documents without a date" in text.get_text() for text in display.ax_.texts)


def test_document_without_an_event_has_a_lane(dated: Callable[..., OutletComparison]) -> None:
    """The last lane holds what belongs to no event."""
    comparison = dated("2024-05-01", "2024-05-02", events=("storm", None))
    assert TimelineDisplay.from_comparison(comparison).rows == ("storm", "(no event)")


@pytest.mark.parametrize("counted", ["attributions", "loaded terms"])
def test_counts_are_those_of_the_tallies(counted: str, comparison_of: Callable[..., OutletComparison]) -> None:
    """What the bars count is what the comparison counted."""
    comparison = comparison_of(["Wire", "Post"])
    annotations = [
        dataclasses.replace(a, document=dataclasses.replace(a.document, date="2024-05-01"))
        for a in comparison.annotations
    ]
    comparison = dataclasses.replace(comparison, annotations=tuple(annotations))
    display = TimelineDisplay.from_comparison(comparison, rows="outlet", counted=counted)  # type: ignore[arg-type]
    numbers = [t.attributions + t.nested if counted == "attributions" else t.count_terms("outlet")
               for t in comparison.tallies]  # fmt: skip
    assert display.counts.ravel().tolist() == [sum(numbers[:3]), sum(numbers[3:])]


def test_lanes_left_out_are_told(comparison_of: Callable[..., OutletComparison]) -> None:
    """Lanes keep the order of the comparison, and the note counts those not drawn."""
    display = TimelineDisplay.from_comparison(comparison_of(["A", "B", "C"]), rows="outlet", n_rows=2)
    assert display.rows == ("A", "B")
    assert display.left_out == 1


def test_unknown_count_is_an_error(comparison_of: Callable[..., OutletComparison]) -> None:
    """The message lists what can be counted."""
    with pytest.raises(InputError, match="loaded terms"):
        TimelineDisplay.from_comparison(comparison_of(["Wire"]), counted="words")  # type: ignore[arg-type]
