"""
When the stories appeared
=========================

One lane an event, one bar a day, week or month, as the dates ask for. Bars of all lanes are on one scale.
"""

import framing
from framing.display import TimelineDisplay

annotations = framing.read_annotations("../../corpora/contested-ballot/gold.jsonl")
comparison = framing.compare_outlets(annotations)

TimelineDisplay.from_comparison(comparison, rows="outlet", counted="attributions").plot()
