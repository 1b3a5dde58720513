"""Mentions that are hard to read, each in a sentence of its own: 591, over 85 countries and all continents."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.records import Attribution, Document, Span, Speaker
from framing.segmentation import read_prose, segment
from framing.sources import resolve_speakers
from framing.sources.lists.names import fold
from framing.wordlists import read_rows

COLUMNS = ("sentence", "mention", "type", "country", "name", "anonymous")
ROWS = read_rows(Path(__file__).with_name("hard_mentions.tsv"), COLUMNS, required=COLUMNS, unique=("sentence",))

# What the rules get wrong and why, so that a change that mends one is noticed.
KNOWN_GAPS: dict[str, str] = {}


def speaker_of(sentence: str, mention: str) -> Speaker:
    """Resolve one mention in one sentence."""
    document = Document("a", sentence)
    start = sentence.index(mention)
    end = len(sentence)
    attribution = Attribution(Span(start, start + len(mention)), None, (Span(end - 2, end - 1),))
    [resolved] = resolve_speakers(read_prose(document, segment(document)), (attribution,))
    assert resolved.speaker is not None
    return resolved.speaker


def cases() -> list[object]:
    """Return the rows, the known gaps marked."""
    marked: list[object] = []
    for row in ROWS:
        gap = KNOWN_GAPS.get(row["mention"])
        marks = [pytest.mark.xfail(strict=True, reason=gap)] if gap else []
        marked.append(pytest.param(row, id=row["mention"][:40], marks=marks))
    return marked


@pytest.mark.parametrize("row", cases())
def test_a_hard_mention_gets_its_speaker(row: dict[str, str]) -> None:
    """Type, anonymity and, where given, name and country are those of the table ("a,b": either will do)."""
    speaker = speaker_of(row["sentence"], row["mention"])
    assert speaker.type in row["type"].split(","), speaker
    assert speaker.anonymous == (row["anonymous"] == "yes"), speaker
    assert row["country"] in ("-", speaker.country), speaker
    assert row["name"] == "-" or fold(row["name"]) in fold(speaker.name or ""), speaker


def test_the_hard_mentions_span_the_world() -> None:
    """The table holds at least 300 mentions from at least 25 countries."""
    assert len(ROWS) >= 300
    assert len({row["country"] for row in ROWS} - {"-"}) >= 25
