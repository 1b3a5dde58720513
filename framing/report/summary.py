"""The summary of the report: what was compared and what was counted, in plain sentences, outlet by outlet.

In: an `OutletComparison`. Out: the numbers of each sentence with their words; the template writes the sentences. No
sentence ranks, rates or explains.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.display.counting import counted_attributions, counted_terms
from framing.display.palette import SOURCE_STYLES
from framing.display.wording import count_of, decimal, percent
from framing.report.marking import place_of
from framing.report.spans import Pages
from framing.report.titles import name_article
from framing.report.visible import show_controls

if TYPE_CHECKING:
    from framing.compare import OutletComparison

__all__ = ["Heard", "OutletSummary", "Totals", "summarise_outlets", "summarise_totals"]

# Source types named in an outlet's sentence; all of them stand in the figure.
_TOP_TYPES = 3


@dataclass(frozen=True, slots=True)
class Totals:
    """What the whole report rests on, as counts with their nouns."""

    outlets: str
    events: str
    documents: str
    words: str
    attributions: str
    own_terms: str
    source_terms: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A source type that an outlet cites: its key, its name, how often."""

    kind: str
    label: str
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class OutletSummary:
    """One outlet's numbers, as text; a dash where undefined."""

    name: str
    href: str
    title: str
    documents: str
    words: str
    attributions: str
    density: str
    attributed: str
    unnamed: str
    heard: tuple[Heard, ...]
    own_terms: str
    own_density: str
    source_terms: str
    source_density: str
    first_attribution: str
    first_own_term: str
    first_source_term: str
    cautions: tuple[str, ...]


def summarise_totals(comparison: OutletComparison) -> Totals:
    """Count what was compared.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`.

    Returns
    -------
    Totals
    """
    own, sources = (sum(t.count_terms(voice) for t in comparison.tallies) for voice in ("outlet", "source"))
    return Totals(
        outlets=count_of(len(comparison.outlets), "outlet"),
        events=count_of(len(comparison.events), "event"),
        documents=count_of(len(comparison.annotations), "document"),
        words=count_of(sum(t.words for t in comparison.tallies), "word"),
        attributions=count_of(sum(t.attributions + t.nested for t in comparison.tallies), "attribution"),
        own_terms=count_of(own, "loaded term"),
        source_terms=count_of(sources, "loaded term"),
    )


def summarise_outlets(comparison: OutletComparison, pages: Pages) -> tuple[OutletSummary, ...]:
    """Count what each outlet did.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`.
    pages : Pages
        Where its documents stand.

    Returns
    -------
    tuple of OutletSummary
        In the order of the outlets.
    """
    table = comparison.by_outlet
    values = dict(zip(zip(table["outlet"], table["metric"], strict=True), table["value"].astype(float), strict=True))
    cautions: dict[str, dict[str, None]] = {}
    for outlet, caution in zip(table["outlet"], table["caution"], strict=True):
        # the words on the documents come first in a caution and hold for every metric of the outlet
        if caution and "document" in caution:
            cautions.setdefault(outlet, {})[caution.split(";")[0]] = None
    first = {outlet: tuple(cautions.get(outlet, {}))[:1] for outlet in comparison.outlets}
    if all(first.values()) and len(first) > 1:
        # where it concerns every outlet, the cautions above the cards say it once
        first = dict.fromkeys(first, ())
    return tuple(_summarise(comparison, outlet, values, first[outlet], pages) for outlet in comparison.outlets)


def _summarise(
    comparison: OutletComparison,
    outlet: str,
    values: dict[tuple[str, str], float],
    cautions: tuple[str, ...],
    pages: Pages,
) -> OutletSummary:
    numbers = [n for n, name in enumerate(comparison.documents["outlet"]) if name == outlet]
    tallies = [comparison.tallies[n] for n in numbers]
    types: Counter[str] = Counter()
    for tally in tallies:
        types.update(tally.types)

    def score(metric: str) -> float:
        return float(values.get((outlet, metric), math.nan))

    own, sources = (sum(t.count_terms(voice) for t in tallies) for voice in ("outlet", "source"))
    return OutletSummary(
        name=show_controls(outlet),
        href=pages.document(numbers[0]) if numbers else "#articles",
        title=_title_of(comparison, numbers),
        documents=count_of(len(numbers), "document"),
        words=count_of(sum(t.words for t in tallies), "word"),
        attributions=count_of(types.total(), "attribution"),
        density=decimal(score("attribution_density")),
        attributed=percent(score("attributed_word_share")),
        unnamed=percent(score("unnamed_share")),
        heard=_most_heard(types),
        own_terms=count_of(own, "loaded term"),
        own_density=decimal(score("outlet_loaded_density")),
        source_terms=f"{sources:,}",
        source_density=decimal(score("source_loaded_density")),
        first_attribution=_find_first(comparison, numbers, pages, None),
        first_own_term=_find_first(comparison, numbers, pages, "outlet"),
        first_source_term=_find_first(comparison, numbers, pages, "source"),
        cautions=cautions,
    )


def _find_first(comparison: OutletComparison, numbers: list[int], pages: Pages, voice: str | None) -> str:
    """Return the address of an outlet's first attribution, or of its first term in a voice; empty where none is."""
    for document in numbers:
        annotation = comparison.annotations[document]
        if voice is None:
            for number, attribution in counted_attributions(annotation):
                return pages.attribution(document, number, at=place_of(attribution))
        for number, term in counted_terms(annotation):
            if term.voice == voice:
                return pages.term(document, number, at=term.start)
    return ""


def _title_of(comparison: OutletComparison, numbers: list[int]) -> str:
    """Return the name of an outlet's only document; empty where there are several, or where it says nothing more."""
    if len(numbers) != 1:
        return ""
    name = name_article(comparison.annotations[numbers[0]])
    return "" if name == show_controls(str(comparison.documents["outlet"].iloc[numbers[0]])) else name


def _most_heard(types: Counter[str]) -> tuple[Heard, ...]:
    total = types.total()
    labels: dict[str, str] = {kind: style.label for kind, style in SOURCE_STYLES.items()}
    return tuple(Heard(kind, labels[kind], n, percent(n / total)) for kind, n in types.most_common(_TOP_TYPES) if n)
