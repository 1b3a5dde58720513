"""How far the tables of our own annotations differ from those of gold, on the example corpora.

The floors are what `docs/comparing.md` states; they may rise.
"""

from __future__ import annotations

import warnings
from itertools import combinations
from pathlib import Path

import pytest

from framing import annotate
from framing.compare import QuotationComparison, SourceComparison, compare_quotations, compare_sources
from framing.compare.names import is_one_name
from framing.corpus import Corpus
from framing.reading import read_annotations
from framing.records import Annotation

EVENTS = ("harbour-inquiry", "market-strike", "contested-ballot")


@pytest.fixture(scope="module")
def both(project_root: Path) -> list[tuple[list[Annotation], list[Annotation]]]:
    """For each event, the gold annotations and those of the fast tagger."""
    pairs = []
    for event in EVENTS:
        gold = list(read_annotations(project_root / "corpora" / event / "gold.jsonl"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            own = list(annotate(Corpus([one.document for one in gold]), tagger="fast"))
        pairs.append((gold, own))
    return pairs


def read_cells(heard: SourceComparison) -> list[tuple[str, tuple[str, ...]]]:
    """Each (outlet, spellings of a named source) of the matrix that is not empty."""
    spellings = {row.source: tuple(row.spellings.split(" | ")) for row in heard.sources.itertuples() if row.named}
    filled = heard.matrix[heard.matrix["attributions"] > 0]
    return [(row.outlet, spellings[row.source]) for row in filled.itertuples() if row.source in spellings]


def count_found(some: list[tuple[str, tuple[str, ...]]], others: list[tuple[str, tuple[str, ...]]]) -> int:
    """How many cells are among the others, under any spelling."""
    return sum(
        any(outlet == place and any(is_one_name(a, b) for a in names for b in known) for place, known in others)
        for outlet, names in some
    )


def read_links(reused: QuotationComparison) -> list[frozenset[tuple[str, int, int]]]:
    """Each two versions of a statement in two outlets, as places."""
    links = []
    for _, group in reused.versions.groupby("statement"):
        rows = list(group.itertuples())
        links += [
            frozenset([(a.id, a.start, a.end), (b.id, b.start, b.end)])
            for a, b in combinations(rows, 2)
            if a.outlet != b.outlet
        ]
    return links


def is_same_link(one: frozenset[tuple[str, int, int]], other: frozenset[tuple[str, int, int]]) -> bool:
    """Whether both ends of a link overlap those of another."""
    return all(any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for b in other) for a in one)


def test_sources_of_each_outlet(both: list[tuple[list[Annotation], list[Annotation]]]) -> None:
    """Three of five cells of the gold matrix are found, and four of five that are found are in it."""
    gold = [cell for truth, _ in both for cell in read_cells(compare_sources(truth))]
    own = [cell for _, found in both for cell in read_cells(compare_sources(found))]
    assert count_found(gold, own) / len(gold) >= 0.6
    assert count_found(own, gold) / len(own) >= 0.8


def test_reused_quotations(both: list[tuple[list[Annotation], list[Annotation]]]) -> None:
    """Four of five reused statements are found, and nineteen of twenty that are found are reused."""
    n_gold = n_own = n_recalled = n_right = 0
    for truth, found in both:
        gold, own = read_links(compare_quotations(truth)), read_links(compare_quotations(found))
        n_gold, n_own = n_gold + len(gold), n_own + len(own)
        n_recalled += sum(any(is_same_link(one, other) for other in own) for one in gold)
        n_right += sum(any(is_same_link(one, other) for other in gold) for one in own)
    assert n_recalled / n_gold >= 0.8
    assert n_right / n_own >= 0.95


def test_omission_of_a_source_that_is_mentioned_may_be_our_own(
    both: list[tuple[list[Annotation], list[Annotation]]],
) -> None:
    """Of the omissions that gold does not have, more than half concern a name that the outlet prints."""
    wrong = []
    for truth, found in both:
        known = compare_sources(truth).omissions
        for row in compare_sources(found).omissions.itertuples():
            same = known[known["outlet"] == row.outlet]["source"]
            if not any(is_one_name(row.source, name) for name in same):
                wrong.append(row.mentioned)
    assert wrong
    assert sum(wrong) / len(wrong) > 0.5
