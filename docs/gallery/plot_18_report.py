"""
A report to forward
===================

``to_html`` writes one file that needs no network: summary, figures, tables, and the articles side by side with their
marks. Every number leads to the words that it counts.
"""

# sphinx_gallery_thumbnail_path = 'thumbnails/report.png'

import tempfile
from pathlib import Path

import framing

annotations = framing.read_annotations("../../corpora/market-strike/gold.jsonl")
comparison = framing.compare_outlets(annotations)

with tempfile.TemporaryDirectory() as folder:
    report = Path(folder, "report.html")
    comparison.to_html(report)
    size = report.stat().st_size
print(f"{size / 1000:.0f} kB")
