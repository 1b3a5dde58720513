"""Training articles rewritten to look like pages as they are scraped, with their gold spans carried along.

In: a text and spans into it. Out: the text with marks lost or changed, and the spans moved to match.

Conventions: a rewriting is a list of `Edit` records in text order, none overlapping; `apply_edits` moves offsets.
Only training uses this module.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

__all__ = ["DAMAGES", "REWRITINGS", "Edit", "Moved", "apply_edits", "rewrite"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in place of the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


class Moved:
    """A text after edits, and where the offsets of the old text have gone.

    Examples
    --------
    >>> moved = apply_edits("a, b", [Edit(1, 2, "")])
    >>> moved.text, moved.offset(3)
    ('a b', 2)
    """

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        parts: list[str] = []
        self._ends: list[int] = []
        self._shifts: list[int] = [0]
        self._edits = tuple(edits)
        position = 0
        for edit in edits:
            parts += [text[position : edit.start], edit.text]
            position = edit.end
            self._ends.append(edit.end)
            self._shifts.append(self._shifts[-1] + len(edit.text) - (edit.end - edit.start))
        self.text = "".join((*parts, text[position:]))

    def offset(self, offset: int) -> int:
        """Return where an offset of the old text is in the new one; one inside an edit goes to its start."""
        number = bisect_right(self._ends, offset)
        if number < len(self._edits) and self._edits[number].start < offset:
            offset = self._edits[number].start
        return offset + self._shifts[number]


def apply_edits(text: str, edits: Iterable[Edit]) -> Moved:
    """Return the text after `edits`, which must not overlap."""
    return Moved(text, sorted(edits, key=lambda edit: (edit.start, edit.end)))


Rewriting = Callable[[str, np.random.Generator], list[Edit]]

_CURLY = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_DOUBLE = re.compile(r'["“”]')
_PLACES = ("BEIRUT", "GENEVA", "NAIROBI", "WASHINGTON", "LIMA", "KYIV", "MANILA", "CAIRO", "BRUSSELS", "ABUJA")
_AGENCIES = ("Agencies", "Wire", "Staff", "News Service", "Press Service")
_DASHES = ("-", "–", "—", "--")


def _straighten(text: str, _: np.random.Generator) -> list[Edit]:
    return [Edit(i, i + 1, _CURLY[c]) for i, c in enumerate(text) if c in _CURLY]


def _curl(text: str, _: np.random.Generator) -> list[Edit]:
    edits = []
    for match in re.finditer(r"[\"']", text):
        at = match.start()
        opens = at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ".,!?;:)]…%")
        marks = ("“", "”") if match.group() == '"' else ("‘", "’")
        edits.append(Edit(at, at + 1, marks[0] if opens else marks[1]))
    return edits


def _drop_quotation_marks(text: str, _: np.random.Generator) -> list[Edit]:
    return [Edit(m.start(), m.end(), "") for m in _DOUBLE.finditer(text)]


def _use_single_marks(text: str, _: np.random.Generator) -> list[Edit]:
    to_single = {'"': "'", "“": "‘", "”": "’"}
    return [Edit(m.start(), m.end(), to_single[m.group()]) for m in _DOUBLE.finditer(text)]


def _drop_some_marks(text: str, random: np.random.Generator) -> list[Edit]:
    return [Edit(m.start(), m.end(), "") for m in _DOUBLE.finditer(text) if random.random() < 0.15]


def _drop_commas(text: str, _: np.random.Generator) -> list[Edit]:
    return [Edit(m.start(), m.end(), "") for m in re.finditer(r",|(?<=\w)['’](?=\w)|(?<=s)['’](?=\s)", text)]


def _join_paragraphs(text: str, _: np.random.Generator) -> list[Edit]:
    return [Edit(m.start(), m.end(), " ") for m in re.finditer(r"\s*\n\s*", text.rstrip())]


def _capitalise_lead(text: str, random: np.random.Generator) -> list[Edit]:
    words = list(re.finditer(r"\S+", text[:200]))[: int(random.integers(2, 7))]
    end = words[-1].end() if words else 0
    return [Edit(i, i + 1, text[i].upper()) for i in range(end) if text[i].islower() and len(text[i].upper()) == 1]


def _add_dateline(text: str, random: np.random.Generator) -> list[Edit]:
    place, agency = str(random.choice(_PLACES)), str(random.choice(_AGENCIES))
    if random.random() < 0.5:
        place = place.title()
    name = f"{place} ({agency})" if random.random() < 0.6 else place
    # under the headline where there is one
    under = text.find("\n\n") + 2 if random.random() < 0.7 else 0
    at = under if under > 1 else 0
    return [Edit(at, at, f"{name} {random.choice(_DASHES)} ")]


# Each rewriting with the chance that one copy of an article gets it.
REWRITINGS: tuple[tuple[Rewriting, float], ...] = (
    (_capitalise_lead, 0.1),
    (_add_dateline, 0.3),
    (_straighten, 0.4),
    (_curl, 0.3),
    (_use_single_marks, 0.12),
    (_drop_quotation_marks, 0.15),
    (_drop_some_marks, 0.15),
    (_drop_commas, 0.4),
    (_join_paragraphs, 0.4),
)
# What pages do to articles, to be measured one by one.
DAMAGES: dict[str, tuple[Rewriting, ...]] = {
    "commas, apostrophes and breaks lost": (_straighten, _drop_commas, _join_paragraphs),
    "no quotation marks": (_drop_quotation_marks,),
    "one line": (_join_paragraphs,),
    "single marks": (_use_single_marks,),
}


def rewrite(
    text: str, spans: Sequence[tuple[int, int]], *, random: np.random.Generator
) -> tuple[str, list[tuple[int, int]]]:
    """Return a copy of an article as some page might show it, and where its spans are then.

    Parameters
    ----------
    text : str
        The article.
    spans : sequence of (int, int)
        Character spans; one of which nothing is left comes back with equal ends.
    random : numpy.random.Generator
        Chooses the rewritings.

    Examples
    --------
    >>> rewrite("He said.", [(0, 2)], random=np.random.default_rng(3))[1]
    [(0, 2)]
    """
    for rewriting, chance in REWRITINGS:
        if random.random() < chance:
            moved = apply_edits(text, rewriting(text, random))
            spans = [(moved.offset(start), moved.offset(end)) for start, end in spans]
            text = moved.text
    return text, list(spans)
