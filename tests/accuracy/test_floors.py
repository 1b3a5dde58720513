"""Accuracy can't slip by accident: what the library finds is scored against gold and held to pinned floors.

``floors.toml`` says what each figure must reach, in the units that ``framing evaluate`` prints. A floor lies a little
under the measured figure (`docs/accuracy.md`), so that a change of a dependency doesn't fail the suite and a change
for the worse does. Raise a floor when a figure rises; lower one only with a reason in the commit.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

import framing
from framing import evaluation
from framing.reading import to_record

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["floor"]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def annotate(rows: list[dict[str, Any]], tagger: str) -> list[dict[str, Any]]:
    """Annotate the texts of gold rows as if they had just been read."""
    documents = [framing.Document(row["id"], row["text"], title=row.get("title")) for row in rows]
    return [to_record(annotation) for annotation in framing.iter_annotations(documents, tagger=tagger)]  # type: ignore[arg-type]


def figures(rows: list[dict[str, Any]], tagger: str) -> dict[str, float]:
    """Return every figure that a floor may be set for, by name."""
    predictions = annotate(rows, tagger)
    if evaluation.is_polnear(rows):
        polnear = evaluation.score_attributions(predictions, rows)
        named = {name: score.f1 for name, score in polnear.metrics.items()}
        return named | {"density_pearson": polnear.density_pearson, "density_mae": -polnear.density_mae}
    gold = evaluation.score_gold(predictions, rows)
    return {
        "attribution": 100 * gold.attribution.f1,
        "typed": 100 * gold.typed.f1,
        "loaded": 100 * gold.loaded.f1,
        "type": gold.type_share,
        "name": gold.name_share,
        "anonymous": gold.anonymous_share,
        "source": gold.source_share,
        "voice": gold.voice_share,
        "mix_distance": -gold.mix_distance,
    }


@pytest.mark.parametrize("floor", FLOORS, ids=[f"{floor['set']}-{floor['tagger']}" for floor in FLOORS])
def test_accuracy_stays_above_its_floor(floor: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """Every figure reaches its floor (distances and errors are given as negative numbers)."""
    root: Path = request.getfixturevalue(floor["root"])
    rows = [row for path in sorted(root.glob(floor["gold"])) for row in read_rows(path)]
    assert rows, f"no gold at {floor['gold']}"
    reached = figures(rows, floor["tagger"])
    short = {name: (reached[name], least) for name, least in floor["least"].items() if reached[name] < least}
    assert not short, f"below the floor (reached, least): {short}"
