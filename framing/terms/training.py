"""Train the judge: labelled sentences and word vectors in, two linear models folded into one table out.

In: sentences, each with a label and the words that readers marked; plain sentences without loaded words; vectors of
whole words. Out: a `Judge`, and its file. scikit-learn is imported here only, when training starts.

Conventions: whatever one model says to another in training comes from models that did not see the sentence, or
another of its group: the sentence's score, which the word model has as a trait, and the scores of sentence and words,
from which the sentence's probability is fitted. Everything that depends on a word alone (its own weight, its endings,
its vector) is summed into the word's row, so that the vectors themselves need not be shipped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.records import Document
from framing.segmentation import read_prose
from framing.terms.inflection import split_words
from framing.terms.judge import (
    COLUMNS,
    PADDING,
    WORD_TRAITS,
    Judge,
    Scores,
    read_endings,
)
from framing.terms.lexicon import load_lexicon
from framing.terms.matching import Occurrence, Words, find_occurrences, read_words
from framing.terms.material import TRAITS, Material, find_mark, read_material, read_traits
from framing.terms.probability import sigmoid, sum_up

__all__ = [
    "Sample",
    "choose_plain",
    "find_plain_words",
    "fit_weights",
    "read_sample",
    "split_groups",
    "train_judge",
    "write_judge",
]

# Words too common to be loaded: never judged, only read as neighbours.
FUNCTION_WORDS = frozenset(
    split_words(
        "the of and a to in is was that for on with as by at it its be are were has have had he she his her they their "
        "this from an or not but who which will would said"
    )
)
# Chosen by grouped cross-validation on the training sentences: strength of the penalty (scikit-learn's C) and the
# scale of the vectors beside features that are 0 or 1.
_SENTENCE_C, _SENTENCE_SCALE = 0.03, 4.0
_WORD_C, _WORD_SCALE = 0.3, 3.0
# Features seen less often are left out.
_SENTENCE_MINIMUM, _WORD_MINIMUM = 3, 2
_CALIBRATION_C = 1.0
_FOLDS = 5
# Of plain reports: how many sentences are drawn, from how many at the opening of each, of how many words at least.
_PLAIN, _OPENING, _SHORTEST_PLAIN = 1200, 4, 8


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence as the models read it: its words, listed terms and traits, and which words were marked."""

    words: Words
    occurrences: list[Occurrence]
    material: Material
    traits: npt.NDArray[np.float32]
    marks: npt.NDArray[np.bool_]


def train_judge(
    samples: Sequence[Sample],
    labels: Sequence[bool],
    groups: Sequence[str],
    vectors: Mapping[str, npt.NDArray[np.float32]],
    *,
    plain: Sequence[Sample] = (),
) -> tuple[Judge, list[Scores]]:
    """Train both models.

    Parameters
    ----------
    samples : sequence of Sample
        Sentences that readers judged.
    labels : sequence of bool
        Whether they found them loaded.
    groups : sequence of str
        Sentences of one article share it; they are never in two folds.
    vectors : mapping of str to array
        Vectors of whole words in lower case, of length 1.
    plain : sequence of Sample
        Sentences whose unlisted words are taken as not loaded.

    Returns
    -------
    judge : Judge
    scores : list of Scores
        Of each sample, by a judge that saw neither it nor another of its group.
    """
    marked = np.asarray(labels)
    judge = _fit_judge(samples, marked, groups, vectors, plain)
    held_out: dict[int, Scores] = {}
    for train, test in split_groups(marked, groups):
        part = _fit_judge([samples[at] for at in train], marked[train], [groups[at] for at in train], vectors, plain)
        for at in test:
            held_out[at] = part.score(samples[at].material)
    scores = [held_out[at] for at in range(len(samples))]
    facts = np.array([
        [*one.sentences, *sum_up(sigmoid(one.words) * one.judged, one.bounds)[0]] for one in scores
    ])  # fmt: skip
    model = fit_weights(facts, marked, _CALIBRATION_C)
    return replace(judge, calibration=np.append(model.coef_[0], model.intercept_).astype(np.float32)), scores


def choose_plain(texts: Iterable[str], *, count: int = _PLAIN, seed: int = 3) -> list[Sample]:
    """Draw sentences of some length from the openings of plain news reports.

    Examples
    --------
    >>> report = "The council met on Monday to vote on the budget. It rained."
    >>> [sample.words.prose.text for sample in choose_plain([report])]
    ['The council met on Monday to vote on the budget.']
    """
    random = np.random.default_rng(seed)
    found: list[str] = []
    for text in texts:
        prose = read_prose(Document("report", text), ())
        for sentence in prose.sentences[:_OPENING]:
            whole = text[prose.starts[sentence.first] : prose.ends[sentence.last - 1]]
            found += [whole] if len(whole.split()) >= _SHORTEST_PLAIN else []
    return [read_sample(found[at]) for at in random.permutation(len(found))[:count]]


def find_plain_words(sample: Sample) -> list[int]:
    """Return the words of a plain sentence that can be taken as not loaded: those that no list holds as loaded."""
    loaded = {at for o in sample.occurrences if o.entry.strength > 1 for at in range(o.first, o.last)}
    return [at for at in _judged(sample) if at not in loaded]


