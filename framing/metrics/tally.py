"""What is counted in one annotated document, once, before any metric divides anything.

In: an `Annotation`, fresh or read back. Out: a `Tally`. Metrics are functions of a tally, so a
document is read once however many metrics there are, and a comparison can add up the counts of many documents.

Conventions
-----------
- The scored prose is the body and the headline. Subheadlines, bylines, captions, embeds, boilerplate and a second
  article in the file (``related``) are not counted: neither their words, nor the attributions and terms in them.
- A word is a token whose first character is a letter or digit; a sentence is one that has a word.
- Words are counted once: only outermost attributions make words attributed. A nested source was heard too, so it
  counts where sources are counted.
- A sentence is attributed when at least half of its words are, otherwise it is in the outlet's own voice.
- Where an annotation does not say how its sentences are worded, the fast judge is asked.

Left undone: an attribution is taken as it is annotated, whatever its confidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

import numpy as np
import numpy.typing as npt

from framing.records import (
    Annotation,
    Attribution,
    JudgedSentence,
    Segment,
    SegmentKind,
    SourceType,
    Span,
    TermCategory,
    TermMatch,
    Voice,
)
from framing.segmentation import read_prose
from framing.segmentation.prose import Prose
from framing.terms import read_wording

__all__ = ["SCORED_KINDS", "Tally", "count_annotation", "scored_attributions", "scored_terms", "type_of"]

# The parts of a page that an outlet's reporting is judged by. A subheadline repeats the headline on most pages.
SCORED_KINDS: frozenset[SegmentKind] = frozenset({"body", "headline"})

_Mask = npt.NDArray[np.bool_]
_Offsets = npt.NDArray[np.int64]


class _WordCounts(TypedDict):
    words: int
    sentences: int
    attributed_words: int
    attributed_sentences: int
    quoted_words: int
    type_words: Mapping[SourceType, int]
    own_sentences: int
    own_loading: float


class _SourceCounts(TypedDict):
    types: Mapping[SourceType, int]
    type_named: Mapping[SourceType, int]
    type_unnamed: Mapping[SourceType, int]
    speakers: Mapping[str, int]
    named: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one document.

    Parameters
    ----------
    words, sentences : int
        Of the scored prose.
    attributed_words, attributed_sentences : int
        Of these, the words inside the content of an attribution, and the sentences at least half of whose words are.
    quoted_words : int
        Of the attributed words, those in quotation marks.
    attributions : int
        Outermost attributions.
    nested : int
        Attributions inside the content of another.
    direct : int
        Outermost attributions whose whole content is quoted.
    cued, judging : int
        Outermost attributions with an explicit cue, and those whose cue judges the truth of what is said.
    named, unnamed : int
        Attributions, nested ones included, by whether the source is named. Unresolved sources are in neither.
    types : mapping of str to int
        Attributions, nested ones included, by source type; an unresolved source is ``other``.
    type_words : mapping of str to int
        Words inside outermost attributions by source type.
    type_named, type_unnamed : mapping of str to int
        `named` and `unnamed` by source type.
    speakers : mapping of str to int
        Attributions, nested ones included, by speaker. Unresolved sources are left out.
    terms : mapping of (category, voice) to int
        Loaded terms.
    own_sentences : int
        Judged sentences in the outlet's own voice.
    own_loading : float
        Sum over these of the probability that readers would find them loaded.
    """

    words: int = 0
    sentences: int = 0
    attributed_words: int = 0
    attributed_sentences: int = 0
    quoted_words: int = 0
    attributions: int = 0
    nested: int = 0
    direct: int = 0
    cued: int = 0
    judging: int = 0
    named: int = 0
    unnamed: int = 0
    types: Mapping[SourceType, int] = field(default_factory=dict, hash=False)
    type_words: Mapping[SourceType, int] = field(default_factory=dict, hash=False)
    type_named: Mapping[SourceType, int] = field(default_factory=dict, hash=False)
    type_unnamed: Mapping[SourceType, int] = field(default_factory=dict, hash=False)
    speakers: Mapping[str, int] = field(default_factory=dict, hash=False)
    terms: Mapping[tuple[TermCategory, Voice], int] = field(default_factory=dict, hash=False)
    own_sentences: int = 0
    own_loading: float = 0.0

    @property
    def own_words(self) -> int:
        """Words in the outlet's own voice: those outside every attribution's content."""
        return self.words - self.attributed_words

    def count_terms(self, voice: Voice, category: TermCategory | None = None) -> int:
        """Return the number of loaded terms in a voice, of one category or of all."""
        return sum(n for (kind, said_by), n in self.terms.items() if said_by == voice and category in (None, kind))


