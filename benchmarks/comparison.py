"""How far the tables of a comparison differ when our own annotations take the place of gold ones.

    python benchmarks/comparison.py TAGGER GOLD.jsonl ...      TAGGER: fast or accurate

Gold is in the interchange format, with outlets and events. For each file, and for all together:

- cells: source x outlet cells of named sources that are not empty; how many of the gold's are found, how many of our
  own are in gold (under any spelling), and the sum of the absolute differences of the counts over gold attributions;
- omissions: how many of gold's are among our own; of our own that gold does not have, how many concern a name that
  the outlet prints;
- reused: pairs of versions of a statement in two outlets; how many of gold's are found, how many of our own are gold's.
"""

from __future__ import annotations

import sys
import warnings
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import framing
from framing.compare import QuotationComparison, SourceComparison, compare_quotations, compare_sources
from framing.compare.names import is_one_name

# Event, outlet, spellings of the source, attributions; the cells of a pandas row have no type.
Cell = tuple[Any, Any, tuple[str, ...], Any]
# Two places: id, start and end of each.
Link = frozenset[tuple[Any, Any, Any]]
Tagger = Literal["fast", "accurate"]


def read_cells(heard: SourceComparison) -> list[Cell]:
    """Return event, outlet, spellings and attributions of each cell of a named source that is not empty."""
    sources: list[Any] = list(heard.sources.itertuples())
    spellings = {(row.event, row.source): tuple(row.spellings.split(" | ")) for row in sources if row.named}
    filled: list[Any] = list(heard.matrix[heard.matrix["attributions"] > 0].itertuples())
    return [
        (row.event, row.outlet, spellings[row.event, row.source], row.attributions)
        for row in filled
        if (row.event, row.source) in spellings
    ]


def find_cell(cell: Cell, others: Iterable[Cell]) -> Cell | None:
    """Return the cell of the same event and outlet whose source may be the same."""
    event, outlet, names, _ = cell
    for other in others:
        if other[:2] == (event, outlet) and any(a == b or is_one_name(a, b) for a in names for b in other[2]):
            return other
    return None


def read_links(reused: QuotationComparison) -> list[Link]:
    """Return each two versions of a statement in two outlets, as places."""
    links = []
    for _, group in reused.versions.groupby("statement"):
        rows: list[Any] = list(group.itertuples())
        links += [
            frozenset([(a.id, a.start, a.end), (b.id, b.start, b.end)])
            for a, b in combinations(rows, 2)
            if a.outlet != b.outlet
        ]
    return links


def is_same_link(one: Link, other: Link) -> bool:
    """Tell whether both ends of a link overlap those of another."""
    return all(any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for b in other) for a in one)


def is_same_omission(one: Any, other: Any) -> bool:
    """Tell whether two rows are the same outlet without the same source."""
    return (one.event, one.outlet) == (other.event, other.outlet) and is_one_name(one.source, other.source)


def count_file(path: str | Path, tagger: Tagger) -> Counter[str]:
    """Count what the tables of a gold file and of our own annotations have in common."""
    gold = list(framing.read_annotations(path))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        own = list(framing.annotate(framing.Corpus([one.document for one in gold]), tagger=tagger))
    true, ours = compare_sources(gold), compare_sources(own)
    counts: Counter[str] = Counter()
    cells, own_cells = read_cells(true), read_cells(ours)
    pairs = [(cell, find_cell(cell, own_cells)) for cell in cells]
    counts["cells"], counts["own cells"] = len(cells), len(own_cells)
    counts["cells found"] = sum(other is not None for _, other in pairs)
    counts["own cells right"] = sum(find_cell(cell, cells) is not None for cell in own_cells)
    counts["attributions"] = int(sum(cell[3] for cell in cells))
    counts["difference"] = int(sum(abs(cell[3] - (0 if other is None else other[3])) for cell, other in pairs))
    known: list[Any] = list(true.omissions.itertuples())
    found: list[Any] = list(ours.omissions.itertuples())
    counts["omissions"], counts["own omissions"] = len(known), len(found)
    counts["omissions found"] = sum(any(is_same_omission(a, b) for b in found) for a in known)
    wrong = [b for b in found if not any(is_same_omission(a, b) for a in known)]
    counts["own omissions wrong"], counts["of these mentioned"] = len(wrong), sum(b.mentioned for b in wrong)
    links, own_links = read_links(compare_quotations(gold)), read_links(compare_quotations(own))
    counts["reused"], counts["own reused"] = len(links), len(own_links)
    counts["reused found"] = sum(any(is_same_link(one, other) for other in own_links) for one in links)
    counts["own reused right"] = sum(any(is_same_link(one, other) for other in links) for one in own_links)
    return counts


def describe(counts: Counter[str]) -> str:
    """Return the counts as three lines."""

    def share(part: str, whole: str) -> str:
        return f"{counts[part]} of {counts[whole]} ({counts[part] / max(counts[whole], 1):.2f})"

    return (
        f"  cells      found {share('cells found', 'cells')}  right {share('own cells right', 'own cells')}  "
        f"differences {counts['difference'] / max(counts['attributions'], 1):.2f} of attributions\n"
        f"  omissions  found {share('omissions found', 'omissions')}  own {counts['own omissions']}, "
        f"of these not in gold {counts['own omissions wrong']} (name printed in {counts['of these mentioned']})\n"
        f"  reused     found {share('reused found', 'reused')}  right {share('own reused right', 'own reused')}\n"
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["fast" | "accurate" as tagger, *paths] if paths:
            total: Counter[str] = Counter()
            for path in paths:
                counts = count_file(path, tagger)
                sys.stdout.write(f"{path}\n{describe(counts)}")
                total += counts
            sys.stdout.write(f"all, {tagger} tagger\n{describe(total)}")
        case _:
            sys.exit(__doc__)
