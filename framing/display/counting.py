"""The spans behind the scores, under the names that displays and report use, and who speaks in the words of a reader.

In: an `Annotation`. Out: its counted attributions and terms with their numbers, by the rule of `framing.metrics`: body
and headline only.
"""

from __future__ import annotations

from framing.metrics.tally import scored_attributions as counted_attributions
from framing.metrics.tally import scored_terms as counted_terms
from framing.metrics.tally import type_of
from framing.records import Attribution

__all__ = ["counted_attributions", "counted_terms", "speaker_name", "type_of"]


def speaker_name(attribution: Attribution, text: str) -> str:
    """Return who speaks: the resolved name, else the words of the mention, else a phrase that says there is none."""
    mention = attribution.source.of(text) if attribution.source else ""
    name = attribution.speaker.name if attribution.speaker else None
    return " ".join((name or mention or "source not stated").split())
