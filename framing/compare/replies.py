"""Right of reply: whether a party that an article has accused is also heard in it, or said to have been asked.

In: annotations. Out: a `ReplyComparison`: one row for each accusation with a named party, and counts by outlet. Counts
only: an old quarrel needs no new answer, and a party heard may have answered something else.

Definitions, narrow on purpose
------------------------------
- An *accusation* is an attribution in the body or headline whose cue is one of the accusing verbs of
  ``reply_phrases.tsv`` (accuse, blame, denounce ...) in an active form.
- The *party* is what stands right after the cue, up to the first "of", "for", "as", "that" and the like, if it is a
  source of the event, a name that the gazetteer or the list of countries knows, or begins with a capital. Things
  ("condemned the bombing") and pronouns are no parties; such accusations are not counted.
- The party is *heard* when another attribution of the article, not inside the accusation, has it as its source, or one
  who speaks for it (`framing.compare.affiliations`); a country or its government is heard when a state source of that
  country is.
- It was *asked* when a sentence that mentions it, or the next one, has a phrase such as "did not respond".

Accusations in the outlet's own voice, and those made with other verbs, are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

import pandas as pd

from framing.attribution.cues import load_cues
from framing.compare.affiliations import find_affiliations
from framing.compare.counted import Citation, find_citations
from framing.compare.grouping import read_comparable
from framing.compare.names import Source, is_one_name, match_sources, mentions
from framing.compare.tabular import Tabular
from framing.records import Annotation
from framing.segmentation import read_prose
from framing.sources import load_gazetteer
from framing.sources.lists.countries import CountryPhrase, load_country_phrases
from framing.wordlists import packaged, read_rows

__all__ = ["ReplyComparison", "compare_replies"]

_ACCUSATIONS = ["event", "outlet", "id", "accuser", "cue", "party", "heard", "asked", "content", "start", "end"]
_OUTLETS = ["outlet", "n_documents", "accusations", "heard", "asked_only", "neither"]
# Where the name of the party ends and the charge begins.
_CHARGE = re.compile(r"\s+(?:of|for|as|that|on|over|by|with|in|to|after|and|who|which)\s|[,;:(]")
# A party is named in a few words; longer stretches are the charge itself.
_NAME_WORDS = 7
_DETERMINER = re.compile(r"^(?:the|its|their|his|her|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class ReplyComparison(Tabular):
    """Accusations, and whether the party accused is heard in the same article.

    Parameters
    ----------
    by_outlet : pandas.DataFrame
        One row an outlet: n_documents, accusations, of these heard, asked_only (not heard, but said to have been
        asked) and neither.
    accusations : pandas.DataFrame
        The main table (`frame`, `to_csv`). One row an accusation: event, outlet, id, accuser, cue, party,
        heard, asked, content, start, end.
    cautions : tuple of str
        What a reader has to know about the whole.
    """

    by_outlet: pd.DataFrame
    accusations: pd.DataFrame
    cautions: tuple[str, ...]
    _main: ClassVar[str] = "accusations"

    def __repr__(self) -> str:
        return f"<ReplyComparison: outlets={len(self.by_outlet)}, accusations={len(self.accusations)}>"


def compare_replies(
    annotations: Iterable[Annotation], *, within: str | None = "event", by: str = "outlet"
) -> ReplyComparison:
    """Count accusations against named parties, and how often the party is heard in the same article.

    Parameters
    ----------
    annotations : iterable of Annotation
        From `framing.annotate`, or read back.
    within, by : str
        As for `framing.compare_outlets`.

    Returns
    -------
    ReplyComparison

    Raises
    ------
    InputError
        If there is nothing to compare.

    Examples
    --------
    >>> from framing.records import Attribution, Document, Span, Speaker
    >>> text = "Berg accused the Dawn Front of theft. The Dawn Front did not respond."
    >>> accused = Attribution(Span(0, 4), Span(5, 12), (Span(13, 36),), speaker=Speaker("Anna Berg", "state"))
    >>> found = compare_replies([Annotation(Document("a", text, outlet="Wire"), (), (accused,))])
    >>> found.accusations[["accuser", "party", "heard", "asked"]].to_dict("records")
    [{'accuser': 'Anna Berg', 'party': 'Dawn Front', 'heard': False, 'asked': True}]
    """
    annotated, grouping = read_comparable(annotations, by=by, within=within)
    texts = [annotation.text for annotation in annotated]
    # a document without an event is an event of its own
    parts: dict[str | int, list[Citation]] = {}
    for citation in find_citations(annotated, grouping):
        parts.setdefault(citation.document if citation.event is None else citation.event, []).append(citation)
    rows = [row for own in parts.values() for row in _find_accusations(annotated, own, match_sources(own, texts))]
    table = pd.DataFrame.from_records(rows, columns=_ACCUSATIONS)
    outlets = []
    for outlet in grouping.outlets:
        of_outlet = table[table["outlet"] == outlet]
        heard, asked = of_outlet["heard"].astype(bool), of_outlet["asked"].astype(bool)
        counts = (int(heard.sum()), int((asked & ~heard).sum()), int((~asked & ~heard).sum()))
        outlets.append((outlet, grouping.outlet_of.count(outlet), len(of_outlet), *counts))
    return ReplyComparison(pd.DataFrame.from_records(outlets, columns=_OUTLETS), table, grouping.cautions)


def _find_accusations(
    annotations: Sequence[Annotation], citations: Sequence[Citation], sources: Sequence[Source]
) -> Iterator[tuple[object, ...]]:
    for citation, accuser in zip(citations, sources, strict=True):
        annotation = annotations[citation.document]
        cue = citation.attribution.cue
        if cue is None or not _is_accusing(cue.of(annotation.text)):
            continue
        party = _find_party(citation, annotation.text, sources)
        if party is None or party.name == accuser.name:
            continue
        others = [
            (other, source)
            for other, source in zip(citations, sources, strict=True)
            if other.document == citation.document and not _lies_inside(other, citation)
        ]
        affiliations = find_affiliations(list(dict.fromkeys([*sources, party])), [annotation.text])
        heard = any(_is_party(source, other, party) or party in affiliations[source] for other, source in others)
        content = citation.attribution.content
        yield (
            citation.event, citation.outlet, annotation.document.id, accuser.name, cue.of(annotation.text), party.name,
            heard, _was_asked(annotation, party), " … ".join(span.of(annotation.text) for span in content),
            content[0].start, content[-1].end,
        )  # fmt: skip


def _is_accusing(cue: str) -> bool:
    words = cue.lower().split()
    known = (load_cues().words.get(word) for word in words)
    # "was accused by", "stands accused": the subject is then the party
    active = not {"by", "been", "was", "were", "being", "stands"} & set(words)
    return active and any(found is not None and found.base in _phrases("accusation") for found in known)


@cache
def _phrases(kind: str) -> frozenset[str]:
    columns = ("phrase", "kind", "origin")
    rows = read_rows(packaged("reply_phrases.tsv"), columns, required=columns, unique=("phrase",))
    return frozenset(row["phrase"] for row in rows if row["kind"] == kind)


def _find_party(citation: Citation, text: str, sources: Sequence[Source]) -> Source | None:
    """Return whom the accusation is against, ``None`` where that is a thing, a pronoun, or not said."""
    cue, content = citation.attribution.cue, citation.attribution.content[0]
    if cue is None or content.start < cue.end:
        return None
    start = _CHARGE.split(content.of(text) + " ", maxsplit=1)[0]
    phrase = _DETERMINER.sub("", start.strip(" \"'“”‘’.\n"))
    if not phrase or len(phrase.split()) > _NAME_WORDS:
        return None
    fitting = [s for s in dict.fromkeys(sources) if s.named and _is_one_name(phrase, s)]
    if len(fitting) == 1:
        return fitting[0]
    entry, country = load_gazetteer().find(phrase), _find_country(phrase)
    if entry is not None:
        return Source(entry.name, entry.type, True, (phrase, *entry.names))
    if country is not None and country.kind != "adjective":
        return Source(country.country.name, "state", True, (phrase, country.country.name), country.country.code)
    # a name has capitals throughout: "Saturday's attack" is none
    named = all(word[0].isupper() for word in phrase.split()) and start.strip()[0] not in "\"“‘'"
    # headlines capitalise things too, and "Russian" is half a name
    named = named and citation.attribution.segment == "body" and country is None
    return Source(phrase, "other", True, (phrase,)) if named else None


def _find_country(phrase: str) -> CountryPhrase | None:
    return load_country_phrases().get(phrase) or load_country_phrases().get(f"{phrase}.")  # "U.S."


def _is_one_name(phrase: str, source: Source) -> bool:
    return any(is_one_name(phrase, name) for name in source.spellings)


def _lies_inside(one: Citation, other: Citation) -> bool:
    place = one.attribution.content[0]
    return one is other or any(content.contains(place) for content in other.attribution.content)


def _is_party(source: Source, citation: Citation, party: Source) -> bool:
    if source == party or any(_is_one_name(name, source) for name in party.spellings):
        return True
    # whoever speaks for the state answers for the country, or for its government
    whole = party.is_government or any(name in load_country_phrases() for name in party.spellings)
    speaker = citation.attribution.speaker
    return whole and speaker is not None and speaker.type == "state" and speaker.country == party.country is not None


def _was_asked(annotation: Annotation, party: Source) -> bool:
    prose = read_prose(annotation.document, annotation.segments)
    previous = False
    for sentence in prose.sentences:
        text = prose.span(sentence.first, sentence.last).of(prose.text)
        mentioned = mentions(text, party)
        spaced = " ".join(text.lower().split())
        if (mentioned or previous) and any(phrase in spaced for phrase in _phrases("asked")):
            return True
        previous = mentioned
    return False
