"""Speakers of whom more is told at another place."""

from __future__ import annotations

from collections.abc import Callable

from framing.records import Speaker


def test_name_told_after_the_first_quotation(last_speaker: Callable[[str], Speaker]) -> None:
    """A new name soon after an unnamed speaker is that speaker."""
    speaker = last_speaker("[A resident] said the shelling began at dawn. The market burnt. [Ineza Moravi] said so.")
    assert (speaker.type, speaker.name, speaker.anonymous) == ("civilian", "Ineza Moravi", False)


def test_name_told_too_far_away_is_somebody_else(last_speaker: Callable[[str], Speaker]) -> None:
    """Many sentences later it is not."""
    far = "It had rained since the morning. " * 8
    speaker = last_speaker(f"[A resident] said the shelling began at dawn. {far}[Ineza Moravi] said so.")
    assert speaker.reason == "person without a role"


def test_outlet_of_the_correspondent(last_speaker: Callable[[str], Speaker]) -> None:
    """The journalist cited before is meant."""
    speaker = last_speaker("[Al Jazeera's correspondent] saw two tanks. [The correspondent] counted ten more.")
    assert (speaker.type, speaker.name) == ("media", "Al Jazeera")
