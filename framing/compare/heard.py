"""Who was heard: the sources of an event by outlet, those that all share, those that one alone cites, and omissions.

In: annotations. Out: a `SourceComparison`. Sources are matched over outlets by `framing.compare.names`; attributions
are those that scores count, nested ones included, since a source quoted inside a quote was heard too. Words are those
of outermost attributions, each once. Nothing is sorted by outlet: outlets and events keep the order given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
import pandas as pd

from framing.compare.counted import Citation, find_citations, group_by_event
from framing.compare.grouping import read_comparable
from framing.compare.names import Source, match_sources
from framing.compare.omissions import list_omissions
from framing.compare.tabular import Tabular
from framing.exceptions import InputError
from framing.records import Annotation

__all__ = ["SourceComparison", "compare_sources"]

_MATRIX = ["event", "source", "type", "named", "outlet", "attributions", "words", "in_opening"]
_SOURCES = [
    "event", "source", "type", "named", "spellings", "n_heard", "n_outlets", "attributions", "words", "in_opening",
    "shared", "only_in",
]  # fmt: skip
_OMISSIONS = [
    "event", "outlet", "source", "type", "n_heard", "n_others", "n_sources", "mentioned", "heard_through",
    "probability", "caution",
]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class SourceComparison(Tabular):
    """Who was heard in each event, by which outlet.

    Parameters
    ----------
    matrix : pandas.DataFrame
        The main table (`frame`, `to_csv`). One row for each event, source and outlet: attributions, words,
        in_opening (attributions in the first paragraph). 0 where an outlet that reports the event does not cite
        the source, NaN where it does not report it.
    sources : pandas.DataFrame
        One row for each event and source: the spellings that occur, n_heard of n_outlets that report the event,
        attributions, words, in_opening, shared (all of two or more outlets cite it), only_in (the one outlet that
        does, where others report the event). Most widely heard first.
    omissions : pandas.DataFrame
        Named sources that more than half of the other outlets cite, and this one doesn't: n_heard of n_others, how
        many named sources the outlet cites there, whether it mentions the name at all, heard_through (whom it cites
        of the same body, or for it: a monitor instead of its director), and the probability of the absence
        (`framing.compare.omissions`).
    outlets, events : tuple of str
        In the order given.
    cautions : tuple of str
        What a reader has to know about the whole.
    """

    matrix: pd.DataFrame
    sources: pd.DataFrame
    omissions: pd.DataFrame
    outlets: tuple[str, ...]
    events: tuple[str, ...]
    cautions: tuple[str, ...]
    _main: ClassVar[str] = "matrix"

    def __repr__(self) -> str:
        return (
            f"<SourceComparison: outlets={len(self.outlets)}, events={len(self.events)}, "
            f"sources={len(self.sources)}, omissions={len(self.omissions)}>"
        )

    def table(self, event: str, *, values: Literal["attributions", "words", "in_opening"] = "attributions") -> Any:
        """Return the matrix of one event: sources by outlets.

        Parameters
        ----------
        event : str
            One of `events`.
        values : {"attributions", "words", "in_opening"}
            What the cells count.

        Returns
        -------
        pandas.DataFrame
            Sources in rows, in the order of `sources`; outlets that do not report the event are NaN.

        Raises
        ------
        InputError
            If there is no such event.
        """
        if event not in self.events:
            msg = f"no event {event!r}; the events are: {', '.join(self.events)}"
            raise InputError(msg)
        own = self.matrix[self.matrix["event"] == event]
        rows = own["source"].to_numpy().reshape(-1, len(self.outlets))[:, 0]
        cells = own[values].to_numpy().reshape(-1, len(self.outlets))
        return pd.DataFrame(cells, index=pd.Index(rows, name="source"), columns=list(self.outlets))


def compare_sources(
    annotations: Iterable[Annotation], *, within: str | None = "event", by: str = "outlet"
) -> SourceComparison:
    """Count which outlet cites which source in each event.

    Parameters
    ----------
    annotations : iterable of Annotation
        From `framing.annotate`, or read back.
    within, by : str
        As for `framing.compare_outlets`.

    Returns
    -------
    SourceComparison

    Raises
    ------
    InputError
        If no annotations were given, or a column does not exist.

    Examples
    --------
    >>> from framing.records import Attribution, Document, Span, Speaker
    >>> def article(outlet, name):
    ...     text = "It rains, Berg said. Cars were stuck."
    ...     said = Attribution(Span(10, 15), Span(16, 20), (Span(0, 8),), speaker=Speaker(name, "state"))
    ...     return Annotation(Document(outlet, text, outlet=outlet, event="rain"), (), (said,))
    >>> heard = compare_sources(
    ...     [article("Wire", "Olena Terji"), article("Daily", "Olena Terzhi"), article("Post", "Ivo Ro")]
    ... )
    >>> heard.table("rain")
                  Wire  Daily  Post
    source
    Olena Terzhi   1.0    1.0   0.0
    Ivo Ro         0.0    0.0   1.0
    >>> heard.omissions[["outlet", "source", "n_heard", "n_others"]].to_dict("records")
    [{'outlet': 'Post', 'source': 'Olena Terzhi', 'n_heard': 2, 'n_others': 2}]
    """
    annotated, grouping = read_comparable(annotations, by=by, within=within)
    citations = group_by_event(find_citations(annotated, grouping))
    texts = [annotation.text for annotation in annotated]
    printed: dict[str, dict[str, str]] = {event: {} for event in grouping.events}
    for text, outlet, name in zip(texts, grouping.outlet_of, grouping.event_of, strict=True):
        if name is not None:
            printed[name][outlet] = f"{printed[name].get(outlet, '')} {text}"
    parts = [
        _compare_event(event, citations.get(event, []), texts, printed[event], grouping.outlets)
        for event in grouping.events
    ]
    matrix, sources, omissions = (
        pd.DataFrame.from_records([row for part in parts for row in part[k]], columns=columns)
        for k, columns in enumerate((_MATRIX, _SOURCES, _OMISSIONS))
    )
    return SourceComparison(matrix, sources, omissions, grouping.outlets, grouping.events, grouping.cautions)


def _compare_event(
    event: str,
    citations: Sequence[Citation],
    texts: Sequence[str],
    printed: Mapping[str, str],
    all_outlets: Sequence[str],
) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Return the rows of the three tables; `printed` has what each outlet that reports the event wrote on it."""
    found = match_sources(citations, texts)
    sources = list(dict.fromkeys(found))
    counts = np.zeros((3, len(sources), len(all_outlets)))
    place = {source: k for k, source in enumerate(sources)}
    column = {outlet: k for k, outlet in enumerate(all_outlets)}
    for citation, source in zip(citations, found, strict=True):
        words = 0 if citation.attribution.nested else citation.words
        counts[:, place[source], column[citation.outlet]] += (1, words, citation.in_opening)
    present = np.array([outlet in printed for outlet in all_outlets])
    counts[:, :, ~present] = np.nan

    heard = counts[0][:, present] > 0
    total = np.nansum(counts, axis=2)
    order = sorted(range(len(sources)), key=lambda k: (-heard[k].sum(), -total[0, k], sources[k].name))
    matrix = [
        (event, sources[k].name, sources[k].type, sources[k].named, outlet, *counts[:, k, column[outlet]])
        for k in order
        for outlet in all_outlets
    ]
    outlets = [outlet for outlet in all_outlets if outlet in printed]
    rows = [_describe_source(event, sources[k], heard[k], total[:, k], outlets) for k in order]
    written = {outlet: printed[outlet] for outlet in outlets}
    omissions = list_omissions([sources[k] for k in order], heard[order], written)
    return matrix, rows, [(event, *omission) for omission in omissions]


def _describe_source(event: str, source: Source, heard: Any, total: Any, outlets: Sequence[str]) -> tuple[Any, ...]:
    n_heard, n_outlets = int(heard.sum()), len(outlets)
    only_in = outlets[int(np.flatnonzero(heard)[0])] if n_heard == 1 and n_outlets > 1 else ""
    spellings = " | ".join(source.spellings)
    counts = (int(count) for count in total)
    shared = 1 < n_outlets == n_heard
    return (event, source.name, source.type, source.named, spellings, n_heard, n_outlets, *counts, shared, only_in)
