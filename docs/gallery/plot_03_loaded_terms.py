"""
Whose words are loaded
======================

Loaded terms in the outlet's own voice grow to the left, those in the words of its sources to the right, both per 1,000
words of that voice. An outlet that quotes angry people is not an angry outlet.
"""

import framing

annotations = framing.read_annotations("../../corpora/market-strike/gold.jsonl")
comparison = framing.compare_outlets(annotations)

framing.LoadedTermsDisplay.from_comparison(comparison).plot()
