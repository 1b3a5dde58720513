"""Whom the outlets of one event heard, and the statements they share: what two tables of the report are made from.

In: an `OutletComparison`. Out: a `Stories`, with the tables that `framing compare` writes. The work grows with the
square of an event's statements, so an event of very many documents, which is hardly one story, is left out by name.
Events are read some hundred documents at a time, so that memory does not grow with events times outlets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare import SourceComparison, compare_quotations, compare_sources
from framing.records import Annotation, Document

if TYPE_CHECKING:
    from framing.compare import OutletComparison

__all__ = ["Stories", "compare_stories"]

# Documents of one event, at most: 200 take some seconds, 700 more than a minute and a gigabyte.
_MOST_IN_EVENT = 200

# Documents read at once, in whole events.
_AT_ONCE = 250

_COUNTS = ["attributions", "words", "in_opening"]


@dataclass(frozen=True, slots=True, eq=False)
class Stories:
    """Who was heard and what was said in several outlets, event by event.

    Parameters
    ----------
    heard : pandas.DataFrame
        A row for each event, source and outlet that reports the event: the matrix of
        `framing.compare.compare_sources`, with n_heard (outlets that cite the source) of n_outlets.
    omissions : pandas.DataFrame
        As in `framing.compare.compare_sources`.
    statements, versions : pandas.DataFrame
        As in `framing.compare.compare_quotations`.
    left_out : tuple of (str, int)
        Events with too many documents to be set against each other, and how many they have.
    most_outlets : int
        Outlets that report the event with most of them.
    """

    heard: pd.DataFrame
    omissions: pd.DataFrame
    statements: pd.DataFrame
    versions: pd.DataFrame
    left_out: tuple[tuple[str, int], ...] = ()
    most_outlets: int = 0

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return what is written, by the name of the file, each table with its header and n beside every number.

        ``heard``, ``omissions``, and as ``reused`` the versions, with n_outlets and n_versions of their statement.
        """
        reused = self.versions.copy()
        for place, name in enumerate(("n_outlets", "n_versions"), start=2):
            known = dict(zip(self.statements["statement"], self.statements[name], strict=True))
            reused.insert(place, name, [known[number] for number in reused["statement"]])
        return {"heard": self.heard.copy(), "omissions": self.omissions.copy(), "reused": reused}


def compare_stories(comparison: OutletComparison) -> Stories:
    """Compare whom the outlets of each event heard, and find the statements that they share.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`; what stands for outlets and events there does so here too.

    Returns
    -------
    Stories

    Examples
    --------
    >>> import warnings
    >>> from framing import compare_outlets
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     comparison = compare_outlets([Annotation(Document("a", "It rained.", outlet="Wire", event="storm"))])
    >>> compare_stories(comparison).most_outlets
    1
    """
    labels = list(zip(comparison.documents["event"], comparison.documents["outlet"], strict=True))
    size = Counter(event for event, _ in labels if isinstance(event, str))
    left_out = tuple((event, size[event]) for event in comparison.events if size[event] > _MOST_IN_EVENT)
    crowded = {event for event, _ in left_out}
    # under the names they have in the comparison, whatever column these come from
    labelled = [
        replace(annotation, document=replace(annotation.document, event=event, outlet=outlet))
        for annotation, (event, outlet) in zip(comparison.annotations, labels, strict=True)
        if isinstance(event, str) and event not in crowded
    ]
    pairs = {(annotation.document.event, annotation.document.outlet) for annotation in labelled}
    parts: list[tuple[pd.DataFrame, ...]] = []
    # documents without words, so that every batch has the outlets in the order given, and empty tables their header
    order = [Annotation(Document(f"outlet {n}", "", outlet=outlet)) for n, outlet in enumerate(comparison.outlets)]
    for batch in _share_out(labelled):
        sources, reused = compare_sources([*order, *batch]), compare_quotations([*order, *batch])
        before = sum(len(statements) for _, _, statements, _ in parts)
        numbered = (
            table.assign(statement=table["statement"] + before) for table in (reused.statements, reused.versions)
        )
        parts.append((_tabulate_heard(sources), sources.omissions, *numbered))
    heard, omissions, statements, versions = (_join(tables) for tables in zip(*parts, strict=True))
    most_outlets = max(Counter(event for event, _ in pairs).values(), default=0)
    return Stories(heard, omissions, statements, versions, left_out, most_outlets)


def _share_out(annotations: Sequence[Annotation]) -> Iterator[list[Annotation]]:
    """Yield the annotations in batches of whole events."""
    if len(annotations) <= _AT_ONCE:
        yield list(annotations)
        return
    events: dict[str | None, list[Annotation]] = {}
    for annotation in annotations:
        events.setdefault(annotation.document.event, []).append(annotation)
    batch: list[Annotation] = []
    for own in events.values():
        if batch and len(batch) + len(own) > _AT_ONCE:
            yield batch
            batch = []
        batch.extend(own)
    yield batch


def _join(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    # an empty table has no types to give, and would change those of the others
    filled = [table for table in tables if len(table)]
    return pd.concat(filled, ignore_index=True) if filled else tables[0]


def _tabulate_heard(sources: SourceComparison) -> pd.DataFrame:
    matrix = sources.matrix.copy()
    # the matrix has the sources in the order of their table, each with all outlets
    for name in ("n_heard", "n_outlets"):
        matrix[name] = np.repeat(sources.sources[name].to_numpy(), len(sources.outlets))
    reported = matrix[matrix["attributions"].notna()]
    return reported.astype(dict.fromkeys(_COUNTS, "int64")).reset_index(drop=True)
