"""Pictures and the report by themselves, and what a comparison points at first."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import framing
from framing.cli.commands import annotations_of
from framing.cli.terminal import note_written, plural, say, writing_whole

if TYPE_CHECKING:
    from framing.records import Annotation

__all__ = ["KINDS", "plot", "report"]

# What `framing plot` draws, by the name on the command line.
KINDS = {
    "sources": "SourceMixDisplay",
    "speakers": "SourceMatrixDisplay",
    "attributions": "AttributionDisplay",
    "loaded-terms": "LoadedTermsDisplay",
    "map": "FramingMapDisplay",
    "differences": "DifferencesDisplay",
    "articles": "ArticleDisplay",
    "naming": "NamingDisplay",
    "wording": "WordingDisplay",
    "credence": "CredenceGapDisplay",
    "timeline": "TimelineDisplay",
}


def plot(options: argparse.Namespace) -> None:
    """Draw one display to a file; its suffix says the format."""
    import matplotlib as mpl

    from framing import display

    mpl.use("Agg")  # a file only: no window, no display server
    with annotations_of(options) as annotations:
        drawn: Any = getattr(display, KINDS[options.kind]).from_comparison(_compare(annotations))
        with writing_whole(Path(options.output)) as path:
            drawn.plot().figure_.savefig(path)
    say(f"written: {options.output}")


def report(options: argparse.Namespace) -> None:
    """Write the report alone."""
    path = Path(options.output)
    path.parent.mkdir(parents=True, exist_ok=True)
    with annotations_of(options) as annotations:
        _compare(annotations).to_html(path)
        note_written(path)
    say(f"{plural(len(annotations), 'document')} compared: {path}")


def _compare(annotations: Iterable[Annotation]) -> framing.OutletComparison:
    return framing.compare_outlets(annotations, random_state=0)
