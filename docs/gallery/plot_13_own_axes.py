"""
Two displays in one figure
==========================

A display draws on axes of yours and leaves their place and size alone, and further options go to the artists that stand
for the numbers.
"""

from matplotlib import pyplot as plt

import framing

annotations = framing.read_annotations("../../corpora/harbour-inquiry/gold.jsonl")
comparison = framing.compare_outlets(annotations)

figure, (above, below) = plt.subplots(2, figsize=(10, 10))
figure.subplots_adjust(left=0.24, right=0.84, top=0.86, bottom=0.1, hspace=0.7)
framing.SourceMixDisplay.from_comparison(comparison).plot(above, height=0.8)
framing.LoadedTermsDisplay.from_comparison(comparison).plot(below)
