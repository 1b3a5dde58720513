"""Whom a pronoun or "its" points to, told by grammar, distance, agreement and quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.records import Speaker

NAMES = [
    # the subject of the sentence before, not whom it was told, quoted or done to
    ("Anna Berg met the baker Olga Lind in the old part of the town. [She] said so.", "Anna Berg"),
    ("Anna Berg told Olga Lind that it was late. [She] said so.", "Anna Berg"),
    ("The agency Reuters quoted the charity Plain Aid as saying so. [Its spokesman] said no.", "Plain Aid"),
    # a speaker goes on over sentences that name nobody
    ("[Anna Berg] said so. The road was closed. It was late. [She] said more.", "Anna Berg"),
    # somebody new in the pronoun's own paragraph goes before a speaker of the one before
    ("[Emil Lind] said so.\n\nIvo Rask, a baker, left early. [He] said it was late.", "Ivo Rask"),
    # gender by the surname's ending, and by the noun
    ("[Aizada Toktogulova] said so. Nurbek, a beekeeper, left. [He] said no.", "Nurbek"),
    ("[Emil Lind] said so. His widow opened the door. [She] said no.", "widow"),
    # the name beside a description, in either order and after its complements
    ("Anna Berg, widow of Ivo and mother of two, opened. [She] said no.", "Anna Berg"),
    ("The uncle of the dead woman, Ivo Rask, opened. [He] said no.", "Ivo Rask"),
    # "I spoke to": the sentence is about the other
    ("Olga Lind writes from Lowen. I spoke to Anna Berg last night. [She] said no.", "Anna Berg"),
    # who spoke in the sentence before goes on, described or named; a noun that no list knows ends before a determiner
    ("[The mayor, Ivo Rask,] said so. [A doctor at the clinic] said no. \"It is late,\" [he] said.",
     "doctor at the clinic"),
    ("Anna Berg slept. At the wheelhouse a guard climbed aboard. [He] said no.", "guard"),
    # what an introductory phrase names by the way
    ("The Lake Monitor met. In a text carried by the agency Reuters, [it] said so.", "Lake Monitor"),
    # a body, not a person, a place or what was only named with a preposition
    ("The Lake Monitor met Anna Berg in Lowen. [It] said so.", "Lake Monitor"),
    ("The White House sees it so, but [it] said no more.", "White House"),
    ("Their union, Podkrepa, met. [It] said so.", "Podkrepa"),
    ("The charity Plain Aid left the town with people of the Lake Monitor. [It] said so.", "Plain Aid"),
    # people rather than a body
    ("The Lake Monitor met. Residents left the town. [They] said so.", "residents"),
    # what a pronoun interrupts is what it says, up to a colon at least
    ("[Anna Berg] said so. Olga Lind, [she] said, was late.", "Anna Berg"),
    ("The Lake Monitor was shorter: the vote, [it] said, was late.", "Lake Monitor"),
    # the owner stands nearer than a speaker
    ("[Plain Aid, a charity,] said so. The Lake Monitor met. [Its head] said no.", "Lake Monitor"),
    ("The army said they were rebels. Relatives of the dead came. [Their families] said no.", "families"),
    # the speaker of a quotation is not the one it speaks of
    ('[Anna Berg] said so. "I spoke to her mother. [She] asked me why," Berg added.', "mother"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "name"), NAMES)
def test_a_pronoun_points_to_whom_the_facts_speak_for(
    last_speaker: Callable[[str], Speaker], marked: str, name: str
) -> None:
    """Grammar, distance, agreement and quotation marks together choose the antecedent."""
    assert name.lower() in (last_speaker(marked).name or "").lower()


def test_the_owner_of_a_post_is_asked_only_once(last_speaker: Callable[[str], Speaker]) -> None:
    """An owner that hangs on itself is nobody, not an endless search."""
    assert last_speaker("[Its head] said so.").name == "head"
