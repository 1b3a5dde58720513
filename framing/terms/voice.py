"""Voice: whose word a term is, read off the attributions.

In: attributions, with or without speakers. Out: a `Voices` that answers for any range of characters.

Conventions: what stands inside an attribution's content is the source's; everything else, its cue and its source
mention included, is the outlet's. Content outside quotation marks is a paraphrase: the wording may be the outlet's
own. Where attributions nest, the innermost speaks. With the prose at hand, contents that a tagger cut or drew too far
are mended first, and quotations that nobody is said to say count as somebody's words (`reach`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from framing.records import Attribution, Span
from framing.segmentation.prose import Prose, Quotation
from framing.terms.reach import find_source_words

__all__ = ["Voices", "read_voices"]


class Voices:
    """Contents, cues and quotations of a document, ready to be asked about a range of characters."""

    __slots__ = ("_contents", "_cues", "_longest", "_quotations", "_starts")

    def __init__(self, contents: Sequence[_Content], cues: Sequence[Span], quotations: Sequence[Quotation]) -> None:
        self._contents = contents
        self._starts = [content.span.start for content in contents]
        self._longest = max((len(content.span) for content in contents), default=0)
        self._cues = cues
        self._quotations = quotations

    def attribution_of(self, span: Span) -> Attribution | None:
        """Return the innermost attribution whose content holds `span`, if any."""
        holder: _Content | None = None
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._starts[at] + self._longest >= span.end:
            content = self._contents[at]
            if content.span.end >= span.end and (holder is None or len(content.span) < len(holder.span)):
                holder = content
            at -= 1
        return holder.attribution if holder else None

    def is_cue(self, span: Span) -> bool:
        """Tell whether `span` overlaps the cue of an attribution."""
        return any(cue.overlaps(span) for cue in self._cues)

    def is_quoted(self, span: Span) -> bool:
        """Tell whether `span` stands inside quotation marks."""
        return any(quotation.start <= span.start and span.end <= quotation.end for quotation in self._quotations)


class _Content(NamedTuple):
    span: Span
    attribution: Attribution


def read_voices(attributions: Iterable[Attribution], prose: Prose | None = None) -> Voices:
    """Sort the contents of `attributions` so that a term's voice is found fast.

    Parameters
    ----------
    attributions : iterable of Attribution
    prose : Prose, optional
        Their document's; without it the contents are taken as they are, and nothing is known to be quoted.

    Examples
    --------
    >>> attribution = Attribution(None, Span(0, 4), (Span(5, 20),))
    >>> voices = read_voices([attribution])
    >>> voices.attribution_of(Span(6, 12)) is attribution, voices.attribution_of(Span(0, 4))
    (True, None)
    """
    attributions = tuple(attributions)
    if prose is None:
        contents = [_Content(span, attribution) for attribution in attributions for span in attribution.content]
    else:
        contents = [_Content(span, attribution) for span, attribution in find_source_words(attributions, prose)]
    contents.sort(key=lambda content: (content.span.start, content.span.end))
    cues = [attribution.cue for attribution in attributions if attribution.cue is not None]
    return Voices(contents, cues, prose.quotations if prose else ())
