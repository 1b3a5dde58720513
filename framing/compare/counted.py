"""What a comparison of sources and statements reads: the counted attributions of each document, with their places.

In: annotations and a `Grouping`. Out: one `Citation` for each attribution that scores count (body and headline, nested
ones included), with the outlet and event of its document, the words of its content and its position in the prose.
`find_prose` gives the scored words of a document, each with the voice it is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.compare.grouping import Grouping
from framing.metrics.tally import SCORED_KINDS, scored_attributions, type_of
from framing.records import Annotation, Attribution, SourceType, Span
from framing.segmentation import read_prose
from framing.segmentation.prose import Prose

__all__ = ["Citation", "ScoredProse", "find_citations", "find_prose", "group_by_event"]

_Mask = npt.NDArray[np.bool_]

# The first paragraph of a page that was saved as one line is the whole article; the opening then ends after the
# sentence in which the 80th word stands, more than most first paragraphs of news have.
_OPENING_WORDS = 80


@dataclass(frozen=True, slots=True, eq=False)
class ScoredProse:
    """The scored prose of a document.

    Parameters
    ----------
    prose : Prose
        Tokens and sentences.
    is_word : array of bool
        Tokens that are words of the body or headline.
    attributed : array of bool
        Of these, the words inside the content of an attribution.
    opening : Span
        From the first character of the body to the end of its first paragraph.
    """

    prose: Prose
    is_word: _Mask
    attributed: _Mask
    opening: Span

    def words_in(self, spans: Sequence[Span]) -> _Mask:
        """Mark the words that lie inside one of the spans."""
        starts, ends = np.asarray(self.prose.starts, dtype=np.int64), np.asarray(self.prose.ends, dtype=np.int64)
        inside = np.zeros(len(starts), dtype=np.bool_)
        for span in spans:
            first, last = np.searchsorted(starts, span.start), np.searchsorted(ends, span.end, side="right")
            inside[first:last] = True
        found: _Mask = inside & self.is_word
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Citation:
    """An attribution that counts, and where it stands.

    Parameters
    ----------
    document : int
        Index of its annotation.
    number : int
        Index of the attribution in the annotation.
    attribution : Attribution
        The attribution.
    outlet, event : str
        Of its document; the event is ``None`` where the document has none.
    words : int
        Words of the content.
    position : float
        Share of the document's words that stand before it, in [0, 1].
    in_opening : bool
        Whether its content begins in the opening of the body.
    """

    document: int
    number: int
    attribution: Attribution
    outlet: str
    event: str | None
    words: int
    position: float
    in_opening: bool

    @property
    def type(self) -> SourceType:
        """The source type, ``other`` where the source is not resolved."""
        return type_of(self.attribution)


def find_prose(annotation: Annotation) -> ScoredProse:
    """Read the scored prose of a document, with the words that are attributed.

    Examples
    --------
    >>> from framing.records import Document
    >>> said = Attribution(None, Span(10, 17), (Span(0, 8),))
    >>> scored = find_prose(Annotation(Document("a", "It rains, he said. Cars stood."), (), (said,)))
    >>> int(scored.is_word.sum()), int(scored.attributed.sum())
    (6, 2)
    """
    prose = read_prose(annotation.document, annotation.segments)
    is_word = np.fromiter((word[0].isalnum() for word in prose.words), dtype=np.bool_, count=len(prose))
    for sentence in prose.sentences:
        if sentence.kind not in SCORED_KINDS:
            is_word[sentence.first : sentence.last] = False
    unread = ScoredProse(prose, is_word, is_word, Span(0, 0))
    is_word = is_word & ~unread.words_in([s.span for s in annotation.segments if s.kind not in SCORED_KINDS])
    outermost = [a for _, a in scored_attributions(annotation) if not a.nested]
    attributed = unread.words_in([span for a in outermost for span in a.content]) & is_word
    return ScoredProse(prose, is_word, attributed, _find_opening(prose))


def _find_opening(prose: Prose) -> Span:
    body = [sentence for sentence in prose.sentences if sentence.kind == "body"]
    if not body:
        return Span(0, 0)
    n_words, end = 0, prose.ends[body[0].last - 1]
    for sentence in body:
        if sentence.paragraph != body[0].paragraph or n_words >= _OPENING_WORDS:
            break
        n_words += sum(word[0].isalnum() for word in prose.words[sentence.first : sentence.last])
        end = prose.ends[sentence.last - 1]
    return Span(prose.starts[body[0].first], end)


def group_by_event(citations: Iterable[Citation]) -> dict[str, list[Citation]]:
    """Sort citations by event; those of documents without one are left out, since nothing is compared with them."""
    events: dict[str, list[Citation]] = {}
    for citation in citations:
        if citation.event is not None:
            events.setdefault(citation.event, []).append(citation)
    return events


def find_citations(annotations: Sequence[Annotation], grouping: Grouping) -> Iterator[Citation]:
    """Yield every counted attribution, document by document, in the order of the annotation."""
    for index, annotation in enumerate(annotations):
        if not annotation.attributions:
            continue
        scored = find_prose(annotation)
        total = max(int(scored.is_word.sum()), 1)
        starts = np.asarray(scored.prose.starts, dtype=np.int64)
        for number, attribution in scored_attributions(annotation):
            if not attribution.content:
                continue
            place = attribution.content[0].start
            before = int(scored.is_word[: np.searchsorted(starts, place)].sum())
            yield Citation(
                document=index,
                number=number,
                attribution=attribution,
                outlet=grouping.outlet_of[index],
                event=grouping.event_of[index],
                words=int(scored.words_in(attribution.content).sum()),
                position=before / total,
                in_opening=scored.opening.start <= place < scored.opening.end,
            )
