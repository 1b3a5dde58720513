"""The spans behind the scores: which attributions and loaded terms of a document are counted, and who speaks.

In: an `Annotation`. Out: its counted attributions and terms with their numbers, under the rule of `framing.metrics`:
body and headline only.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.metrics.tally import SCORED_KINDS
from framing.records import Annotation, Attribution, SegmentKind, SourceType, TermMatch

__all__ = ["counted_attributions", "counted_terms", "speaker_name", "type_of"]


def counted_attributions(annotation: Annotation) -> Iterator[tuple[int, Attribution]]:
    """Yield the attributions that scores count, nested ones included, with their numbers."""
    for number, attribution in enumerate(annotation.attributions):
        place = attribution.content[0].start if attribution.content else attribution.start
        if _is_counted(annotation, attribution.segment, place):
            yield number, attribution


def counted_terms(annotation: Annotation) -> Iterator[tuple[int, TermMatch]]:
    """Yield the loaded terms that scores count, with their numbers."""
    for number, term in enumerate(annotation.loaded):
        if _is_counted(annotation, term.segment, term.start):
            yield number, term


def type_of(attribution: Attribution) -> SourceType:
    """Return the source type; ``other`` before the sources step, as scores count it."""
    return attribution.speaker.type if attribution.speaker else "other"


def speaker_name(attribution: Attribution, text: str) -> str:
    """Return who speaks: the resolved name, else the words of the mention, else a phrase that says there is none."""
    mention = attribution.source.of(text) if attribution.source else ""
    name = attribution.speaker.name if attribution.speaker else None
    return " ".join((name or mention or "source not stated").split())


def _is_counted(annotation: Annotation, kind: SegmentKind, place: int) -> bool:
    unscored = (segment for segment in annotation.segments if segment.kind not in SCORED_KINDS)
    return kind in SCORED_KINDS and not any(segment.start <= place < segment.end for segment in unscored)
