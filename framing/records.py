"""Records that pass between the steps: frozen, slotted, tuples all the way down.

Positions are character offsets into ``Document.text`` exactly as read: ``start`` inclusive, ``end`` exclusive.
A record never changes; a step makes new ones (`dataclasses.replace`). ``extra`` keeps whatever else a JSON line
carried, so that a round trip loses nothing; it takes no part in hashing.

The vocabulary is that of ``docs/glossary.md``; the serialised form is the interchange format of
``docs/interchange.md``, read and written by `framing.reading.interchange`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from framing.exceptions import InputError

__all__ = [
    "Annotation",
    "Attribution",
    "Document",
    "JudgedSentence",
    "QuoteKind",
    "Segment",
    "SegmentKind",
    "SourceType",
    "Span",
    "Speaker",
    "TermCategory",
    "TermMatch",
    "Voice",
    "SEGMENT_KINDS",
    "SOURCE_TYPES",
    "TERM_CATEGORIES",
    "VOICES",
]

SegmentKind = Literal["headline", "subheadline", "byline", "caption", "embed", "boilerplate", "related", "body"]
QuoteKind = Literal["direct", "mixed", "indirect"]
SourceType = Literal[
    "un", "igo", "state", "opposition", "party", "ngo", "media", "expert", "civilian", "business", "other"
]
TermCategory = Literal["label", "emotive", "intensifier", "charged-verb", "scare-quote", "euphemism", "epistemic"]
Voice = Literal["outlet", "source"]

# The closed lists in the order in which tables and plots show them.
SEGMENT_KINDS: tuple[SegmentKind, ...] = get_args(SegmentKind)
SOURCE_TYPES: tuple[SourceType, ...] = get_args(SourceType)
TERM_CATEGORIES: tuple[TermCategory, ...] = get_args(TermCategory)
VOICES: tuple[Voice, ...] = get_args(Voice)


def _no_extra() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters.

    Examples
    --------
    >>> Span(4, 9).of("The group said")
    'group'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"a span needs 0 <= start <= end, got start={self.start} end={self.end}"
            raise InputError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read, with what is known about it.

    Parameters
    ----------
    id : str
        Unique inside a corpus; survives from input to output.
    text : str
        The text exactly as read.
    outlet, event, title, url : str, optional
        Who published it, the story it tells, its title and address, where known.
    date : str, optional
        ISO 8601 date (``YYYY-MM-DD``).
    extra : mapping
        Any other metadata of the input, such as table columns or unknown JSON keys.
    """

    id: str
    text: str
    outlet: str | None = None
    event: str | None = None
    date: str | None = None
    title: str | None = None
    url: str | None = None
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the page that is not article prose (or, with kind ``body``, that is).

    Segments may nest: a ``related`` article contains captions and headlines of its own.
    """

    start: int
    end: int
    kind: SegmentKind
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)

    @property
    def span(self) -> Span:
        """The range of characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Speaker:
    """The entity behind a source mention.

    Parameters
    ----------
    name : str or None
        Resolved name, ``None`` when it is not known.
    type : str
        One of `SOURCE_TYPES`.
    country : str or None
        ISO 3166-1 alpha-2 code where the type has one (``state``, ``opposition``, ``party``).
    anonymous : bool
        Neither a named person nor a named body ("officials", "a source").
    reason : str or None
        The rule or list entry that gave the type.
    confidence : float or None
        Probability of the type, in [0, 1].
    """

    name: str | None = None
    type: SourceType = "other"
    country: str | None = None
    anonymous: bool = False
    reason: str | None = None
    confidence: float | None = None
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content: the text attributes `content` to `source` by `cue` (Newell et al. 2018).

    Parameters
    ----------
    source, cue : Span or None
        ``None`` when implicit.
    content : tuple of Span
        In text order; several when the content is interrupted.
    quote : {"direct", "mixed", "indirect"}
        All, some or none of the content stands in quotation marks.
    nested : bool
        Stands inside the content of another attribution.
    speaker : Speaker or None
        ``None`` before the sources step.
    segment : str
        Where it stands: ``body``, ``headline``, ``subheadline`` or ``related``.
    confidence : float or None
        Probability that the attribution is right, in [0, 1].
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quote: QuoteKind = "indirect"
    nested: bool = False
    speaker: Speaker | None = None
    segment: SegmentKind = "body"
    confidence: float | None = None
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)

    @property
    def start(self) -> int:
        """First character of the whole attribution."""
        return min(span.start for span in self._spans())

    @property
    def end(self) -> int:
        """One past the last character of the whole attribution."""
        return max(span.end for span in self._spans())

    def _spans(self) -> tuple[Span, ...]:
        return self.content + tuple(span for span in (self.source, self.cue) if span is not None)


@dataclass(frozen=True, slots=True)
class TermMatch:
    """One occurrence of a loaded term.

    Parameters
    ----------
    start, end : int
        The characters of the term.
    category : str
        One of `TERM_CATEGORIES`.
    voice : {"outlet", "source"}
        Who uses the word: the document itself, or a source inside an attribution's content.
    neutral : str or None
        A plainer wording.
    segment : str
        Where it stands, as for `Attribution`.
    confidence : float or None
        Probability that the occurrence is loaded, in [0, 1].
    """

    start: int
    end: int
    category: TermCategory
    voice: Voice = "outlet"
    neutral: str | None = None
    segment: SegmentKind = "body"
    confidence: float | None = None
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)

    @property
    def span(self) -> Span:
        """The range of characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class JudgedSentence:
    """A sentence and how it is worded.

    Parameters
    ----------
    start, end : int
        Its characters.
    probability : float
        That readers would find it loaded, in [0, 1].
    segment : str
        Where it stands, as for `Attribution`.
    """

    start: int
    end: int
    probability: float
    segment: SegmentKind = "body"
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)

    @property
    def span(self) -> Span:
        """The range of characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A document with everything found in it.

    Parameters
    ----------
    document : Document
        The article.
    segments : tuple of Segment
        The parts that are not article prose.
    attributions : tuple of Attribution
        In text order.
    loaded : tuple of TermMatch
        In text order.
    wording : tuple of JudgedSentence
        How each sentence is worded, in text order; empty where that was not judged.
    """

    document: Document
    segments: tuple[Segment, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    loaded: tuple[TermMatch, ...] = ()
    wording: tuple[JudgedSentence, ...] = ()

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def _repr_html_(self) -> str:
        """Show the text with its marks in a notebook."""
        # a look forward, declared in the test of layers: a notebook asks the record itself, and asks after all rooms
        # are built; to register a renderer instead would show marks only to those who have imported the report
        from framing.report import show

        return show(self)._repr_html_()
