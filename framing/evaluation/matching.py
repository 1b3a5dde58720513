"""Pairing predicted spans with gold spans, the way the field scores attributions.

Text is cut into tokens (words and single punctuation marks) and spans are compared as sets of token indices, so that
a quotation mark more or less counts for little. Predictions and gold are paired one to one, greedily from the highest
Jaccard index, as in the evaluation of PolNeAR (Newell, Margolin & Ruths 2018).
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["PrecisionRecall", "TokenIndex", "jaccard", "pair_greedily"]

# Words and single punctuation marks: independent of the library's own tokens, so that a change there moves no figure.
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class PrecisionRecall:
    """Precision, recall and their harmonic mean, from counts.

    Parameters
    ----------
    correct : int
        Predictions that are right.
    predicted : int
        All predictions.
    found : int
        Gold entries that were found.
    gold : int
        All gold entries.

    Examples
    --------
    >>> score = PrecisionRecall(correct=3, predicted=4, found=3, gold=6)
    >>> score.precision, score.recall, round(score.f1, 2)
    (0.75, 0.5, 0.6)
    """

    correct: int
    predicted: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the predictions that are right, in [0, 1]; 0 where nothing was predicted."""
        return self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold entries that were found, in [0, 1]; 0 where there are none."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in [0, 1]."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def to_dict(self) -> dict[str, float]:
        """Return the shares and the counts behind them."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1} | asdict(self)


class TokenIndex:
    """The tokens of a text, and which of them a span covers."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.text = text
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def touched(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Return the tokens that share a character with any of the spans."""
        return frozenset(
            index
            for start, end in spans
            for index in range(bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end))
        )

    def covered(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Return the tokens that lie wholly inside one of the spans."""
        return frozenset(
            index
            for start, end in spans
            for index in range(bisect.bisect_left(self.starts, start), bisect.bisect_right(self.ends, end))
        )


def jaccard(one: frozenset[int], other: frozenset[int], *, both_empty: float) -> float:
    """Return the size of the intersection over the size of the union, `both_empty` where both are empty.

    Examples
    --------
    >>> jaccard(frozenset({1, 2, 3}), frozenset({2, 3, 4}), both_empty=1.0)
    0.5
    """
    union = len(one | other)
    return len(one & other) / union if union else both_empty


def pair_greedily(scored: Iterable[tuple[Any, int, int]]) -> Sequence[tuple[int, int]]:
    """Pair one to one in the order of the sort key, lowest first.

    Parameters
    ----------
    scored : iterable of (key, int, int)
        Sort key and the indices of the two sides; equal keys keep their order.

    Returns
    -------
    list of (int, int)

    Examples
    --------
    >>> pair_greedily([(-0.5, 0, 0), (-0.9, 0, 1), (-0.6, 1, 1), (-0.5, 1, 0)])
    [(0, 1), (1, 0)]
    """
    used: tuple[set[Hashable], set[Hashable]] = (set(), set())
    pairs = []
    for _, left, right in sorted(scored, key=lambda candidate: candidate[0]):
        if left not in used[0] and right not in used[1]:
            used[0].add(left)
            used[1].add(right)
            pairs.append((left, right))
    return pairs
