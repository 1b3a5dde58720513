"""Whom outlets heard and which statements they share: the tables that are written, and their limits."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from framing.compare import compare_outlets, compare_quotations, compare_sources
from framing.exceptions import SmallSampleWarning
from framing.reading import read_annotations
from framing.records import Annotation, Document
from framing.report import stories as stories_module
from framing.report.stories import compare_stories

GOLD = Path(__file__).parents[2] / "corpora" / "market-strike" / "gold.jsonl"


def test_tables_are_those_of_the_comparisons(compare_of: Any) -> None:
    """Every count of the tables is the one that `compare_sources` and `compare_quotations` give."""
    annotations = list(read_annotations(GOLD))
    tables = compare_stories(compare_of(annotations)).tables()
    heard, reused = compare_sources(annotations), compare_quotations(annotations)
    assert list(tables) == ["heard", "omissions", "reused"]
    assert tables["heard"]["attributions"].tolist() == heard.matrix["attributions"].tolist()
    assert tables["omissions"].equals(heard.omissions)
    assert tables["reused"][list(reused.versions)].equals(reused.versions)


def test_n_stands_beside_every_row(compare_of: Any) -> None:
    """A source has the number of outlets that cite it, and a version those of its statement."""
    tables = compare_stories(compare_of(read_annotations(GOLD))).tables()
    for _, rows in tables["heard"].groupby(["event", "source", "type"]):
        assert set(rows["n_heard"]) == {int((rows["attributions"] > 0).sum())}
        assert set(rows["n_outlets"]) == {rows["outlet"].nunique()}
    for _, rows in tables["reused"].groupby("statement"):
        assert set(rows["n_outlets"]) == {rows["outlet"].nunique()}
        assert set(rows["n_versions"]) == {len(rows)}


def test_outlets_of_other_events_have_no_row(article_of: Any, compare_of: Any) -> None:
    """Only an outlet that reports an event has a row there: 0 says that it does not cite the source."""
    silent = Annotation(Document("c", "It rained all day.", outlet="Echo", event="storm"))
    elsewhere = article_of("d", "Daily", event="flood")
    heard = compare_stories(compare_of([article_of("a", "Wire"), silent, elsewhere])).tables()["heard"]
    found = list(zip(heard["event"], heard["outlet"], heard["attributions"], strict=True))
    assert found == [("storm", "Wire", 1), ("storm", "Echo", 0), ("flood", "Daily", 1)]


def test_empty_tables_keep_their_header(compare_of: Any) -> None:
    """Texts without attributions give three tables with columns and no row."""
    stories = compare_stories(compare_of([Annotation(Document("a", "It rained.", outlet="Wire", event="storm"))]))
    for table in stories.tables().values():
        assert len(table) == 0
        assert {"event", "outlet", "source"} <= set(table.columns)
    assert stories.most_outlets == 1


@pytest.mark.parametrize(
    ("events", "crowded", "told"),
    [
        (["war"] * 5, [("war", 5)], []),
        (["war"] * 5 + ["storm", "storm", None], [("war", 5)], ["storm"]),
        ([None] * 5, [("(all documents)", 5)], []),
        (["war"] * 4, [], ["war"]),
    ],
    ids=["one crowd", "a crowd and a story", "no events", "as many as may be"],
)
def test_crowded_event_is_named_and_left_out(
    events: list[str | None], crowded: list[Any], told: list[str], article_of: Any, compare_of: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Too many documents are not taken for one story; other events are compared as ever, and no two are mixed."""
    monkeypatch.setattr(stories_module, "_MOST_IN_EVENT", 4)
    stories = compare_stories(compare_of([article_of(f"{k}", "AB"[k % 2], event=e) for k, e in enumerate(events)]))
    assert list(stories.left_out) == crowded
    assert stories.tables()["heard"]["event"].unique().tolist() == told
    assert stories.statements["event"].unique().tolist() == told


def test_columns_of_the_comparison_are_used(compare_of: Any, article_of: Any) -> None:
    """Where desks were compared and not outlets, desks are what is set side by side."""
    annotations = [article_of(f"{k}", "Wire") for k in range(2)]
    by_desk = [replace(a, document=replace(a.document, extra={"desk": f"desk {k}"})) for k, a in enumerate(annotations)]
    with pytest.warns(SmallSampleWarning):
        comparison = compare_outlets(by_desk, by="desk", n_boot=0)
    counted = Counter(compare_stories(comparison).tables()["heard"]["outlet"])
    assert counted == {"desk 0": 1, "desk 1": 1}


def test_batches_change_nothing(compare_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events read a few documents at a time give the tables that they give at once."""
    annotations = [
        annotation
        for name in ("market-strike", "contested-ballot", "harbour-inquiry")
        for annotation in read_annotations(GOLD.parents[1] / name / "gold.jsonl")
    ]
    comparison = compare_of(annotations)
    at_once = compare_stories(comparison).tables()
    monkeypatch.setattr(stories_module, "_AT_ONCE", 6)
    for name, table in compare_stories(comparison).tables().items():
        assert table.equals(at_once[name]), name
    assert at_once["reused"]["event"].nunique() == 3
