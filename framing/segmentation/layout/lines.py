"""Lines of a page with the features that layout is judged by.

In: a text. Out: its visible lines in order (its paragraphs, where lines are broken at a fixed width), each with its
place, its key for comparing, its length in words, the blank lines before it, and whether it ends as a sentence does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing.records import Span
from framing.segmentation.layout.vocabulary import to_key
from framing.segmentation.paragraphs import LINE_BREAK, find_lines, find_paragraphs, find_wrap_width

__all__ = ["Line", "is_title_like", "read_lines"]

_STOPPED = re.compile(r"[.!?…][)\]}\"'”’»›]*$|[.!?…,]\s?[”\"]$")

# After a stop, words in lower case: a second sentence, where a credit or a place would hold names only.
_SECOND_SENTENCE = re.compile(r"[.!?][\"”’]?\s+[A-Z\"“‘][^.!?]*?\b[a-z]{2,}\b[^.!?]*?\b[a-z]{2,}\b")

# A headline or heading is rarely longer; a longer line without a stop is a sentence that lost it.
_TITLE_WORDS = 24


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line.

    Parameters
    ----------
    start, end : int
        Its characters, trimmed.
    text : str
        The same as a string.
    key : str
        The text for comparing, as `to_key` writes it.
    words : int
        Number of words in the key.
    gap : int
        Blank lines before it.
    stopped : bool
        Whether it ends as a sentence does.
    """

    start: int
    end: int
    text: str
    key: str
    words: int
    gap: int
    stopped: bool

    @property
    def is_prose(self) -> bool:
        """Whether it is long enough, and closed enough, to be a paragraph."""
        if self.words >= 30 or (self.stopped and self.words >= 5):
            return True
        return self.words >= 10 and _SECOND_SENTENCE.search(self.text) is not None


def read_lines(text: str) -> tuple[Line, ...]:
    r"""Read the visible lines of a text.

    Examples
    --------
    >>> [(line.text, line.gap, line.stopped) for line in read_lines("Siege lifted\n\nThe siege was lifted.")]
    [('Siege lifted', 0, False), ('The siege was lifted.', 1, True)]
    """
    lines: list[Line] = []
    before = 0
    whole = Span(0, len(text))
    wrap_width = find_wrap_width(text)
    # where lines are broken at a fixed width, a paragraph is what a line is elsewhere
    spans = find_paragraphs(text, whole, wrap_width=wrap_width) if wrap_width else find_lines(text, whole)
    for span in spans:
        visible = span.of(text)
        key = to_key(visible)
        breaks = sum(1 for _ in LINE_BREAK.finditer(text, before, span.start))
        gap = max(0, breaks - 1) if lines else 0
        stopped = _STOPPED.search(visible[-8:]) is not None
        lines.append(Line(span.start, span.end, visible, key, key.count(" ") + bool(key), gap, stopped))
        before = span.end
    return tuple(lines)


def is_title_like(line: Line) -> bool:
    """Tell whether a line has the shape of a headline or heading: short, capitalised, not ended as a sentence.

    Examples
    --------
    >>> [is_title_like(line) for line in read_lines("Who pays for the harbour?")]
    [True]
    """
    text = line.text
    if not 1 <= line.words <= _TITLE_WORDS or text[-1] in ".…;,":
        return False
    first = next((character for character in text if character.isalnum()), "")
    if not first or first.islower():
        return False
    # a whole sentence in quotation marks that ends with its stop inside is prose: “We had no choice,” she said.”
    return not re.search(r"[.,…][\"'”’»]$", text)
