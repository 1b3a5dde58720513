"""Roles and countries as the lists give them."""

from __future__ import annotations

import pytest

from framing.sources.lists.countries import load_countries, load_country_phrases
from framing.sources.lists.roles import load_modifiers, load_nouns, load_titles, pluralise


@pytest.mark.parametrize(
    ("phrase", "kind", "inherits"),
    [
        ("resident", "civilian", False),
        ("minister", "state", True),
        ("rebels", "opposition", True),
        ("ngos", "ngo", True),
    ],
)
def test_nouns_have_types(phrase: str, kind: str, inherits: bool) -> None:
    """A noun says its type and whether the body it serves goes before it."""
    role = load_nouns()[phrase]
    assert (role.type, role.inherits) == (kind, inherits)


@pytest.mark.parametrize(
    ("one", "many"), [("ministry", "ministries"), ("spokesman", "spokesmen"), ("witness", "witnesses")]
)
def test_plurals_are_known(one: str, many: str) -> None:
    """The plural of a listed noun is found and marked."""
    assert pluralise(one) == many
    assert load_nouns()[many].plural


def test_titles_and_modifiers_are_apart() -> None:
    """A title gives a gender, a modifier a type."""
    assert load_titles()["ms"].gender == "f"
    assert load_modifiers()["rebel"].type == "opposition"


def test_countries_have_names_adjectives_and_seats() -> None:
    """A government is meant by its country, its people's adjective or its capital."""
    assert load_countries()["MM"].name == "Myanmar"
    phrases = load_country_phrases()
    assert [phrases[word].kind for word in ("Iran", "Iranian", "Tehran")] == ["name", "adjective", "seat"]
    assert len(load_countries()) > 190
