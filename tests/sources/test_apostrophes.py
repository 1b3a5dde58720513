"""Possessives whose apostrophe is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.records import Speaker


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[The opposition coalitions spokesman] said so.", "opposition"),
        ("[The Syrian National Coalitions spokesman] said so.", "opposition"),
        ("[The hospitals director] said so.", "civilian"),
        ("[The Attorney Generals Office] said so.", "state"),
        # plurals that own nothing
        ("[The rebels commander] said so.", "opposition"),
        ("[The armed groups] said so.", "opposition"),
    ],
)
def test_owner_without_its_apostrophe(last_speaker: Callable[[str], Speaker], marked: str, kind: str) -> None:
    """Whoever speaks for a body is of its kind."""
    assert last_speaker(marked).type == kind


def test_plural_people_of_a_body_are_no_owners(last_speaker: Callable[[str], Speaker]) -> None:
    """A plural that nothing follows is several bodies."""
    assert last_speaker("[The armed groups] said so.").anonymous
