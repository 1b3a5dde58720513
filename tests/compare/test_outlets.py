"""The comparison as a whole."""

from __future__ import annotations

import sys
import types
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from framing.compare import OutletComparison, compare_outlets
from framing.exceptions import InputError, SmallSampleWarning
from framing.metrics import METRICS, Metric, Ratio
from framing.records import SOURCE_TYPES, Annotation, Attribution, Document, SourceType, Span, Speaker

SENTENCE = "It rains, he said. "


def article(name: str, outlet: str | None, event: str | None, sources: str, *, plain: int = 2) -> Annotation:
    """An article with one attribution a letter (s state, c civilian, u unnamed civilian), then plain sentences."""
    kinds: dict[str, tuple[SourceType, bool]] = {
        "s": ("state", False),
        "c": ("civilian", False),
        "u": ("civilian", True),
    }
    attributions = []
    for k, letter in enumerate(sources):
        start = k * len(SENTENCE)
        kind, unnamed = kinds[letter]
        attributions.append(
            Attribution(
                Span(start + 10, start + 12),
                Span(start + 13, start + 17),
                (Span(start, start + 8),),
                speaker=Speaker(f"{kind} {k}", kind, anonymous=unnamed),
            )
        )
    text = SENTENCE * len(sources) + "Cars were stuck. " * plain
    return Annotation(Document(name, text, outlet=outlet, event=event), (), tuple(attributions))


def compare(annotations: list[Annotation], **options: object) -> OutletComparison:
    """A comparison whose warning about few documents is not the point."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=SmallSampleWarning)
        return compare_outlets(annotations, **options)  # type: ignore[arg-type] # options of the call


def drawn_corpus(n_events: int = 14, seed: int = 0) -> list[Annotation]:
    """Three outlets on some events, with sources drawn at random; outlet C misses every third event."""
    rng = np.random.default_rng(seed)
    return [
        article(f"{outlet}{event}", outlet, f"e{event}", "".join(rng.choice(list("scu"), rng.integers(1, 8))))
        for event in range(n_events)
        for outlet in "ABC"
        if outlet != "C" or event % 3
    ]


def pick(table: pd.DataFrame, **where: str) -> dict[str, object]:
    """The one row that fits."""
    for column, value in where.items():
        table = table[table[column] == value]
    (row,) = table.to_dict("records")
    return row


def test_values_are_ratios_of_sums() -> None:
    """A brief with one source doesn't weigh as much as a report with seven."""
    comparison = compare([article("1", "Wire", "a", "s"), article("2", "Wire", "b", "ccccccs")])
    row = pick(comparison.by_outlet, outlet="Wire", metric="state_source_share")
    assert row["value"] == pytest.approx(2 / 8)
    assert (row["n"], row["per"], row["n_documents"], row["n_events"]) == (8, "attributions", 2, 2)
    assert pick(comparison.overall, metric="state_source_share")["value"] == pytest.approx(2 / 8)


def test_per_document_metrics_are_means_over_documents() -> None:
    """Different speakers and entropy pool to the mean per document, entropy over those with speakers."""
    comparison = compare([article("1", "Wire", "a", "ss"), article("2", "Wire", "b", "")])
    speakers = pick(comparison.by_outlet, outlet="Wire", metric="distinct_sources_count")
    entropy = pick(comparison.by_outlet, outlet="Wire", metric="source_entropy")
    assert (speakers["value"], speakers["n"]) == (1.0, 2)
    assert (entropy["value"], entropy["n"]) == (1.0, 1)


def test_every_outlet_has_a_row_for_every_metric() -> None:
    """What is absent is NaN with a reason, not a missing row; order is the caller's."""
    comparison = compare([article("1", "Zeta", "a", "s"), article("2", "Alpha", "a", "")])
    assert comparison.by_outlet["outlet"].drop_duplicates().tolist() == ["Zeta", "Alpha"]
    assert len(comparison.by_outlet) == 2 * len(METRICS)
    assert comparison.by_outlet.loc[: len(METRICS) - 1, "metric"].tolist() == [metric.name for metric in METRICS]
    row = pick(comparison.by_outlet, outlet="Alpha", metric="state_source_share")
    assert np.isnan(row["value"])  # type: ignore[call-overload] # a float
    assert row["caution"] == "undefined: no attributions"


