"""Distinctive wording by voice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from framing.compare import compare_wording
from framing.exceptions import InputError
from framing.records import Annotation
from tests.factories import annotation, attribution


def article(outlet: str, event: str, *, own: str = "government", quoted: str = "plain") -> Annotation:
    """An article that uses one word itself and another inside what a source says."""
    text = f"Berg said {quoted} rain fell. " + f"Then the {own} sent troops to the old town. " * 3
    return annotation(
        text, id=outlet + event, outlet=outlet, event=event, attributions=[attribution(text, f"{quoted} rain fell")]
    )


ARTICLES = [article("A", e, own="regime", quoted="cruel") for e in "rstuv"] + [article("B", e) for e in "rstuv"]


@pytest.mark.parametrize(
    ("voice", "word", "stands_out"),
    [
        ("outlet", "regime", True),
        ("outlet", "cruel", None),  # not its own word
        ("source", "cruel", True),
        ("source", "regime", None),
        (None, "regime", True),
        (None, "cruel", True),
    ],
)
def test_voices_are_counted_apart(voice: str | None, word: str, *, stands_out: bool | None) -> None:
    """A source's word is not the outlet's."""
    wording = compare_wording(ARTICLES, voice=voice, least_count=3)  # type: ignore[arg-type] # a literal
    row = wording.words[(wording.words["outlet"] == "A") & (wording.words["word"] == word)]
    assert (len(row) == 0) if stands_out is None else (row["log_odds"].item() > 0) is stands_out


def test_counts_stand_beside_each_word() -> None:
    """Count, expectation, documents and events are those of the outlet."""
    words = compare_wording(ARTICLES, prior=50).words
    row = words[(words["outlet"] == "A") & (words["word"] == "regime")].iloc[0]
    assert (row["count"], row["expected"], row["n_documents"], row["n_events"]) == (15, 0, 5, 5)
    assert row["low"] < row["log_odds"] < row["high"]
    assert row["q_value"] < 0.05
    assert row["caution"] == "the outlet has 145 words here"


def test_phrases_are_pairs_that_stand_together() -> None:
    """A pair that the outlet repeats is listed with its count here and elsewhere."""
    phrases = compare_wording(ARTICLES).phrases
    row = phrases[(phrases["outlet"] == "A") & (phrases["phrase"] == "old town")].iloc[0]
    assert (row["count"], row["n_documents"], row["elsewhere"]) == (15, 5, 15)


def test_outlets_keep_their_order_and_nan_rows() -> None:
    """An outlet that shares no event is in the table, as NaN with the reason."""
    wording = compare_wording([*ARTICLES, article("Z", "alone")])
    assert wording.words["outlet"].drop_duplicates().tolist() == ["A", "B", "Z"]
    own = wording.words[wording.words["outlet"] == "Z"]
    assert own["log_odds"].isna().all()
    assert set(own["caution"]) == {"nothing to compare: no words, or no other outlet on the same events"}


def test_order_of_documents_changes_no_number() -> None:
    """Reversed documents give the same table."""
    straight, reverse = (compare_wording(a).words.sort_values(["outlet", "word"]) for a in (ARTICLES, ARTICLES[::-1]))
    numbers = ["count", "expected", "log_odds", "low", "high", "q_value"]
    assert np.allclose(straight[numbers], reverse[numbers], equal_nan=True)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"voice": "desk"}, "voice must be"),
        ({"prior": 0}, "prior above 0"),
        ({"least_count": 0}, "least_count must be"),
    ],
)
def test_bad_option_is_refused(options: dict[str, object], message: str) -> None:
    """Each option says what it takes."""
    with pytest.raises(InputError, match=message):
        compare_wording(ARTICLES, **options)  # type: ignore[arg-type] # wrong on purpose


def test_csv_is_the_table(tmp_path: Path) -> None:
    """What is written reads back as `frame`."""
    wording = compare_wording(ARTICLES)
    wording.to_csv(tmp_path / "wording.csv")
    assert len(pd.read_csv(tmp_path / "wording.csv")) == len(wording.frame())
