"""The room by itself on the development articles: gold spans in, speakers out, floors that may only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.records import Attribution, Document, Segment, Span
from framing.segmentation import read_prose
from framing.sources import resolve_speakers


def to_span(record: dict[str, int] | None) -> Span | None:
    """Return the span of a JSON record."""
    return Span(record["start"], record["end"]) if record else None


@pytest.mark.shared
def test_gold_spans_get_their_types(shared: Path) -> None:
    """With gold attributions given, type and anonymity stay at least as right as they were."""
    types = anonymous = total = 0
    for line in (shared / "data" / "fakes" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        segments = tuple(Segment(one["start"], one["end"], one["kind"]) for one in row["segments"])
        prose = read_prose(Document(row["id"], row["text"]), segments)
        attributions = tuple(
            Attribution(
                to_span(one["source"]),
                to_span(one["cue"]),
                tuple(Span(part["start"], part["end"]) for part in one["content"]),
                nested=one["nested"],
            )
            for one in row["attributions"]
        )
        for gold, found in zip(row["attributions"], resolve_speakers(prose, attributions), strict=True):
            assert found.speaker is not None
            total += 1
            types += gold["speaker"]["type"] == found.speaker.type
            anonymous += gold["speaker"]["anonymous"] == found.speaker.anonymous
    assert types / total >= 0.96
    assert anonymous / total >= 0.93