def test_by_event_holds_the_full_grid() -> None:
    """Each event has every outlet; one that didn't report it is NaN with no documents."""
    comparison = compare(
        [article("1", "A", "x", "s"), article("2", "B", "x", "c"), article("3", "A", "y", "c")],
        metrics=["state_source_share"],
    )
    table = comparison.by_event
    assert table[["event", "outlet"]].to_numpy().tolist() == [["x", "A"], ["x", "B"], ["y", "A"], ["y", "B"]]
    assert table["value"].tolist() == pytest.approx([1.0, 0.0, 0.0, np.nan], nan_ok=True)
    assert table["n_documents"].tolist() == [1, 1, 1, 0]


def test_sources_table_counts_types_and_naming() -> None:
    """Every outlet has a row for each of the eleven types, with named and unnamed apart."""
    comparison = compare([article("1", "A", "x", "ssu"), article("2", "B", "x", "c")])
    assert len(comparison.sources) == 2 * len(SOURCE_TYPES)
    assert pick(comparison.sources, outlet="A", type="civilian") == {
        "outlet": "A", "type": "civilian", "attributions": 1, "words": 2, "named": 0, "unnamed": 1,
    }  # fmt: skip
    assert comparison.sources["attributions"].sum() == 4


def test_order_of_documents_changes_no_number() -> None:
    """Shuffled documents give the same tables to the last digit, rows in the new order of appearance."""
    annotations = drawn_corpus()
    shuffled = [annotations[k] for k in np.random.default_rng(1).permutation(len(annotations))]
    straight, other = compare(annotations, n_boot=200), compare(shuffled, n_boot=200)
    key = ["outlet", "metric"]
    pd.testing.assert_frame_equal(
        straight.by_outlet.sort_values(key, ignore_index=True),
        other.by_outlet.sort_values(key, ignore_index=True),
        check_exact=False,
        rtol=1e-12,
    )


def test_other_names_change_no_number() -> None:
    """Outlets and events under other names get the same values, bounds and p-values."""
    annotations = drawn_corpus()
    renamed = [
        replace(
            a,
            document=replace(
                a.document, outlet=f"Z{a.document.outlet}", event=f"{hash(a.document.event) % 97}x{a.document.event}"
            ),
        )
        for a in annotations
    ]
    straight, other = compare(annotations, n_boot=200), compare(renamed, n_boot=200)
    numbers = ["value", "low", "high", "n"]
    assert np.allclose(straight.by_outlet[numbers], other.by_outlet[numbers], equal_nan=True)
    tests = ["difference", "low", "high", "p_value", "q_value"]
    assert np.allclose(straight.differences()[tests], other.differences()[tests], equal_nan=True)


def test_same_random_state_gives_the_same_result() -> None:
    """An integer repeats the draws; another one draws anew."""
    first, again, other = (compare(drawn_corpus(), n_boot=100, random_state=seed).by_outlet for seed in (3, 3, 4))
    pd.testing.assert_frame_equal(first, again)
    assert not np.allclose(first["low"], other["low"], equal_nan=True)


def test_documents_of_one_event_are_resampled_themselves() -> None:
    """Where there is one event, its documents are drawn."""
    comparison = compare([article(str(k), "A", "x", "s" * (k % 3) + "cc") for k in range(12)])
    row = pick(comparison.by_outlet, outlet="A", metric="state_source_share")
    assert row["low"] < row["value"] < row["high"]  # type: ignore[operator] # floats


def test_document_without_event_counts_but_is_not_paired() -> None:
    """It is in its outlet's score, and in no event and no difference."""
    annotations = [article("1", "A", "x", "s"), article("2", "B", "x", "s"), article("3", "A", None, "c")]
    comparison = compare(annotations, metrics=["state_source_share"])
    assert pick(comparison.by_outlet, outlet="A")["value"] == 0.5
    assert comparison.differences()["difference"].tolist() == [0.0]
    assert comparison.by_event["n_documents"].sum() == 2
    assert any("paired with no other" in caution for caution in comparison.cautions)


