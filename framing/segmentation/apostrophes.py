r"""Single quotation marks, told from apostrophes.

In: a text, its paragraphs and the ranges already known to stand inside double marks. Out: the single-quoted stretches,
marks included. A mark between two letters is an apostrophe (Iran's, O'Neill). A mark before a word opens unless the
word is a known elision ('cause, '90s). A mark after a word closes the nearest opening one on the same side of a double
pair; after an "s" it closes only when no clearer closing mark follows before the next opening one, for it may be the
possessive of a plural (prisoners' rights).

Left undone: a quotation inside single marks inside single marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.records import Span
from framing.segmentation.prose import Quotation

__all__ = ["find_single_quotations"]

# An apostrophe between letters or digits is passed over by the pattern itself: it is the most frequent of all.
_SINGLE = re.compile(r"(?<![^\W_])[‘'‚‛`’′]|[’'′‘](?![^\W_])")

# Words written with an apostrophe in front, and decades.
_ELISION = re.compile(
    r"(?:\d0s?|\d\d|cause|em|til|till|tis|twas|n|bout|round|cos|coz|fraid|neath|ere)\b", re.IGNORECASE
)
_OPENING = frozenset("‘'‚‛`")
_CLOSING = frozenset("’'′‘")
_BEFORE_OPENING = frozenset('([{<-–—"“„«‹/*•|:\u200b\u200e\u200f\ufeff')
_AFTER_CLOSING = frozenset(')]}>,.;:!?…-–—"”»›/*|\u200b\u200e\u200f')
_ENDING = frozenset(",.?!;:…")


def find_single_quotations(text: str, paragraphs: Sequence[Span], doubles: Sequence[Span]) -> list[Quotation]:
    """Find the single-quoted stretches of a text.

    Parameters
    ----------
    text : str
        The document's text.
    paragraphs : sequence of Span
        Its paragraphs, in order.
    doubles : sequence of Span
        The ranges inside other quotation marks; a single-quoted stretch lies inside one, around it, or outside.

    Returns
    -------
    list of Quotation

    Examples
    --------
    >>> text = "The prisoners' rights were 'a matter for later', the court's clerk said."
    >>> [quotation.span.of(text) for quotation in find_single_quotations(text, [Span(0, len(text))], [])]
    ["'a matter for later'"]
    """
    found: list[Quotation] = []
    sides = _Sides(doubles)
    is_primary = not doubles
    carried = False
    for number, paragraph in enumerate(paragraphs):
        was_carried, carried = carried, False
        marks = [match.start() for match in _SINGLE.finditer(text, paragraph.start, paragraph.end)]
        for start, close in _match_singles(text, paragraph, marks, sides):
            continues = was_carried and start == paragraph.start
            if close is not None:
                found.append(Quotation(start, close + 1, "single", continues=continues))
            elif is_primary and start == paragraph.start and text[start] == "‘" and number + 1 < len(paragraphs):
                # British pages reopen each paragraph of a long quotation as others do with double marks
                carried = text[paragraphs[number + 1].start] == "‘"
                if carried:
                    found.append(Quotation(start, paragraph.end, "single", closed=False, continues=continues))
    return found


class _Sides:
    """Which double-quoted stretch a position lies in, asked in rising order of positions."""

    def __init__(self, doubles: Sequence[Span]) -> None:
        self._doubles = sorted(doubles)
        self._next = 0

    def find(self, position: int) -> Span | None:
        """Return the stretch that holds `position`, or ``None``."""
        while self._next < len(self._doubles) and self._doubles[self._next].end <= position:
            self._next += 1
        if self._next == len(self._doubles):
            return None
        double = self._doubles[self._next]
        return double if double.start < position else None


def _match_singles(text: str, paragraph: Span, marks: Sequence[int], sides: _Sides) -> Iterator[tuple[int, int | None]]:
    """Yield each opening single mark with its closing one, ``None`` when it has none."""
    opening: int | None = None
    opening_side: Span | None = None
    unclear: int | None = None
    for position in marks:
        side = sides.find(position)
        if _opens(text, paragraph, position):
            if opening is not None:
                yield opening, unclear
            opening, opening_side, unclear = position, side, None
        elif opening is not None and side == opening_side and position > opening + 1:
            if not _closes(text, paragraph, position):
                continue
            if text[position - 1] in "sS" and _may_be_possessive(text, paragraph, position):
                unclear = position if unclear is None else unclear
            elif unclear is None or text[position - 1] in _ENDING or text[position - 1] not in "sS":
                yield opening, position
                opening = unclear = None
    if opening is not None:
        yield opening, unclear


def _opens(text: str, paragraph: Span, position: int) -> bool:
    if text[position] not in _OPENING:
        return False
    before = text[position - 1] if position > paragraph.start else " "
    after = text[position + 1] if position + 1 < paragraph.end else " "
    if not (before.isspace() or before in _BEFORE_OPENING) or after.isspace() or after in _AFTER_CLOSING - {"…", '"'}:
        return False
    return _ELISION.match(text, position + 1, paragraph.end) is None


def _closes(text: str, paragraph: Span, position: int) -> bool:
    if text[position] not in _CLOSING or text[position - 1].isspace():
        return False
    after = text[position + 1] if position + 1 < paragraph.end else " "
    return after.isspace() or after in _AFTER_CLOSING or after == "'"


def _may_be_possessive(text: str, paragraph: Span, position: int) -> bool:
    """Tell whether a mark after "s" is followed by a word, as the possessive of a plural is."""
    return position + 2 < paragraph.end and text[position + 1] == " " and text[position + 2].isalnum()
