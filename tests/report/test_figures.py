"""The figures of the report: those of names, words, cues and dates stand there when they have something to show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from framing.reading import read_annotations
from framing.records import Annotation, Document, Segment
from framing.report.figures import draw_figures

CORPORA = Path(__file__).parents[2] / "corpora"


def captions_of(annotations: list[Annotation], compare_of: Any) -> str:
    """The captions of a report's figures, as one text."""
    return "\n".join(figure.caption for figure in draw_figures(compare_of(annotations)))


def test_naming_sheet_is_of_the_event_most_told(compare_of: Any) -> None:
    """Of several events the one with the most documents is shown; several events have a timeline."""
    ballot, strike = (
        list(read_annotations(CORPORA / name / "gold.jsonl")) for name in ("contested-ballot", "market-strike")
    )
    captions = captions_of([*ballot[:2], *strike], compare_of)
    assert "What the outlets call the same thing" in captions
    assert "When the documents of each event appeared" in captions
    figures = draw_figures(compare_of([*ballot[:2], *strike]))
    assert any("market-strike: 5 outlets" in figure.svg for figure in figures)


def test_figures_with_nothing_to_show_are_left_out(compare_of: Any, article_of: Any) -> None:
    """One event has no timeline, a few words set no outlet apart, and two cues make no gap."""
    captions = captions_of([article_of("a", "Wire"), article_of("b", "Post")], compare_of)
    assert "When the documents" not in captions
    assert "more often than the others" not in captions
    assert "hold off" not in captions


def test_article_without_title_is_called_by_its_headline(report_of: Any) -> None:
    """The card of its outlet and its own heading have the headline; without one, the id stands there once."""
    headed = Annotation(Document("f7", "Port closed\n\nIt rained.", event="storm"), (Segment(0, 11, "headline"),))
    page = report_of([headed, Annotation(Document("f8", "It rained.", event="storm"))])
    assert page.words.count("Port closed") == 3
    assert "f8" in page.words


def test_caution_of_every_outlet_is_said_once(report_of: Any, article_of: Any) -> None:
    """Where all outlets have few documents, no card and no value carries the mark."""
    page = report_of([article_of("a", "Wire"), article_of("b", "Post")])
    assert "read them all with caution" in page.text
    assert not [tag for tag, _ in page.elements if tag == "abbr"]
    assert "△ only 1 document" not in page.text
