"""The naming sheet: numbers by label, outlet and voice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.compare import OutletComparison
from framing.display import NamingDisplay
from framing.exceptions import InputError
from framing.records import Annotation, Attribution, Document, Span


def article(outlet: str, text: str, said: str = "") -> Annotation:
    """An article in which someone says some of its words."""
    start = text.index(said)
    attributions = (Attribution(None, None, (Span(start, start + len(said)),)),) if said else ()
    return Annotation(Document(outlet, text, outlet=outlet), (), attributions)


ARTICLES = (
    article("Wire", "The deal was signed. The minister praised the accord on Monday.", "praised the accord"),
    article("Post", "The accord was signed. The accord holds."),
)


def test_voices_have_their_own_places() -> None:
    """The outlet's own number stands on the left and filled, its sources' on the right and outlined."""
    display = NamingDisplay(entity="x", outlets=["A"], labels=["l"], counts=[[[4, 2]]]).plot()
    written = {t.get_text(): t.get_position()[0] for t in display.ax_.texts if t.get_position()[1] == 0}
    assert written["4"] < 0 < written["2"]
    cells = sorted(display.ax_.patches, key=lambda patch: patch.get_x())
    assert [cell.get_facecolor()[3] for cell in cells] == [1, 0]
    assert cells[1].get_linewidth() > 0


def test_labels_are_counted_by_voice() -> None:
    """A label that a source uses is not the outlet's."""
    display = NamingDisplay.from_annotations(ARTICLES, entity="deal")
    table = display.frame().set_index(["label", "outlet", "voice"])["count"]
    assert table["accord", "Wire", "source"] == 1
    assert table["accord", "Wire", "outlet"] == 0
    assert table["accord", "Post", "outlet"] == 2
    assert table["deal", "Wire", "outlet"] == 1


def test_entity_with_several_labels_is_chosen() -> None:
    """By default the sheet shows something that has more than one name."""
    assert NamingDisplay.from_annotations(ARTICLES).labels == ("accord", "deal")


def test_sums_stand_below() -> None:
    """The last row adds up the labels above it."""
    display = NamingDisplay(entity="x", outlets=["A"], labels=["l", "m"], counts=[[[4, 2]], [[1, 0]]]).plot()
    assert [t.get_text() for t in display.ax_.texts if t.get_position()[1] == 2] == ["5", "2"]


def test_labels_left_out_are_counted() -> None:
    """The note says how many labels have no row."""
    display = NamingDisplay.from_annotations(ARTICLES, entity="deal", n_labels=1).plot()
    assert display.left_out == 1
    assert any("1 label used less often left out" in text.get_text() for text in display.ax_.texts)


def test_unknown_entity_is_an_error() -> None:
    """The message names what there is."""
    with pytest.raises(InputError, match=r"'moon'.*deal"):
        NamingDisplay.from_annotations(ARTICLES, entity="moon")


def test_unknown_event_is_an_error(comparison_of: Callable[..., OutletComparison]) -> None:
    """The message names the events."""
    with pytest.raises(InputError, match="storm"):
        NamingDisplay.from_comparison(comparison_of(["Wire", "Post"]), event="flood")