def test_few_documents_give_one_warning_and_cautions() -> None:
    """Small samples are announced once, kept in the result, and explained row by row."""
    with pytest.warns(SmallSampleWarning, match="2 of 2 outlets have fewer than 5 documents") as caught:
        comparison = compare_outlets([article("1", "A", "x", "s"), article("2", "B", "x", "c")])
    assert len(caught) == 1
    assert Path(caught[0].filename).name == "test_outlets.py"
    assert str(caught[0].message) in comparison.cautions
    row = pick(comparison.by_outlet, outlet="A", metric="state_source_share")
    assert row["caution"] == "only 1 document; rests on 1 attribution; no interval"


def test_enough_documents_give_no_warning() -> None:
    """Nothing is said where there is enough."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        comparison = compare_outlets(drawn_corpus(), n_boot=100)
    assert comparison.cautions == ()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n_boot": -1}, "n_boot must be 0 or more, got -1"),
        ({"confidence": 95}, "confidence must lie between 0 and 1, got 95"),
        ({"metrics": ["mood"]}, "no metric or group 'mood'"),
        ({"by": "owner"}, "no document has a value for 'owner'"),
    ],
)
def test_bad_option_is_refused(options: dict[str, object], message: str) -> None:
    """Each option says what it takes."""
    with pytest.raises(InputError, match=message):
        compare([article("1", "A", "x", "s")], **options)


def test_metric_whose_scales_disagree_is_refused() -> None:
    """A metric of one's own must have one scale, or pooled values and scores would differ."""
    own = Metric(
        "nested_density", lambda t: Ratio(t.nested, t.words, 1000), "", (0, 1000), "Nested", "density", "words"
    )
    with pytest.raises(InputError, match="'nested_density' has the scale 1, but its function gives 1000"):
        compare([article("1", "A", "x", "s")], metrics=[own])


def test_nothing_to_compare_is_refused() -> None:
    """An empty corpus can't be compared."""
    with pytest.raises(InputError, match="no annotations were given"):
        compare_outlets([])


def test_no_bootstrap_leaves_values_without_intervals() -> None:
    """``n_boot=0`` is fast and says nothing about spread."""
    comparison = compare(drawn_corpus(), n_boot=0)
    assert comparison.by_outlet["low"].isna().all()
    assert comparison.by_outlet["value"].notna().any()


def test_csv_is_the_table(tmp_path: Path) -> None:
    """What is written reads back as `frame`."""
    comparison = compare([article("1", "Zürich, Post", "x", "s"), article("2", "B", "x", "")])
    comparison.to_csv(tmp_path / "comparison.csv")
    back = pd.read_csv(tmp_path / "comparison.csv", keep_default_na=True)
    back["caution"] = back["caution"].fillna("")
    pd.testing.assert_frame_equal(back, comparison.frame(), check_dtype=False)


def test_html_is_left_to_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`to_html` hands itself and the path to the report, which is imported only then."""
    written = []
    stand_in = types.ModuleType("framing.report")
    stand_in.write_report = lambda *given: written.append(given)  # type: ignore[attr-defined] # a stand-in
    monkeypatch.setitem(sys.modules, "framing.report", stand_in)
    comparison = compare([article("1", "A", "x", "s")])
    comparison.to_html(tmp_path / "report.html")
    assert written == [(comparison, tmp_path / "report.html")]


def test_tables_handed_out_are_copies() -> None:
    """Changing a table that was handed out leaves the comparison as it was."""
    comparison = compare(drawn_corpus(), n_boot=0)
    differences, frame = comparison.differences(), comparison.frame()
    differences["difference"] = 0.0
    frame["value"] = 0.0
    assert comparison.differences()["difference"].ne(0).any()
    assert comparison.by_outlet["value"].ne(0).any()
