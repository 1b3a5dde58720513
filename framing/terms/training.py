"""Train the judge: labelled sentences and word vectors in, two linear models folded into one table out.

In: sentences, each with a label and the words that readers marked; plain sentences without loaded words; vectors of
whole words. Out: a `Judge`, and its file. scikit-learn is imported here only, when training starts.

Conventions: the word model sees the sentence's score as a trait; for the sentences it learns from, that score comes
from models that did not see them, or their group. Everything that depends on a word alone (its own weight, its
endings, its vector) is summed into the word's row, so that the vectors themselves need not be shipped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
    TRAITS,
    WORD_TRAITS,
    Judge,
    _quoted,
    _read_traits,
    read_endings,
)
from framing.terms.lexicon import load_lexicon
from framing.terms.matching import Occurrence, Words, find_occurrences, read_words

__all__ = ["LabelledSentence", "train_judge", "write_judge"]

# Words too common to be loaded: never judged, only read as neighbours.
_FUNCTION_WORDS = frozenset(
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
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence with what readers said of it.

    Parameters
    ----------
    text : str
    loaded : bool
        Whether the readers found the sentence loaded.
    marked : tuple of str
        The words that they marked.
    group : str
        Sentences of one article share it; they are never in two folds.
    """

    text: str
    loaded: bool = False
    marked: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Sample:
    words: Words
    occurrences: list[Occurrence]
    traits: npt.NDArray[np.float32]
    marks: npt.NDArray[np.bool_]


def train_judge(
    sentences: Sequence[LabelledSentence],
    vectors: Mapping[str, npt.NDArray[np.float32]],
    *,
    plain: Iterable[str] = (),
) -> Judge:
    """Train both models.

    Parameters
    ----------
    sentences : sequence of LabelledSentence
    vectors : mapping of str to array
        Vectors of whole words in lower case, of length 1.
    plain : iterable of str
        Sentences whose unlisted words are taken as not loaded.
    """
    samples = [_read_sample(sentence.text, sentence.marked) for sentence in sentences]
    others = [_read_sample(text, ()) for text in plain]
    labels = np.array([sentence.loaded for sentence in sentences])
    groups = [sentence.group for sentence in sentences]
    rarity = _weigh_rarity(samples)
    features = _Features(
        [_sentence_features(sample) for sample in samples], [_mean_vector(s, vectors, rarity) for s in samples],
        _SENTENCE_MINIMUM, _SENTENCE_SCALE,
    )  # fmt: skip
    held_out = _score_held_out(features, labels, groups)
    sentence_model = _fit(features.matrix, labels, _SENTENCE_C)
    plain_scores = sentence_model.decision_function(
        features.encode([_sentence_features(s) for s in others], [_mean_vector(s, vectors, rarity) for s in others])
    ) if others else np.zeros(0)  # fmt: skip
    rows, marks = _word_rows(samples, held_out), [mark for s in samples for mark in s.marks[_judged(s)]]
    for sample, score in zip(others, plain_scores, strict=True):
        kept = [row for row in _word_rows([sample], [score]) if "unlisted" in row[0] or "strength 1" in row[0]]
        rows += kept
        marks += [False] * len(kept)
    empty = np.zeros_like(next(iter(vectors.values())))
    word_features = _Features(
        [row for row, _ in rows], [vectors.get(word, empty) for _, word in rows], _WORD_MINIMUM, _WORD_SCALE
    )
    word_model = _fit(word_features.matrix, np.array(marks), _WORD_C)
    return _fold(
        _Weights(features, sentence_model), _Weights(word_features, word_model), vectors, rarity,
        _calibrate(held_out, labels),
    )  # fmt: skip


