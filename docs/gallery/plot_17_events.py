"""
Which articles tell the same story
==================================

Outlets are compared inside events. Where a corpus does not say what belongs together, ``group_events`` finds it from
the words and the dates. Here the events are taken away and found again. It rather leaves an article alone than puts it
with the wrong ones: an outlet that spells every name differently may stay apart, so look before you compare.
"""

from dataclasses import replace

import pandas as pd

import framing
from framing.display import TimelineDisplay

corpora = ("contested-ballot", "harbour-inquiry", "market-strike")
gold = [article for name in corpora for article in framing.read_annotations(f"../../corpora/{name}/gold.jsonl")]
found = framing.group_events(framing.Corpus([replace(article.document, event=None) for article in gold]))

pd.crosstab(
    pd.Series([article.document.event for article in gold], name="event"),
    pd.Series([document.event for document in found], name="found"),
)

# %%
# When the articles of each event found appeared:
annotations = [replace(article, document=document) for article, document in zip(gold, found, strict=True)]
TimelineDisplay.from_comparison(framing.compare_outlets(annotations)).plot()
