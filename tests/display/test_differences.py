"""Differences: orientation, marks of the false discovery rate, errors that help."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex

from framing.compare import OutletComparison, compare_outlets
from framing.display import DifferencesDisplay
from framing.display.palette import PAPER
from framing.exceptions import FramingWarning, InputError
from framing.records import Annotation, Attribution, Document, Span

TEXT = "It rained, he said. " * 5


@pytest.fixture(scope="module")
def comparison() -> OutletComparison:
    """Two outlets on nine events, of which the second attributes ever less."""
    annotations = []
    for event in range(9):
        for outlet, n in (("Wire", 5), ("Post", 1 + event % 2)):
            said = tuple(
                Attribution(Span(20 * k + 11, 20 * k + 13), Span(20 * k + 14, 20 * k + 18), (Span(20 * k, 20 * k + 9),))
                for k in range(n)
            )
            document = Document(f"{outlet}-{event}", TEXT, outlet=outlet, event=f"event {event}")
            annotations.append(Annotation(document, (), said))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return compare_outlets(annotations, n_boot=100, random_state=0)


def test_difference_is_first_minus_second(comparison: OutletComparison) -> None:
    """The sign follows the name of the row."""
    [row] = DifferencesDisplay.from_comparison(comparison).frame().to_dict("records")
    assert (row["outlet_a"], row["outlet_b"]) == ("Wire", "Post")
    assert row["difference"] > 0
    assert row["low"] <= row["difference"] <= row["high"]
    assert row["n_events"] == 9


def test_against_turns_every_pair_the_same_way(comparison: OutletComparison) -> None:
    """Against an outlet, it is always the one subtracted, and the interval is turned too."""
    plain = DifferencesDisplay.from_comparison(comparison).frame().iloc[0]
    turned = DifferencesDisplay.from_comparison(comparison, against="Wire").frame().iloc[0]
    assert turned["outlet_b"] == "Wire"
    assert turned["difference"] == -plain["difference"]
    assert (turned["low"], turned["high"]) == (-plain["high"], -plain["low"])


@pytest.mark.parametrize(("q", "filled"), [(0.04, True), (0.06, False), (float("nan"), False)])
def test_only_small_q_is_filled(q: float, filled: bool) -> None:
    """A point is filled up to the false discovery rate, hollow above it and where nothing was tested."""
    display = DifferencesDisplay(
        label="Words", unit="share", pairs=[("A", "B")], differences=[[0.1, 0.0, 0.2]], events=[9], q_values=[q]
    ).plot()
    [point] = [line for line in display.ax_.lines if line.get_marker() == "D"]
    assert (to_hex(point.get_markerfacecolor()) != PAPER) is filled


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"metric": "loudness"}, "no metric 'loudness'"),
        ({"against": "Herald"}, "no outlet 'Herald'; it has Wire, Post"),
    ],
)
def test_unknown_name_says_what_there_is(comparison: OutletComparison, options: dict[str, Any], message: str) -> None:
    """A wrong name gets the list of right ones."""
    with pytest.raises(InputError, match=message):
        DifferencesDisplay.from_comparison(comparison, **options)


def test_difference_that_is_undefined_or_nothing_has_no_sign() -> None:
    """An undefined difference is a dash, and one that rounds to nothing is not minus nothing."""
    shown = DifferencesDisplay(
        label="x", unit="y", pairs=[("A", "B"), ("A", "C")], differences=[[float("nan")] * 3, [-0.001, -1, 1]],
        events=[0, 4], q_values=[float("nan")] * 2,
    ).plot()  # fmt: skip
    texts = [text.get_text() for text in shown.ax_.texts]
    assert "–" in texts
    assert "0.00" in texts
    assert not any("nan" in text or "−0.00" in text for text in texts)
    plt.close(shown.figure_)
