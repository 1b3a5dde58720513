"""
Who speaks where in an article
==============================

A strip an article, from its first character to its last. Coloured stretches are attributed, by type of source; blank
ones are the outlet's own voice. Ticks above a strip are the outlet's own loaded terms, those below it its sources'.
"""

import framing
from framing.display import ArticleDisplay

annotations = framing.read_annotations("../../corpora/harbour-inquiry/gold.jsonl")

ArticleDisplay.from_annotations(annotations).plot()
