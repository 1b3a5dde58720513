"""The contextual judge: the linear judge, and what the accurate tagger's encoder makes of each word in its company.

In: the linear judge's `Scores` and the state of each word. Out: a probability for each sentence and each word, as the
linear judge gives. The encoder has read the document for its attributions anyway, so that this costs two products a
word.

Conventions: a word's logit is the linear judge's, weighed, plus a product with its state. A sentence's is a sum over
the linear judge's score, a product with the mean and the largest of its words' states, and what its likeliest word,
and its words together, say. The weights belong to one encoder (`ContextualJudge.encoder`): with any other the linear
judge speaks alone.

Trained on the sentences and words of BABE (`framing.terms.stacking`); the guide on terms is the model card.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.terms.judge import Scores, Verdict
from framing.terms.probability import reduce_sentences, sigmoid, sum_up
from framing.wordlists import packaged

__all__ = ["ContextualJudge", "load_contextual_judge", "pool_states", "read_contextual_judge"]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

# Words whose states are looked at together.
_AT_A_TIME = 4096


@dataclass(frozen=True, slots=True)
class ContextualJudge:
    """Weights of the encoder's states beside those of the linear judge.

    Parameters
    ----------
    encoder : str
        The mark of the encoder whose states the weights were fitted to.
    word_state : array of shape (width,)
        Weights of a word's state.
    word : array of shape (2,)
        Weight of the linear judge's logit, and the offset.
    sentence_state : array of shape (2 * width,)
        Weights of the mean and the largest of a sentence's states.
    sentence : array of shape (4,)
        Weights of the linear judge's score and of what `sum_up` says of the words, and the offset.
    """

    encoder: str
    word_state: Floats
    word: Floats
    sentence_state: Floats
    sentence: Floats

    def weigh(self, scores: Scores, states: npt.NDArray[Any], *, rows: Ints | None = None) -> Verdict:
        """Return the probabilities of sentences and words.

        Parameters
        ----------
        scores : Scores
            The linear judge's.
        states : array
            Of the tokens.
        rows : array of int, optional
            The token of each word; by default each token is a word.
        """
        bounds = scores.bounds
        of_words, of_sentences = np.zeros(len(scores.words), np.float32), np.zeros(len(scores.sentences), np.float32)
        for first, last in _cut(bounds):
            begin, end = bounds[first], bounds[last]
            part = (states[begin:end] if rows is None else states[rows[begin:end]]).astype(np.float32)
            of_words[begin:end] = part @ self.word_state
            of_sentences[first:last] = pool_states(part, bounds[first : last + 1] - begin) @ self.sentence_state
        likely = sigmoid(of_words + scores.words * self.word[0] + self.word[1]) * scores.judged
        of_score, *of_sums, offset = self.sentence
        facts = scores.sentences * of_score + sum_up(likely, bounds) @ np.array(of_sums) + offset
        return Verdict(sigmoid(facts + of_sentences), likely)

    def write(self, path: Path) -> None:
        """Write to a file that `read_contextual_judge` reads."""
        np.savez_compressed(
            path,
            encoder=np.frombuffer(self.encoder.encode(), np.uint8),
            word_state=self.word_state,
            word=self.word,
            sentence_state=self.sentence_state,
            sentence=self.sentence,
        )


def _cut(bounds: Ints) -> Iterator[tuple[int, int]]:
    """Cut a document into runs of sentences, so that a long one needs little room at a time."""
    first, count = 0, len(bounds) - 1
    while first < count:
        last = max(first + 1, int(np.searchsorted(bounds, bounds[first] + _AT_A_TIME, side="right")) - 1)
        yield first, last
        first = last


def pool_states(states: Floats, bounds: Ints) -> Floats:
    """Give each sentence the mean and the largest of its words' states.

    Examples
    --------
    >>> pool_states(np.array([[1.0], [3.0]]), np.array([0, 2, 2])).tolist()
    [[2.0, 3.0], [0.0, 0.0]]
    """
    lengths = np.maximum(np.diff(bounds), 1)[:, None]
    parts = (reduce_sentences(np.add, states, bounds) / lengths, reduce_sentences(np.maximum, states, bounds))
    return np.asarray(np.concatenate(parts, axis=1))


@lru_cache(maxsize=1)
def load_contextual_judge() -> ContextualJudge:
    """Return the packaged contextual judge.

    Examples
    --------
    >>> load_contextual_judge().word.shape
    (2,)
    """
    return read_contextual_judge(packaged("contextual_judge.npz"))


def read_contextual_judge(source: Traversable | Path) -> ContextualJudge:
    """Read a contextual judge from its file."""
    with source.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
        return ContextualJudge(
            bytes(arrays["encoder"]).decode(),
            arrays["word_state"],
            arrays["word"],
            arrays["sentence_state"],
            arrays["sentence"],
        )
