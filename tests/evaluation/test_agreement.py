"""The library's own scores agree with the independent referee scripts to the last digit."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from framing import evaluation

pytestmark = pytest.mark.shared


def read(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(rows: list[dict[str, Any]], path: Path) -> Path:
    """Write JSON lines and return the path."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> str:
    """Run a script and return what it printed."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def jitter(span: dict[str, int] | None, size: int, rng: random.Random) -> dict[str, int] | None:
    """Move the ends of a span a little, keep it inside the text and not empty."""
    if span is None or rng.random() < 0.05:
        return None
    start = min(max(0, span["start"] + rng.randint(-9, 9)), size - 1)
    return {"start": start, "end": min(size, max(start + 1, span["end"] + rng.randint(-9, 9)))}


def disturb(row: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """Return a prediction that is partly wrong in every way that the scores look at."""
    size, types = len(row["text"]), ["un", "state", "ngo", "civilian", "opposition"]
    attributions = []
    for attribution in row["attributions"]:
        if rng.random() < 0.15:
            continue
        content = [s for s in (jitter(s, size, rng) for s in attribution["content"]) if s]
        speaker = dict(attribution["speaker"])
        speaker["type"] = rng.choice(types) if rng.random() < 0.3 else speaker["type"]
        speaker["name"] = rng.choice([None, "Someone Else", speaker["name"]])
        speaker["anonymous"] ^= rng.random() < 0.2
        attributions.append(
            {
                "source": jitter(attribution["source"], size, rng),
                "cue": attribution["cue"],
                "content": content,
                "speaker": speaker,
            }
        )
    loaded = [
        {**term, **moved, "voice": rng.choice(["outlet", "source"])}
        for term in row["loaded"]
        if (moved := jitter({"start": term["start"], "end": term["end"]}, size, rng))
    ]
    return {"id": row["id"], "text": row["text"], "attributions": attributions, "loaded": loaded}


@pytest.mark.parametrize("seed", range(5))
def test_gold_scores_agree(shared: Path, tmp_path: Path, seed: int) -> None:
    """Every figure on disturbed gold, with one document missing, is the referee's."""
    rng = random.Random(seed)
    gold = read(shared / "data/fakes/gold.jsonl")
    predictions = [disturb(row, rng) for row in gold[seed % 2 :]]
    scores = evaluation.score_gold(predictions, gold)

    text = run(
        shared / "tools/score_gold.py", write(predictions, tmp_path / "p.jsonl"), shared / "data/fakes/gold.jsonl"
    )
    lines = [line for line in text.splitlines() if not line.startswith("missing")]
    figures = [re.findall(r"\d+\.\d+", line) for line in lines]
    for row, score in zip(
        (figures[0], figures[1], figures[4]), (scores.attribution, scores.typed, scores.loaded), strict=True
    ):
        assert row[:3] == [f"{100 * value:.1f}" for value in (score.precision, score.recall, score.f1)]
    shares = (scores.type_share, scores.name_share, scores.anonymous_share, scores.source_share)
    assert figures[2] == [f"{value:.3f}" for value in shares]
    assert figures[3] == [f"{scores.mix_distance:.3f}"]
    assert figures[4][3] == f"{scores.voice_share:.3f}"


def test_polnear_scores_agree(shared: Path, tmp_path: Path) -> None:
    """Every figure on disturbed PolNeAR rows is the referee's, to the last bit of the float."""
    rng = random.Random(0)
    gold = read(shared / "data/polnear/dev.jsonl")[:30]
    predictions = []
    for row in gold[1:]:
        size = len(row["text"])
        attributions = []
        for attribution in row["attributions"]:
            moved = {}
            for label in ("source", "cue", "content"):
                spans = [jitter({"start": s, "end": e}, size, rng) for s, e in attribution[label]]
                moved[label] = [[s["start"], s["end"]] for s in spans if s]
            attributions.append(moved)
        predictions.append({"id": row["id"], "attributions": attributions})
    run(
        shared / "tools/score_attribution.py",
        *("--gold", write(gold, tmp_path / "g.jsonl")),
        *("--pred", write(predictions, tmp_path / "p.jsonl")),
        *("--json", tmp_path / "scores.json"),
    )
    referee = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))

    scores = evaluation.score_attributions(predictions, gold)
    for name, score in scores.metrics.items():
        wanted = referee[name]
        assert (score.correct, score.predicted, score.gold) == (wanted["tp"], wanted["pred"], wanted["gold"]), name
        assert (score.precision, score.recall, score.f1) == (wanted["P"], wanted["R"], wanted["F1"]), name
    assert set(scores.metrics) == set(referee) - {"density", "documents"}
    assert scores.density_pearson == pytest.approx(referee["density"]["pearson"], abs=1e-12)
    assert scores.density_mae == pytest.approx(referee["density"]["mae"], abs=1e-12)
