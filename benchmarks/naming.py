"""Grouping of the mentions of an event's concepts, on NewsWCL50.

    python benchmarks/naming.py NEWSWCL50.jsonl

Rows have ``id``, ``event``, ``outlet``, ``text`` and ``mentions`` with ``start``, ``end``, ``chain`` and ``type``. The
annotated mentions are used for scoring only. A mention of ours meets the shortest annotated mention that it overlaps.
To each annotated concept one of our groups is matched, and precision, recall and F1 of its mentions are taken; the
figure is the mean of F1 over concepts, weighted by their mentions. Two ways to match, and two to count precision:

    most     the group that shares the most mentions with the concept (the best matching candidate of Hamborg et al.
             2019, as far as their paper tells: the script that scored their 45.7 is not part of the data)
    best     the group with the best F1
    all      precision over all mentions of the group
    inside   precision over those that overlap any annotated mention, since only some of what is mentioned is annotated

Beside ours stand mentions grouped by their last word: those that we found, and those that were annotated. Figures by
type, with the number of mentions, are "most inside".
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import framing
from framing.terms import find_names

Row = dict[str, Any]


class Place(NamedTuple):
    """A mention by its document and characters."""

    document: str
    start: int
    end: int


def group_ours(rows: list[Row]) -> list[list[Place]]:
    """Group as `find_names` does."""
    return _group((mention.entity, place) for mention, place in _find(rows))


def group_ours_by_last_word(rows: list[Row]) -> list[list[Place]]:
    """Group the mentions of `find_names` by last word."""
    return _group((mention.label.split()[-1].lower(), place) for mention, place in _find(rows))


def group_annotated_by_last_word(rows: list[Row]) -> list[list[Place]]:
    """Group the annotated mentions by last word."""
    return _group(
        (row["text"][m["start"] : m["end"]].split()[-1].lower().strip('.,"'), Place(row["id"], m["start"], m["end"]))
        for row in rows
        for m in row["mentions"]
    )


def _find(rows: list[Row]) -> Iterator[tuple[Any, Place]]:
    documents = [framing.Document(row["id"], row["text"], outlet=row["outlet"], event=row["event"]) for row in rows]
    for mention in find_names(framing.Annotation(document) for document in documents):
        yield mention, Place(mention.document, mention.span.start, mention.span.end)


def _group(pairs: Iterable[tuple[str, Place]]) -> list[list[Place]]:
    groups: dict[str, list[Place]] = defaultdict(list)
    for key, place in pairs:
        groups[key].append(place)
    return list(groups.values())


def score(rows: list[Row], grouping: Callable[[list[Row]], list[list[Place]]]) -> dict[str, float]:
    """Score a grouping, event by event."""
    events: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        events[row["event"]].append(row)
    sums, weight, concepts = Counter[str](), 0, 0
    by_type: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for articles in events.values():
        gold = _read_concepts(articles)
        groups = [_meet(group, gold) for group in grouping(articles)]
        for (_, kind), mentions in _by_concept(gold).items():
            found = _score_concept(mentions, groups)
            sums.update({name: value * len(mentions) for name, value in found.items()})
            by_type[kind][0] += found["most inside"] * len(mentions)
            by_type[kind][1] += len(mentions)
            weight, concepts = weight + len(mentions), concepts + 1
    figures = {name: value / weight for name, value in sums.items()}
    kinds = {f"{kind.lower()} ({int(n)})": value / n for kind, (value, n) in sorted(by_type.items())}
    return {"concepts": concepts, "mentions": weight} | figures | kinds


def _read_concepts(articles: list[Row]) -> dict[Place, tuple[str, str]]:
    return {
        Place(row["id"], m["start"], m["end"]): (m["chain"], m["type"]) for row in articles for m in row["mentions"]
    }


def _by_concept(gold: dict[Place, tuple[str, str]]) -> dict[tuple[str, str], set[Place]]:
    concepts: dict[tuple[str, str], set[Place]] = defaultdict(set)
    for place, concept in gold.items():
        concepts[concept].add(place)
    return concepts


class _Met(NamedTuple):
    mentions: set[Place]
    size: int
    inside: int


def _meet(group: list[Place], gold: dict[Place, tuple[str, str]]) -> _Met:
    """Give the annotated mentions that a group meets, its size, and how many of its mentions meet one."""
    by_document: dict[str, list[Place]] = defaultdict(list)
    for place in gold:
        by_document[place.document].append(place)
    met = []
    for place in group:
        over = [other for other in by_document[place.document] if other.start < place.end and place.start < other.end]
        if over:
            met.append(min(over, key=lambda other: (other.end - other.start, other.start)))
    return _Met(set(met), len(group), len(met))


def _score_concept(mentions: set[Place], groups: list[_Met]) -> dict[str, float]:
    shared = [(len(mentions & group.mentions), group) for group in groups]
    shared = [(count, group) for count, group in shared if count]
    if not shared:
        return dict.fromkeys(("most all", "most inside", "best all", "best inside"), 0.0)
    count, group = max(shared, key=lambda pair: (pair[0], -pair[1].size))
    return {
        "most all": _f1(count, group.size, len(mentions)),
        "most inside": _f1(count, group.inside, len(mentions)),
        "best all": max(_f1(count, group.size, len(mentions)) for count, group in shared),
        "best inside": max(_f1(count, group.inside, len(mentions)) for count, group in shared),
    }


def _f1(shared: int, found: int, wanted: int) -> float:
    return 2 * shared / (found + wanted)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    read = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    for grouping in (group_ours, group_ours_by_last_word, group_annotated_by_last_word):
        shown = (
            f"{name} {value:.3f}" if value < 1.5 else f"{name} {value}" for name, value in score(read, grouping).items()
        )
        sys.stdout.write(f"{grouping.__name__}\n    {'  '.join(shown)}\n")
