"""A listed person behind another spelling of the name: "Alyaksandr Lukashenka" for Alexander Lukashenko.

In: the lists and a name as printed. Out: the office-holder whose name sounds the same, or ``None``. Only full names are
asked for: a surname alone is shared by too many. Left undone: names whose parts are printed in another order.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from framing.sources.lists.gazetteer import Entry
from framing.sources.lists.names import fold, name_key
from framing.sources.surface.phrases import Lexicon

__all__ = ["person_like"]

# Fewest letters of a key that few names share, and how like each other two spellings of a name are at least.
_LETTERS, _LIKE = 5, 0.75


def person_like(lexicon: Lexicon, name: str) -> Entry | None:
    """Return the listed person whose name sounds like a full name, where there is just one.

    Parameters
    ----------
    lexicon : Lexicon
        The lists.
    name : str
        As printed.

    Examples
    --------
    >>> from framing.sources.lists.gazetteer import load_gazetteer
    >>> from framing.sources.surface.phrases import build_lexicon
    >>> lexicon = build_lexicon(load_gazetteer())
    >>> person_like(lexicon, "Alyaksandr Lukashenka").name, person_like(lexicon, "Anna Berg")
    ('Alexander Lukashenko', None)
    """
    key = name_key(name)
    if " " not in key or len(key) <= _LETTERS:
        return None
    found = _people(lexicon).get(key)
    if found is None:
        return None
    asked = fold(name)
    near = max(
        (SequenceMatcher(None, asked, other).ratio() for other in map(fold, found.names) if _given_agree(asked, other)),
        default=0.0,
    )
    return found if near >= _LIKE else None


def _given_agree(one: str, other: str) -> bool:
    """Tell whether two first names may be one person's: "Alexander" and "Aleksandr", not "Alexandra"."""
    return one.partition(" ")[0].endswith("a") == other.partition(" ")[0].endswith("a")


@lru_cache(maxsize=4)
def _people(lexicon: Lexicon) -> Mapping[str, Entry | None]:
    """Return the listed people by the sound of their full names, ``None`` where two share it."""
    people: dict[str, Entry | None] = {}
    for entry in {id(one.entry): one.entry for one in lexicon.phrases.values()}.values():
        for name in entry.names if entry is not None and entry.is_person else ():
            key = name_key(name)
            if " " in key:
                people[key] = entry if people.get(key, entry) is entry else None
    return people
