"""Count who is cited, in whose words, and which wording each outlet chose; compare outlets inside the same event.

The package reads like its flow::

    read_corpus -> annotate -> score
                            -> compare_outlets -> SourceMixDisplay, LoadedTermsDisplay, AttributionDisplay, to_html

`read_corpus` takes a folder, a table, saved pages or a data frame. `annotate` marks, as character spans, the segments
of the page, every attribution (source, cue, content) with its speaker, and every loaded term with the voice it is in.
`score` counts, one row a document. `compare_outlets` compares inside each event, with intervals. Nothing here
pronounces a verdict on an outlet: it counts, and every count leads back to the spans behind it.

Names are imported when they are first used, so that ``import framing`` loads neither matplotlib nor scikit-learn.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.compare import (
        OutletComparison,
        compare_outlets,
        compare_quotations,
        compare_replies,
        compare_sources,
        compare_unsourced,
        compare_wording,
        find_contrasts,
        find_copies,
    )
    from framing.corpus import Corpus, Problem
    from framing.display import AttributionDisplay, LoadedTermsDisplay, SourceMixDisplay
    from framing.estimators import FramingScorer
    from framing.events import group_events
    from framing.metrics import METRICS, score
    from framing.pipeline import annotate, iter_annotations
    from framing.reading import read_annotations, read_corpus, read_document, write_annotations
    from framing.records import Annotation, Attribution, Document, Segment, Span, Speaker, TermMatch
    from framing.report import show
    from framing.terms import compare_naming

__version__ = "0.1.0"

# Public name -> the module that defines it, in the order of the flow.
_HOME = {
    "read_corpus": "framing.reading",
    "read_document": "framing.reading",
    "read_annotations": "framing.reading",
    "write_annotations": "framing.reading",
    "annotate": "framing.pipeline",
    "iter_annotations": "framing.pipeline",
    "score": "framing.metrics",
    "METRICS": "framing.metrics",
    "group_events": "framing.events",
    "compare_outlets": "framing.compare",
    "OutletComparison": "framing.compare",
    "find_contrasts": "framing.compare",
    "find_copies": "framing.compare",
    "compare_sources": "framing.compare",
    "compare_quotations": "framing.compare",
    "compare_wording": "framing.compare",
    "compare_unsourced": "framing.compare",
    "compare_replies": "framing.compare",
    "compare_naming": "framing.terms",
    "SourceMixDisplay": "framing.display",
    "LoadedTermsDisplay": "framing.display",
    "AttributionDisplay": "framing.display",
    "show": "framing.report",
    "FramingScorer": "framing.estimators",
    "Corpus": "framing.corpus",
    "Problem": "framing.corpus",
    "Annotation": "framing.records",
    "Attribution": "framing.records",
    "Document": "framing.records",
    "Segment": "framing.records",
    "Span": "framing.records",
    "Speaker": "framing.records",
    "TermMatch": "framing.records",
}

__all__ = [
    "read_corpus",
    "read_document",
    "read_annotations",
    "write_annotations",
    "annotate",
    "iter_annotations",
    "score",
    "METRICS",
    "group_events",
    "compare_outlets",
    "OutletComparison",
    "find_contrasts",
    "find_copies",
    "compare_sources",
    "compare_quotations",
    "compare_wording",
    "compare_unsourced",
    "compare_replies",
    "compare_naming",
    "SourceMixDisplay",
    "LoadedTermsDisplay",
    "AttributionDisplay",
    "show",
    "FramingScorer",
    "Corpus",
    "Problem",
    "Annotation",
    "Attribution",
    "Document",
    "Segment",
    "Span",
    "Speaker",
    "TermMatch",
]


def __getattr__(name: str) -> Any:
    """Import a public name from its module at first use (PEP 562)."""
    home = _HOME.get(name)
    if home is None:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
