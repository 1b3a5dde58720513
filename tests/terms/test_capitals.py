"""Capitalised names are not loaded."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Islamic Hero Movement met in the capital on Monday.", []),
        ("They met in Martyrs' Square at noon.", []),
        ("Martyrs' Square was empty at noon.", []),  # a name at the start of a sentence
        ("Martyrs were mourned in the village.", ["Martyrs"]),  # no name: the next word has no capital
        ("Residents said the Assad Regime had fallen in the town.", ["Regime"]),  # a label at the end of a name
        ("Brutal Regime Slaughters Hundreds In City", ["Brutal Regime", "Slaughters"]),  # title case
        ("The Takfiri group left the town.", ["Takfiri"]),  # listed with its capital
        ("He said: Thugs rule here.", ["Thugs"]),
    ],
)
def test_find_terms_when_capitalised(terms_in, text, expected):
    """A capital inside a name rules a term out; a title's capitals do not."""
    assert terms_in(text) == expected
