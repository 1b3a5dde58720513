"""Acronyms that are spoken as words and so printed like names: "Unicef", "Nato".

In: a word. Out: whether it may be such an acronym; the gazetteer says of whom. Left undone: short ones that are not
listed, since most words of four letters can be spoken.
"""

from __future__ import annotations

import re

__all__ = ["is_spoken_acronym"]

# From so many letters an acronym is printed like a name; consonants that can't be spoken; shorter ones that are; and
# words and names that are spelled like one.
_SPOKEN = 5
_UNSPOKEN = re.compile(r"^[^aeiouy]{3}|[^aeiouy]{4}|[^aeiouy]{3}$")
_SHORT_ACRONYMS = frozenset({"nato", "opec", "isis", "isil", "fifa", "uefa", "farc", "isoc", "iaea", "ocha", "igad",
                             "sadc", "fema", "nasa", "afad", "usaid", "unrwa", "tass"})  # fmt: skip
_WORDS = frozenset({"reach", "shape", "arena", "witness", "dignity", "raices", "capri", "start", "konda", "hamas",
                    "bayan", "alima", "erina", "farida", "ayana", "unison", "shujan", "setara"})  # fmt: skip


def is_spoken_acronym(word: str) -> bool:
    """Tell whether a word may be an acronym that is spoken as one and so printed like a name: "Unicef", "Nato".

    Examples
    --------
    >>> is_spoken_acronym("Unicef"), is_spoken_acronym("Unhcr"), is_spoken_acronym("Reach")
    (True, False, False)
    """
    key = word.lower()
    if not (word[:1].isupper() and word[1:].islower() and word.isalpha()) or key in _WORDS:
        return False
    return key in _SHORT_ACRONYMS or (len(word) >= _SPOKEN and _UNSPOKEN.search(key) is None)
