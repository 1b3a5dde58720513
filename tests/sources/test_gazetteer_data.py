"""The packaged lists of bodies and office-holders: what a reader of the rows would object to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from framing.sources.lists.countries import load_countries, load_country_phrases
from framing.sources.lists.gazetteer import Entry, check_gazetteer, load_gazetteer, phrase_keys
from framing.sources.lists.names import fold, load_given_names
from framing.sources.lists.roles import load_nouns
from framing.wordlists import packaged, read_rows

BODIES = [entry for entry in load_gazetteer().entries if entry.office is None]
HOLDERS = [entry for entry in load_gazetteer().entries if entry.office is not None]

# One row each of what the list is for, by continent: name, type, country.
KNOWN = [
    ("MINUSMA", "un", None),
    ("United Nations Mission for the Referendum in Western Sahara", "un", None),
    ("ECOWAS", "igo", None),
    ("CARICOM", "igo", None),
    ("Nigeria Police Force", "state", "NG"),
    ("Verkhovna Rada", "state", "UA"),
    ("Jogorku Kenesh", "state", "KG"),
    ("Carabineros", "state", "CL"),
    ("Comelec", "state", "PH"),
    ("Fano", "opposition", "ET"),
    ("Arakan Army", "opposition", "MM"),
    ("Polisario", "opposition", "EH"),
    ("Shining Path", "opposition", "PE"),
    ("Congolese Labour Party", "party", "CG"),
    ("Plaid Cymru", "party", "GB"),
    ("Bhumjaithai", "party", "TH"),
    ("Viasna", "ngo", None),
    ("Missing Persons", None, None),
    ("Foro Penal", "ngo", None),
    ("Garowe Online", "media", None),
    ("Malaysiakini", "media", None),
    ("Yonhap", "media", None),
    ("KCNA", "state", "KP"),
    ("Levada Center", "expert", None),
    ("Glencore", "business", None),
]


# Seats of power, which the list of countries has too, and names for a party, a parliament and a church that nouns know.
ALLOWED = {"Bankova", "Malacañang", "Miraflores", "Planalto", "Somaliland", "Vatican", "Élysée"}
ALLOWED |= {"Conservatives", "Duma", "Labour", "Maoists", "Peronists", "Republicans", "Tories"}
# Papers called like people or what they do.
ALLOWED |= {"Guardian", "Politico", "Spectator"}
# Agencies that papers print like the given names.
ALLOWED |= {"Sana", "Wafa"}


@pytest.mark.parametrize(("name", "kind", "country"), KNOWN)
def test_bodies_of_all_continents_are_listed(name: str, kind: str | None, country: str | None) -> None:
    """Each is found with its type and, where the type has one, its country; a mere phrase is not."""
    entry = load_gazetteer().find(name)
    assert (entry.type if entry else None, entry.country if entry else None) == (kind, country)


def test_no_name_belongs_to_two_bodies() -> None:
    """An alias that two bodies share would give one of them the other's type."""
    assert check_gazetteer(Path(str(packaged("gazetteer.tsv")))) == []
    owners: dict[str, Entry] = {}
    shared = [
        (name, entry.name)
        for entry in BODIES
        for name in entry.names
        for key in phrase_keys(name)
        if owners.setdefault(key, entry) is not entry
    ]
    assert shared == []


def test_no_name_is_another_word() -> None:
    """A name of one word is no role ("Guard"), no given name and no country, unless it is an acronym."""
    words = load_nouns().keys() | load_given_names().keys() | {fold(phrase) for phrase in load_country_phrases()}
    alone = [name for entry in BODIES for name in entry.names if " " not in name and not name.isupper()]
    assert {name for name in alone if fold(name) in words} <= ALLOWED


def test_bodies_of_sides_have_countries() -> None:
    """Only names that several states use stand without a country, and a country is one that exists."""
    sided = [entry for entry in BODIES if entry.type in ("state", "opposition", "party")]
    assert {entry.country for entry in sided} - {None} <= {country.code for country in load_countries().values()}
    assert sum(entry.country is None for entry in sided) < 0.03 * len(sided)
    assert not [entry.name for entry in BODIES if entry.type in ("un", "igo") and entry.country]


def test_bodies_are_many_and_of_many_countries() -> None:
    """No region stands for the world: a hundred countries have bodies of state and opposition."""
    assert len(BODIES) > 4_000
    state = Counter(entry.country for entry in BODIES if entry.type == "state")
    sides = Counter(entry.country for entry in BODIES if entry.type in ("opposition", "party"))
    assert sum(count > 2 for count in state.values()) > 100
    assert len(sides) > 100
    assert state.most_common(1)[0][1] < 0.1 * state.total()


def test_offices_have_years_in_order() -> None:
    """Somebody holds an office from a year to the same or a later one."""
    columns = ("name", "aliases", "type", "country", "office", "from", "until", "origin", "note")
    for row in read_rows(packaged("officeholders.tsv"), columns, required=columns):
        assert row["from"].isdigit(), row
        assert row["until"] == "-" or row["from"] <= row["until"], row
    assert len(HOLDERS) > 1_000
