"""
Two scores on one map
=====================

The share of words attributed to a source against the loaded terms in the outlet's own voice. No corner is the good one:
an interview is attributed almost throughout, an explainer hardly at all.
"""

import framing
from framing.display import FramingMapDisplay

annotations = [
    annotation
    for corpus in ("contested-ballot", "harbour-inquiry", "market-strike")
    for annotation in framing.read_annotations(f"../../corpora/{corpus}/gold.jsonl")
]
comparison = framing.compare_outlets(annotations)

FramingMapDisplay.from_comparison(comparison).plot()
