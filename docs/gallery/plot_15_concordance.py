"""
Every loaded term in its context
================================

Before a number is believed its words should be read. A concordance lists each loaded term with what stands around it.
"""

# sphinx_gallery_thumbnail_path = 'thumbnails/concordance.png'

import pandas as pd

import framing
from framing.terms import read_concordance

annotations = framing.read_annotations("../../corpora/market-strike/gold.jsonl")

pd.DataFrame(read_concordance(annotations, width=32)).head(12)
