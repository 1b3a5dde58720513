"""Noun phrases and clauses of a mention."""

from __future__ import annotations

import pytest

from framing.sources.clues.appositions import read_parts
from framing.sources.lists.gazetteer import Gazetteer
from framing.sources.surface.phrases import build_lexicon

LEXICON = build_lexicon(Gazetteer(()))


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Anna Berg , a teacher", []),
        ("Anna Berg , who heads the charity", ["the charity"]),
        ("Anna Berg , who now runs the charity", ["the charity"]),
        ("Anna Berg , who imports wheat", ["imports wheat"]),
        ("Anna Berg , who saw the blast", []),
        ("Anna Berg , running in Gujrat", ["running in Gujrat"]),
        ("Anna Berg , whose start-up makes masks", ["start-up"]),
        ("Anna Berg , whose house burnt down", []),
    ],
)
def test_a_clause_counts_where_it_tells_of_a_capacity(text: str, clauses: list[str]) -> None:
    """What somebody heads, owns, does or stands for is a part of its own; what befell them is none."""
    words = text.split()
    tokens = LEXICON.look_up(words)
    parts = read_parts(LEXICON.find_items(tokens, 0, len(words)), tokens.folded)
    found = [" ".join(words[part.items[0].first : part.items[-1].last]) for part in parts if part.clause]
    assert found == clauses
