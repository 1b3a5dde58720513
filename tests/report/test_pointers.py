"""What the report and the command line point at first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import framing
from framing.reading import read_annotations
from framing.records import Annotation, Attribution, Document, Span, Speaker, TermMatch
from framing.report.pointers import find_pointers

CORPORA = Path(__file__).parents[2] / "corpora"


def test_distances_come_first(compare_of: Any) -> None:
    """Where two outlets lie far enough apart, these are the pointers."""
    comparison = compare_of(read_annotations(CORPORA / "market-strike" / "gold.jsonl"))
    assert [p.text for p in find_pointers(comparison)] == [str(c) for c in framing.find_contrasts(comparison)]


def test_counts_follow_where_nothing_is_compared(compare_of: Any) -> None:
    """One outlet lies apart from no other, and is pointed into by its counts."""
    sentence = "The regime fell, Anna Berg said. "
    said = [
        Attribution(Span(at + 17, at + 26), Span(at + 27, at + 31), (Span(at, at + 15),), speaker=Speaker("Anna Berg"))
        for at in range(0, 4 * len(sentence), len(sentence))
    ]
    terms = tuple(TermMatch(at + 4, at + 10, "label") for at in range(0, 3 * len(sentence), len(sentence)))
    annotation = Annotation(Document("a", sentence * 4, outlet="Wire"), (), tuple(said), terms)
    found = [(p.text, p.part) for p in find_pointers(compare_of([annotation]))]
    assert found == [
        ("Most cited speaker: Wire attributes 4 of 4 to Anna Berg", "sources"),
        ("Loaded term: Wire writes “regime” 3 times in its own voice", "terms"),
    ]


def test_omission_is_told_with_its_event(compare_of: Any, article_of: Any) -> None:
    """A source that all others cite is named with the outlet that does not."""
    others = [article_of(name, name.title()) for name in ("wire", "post", "daily")]
    silent = Annotation(Document("echo", "It rained all day in the port.", outlet="Echo", event="storm"))
    [first, *_] = find_pointers(compare_of([*others, silent]))
    assert first.text == "Not heard: Echo does not cite Ida Moe, whom 3 of 3 others cite on storm"
    assert first.part == "omissions"


def test_nothing_found_points_nowhere(compare_of: Any) -> None:
    """Texts without marks have no pointer."""
    assert find_pointers(compare_of([Annotation(Document("a", "It rained."))])) == ()
