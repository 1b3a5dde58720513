"""The same statement in several outlets: the rows agree with the table behind them, and lead to the words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.reading import read_annotations
from framing.records import Annotation, Attribution, Document, Span, Speaker
from framing.report import versions as versions_module
from framing.report.spans import Pages
from framing.report.stories import compare_stories
from framing.report.versions import tabulate_versions

GOLD = Path(__file__).parents[2] / "corpora" / "market-strike" / "gold.jsonl"


def quoting(outlet: str, said: str, cue: str = "said", event: str = "rain") -> Annotation:
    """An article of one quotation by Anna Berg."""
    text = f"“{said},” Berg {cue}."
    start = text.index("Berg")
    quote = Attribution(
        Span(start, start + 4), Span(start + 5, start + 5 + len(cue)), (Span(0, start - 1),), "direct",
        speaker=Speaker("Anna Berg", "state"),
    )  # fmt: skip
    return Annotation(Document(f"{outlet}-{event}", text, outlet=outlet, event=event), (), (quote,))


@pytest.fixture
def market(compare_of: Any) -> Any:
    """The comparison of five articles on one event."""
    return compare_of(read_annotations(GOLD))


def test_rows_are_those_of_the_table(market: Any) -> None:
    """Each version of the table has its row, with its cue, its place and what it keeps, the fullest one first."""
    stories = compare_stories(market)
    [table], rest = tabulate_versions(market, stories, Pages({}))
    versions = stories.versions
    assert (rest, table.n_statements) == (0, len(stories.statements))
    shown = [(r.statement - 1, r.outlet.name, r.relation, r.position, r.sort_kept) for r in table.versions]
    wanted = versions.fillna({"kept_share": -1.0})[["statement", "outlet", "relation", "position", "kept_share"]]
    assert sorted(shown) == sorted(wanted.itertuples(index=False, name=None))
    firsts = {row.statement: row.relation for row in reversed(table.versions)}
    assert set(firsts.values()) == {"fullest"}


def test_version_leads_to_its_attribution(market: Any) -> None:
    """The link of a version is that of an attribution whose content holds its words, with its cue, in its outlet."""
    [table], _ = tabulate_versions(market, compare_stories(market), Pages({}))
    for row in table.versions:
        document, number = map(int, row.outlet.href.removeprefix("#a").split("-"))
        annotation = market.annotations[document]
        attribution = annotation.attributions[number]
        assert annotation.document.outlet == row.outlet.name
        assert any(row.text in " ".join(span.of(annotation.text).split()) for span in attribution.content)
        assert row.cue == (attribution.cue.of(annotation.text) if attribution.cue else "no cue")


def test_cut_and_figures_are_told(compare_of: Any) -> None:
    """What is left out and which numbers differ stand in words."""
    comparison = compare_of([
        quoting("Wire", "We saw 18 people carried out of the harbour hall before dawn"),
        quoting("Daily", "We saw 15 people carried out of the harbour hall", "claimed"),
    ])  # fmt: skip
    [table], _ = tabulate_versions(comparison, compare_stories(comparison), Pages({}))
    full, cut = table.versions
    assert (full.relation, full.cut, full.figures) == ("fullest", "", "")
    assert (cut.cue, cut.figures) == ("claimed", "15 where the fullest has 18")
    assert cut.cut.endswith("before dawn")
    assert (full.count, full.speaker, cut.source) == ("in 2 outlets", "Anna Berg", "")


def test_statements_of_most_outlets_are_shown_of_many(compare_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not all statements are shown, those in most outlets stay; the rest is counted."""
    monkeypatch.setattr(versions_module, "_MOST_STATEMENTS", 1)
    said = "We saw the water rise before dawn"
    two = [quoting(outlet, said, event="flood") for outlet in ("Wire", "Post")]
    three = [quoting(outlet, said) for outlet in ("Wire", "Post", "Daily")]
    comparison = compare_of([*two, *three])
    tables, rest = tabulate_versions(comparison, compare_stories(comparison), Pages({}))
    assert [(table.event, len(table.versions)) for table in tables] == [("rain", 3)]
    assert rest == 1


def test_every_outlet_stays_of_many_versions(compare_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many versions, the fullest stays and an outlet's first comes before another's second."""
    monkeypatch.setattr(versions_module, "_MOST_VERSIONS", 2)
    twice = quoting("Wire", "We saw the water rise")
    again = quoting("Wire", "We saw the water rise")
    again = Annotation(Document("again", again.text, outlet="Wire", event="rain"), (), again.attributions)
    comparison = compare_of([twice, again, quoting("Post", "We saw the water rise before dawn")])
    [table], _ = tabulate_versions(comparison, compare_stories(comparison), Pages({}))
    assert [row.outlet.name for row in table.versions] == ["Post", "Wire"]


def test_page_shows_them(report_of: Any) -> None:
    """The report has the statement of two outlets, event by event, and says in words when there is none."""
    said = "We saw the water rise before dawn"
    page = report_of([quoting("Wire", said), quoting("Post", said, "claimed")])
    assert "1. Anna Berg" in page.text
    assert "Nothing is listed: no statement" not in page.text
    page = report_of([quoting("Wire", said), quoting("Post", "The harbour opens again next week")])
    assert "Nothing is listed: no statement was found that two outlets attribute" in page.text
    page = report_of([quoting("Wire", said)])
    assert "Nothing is listed: no event is reported by two outlets" in page.text