def write_judge(judge: Judge, path: Path) -> None:
    """Write a judge to a file that `framing.terms.judge.read_judge` reads; weights are kept in half precision."""
    words = ["", *sorted(judge.rows, key=lambda word: judge.rows[word])]
    np.savez_compressed(
        path,
        words=np.frombuffer("\n".join(words).encode(), np.uint8),
        table=judge.table.astype(np.float16),
        endings=np.frombuffer("\n".join(judge.endings).encode(), np.uint8),
        ending_weights=np.array(list(judge.endings.values()), np.float16),
        pairs=np.frombuffer("\n".join(judge.pairs).encode(), np.uint8),
        pair_weights=np.array(list(judge.pairs.values()), np.float16),
        traits=judge.traits,
        word_traits=judge.word_traits,
        biases=np.array(judge.biases),
        calibration=np.array(judge.calibration),
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


def _fit(matrix: Any, labels: npt.NDArray[Any], penalty: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=penalty, max_iter=500).fit(matrix, labels)


def _score_held_out(features: _Features, labels: npt.NDArray[Any], groups: list[str]) -> npt.NDArray[Any]:
    from sklearn.model_selection import GroupKFold

    scores = np.zeros(len(labels))
    for train, test in GroupKFold(_FOLDS).split(features.matrix, labels, groups):
        model = _fit(features.matrix[train], labels[train], _SENTENCE_C)
        scores[test] = model.decision_function(features.matrix[test])
    return scores


def _calibrate(scores: npt.NDArray[Any], labels: npt.NDArray[Any]) -> tuple[float, float]:
    model = _fit(scores[:, None], labels, 1e6)
    return float(model.coef_[0][0]), float(model.intercept_[0])


def _read_sample(text: str, marked: tuple[str, ...]) -> _Sample:
    words = read_words(read_prose(Document("sentence", text), ()))
    occurrences = find_occurrences(words, load_lexicon())
    marks = np.zeros(len(words.lower), bool)
    for mark in marked:
        parts = list(split_words(mark))
        for at in range(len(words.lower) - len(parts) + 1):
            if parts and words.lower[at : at + len(parts)] == parts:
                marks[at : at + len(parts)] = True
    # a labelled sentence is one sentence, whatever the splitter says
    whole = np.array([0, len(words.lower)])
    return _Sample(words, occurrences, _read_traits(words, occurrences, whole)[0], marks)


def _sentence_features(sample: _Sample) -> dict[str, float]:
    lower = sample.words.lower
    features = {f"word {word}": 1.0 for word in lower if word[:1].isalpha()}
    features |= {f"pair {one} {two}": 1.0 for one, two in pairwise(lower) if one[:1].isalpha()}
    return features | {f"trait {n}": float(v) for n, v in zip(TRAITS, sample.traits, strict=True) if v}


def _weigh_rarity(samples: Sequence[_Sample]) -> Mapping[str, float]:
    counts = Counter(word for sample in samples for word in set(sample.words.lower))
    rarity = {word: float(np.log((len(samples) + 1) / (count + 1))) for word, count in counts.items()}
    return rarity | {"": float(np.log(len(samples) + 1))}


def _mean_vector(sample: _Sample, vectors: Mapping[str, Any], rarity: Mapping[str, float]) -> npt.NDArray[np.float32]:
    known = [vectors[word] * rarity.get(word, rarity[""]) for word in sample.words.lower if word in vectors]
    empty = np.zeros_like(next(iter(vectors.values())))
    return np.asarray(sum(known, empty) / (len(known) + PADDING), np.float32)


def _judged(sample: _Sample) -> list[int]:
    return [at for at, word in enumerate(sample.words.lower) if word[:1].isalpha() and word not in _FUNCTION_WORDS]


def _word_rows(samples: Sequence[_Sample], scores: Iterable[float]) -> list[tuple[dict[str, float], str]]:
    rows: list[tuple[dict[str, float], str]] = []
    for sample, score in zip(samples, scores, strict=True):
        lower, quoted = sample.words.lower, _quoted(sample.words)
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
    sentence: _Weights, word: _Weights, vectors: Mapping[str, Any], rarity: Mapping[str, float],
    calibration: tuple[float, float],
) -> Judge:  # fmt: skip
    seen = {name.split(" ", 1)[1] for name in word.named if name.startswith(("own ", "after ", "before "))}
    seen |= {name[5:] for name in sentence.named if name.startswith("word ")}
    known = sorted(seen | set(vectors) | _FUNCTION_WORDS)
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
        table[row, 5] = term[:1].isalpha() and term not in _FUNCTION_WORDS
    return Judge(
        {term: row for row, term in enumerate(known, start=1)},
        table,
        {name: weight for name, weight in word.named.items() if name.startswith(("end ", "start "))},
        {name[5:]: weight for name, weight in sentence.named.items() if name.startswith("pair ")},
        np.array([sentence.named.get(f"trait {name}", 0) for name in TRAITS], np.float32),
        np.array([word.named.get(name, 0) for name in WORD_TRAITS], np.float32),
        (sentence.bias, word.bias),
        calibration,
    )
