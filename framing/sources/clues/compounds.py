"""Compound adjectives that put what they describe on a side: "US-led", "anti-government".

In: a word, or the items that may hold one. Out: `Evidence`, or ``None``; the country that items name. Compounds with a
body that is listed ("ISIS-affiliated") are read by `framing.sources.surface.phrases`, which knows the gazetteer.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.records import SourceType
from framing.sources.clues.mentions import Evidence
from framing.sources.lists.countries import load_country_phrases
from framing.sources.surface.items import Item

__all__ = ["country_of", "hyphen_type"]

# How far the two rules are trusted.
_COUNTRY = _MODIFIER = 0.9

_LED = ("led", "run", "controlled", "owned", "affiliated", "linked", "aligned", "allied")
_SIDES: dict[str, SourceType] = {
    "anti-government": "opposition", "anti-regime": "opposition", "pro-government": "state", "pro-regime": "state",
    "pro-opposition": "opposition", "pro-rebel": "opposition", "anti-junta": "opposition", "pro-kremlin": "state",
}  # fmt: skip


def hyphen_type(word: str) -> Evidence | None:
    """Return what a compound adjective says: "US-led", "anti-government".

    Examples
    --------
    >>> hyphen_type("Saudi-led").type, hyphen_type("British-based")
    ('state', None)
    """
    if word.lower() in _SIDES:
        return Evidence(_SIDES[word.lower()], None, f"modifier: {word.lower()}", _MODIFIER)
    head, dash, tail = word.rpartition("-")
    if not dash or tail not in _LED:
        return None
    country = load_country_phrases().get(head)
    if country is not None:
        return Evidence("state", country.country.code, f"country: {head}", _COUNTRY)
    return None


def country_of(items: Sequence[Item], words: Sequence[str]) -> str | None:
    """Return the code of the first country that items name: by itself, as an entry's or in a compound."""
    for item in items:
        if item.country is not None:
            return item.country.country.code
        if item.entry is not None and item.entry.country is not None:
            return item.entry.country
        found = hyphen_type(words[item.first]) if "-" in words[item.first] else None
        if found is not None and found.country is not None:
            return found.country
    return None
