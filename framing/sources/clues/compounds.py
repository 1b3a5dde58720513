"""Compound adjectives that put what they describe on a side: "US-led", "anti-government".

In: a word. Out: `Evidence`, or ``None``. Compounds with a body that is listed ("ISIS-affiliated") are read by
`framing.sources.surface.phrases`, which knows the gazetteer.
"""

from __future__ import annotations

from framing.records import SourceType
from framing.sources.clues.mentions import Evidence
from framing.sources.lists.countries import load_country_phrases

__all__ = ["hyphen_type"]

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
