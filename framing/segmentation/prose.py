"""What segmentation hands on: the prose of a document as tokens, sentences and quotations.

`Prose` holds only what may be attributed: the body, the headline and subheadline, and a second article in the file
(``related``). Its tokens are three parallel tuples, in text order; sentences are ranges of token indices. Character
offsets are those of the document's text as read, so no later step searches for a string again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from framing.records import SegmentKind, Span

__all__ = ["Prose", "QuotationMark", "Quotation", "Sentence"]

QuotationMark = Literal["double", "single", "guillemet"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch inside quotation marks, marks included.

    Parameters
    ----------
    start, end : int
        Characters, from the opening mark to one past the closing mark (or past the last quoted character).
    mark : {"double", "single", "guillemet"}
        The kind of mark; straight and curly ones are one kind.
    closed : bool
        Whether a closing mark was found. A paragraph that is reopened by the next one is not closed.
    continues : bool
        Whether it goes on from the quotation before it (each paragraph reopened, only the last closed).
    """

    start: int
    end: int
    mark: QuotationMark = "double"
    closed: bool = True
    continues: bool = False

    @property
    def span(self) -> Span:
        """The range of characters, marks included."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a half-open range of token indices.

    Parameters
    ----------
    first, last : int
        Token indices into `Prose`, `last` exclusive.
    paragraph : int
        Number of the paragraph, counted over the whole prose from 0.
    kind : str
        ``body``, ``headline``, ``subheadline`` or ``related``.
    """

    first: int
    last: int
    paragraph: int
    kind: SegmentKind = "body"


@dataclass(frozen=True, slots=True)
class Prose:
    """The attributable part of a document.

    Parameters
    ----------
    text : str
        The document's text as read.
    starts, ends : tuple of int
        Character offsets of each token.
    words : tuple of str
        The token strings, ``text[start:end]``.
    sentences : tuple of Sentence
        In text order; they cover all tokens.
    quotations : tuple of Quotation
        In text order; a single-quoted stretch may stand inside a double-quoted one.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Return the characters from token `first` up to, not including, token `last`."""
        return Span(self.starts[first], self.ends[last - 1])
