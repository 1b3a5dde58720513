"""How likely an attribution is to be right, from what the tagger and the linker thought of its parts.

In: the groups of mentions of one document and the label probabilities of its tokens. Out: one probability a group.

Conventions: right means what the attribution score means by it: a gold attribution whose content and whose source
both overlap by at least half. The probability is a logistic function of a few facts (Platt 1999), with weights
fitted for each tagger on articles that it was not trained on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.attribution.labels import KINDS
from framing.attribution.linking import Group

__all__ = ["FACTS", "Calibration", "describe_groups"]

FACTS = (
    "cue", "source", "source missing", "content", "content weakest", "content opens", "content closes", "source link",
    "content link", "content length", "contents", "cue missing",
)  # fmt: skip

# Probabilities are kept this far from 0 and 1, so that no single token decides alone.
_MARGIN = 1e-3


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the facts, and an offset.

    Examples
    --------
    >>> Calibration((0.0,) * len(FACTS), 0.0).judge(np.zeros((1, len(FACTS)))).tolist()
    [0.5]
    """

    weights: tuple[float, ...]
    offset: float

    def judge(self, facts: NDArray[np.floating]) -> NDArray[np.floating]:
        """Return the probability of each row of facts."""
        probabilities: NDArray[np.floating] = 1 / (1 + np.exp(-(facts @ np.array(self.weights) + self.offset)))
        return probabilities


def describe_groups(groups: Sequence[Group], probabilities: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return one row of `FACTS` a group.

    Parameters
    ----------
    groups : sequence of Group
        The attributions of one document, as mentions.
    probabilities : array of shape (tokens, labels)
        Probability of each label, columns in the order of `labels.LABELS`.
    """
    clipped = np.clip(probabilities, _MARGIN, 1 - _MARGIN)
    kinds = clipped[:, 1::2] + clipped[:, 2::2]
    logs = np.concatenate([np.zeros((1, len(KINDS))), np.cumsum(np.log(kinds), axis=0)])
    source_at, cue_at, content_at = range(len(KINDS))
    opens = np.log(clipped[:, 1 + 2 * content_at])
    goes_on = np.append(clipped[:, 2 + 2 * content_at], _MARGIN)
    rows = []
    for group in groups:
        cue, source, content = group.cue, group.source, group.content
        tokens = sum(len(piece) for piece in content)
        rows.append(
            (
                (logs[cue.last, cue_at] - logs[cue.first, cue_at]) / len(cue) if cue else 0.0,
                (logs[source.last, source_at] - logs[source.first, source_at]) / len(source) if source else 0.0,
                source is None,
                sum(logs[piece.last, content_at] - logs[piece.first, content_at] for piece in content) / tokens,
                np.log(min(kinds[piece.first : piece.last, content_at].min() for piece in content)),
                sum(opens[piece.first] for piece in content) / len(content),
                sum(np.log1p(-goes_on[piece.last]) for piece in content) / len(content),
                _log_odds(group.source_link) if source else 0.0,
                _log_odds(group.content_link),
                np.log(tokens),
                np.log(len(content)),
                cue is None,
            )
        )
    return np.array(rows, dtype=np.float64).reshape(-1, len(FACTS))


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, _MARGIN), 1 - _MARGIN)
    return float(np.log(bounded / (1 - bounded)))
