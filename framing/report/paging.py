"""Which page each article stands on: the report itself, or pages of articles in a folder beside it.

In: an `OutletComparison`. Out: `Sheet` records. Articles of one event stand together, in the order of the outlets, so
that they can be read against each other; documents without an event come last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.report.marking import LONGEST

if TYPE_CHECKING:
    from framing.compare import OutletComparison

__all__ = ["EventPart", "Sheet", "paginate"]

# Beyond these, articles go to pages of their own: with more, a browser takes seconds to lay the page out.
_MOST_DOCUMENTS, _MOST_CHARACTERS = 40, 400_000

# Articles on one such page.
_PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class EventPart:
    """An event and the numbers of those of its documents that stand on one page.

    Parameters
    ----------
    name : str
        The event; empty for documents without one.
    documents : tuple of int
        Their places in the comparison.
    """

    name: str
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of articles.

    Parameters
    ----------
    address : str
        Relative to the report; empty for the report itself.
    parts : tuple of EventPart
        In the order of the events.
    """

    address: str
    parts: tuple[EventPart, ...]

    @property
    def documents(self) -> tuple[int, ...]:
        """The numbers of all documents on the page."""
        return tuple(number for part in self.parts for number in part.documents)


def paginate(comparison: OutletComparison, *, folder: str) -> tuple[Sheet, ...]:
    """Share the articles out over pages.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`.
    folder : str
        Name of the folder for pages of articles.

    Returns
    -------
    tuple of Sheet
        One with an empty address where everything fits into the report.
    """
    events = tuple(_group_documents(comparison))
    size = sum(min(len(annotation.text), LONGEST) for annotation in comparison.annotations)
    if len(comparison.annotations) <= _MOST_DOCUMENTS and size <= _MOST_CHARACTERS:
        return (Sheet("", events),)
    sheets: list[list[EventPart]] = [[]]
    room = _PER_PAGE
    for event in events:
        for start in range(0, len(event.documents), _PER_PAGE):
            part = EventPart(event.name, event.documents[start : start + _PER_PAGE])
            if len(part.documents) > room and sheets[-1]:
                sheets.append([])
                room = _PER_PAGE
            sheets[-1].append(part)
            room -= len(part.documents)
    return tuple(Sheet(f"{folder}/articles-{n}.html", tuple(parts)) for n, parts in enumerate(sheets, start=1))


def _group_documents(comparison: OutletComparison) -> Iterator[EventPart]:
    """Yield every event with its documents, in the order of the outlets."""
    rank = {outlet: place for place, outlet in enumerate(comparison.outlets)}
    table = comparison.documents
    found: defaultdict[str | None, list[tuple[int, int]]] = defaultdict(list)
    for number, (outlet, event) in enumerate(zip(table["outlet"], table["event"], strict=True)):
        known = isinstance(event, str)
        found[event if known else None].append((rank.get(outlet, len(rank)), number))
    for event in (*comparison.events, None):
        if found[event]:
            yield EventPart(event or "", tuple(number for _, number in sorted(found[event])))
