r"""Quotations: stretches inside quotation marks, as offsets, paired by kind of mark.

In: a text and the ranges of its paragraphs. Out: the quotations, marks included, in text order. Double marks (straight,
curly, low, primes, doubled backticks and apostrophes) are one kind, so that a curly mark may be closed by a straight
one; guillemets are the second kind, single marks the third. Single ones are told from apostrophes by what stands around
them, and pair inside one side of a double pair only.

A quotation whose next paragraph is reopened has ``closed=False``, and the next one ``continues=True``. When the closing
mark is missing, the quotation ends before a reporting clause ("..., she said"), else at its paragraph's end. A
closing mark with nothing open is left alone, as are inches and feet.

Left undone: quotations without marks (block quotations), and marks that stand the wrong way round throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from framing.records import Span
from framing.segmentation.apostrophes import find_single_quotations
from framing.segmentation.paragraphs import to_visible
from framing.segmentation.prose import Quotation, QuotationMark
from framing.segmentation.sentences import REPORTING_CLAUSE

__all__ = ["find_quotations"]

_DOUBLE = re.compile(r"``|''|[\"“”„‟″〝〞＂]")
_GUILLEMET = re.compile(r"[«»‹›]")

# What each mark does where it says so by itself; the others are told by the white space around them.
_OPENERS = frozenset(["“", "„", "‟", "``", "«", "‹", "〝"])
_CLOSERS = frozenset(["”", "»", "›", "〞"])

_BEFORE_OPENING = frozenset("([{<-–—‘'«“/=*•|:\u200b\u200e\u200f\ufeff")
_AFTER_CLOSING = frozenset(")]}>,.;:!?…-–—’'»”/*|\u200b\u200e\u200f")

# A quotation whose closing mark is lost ends where the sentence turns to who said it: a mark, a subject, a verb.
_TURN = re.compile(rf"[,?!.](?=\s+{REPORTING_CLAUSE.pattern}\s*[.,:;])")
_SENTENCE_END = re.compile(r"[.?!](?=\s)")
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")

Direction = Literal["open", "close", "either"]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    direction: Direction
    after_digit: bool


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Find the quotations in the paragraphs of a text.

    Parameters
    ----------
    text : str
        The document's text.
    paragraphs : sequence of Span
        Its paragraphs, in order; a quotation never reaches over a paragraph's end, it continues in the next.

    Returns
    -------
    tuple of Quotation
        In text order; a single-quoted one may stand inside a double-quoted one.

    Examples
    --------
    >>> text = "“It is Iran's ‘last’ chance,” she said."
    >>> for quotation in find_quotations(text, [Span(0, len(text))]):
    ...     print(quotation.mark, quotation.span.of(text))
    double “It is Iran's ‘last’ chance,”
    single ‘last’
    """
    found = _pair(text, paragraphs, _DOUBLE, "double")
    found.extend(_pair(text, paragraphs, _GUILLEMET, "guillemet"))
    found.extend(find_single_quotations(text, paragraphs, [quotation.span for quotation in found]))
    return tuple(sorted(found, key=lambda quotation: (quotation.start, -quotation.end)))


def _pair(text: str, paragraphs: Sequence[Span], pattern: re.Pattern[str], kind: QuotationMark) -> list[Quotation]:
    """Pair the marks of one kind, paragraph by paragraph, carrying an open quotation into the next."""
    found: list[Quotation] = []
    marks = [_find_marks(text, paragraph, pattern) for paragraph in paragraphs]
    carried = False
    for number, paragraph in enumerate(paragraphs):
        here = marks[number]
        if carried and here[0].start != paragraph.start:
            # not reopened, but closed here: the quotation runs through the paragraph's beginning
            found.append(Quotation(paragraph.start, here[0].end, kind, continues=True))
            here, carried = here[1:], False
        was_carried, carried = carried, False
        for first, last, limit in _match_marks(here, paragraph.end):
            continues = was_carried and first.start == paragraph.start
            if last is not None:
                found.append(Quotation(first.start, last.end, kind, continues=continues))
                continue
            end = _end_without_closing(text, first.end, limit, paragraph.end)
            found.append(Quotation(first.start, end, kind, closed=False, continues=continues))
            is_last = number + 1 == len(paragraphs)
            carried = end == paragraph.end and not is_last and _is_carried(marks[number + 1], paragraphs[number + 1])
    return found


def _find_marks(text: str, paragraph: Span, pattern: re.Pattern[str]) -> list[_Mark]:
    marks: list[_Mark] = []
    for match in pattern.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        if before.isdigit() and match[0] in '"″' and _FEET.search(text, max(paragraph.start, start - 5), start):
            continue
        marks.append(_Mark(start, end, _find_direction(match[0], before, after), before.isdigit()))
    return marks


def _find_direction(mark: str, before: str, after: str) -> Direction:
    """Tell what a mark does from its shape and the characters around it."""
    may_open = before.isspace() or before in _BEFORE_OPENING
    may_close = after.isspace() or after in _AFTER_CLOSING
    if mark in _OPENERS:
        # „so“ and »so«: an opening shape that closes
        return "close" if may_close and not may_open and mark in "“«‹" else "open"
    if mark in _CLOSERS:
        return "open" if before.isspace() and after.isalnum() else "close"
    if may_open == may_close:
        return "either"
    return "open" if may_open else "close"


def _match_marks(marks: Sequence[_Mark], end: int) -> Iterator[tuple[_Mark, _Mark | None, int]]:
    """Yield each opening mark with its closing mark, or with where to stop looking for a lost one."""
    opening: _Mark | None = None
    closes = [mark.direction == "close" for mark in marks] + [False, False]
    skipped = -1
    for number, mark in enumerate(marks):
        if number <= skipped:
            continue
        if opening is None:
            # a closing mark with nothing open is stray
            opening = None if mark.direction == "close" else mark
        elif mark.direction == "open" and closes[number + 1] and closes[number + 2]:
            skipped = number + 1  # "The "moderates" left": a pair of the same kind inside
        elif mark.direction == "open":
            yield opening, None, mark.start
            opening = mark
        elif not (mark.after_digit and closes[number] and closes[number + 1]):  # else it is an inch: "a 12" pipe"
            yield opening, mark, end
            opening = None
    if opening is not None:
        yield opening, None, end


def _end_without_closing(text: str, start: int, limit: int, paragraph_end: int) -> int:
    """Where a quotation ends whose closing mark is lost."""
    turn = _TURN.search(text, start, limit)
    if turn is not None:
        return turn.end()
    if limit == paragraph_end:
        return limit
    # another quotation opens in the paragraph: this one ended with a sentence before it, if there is one
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
    visible = to_visible(text, start, limit)
    return ends[-1] if ends else visible.end if visible is not None else start


def _is_carried(marks: Sequence[_Mark], paragraph: Span) -> bool:
    """Tell whether a quotation left open goes on in the next paragraph: reopened at its start, or only closed in it."""
    if not marks:
        return False
    if marks[0].start == paragraph.start:
        return marks[0].direction != "close"
    return marks[0].direction == "close" and not marks[0].after_digit