def split_groups(
    labels: npt.NDArray[np.bool_], groups: Sequence[str], *, seed: int = 0, folds: int = _FOLDS
) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """Yield the rows to train on and the rows held out, no group in both."""
    from sklearn.model_selection import StratifiedGroupKFold

    return iter(StratifiedGroupKFold(folds, shuffle=True, random_state=seed).split(labels, labels, list(groups)))


def _fit_judge(
    samples: Sequence[Sample],
    labels: npt.NDArray[np.bool_],
    groups: Sequence[str],
    vectors: Mapping[str, npt.NDArray[np.float32]],
    plain: Sequence[Sample],
) -> Judge:
    """Fit the sentence and the word model; the calibration is left as it comes."""
    rarity = _weigh_rarity(samples)
    features = _Features(
        [_sentence_features(sample) for sample in samples], [_mean_vector(s, vectors, rarity) for s in samples],
        _SENTENCE_MINIMUM, _SENTENCE_SCALE,
    )  # fmt: skip
    held_out = np.zeros(len(labels))
    for train, test in split_groups(labels, groups):
        part = fit_weights(features.matrix[train], labels[train], _SENTENCE_C)
        held_out[test] = part.decision_function(features.matrix[test])
    sentence_model = fit_weights(features.matrix, labels, _SENTENCE_C)
    plain_scores = sentence_model.decision_function(
        features.encode([_sentence_features(s) for s in plain], [_mean_vector(s, vectors, rarity) for s in plain])
    ) if plain else np.zeros(0)  # fmt: skip
    rows, marks = _word_rows(samples, held_out), [mark for s in samples for mark in s.marks[_judged(s)]]
    for sample, score in zip(plain, plain_scores, strict=True):
        kept = set(find_plain_words(sample))
        rows += [row for at, row in zip(_judged(sample), _word_rows([sample], [score]), strict=True) if at in kept]
        marks += [False] * len(kept)
    empty = np.zeros_like(next(iter(vectors.values())))
    word_features = _Features(
        [row for row, _ in rows], [vectors.get(word, empty) for _, word in rows], _WORD_MINIMUM, _WORD_SCALE
    )
    word_model = fit_weights(word_features.matrix, np.array(marks), _WORD_C)
    return _fold(_Weights(features, sentence_model), _Weights(word_features, word_model), vectors, rarity)


def write_judge(judge: Judge, path: Path) -> None:
    """Write a judge to a file that `framing.terms.judge.read_judge` reads; weights are kept in half precision."""
    words = ["", *sorted(judge.rows, key=lambda word: judge.rows[word])]
    np.savez_compressed(
        path,
        words=np.frombuffer("\n".join(words).encode(), np.uint8),
        table=judge.table.astype(np.float16),
        endings=np.frombuffer("\n".join(judge.endings).encode(), np.uint8),
        ending_weights=np.array(list(judge.endings.values()), np.float16),
        pairs=judge.pairs,
        pair_weights=judge.pair_weights.astype(np.float16),
        traits=judge.traits,
        word_traits=judge.word_traits,
        biases=np.array(judge.biases),
        calibration=judge.calibration,
    )


class _Features:
    """Named features and a vector a row, as one sparse matrix."""

    def __init__(
        self, named: list[dict[str, float]], dense: list[npt.NDArray[np.float32]], minimum: int, scale: float
    ) -> None:
        from sklearn.feature_extraction import DictVectorizer

        counts = Counter(name for row in named for name in row)
        self.kept = {name for name, count in counts.items() if count >= minimum}
        self.scale = scale
        self.encoder = DictVectorizer().fit([dict.fromkeys(self.kept, 1.0)])
        self.matrix = self.encode(named, dense)

    def encode(self, named: list[dict[str, float]], dense: list[npt.NDArray[np.float32]]) -> Any:
        from scipy.sparse import csr_matrix, hstack

        sparse = self.encoder.transform([{n: v for n, v in row.items() if n in self.kept} for row in named])
        return hstack([sparse, csr_matrix(np.array(dense) * self.scale)]).tocsr()


class _Weights:
    """The weights of a fitted model by name, and those of the vector."""

    def __init__(self, features: _Features, model: Any) -> None:
        names = features.encoder.get_feature_names_out()
        self.named = dict(zip(names, model.coef_[0].tolist(), strict=False))
        self.vector = model.coef_[0][len(names) :] * features.scale
        self.bias = float(model.intercept_[0])


