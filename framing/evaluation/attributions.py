"""Scores of attributions against gold in PolNeAR's form, where each label is a list of ``[start, end]`` pairs.

Metrics, all summed over documents (micro):

- ``token.source``, ``token.cue``, ``token.content``: tokens inside any span of that label;
- ``content@0.5``: predicted and gold attributions paired one to one, greedily from the highest content Jaccard index,
  where that is at least 0.5; ``content@exact``: the same with 1;
- ``attribution``: as ``content@0.5``, over pairs whose sources also have a Jaccard index of at least 0.5;
- ``sentence``: sentences of which at least half of the tokens are in some span of an attribution;
- density: attributions per 1,000 words by document, as Pearson correlation and mean absolute error.

Source: Newell, Margolin & Ruths, An Attribution Relations Corpus for Political News, LREC 2018.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from framing.evaluation.matching import PrecisionRecall, TokenIndex, jaccard, pair_greedily
from framing.exceptions import InputError

__all__ = ["AttributionScores", "score_attributions", "to_polnear"]

Row = Mapping[str, Any]
_LABELS = ("source", "cue", "content")
_WORD = re.compile(r"\w+")

# The gold standard's own sentence rule: a line break, or a final mark (with closing quotes or brackets) before white
# space and an upper-case letter, digit or opening quote. Kept apart from the library's sentences on purpose.
_BREAK = re.compile(r"""\n+|(?<=[.!?…])["'”’)\]]*[^\S\n]+(?=["'“‘(\[]*[A-Z0-9])""")
_TITLES = "Mr Mrs Ms Dr Sen Sens Rep Reps Gov Gen Lt Col Sgt Capt Prof Rev Hon St Jr Sr No vs"
_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
_STATES = "Fla Calif Mass Mich Minn Pa Va Md Ala Ariz Colo Conn Ill Ind Tenn Tex Wash Wis Ga La Mo Ky"
_FIRMS = "Inc Corp Co Ltd"
_ABBREVIATION = re.compile(
    r"""(?:^|[\s"'“‘(\[])(?:[A-Z]|"""
    + "|".join(f"{_TITLES} {_MONTHS} {_STATES} {_FIRMS}".split())
    + r"""|[A-Za-z](?:\.[A-Za-z])+)\.$"""
)


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """What `score_attributions` found.

    Parameters
    ----------
    documents, missing : int
        Gold documents, and those without a prediction (scored as empty).
    metrics : mapping
        Name -> `PrecisionRecall`, in the order of the module's docstring.
    density_pearson : float
        Correlation of predicted and gold attributions per 1,000 words over documents; NaN for fewer than two.
    density_mae : float
        Mean absolute error of the same, per 1,000 words.
    gold_density, predicted_density : float
        Means over documents, per 1,000 words.
    """

    documents: int
    missing: int
    metrics: Mapping[str, PrecisionRecall]
    density_pearson: float
    density_mae: float
    gold_density: float
    predicted_density: float

    def __str__(self) -> str:
        lines = [
            f"{name:<14} P {r.precision:.3f}  R {r.recall:.3f}  F1 {r.f1:.3f}"
            f"  (tp {r.correct} pred {r.predicted} gold {r.gold})"
            for name, r in self.metrics.items()
        ]
        return "\n".join(
            [
                f"documents {self.documents}  without prediction {self.missing}",
                *lines,
                f"{'density':<14} pearson {self.density_pearson:.3f}  mae {self.density_mae:.2f}"
                f"  (mean per 1,000 words: gold {self.gold_density:.1f} pred {self.predicted_density:.1f})",
            ]
        )

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain JSON types."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        plain["metrics"] = {name: score.to_dict() for name, score in self.metrics.items()}
        return plain


def score_attributions(predictions: Sequence[Row], gold: Sequence[Row]) -> AttributionScores:
    """Score predictions against gold.

    Parameters
    ----------
    predictions : sequence of mapping
        Rows in PolNeAR's form or the interchange format (see `to_polnear`).
    gold : sequence of mapping
        Rows ``{"id", "text", "attributions": [{"source", "cue", "content"}]}`` with lists of ``[start, end]``.

    Returns
    -------
    AttributionScores

    Raises
    ------
    InputError
        If a prediction's id is not in gold, or occurs twice.
    """
    if not gold:
        msg = "the gold file has no documents: nothing to score against"
        raise InputError(msg)
    by_id = _index_predictions(predictions, {str(row["id"]) for row in gold})
    counts: dict[str, np.ndarray] = {}
    densities = []
    for row in gold:
        predicted = [to_polnear(a) for a in by_id.get(str(row["id"]), ())]
        document, density = _score_document(row["text"], row["attributions"], predicted)
        densities.append(density)
        for name, triple in document.items():
            counts[name] = counts.get(name, np.zeros(3, dtype=int)) + triple

    pairs = np.array(densities)
    varies = len(pairs) > 1 and bool((pairs.std(axis=0) > 0).all())
    return AttributionScores(
        documents=len(gold),
        missing=sum(str(row["id"]) not in by_id for row in gold),
        metrics={name: PrecisionRecall(int(t), int(p), int(t), int(g)) for name, (t, p, g) in counts.items()},
        density_pearson=float(np.corrcoef(pairs.T)[0, 1]) if varies else float("nan"),
        density_mae=float(np.abs(pairs[:, 0] - pairs[:, 1]).mean()),
        gold_density=float(pairs[:, 0].mean()),
        predicted_density=float(pairs[:, 1].mean()),
    )


def to_polnear(attribution: Row) -> dict[str, list[list[int]]]:
    """Return an attribution of either form with each label as a list of ``[start, end]``.

    Examples
    --------
    >>> to_polnear({"source": None, "cue": {"start": 3, "end": 7}, "content": [{"start": 8, "end": 12}]})
    {'source': [], 'cue': [[3, 7]], 'content': [[8, 12]]}
    """
    spans = {}
    for label in _LABELS:
        value = attribution.get(label) or []
        parts = [value] if isinstance(value, Mapping) else value
        spans[label] = [[p["start"], p["end"]] if isinstance(p, Mapping) else list(p) for p in parts]
    return spans


def _index_predictions(predictions: Sequence[Row], known: set[str]) -> dict[str, Sequence[Row]]:
    by_id: dict[str, Sequence[Row]] = {}
    for row in predictions:
        name = str(row["id"])
        if name in by_id or name not in known:
            why = "occurs twice among the predictions" if name in by_id else "is not in the gold file"
            msg = f"document id {name!r} {why}: both files must be of the same documents, one line each"
            raise InputError(msg)
        by_id[name] = row["attributions"]
    return by_id


def _score_document(
    text: str, gold: Sequence[Row], predicted: Sequence[Row]
) -> tuple[dict[str, tuple[int, int, int]], tuple[float, float]]:
    """Return (true positives, predicted, gold) by metric, and the two densities."""
    tokens = TokenIndex(text)
    sides = [[{k: tokens.touched(a.get(k) or ()) for k in _LABELS} for a in side] for side in (gold, predicted)]
    n_gold, n_predicted = len(gold), len(predicted)
    scores: dict[str, tuple[int, int, int]] = {}
    for label in _LABELS:
        g, p = (_union(side, (label,)) for side in sides)
        scores[f"token.{label}"] = (len(g & p), len(p), len(g))

    overlaps = _overlaps(*sides)
    for name, content_min, source_min in (
        ("content@0.5", 0.5, 0.0),
        ("content@exact", 1.0, 0.0),
        ("attribution", 0.5, 0.5),
    ):
        candidates = [
            ((-content, -source, i, j), i, j)
            for content, source, i, j in overlaps
            if content >= content_min and source >= source_min
        ]
        scores[name] = (len(pair_greedily(candidates)), n_predicted, n_gold)

    marked = [_union(side, _LABELS) for side in sides]
    hits = []
    for start, end in _sentences(text):
        inside = tokens.touched([(start, end)])
        if inside:
            hits.append(tuple(2 * len(inside & tagged) >= len(inside) for tagged in marked))
    scores["sentence"] = (sum(g and p for g, p in hits), sum(p for _, p in hits), sum(g for g, _ in hits))
    per_thousand = 1000.0 / max(1, sum(1 for _ in _WORD.finditer(text)))
    return scores, (n_gold * per_thousand, n_predicted * per_thousand)


def _overlaps(
    gold: Sequence[Mapping[str, frozenset[int]]], predicted: Sequence[Mapping[str, frozenset[int]]]
) -> list[tuple[float, float, int, int]]:
    """Return (content Jaccard, source Jaccard, gold index, predicted index) of all pairs that share content."""
    return [
        (
            jaccard(g["content"], p["content"], both_empty=1.0),
            jaccard(g["source"], p["source"], both_empty=1.0),
            i,
            j,
        )
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if g["content"] & p["content"]
    ]


def _union(side: Sequence[Mapping[str, frozenset[int]]], labels: Sequence[str]) -> frozenset[int]:
    return frozenset().union(*(attribution[label] for attribution in side for label in labels))


def _sentences(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in _BREAK.finditer(text):
        line_break = "\n" in match.group()
        if not line_break and _ABBREVIATION.search(text[start : match.start()]):
            continue
        end = match.start() + (0 if line_break else len(match.group().rstrip()))
        spans.append((start, end))
        start = match.end()
    return [*spans, (start, len(text))]
