"""
From a text to spans
====================

Any string can be annotated. Every attribution has its source, cue and content as character spans, and a speaker with a
type; every loaded term says whose voice it stands in. In a notebook it is shown with its marks.
"""

import pandas as pd

import framing
from framing.display import ArticleDisplay

text = (
    "The regime's army shelled the town again on Friday, residents said. "
    "“We buried eleven neighbours,” said Samir Odeh, a baker. "
    "A defence ministry spokesman denied the claim and blamed terrorists."
)
[annotation] = framing.annotate(text, tagger="fast")
framing.show(annotation)

# %%
# The attributions as a table:
pd.DataFrame(
    {
        "source": attribution.source.of(text) if attribution.source else "",
        "type": attribution.speaker.type if attribution.speaker else "",
        "cue": attribution.cue.of(text) if attribution.cue else "",
        "content": " … ".join(span.of(text) for span in attribution.content),
    }
    for attribution in annotation.attributions
)

# %%
# The loaded terms, with a plainer wording where the list has one:
pd.DataFrame(
    {"term": term.span.of(text), "category": term.category, "voice": term.voice, "plainer": term.neutral}
    for term in annotation.loaded
)

# %%
# The same as a strip, from the first character to the last:
ArticleDisplay.from_annotations([annotation]).plot()
