"""Fit the classifier of body names to what the gazetteer knows, and measure how far its probabilities can be trusted.

In: a gazetteer. Out: a `NameModel`, which `framing.sources.lists.classification` reads from ``name_words.tsv``, and a
`Reliability`, stated against found. scikit-learn is imported here only, when training starts.

Conventions. Every name of two words or more is an example; the names of one body stay together wherever names are
held out, and a name of the test part is never known to the words or the calibration that judge it. The highest
probability of a multinomial logistic regression is calibrated by Platt scaling (Platt 1999; "top-label" calibration:
Gupta and Ramdas 2022), one slope, one offset a type, fitted to held-out probabilities. Calibrated means: for bodies
like those of the list, in the proportions of the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.exceptions import InputError
from framing.records import SourceType
from framing.sources.lists.classification import COLUMNS, INTERCEPT, OFFSET, SLOPE, TYPES, NameModel, name_features
from framing.sources.lists.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Reliability", "fit_names", "measure_reliability", "write_names"]

_Floats = npt.NDArray[np.float64]

# A word says nothing until this many names have it.
_SEEN = 3

# Inverse of the penalty on weights, from .3, 1, 3 and 10 by held-out accuracy; 1 and 3 don't differ.
_FREEDOM = 3.0


@dataclass(frozen=True, slots=True)
class Reliability:
    """What held-out names say about the probabilities.

    Parameters
    ----------
    names : int
        Names held out, once each.
    known : float
        Share of them with a known word; only these are in what follows.
    accuracy : float
        Share given the right type.
    error : float
        Expected calibration error: the distance of stated from found, weighted by the names of each band.
    bands : tuple of (float, float, int, float, float)
        From, to, names, mean probability stated, share found right.
    types : Mapping
        Type -> names, share of them found, share right of those given the type.
    """

    names: int
    known: float
    accuracy: float
    error: float
    bands: tuple[tuple[float, float, int, float, float], ...]
    types: Mapping[SourceType, tuple[int, float, float]]

    def to_table(self) -> str:
        """Return it as lines of text."""
        lines = [
            f"{self.names} names held out in turn, {self.known:.3f} with a known word",
            f"of these {self.accuracy:.3f} right, expected calibration error {self.error:.3f}",
            "probability   names  stated  found",
        ]
        lines += [f"{a:.1f} to {b:.1f} {n:10d}   {said:.3f}  {found:.3f}" for a, b, n, said, found in self.bands]
        lines += ["type          names  found   of those given it, right"]
        lines += [f"{kind:<11} {n:7d}  {found:.3f}   {right:.3f}" for kind, (n, found, right) in self.types.items()]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Examples:
    """Names as their words, the type and the body of each."""

    words: tuple[tuple[str, ...], ...]
    types: npt.NDArray[np.int64]
    bodies: npt.NDArray[np.int64]

    def at(self, places: npt.NDArray[np.int64]) -> _Examples:
        return _Examples(tuple(self.words[place] for place in places), self.types[places], self.bodies[places])


def fit_names(gazetteer: Gazetteer | None = None, *, folds: int = 5, seed: int = 0) -> NameModel:
    """Fit the classifier to the bodies of a gazetteer.

    Parameters
    ----------
    gazetteer : Gazetteer, optional
        The packaged one by default.
    folds : int, default=5
        Parts in which names are held out for the calibration.
    seed : int, default=0
        Of the division into parts.

    Returns
    -------
    NameModel
        Weights and calibration.

    Raises
    ------
    InputError
        If the names share too few words to learn anything.

    Examples
    --------
    >>> from framing.sources.lists.gazetteer import Entry
    >>> fronts = [Entry(f"{place} Liberation Front", (), "opposition") for place in "ABCDEFGH"]
    >>> papers = [Entry(f"{place} Daily News", (), "media") for place in "ABCDEFGH"]
    >>> fit_names(Gazetteer((*fronts, *papers)), folds=2).classify(["liberation", "front"])[0]
    'opposition'
    """
    return _fit(_read_examples(gazetteer or load_gazetteer()), folds, seed)


def measure_reliability(gazetteer: Gazetteer | None = None, *, folds: int = 5, seed: int = 0) -> Reliability:
    """Hold out each body once, and compare the probabilities stated with the share found right.

    Parameters
    ----------
    gazetteer, folds, seed
        As for `fit_names`; the calibration of each part is fitted inside it, too.

    Returns
    -------
    Reliability
        What was found.
    """
    examples = _read_examples(gazetteer or load_gazetteer())
    guesses = np.full(len(examples.words), -1)
    stated = np.zeros(len(examples.words))
    for inside, outside in _divide(examples, folds, seed):
        model = _fit(examples.at(inside), folds, seed + 1)
        for place in outside:
            kind, stated[place] = model.classify(examples.words[place])
            guesses[place] = -1 if kind is None else TYPES.index(kind)
    return _summarize(examples.types, guesses, stated)


def write_names(model: NameModel, path: str | Path) -> None:
    """Write a model in the form of ``name_words.tsv``."""
    lines = ["\t".join(COLUMNS)]
    notes = {INTERCEPT: "intercept", SLOPE: "slope of the calibration", OFFSET: "offsets of the calibration"}
    for word, weights in model.weights.items():
        cells = (word, *(f"{weight:.3f}" for weight in weights), "fitted to gazetteer.tsv", notes.get(word, "-"))
        lines.append("\t".join(cells))
    Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _read_examples(gazetteer: Gazetteer) -> _Examples:
    words, types, bodies = [], [], []
    for number, entry in enumerate(gazetteer.entries):
        if entry.office is not None or entry.note == "place" or entry.type not in TYPES:
            continue
        spellings = {tuple(name_features(name)) for name in entry.names if len(name.split()) > 1} - {()}
        for spelling in sorted(spellings):
            words.append(spelling)
            types.append(TYPES.index(entry.type))
            bodies.append(number)
    return _Examples(tuple(words), np.array(types), np.array(bodies))


def _fit(examples: _Examples, folds: int, seed: int) -> NameModel:
    """Return a regression on all examples, calibrated by those held out in turn."""
    guesses, highest = [], []
    rights: list[bool] = []
    for inside, outside in _divide(examples, folds, seed):
        weights = _regress(examples.at(inside))
        for place in outside:
            kind, share = NameModel(weights).classify(examples.words[place])
            if kind is not None:
                guesses.append(TYPES.index(kind))
                highest.append(share)
                rights.append(guesses[-1] == examples.types[place])
    slope, offsets = _calibrate(np.array(guesses), np.array(highest), np.array(rights))
    weights = _regress(examples)
    return NameModel(weights | {SLOPE: (slope,) * len(TYPES), OFFSET: tuple(offsets)})


def _regress(examples: _Examples) -> dict[str, tuple[float, ...]]:
    """Return word -> weight for each type; types without examples stay out of reach."""
    common = Counter(word for words in examples.words for word in words).most_common(1)
    if not common or common[0][1] < _SEEN:
        msg = f"too few names to learn from: no word stands in {_SEEN} names"
        raise InputError(msg)
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    counter = CountVectorizer(analyzer=_as_is, min_df=_SEEN, binary=True)
    counts = counter.fit_transform(examples.words)
    # balanced: what stories cite is not in the proportions of the list
    model = LogisticRegression(C=_FREEDOM, max_iter=3_000, class_weight="balanced").fit(counts, examples.types)
    table = np.zeros((len(counter.vocabulary_) + 1, len(TYPES)))
    table[0] = -20.0
    scores, bases = np.asarray(model.coef_), np.asarray(model.intercept_)
    if len(model.classes_) == 2:
        scores, bases = np.vstack([-scores, scores]), np.array([-bases[0], bases[0]])
    table[0, model.classes_] = bases
    table[1:, model.classes_] = scores.T
    words = [INTERCEPT, *counter.get_feature_names_out()]
    return {word: tuple(float(value) for value in row) for word, row in zip(words, table, strict=True)}


def _calibrate(guesses: Any, highest: _Floats, rights: Any) -> tuple[float, _Floats]:
    """Fit whether a guess is right to the log odds of its probability and to its type."""
    from sklearn.linear_model import LogisticRegression

    if len(set(rights.tolist())) < 2:
        return 1.0, np.zeros(len(TYPES))
    shares = np.clip(highest, 1e-6, 1 - 1e-6)
    traits = np.column_stack([np.log(shares / (1 - shares)), np.eye(len(TYPES))[guesses]])
    model = LogisticRegression(C=1.0, max_iter=3_000).fit(traits, rights)
    return float(model.coef_[0, 0]), np.asarray(model.coef_[0, 1:] + model.intercept_[0])


def _divide(examples: _Examples, folds: int, seed: int) -> Iterator[tuple[Any, Any]]:
    from sklearn.model_selection import StratifiedGroupKFold

    parts = StratifiedGroupKFold(folds, shuffle=True, random_state=seed)
    yield from parts.split(np.zeros(len(examples.words)), examples.types, examples.bodies)


def _summarize(types: Any, guesses: Any, stated: _Floats) -> Reliability:
    known = guesses >= 0
    types, guesses, stated = types[known], guesses[known], stated[known]
    rights = types == guesses
    band = np.minimum((stated * 10).astype(int), 9)
    bands = tuple(
        (n / 10, (n + 1) / 10, int(inside.sum()), float(stated[inside].mean()), float(rights[inside].mean()))
        for n in range(10)
        if (inside := band == n).any()
    )
    by_type = {
        kind: (int(own.sum()), _share(rights[own]), _share(rights[guesses == number]))
        for number, kind in enumerate(TYPES)
        if (own := types == number).any()
    }
    error = sum(count * abs(said - found) for _, _, count, said, found in bands) / max(len(stated), 1)
    return Reliability(len(known), float(known.mean()), _share(rights), error, bands, by_type)


def _share(rights: Any) -> float:
    return float(rights.mean()) if len(rights) else float("nan")


def _as_is(words: Sequence[str]) -> Sequence[str]:
    return words
