"""
Who is heard
============

Attributions by type of source, as shares within each outlet. The number of attributions stands beside each bar: a share
of twelve says less than a share of forty, and △ marks the rows to read with caution.
"""

import framing

annotations = framing.read_annotations("../../corpora/market-strike/gold.jsonl")
comparison = framing.compare_outlets(annotations)

mix = framing.SourceMixDisplay.from_comparison(comparison)
mix.plot()

# %%
# The table behind the picture:
mix.frame()[["outlet", "state", "opposition", "ngo", "civilian", "unnamed_share", "attributions"]].round(2)
