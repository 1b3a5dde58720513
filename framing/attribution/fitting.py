"""Fitting the linker and the calibration, with scikit-learn.

In: gold articles and, for each, what a tagger said that was not trained on it. Out: the weights that
`framing.attribution.linking` and `framing.attribution.confidence` read.

Conventions: the linker learns from gold mentions and from mentions that taggers found, since those are what it meets
later; a pair is right when some gold attribution holds at least half of both. An attribution is right when a gold one
of the same text meets it in content and source (Jaccard of tokens at least one half), each gold one serving once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.attribution.assembly import gather
from framing.attribution.confidence import Calibration, describe_groups
from framing.attribution.gold import GoldArticle, find_owners, gather_tokens, label_prose
from framing.attribution.labels import find_mentions
from framing.attribution.linking import Group, Linker
from framing.attribution.pairs import describe_pairs
from framing.attribution.tagger import Tagging
from framing.segmentation.prose import Prose

__all__ = ["Reading", "find_right", "fit_calibration", "fit_linker"]

# Cells of the linker's hidden layer: 16 do nearly as well.
_CELLS = 32
_LEAST_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, its prose and what a tagger said of it that was not trained on it."""

    article: GoldArticle
    prose: Prose
    tagging: Tagging


def fit_linker(readings: Iterable[Reading], *, seed: int = 0) -> dict[str, NDArray[np.float32]]:
    """Return the weights of a `Linker`.

    Parameters
    ----------
    readings : iterable of Reading
        Articles; each is used twice, with its gold mentions and with those of its tagging.
    seed : int
        Of the network's first weights and of the order of the pairs.
    """
    from sklearn.neural_network import MLPClassifier

    features, right, content = [], [], []
    for reading in readings:
        gold = find_mentions(label_prose(reading.prose, reading.article))
        for mentions in (gold, find_mentions(reading.tagging.labels)):
            pairs = describe_pairs(reading.prose, mentions)
            if not len(pairs.cue):
                continue
            owners = find_owners(reading.prose, reading.article, mentions)
            features.append(pairs.features)
            right += [
                bool(owners[cue] & owners[mention]) for cue, mention in zip(pairs.cue, pairs.mention, strict=True)
            ]
            content += [mentions[mention].kind == "content" for mention in pairs.mention]
    table, answers, is_content = np.concatenate(features), np.array(right), np.array(content)
    weights: dict[str, NDArray[np.float32]] = {}
    for kind, rows in (("content", is_content), ("source", ~is_content)):
        network = MLPClassifier(
            (_CELLS,),
            alpha=1e-3,
            batch_size=min(256, max(1, int(rows.sum()) // 2)),
            learning_rate_init=2e-3,
            early_stopping=True,
            random_state=seed,
        )
        network.fit(table[rows], answers[rows])
        for number, layer in enumerate((*network.coefs_, *network.intercepts_)):
            weights[f"{kind}_{number}"] = np.asarray(layer, dtype=np.float32)
    return weights


def fit_calibration(readings: Iterable[Reading], *, linker: Linker | None = None) -> Calibration:
    """Return the calibration of the tagger that made the readings.

    Parameters
    ----------
    readings : iterable of Reading
        Articles with taggings that hold probabilities.
    linker : Linker, optional
        The packaged one by default.
    """
    from sklearn.linear_model import LogisticRegression

    facts: list[NDArray[np.floating]] = []
    right: list[bool] = []
    for reading in readings:
        if reading.tagging.probabilities is None:
            continue
        groups = gather(reading.prose, reading.tagging, linker=linker)
        facts.append(describe_groups(groups, reading.tagging.probabilities))
        right += find_right(groups, reading.prose, reading.article)
    model = LogisticRegression(C=10.0, max_iter=2000).fit(np.concatenate(facts), right)
    return Calibration(tuple(model.coef_[0].tolist()), float(model.intercept_[0]))


def find_right(groups: Sequence[Group], prose: Prose, article: GoldArticle) -> list[bool]:
    """Tell for each group whether a gold attribution meets it, each gold one serving once, best overlap first."""
    gold = gather_tokens(prose, article)
    overlaps = []
    for number, group in enumerate(groups):
        content = frozenset(token for piece in group.content for token in range(piece.first, piece.last))
        source = frozenset(range(group.source.first, group.source.last) if group.source else ())
        for owner, held in enumerate(gold):
            overlap = _jaccard(content, held["content"])
            if overlap >= _LEAST_OVERLAP and _jaccard(source, held["source"]) >= _LEAST_OVERLAP:
                overlaps.append((-overlap, number, owner))
    met: dict[int, int] = {}
    for _, number, owner in sorted(overlaps):
        if number not in met and owner not in met.values():
            met[number] = owner
    return [number in met for number in range(len(groups))]


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    either = len(one | other)
    return len(one & other) / either if either else 1.0
