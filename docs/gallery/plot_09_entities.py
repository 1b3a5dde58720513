"""
Choosing what to look at in a naming sheet
==========================================

The table behind all naming sheets lists what several articles name, and under how many labels. Names with many labels
are the ones worth a sheet.
"""

import framing
from framing.display import NamingDisplay
from framing.terms import compare_naming

annotations = framing.read_annotations("../../corpora/market-strike/gold.jsonl")

naming = compare_naming(annotations)
entities = naming.groupby("entity", sort=False).agg(labels=("label", "nunique"), mentions=("count", "sum"))
entities = entities[entities["labels"] > 2].sort_values("mentions", ascending=False)
entities.head(8)

# %%
# The sheet of the second one:
NamingDisplay.from_annotations(annotations, entity=entities.index[1]).plot()
