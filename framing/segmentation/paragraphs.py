r"""Paragraphs: the blocks of prose inside a range of a text.

In: a text and a range of it. Out: the ranges of its paragraphs, trimmed to visible text, in order.
A blank line always ends a paragraph. A single line break ends one too, unless the line goes on in the next: the next
begins in lower case or with a closing mark, or the text is wrapped at a fixed width and the line is full.

Left undone: paragraphs marked by indentation alone in wrapped text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from framing.records import Span

__all__ = ["LINE_BREAK", "LOWER_NAME", "find_lines", "find_paragraphs", "find_wrap_width", "to_visible"]

# every way that a saved page or a word processor ends a line
LINE_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

# A sentence or line can begin in lower case with a name: al-Foua, el-Sisi, de Mistura, von der Leyen, eBay.
LOWER_NAME = re.compile(
    r"(?:al|an|ar|as|ash|at|az|el|ul)[-‑ ]['’‘]?[A-Z]|(?:de|da|di|du|la|le|van|von|bin|ben|ibn|abu|ter|ten)"
    r"(?: (?:la|den|der|de))? [A-Z]|[a-z]{1,2}[A-Z][a-z]"
)

# A line that ends so is complete, whatever follows: a stop, with the marks that close after it.
_ENDED = re.compile(r"[.!?…:;。！？؟][)\]}\"'”’»›]*$|[”»]$")

# Width of wrapped text: mail and wire copy is broken at 60 to 80 characters, some archives at up to 130; a longer line
# is a paragraph. Under 40 characters a line is more likely a heading or a list entry.
_WIDTH = range(40, 131)

_HIDDEN = "\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\xad"


def find_paragraphs(text: str, span: Span, *, wrap_width: int | None = None) -> tuple[Span, ...]:
    r"""Find the paragraphs of a range of text.

    Parameters
    ----------
    text : str
        The document's text.
    span : Span
        The range to look in.
    wrap_width : int, optional
        The width at which lines are broken, 0 when each line is a paragraph; found by `find_wrap_width` when not given.

    Returns
    -------
    tuple of Span
        Trimmed, not empty, in text order.

    Examples
    --------
    >>> text = "A heading\nThe first paragraph.\n\nThe second goes\non here."
    >>> [paragraph.of(text) for paragraph in find_paragraphs(text, Span(0, len(text)))]
    ['A heading', 'The first paragraph.', 'The second goes\non here.']
    """
    # a line is full when the next word may not have fitted: three quarters of the width
    full = 3 * (find_wrap_width(text) if wrap_width is None else wrap_width) // 4
    paragraphs: list[Span] = []
    was_full = False
    for line in find_lines(text, span):
        if paragraphs and _goes_on(text, paragraphs[-1], line, was_full=was_full):
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
        was_full = 0 < full <= len(line)
    return tuple(paragraphs)


def find_wrap_width(text: str) -> int:
    r"""Find the width at which a text's lines are broken; 0 when a line break ends a paragraph.

    Examples
    --------
    >>> find_wrap_width("One paragraph in one line.\nAnother paragraph in one line.")
    0
    """
    widths: list[int] = []
    ended = 0
    lines = [line.strip() for line in LINE_BREAK.split(text)]
    for line, following in pairwise(lines):
        if line and following:
            widths.append(len(line))
            ended += _ENDED.search(line[-8:]) is not None
    # one line that is longer, wherever it stands, is a paragraph: then all lines are
    if len(widths) < 4 or max(widths) not in _WIDTH or max(map(len, lines)) not in _WIDTH:
        return 0
    # in wrapped prose about one line in five happens to end with a sentence, and lines are nearly full
    is_wrapped = ended <= 0.4 * len(widths) and median(widths) >= 0.8 * max(widths)
    return max(widths) if is_wrapped else 0


def find_lines(text: str, span: Span) -> Iterator[Span]:
    """Yield the visible lines in a range of text, trimmed."""
    start = span.start
    for match in LINE_BREAK.finditer(text, span.start, span.end):
        line = to_visible(text, start, match.start())
        if line is not None:
            yield line
        start = match.end()
    line = to_visible(text, start, span.end)
    if line is not None:
        yield line


def to_visible(text: str, start: int, end: int) -> Span | None:
    """Trim a range to visible text; ``None`` when nothing is left.

    Examples
    --------
    >>> to_visible("  a b ", 0, 6)
    Span(start=2, end=5)
    """
    while start < end and (text[start].isspace() or text[start] in _HIDDEN):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _HIDDEN):
        end -= 1
    return Span(start, end) if start < end else None


def _goes_on(text: str, before: Span, line: Span, *, was_full: bool) -> bool:
    """Tell whether `line` continues the paragraph before it."""
    if len(LINE_BREAK.findall(text, before.end, line.start)) != 1:
        return False
    if was_full:
        return True
    if _ENDED.search(text, max(before.start, before.end - 8), before.end) is not None:
        return False
    first = text[line.start]
    if first.islower():
        return LOWER_NAME.match(text, line.start, line.end) is None
    return first in ",;:.!?)]}”’»›%" or text[before.end - 1] == ","
