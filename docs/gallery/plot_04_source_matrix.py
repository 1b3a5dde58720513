"""
Who is left out
===============

Each row is a speaker, each column an outlet, and a dot is a speaker that the outlet does not cite.
"""

import framing
from framing.display import SourceMatrixDisplay

annotations = framing.read_annotations("../../corpora/contested-ballot/gold.jsonl")
comparison = framing.compare_outlets(annotations)

SourceMatrixDisplay.from_comparison(comparison, n_speakers=15).plot()
