"""Crafts and posts whose place makes them the state's or nobody's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.records import Speaker

PLACED = [
    ("A district engineer", "state"),
    ("The city's chief architect", "state"),
    ("A Justice Department lawyer", "state"),
    ("A mechanical engineer", "civilian"),
    ("The captain of the ferry", "civilian"),
    ("The captain of the patrol ship", "state"),
    ("A UN forensic expert", "un"),
    ("An economist at the central bank", "state"),
    ("An economist at the university", "expert"),
    ("The BBC's man in Blantyre", "media"),
    ("A veteran of the resistance", "opposition"),
    ("A veteran of the army", "civilian"),
    ("A spokesman for the platinum producer", "business"),
    ("A money changer with six branches", "business"),
    ("A money changer with two sons", "civilian"),
]


@pytest.mark.parametrize(("mention", "kind"), PLACED)
def test_a_craft_is_what_its_place_makes_it(mention: str, kind: str, last_speaker: Callable[[str], Speaker]) -> None:
    """Public service, a ship or the body that sends somebody decides what a craft alone leaves open."""
    assert last_speaker(f"[{mention}] said that it would stay shut.").type == kind
