"""
Differences inside shared events
================================

Outlets that report different events differ in topic, so differences are taken inside the events that both report. Here
the kinds of outlet are compared, because each of the three corpora has other outlets, but the same kinds of them. With
three shared events nothing can be tested: every point is hollow, and the note says why.
"""

import framing
from framing.display import DifferencesDisplay

corpora = ("contested-ballot", "harbour-inquiry", "market-strike")
documents = [document for name in corpora for document in framing.read_corpus(f"../../corpora/{name}")]
comparison = framing.compare_outlets(framing.annotate(documents, tagger="fast"), by="outlet_kind")

DifferencesDisplay.from_comparison(comparison, metric="attributed_word_share", against="wire agency").plot()
