"""
Who says and who claims
=======================

"The ministry said, the opposition claimed": how often the cues of two types of source hold their words off. Hollow
points rest on fewer than ten cues; the lines are what such a number can mean.
"""

import framing
from framing.display import CredenceGapDisplay

annotations = framing.read_annotations("../../corpora/market-strike/gold.jsonl")
comparison = framing.compare_outlets(annotations)

CredenceGapDisplay.from_comparison(comparison, trusted="state", other="opposition").plot()
