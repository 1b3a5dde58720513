"""The tables of the report: scores by outlet, who is heard, and the loaded terms, each number with its way to the text.

In: an `OutletComparison` and the `Pages` its documents stand on. Out: rows of cells, ready for the template. Outlets
stand in the order given; speakers and terms by how often they occur over all outlets, which ranks no outlet.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from framing.display.counting import counted_attributions, counted_terms, speaker_name, type_of
from framing.display.palette import CATEGORY_STYLES, SOURCE_STYLES
from framing.display.wording import decimal, percent
from framing.report.marking import place_of, term_words
from framing.report.spans import Pages
from framing.report.visible import show_controls

if TYPE_CHECKING:
    from framing.compare import OutletComparison
    from framing.records import Annotation

__all__ = ["Cell", "CountRow", "ScoreTable", "tabulate_scores", "tabulate_speakers", "tabulate_terms"]

# The scores of the first table; all of them stand in the second.
_MAIN = (
    ("attribution_density", "Attributions", "per 1,000 words"),
    ("attributed_word_share", "Words attributed", "share of words"),
    ("direct_quote_share", "Direct quotes", "share of attributions"),
    ("unnamed_share", "Unnamed sources", "share of attributions"),
    ("top_source_share", "Most cited speaker", "share of attributions"),
    ("judging_cue_share", "Cues that judge", "share of cues"),
    ("outlet_loaded_density", "Loaded terms, own voice", "per 1,000 own words"),
    ("source_loaded_density", "Loaded terms, sources' voices", "per 1,000 attributed words"),
)

# Rows of the tables of speakers and of terms; the rest is said in a line below.
_MOST_ROWS = 150


@dataclass(frozen=True, slots=True)
class Cell:
    """A number as it is shown.

    Parameters
    ----------
    text : str
        The number.
    interval, n : str
        Its interval and the count it rests on; empty where there is none.
    caution : str
        In words; empty where none is called for.
    sort : float
        What the column is sorted by.
    href : str
        Address of the first span it counts, or of the first text; empty where there is none.
    outlet : str
        Whose it is, where the articles can be filtered by it.
    """

    text: str
    interval: str = ""
    n: str = ""
    caution: str = ""
    sort: float = 0.0
    href: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Scores: a header cell (label, unit) for each column, then rows of a name and its cells."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]

    @property
    def all_cautioned(self) -> bool:
        """Whether every value calls for caution: then that is said once, and no value is marked."""
        cells = [cell for _, row in self.rows for cell in row]
        return len(self.rows) > 1 and all(cell.caution for cell in cells)


@dataclass(frozen=True, slots=True)
class CountRow:
    """A speaker or a term, with its counts by outlet.

    Parameters
    ----------
    name : str
        As shown.
    key : str
        What a filter compares.
    kind, detail : str
        Source type and country, or category and plainer wording.
    cells : tuple of Cell
        One an outlet.
    total : int
        Over all outlets.
    """

    name: str
    key: str
    kind: str
    kind_label: str
    detail: str
    cells: tuple[Cell, ...]
    total: int


@dataclass(slots=True)
class _Counting:
    """What is gathered about one speaker or term while the documents are read."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    details: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)


def tabulate_scores(comparison: OutletComparison, pages: Pages | None = None) -> tuple[ScoreTable, ScoreTable]:
    """Return the main scores with a row an outlet, and all scores with a row a metric.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`.
    pages : Pages, optional
        Where its documents stand, so that scores lead to the texts of their outlet.

    Returns
    -------
    tuple of ScoreTable
    """
    cells: dict[tuple[str, str], Cell] = {}
    labels: dict[str, tuple[str, str]] = {}
    first_of: dict[str, int] = {}
    for number, outlet in enumerate(comparison.documents["outlet"]):
        first_of.setdefault(outlet, number)
    for row in comparison.by_outlet.to_dict("records"):
        labels[row["metric"]] = (row["label"], row["unit"])
        cell = _score_cell(row)
        if pages and row["outlet"] in first_of:
            href = pages.document(first_of[row["outlet"]])
            cell = replace(cell, href=href, outlet=show_controls(row["outlet"]))
        cells[row["outlet"], row["metric"]] = cell
    main = [(name, label, unit) for name, label, unit in _MAIN if name in labels]
    outlets = [(outlet, show_controls(outlet)) for outlet in comparison.outlets]
    first = ScoreTable(
        columns=tuple((label, unit) for _, label, unit in main),
        rows=tuple((shown, tuple(cells[outlet, name] for name, _, _ in main)) for outlet, shown in outlets),
    )
    second = ScoreTable(
        columns=tuple((shown, "") for _, shown in outlets),
        rows=tuple(
            (f"{label} ({unit})", tuple(cells[outlet, name] for outlet, _ in outlets))
            for name, (label, unit) in labels.items()
        ),
    )
    return first, second


