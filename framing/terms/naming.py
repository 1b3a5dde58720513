"""Naming: what each outlet calls the same person, body, country or thing.

In: annotations of articles, best of one event and several outlets. Out: the mentions found, each with the entity it
stands for, and the table of labels by outlet and voice.

Conventions: articles of one event share entities. A name is grouped by its last word ("Mr Rana", "President Sami
Rana"), with or without "al-", accents and a possessive s whose apostrophe was lost; a body by its whole name, by its
initials, and by its head noun alone after the whole name; a country by name, adjective or seat of government; a thing
by the kind of its head noun in ``framing/data/naming.tsv`` ("deal", "agreement", "accord"), kept apart by country where
an adjective tells it ("the Syrian regime"), and joined with the plain noun where the event has one such country. A
title that goes with a name more than once in the event stands for that name when used alone ("the president").

Left undone: verb phrases ("to halt its tests"), pronouns, and labels that no list ties to the name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.records import Annotation, Span, Voice
from framing.segmentation import read_prose
from framing.segmentation.prose import Prose
from framing.sources.lists.countries import load_countries
from framing.terms.joining import join_mentions, strip_titles, words_before_names
from framing.terms.names import Mention, find_capitals, find_proper
from framing.terms.things import find_things
from framing.terms.voice import read_voices

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["NamedMention", "compare_naming", "find_names"]

# A full name is taken where it is at most so many times rarer than the short one.
_RARER = 4


@dataclass(frozen=True, slots=True)
class NamedMention:
    """One mention of an entity.

    Parameters
    ----------
    document : str
        Id of the document.
    event, outlet : str or None
        Those of the document.
    span : Span
        The words of the mention, its determiner left out.
    entity : str
        The label that stands for its group: the most frequent one, a full name before a part of it.
    label : str
        The words used, in lower case unless a name.
    voice : {"outlet", "source"}
        Who uses them.
    """

    document: str
    event: str | None
    outlet: str | None
    span: Span
    entity: str
    label: str
    voice: Voice


def compare_naming(annotations: Iterable[Annotation], *, least: int = 2) -> pd.DataFrame:
    """Count the labels that each outlet uses for each entity.

    Parameters
    ----------
    annotations : iterable of Annotation
        Annotated articles; entities are shared inside an event.
    least : int, default=2
        Only entities that so many articles mention are shown.

    Returns
    -------
    DataFrame
        One row an event, entity, outlet, voice and label: ``count``, and ``share`` of the outlet's mentions of that
        entity in that voice. The entities most mentioned come first; outlets keep the order of the articles.

    References
    ----------
    Hamborg, F., Zhukova, A. & Gipp, B. (2019). Automated identification of media bias by word choice and labeling in
    news articles. JCDL.

    Examples
    --------
    >>> from framing.records import Document
    >>> articles = (("One", "The deal was signed."), ("Two", "The accord was signed."))
    >>> naming = compare_naming(Annotation(Document(name, text, outlet=name)) for name, text in articles)
    >>> naming[["entity", "outlet", "label", "count"]].to_dict("split")["data"]
    [['deal', 'One', 'deal', 1], ['deal', 'Two', 'accord', 1]]
    """
    import pandas as pd

    mentions = find_names(annotations)
    articles: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for mention in mentions:
        articles[mention.event, mention.entity].add(mention.document)
    kept = [mention for mention in mentions if len(articles[mention.event, mention.entity]) >= least]
    sizes = Counter((mention.event, mention.entity) for mention in kept)
    cells = Counter((m.event, m.entity, m.outlet, m.voice, m.label) for m in kept)
    totals = Counter((m.event, m.entity, m.outlet, m.voice) for m in kept)
    order = {outlet: rank for rank, outlet in enumerate(dict.fromkeys(m.outlet for m in mentions))}
    rows = [
        (*cell, count, count / totals[cell[:4]])
        for cell, count in sorted(
            cells.items(),
            key=lambda pair: (
                str(pair[0][0]),
                -sizes[pair[0][:2]],
                pair[0][1],
                order[pair[0][2]],
                pair[0][3],
                -pair[1],
            ),
        )
    ]
    return pd.DataFrame(rows, columns=["event", "entity", "outlet", "voice", "label", "count", "share"])


def find_names(annotations: Iterable[Annotation]) -> tuple[NamedMention, ...]:
    """Find the mentions of people, bodies, countries and listed things, and group them inside each event.

    Examples
    --------
    >>> from framing.records import Document
    >>> text = "President Sami Rana left. Critics of Mr. Rana said the president fled."
    >>> [(mention.label, mention.entity) for mention in find_names([Annotation(Document("a", text))])][:2]
    [('President Sami Rana', 'Sami Rana'), ('Mr. Rana', 'Sami Rana')]
    """
    events: dict[str | None, list[Annotation]] = defaultdict(list)
    for annotation in annotations:
        events[annotation.document.event].append(annotation)
    return tuple(mention for event, articles in events.items() for mention in _find_in_event(event, articles))


def _find_in_event(event: str | None, articles: Sequence[Annotation]) -> Iterator[NamedMention]:
    proses = [read_prose(article.document, article.segments) for article in articles]
    known = {word for prose in proses for word in find_capitals(prose)} | {
        title.capitalize() for title in words_before_names()
    }
    mentions = [mention for at, prose in enumerate(proses) for mention in _find_mentions(at, prose, known)]
    mentions = join_mentions(mentions)
    names = _name_entities(mentions)
    voices = [read_voices(article.attributions, prose) for article, prose in zip(articles, proses, strict=True)]
    for mention in sorted(mentions, key=lambda mention: (mention.article, mention.span)):
        document = articles[mention.article].document
        said = voices[mention.article].attribution_of(mention.span)
        yield NamedMention(
            document.id, event, document.outlet, mention.span, names[mention.key], mention.label,
            "outlet" if said is None else "source",
        )  # fmt: skip


def _find_mentions(article: int, prose: Prose, known: Collection[str]) -> Iterator[Mention]:
    for sentence in prose.sentences:
        things = list(find_things(article, prose, sentence))
        claimed = {token for _, first, last in things for token in range(first, last)}
        names = list(find_proper(article, prose, sentence, known, claimed))
        taken = {token for _, first, last in names for token in range(first, last)}
        yield from (mention for mention, _, _ in names)
        yield from (mention for mention, _, last in things if last - 1 not in taken)


def _name_entities(mentions: Sequence[Mention]) -> dict[str, str]:
    """Choose a name for each key: its most frequent label, or a full name that is not much rarer."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        # a title used alone names nobody
        if mention.label != mention.label.lower() or mention.key.startswith("t"):
            labels[mention.key][strip_titles(mention.label)] += 1
    return {key: _name_entity(key, counts) for key, counts in labels.items()}


def _name_entity(key: str, labels: Counter[str]) -> str:
    kind, _, rest = key.partition(" ")
    if kind == "country":
        return load_countries()[rest].name
    if kind == "thing":
        code, _, thing = rest.partition(" ")
        return f"{thing} ({code})" if code else thing
    top, most = labels.most_common(1)[0]
    full = [label for label, count in labels.items() if top in label.split() and count * _RARER >= most]
    return max(full, key=lambda label: (" " in label, labels[label], -len(label)), default=top)
