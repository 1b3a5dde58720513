"""The table of statements that several outlets attribute: each version with its cue, its words and its place.

In: an `OutletComparison`, its `Stories` and the `Pages` its documents stand on. Out: `StatementTable` records for the
template, one an event, in the order given. Of many statements those in most outlets are shown, and among these those
whose figures or words differ. What a cue or a cut is worth is not said.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.display.wording import percent
from framing.metrics.tally import scored_attributions
from framing.records import Span
from framing.report.marking import place_of
from framing.report.omissions import Link, name_event
from framing.report.spans import Pages
from framing.report.stories import Stories
from framing.report.visible import show_controls

if TYPE_CHECKING:
    import pandas as pd

    from framing.compare import OutletComparison

__all__ = ["StatementTable", "Version", "tabulate_versions"]

# Statements shown; all of them stand in the table that `framing compare` writes.
_MOST_STATEMENTS = 60

# Versions of one statement shown, and characters of one.
_MOST_VERSIONS, _LONGEST = 12, 320


@dataclass(frozen=True, slots=True)
class Version:
    """A statement as one outlet has it.

    Parameters
    ----------
    statement : int
        Number of the statement on the page, from 1.
    speaker : str
        Source of the fullest version.
    source : str
        Source of this version, empty where it is the same.
    count : str
        In how many outlets the statement stands.
    outlet : Link
        Who prints it, with the attribution.
    cue, quote : str
        The cue, or that there is none, and the kind of quote.
    text : str
        What is printed.
    relation : str
        To the fullest version.
    kept : str
        Share of the fullest version's words that it has; a dash for a paraphrase.
    sort_kept, position : float
        What the columns are sorted by: the share, and how much of the article stands before it.
    place : str
        The latter, as it is shown.
    in_opening : bool
        Whether it stands in the first paragraph.
    cut : str
        The words left out.
    figures : str
        Numbers that stand against others of the fullest version, in words.
    """

    statement: int
    speaker: str
    source: str
    count: str
    outlet: Link
    cue: str
    quote: str
    text: str
    relation: str
    kept: str
    sort_kept: float
    position: float
    place: str
    in_opening: bool
    cut: str
    figures: str


@dataclass(frozen=True, slots=True)
class StatementTable:
    """The statements of one event: its name, how many there are, and their versions."""

    event: str
    n_statements: int
    versions: tuple[Version, ...]


def tabulate_versions(
    comparison: OutletComparison, stories: Stories, pages: Pages
) -> tuple[tuple[StatementTable, ...], int]:
    """List the statements that several outlets attribute, version by version.

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
    tuple of StatementTable
        One an event that has any.
    int
        How many statements there are beyond these.
    """
    chosen = _choose(stories.statements, stories.versions)
    places = _Places(comparison, pages)
    numbers = {statement: place for place, statement in enumerate(chosen["statement"], start=1)}
    versions = stories.versions
    groups = dict(iter(versions[versions["statement"].isin(numbers)].groupby("statement", sort=False)))
    tables = []
    for event, own in chosen.groupby("event", sort=False):
        rows = [
            _describe(version, statement, numbers[statement["statement"]], places)
            for statement in own.to_dict("records")
            for version in _limit(groups[statement["statement"]]).to_dict("records")
        ]
        tables.append(StatementTable(name_event(str(event)), len(own), tuple(rows)))
    return tuple(tables), len(stories.statements) - len(chosen)


def _choose(statements: pd.DataFrame, versions: pd.DataFrame) -> pd.DataFrame:
    """Return the statements to show, in the order given: those in most outlets, differing ones before like ones."""
    figures = set(versions.loc[versions["other_figures"] != "", "statement"])
    changed = set(versions.loc[versions["relation"].isin(["trimmed", "altered"]), "statement"])
    weights = statements.assign(
        figures=statements["statement"].isin(figures), changed=statements["statement"].isin(changed)
    )
    order = ["n_outlets", "figures", "changed", "n_versions"]
    return weights.sort_values(order, ascending=False, kind="stable").head(_MOST_STATEMENTS).sort_index()


def _limit(versions: pd.DataFrame) -> pd.DataFrame:
    """Return the versions to show: the fullest first; where they are many, an outlet's first before its others."""
    other = versions["relation"] != "fullest"
    again = versions["outlet"].duplicated() & other
    chosen = versions.loc[again.sort_values(kind="stable").index[:_MOST_VERSIONS]].sort_index()
    return chosen.loc[other[chosen.index].sort_values(kind="stable").index]


def _describe(
    version: Mapping[Hashable, Any], statement: Mapping[Hashable, Any], number: int, places: _Places
) -> Version:
    kept = version["kept_share"]
    ours, _, theirs = version["other_figures"].partition(" for ")
    return Version(
        statement=number,
        speaker=show_controls(statement["source"]),
        source="" if version["source"] == statement["source"] else show_controls(version["source"]),
        count=f"in {statement['n_outlets']} outlets",
        outlet=Link(show_controls(version["outlet"]), places.address(version)),
        cue=_shorten(version["cue"]) or "no cue",
        quote=version["quote"],
        text=_shorten(version["text"]),
        relation=version["relation"],
        kept=percent(kept),
        sort_kept=-1.0 if math.isnan(kept) else kept,
        position=version["position"],
        place=percent(version["position"]),
        in_opening=bool(version["in_opening"]),
        cut=_shorten(version["cut"]),
        figures=f"{ours} where the fullest has {theirs}" if theirs else "",
    )


class _Places:
    """Where the version of an outlet stands on the page."""

    def __init__(self, comparison: OutletComparison, pages: Pages) -> None:
        self._comparison, self._pages = comparison, pages
        self._numbers: dict[str, list[int]] = {}
        for number, annotation in enumerate(comparison.annotations):
            self._numbers.setdefault(annotation.document.id, []).append(number)

    def address(self, version: Mapping[Hashable, Any]) -> str:
        """Return the address of the attribution that a version was taken from."""
        span = Span(version["start"], version["end"])
        for document in self._numbers[version["id"]]:
            annotation = self._comparison.annotations[document]
            if span.of(annotation.text) != version["text"]:
                continue
            found = {
                "" if a.cue is None else a.cue.of(annotation.text): self._pages.attribution(document, n, at=place_of(a))
                for n, a in scored_attributions(annotation)
                if not a.nested and any(part.contains(span) for part in a.content)
            }
            if found:
                return found.get(version["cue"]) or next(iter(found.values()))
        return ""


def _shorten(text: str) -> str:
    words = show_controls(" ".join(text.split()))
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
