"""Words around numbers."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from framing.display.palette import CATEGORY_STYLES, SOURCE_STYLES, text_colour_on
from framing.display.wording import caution_note, decimal, interval_note, marked_counts, percent
from framing.records import SOURCE_TYPES, TERM_CATEGORIES


@pytest.mark.parametrize(
    ("share", "written"),
    [(0.0, "0%"), (0.0004, "<1%"), (0.005, "0%"), (0.996, "100%"), (1.0, "100%"), (math.nan, "–")],
)
def test_percent(share: float, written: str) -> None:
    """Nothing that occurs is written as nothing."""
    assert percent(share) == written


@pytest.mark.parametrize(("value", "written"), [(0, "0.0"), (99.94, "99.9"), (99.96, "100"), (1234, "1,234")])
def test_decimal(value: float, written: str) -> None:
    """One decimal where it says something."""
    assert decimal(value) == written


def test_notes_are_silent_where_there_is_nothing_to_say() -> None:
    """No caution, no note; several kinds of caution, one sentence."""
    assert caution_note(["", ""]) == ""
    assert "only 1 document" in caution_note(["only 1 document", ""])
    assert "the table" in caution_note(["only 1 document", "rests on 3 cues", ""])


def test_caution_in_every_row_is_said_once() -> None:
    """Where all rows call for caution, none is marked, and the note speaks of every row."""
    assert marked_counts([4, 5], ["only 1 document"] * 2) == ("4", "5")
    assert "every row" in caution_note(["only 1 document"] * 2)
    assert marked_counts([4], ["only 1 document"]) == ("△ 4",)


def test_interval_note_tells_intervals_from_none() -> None:
    """The note says what the lines are, or that there are none."""
    assert "90%" in interval_note(0.9, np.array([1.0, math.nan]))
    assert interval_note(0.9, np.array([math.nan])).startswith("No intervals")


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return sum(
        weight * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
        for weight, c in zip((0.2126, 0.7152, 0.0722), channels, strict=True)
    )


def test_every_type_and_category_has_a_style() -> None:
    """The closed lists are covered, in their order, with different colours and labels."""
    assert tuple(SOURCE_STYLES) == SOURCE_TYPES
    assert tuple(CATEGORY_STYLES) == TERM_CATEGORIES
    for styles in (SOURCE_STYLES, CATEGORY_STYLES):
        assert len({style.colour for style in styles.values()}) == len(styles)
        assert len({style.label for style in styles.values()}) == len(styles)


@pytest.mark.parametrize("styles", [SOURCE_STYLES, CATEGORY_STYLES], ids=["sources", "categories"])
def test_neighbours_part_in_greyscale(styles: dict[str, object]) -> None:
    """Neighbours in a stack differ in lightness by half again, or one of them is hatched."""
    listed = list(styles.values())
    for one, other in pairwise(listed):
        light = sorted((_luminance(one.colour), _luminance(other.colour)))  # type: ignore[attr-defined]
        assert (light[1] + 0.05) / (light[0] + 0.05) > 1.5 or one.hatch != other.hatch  # type: ignore[attr-defined]


def test_writing_on_colours_has_contrast() -> None:
    """Labels inside bars reach 4.5 : 1 (WCAG 2.2 AA)."""
    for style in SOURCE_STYLES.values():
        pair = sorted((_luminance(style.colour), _luminance(text_colour_on(style.colour))))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, style.label
