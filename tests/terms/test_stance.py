"""Stances of cue verbs."""

from __future__ import annotations

import math

import pytest

from framing.records import Speaker
from framing.terms import classify_stance, compare_stances, credence_gap
from tests.factories import annotation, attribution


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "neutral"),
        ("according to", "neutral"),
        ("has claimed", "doubting"),
        ("alleging", "doubting"),
        ("revealed", "supportive"),
        ("confirmed", "supportive"),
        ("admitted", "conceding"),
        ("bragged", "hostile"),
        ("", "neutral"),
    ],
)
def test_classify_stance(cue, expected):
    """A cue has the stance that its lexicon entry notes, in any form."""
    assert classify_stance(cue) == expected


def article(outlet, *pairs):
    """One sentence a (source type, cue) pair."""
    text = " ".join(f"Speaker{at} {cue} point{at}." for at, (_, cue) in enumerate(pairs))
    attributions = [
        attribution(text, f"point{at}", source=f"Speaker{at}", cue=f"{cue} point{at}", speaker=Speaker("x", kind))
        for at, (kind, cue) in enumerate(pairs)
    ]
    return annotation(text, attributions=attributions, outlet=outlet)


def test_credence_gap_when_the_state_says_and_the_opposition_claims():
    """All opposition cues hold off, half of the state's do: the gap is one half."""
    gap = credence_gap([article("One", ("state", "said"), ("state", "admitted"), ("opposition", "claimed"))])
    assert gap == pytest.approx(0.5)


def test_credence_gap_when_one_side_is_silent():
    """Without cues of one type the gap is undefined."""
    assert math.isnan(credence_gap([article("One", ("state", "said"))]))


def test_compare_stances_counts_by_outlet_and_type():
    """Shares are within outlet and source type."""
    table = compare_stances([article("One", ("state", "said"), ("state", "claimed"), ("ngo", "said"))])
    assert table.to_dict("split")["data"] == [
        ["One", "state", "neutral", 1, 0.5],
        ["One", "state", "doubting", 1, 0.5],
        ["One", "ngo", "neutral", 1, 1.0],
    ]