def fit_weights(matrix: Any, labels: npt.NDArray[Any], strength: float) -> Any:
    """Fit a logistic regression; the smaller `strength` (scikit-learn's C), the smaller the weights."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=500).fit(matrix, labels)


def read_sample(text: str, marked: tuple[str, ...] = ()) -> Sample:
    """Read a sentence with the words that readers marked in it.

    Examples
    --------
    >>> read_sample("A vile plan.", ("vile",)).marks.tolist()
    [False, True, False, False]
    """
    words = read_words(read_prose(Document("sentence", text), ()))
    occurrences = find_occurrences(words, load_lexicon())
    marks = np.zeros(len(words.lower), bool)
    for mark in marked:
        parts = list(split_words(mark))
        for at in range(len(words.lower) - len(parts) + 1):
            if parts and words.lower[at : at + len(parts)] == parts:
                marks[at : at + len(parts)] = True
    # a labelled sentence is one sentence, whatever the splitter says
    material = read_material(words, occurrences, whole=True)
    numbered = np.array([find_mark(word) for word in words.lower], np.int64)
    return Sample(words, occurrences, material, read_traits(material, numbered)[0], marks)


def _sentence_features(sample: Sample) -> dict[str, float]:
    lower = sample.words.lower
    features = {f"word {word}": 1.0 for word in lower if word[:1].isalpha()}
    features |= {f"pair {one} {two}": 1.0 for one, two in pairwise(lower) if one[:1].isalpha()}
    return features | {f"trait {n}": float(v) for n, v in zip(TRAITS, sample.traits, strict=True) if v}


def _weigh_rarity(samples: Sequence[Sample]) -> Mapping[str, float]:
    counts = Counter(word for sample in samples for word in set(sample.words.lower))
    rarity = {word: float(np.log((len(samples) + 1) / (count + 1))) for word, count in counts.items()}
    return rarity | {"": float(np.log(len(samples) + 1))}


def _mean_vector(sample: Sample, vectors: Mapping[str, Any], rarity: Mapping[str, float]) -> npt.NDArray[np.float32]:
    known = [vectors[word] * rarity.get(word, rarity[""]) for word in sample.words.lower if word in vectors]
    empty = np.zeros_like(next(iter(vectors.values())))
    return np.asarray(sum(known, empty) / (len(known) + PADDING), np.float32)


def _judged(sample: Sample) -> list[int]:
    return [at for at, word in enumerate(sample.words.lower) if word[:1].isalpha() and word not in FUNCTION_WORDS]


def _word_rows(samples: Sequence[Sample], scores: Iterable[float]) -> list[tuple[dict[str, float], str]]:
    rows: list[tuple[dict[str, float], str]] = []
    for sample, score in zip(samples, scores, strict=True):
        lower, quoted = sample.words.lower, sample.material.quoted
        listed = {at: o.entry for o in sample.occurrences for at in range(o.first, o.last)}
        for at in _judged(sample):
            word = lower[at]
            names = [f"own {word}", f"after {lower[at - 1] if at else '<'}", *read_endings(word)]
            names.append(f"before {lower[at + 1] if at + 1 < len(lower) else '>'}")
            entry = listed.get(at)
            names += [f"strength {entry.strength}", entry.category] if entry else ["unlisted"]
            row = dict.fromkeys(names, 1.0) | {"quoted": float(quoted[at]), "score": float(score)}
            row["capital"] = float(at > 0 and sample.words.surface(at)[0].isupper())
            rows.append((row, word))
    return rows


def _fold(
    sentence: _Weights, word: _Weights, vectors: Mapping[str, Any], rarity: Mapping[str, float]
) -> Judge:  # fmt: skip
    seen = {name.split(" ", 1)[1] for name in word.named if name.startswith(("own ", "after ", "before "))}
    seen |= {name[5:] for name in sentence.named if name.startswith("word ")}
    pairs = {name[5:]: weight for name, weight in sentence.named.items() if name.startswith("pair ")}
    seen |= {word for pair in pairs for word in pair.split(" ")}
    known = sorted(seen | set(vectors) | FUNCTION_WORDS)
    table = np.zeros((len(known) + 1, len(COLUMNS)), np.float32)
    for row, term in enumerate(known, start=1):
        vector = vectors.get(term)
        table[row, 0] = sentence.named.get(f"word {term}", 0)
        table[row, 2] = word.named.get(f"own {term}", 0) + sum(word.named.get(end, 0) for end in read_endings(term))
        if vector is not None:
            table[row, 1] = rarity.get(term, rarity[""]) * float(vector @ sentence.vector)
            table[row, 2] += float(vector @ word.vector)
        table[row, 3] = word.named.get(f"after {term}", 0)
        table[row, 4] = word.named.get(f"before {term}", 0)
        table[row, 5] = term[:1].isalpha() and term not in FUNCTION_WORDS
        table[row, 6] = find_mark(term)
    rows = {term: row for row, term in enumerate(known, start=1)}
    keyed = sorted((rows[one] * len(table) + rows[two], pairs[f"{one} {two}"]) for one, two in map(str.split, pairs))
    return Judge(
        rows,
        table,
        {name: weight for name, weight in word.named.items() if name.startswith(("end ", "start "))},
        np.array([key for key, _ in keyed], np.int64),
        np.array([weight for _, weight in keyed], np.float32),
        np.array([sentence.named.get(f"trait {name}", 0) for name in TRAITS], np.float32),
        np.array([word.named.get(name, 0) for name in WORD_TRAITS], np.float32),
        (sentence.bias, word.bias),
        np.array([1, 0, 0, 0], np.float32),
    )
