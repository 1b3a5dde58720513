"""Scores of the library's own annotations against gold.

`score_gold` takes gold in the interchange format, `score_attributions` gold in PolNeAR's form; both work on the JSON
rows, so that predictions of any tool can be scored. `is_polnear` tells the two forms apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from framing.evaluation.attributions import AttributionScores, score_attributions
from framing.evaluation.gold import GoldScores, score_gold
from framing.evaluation.matching import PrecisionRecall

__all__ = ["AttributionScores", "GoldScores", "PrecisionRecall", "is_polnear", "score_attributions", "score_gold"]


def is_polnear(gold: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether gold rows give spans as ``[start, end]`` pairs, as PolNeAR does.

    Examples
    --------
    >>> is_polnear([{"attributions": [{"content": [[0, 5]]}]}])
    True
    >>> is_polnear([{"attributions": [{"content": [{"start": 0, "end": 5}]}]}])
    False
    """
    first = next((a for row in gold for a in row.get("attributions", ())), None)
    return first is not None and not any(isinstance(span, Mapping) for span in first["content"])
