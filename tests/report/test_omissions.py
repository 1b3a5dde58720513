"""Sources heard elsewhere and not here: the rows agree with the table behind them, and lead to the words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.reading import read_annotations
from framing.records import Annotation, Document
from framing.report import omissions as omissions_module
from framing.report.omissions import tabulate_omissions
from framing.report.spans import Pages
from framing.report.stories import compare_stories

GOLD = Path(__file__).parents[2] / "corpora" / "market-strike" / "gold.jsonl"


@pytest.fixture
def market(compare_of: Any) -> Any:
    """The comparison of five articles on one event."""
    return compare_of(read_annotations(GOLD))


def test_rows_are_those_of_the_table(market: Any) -> None:
    """Each row has the counts and the probability of the table, in its order."""
    stories = compare_stories(market)
    rows, rest = tabulate_omissions(market, stories, Pages({}))
    table = stories.omissions
    assert rest == 0
    shown = [(r.outlet.name, r.source, r.n_heard, r.n_others, r.n_sources, r.mentioned, r.probability) for r in rows]
    columns = ["outlet", "source", "n_heard", "n_others", "n_sources", "mentioned", "probability"]
    assert shown == list(table[columns].itertuples(index=False, name=None))


def test_numbers_lead_to_the_words(market: Any) -> None:
    """As many outlets are linked as cite the source, each to an attribution in a text of its own."""
    rows, _ = tabulate_omissions(market, compare_stories(market), Pages({}))
    outlets = list(market.documents["outlet"])
    for row in rows:
        assert len(row.heard) == row.n_heard
        assert outlets[int(row.outlet.href.removeprefix("#doc-"))] == row.outlet.name
        for item in (*row.heard, *row.through):
            document, number = map(int, item.href.removeprefix("#a").split("-"))
            assert number < len(market.annotations[document].attributions)
        for item in row.heard:
            assert outlets[int(item.href[2:].split("-")[0])] == item.name != row.outlet.name
        for item in row.through:
            assert outlets[int(item.href[2:].split("-")[0])] == row.outlet.name


def test_body_that_is_cited_is_told(market: Any) -> None:
    """The spokesman of a front whose words are not cited is heard through the front, and the row says so."""
    rows, _ = tabulate_omissions(market, compare_stories(market), Pages({}))
    [row] = [row for row in rows if row.source == "Idrees Wakhlan" and row.outlet.name.startswith("Teshkara State")]
    assert [item.name for item in row.through] == ["Highland Liberation Front"]
    assert (row.through_note, row.caution) == ("its body is cited", "")


def test_most_unusual_are_shown_of_many(market: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not all rows are shown, those stay that are least likely and not heard through another."""
    monkeypatch.setattr(omissions_module, "_MOST_ROWS", 3)
    stories = compare_stories(market)
    rows, rest = tabulate_omissions(market, stories, Pages({}))
    table = stories.omissions
    assert rest == len(table) - 3
    wanted = table[table["heard_through"] == ""]["probability"].nsmallest(3)
    assert sorted(row.probability for row in rows) == wanted.tolist()


def test_page_shows_them(report_of: Any, article_of: Any) -> None:
    """The report says who is cited by how many of how many, and with what chance the source would be missing."""
    silent = Annotation(Document("echo", "Ida Moe kept silent in the port.", outlet="Echo", event="storm"))
    page = report_of([*(article_of(name, name.title()) for name in ("wire", "post", "daily")), silent])
    assert "3 of 3 others" in page.text
    assert "the outlet names 0 sources here" in page.text
    assert page.source.count('<section id="omissions"') == 1


@pytest.mark.parametrize(
    ("outlets", "said"),
    [(["Wire", "Post"], "no event is reported by three outlets"), (["Wire", "Post", "Daily"], "on no event is there")],
)
def test_nothing_found_is_said(outlets: list[str], said: str, report_of: Any, article_of: Any) -> None:
    """Where there is no row, a sentence says why."""
    page = report_of([article_of(outlet, outlet) for outlet in outlets])
    assert f"Nothing is listed: {said}" in page.text
