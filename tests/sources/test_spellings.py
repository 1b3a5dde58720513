"""Listed people in another spelling."""

from __future__ import annotations

import pytest

from framing.sources.lists.gazetteer import load_gazetteer
from framing.sources.surface.phrases import build_lexicon
from framing.sources.surface.spellings import person_like


@pytest.mark.parametrize(
    ("printed", "listed"),
    [
        ("Alyaksandr Lukashenka", "Alexander Lukashenko"),
        ("Serguei Lavrov", "Sergei Lavrov"),
        # a surname alone is shared by too many, and so is the sound of a short name
        ("Lukashenka", None),
        ("Li Yu", None),
        # a woman and a man of nearly one name
        ("Alexandra Lukashevich", None),
    ],
)
def test_full_names_are_found_by_their_sound(printed: str, listed: str | None) -> None:
    """Spellings of one full name give one person; little else does."""
    found = person_like(build_lexicon(load_gazetteer()), printed)
    assert (found.name if found else None) == listed
