"""Senses: whether a listed word is meant in its loaded sense, told by the company it keeps.

In: the words of a document, the listed terms among them and, where the tagger has an encoder, the states of its tokens.
Out: a probability for each term: a regime that jails poets is loaded, one of two tablets a day is not.

Conventions: a linear model of a few traits of the term, of each word up to `REACH` words before or after it, and of the
mean of the other words of its sentence, with those of the document's other sentences that hold terms counted at half
their number: sentences share a topic with those around them. Words are weighed through their vectors, so that a term
and a neighbour that the lessons never held have their say; the vectors are summed into the weights of words and not
shipped. With the encoder's states of the term and of its sentence, a second model weighs the first one's
score beside them; its weights belong to one encoder. A term of strength 1 is left to the judge, an epistemic one to
the attributions.

Trained on sentences written for this project with every loaded expression marked (``benchmarks/senses``), by
`framing.terms.sense_training`; the guide on terms is the model card.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from framing.attribution.tagger import States
from framing.exceptions import DataFileError
from framing.terms.capitals import is_opening, is_title_case
from framing.terms.judge import Judge, load_judge
from framing.terms.matching import Occurrence, Words
from framing.wordlists import packaged

__all__ = [
    "REACH",
    "Company",
    "Senses",
    "is_weighed",
    "load_senses",
    "mark_judge",
    "read_company",
    "read_senses",
    "read_traits",
]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

# How many words before and after a term count as near.
REACH = 6
# The words of a sentence are averaged as if it held this many neutral ones more.
PADDING = 3
# Fewer words than this, here and elsewhere, tell nothing.
_LEAST_COMPANY = 12
# How much a word counts that stands in another sentence of the document.
_ELSEWHERE = 0.5
# More other terms than this in a sentence say no more.
_MOST_OTHERS = 3
# Scores further from 0 than this are as good as certain.
_CERTAIN = 30.0


class Company(NamedTuple):
    """Where a term stands.

    Parameters
    ----------
    traits : list of str
        As `read_traits` names them.
    near, sentence : list of str
        The words near it, and all words of its sentence but its own.
    """

    traits: list[str]
    near: list[str]
    sentence: list[str]


@dataclass(frozen=True, slots=True)
class Senses:
    """The linear models.

    Parameters
    ----------
    near, topic : array
        What a word adds by standing near a term, and by standing in its sentence; by its row in the packaged judge.
    traits : mapping of str to float
        What the traits of a term add.
    offset : float
    encoder : str
        The mark of the encoder whose states the next two were fitted to.
    states : array of shape (width, 2)
        Weights of the mean state of the term and of its sentence.
    second : array of shape (2,)
        Weight of the first model's score beside the states, and the offset.
    """

    near: Floats
    topic: Floats
    traits: Mapping[str, float]
    offset: float
    encoder: str
    states: Floats
    second: Floats

    def weigh(
        self, words: Words, occurrences: Sequence[Occurrence], rows: Ints, *, states: States | None = None
    ) -> list[float]:
        """Return for each term the probability that it is meant in its loaded sense; 1 for those not weighed.

        Parameters
        ----------
        words : Words
        occurrences : sequence of Occurrence
            The listed terms.
        rows : array of int
            The row of each word in the packaged judge.
        states : States, optional
            The tokens as the tagger's encoder reads them.
        """
        read = states.values if states is not None and states.encoder == self.encoder else None
        held: dict[tuple[int, int], list[int]] = {}
        for at, occurrence in enumerate(occurrences):
            if is_weighed(occurrence):
                held.setdefault(words.bounds_of(occurrence.first), []).append(at)
        sentences = [self._read_sentence(words, slice(*bounds), rows, read) for bounds in held]
        document = [sum(column) for column in zip(*(sentence.topic for sentence in sentences), strict=True)]
        likely = [1.0] * len(occurrences)
        for sentence, terms in zip(sentences, held.values(), strict=True):
            topic = sentence.topic.widen(document)
            if topic.length < _LEAST_COMPANY:
                continue
            for at in terms:
                traits = read_traits(words, occurrences[at], len(terms) - 1)
                score = self._score(words, occurrences[at], traits, sentence, topic, read)
                likely[at] = 1 / (1 + math.exp(-max(-_CERTAIN, min(_CERTAIN, score))))
        return likely

    def add_up(self, traits: Sequence[str], near: float, topic: float, length: float) -> float:
        """Return the first model's score (a logit) from what near words and all of a number of words add together."""
        return self.offset + sum([self.traits.get(name, 0.0) for name in traits]) + near + topic / (length + PADDING)

    def _score(
        self, words: Words, occurrence: Occurrence, traits: Sequence[str], sentence: _Sentence, topic: _Topic,
        read: npt.NDArray[Any] | None,
    ) -> float:  # fmt: skip
        """Return the score of a term by both models, or by the first where there are no states."""
        first, last = occurrence.first - sentence.first, occurrence.last - sentence.first
        near = sum(sentence.near[max(0, first - REACH) : first]) + sum(sentence.near[last : last + REACH])
        own = sum(sentence.said[first:last])
        score = self.add_up(traits, near, topic.said - own, topic.length - (last - first))
        if read is None:
            return score
        tokens = slice(words.owners[occurrence.first], words.owners[occurrence.last - 1] + 1)
        of_term = float(read[tokens].mean(axis=0, dtype=np.float32) @ self.states[:, 0])
        return score * float(self.second[0]) + of_term + topic.stated / topic.length + float(self.second[1])

    def _read_sentence(self, words: Words, bounds: slice, rows: Ints, read: npt.NDArray[Any] | None) -> _Sentence:
        """Look the words of a sentence up, and add up what they and their states say."""
        near, said = self.near[rows[bounds]].tolist(), self.topic[rows[bounds]].tolist()
        stated = 0.0
        if read is not None:
            tokens = words.sentence(bounds.start)
            mean = read[tokens.first : tokens.last].mean(axis=0, dtype=np.float32)
            stated = float(mean @ self.states[:, 1]) * len(said)
        return _Sentence(bounds.start, near, said, _Topic(sum(said), stated, len(said)))


