"""Bodies that a noun alone points to."""

from __future__ import annotations

from collections.abc import Callable

from framing.records import Speaker


def test_noun_of_a_name_points_to_it(last_speaker: Callable[[str], Speaker]) -> None:
    """The word that a name is of stands for the name."""
    speaker = last_speaker("[The Velmar Observatory for Detainees] said so. [The Observatory] counted forty.")
    assert speaker.name == "Velmar Observatory for Detainees"


def test_state_news_agency_is_the_agency(last_speaker: Callable[[str], Speaker]) -> None:
    """A news agency is one, whoever runs it."""
    speaker = last_speaker("[State news agency SANA] said so. [The agency] said later that ten people had died.")
    assert (speaker.name, speaker.type) == ("SANA", "state")


def test_the_army_is_not_the_army_that_fights_it(last_speaker: Callable[[str], Speaker]) -> None:
    """A noun that is of the state is not the rebel body whose name holds it."""
    speaker = last_speaker("[The Free Syrian Army] said so. [The army] denied it.")
    assert speaker.type == "state"


def test_a_new_group_is_not_the_one_before(last_speaker: Callable[[str], Speaker]) -> None:
    """An indefinite article brings in somebody new."""
    speaker = last_speaker("[Amnesty International] said so. [A coalition of women's groups] said so too.")
    assert speaker.name != "Amnesty International"
