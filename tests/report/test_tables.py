"""Tables of the report: counts agree with the comparison."""

from __future__ import annotations

from typing import Any

from framing.records import Annotation, Attribution, Document, Span, Speaker, TermMatch
from framing.report.spans import Pages
from framing.report.summary import summarise_outlets
from framing.report.tables import tabulate_scores, tabulate_speakers, tabulate_terms


def test_speakers_add_up_to_the_sources(article_of: Any, compare_of: Any) -> None:
    """The speakers' counts of an outlet add up to its attributions in the comparison."""
    comparison = compare_of([article_of(f"{o}-{n}", o) for o in ("Wire", "Post") for n in range(2)])
    rows, rest = tabulate_speakers(comparison, Pages({}))
    counted = comparison.sources.groupby("outlet", sort=False)["attributions"].sum()
    assert rest == 0
    assert [sum(int(row.cells[k].sort) for row in rows) for k in range(2)] == counted.tolist()
    assert [(row.name, row.kind_label, row.detail) for row in rows] == [("Ida Moe", "State", "NO")]


def test_number_leads_to_its_first_span(article_of: Any, compare_of: Any) -> None:
    """A count links to the first attribution of that speaker in that outlet, on the page it stands on."""
    comparison = compare_of([article_of("a", "Wire"), article_of("b", "Post")])
    [row], _ = tabulate_speakers(comparison, Pages({1: "r_files/articles-2.html"}))
    assert [cell.href for cell in row.cells] == ["#a0-0", "r_files/articles-2.html#a1-0"]


def test_terms_of_sources_are_not_the_outlets(article_of: Any, compare_of: Any) -> None:
    """The table of terms in the own voice leaves out what sources say."""
    rows, _ = tabulate_terms(compare_of([article_of("a", "Wire")]), Pages({}))
    assert [(row.name, row.detail, row.total) for row in rows] == [("regime", "government", 1)]


def test_every_metric_has_a_row(article_of: Any, compare_of: Any) -> None:
    """The second table has all metrics, each outlet's value with its count, and a caution where there is one."""
    comparison = compare_of([article_of("a", "Wire"), article_of("b", "Silent", text="")])
    main, full = tabulate_scores(comparison)
    assert len(full.rows) == len(comparison.metrics)
    assert [name for name, _ in main.rows] == ["Wire", "Silent"]
    wire, silent = (cells[0] for _, cells in main.rows)
    assert wire.text != "–"
    assert wire.caution
    assert silent.text == "–"


def test_number_never_leads_past_the_text_shown(compare_of: Any) -> None:
    """What stands past the longest text shown has no place on the page; its number leads to the document."""
    text = "It rained. " * 4000 + "It rained, Anna Berg said."
    start = len(text) - 26
    said = Attribution(
        Span(start + 11, start + 20), Span(start + 21, start + 25), (Span(start, start + 9),), speaker=Speaker("Berg")
    )
    term = TermMatch(start, start + 2, "label")
    comparison = compare_of([Annotation(Document("a", text, outlet="Wire"), (), (said,), (term,))])
    [[speaker], _], [[word], _] = tabulate_speakers(comparison, Pages({})), tabulate_terms(comparison, Pages({}))
    assert [cell.href for cell in (*speaker.cells, *word.cells)] == ["#doc-0", "#doc-0"]
    [outlet] = summarise_outlets(comparison, Pages({}))
    assert (outlet.first_attribution, outlet.first_own_term, outlet.first_source_term) == ("#doc-0", "#doc-0", "")
