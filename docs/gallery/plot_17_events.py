"""
Which articles tell the same story
==================================

Outlets are compared inside events. Where a corpus does not say what belongs together, ``group_events`` finds it from
the words and the dates. Here the events are taken away and found again.
"""

from dataclasses import replace

import pandas as pd

import framing

corpora = ("contested-ballot", "harbour-inquiry", "market-strike")
known = [document for name in corpora for document in framing.read_corpus(f"../../corpora/{name}")]
found = framing.group_events(framing.Corpus([replace(document, event=None) for document in known]))

pd.crosstab(
    pd.Series([document.event for document in known], name="event"),
    pd.Series([document.event for document in found], name="found"),
)
