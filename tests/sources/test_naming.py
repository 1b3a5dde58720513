"""Where in a mention the name stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.records import Speaker

# A sentence of capitals alone would be read like a headline.
TAIL = " said on a wet day that it would rain in the town for a long time and that the roads were closed to all."


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Trade, Industry and Mining Minister Anna Berg", "Anna Berg"),
        ("Information, Publicity and Broadcasting Services Minister Dr Anna Berg", "Anna Berg"),
        ("Agriculture and Food Minister Anna Berg", "Anna Berg"),
        # two who speak together
        ("Ivo Rask and Justice Minister Anna Berg", "Ivo Rask and Anna Berg"),
    ],
)
def test_what_a_minister_is_for_is_no_source(last_speaker: Callable[[str], Speaker], mention: str, name: str) -> None:
    """The fields of an office before its holder's name are cut off."""
    assert last_speaker(f"[{mention}]{TAIL}").name == name


def test_a_listed_name_goes_before_a_noun_that_runs_into_it(last_speaker: Callable[[str], Speaker]) -> None:
    """The last word of a noun may open a name."""
    speaker = last_speaker(f"[Leaders of the Islamist Movement of Society for Peace]{TAIL}")
    assert speaker.reason == "gazetteer: Movement of Society for Peace"


def test_an_mp_is_the_member_cited_before(last_speaker: Callable[[str], Speaker]) -> None:
    """A member of an assembly is one of its lawmakers."""
    speaker = last_speaker(f"[Member of the State Duma Anna Berg]{TAIL} [The MP] said so too.")
    assert (speaker.name, speaker.type) == ("Anna Berg", "state")


def test_the_office_is_not_another_one(last_speaker: Callable[[str], Speaker]) -> None:
    """A noun of several words stands for no body that shares the last of them."""
    before = "The Office of the Border Commissioner for Refugees was closed on Monday, and nobody knew why."
    speaker = last_speaker(f"{before} [The Attorney General's Office]{TAIL}")
    assert speaker.type == "state"
    assert "Refugees" not in (speaker.name or "")