def count_annotation(annotation: Annotation) -> Tally:
    """Count a document's words, attributions and loaded terms.

    Parameters
    ----------
    annotation : Annotation
        Fresh from `framing.annotate`, or read back from JSON lines.

    Returns
    -------
    Tally

    Examples
    --------
    >>> from framing.records import Attribution, Document, Span, Speaker
    >>> said = Attribution(Span(10, 15), Span(16, 20), (Span(0, 8),), speaker=Speaker("Anna Berg", "state"))
    >>> tally = count_annotation(Annotation(Document("a", "It rains, Berg said. Cars were stuck."), (), (said,)))
    >>> tally.words, tally.attributed_words, tally.attributions, dict(tally.types)
    (7, 2, 1, {'state': 1})
    """
    prose = read_prose(annotation.document, annotation.segments)
    unscored = _find_unscored(annotation.segments)
    attributions = [attribution for _, attribution in scored_attributions(annotation)]
    terms = [term for _, term in scored_terms(annotation)]
    outermost = [a for a in attributions if not a.nested]
    cues = [(a.cue, _is_judging(a.cue, terms)) for a in outermost if a.cue is not None]

    return Tally(
        attributions=len(outermost),
        nested=len(attributions) - len(outermost),
        direct=sum(a.quote == "direct" for a in outermost),
        cued=len(cues),
        judging=sum(judging for _, judging in cues),
        terms=Counter((t.category, t.voice) for t in terms),
        **_count_words(prose, outermost, unscored, annotation.wording or read_wording(prose).sentences),
        **_count_sources(attributions, annotation.text),
    )


def scored_attributions(annotation: Annotation) -> Iterator[tuple[int, Attribution]]:
    """Yield the attributions that are counted, nested ones included, with their place in the annotation."""
    unscored = _find_unscored(annotation.segments)
    for number, attribution in enumerate(annotation.attributions):
        if _is_scored(attribution.segment, _anchor(attribution), unscored):
            yield number, attribution


def scored_terms(annotation: Annotation) -> Iterator[tuple[int, TermMatch]]:
    """Yield the loaded terms that are counted, with their place in the annotation."""
    unscored = _find_unscored(annotation.segments)
    for number, term in enumerate(annotation.loaded):
        if _is_scored(term.segment, term.start, unscored):
            yield number, term


def type_of(attribution: Attribution) -> SourceType:
    """Return the source type that an attribution counts for; ``other`` before the sources step."""
    return "other" if attribution.speaker is None else attribution.speaker.type


def _find_unscored(segments: Iterable[Segment]) -> list[Span]:
    return [segment.span for segment in segments if segment.kind not in SCORED_KINDS]


def _anchor(attribution: Attribution) -> int:
    return attribution.content[0].start if attribution.content else attribution.start


def _is_scored(kind: SegmentKind, position: int, unscored: Iterable[Span]) -> bool:
    # annotations read back may lack the segment's kind, so the place is looked at as well
    return kind in SCORED_KINDS and not any(span.start <= position < span.end for span in unscored)


