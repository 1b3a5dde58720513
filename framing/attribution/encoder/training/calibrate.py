"""Fit the confidence of the accurate tagger on articles that it was not trained on.

In: a model folder, and PolNeAR's ``dev.jsonl``. Out: the same folder, with the weights of the logistic model (Platt
1999) in ``linker.npz``. An attribution counts as right when content and source both overlap gold by at least half.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from framing.attribution.encoder.calibration import Calibration, rank
from framing.attribution.encoder.chain import Found
from framing.attribution.encoder.tagger import EncoderTagger
from framing.attribution.encoder.training.marks import read_rows
from framing.segmentation import read_prose
from framing.segmentation.prose import Prose

__all__ = ["Facts", "collect_facts", "fit_calibration", "fit_weights"]

# Half of the tokens shared, in content and in source, is what the attribution score calls found.
_OVERLAP = 0.5
# Levels at which the quantiles of the facts are kept.
_LEVELS = (np.arange(50) + 0.5) / 50


class Facts(NamedTuple):
    """The facts (attributions, facts) of what was found, whether each is right, and the number of its article."""

    facts: NDArray[np.float64]
    right: NDArray[np.bool_]
    article: NDArray[np.int64]


def fit_calibration(folder: Path, polnear: Path) -> None:
    """Fit on ``dev.jsonl`` in `polnear` and add the weights to ``linker.npz`` in `folder`."""
    collected = collect_facts(EncoderTagger(folder), read_rows(polnear / "dev.jsonl"))
    fitted = fit_weights(collected.facts, collected.right)
    with np.load(folder / "linker.npz") as stored:
        arrays = {name: stored[name] for name in stored.files}
    arrays["calibration"] = np.append(fitted.weights, fitted.offset)
    arrays["quantiles"] = fitted.quantiles.astype(np.float32)
    np.savez_compressed(folder / "linker.npz", allow_pickle=False, **arrays)


def collect_facts(tagger: EncoderTagger, rows: Iterable[dict[str, Any]]) -> Facts:
    """Return the facts of everything that the tagger finds in articles with gold."""
    facts: list[tuple[float, ...]] = []
    right: list[bool] = []
    article: list[int] = []
    for number, row in enumerate(rows):
        prose = read_prose(row["text"])
        gold = [
            (_tokens(prose, attribution["content"]), _tokens(prose, attribution["source"]))
            for attribution in row["attributions"]
        ]
        for found in tagger.find(prose):
            facts.append(found.facts)
            right.append(_is_right(found, gold))
            article.append(number)
    return Facts(np.array(facts), np.array(right), np.array(article))


def fit_weights(facts: NDArray[np.float64], right: NDArray[np.bool_]) -> Calibration:
    """Return the logistic model of being right, over the ranks of the facts."""
    quantiles = np.quantile(facts, _LEVELS, axis=0).T
    regression = LogisticRegression(max_iter=1000).fit(np.array([rank(row, quantiles) for row in facts]), right)
    return Calibration(regression.coef_[0], float(regression.intercept_[0]), quantiles)


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
