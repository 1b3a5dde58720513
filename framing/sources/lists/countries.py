"""Countries as the news names them: name, adjective, people, and the capital or palace that stands for a government.

In: ``countries.tsv``, ``places.tsv``. Out: phrase -> `CountryPhrase`, and the countries of towns and regions. Codes
are ISO 3166-1 alpha-2 (``XK`` for Kosovo, as the European Union writes it). A phrase shared by two countries
(Congolese, Dominican) goes to the first in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from framing.exceptions import DataFileError
from framing.sources.lists.names import fold
from framing.wordlists import packaged, read_rows

__all__ = ["Country", "CountryPhrase", "load_countries", "load_country_phrases", "load_places"]

_COLUMNS = ("code", "name", "names", "adjectives", "seats", "origin", "note")


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO code, usual name, usual adjective."""

    code: str
    name: str
    adjective: str


@dataclass(frozen=True, slots=True)
class CountryPhrase:
    """A wording that points to a country.

    Parameters
    ----------
    country : Country
        Which one.
    kind : {"name", "adjective", "seat"}
        ``seat``: a capital or palace used for the government ("Damascus said").
    """

    country: Country
    kind: Literal["name", "adjective", "seat"]


@cache
def load_countries() -> Mapping[str, Country]:
    """Return the packaged countries by code.

    Examples
    --------
    >>> load_countries()["IR"].adjective
    'Iranian'
    """
    found: dict[str, Country] = {}
    for row in _rows():
        adjective = row["adjectives"].split("|")[0]
        found.setdefault(row["code"], Country(row["code"], row["name"], adjective))
    return found


@cache
def load_country_phrases() -> Mapping[str, CountryPhrase]:
    """Return every wording for a country as printed -> what it points to.

    Examples
    --------
    >>> load_country_phrases()["Damascus"].country.code, load_country_phrases()["Damascus"].kind
    ('SY', 'seat')
    """
    countries = load_countries()
    phrases: dict[str, CountryPhrase] = {}
    for row in _rows():
        country = countries[row["code"]]
        names = [row["name"], *_split(row["names"])]
        for phrase in names:
            phrases.setdefault(phrase, CountryPhrase(country, "name"))
        for phrase in _split(row["adjectives"]):
            phrases.setdefault(phrase, CountryPhrase(country, "adjective"))
        for phrase in _split(row["seats"]):
            phrases.setdefault(phrase, CountryPhrase(country, "seat"))
    return phrases


@cache
def load_places() -> Mapping[str, str]:
    """Return the country codes of towns and regions by folded name.

    Examples
    --------
    >>> load_places()["benghazi"]
    'LY'
    """
    columns = ("name", "country", "origin")
    rows = read_rows(packaged("places.tsv"), columns, required=columns, unique=("name",))
    codes = {fold(row["name"]): row["country"] for row in rows}
    unknown = set(codes.values()) - load_countries().keys()
    if unknown:
        msg = f"{packaged('places.tsv')}: no countries of the list: {sorted(unknown)}"
        raise DataFileError(msg)
    return codes


@cache
def _rows() -> tuple[dict[str, str], ...]:
    rows = read_rows(packaged("countries.tsv"), _COLUMNS, required=("code", "name", "adjectives", "origin"))
    return tuple(rows)


def _split(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split("|")
