"""Differences paired inside events."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from scipy import stats

from framing.compare.counts import Cells
from framing.compare.pairs import FEW_EVENTS, tabulate_differences
from framing.metrics import select_metrics

SHARES = select_metrics(["state_source_share", "ngo_source_share", "unnamed_share", "direct_quote_share"])


def simulate_cells(probability: npt.NDArray[np.float64], rng: np.random.Generator) -> Cells:
    """Draw attributions for each outlet, event and metric from the probability that one counts."""
    total = rng.poisson(15, probability.shape) + 1
    found = rng.binomial(total, probability)
    return Cells(found.astype(float), total.astype(float), np.ones(probability.shape[:2], dtype=np.int64))


def tabulate(cells: Cells, outlets: list[str], *, n_boot: int = 0) -> pd.DataFrame:
    """The table with the settings of these tests."""
    metrics = SHARES[: cells.numerator.shape[2]]
    return tabulate_differences(cells, metrics, outlets, n_boot=n_boot, confidence=0.95, seed=1)


@pytest.mark.parametrize("n_events", [6, 8, 12])
def test_no_more_than_five_in_a_hundred_false_discoveries_under_the_null(n_events: int) -> None:
    """Where outlets don't differ, at most one study in twenty finds anything at 5 % (with a margin for chance)."""
    rng = np.random.default_rng(0)
    hits = 0
    for _ in range(200):
        topic = rng.beta(2, 4, (1, n_events, 4))
        table = tabulate(simulate_cells(np.repeat(topic, 3, axis=0), rng), ["a", "b", "c"])
        hits += (table["q_value"] <= 0.05).any()
    # 18 of 200 is the 99 % point of a true rate of 5 %
    assert hits <= stats.binom.ppf(0.99, 200, 0.05)


def test_pairing_removes_a_difference_of_topic() -> None:
    """An outlet that covers other events isn't different for that: pooled shares differ, paired ones don't."""
    rng = np.random.default_rng(1)
    topic = np.r_[np.full(20, 0.7), np.full(20, 0.1)]
    cells = simulate_cells(np.tile(topic[None, :, None], (2, 1, 1)), rng)
    # a covers the state-heavy events and six of the others, b the reverse
    reports = np.zeros((2, 40), dtype=np.int64)
    reports[0, :26] = reports[1, 14:] = 1
    cells = Cells(cells.numerator * reports[..., None], cells.denominator * reports[..., None], reports)

    pooled = cells.numerator.sum(axis=1) / cells.denominator.sum(axis=1)
    assert pooled[0, 0] - pooled[1, 0] > 0.2
    (row,) = tabulate(cells, ["a", "b"], n_boot=500).to_dict("records")
    assert row["n_events"] == 12
    assert abs(row["difference"]) < 0.1
    assert row["low"] < 0 < row["high"]
    assert row["p_value"] > 0.05


def test_planted_difference_is_found_with_its_size() -> None:
    """A difference inside events is found although events differ far more."""
    rng = np.random.default_rng(2)
    topic = rng.uniform(0.1, 0.7, (1, 40, 1))
    cells = simulate_cells(np.concatenate([topic + 0.2, topic]), rng)
    (row,) = tabulate(cells, ["a", "b"], n_boot=500).to_dict("records")
    assert row["difference"] == pytest.approx(0.2, abs=0.06)
    assert 0 < row["low"] < row["difference"] < row["high"]
    assert row["q_value"] < 0.01
    assert row["effect"] > 0.5
    assert row["caution"] == ""
    assert (row["n_a"], row["n_b"]) == tuple(cells.denominator.sum(axis=(1, 2)))


def test_each_event_weighs_the_same() -> None:
    """A long report on one event doesn't outweigh the short ones on others."""
    numerator = np.array([[[90.0], [0.0]], [[0.0], [1.0]]])
    denominator = np.array([[[100.0], [2.0]], [[100.0], [2.0]]])
    (row,) = tabulate(Cells(numerator, denominator, np.ones((2, 2), dtype=np.int64)), ["a", "b"]).to_dict("records")
    assert row["difference"] == pytest.approx((0.9 - 0.5) / 2)


@pytest.mark.parametrize(("n_events", "tested"), [(FEW_EVENTS - 1, False), (FEW_EVENTS, True)])
def test_too_few_events_are_not_tested(n_events: int, *, tested: bool) -> None:
    """Below six shared events no p-value could reach 5 %, so none is given, and the caution says so."""
    cells = simulate_cells(np.full((2, n_events, 1), 0.4), np.random.default_rng(0))
    (row,) = tabulate(cells, ["a", "b"]).to_dict("records")
    assert np.isnan(row["p_value"]) is not tested
    assert ("too few to test" in row["caution"]) is not tested


def test_bounds_of_a_difference_of_shares_stay_within_one() -> None:
    """Two shares can't differ by more than 1, however few events show it."""
    cells = Cells(
        np.array([[[9.0]] * 5, [[0.0]] * 4 + [[5.0]]]).reshape(2, 5, 1),
        np.full((2, 5, 1), 9.0),
        np.ones((2, 5), dtype=np.int64),
    )
    (row,) = tabulate(cells, ["a", "b"], n_boot=300).to_dict("records")
    assert row["low"] < row["difference"] < row["high"] <= 1


def test_outlets_without_shared_events_have_nan_rows() -> None:
    """A pair that shares no event is in the table, as NaN with the reason."""
    reports = np.eye(2, dtype=np.int64)
    counts = np.where(reports[..., None] > 0, 4.0, 0.0)
    (row,) = tabulate(Cells(counts / 2, counts, reports), ["a", "b"]).to_dict("records")
    assert np.isnan([row["difference"], row["low"], row["p_value"], row["q_value"]]).all()
    assert row["caution"] == "no shared event in which both are defined"


def test_exchanged_outlets_change_only_the_sign() -> None:
    """Of a and b, a minus b is the reverse of b minus a, bounds and p-value included."""
    cells = simulate_cells(np.random.default_rng(5).uniform(0.2, 0.6, (2, 15, 4)), np.random.default_rng(6))
    swapped = Cells(cells.numerator[::-1], cells.denominator[::-1], cells.n_documents[::-1])
    forth, back = tabulate(cells, ["a", "b"], n_boot=300), tabulate(swapped, ["b", "a"], n_boot=300)
    assert np.allclose(forth["difference"], -back["difference"])
    assert np.allclose(forth["p_value"], back["p_value"])


def test_one_outlet_has_an_empty_table_with_all_columns() -> None:
    """Nothing to pair gives no rows, not another shape."""
    cells = simulate_cells(np.full((1, 8, 4), 0.4), np.random.default_rng(0))
    empty = tabulate(cells, ["a"])
    two = tabulate(simulate_cells(np.full((2, 8, 4), 0.4), np.random.default_rng(0)), ["a", "b"])
    assert len(empty) == 0
    assert empty.columns.tolist() == two.columns.tolist()


def test_rows_keep_the_order_of_metrics_and_outlets() -> None:
    """A metric's pairs stand together, in the order given, not by size."""
    cells = simulate_cells(np.random.default_rng(5).uniform(0.2, 0.6, (3, 8, 4)), np.random.default_rng(6))
    table = tabulate(cells, ["z", "a", "m"])
    assert table["metric"].drop_duplicates().tolist() == [metric.name for metric in SHARES]
    pairs = table.loc[:2, ["outlet_a", "outlet_b"]].to_numpy().tolist()
    assert pairs == [["z", "a"], ["z", "m"], ["a", "m"]]
