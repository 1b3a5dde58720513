"""What a clause says that somebody does, and phrases that open with a preposition."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.records import Speaker

DONE = [
    ("Ana Lind, who imports wheat through the port,", "business"),
    ("Ana Lind, who owns two trawlers,", "business"),
    ("Ana Lind, who has studied the lake since 2004,", "expert"),
    ("Ana Lind, who wrote a history of the canal,", "expert"),
    ("Ana Lind, who writes a weekly newsletter,", "media"),
    ("Ana Lind, who reports from the north,", "media"),
    ("Ana Lind, who documents evictions for a rights monitor,", "ngo"),
    ("Ana Lind, who ran the liberals' campaign in the south,", "party"),
    ("Ana Lind, standing for the Danish People's Party,", "party"),
    ("Ana Lind, who was elected to parliament in March,", "state"),
    ("Colonel Ana Lind, who defected in May,", "opposition"),
    ("Ana Lind, for the defence,", "expert"),
    ("Ana Lind, of the Red Crescent,", "ngo"),
    ("Ana Lind, appointed governor in May,", "state"),
    ("Ana Lind, who was named prosecutor last week,", "state"),
    ("Ana Lind, employed by the brewery,", "business"),
    ("Ana Lind, in charge of the port authority,", "state"),
    ("Ana Lind, in exile since the coup,", "opposition"),
    ("Ana Lind, who won the seat in March,", "party"),
    ("Ana Lind, who took up arms in 2012,", "opposition"),
    ("Ana Lind, who now runs the charity Plain Aid,", "ngo"),
    ("Ana Lind, who saw the blast,", "civilian"),
    ("Ana Lind, standing in the hall,", "civilian"),
]


@pytest.mark.parametrize(("mention", "kind"), DONE)
def test_what_somebody_does_says_what_they_are(mention: str, kind: str, last_speaker: Callable[[str], Speaker]) -> None:
    """A clause with a telling verb types its subject, another verb leaves a private person."""
    assert last_speaker(f"[{mention}] said that it would stay shut.").type == kind


@pytest.mark.parametrize(
    ("mention", "kind"),
    [("MP Ana Lind, who fled the country in May,", "opposition"), ("Ana Lind, a nurse who fled the town,", "civilian")],
)
def test_a_politician_who_fled_is_against_the_government(
    mention: str, kind: str, last_speaker: Callable[[str], Speaker]
) -> None:
    """Flight turns a politician into the opposition, and nobody else."""
    assert last_speaker(f"[{mention}] said that it would stay shut.").type == kind
