"""Short descriptions that point back to a body, a text or a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.records import Speaker

NAMES = [
    # a body described by the same noun and more
    ("A patrol of the Kenyan-led security mission left. People came. [The mission] said no.", "security mission"),
    # of the kind of the noun: the nearest with a name, described or not
    ("The lights of the town were cut by Karpowership over unpaid bills. [The company] said no.", "Karpowership"),
    ("The charity Plain Aid met officers of the army. [The organisation] said no.", "Plain Aid"),
    ("A bakery firm closed. People of Sumberjaya left; Sumberjaya was fined. [The company] said no.", "Sumberjaya"),
    # not a group that was only described before one that has a name
    ("An armed group came. The Lake Monitor, a rights group, counted. [The group] said no.", "Lake Monitor"),
    # a text is whoever's that issued it: by its own words, who signed it, who spoke of it
    ("A report by the charity Plain Aid came late. Others came. [The document] says no.", "Plain Aid"),
    ("A circular signed by the governor of Lowen was leaked. [The circular] says no.", "governor"),
    ("The Lake Front, a rebel group, claimed it in a message. [The statement] said more.", "Lake Front"),
    # a newspaper where no text was spoken of
    ("Reuters was sued over it. [The paper] said no.", "Reuters"),
    # the one person nearby whom a noun may mean
    ("Anna Berg takes the bus. It is late, [the 68-year-old] said.", "Anna Berg"),
    ("The Emir of Lowen, Ivo Rask, came. [The monarch] said no.", "Ivo Rask"),
    ("Rear Admiral Emil Lind was shot. [The officer] said no.", "Emil Lind"),
    ("On that day Inspector General of Police Emil Lind came to the town. It was late, [the IGP] said.", "Emil Lind"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "name"), NAMES)
def test_a_description_points_to_what_was_named(last_speaker: Callable[[str], Speaker], marked: str, name: str) -> None:
    """Nouns for bodies, texts and people point back to what the article named before."""
    assert name in (last_speaker(marked).name or "")


@pytest.mark.parametrize(
    "marked",
    [
        # unique posts point to nobody who holds another
        "Anna Berg, a historian, came. [The rector] said no.",
        # a name of its own
        "The Lake Monitor, a rights group, met. [The Border Group] said no.",
    ],
)
def test_a_description_of_its_own_points_to_nobody(last_speaker: Callable[[str], Speaker], marked: str) -> None:
    """A post or a name that was not told before stays as it is printed."""
    assert not {"Anna Berg", "Lake Monitor"} & {last_speaker(marked).name}


def test_the_outlet_itself_says_we(last_speaker: Callable[[str], Speaker]) -> None:
    """Outside quotation marks "we" is the outlet that people told something."""
    speaker = last_speaker('"It was late," Anna Berg told Lakeside Weekly. [We] could not confirm it.')
    assert (speaker.name, speaker.type) == ("Lakeside Weekly", "media")
