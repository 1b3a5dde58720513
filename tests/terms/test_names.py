"""Proper names: where they begin and end, and what is none."""

from __future__ import annotations

import pytest

from framing.terms import find_names
from tests.factories import annotation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Tuesday Sami Rana left.", ["Sami Rana"]),
        ("Police met Sami Rana Tuesday.", ["Sami Rana"]),
        ('He said: "We left. They came." In Tazhin it rained.', ["Tazhin"]),
        ("It was Saturdays work for the Twenty-three.", []),
        ("Aides of Bashar al-Rana left.", ["Bashar al-Rana"]),
        ("Talks with Ursula von der Berg failed.", ["Ursula von der Berg"]),
        ("Then the Free Observatory for Human Rights met.", ["Free Observatory for Human Rights"]),
        ("Then the Ministry of Foreign Affairs met.", ["Ministry of Foreign Affairs"]),
        ("Then Anna Berg of Plain Witness spoke.", ["Anna Berg", "Plain Witness"]),
        ("It hit Syrias Hasakeh again.", ["Hasakeh"]),  # the apostrophe is lost
        ("Aides met Theresa May in May 2020.", ["Theresa May"]),
        ("Ten Kestrian flags hung from Kestrian houses.", []),  # an adjective
        ("The US-led raid failed.", []),
        ("Then UN envoys left.", ["UN"]),
    ],
)
def test_find_names_reads_proper_names(text, expected):
    """Words that are capitalised because of where they stand are no part of a name."""
    found = [mention.label for mention in find_names([annotation(text)]) if mention.label[:1].isupper()]
    assert found == expected
