"""Naming: what each outlet calls the same person, body, country or thing.

In: annotations of articles, best of one event and several outlets. Out: the mentions found, each with the entity it
stands for, and the table of labels by outlet and voice.

Conventions: articles of one event share entities. A name is grouped by its last word ("Mr Rana", "President Sami
Rana"), a body also by its initials, a country by name, adjective or seat of government, a thing by the kind of its
head noun in ``framing/data/naming.tsv`` ("deal", "agreement", "accord"), kept apart by country where an adjective
tells it ("the Syrian regime"). A title that goes with a name more than once in the event stands for that name when
used alone ("the president").

Left undone: verb phrases ("to halt its tests"), pronouns, and labels that no list ties to the name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from framing.records import Annotation, Span, Voice
from framing.segmentation import read_prose
from framing.segmentation.prose import Prose, Sentence
from framing.sources.countries import load_country_phrases
from framing.terms.capitals import is_title_case
from framing.terms.voice import read_voices
from framing.wordlists import packaged, read_rows

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["NamedMention", "compare_naming", "find_names"]

_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "those", "some", "all"))
_POSSESSIVES = frozenset(("his", "her", "its", "their", "our", "my", "your", "'s", "’s"))
_COURTESY = frozenset(
    ("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lady", "Lord", "Prof", "Rev", "Mr.", "Mrs.", "Ms.", "Dr.")
)
_RULERS = (
    "president",
    "leader",
    "minister",
    "chancellor",
    "premier",
    "king",
    "queen",
    "prince",
    "dictator",
    "ayatollah",
)
_OFFICERS = ("director", "mayor", "governor", "senator", "general", "chairman", "chairwoman", "secretary", "commander")
_TITLES = frozenset((*_RULERS, *_OFFICERS, "pope", "judge"))
# Endings of adjectives, and other words that often stand before a head noun.
_ENDINGS = ("al", "ed", "ic", "an", "ish", "ese", "ive", "ous", "ar", "ry")
_MODIFIERS = frozenset(("nuclear", "new", "former", "peace", "trade", "state"))
# Words of a noun phrase looked at before its head.
_REACH = 4


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
        The most frequent label of its group.
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


@dataclass(slots=True)
class _Draft:
    article: int
    span: Span
    key: str
    label: str
    title: str | None = None


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
    [('President Sami Rana', 'Rana'), ('Mr. Rana', 'Rana')]
    """
    events: dict[str | None, list[Annotation]] = defaultdict(list)
    for annotation in annotations:
        events[annotation.document.event].append(annotation)
    return tuple(mention for event, articles in events.items() for mention in _find_in_event(event, articles))


def _find_in_event(event: str | None, articles: Sequence[Annotation]) -> Iterator[NamedMention]:
    proses = [read_prose(article.document, article.segments) for article in articles]
    known = {word for prose in proses for word in _find_capitals(prose)} | _COURTESY | {t.capitalize() for t in _TITLES}
    drafts = [draft for at, prose in enumerate(proses) for draft in _find_drafts(at, prose, known)]
    _join_initials(drafts)
    _join_titles(drafts)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        names[draft.key][_entity_name(draft)] += 1
    voices = [read_voices(article.attributions) for article in articles]
    for draft in sorted(drafts, key=lambda draft: (draft.article, draft.span)):
        document = articles[draft.article].document
        said = voices[draft.article].attribution_of(draft.span)
        yield NamedMention(
            document.id, event, document.outlet, draft.span, names[draft.key].most_common(1)[0][0], draft.label,
            "outlet" if said is None else "source",
        )  # fmt: skip


def _find_capitals(prose: Prose) -> Iterator[str]:
    """Give the words that have a capital inside a sentence, titles apart."""
    for sentence in prose.sentences:
        if not is_title_case(prose, sentence):
            yield from (word for word in prose.words[sentence.first + 1 : sentence.last] if word[:1].isupper())


def _find_drafts(article: int, prose: Prose, known: set[str]) -> Iterator[_Draft]:
    for sentence in prose.sentences:
        taken: set[int] = set()
        for draft, first, last in _find_proper(article, prose, sentence, known):
            taken.update(range(first, last))
            yield draft
        for draft, first, last in _find_things(article, prose, sentence):
            if not taken.intersection(range(first, last)) or last - 1 not in taken:
                yield draft


