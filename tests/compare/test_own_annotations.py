"""How far the tables of our own annotations differ from those of gold, on the example corpora.

The floors are what `docs/comparing.md` states; they may rise. `benchmarks/comparison.py` prints the figures.
"""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

import pytest

EVENTS = ("harbour-inquiry", "market-strike", "contested-ballot")


@pytest.fixture(scope="module")
def counts(project_root: Path) -> Counter[str]:
    """What the tables of gold and of the fast tagger have in common, over the three corpora."""
    benchmark = runpy.run_path(str(project_root / "benchmarks" / "comparison.py"))
    total: Counter[str] = Counter()
    for event in EVENTS:
        total += benchmark["count_file"](project_root / "corpora" / event / "gold.jsonl", "fast")
    return total


def test_sources_of_each_outlet(counts: Counter[str]) -> None:
    """Three of five cells of the gold matrix are found, and four of five that are found are in it."""
    assert counts["cells found"] / counts["cells"] >= 0.6
    assert counts["own cells right"] / counts["own cells"] >= 0.8


def test_reused_quotations(counts: Counter[str]) -> None:
    """Four of five reused statements are found, and nineteen of twenty that are found are reused."""
    assert counts["reused found"] / counts["reused"] >= 0.8
    assert counts["own reused right"] / counts["own reused"] >= 0.95


def test_omissions(counts: Counter[str]) -> None:
    """Omissions fare worst: a third is found, and most of the wrong ones concern a name that the outlet prints."""
    assert counts["omissions found"] / counts["omissions"] >= 0.35
    assert counts["of these mentioned"] / counts["own omissions wrong"] > 0.5
