"""Fit the confidence of the accurate tagger on articles that it was not trained on.

In: a model folder, and PolNeAR's ``dev.jsonl``. Out: the same folder, with the weights of the logistic model (Platt
1999) in ``linker.npz``. An attribution counts as right when content and source both overlap gold by at least half.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from framing.attribution.encoder.chain import Found
from framing.attribution.encoder.tagger import EncoderTagger
from framing.attribution.encoder.training.marks import read_rows
from framing.segmentation import read_prose
from framing.segmentation.prose import Prose

__all__ = ["fit_calibration"]

# Half of the tokens shared, in content and in source, is what the attribution score calls found.
_OVERLAP = 0.5
# Strength of the ridge penalty; the facts are few and their weights small.
_PENALTY = 0.3


def fit_calibration(folder: Path, polnear: Path) -> None:
    """Fit on ``dev.jsonl`` in `polnear` and add the weights to ``linker.npz`` in `folder`."""
    tagger = EncoderTagger(folder)
    facts: list[tuple[float, ...]] = []
    right: list[bool] = []
    for row in read_rows(polnear / "dev.jsonl"):
        prose = read_prose(row["text"])
        gold = [
            (_tokens(prose, attribution["content"]), _tokens(prose, attribution["source"]))
            for attribution in row["attributions"]
        ]
        for found in tagger.find(prose):
            facts.append(found.facts)
            right.append(_is_right(found, gold))
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_PENALTY)).fit(np.array(facts), right)
    scaler, regression = model[0], model[-1]
    weights = regression.coef_[0] / scaler.scale_
    offset = regression.intercept_[0] - float(weights @ scaler.mean_)
    with np.load(folder / "linker.npz") as stored:
        arrays = {name: stored[name] for name in stored.files}
    arrays["calibration"] = np.append(weights, offset)
    np.savez_compressed(folder / "linker.npz", allow_pickle=False, **arrays)


def _tokens(prose: Prose, spans: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(
        token
        for start, end in spans
        for token in range(bisect_right(prose.ends, start), bisect_left(prose.starts, end))
    )


def _is_right(found: Found, gold: Sequence[tuple[frozenset[int], frozenset[int]]]) -> bool:
    content = frozenset(token for first, last in found.content for token in range(first, last))
    source = frozenset(range(*found.source)) if found.source else frozenset()
    return any(_share(content, other[0]) >= _OVERLAP and _share(source, other[1]) >= _OVERLAP for other in gold)


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    union = len(one | other)
    return len(one & other) / union if union else 1.0
