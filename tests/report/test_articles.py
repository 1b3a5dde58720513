"""The articles of the report: what they are called, and which parts of a page are folded away."""

from __future__ import annotations

from typing import Any

import pytest

from framing.records import Annotation, Document, Segment
from framing.report.articles import show_article
from framing.report.titles import name_article


@pytest.mark.parametrize(
    ("text", "segments", "name"),
    [
        ("Port closed\n\nIt rained.", (Segment(0, 11, "headline"),), "Port closed"),
        ("By A. Writer\n\nIt rained.", (Segment(0, 12, "byline"),), "“It rained.”"),
        ("It rained.\n\nBy A. Writer", (Segment(12, 24, "byline"),), "“It rained. By A. Writer”"),
        ("\n  It   rained \n", (), "“It rained”"),
        ("rain " * 40, (), f"“{' '.join(['rain'] * 16)}…”"),
        (" \n", (), "a7"),
        ("12\n", (Segment(0, 2, "boilerplate"),), "a7"),
    ],
    ids=["headline", "after a byline", "to the end", "blanks", "long", "blank", "nothing but boilerplate"],
)
def test_article_has_a_name(text: str, segments: tuple[Segment, ...], name: str) -> None:
    """Without title an article is called by its headline, else its first words, else its id."""
    assert name_article(Annotation(Document("a7", text), segments)) == name


@pytest.mark.parametrize(("n", "folded"), [(3, False), (4, True), (9, True)])
def test_long_row_of_uncounted_parts_is_folded(n: int, folded: bool) -> None:
    """Four captions or counters in a row are folded under a line that tells their number and kinds; three are not."""
    lines = [f"Caption {k}" for k in range(n - 1)]
    text = "\n".join(["Storm hits", *lines, "20 shares", "It rained.", "Photo: A"])
    segments = [Segment(0, 10, "headline")]
    for line in [*lines, "20 shares", "Photo: A"]:
        kind = "boilerplate" if line == "20 shares" else "caption"
        segments.append(Segment(text.index(line), text.index(line) + len(line), kind))
    shown = show_article(Annotation(Document("a", text), tuple(segments)), 0, "Wire")
    folds = [(line, len(paragraphs)) for line, paragraphs in shown.blocks if line]
    assert folds == ([(f"{n} parts of the page that are not counted: caption, boilerplate", n)] if folded else [])
    assert sum(len(paragraphs) for _, paragraphs in shown.blocks) == n + 3


def test_folded_part_stays_on_the_page(report_of: Any) -> None:
    """What is folded can be unfolded: all its words are there, with or without scripts."""
    text = "\n".join([*(f"Caption {k}" for k in range(5)), "It rained."])
    segments = tuple(Segment(10 * k, 10 * k + 9, "caption") for k in range(5))
    page = report_of([Annotation(Document("a", text, outlet="Wire", event="storm"), segments)])
    assert "5 parts of the page that are not counted: caption" in page.text
    assert all(f"Caption {k}" in page.text for k in range(5))
    assert page.faults == []
