"""Measure one room at a time, what comes before it given.

    python benchmarks/rooms.py speakers GOLD.jsonl ...   source types, names and anonymity, gold spans given
    python benchmarks/rooms.py terms GOLD.jsonl ...      loaded terms and their voice, gold attributions given
    python benchmarks/rooms.py events ROWS.jsonl GROUP   event grouping; GROUP is the key that holds the true group

Gold is in the interchange format; rows of events have ``id``, ``text``, the group, and a ``date`` where there is one.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from sklearn.metrics import adjusted_rand_score

import framing
from framing.evaluation import score_gold
from framing.reading import to_record
from framing.segmentation import read_prose
from framing.sources import resolve_speakers
from framing.terms import find_terms


def measure_room(room: str, path: str) -> str:
    """Redo one room on gold annotations and score it."""
    predictions = []
    for annotation in framing.read_annotations(path):
        prose = read_prose(annotation.document, annotation.segments)
        if room == "speakers":
            unresolved = tuple(replace(a, speaker=None) for a in annotation.attributions)
            made = replace(annotation, attributions=resolve_speakers(prose, unresolved))
        else:
            made = replace(annotation, loaded=find_terms(prose, annotation.attributions))
        predictions.append(to_record(made))
    return str(score_gold(predictions, _read_rows(path)))


def measure_events(path: str, group: str) -> str:
    """Group documents whose true groups are known."""
    rows = _read_rows(path)
    corpus = framing.Corpus(
        framing.Document(str(row["id"]), row["text"], title=row.get("title"), date=row.get("date")) for row in rows
    )
    found = [document.event for document in framing.group_events(corpus)]
    truth = [str(row[group]) for row in rows]
    return (
        f"documents {len(rows)}  groups {len(set(truth))}  found {len(set(found))}  "
        f"ARI {adjusted_rand_score(truth, found):.3f}  BCubed F1 {_bcubed(truth, found):.3f}"
    )


def _bcubed(truth: list[Any], found: list[Any]) -> float:
    """Return the F1 of BCubed precision and recall (Bagga & Baldwin 1998)."""
    both, true_sizes, sizes = Counter(zip(truth, found, strict=True)), Counter(truth), Counter(found)
    precision = sum(n * n / sizes[group] for (_, group), n in both.items()) / len(truth)
    recall = sum(n * n / true_sizes[group] for (group, _), n in both.items()) / len(truth)
    return 2 * precision * recall / (precision + recall)


def _read_rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["speakers" | "terms" as room, *paths] if paths:
            for path in paths:
                sys.stdout.write(f"{path}\n{measure_room(room, path)}\n")
        case ["events", path, group]:
            sys.stdout.write(f"{measure_events(path, group)}\n")
        case _:
            sys.exit(__doc__)
