"""The table of absences: sources that most outlets of an event cite and one does not, each with its way to the text.

In: an `OutletComparison`, its `Stories` and the `Pages` its documents stand on. Out: `Omission` rows for the template,
by event and outlet in the order given. Of many, the most unusual are shown; an outlet that cites the source's body
instead comes after one that cites neither. No row says why a source is missing.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from framing.compare.counted import find_citations, group_by_event
from framing.compare.grouping import read_comparable
from framing.compare.names import match_sources
from framing.display.palette import SOURCE_STYLES
from framing.display.wording import percent
from framing.report.marking import place_of
from framing.report.spans import Pages
from framing.report.stories import Stories
from framing.report.visible import show_controls

if TYPE_CHECKING:
    from framing.compare import OutletComparison

__all__ = ["Link", "Omission", "name_event", "tabulate_omissions"]

# Rows shown; all of them stand in the table that `framing compare` writes.
_MOST_ROWS = 100

# The cautions that say whom the outlet cites for the source; they stand beside the names.
_THROUGH = frozenset({"its body is cited", "cited through its people or parts"})

# Where an outlet cites a source first: event, source, outlet -> address.
_Places = Mapping[tuple[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the address of its first span, empty where none is known."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Omission:
    """One source that an outlet does not cite.

    Parameters
    ----------
    source, kind, kind_label : str
        Its name and its type.
    event : str
        As shown.
    outlet : Link
        Who does not cite it, with its first text on the event.
    heard : tuple of Link
        The outlets that do, each with the first attribution.
    n_heard, n_others, n_sources : int
        Of so many others so many cite it; the named sources that this outlet cites on the event.
    mentioned : bool
        Whether the outlet prints the name.
    through : tuple of Link
        Whom it cites of the same body, or for it, and in which way.
    through_note : str
        In which way, in words.
    probability : float
        Of the absence, from the number of sources alone.
    chance : str
        The same, as it is shown.
    caution : str
        In words; empty where none is called for.
    """

    source: str
    kind: str
    kind_label: str
    event: str
    outlet: Link
    heard: tuple[Link, ...]
    n_heard: int
    n_others: int
    n_sources: int
    mentioned: bool
    through: tuple[Link, ...]
    through_note: str
    probability: float
    chance: str
    caution: str


def tabulate_omissions(
    comparison: OutletComparison, stories: Stories, pages: Pages
) -> tuple[tuple[Omission, ...], int]:
    """List the sources that one outlet does not cite and most others do.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`.
    stories : Stories
        Of this comparison.
    pages : Pages
        Where its documents stand.

    Returns
    -------
    tuple of Omission
        The most unusual, by event and outlet.
    int
        How many there are beyond these.
    """
    table = stories.omissions
    by_weight = table.assign(late=table["heard_through"] != "").sort_values(["late", "probability"], kind="stable")
    shown = by_weight.head(_MOST_ROWS).sort_index()
    places = _find_places(comparison, set(shown["event"]), pages)
    texts: dict[tuple[str, str], str] = {}
    for number, (event, outlet) in enumerate(
        zip(comparison.documents["event"], comparison.documents["outlet"], strict=True)
    ):
        texts.setdefault((event, outlet), pages.document(number))
    rows = tuple(
        _describe(row, comparison.outlets, places, texts[row["event"], row["outlet"]])
        for row in shown.to_dict("records")
    )
    return rows, max(len(table) - _MOST_ROWS, 0)


def name_event(event: str) -> str:
    """Return an event's name as it is shown; where no events were given, that all documents stand together.

    Examples
    --------
    >>> name_event("storm"), name_event("(all documents)")
    ('storm', 'All documents')
    """
    return "All documents" if event == "(all documents)" else show_controls(event)


def _describe(row: Mapping[Hashable, Any], outlets: tuple[str, ...], places: _Places, text: str) -> Omission:
    event, source = row["event"], row["source"]
    notes = [note for note in row["caution"].split("; ") if note]
    through = [name for name in row["heard_through"].split(", ") if name]
    if (event, row["heard_through"], row["outlet"]) in places:
        through = [row["heard_through"]]  # a name with a comma in it
    heard = [(outlet, places[event, source, outlet]) for outlet in outlets if (event, source, outlet) in places]
    labels: dict[str, str] = {kind: style.label for kind, style in SOURCE_STYLES.items()}
    return Omission(
        source=show_controls(source),
        kind=row["type"],
        kind_label=labels[row["type"]],
        event=name_event(event),
        outlet=Link(show_controls(row["outlet"]), text),
        heard=tuple(Link(show_controls(outlet), href) for outlet, href in heard),
        n_heard=row["n_heard"],
        n_others=row["n_others"],
        n_sources=row["n_sources"],
        mentioned=bool(row["mentioned"]),
        through=tuple(Link(show_controls(name), places.get((event, name, row["outlet"]), "")) for name in through),
        through_note="; ".join(note for note in notes if note in _THROUGH),
        probability=row["probability"],
        chance=percent(row["probability"]),
        caution="; ".join(note for note in notes if note not in _THROUGH),
    )


def _find_places(comparison: OutletComparison, events: set[str], pages: Pages) -> _Places:
    """Return where each outlet cites each source of some events first."""
    found: dict[tuple[str, str, str], str] = {}
    if not events:
        return found
    annotated, grouping = read_comparable(comparison.annotations, by=comparison.by, within=comparison.within)
    # documents of other events keep their place and are not read
    read = [
        annotation if event in events else replace(annotation, attributions=())
        for annotation, event in zip(annotated, grouping.event_of, strict=True)
    ]
    texts = [annotation.text for annotation in read]
    for event, citations in group_by_event(find_citations(read, grouping)).items():
        for citation, source in zip(citations, match_sources(citations, texts), strict=True):
            href = pages.attribution(citation.document, citation.number, at=place_of(citation.attribution))
            found.setdefault((event, source.name, citation.outlet), href)
    return found
