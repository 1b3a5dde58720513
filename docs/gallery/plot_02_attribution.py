"""
How much rests on a source
==========================

How often each outlet names a source for what it says, and how much of its text is the words or the account of one. The
dashed lines are all documents taken together.
"""

import framing

annotations = framing.read_annotations("../../corpora/harbour-inquiry/gold.jsonl")
comparison = framing.compare_outlets(annotations)

framing.AttributionDisplay.from_comparison(comparison).plot()
