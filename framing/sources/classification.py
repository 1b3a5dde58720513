"""Words of a name -> type: the last resort for bodies that neither the lists nor the article settle.

In: the name of a body ("Council for a Free Republic"). Out: the most probable type and its probability. The weights in
``name_words.tsv`` are those of a multinomial logistic regression fitted with scikit-learn on the names of the gazetteer
(`framing.sources.training`; ``docs/sources.md`` says how), with a calibration of its highest probability; reading them
needs nothing but sums and exponentials, so scikit-learn is not imported. Country names and grammatical words take no
part: they would say where a body is, not what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log

from framing.records import SourceType
from framing.sources.countries import load_country_phrases
from framing.sources.names import fold
from framing.wordlists import packaged, read_rows

__all__ = ["COLUMNS", "INTERCEPT", "OFFSET", "SLOPE", "TYPES", "NameModel", "classify_name", "name_features"]

# The types in the order of the file's columns; civilians and "other" don't name themselves.
TYPES: tuple[SourceType, ...] = ("business", "expert", "igo", "media", "ngo", "opposition", "party", "state", "un")

COLUMNS = ("word", *TYPES, "origin", "note")

# Rows of the file that are no words: the intercept, and the calibration of the highest probability.
INTERCEPT, SLOPE, OFFSET = "(any)", "(slope)", "(offset)"

_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "al", "a", "de", "la"})

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class NameModel:
    """Weights of words for each type.

    Parameters
    ----------
    weights : Mapping
        Word -> one weight for each of `TYPES`; also the rows `INTERCEPT` and, when calibrated, `SLOPE` and `OFFSET`.

    Examples
    --------
    >>> model = NameModel({"(any)": (0.0,) * 9, "front": (0.0, 0.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0)})
    >>> kind, probability = model.classify(["front"])
    >>> kind, round(probability, 2)
    ('opposition', 0.48)
    """

    weights: Mapping[str, tuple[float, ...]]

    def classify(self, words: Iterable[str]) -> tuple[SourceType | None, float]:
        """Return the most probable type and its probability; ``(None, 0.0)`` when no word is known."""
        known = [self.weights[word] for word in words if word in self.weights]
        if not known:
            return None, 0.0
        sums = [sum(column) for column in zip(self.weights[INTERCEPT], *known, strict=True)]
        highest = max(sums)
        shares = [exp(value - highest) for value in sums]
        best = max(range(len(TYPES)), key=shares.__getitem__)
        share = shares[best] / sum(shares)
        if SLOPE not in self.weights:
            return TYPES[best], share
        share = min(max(share, 1e-6), 1 - 1e-6)
        log_odds = self.weights[SLOPE][best] * log(share / (1 - share)) + self.weights[OFFSET][best]
        return TYPES[best], 1 / (1 + exp(-log_odds))


@lru_cache(maxsize=5_000)
def classify_name(name: str) -> tuple[SourceType | None, float]:
    """Return the most probable type of a body by the words of its name, and the probability.

    ``(None, 0.0)`` when no word of the name is known. The probability is calibrated: of a hundred bodies given a type
    with .8, eighty have it, as far as they are called like those of the gazetteer.

    Examples
    --------
    >>> classify_name("Lakeside Liberation Front")[0]
    'opposition'
    >>> classify_name("Zyx")
    (None, 0.0)
    """
    return _model().classify(name_features(name))


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
def _model() -> NameModel:
    rows = read_rows(packaged("name_words.tsv"), COLUMNS, required=COLUMNS[:-1], unique=("word",))
    return NameModel({row["word"]: tuple(float(row[kind]) for kind in TYPES) for row in rows})
