"""The metric functions and their table."""

from __future__ import annotations

import math

import pytest

from framing.exceptions import InputError
from framing.metrics import METRICS, Metric, Ratio, Tally, loaded_density, select_metrics, source_entropy, source_share
from framing.records import SOURCE_TYPES, TERM_CATEGORIES, VOICES

FULL = Tally(
    own_sentences=14,
    own_loading=3.5,
    words=400,
    sentences=20,
    attributed_words=100,
    attributed_sentences=6,
    quoted_words=40,
    attributions=8,
    nested=2,
    direct=2,
    cued=5,
    judging=1,
    named=6,
    unnamed=3,
    types={"state": 4, "civilian": 3, "un": 2, "other": 1},
    speakers={"a": 4, "b": 2, "c": 2, "d": 1},
    terms={("label", "outlet"): 3, ("emotive", "outlet"): 3, ("label", "source"): 2},
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("state_source_share", 0.4),
        ("igo_source_share", 0.0),
        ("unnamed_share", 1 / 3),
        ("distinct_sources_count", 4),
        ("top_source_share", 4 / 9),
        ("attribution_density", 20.0),
        ("attributed_sentence_share", 0.3),
        ("attributed_word_share", 0.25),
        ("direct_quote_share", 0.25),
        ("quoted_word_share", 0.1),
        ("judging_cue_share", 0.2),
        ("outlet_loaded_density", 20.0),  # 6 in 300 own-voice words
        ("outlet_label_density", 10.0),
        ("source_loaded_density", 20.0),  # 2 in 100 attributed words
        ("source_charged_verb_density", 0.0),
    ],
)
def test_metric_gives_value_worked_out_by_hand(name: str, value: float) -> None:
    """Each formula gives what it gives on paper."""
    (metric,) = select_metrics([name])
    assert metric.value(FULL) == pytest.approx(value)


@pytest.mark.parametrize(
    ("speakers", "bits"),
    [
        ({"a": 5}, 0.0),
        ({"a": 1, "b": 1}, 1.0),
        ({"a": 2, "b": 2, "c": 2, "d": 2}, 2.0),
        ({"a": 2, "b": 1, "c": 1}, 1.5),
    ],
)
def test_entropy_in_bits(speakers: dict[str, int], bits: float) -> None:
    """Speakers, k of them, heard equally often give log2 k bits, one alone none."""
    assert float(source_entropy(Tally(speakers=speakers))) == pytest.approx(bits)


def test_source_shares_sum_to_one() -> None:
    """The eleven shares are parts of one whole."""
    assert sum(float(source_share(FULL, kind)) for kind in SOURCE_TYPES) == pytest.approx(1)


@pytest.mark.parametrize("voice", VOICES)
def test_categories_sum_to_the_total(voice: str) -> None:
    """Loaded terms by category add up to all loaded terms of the voice."""
    parts = [float(loaded_density(FULL, voice, category)) for category in TERM_CATEGORIES]  # type: ignore[arg-type] # parametrised str
    assert sum(parts) == pytest.approx(float(loaded_density(FULL, voice)))  # type: ignore[arg-type] # the same


@pytest.mark.parametrize("metric", METRICS, ids=lambda m: m.name)
def test_nothing_to_count_is_nan(metric: Metric) -> None:
    """With nothing to count a score is NaN; only the number of speakers is a true zero."""
    value = metric.value(Tally())
    assert value == 0 if metric.name == "distinct_sources_count" else math.isnan(value)


@pytest.mark.parametrize("metric", METRICS, ids=lambda m: m.name)
def test_metric_stays_in_range_and_keeps_its_scale(metric: Metric) -> None:
    """A value lies in the range of the table, and the table's scale is that of the function."""
    low, high = metric.range
    assert low <= metric.value(FULL) <= high
    assert metric.function(FULL).scale == metric.scale


@pytest.mark.parametrize("metric", METRICS, ids=lambda m: m.name)
def test_name_says_the_kind_of_number(metric: Metric) -> None:
    """The ending of a name agrees with range and scale."""
    expected = {"share": (1, 1.0), "density": (1000, 1000.0), "count": (1, math.inf), "entropy": (1, math.inf)}
    assert (metric.scale, metric.range[1]) == expected[metric.name.rsplit("_", 1)[1]]
    assert metric.label
    assert metric.unit
    assert metric.reference


def test_names_and_labels_are_unique() -> None:
    """No two metrics share a column or a label."""
    assert len({metric.name for metric in METRICS}) == len({metric.label for metric in METRICS}) == len(METRICS)


def test_ratio_keeps_count_and_scale() -> None:
    """A ratio is its scaled quotient, and NaN over 0."""
    assert float(Ratio(3, 400, 1000)) == 7.5
    assert math.isnan(float(Ratio(0, 0, 1000)))


def test_select_keeps_the_order_asked_for() -> None:
    """Names and own records come back in the caller's order; a group gives its rows of the table."""
    own = Metric("x_count", lambda tally: Ratio(tally.nested, 1), "nested", (0, 9), "Nested", "density", "documents")
    assert [m.name for m in select_metrics(["unnamed_share", own])] == ["unnamed_share", "x_count"]
    assert {m.group for m in select_metrics("terminology")} == {"terminology"}


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (["source_shares"], "no metric or group 'source_shares'; there are un_source_share"),
        ([], "no metric was asked for"),
        (["unnamed_share", "sourcing"], "'unnamed_share' was asked for twice"),
    ],
)
def test_select_says_what_is_wrong(asked: list[str], message: str) -> None:
    """A wrong selection is refused with help."""
    with pytest.raises(InputError, match=message):
        select_metrics(asked)
