"""Distinctive wording: points on the odds, filled where they stand out."""

from __future__ import annotations

import math

import pytest

from framing.compare.wording import compare_wording
from framing.display import WordingDisplay
from framing.records import Annotation, Document

SURE, UNSURE = ("regime", math.log(4), math.log(2), math.log(8), 0.01, 14, 3.5), ("city", 0.5, -0.2, 1.2, 0.4, 6, 4.0)


def article(outlet: str, word: str, event: str) -> Annotation:
    """An article that has one word of its own."""
    text = f"The {word} sent troops to the town. " * 4
    return Annotation(Document(f"{outlet}-{event}", text, outlet=outlet, event=event))


def test_points_stand_on_doublings() -> None:
    """Four times the odds are two doublings, and the interval is in the same measure."""
    ax = WordingDisplay(outlets=["A"], words=[[SURE]]).plot().ax_
    drawn = [list(map(float, line.get_xdata())) for line in ax.lines]
    assert [2.0] in drawn
    assert [pytest.approx(1.0), pytest.approx(3.0)] in drawn
    ax.figure.canvas.draw()
    assert "×2" in [label.get_text() for label in ax.get_xticklabels()]


def test_filled_point_is_below_the_rate() -> None:
    """What does not pass the false discovery rate is hollow."""
    ax = WordingDisplay(outlets=["A"], words=[[SURE, UNSURE]]).plot().ax_
    sure, unsure = (line.get_markerfacecolor() for line in ax.lines if line.get_marker() == "D")
    assert sure != unsure


def test_words_stand_under_their_outlet() -> None:
    """Each outlet has a heading, and a sentence where no word is its own."""
    display = WordingDisplay(outlets=["A", "B"], words=[[SURE], []]).plot()
    assert [label.get_text() for label in display.ax_.get_yticklabels()] == ["", "regime", ""]
    written = [text.get_text() for text in display.ax_.texts]
    assert "A" in written
    assert "B: no word stands out" in written


def test_own_word_comes_first() -> None:
    """The word that one outlet alone uses leads its group; function words have no row unless asked for."""
    annotations = [article(o, w, f"e{k}") for k in range(4) for o, w in (("A", "regime"), ("B", "government"))]
    wording = compare_wording(annotations)
    display = WordingDisplay.from_wording(wording, n_words=1)
    assert [[word[0] for word in group] for group in display.words] == [["regime"], ["government"]]
    assert display.words[0][0][5] == 16
    every = WordingDisplay.from_wording(wording, n_words=50, function_words=True)
    shown = {word[0] for group in display.words for word in group}
    assert shown <= {word[0] for group in every.words for word in group}


def test_many_outlets_have_fewer_words_each() -> None:
    """The picture stays within a page or two."""
    annotations = [article(f"Outlet {n}", f"word{'abcdefghijklmno'[n]}", "e") for n in range(15)]
    display = WordingDisplay.from_wording(compare_wording(annotations, least_count=1))
    assert max(len(group) for group in display.words) <= 3