def _is_judging(cue: Span, terms: Iterable[TermMatch]) -> bool:
    """Tell whether a cue casts doubt on, or vouches for, what it introduces ("claimed", "admitted")."""
    return any(term.category == "epistemic" and term.span.overlaps(cue) for term in terms)


def _count_words(
    prose: Prose, outermost: Sequence[Attribution], unscored: Iterable[Span], wording: Sequence[JudgedSentence]
) -> _WordCounts:
    starts, ends = np.asarray(prose.starts, dtype=np.int64), np.asarray(prose.ends, dtype=np.int64)
    is_word = np.fromiter((word[0].isalnum() for word in prose.words), dtype=np.bool_, count=len(prose))
    for sentence in prose.sentences:
        if sentence.kind not in SCORED_KINDS:
            is_word[sentence.first : sentence.last] = False
    is_word &= ~_cover(starts, ends, unscored)

    attributed = is_word & _cover(starts, ends, (span for a in outermost for span in a.content))
    whole = (span for a in outermost if a.quote == "direct" for span in a.content)
    quoted = _cover(starts, ends, (quotation.span for quotation in prose.quotations)) | _cover(starts, ends, whole)
    sizes = [(int(attributed[s.first : s.last].sum()), int(is_word[s.first : s.last].sum())) for s in prose.sentences]
    type_words: Counter[SourceType] = Counter()
    for attribution in outermost:
        type_words[type_of(attribution)] += int((is_word & _cover(starts, ends, attribution.content)).sum())
    firsts = np.searchsorted(starts, [(judged.start, judged.end) for judged in wording] or np.zeros((0, 2)))
    words, inside = (np.append(0, np.cumsum(mask))[firsts] for mask in (is_word, attributed))
    words, inside = words[:, 1] - words[:, 0], inside[:, 1] - inside[:, 0]
    own = (words > 0) & (2 * inside < words)
    return {
        "words": int(is_word.sum()),
        "sentences": sum(size > 0 for _, size in sizes),
        "attributed_words": int(attributed.sum()),
        "attributed_sentences": sum(size > 0 and 2 * inside >= size for inside, size in sizes),
        "quoted_words": int((attributed & quoted).sum()),
        "type_words": type_words,
        "own_sentences": int(own.sum()),
        "own_loading": sum(judged.probability for judged, mine in zip(wording, own, strict=True) if mine),
    }


def _cover(starts: _Offsets, ends: _Offsets, spans: Iterable[Span]) -> _Mask:
    """Mark the tokens that lie inside a span; tokens are in text order, so a span covers a run of them."""
    mask = np.zeros(len(starts), dtype=np.bool_)
    for span in spans:
        first, last = np.searchsorted(starts, span.start), np.searchsorted(ends, span.end, side="right")
        mask[first:last] = True
    return mask


def _count_sources(attributions: Iterable[Attribution], text: str) -> _SourceCounts:
    types: Counter[SourceType] = Counter()
    type_named: Counter[SourceType] = Counter()
    type_unnamed: Counter[SourceType] = Counter()
    speakers: Counter[str] = Counter()
    for attribution in attributions:
        types[type_of(attribution)] += 1
        name = _speaker_key(attribution, text)
        if name is None or attribution.speaker is None:
            continue
        speakers[name] += 1
        naming = type_unnamed if attribution.speaker.anonymous else type_named
        naming[attribution.speaker.type] += 1
    return {
        "types": types,
        "type_named": type_named,
        "type_unnamed": type_unnamed,
        "speakers": speakers,
        "named": type_named.total(),
        "unnamed": type_unnamed.total(),
    }


def _speaker_key(attribution: Attribution, text: str) -> str | None:
    """Return what tells speakers apart: the resolved name, else the words of the mention; ``None`` without either."""
    if attribution.speaker is None:
        return None
    name = attribution.speaker.name or (attribution.source.of(text) if attribution.source else "")
    return " ".join(name.casefold().split()) or None
