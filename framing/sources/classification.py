"""Words of a name -> type: the last resort for bodies that neither the lists nor the article settle.

In: the name of a body ("Council for a Free Republic"). Out: the most probable type and its probability. The weights in
``name_words.tsv`` are those of a multinomial logistic regression fitted with scikit-learn on the names of the gazetteer
(``docs/sources.md`` says how); reading them needs nothing but a sum and a softmax, so scikit-learn is not imported.
Country names and grammatical words take no part: they would say where a body is, not what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from math import exp

from framing.records import SourceType
from framing.sources.countries import load_country_phrases
from framing.sources.names import fold
from framing.wordlists import packaged, read_rows

__all__ = ["classify_name", "name_features"]

# The types in the order of the file's columns; civilians and "other" don't name themselves.
_TYPES: tuple[SourceType, ...] = ("business", "expert", "igo", "media", "ngo", "opposition", "party", "state", "un")

_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "al", "a", "de", "la"})

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=5_000)
def classify_name(name: str) -> tuple[SourceType | None, float]:
    """Return the most probable type of a body by the words of its name, and the probability.

    ``(None, 0.0)`` when no word of the name is known.

    Examples
    --------
    >>> classify_name("Lakeside Liberation Front")[0]
    'opposition'
    >>> classify_name("Zyx")
    (None, 0.0)
    """
    weights = _weights()
    known = [weights[word] for word in name_features(name) if word in weights]
    if not known:
        return None, 0.0
    sums = [sum(column) for column in zip(weights["(any)"], *known, strict=True)]
    highest = max(sums)
    shares = [exp(value - highest) for value in sums]
    best = max(range(len(_TYPES)), key=shares.__getitem__)
    return _TYPES[best], shares[best] / sum(shares)


def name_features(name: str) -> list[str]:
    """Return the words of a name that may tell its type, folded.

    Examples
    --------
    >>> name_features("Syrian Network for Human Rights")
    ['network', 'human', 'rights']
    """
    words = _WORD.findall(fold(name).replace("-", " "))
    return [
        word for word in dict.fromkeys(words) if word not in _SMALL and word not in _geography() and not word.isdigit()
    ]


@cache
def _geography() -> frozenset[str]:
    return frozenset(word for phrase in load_country_phrases() for word in fold(phrase).split())


@cache
def _weights() -> Mapping[str, tuple[float, ...]]:
    columns = ("word", *_TYPES, "origin", "note")
    rows = read_rows(packaged("name_words.tsv"), columns, required=columns[:-1], unique=("word",))
    return {row["word"]: tuple(float(row[kind]) for kind in _TYPES) for row in rows}
