"""
What one thing is called
========================

The same authorities are a government, a regime or a junta, depending on who writes. Filled cells are the outlet's own
voice, outlined ones the words of its sources.
"""

import framing
from framing.display import NamingDisplay

annotations = framing.read_annotations("../../corpora/contested-ballot/gold.jsonl")
comparison = framing.compare_outlets(annotations)

NamingDisplay.from_comparison(comparison, entity="government").plot()
