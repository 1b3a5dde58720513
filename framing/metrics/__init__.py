"""Scores: how often who is heard, how much rests on a source, and how many loaded terms stand in which voice.

A metric is a plain function of a `Tally`, the counts of one document, and gives a `Ratio`: a number that keeps the
counts behind it. `METRICS` lists them all with unit, range and label; `score` gives one row a document. No score is a
verdict, and a score that has nothing to count is NaN.
"""

from framing.metrics.density import (
    attributed_sentence_share,
    attributed_word_share,
    attribution_density,
    direct_quote_share,
    judging_cue_share,
    quoted_word_share,
)
from framing.metrics.ratio import Metric, Ratio
from framing.metrics.scores import score
from framing.metrics.sourcing import (
    distinct_sources_count,
    source_entropy,
    source_share,
    top_source_share,
    unnamed_share,
)
from framing.metrics.table import METRICS, select_metrics
from framing.metrics.tally import Tally, count_annotation
from framing.metrics.terminology import loaded_density, loaded_sentence_share

__all__ = [
    "METRICS",
    "Metric",
    "Ratio",
    "Tally",
    "attributed_sentence_share",
    "attributed_word_share",
    "attribution_density",
    "count_annotation",
    "direct_quote_share",
    "distinct_sources_count",
    "judging_cue_share",
    "loaded_density",
    "loaded_sentence_share",
    "quoted_word_share",
    "score",
    "select_metrics",
    "source_entropy",
    "source_share",
    "top_source_share",
    "unnamed_share",
]
