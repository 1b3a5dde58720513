"""Scores on who speaks: named and unnamed by type, the room each type gets, who comes first, which countries speak.

In: annotations with speakers. Out: tables of counts with the shares beside them. A type can be heard often and late,
or once and at length, so attributions, words and places are told apart.

Conventions. Every attribution of body and headline counts, nested ones included, as in `framing.metrics`; one without
a speaker is ``other``. Words are those of the content; a nested content's words stand in the outer one too, so words
count for outermost attributions only. A place is the paragraph of the content's first character as a share of the
article's paragraphs (0: the first, 1: the last). The lead is the first outermost attribution of the body.

References
----------
H. J. Gans. 1979. Deciding What's News. Pantheon. (who gets to speak)
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.records import SOURCE_TYPES, Annotation, Attribution, SourceType
from framing.segmentation.tokens import count_words

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COUNTRY_COLUMNS", "TYPE_COLUMNS", "find_lead", "tabulate_countries", "tabulate_types"]

TYPE_COLUMNS = ("type", "attributions", "named", "unnamed", "words", "word_share", "place", "headline", "leads",
                "lead_share")  # fmt: skip
COUNTRY_COLUMNS = ("type", "country", "attributions", "documents", "words", "word_share")

_SCORED = ("body", "headline")


@dataclass(slots=True)
class _Counts:
    """What is counted for one row."""

    attributions: int = 0
    named: int = 0
    unnamed: int = 0
    words: int = 0
    headline: int = 0
    places: list[float] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)


def tabulate_types(annotations: Iterable[Annotation]) -> pd.DataFrame:
    """Tabulate how the source types are heard.

    Parameters
    ----------
    annotations : iterable of Annotation
        With speakers.

    Returns
    -------
    pandas.DataFrame
        One row per source type, all eleven, in the order of `framing.records.SOURCE_TYPES`. ``named`` and ``unnamed``
        leave out attributions without a speaker; ``words`` and ``word_share`` are those of the attributed words;
        ``place`` is the mean place in the article (0: first paragraph, 1: last), NaN where the type isn't heard;
        ``headline`` counts attributions in headlines; ``leads`` counts the articles whose first attribution is the
        type's, ``lead_share`` divides by the articles that have one.

    Examples
    --------
    >>> from framing.records import Document, Span, Speaker
    >>> said = Attribution(Span(10, 15), Span(16, 20), (Span(0, 8),), speaker=Speaker("Anna Berg", "state", "SE"))
    >>> table = tabulate_types([Annotation(Document("a", "It rains, Berg said. Cars were stuck."), (), (said,))])
    >>> table.loc[table["type"] == "state", ["attributions", "words", "lead_share"]].to_numpy().tolist()
    [[1.0, 2.0, 1.0]]
    """
    import pandas as pd

    counts: dict[SourceType, _Counts] = {kind: _Counts() for kind in SOURCE_TYPES}
    leads: Counter[SourceType] = Counter()
    for annotation in annotations:
        for attribution, place in _placed(annotation):
            _count(counts[_type_of(attribution)], annotation, attribution, place)
        lead = find_lead(annotation)
        if lead is not None:
            leads[_type_of(lead)] += 1
    words = sum(row.words for row in counts.values())
    rows = [
        (kind, row.attributions, row.named, row.unnamed, row.words, _share(row.words, words),
         _share(sum(row.places), len(row.places)), row.headline, leads[kind], _share(leads[kind], leads.total()))
        for kind, row in counts.items()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(TYPE_COLUMNS))


def tabulate_countries(
    annotations: Iterable[Annotation], *, types: Sequence[SourceType] = ("state", "opposition")
) -> pd.DataFrame:
    """Tabulate whose state and whose opposition is heard.

    Parameters
    ----------
    annotations : iterable of Annotation
        With speakers.
    types : sequence of str
        The source types to split by country.

    Returns
    -------
    pandas.DataFrame
        One row per type and country, the most attributions first within a type; ``country`` is None where it is not
        known, as for states that no list holds. ``word_share`` is that of the type's words.

    Examples
    --------
    >>> from framing.records import Document, Span, Speaker
    >>> said = Attribution(Span(10, 15), Span(16, 20), (Span(0, 8),), speaker=Speaker("Anna Berg", "state", "SE"))
    >>> table = tabulate_countries([Annotation(Document("a", "It rains, Berg said."), (), (said,))])
    >>> table[["type", "country", "attributions"]].to_numpy().tolist()
    [['state', 'SE', 1]]
    """
    import pandas as pd

    counts: dict[tuple[SourceType, str | None], _Counts] = {}
    for annotation in annotations:
        for attribution, place in _placed(annotation):
            kind = _type_of(attribution)
            if kind in types:
                country = attribution.speaker.country if attribution.speaker is not None else None
                _count(counts.setdefault((kind, country), _Counts()), annotation, attribution, place)
    words: Counter[SourceType] = Counter()
    for (kind, _), row in counts.items():
        words[kind] += row.words
    order = sorted(counts, key=lambda key: (types.index(key[0]), -counts[key].attributions, key[1] or "~"))
    rows = [
        (*key, counts[key].attributions, len(counts[key].documents), counts[key].words,
         _share(counts[key].words, words[key[0]]))
        for key in order
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COUNTRY_COLUMNS))


def find_lead(annotation: Annotation) -> Attribution | None:
    """Return the first outermost attribution of the body: whose side the article gives first.

    Examples
    --------
    >>> from framing.records import Document, Span, Speaker
    >>> said = Attribution(Span(10, 15), Span(16, 20), (Span(0, 8),), speaker=Speaker("Anna Berg", "state"))
    >>> find_lead(Annotation(Document("a", "It rains, Berg said."), (), (said,))).speaker.name
    'Anna Berg'
    """
    body = [one for one in annotation.attributions if one.segment == "body" and not one.nested]
    return min(body, key=lambda one: (one.start, one.end), default=None)


def _placed(annotation: Annotation) -> Iterator[tuple[Attribution, float | None]]:
    """Return the scored attributions, each with its place among the article's paragraphs (None: a headline)."""
    scored = [one for one in annotation.attributions if one.segment in _SCORED]
    outside = [(one.start, one.end) for one in annotation.segments if one.kind not in _SCORED]
    text = annotation.text
    starts: list[int] = []
    position = 0
    for line in text.splitlines(keepends=True):
        if line.strip() and not any(first <= position < last for first, last in outside):
            starts.append(position)
        position += len(line)
    last = max(len(starts) - 1, 1)
    for attribution in scored:
        begin = attribution.content[0].start if attribution.content else attribution.start
        paragraph = max(bisect_right(starts, begin) - 1, 0)
        yield attribution, paragraph / last if attribution.segment == "body" else None


def _count(row: _Counts, annotation: Annotation, attribution: Attribution, place: float | None) -> None:
    row.attributions += 1
    row.documents.add(annotation.document.id)
    if attribution.speaker is not None:
        row.named += not attribution.speaker.anonymous
        row.unnamed += attribution.speaker.anonymous
    if not attribution.nested:
        row.words += count_words(annotation.text, attribution.content)
    if place is None:
        row.headline += 1
    else:
        row.places.append(place)


def _type_of(attribution: Attribution) -> SourceType:
    return attribution.speaker.type if attribution.speaker is not None else "other"


def _share(part: float, whole: float) -> float:
    """Divide; NaN where there is nothing to divide by."""
    return part / whole if whole else float("nan")
