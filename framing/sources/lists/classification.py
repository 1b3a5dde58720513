"""Words of a name -> type: the last resort for bodies that neither the lists nor the article settle.

In: the name of a body ("Council for a Free Republic"). Out: the most probable type and its probability. The weights
in ``name_words.tsv`` are those of a multinomial logistic regression fitted with scikit-learn on the names of the
gazetteer (`framing.sources.lists.training`; ``docs/sources.md`` says how), with a calibration of its highest
probability; reading them needs nothing but sums and exponentials, so scikit-learn is not imported. Country names and
grammatical words take no part: they would say where a body is, not what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log

from framing.records import SourceType
from framing.sources.lists.countries import load_country_phrases, load_places
from framing.sources.lists.names import fold
from framing.sources.lists.roles import load_nouns
from framing.wordlists import packaged, read_rows

__all__ = ["COLUMNS", "INTERCEPT", "OFFSET", "SLOPE", "TYPES", "NameModel", "classify_name", "name_features"]

# The types in the order of the file's columns; civilians and "other" don't name themselves.
TYPES: tuple[SourceType, ...] = ("business", "expert", "igo", "media", "ngo", "opposition", "party", "state", "un")

COLUMNS = ("word", *TYPES, "origin", "note")

# Rows of the file that are no words: the intercept, and the calibration of the highest probability.
INTERCEPT, SLOPE, OFFSET = "(any)", "(slope)", "(offset)"

_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "al", "a", "de", "la"})

# Words of towns and regions that other names hold too.
_DIRECTIONS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower",
    "middle", "new", "san", "port", "state", "city", "cape", "delta", "unity", "rivers", "island", "islands", "gold",
    "spring", "springs", "valley", "hill", "bay", "fort", "mount", "bank", "strip", "coast", "rock", "standing",
    "northwest", "basin", "plateau", "cross", "province", "county", "nova", "fall", "falls", "coffee",
})  # fmt: skip

# Letters that begin a word of several languages alike, and the fewest of a word that is cut to them.
_BEGINNING, _LONG = 5, 7

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
    """Return what of a name may tell its type, folded: its words, the beginnings of long ones, the first, the last.

    Beginnings hold across languages ("sindi-", "feder-"), the first and last word across countries.

    Examples
    --------
    >>> name_features("Syrian Network for Human Rights")
    ['network', 'human', 'rights', 'netwo-', '^network', 'rights$']
    """
    folded = _WORD.findall(fold(name).replace("-", " "))
    words = [
        word for word in dict.fromkeys(folded) if word not in _SMALL and word not in _geography() and not word.isdigit()
    ]
    beginnings = [f"{word[:_BEGINNING]}-" for word in words if len(word) >= _LONG]
    return [*words, *beginnings, f"^{words[0]}", f"{words[-1]}$"] if words else []


@cache
def _geography() -> frozenset[str]:
    countries = {word for phrase in load_country_phrases() for word in fold(phrase).split()}
    # of "North Kivu" only what is no noun or direction
    towns = {word for place in load_places() for word in place.replace("-", " ").split()}
    return frozenset(countries | (towns - load_nouns().keys() - _DIRECTIONS))


@cache
def _model() -> NameModel:
    rows = read_rows(packaged("name_words.tsv"), COLUMNS, required=COLUMNS[:-1], unique=("word",))
    return NameModel({row["word"]: tuple(float(row[kind]) for kind in TYPES) for row in rows})