class _Topic(NamedTuple):
    """What the words of some sentences say together, what their states say, and how many words they are."""

    said: float
    stated: float
    length: float

    def widen(self, document: Sequence[float]) -> _Topic:
        """Add the rest of the document, as far as it counts."""
        return _Topic(*[own + _ELSEWHERE * (whole - own) for own, whole in zip(self, document, strict=True)])


class _Sentence(NamedTuple):
    first: int
    near: list[float]
    said: list[float]
    topic: _Topic


def is_weighed(occurrence: Occurrence) -> bool:
    """Tell whether a term is one for these models: strong, and no verb of saying, which has its own test."""
    return occurrence.entry.strength > 1 and occurrence.entry.category != "epistemic"


def read_company(words: Words, occurrence: Occurrence, others: int = 0) -> Company:
    """Look at the sentence of a term, which holds so many others that are weighed.

    Examples
    --------
    >>> from framing.segmentation.prose import Prose, Sentence
    >>> from framing.terms.lexicon import load_lexicon
    >>> from framing.terms.matching import find_occurrences, read_words
    >>> words = read_words(Prose("Thugs fled", (0, 6), (5, 10), ("Thugs", "fled"), (Sentence(0, 2, 0),), ()))
    >>> read_company(words, find_occurrences(words, load_lexicon())[0])
    Company(traits=[], near=['fled'], sentence=['fled'])
    """
    first, last = words.bounds_of(occurrence.first)
    before, after = words.lower[first : occurrence.first], words.lower[occurrence.last : last]
    return Company(read_traits(words, occurrence, others), before[-REACH:] + after[:REACH], before + after)


def read_traits(words: Words, occurrence: Occurrence, others: int) -> list[str]:
    """Name what is known of a term: others in its sentence, several words, a capital that needs explaining."""
    traits = [f"others {min(others, _MOST_OTHERS)}"] if others > 0 else []
    if occurrence.last - occurrence.first > 1:
        traits.append("several words")
    if _has_odd_capital(words, occurrence):
        traits.append("capital")
    return traits


def _has_odd_capital(words: Words, occurrence: Occurrence) -> bool:
    """Tell whether a term has a capital that neither its place nor the list gives it: a title or a name."""
    if occurrence.entry.named or not words.has_capital(occurrence.first) or is_opening(words, occurrence.first):
        return False
    return not is_title_case(words.prose, words.sentence(occurrence.first))


@lru_cache(maxsize=1)
def load_senses() -> Senses:
    """Return the packaged models.

    Examples
    --------
    >>> load_senses().traits["capital"] < 0
    True
    """
    return read_senses(packaged("senses.npz"))


def read_senses(source: Traversable | Path) -> Senses:
    """Read the models from the file that `framing.terms.sense_training` writes.

    Raises
    ------
    DataFileError
        If they were trained beside another judge than the packaged one, whose rows they go by.
    """
    with source.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
        if int(arrays["judge"]) != mark_judge(load_judge()):
            msg = f"{source}: trained beside another judge.npz; run `framing train senses` again"
            raise DataFileError(msg)
        return Senses(
            arrays["near"].astype(np.float32),
            arrays["topic"].astype(np.float32),
            dict(zip(bytes(arrays["traits"]).decode("utf-8").splitlines(), arrays["weights"].tolist(), strict=True)),
            float(arrays["offset"]),
            bytes(arrays["encoder"]).decode(),
            arrays["states"].astype(np.float32),
            arrays["second"].astype(np.float32),
        )


def mark_judge(judge: Judge) -> int:
    """Return a number that tells the rows of one judge from those of another."""
    return crc32("\n".join(judge.rows).encode())