def _find_proper(article: int, prose: Prose, sentence: Sentence, known: set[str]) -> Iterator[tuple[_Draft, int, int]]:
    countries = load_country_phrases()
    capital = [word[:1].isupper() and word not in ("I", "The", "A", "An") for word in prose.words]
    at = sentence.first
    while at < sentence.last:
        # the first word of a sentence is a name only if it has its capital elsewhere too
        if not capital[at] or (at == sentence.first and prose.words[at] not in known):
            at += 1
            continue
        last = _end_name(prose, sentence, capital, at)
        words = [word for word in prose.words[at:last] if word != "."]
        phrase = " ".join(words)
        span = prose.span(at, last)
        country = countries.get(phrase)
        title = next((word.lower() for word in words[:-1] if word.lower() in _TITLES), None)
        if title is None and at > sentence.first and prose.words[at - 1].lower() in _TITLES:
            title = prose.words[at - 1].lower()
        if country is not None:
            following = prose.words[last].lower() if last < sentence.last else ""
            # an adjective before a listed noun belongs to that noun ("the Syrian regime")
            if country.kind != "adjective" or following not in _load_kinds():
                yield _Draft(article, span, f"country {country.country.code}", phrase), at, last
        elif words[-1].lower() not in _TITLES and len(words[-1]) > 1:
            yield _Draft(article, span, f"name {words[-1].rstrip('.').lower()}", span.of(prose.text), title), at, last
        at = last


def _end_name(prose: Prose, sentence: Sentence, capital: Sequence[bool], first: int) -> int:
    """Follow a name over its capitalised words, the stop of a courtesy title, and "of" between two capitals."""
    last = first + 1
    while last < sentence.last:
        stop = prose.words[last] == "." and prose.words[last - 1] in _COURTESY
        link = prose.words[last] == "of" and capital[min(last + 1, sentence.last - 1)]
        if not (capital[last] or stop or link):
            break
        last += 1
    return last


def _find_things(article: int, prose: Prose, sentence: Sentence) -> Iterator[tuple[_Draft, int, int]]:
    kinds, countries = _load_kinds(), load_country_phrases()
    for at in range(sentence.first, sentence.last):
        word = prose.words[at].lower()
        kind = kinds.get(word)
        if kind is None and word not in _TITLES:
            continue
        following = prose.words[at + 1].lower() if at + 1 < sentence.last else ""
        if following in kinds:
            continue  # the head is the last noun: "the rebel group"
        first = at
        while first > sentence.first and at - first < _REACH and _may_modify(prose.words[first - 1]):
            first -= 1
        found = (countries.get(prose.words[near]) for near in range(first, at))
        country = next((place.country.code for place in found if place is not None), None)
        determined = first > sentence.first and prose.words[first - 1].lower() in _DETERMINERS
        if word in _TITLES:
            if not (determined or country):
                continue
            key = f"title {country or ''} {word}"
        else:
            key = f"thing {country or ''} {kind}"
        yield (
            _Draft(article, prose.span(first, at + 1), key, prose.span(first, at + 1).of(prose.text).lower()),
            first,
            at + 1,
        )


def _may_modify(word: str) -> bool:
    lower = word.lower()
    if not word[:1].isalpha() or lower in _DETERMINERS or lower in _POSSESSIVES:
        return False
    return lower.endswith(_ENDINGS) or lower in _MODIFIERS or lower in _load_kinds() or word in load_country_phrases()


def _join_initials(drafts: Sequence[_Draft]) -> None:
    """Give a body named by its initials the key of its full name."""
    full: dict[str, str] = {}
    for draft in drafts:
        words = [word for word in draft.label.split() if word[0].isupper()]
        if draft.key.startswith("name ") and len(words) > 1:
            full.setdefault("".join(word[0] for word in words), draft.key)
    for draft in drafts:
        letters = draft.label.replace(".", "")
        if draft.key.startswith("name ") and letters.isupper() and len(letters) > 1:
            draft.key = full.get(letters, draft.key)


def _join_titles(drafts: Sequence[_Draft]) -> None:
    """Give a title used alone the key of the name that it most often goes with."""
    holders: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        if draft.title is not None:
            holders[draft.title][draft.key] += 1
    for draft in drafts:
        if draft.key.startswith("title "):
            _, country, title = draft.key.split(" ")
            holder = holders[title].most_common(1)
            if holder and holder[0][1] > 1 and not country:
                draft.key = holder[0][0]


def _entity_name(draft: _Draft) -> str:
    kind, _, rest = draft.key.partition(" ")
    if kind == "name":
        return draft.label.split()[-1]
    if kind == "thing":
        code, _, thing = rest.partition(" ")
        return f"{thing} ({code})" if code else thing
    return draft.label


@cache
def _load_kinds() -> Mapping[str, str]:
    rows = read_rows(
        packaged("naming.tsv"), ("word", "kind", "origin", "note"), required=("word", "kind"), unique=("word",)
    )
    return MappingProxyType({row["word"]: row["kind"] for row in rows})
