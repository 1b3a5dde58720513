"""A comparison corrected by a hand-checked sample, held to what it promises by simulation."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from framing.compare import OutletComparison, compare_outlets
from framing.compare.correction import correct_comparison, estimate_ratio
from framing.exceptions import InputError, SmallSampleWarning
from framing.records import Annotation, Attribution, Document, Span, Speaker

Floats = npt.NDArray[np.float64]
SENTENCE = "It rains, he said. "


def simulate(n_units: int, n_checked: int, n_studies: int, seed: int) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Studies of a share of 0.3 that a machine overstates: machine counts, errors, and which units were checked."""
    rng = np.random.default_rng(seed)
    shape = (n_units, n_studies)
    total = rng.poisson(12, shape) + 3
    true = rng.binomial(total, rng.beta(3, 7, shape))
    found = true + rng.binomial(total - true, 0.25) - rng.binomial(true, 0.1)
    seen = total + rng.binomial(2, 0.5, shape)  # it also finds attributions that are none
    checked = rng.permuted(np.broadcast_to((np.arange(n_units) < n_checked)[:, None], shape), axis=0)
    return found.astype(float), seen.astype(float), (true - found).astype(float), (total - seen).astype(float), checked


@pytest.mark.parametrize(("n_units", "n_checked"), [(40, 15), (80, 20), (30, 30)])
def test_corrected_intervals_cover_what_they_promise(n_units: int, n_checked: int) -> None:
    """93 to 97 of 100 corrected intervals meant to cover 95 hold the true share, although the machine errs one way."""
    from scipy import stats

    found, seen, error, extra, checked = simulate(n_units, n_checked, 3000, 1)
    estimate = estimate_ratio((found, seen), (error, extra), checked.astype(bool))
    reach = stats.t.ppf(0.975, n_checked - 1) * estimate.error
    assert 0.93 <= np.mean(np.abs(estimate.value - 0.3) <= reach) <= 0.97


def test_machine_counts_alone_miss_the_truth() -> None:
    """What is corrected needed it: the machine's own share is off by more than its interval."""
    found, seen, *_ = simulate(80, 20, 500, 1)
    assert np.abs((found.sum(axis=0) / seen.sum(axis=0)).mean() - 0.3) > 0.08


def test_correction_uses_the_unchecked_documents_too() -> None:
    """Where the machine errs little, the interval is narrower than that of the checked units alone."""
    rng = np.random.default_rng(2)
    total = np.full((60, 300), 20.0)
    true = rng.binomial(20, rng.beta(3, 7, (60, 300))).astype(float)
    slip = rng.binomial(1, 0.05, true.shape)
    checked = np.broadcast_to((np.arange(60) < 15)[:, None], true.shape)
    both = estimate_ratio((true + slip, total), (-slip.astype(float), 0 * total), checked)
    alone = estimate_ratio((true[:15], total[:15]), (0 * true[:15], 0 * total[:15]), checked[:15])
    assert np.median(both.error) < 0.75 * np.median(alone.error)


def test_all_checked_gives_the_checked_value() -> None:
    """With every unit checked, the machine plays no part."""
    found, seen, error, extra, _ = simulate(20, 20, 5, 3)
    estimate = estimate_ratio((found, seen), (error, extra), np.ones(found.shape, dtype=bool))
    assert np.allclose(estimate.value, (found + error).sum(axis=0) / (seen + extra).sum(axis=0))


def article(name: str, outlet: str, event: str, sources: str) -> Annotation:
    """An article with one attribution a letter: s state, c civilian."""
    attributions = tuple(
        Attribution(
            Span(k * len(SENTENCE) + 10, k * len(SENTENCE) + 12),
            None,
            (Span(k * len(SENTENCE), k * len(SENTENCE) + 8),),
            speaker=Speaker(f"{letter}{k}", "state" if letter == "s" else "civilian"),
        )
        for k, letter in enumerate(sources)
    )
    return Annotation(Document(name, SENTENCE * len(sources), outlet=outlet, event=event), (), attributions)


def machine(annotation: Annotation) -> Annotation:
    """What a machine makes of it: the first civilian of outlet A is taken for the state."""
    if annotation.document.outlet != "A":
        return annotation
    found = list(annotation.attributions)
    k = next((k for k, one in enumerate(found) if one.speaker and one.speaker.type == "civilian"), None)
    if k is not None:
        found[k] = replace(found[k], speaker=Speaker("s", "state"))
    return replace(annotation, attributions=tuple(found))


def gold(n_events: int) -> list[Annotation]:
    """Two outlets that cite alike, on some events."""
    rng = np.random.default_rng(5)
    return [
        article(f"{outlet}{k}", outlet, f"e{k}", "".join(rng.choice(list("sc"), 6)))
        for k in range(n_events)
        for outlet in "AB"
    ]


def compare(annotations: list[Annotation]) -> OutletComparison:
    """A comparison of one metric."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=SmallSampleWarning)
        return compare_outlets(annotations, metrics=["state_source_share"], n_boot=200)


def test_difference_that_is_the_machines_own_error_goes_away() -> None:
    """The machine sees a difference; a checked sample of events shows that it is its own."""
    truth = gold(30)
    comparison = compare([machine(annotation) for annotation in truth])
    plain = comparison.differences().iloc[0]
    assert plain["q_value"] < 0.05
    checked = [a for a in truth if int(a.document.id[1:]) % 3 == 0]
    corrected = comparison.corrected(checked)
    row = corrected.differences().iloc[0]
    assert (row["n_events"], row["n_checked"], corrected.n_checked) == (30, 10, 20)
    assert row["uncorrected"] == pytest.approx(plain["difference"])
    assert row["low"] < 0 < row["high"]
    assert row["q_value"] > 0.05
    value = corrected.by_outlet.set_index("outlet").loc["A"]
    assert value["value"] < value["uncorrected"]
    assert value["low"] < value["value"] < value["high"]


def test_outlet_with_few_checked_documents_is_a_nan_row() -> None:
    """An outlet nobody checked keeps its row, with the reason."""
    truth = gold(12)
    corrected = compare(truth).corrected([a for a in truth if a.document.outlet == "A"])
    rows = corrected.by_outlet.set_index("outlet")
    assert np.isnan(rows.loc["B", "value"])
    assert rows.loc["B", "caution"] == "only 0 of its events checked: too few to correct"
    assert rows.loc["A", "caution"] == ""
    assert np.isnan(corrected.differences()["difference"]).all()


def test_order_of_documents_changes_no_number() -> None:
    """Checked and compared documents in another order give the same result."""
    truth = gold(20)
    one = compare(truth).corrected(truth[:20]).overall
    other = compare(truth[::-1]).corrected(truth[:20][::-1]).overall
    assert np.allclose(one[["value", "low", "high"]], other[["value", "low", "high"]])


@pytest.mark.parametrize(
    ("checked", "message"),
    [
        ([], "needs checked annotations"),
        ([article("A0", "A", "e0", "s")], "has another text"),
        ([article("other", "A", "e0", "s")], "is not in the comparison"),
        (gold(6)[:1] * 2, "each of another document"),
    ],
)
def test_checked_documents_must_be_those_compared(checked: list[Annotation], message: str) -> None:
    """What was checked has to be what was compared."""
    with pytest.raises(InputError, match=message):
        correct_comparison(compare(gold(6)), checked)
