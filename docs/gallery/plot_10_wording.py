"""
Words that set outlets apart
============================

Each outlet's words in its own voice against those of the others on the same events, with intervals. A filled point
passes the false discovery rate; from a handful of articles, hardly any does, and the picture says so.
"""

import framing
from framing.display import WordingDisplay

annotations = framing.read_annotations("../../corpora/market-strike/gold.jsonl")
comparison = framing.compare_outlets(annotations)

WordingDisplay.from_comparison(comparison, n_words=4).plot()