def tabulate_speakers(comparison: OutletComparison, pages: Pages) -> tuple[tuple[CountRow, ...], int]:
    """Count every speaker's attributions by outlet.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`.
    pages : Pages
        Where its documents stand.

    Returns
    -------
    tuple of CountRow
        The speakers cited most often.
    int
        How many there are beyond these.
    """
    found: defaultdict[str, _Counting] = defaultdict(_Counting)
    for document, (outlet, annotation) in enumerate(_with_outlets(comparison)):
        for number, attribution in counted_attributions(annotation):
            speaker = attribution.speaker
            name = speaker_name(attribution, annotation.text)
            counting = found[name.casefold()]
            counting.names[name] += 1
            counting.kinds[type_of(attribution)] += 1
            if speaker:
                counting.details["unnamed" if speaker.anonymous else speaker.country or ""] += 1
            counting.counts[outlet] += 1
            counting.first.setdefault(outlet, pages.attribution(document, number, at=place_of(attribution)))
    labels: dict[str, str] = {kind: style.label for kind, style in SOURCE_STYLES.items()}
    return _count_rows(found, labels, comparison.outlets)


def tabulate_terms(comparison: OutletComparison, pages: Pages) -> tuple[tuple[CountRow, ...], int]:
    """Count every loaded term in the outlets' own voice, by outlet.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`.
    pages : Pages
        Where its documents stand.

    Returns
    -------
    tuple of CountRow
        The terms used most often.
    int
        How many there are beyond these.
    """
    found: defaultdict[str, _Counting] = defaultdict(_Counting)
    for document, (outlet, annotation) in enumerate(_with_outlets(comparison)):
        for number, term in counted_terms(annotation):
            if term.voice != "outlet":
                continue
            words = term_words(annotation.text, term)
            counting = found[words.casefold()]
            counting.names[words] += 1
            counting.kinds[term.category] += 1
            counting.details[term.neutral or ""] += 1
            counting.counts[outlet] += 1
            counting.first.setdefault(outlet, pages.term(document, number, at=term.start))
    labels: dict[str, str] = {category: style.label for category, style in CATEGORY_STYLES.items()}
    return _count_rows(found, labels, comparison.outlets)


def _score_cell(row: Mapping[Hashable, Any]) -> Cell:
    value, low, high = float(row["value"]), float(row["low"]), float(row["high"])
    form = percent if str(row["metric"]).endswith("_share") else decimal
    return Cell(
        text=form(value),
        interval="" if math.isnan(low) else f"{form(low)} to {form(high)}",
        n=f"{row['n']:,.0f}",
        caution=row["caution"] or "",
        sort=-1.0 if math.isnan(value) else value,
    )


def _count_rows(
    found: Mapping[str, _Counting], labels: Mapping[str, str], outlets: Iterable[str]
) -> tuple[tuple[CountRow, ...], int]:
    order = sorted(found.items(), key=lambda pair: (-pair[1].counts.total(), pair[0]))
    rows = []
    for key, counting in order[:_MOST_ROWS]:
        kind = _most(counting.kinds)
        cells = (
            Cell(text=str(n) if n else "·", sort=n, href=counting.first.get(outlet, ""))
            for outlet, n in ((outlet, counting.counts[outlet]) for outlet in outlets)
        )
        detail = show_controls(_most(counting.details))
        name = show_controls(_most(counting.names))
        rows.append(CountRow(name, key, kind, labels[kind], detail, tuple(cells), counting.counts.total()))
    return tuple(rows), max(len(order) - _MOST_ROWS, 0)


def _most(counter: Counter[str]) -> str:
    return counter.most_common(1)[0][0] if counter else ""


def _with_outlets(comparison: OutletComparison) -> Iterator[tuple[str, Annotation]]:
    return zip(comparison.documents["outlet"], comparison.annotations, strict=True)
