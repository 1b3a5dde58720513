"""The step itself: every attribution gets its speaker.

In: the prose of a document and its attributions without speakers. Out: the same attributions, each with a `Speaker`;
a source that the tagger left out or cut is put right first (`framing.sources.gaps.recovery`).
Attributions are read in text order; what was resolved before is the context for a pronoun or "the group" after it.
An "I" inside quoted words is whoever speaks them, so those wait until the rest is known.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import replace

from framing.records import Attribution, Speaker
from framing.segmentation.prose import Prose
from framing.sources.articles.article import Article
from framing.sources.articles.coreference import Antecedents
from framing.sources.gaps.recovery import recover_sources
from framing.sources.gaps.unsaid import (
    find_issuer,
    find_outer,
    find_outlet_itself,
    find_quoted,
    find_unsaid,
    name_headlines,
    place_of,
)
from framing.sources.lists.gazetteer import Gazetteer, load_gazetteer
from framing.sources.lists.names import fold
from framing.sources.resolver import Resolver
from framing.sources.surface.phrases import Lexicon, build_lexicon

__all__ = ["resolve_speakers"]

_SELVES = frozenset({"i", "we", "my", "our", "me", "us"})

# What no mention of the speakers themselves begins with.
_OTHERS = frozenset(string.ascii_letters + string.digits) - {
    letter for word in _SELVES for letter in (word[0], word[0].upper())
}

# Gazetteer object -> its lexicon; holding the gazetteer keeps its id from being used again.
_LEXICONS: dict[int, tuple[Gazetteer, Lexicon]] = {}


def resolve_speakers(
    prose: Prose, attributions: tuple[Attribution, ...], *, gazetteer: Gazetteer | None = None
) -> tuple[Attribution, ...]:
    """Give every attribution its speaker.

    Parameters
    ----------
    prose : Prose
        The document that the attributions stand in.
    attributions : tuple of Attribution
        In any order; speakers they already have are replaced.
    gazetteer : Gazetteer, optional
        The packaged one by default; `read_gazetteer` lays a user's over it.

    Returns
    -------
    tuple of Attribution
        In the order given, each with `speaker` set; some with a `source` that they lacked or a longer one.

    Examples
    --------
    >>> from framing.records import Span
    >>> from framing.segmentation.prose import Sentence
    >>> prose = Prose("The defence ministry denied it.", (0, 4, 12, 21, 28, 30), (3, 11, 20, 27, 30, 31),
    ...               ("The", "defence", "ministry", "denied", "it", "."), (Sentence(0, 6, 0),), ())
    >>> [attribution] = resolve_speakers(prose, (Attribution(Span(0, 20), Span(21, 27), (Span(28, 30),)),))
    >>> attribution.speaker.type, attribution.speaker.anonymous
    ('state', False)
    """
    if not attributions:
        return attributions
    entries = load_gazetteer() if gazetteer is None else gazetteer
    article, antecedents = Article(prose, _lexicon(entries)), Antecedents()
    resolver = Resolver(article, antecedents)
    attributions = recover_sources(article, attributions)
    speakers: dict[int, Speaker] = {}
    later = []
    for number in sorted(range(len(attributions)), key=lambda number: place_of(attributions[number])):
        attribution = attributions[number]
        if _is_self(prose, attribution) or (attribution.source is None and attribution.cue is None):
            later.append(number)
        else:
            speakers[number] = resolver.resolve(attribution)
    speakers = resolver.revealed(speakers)
    speakers = name_headlines(article, attributions, speakers, antecedents)
    for number in later:
        speakers[number] = _wait(resolver, attributions, number, speakers)
    resolver.close()
    if entries.has_own:
        speakers = {number: _overruled(speaker, entries) for number, speaker in speakers.items()}
    return tuple([replace(attribution, speaker=speakers[number]) for number, attribution in enumerate(attributions)])


def _overruled(speaker: Speaker, gazetteer: Gazetteer) -> Speaker:
    """Let a user's entry for the speaker's name go before all that the article says."""
    entry = gazetteer.find(speaker.name or "")
    if entry is None or not entry.own:
        return speaker
    return replace(
        speaker, name=entry.name, type=entry.type, country=entry.country, anonymous=False, reason=entry.origin,
        confidence=1.0,
    )  # fmt: skip


def _wait(
    resolver: Resolver, attributions: Sequence[Attribution], number: int, speakers: dict[int, Speaker]
) -> Speaker:
    """Resolve what needs the other speakers first: a quotation by itself, "I" and "we"."""
    attribution = attributions[number]
    article, antecedents = resolver.article, resolver.antecedents
    if attribution.source is None:
        found = find_unsaid(article, attributions, number, speakers, antecedents)
        return found or Speaker(anonymous=True, reason="no source given", confidence=0.5)
    outer = find_outer(attributions, number, speakers)
    outer = outer or find_quoted(article, attributions, attribution.source.start, speakers)
    return outer or find_issuer(article) or find_outlet_itself(article) or resolver.first_person(None)


def _is_self(prose: Prose, attribution: Attribution) -> bool:
    source = attribution.source
    if source is None:
        return False
    if prose.text[source.start : source.start + 1] in _OTHERS:
        # the quick answer for most
        return False
    words = source.of(prose.text).split(None, 1)
    if len(words) > 1 and (fold(words[0]) == "my" or words[1].split()[0] in ("correspondent", "reporter")):
        # "my brother", "our correspondent" is another
        return False
    # "US officials", "U.S. officials": the country
    return bool(words) and fold(words[0]) in _SELVES and not (len(words[0]) > 1 and words[0].isupper())


def _lexicon(gazetteer: Gazetteer) -> Lexicon:
    """Build the lexicon once per gazetteer object."""
    held = _LEXICONS.get(id(gazetteer))
    if held is None or held[0] is not gazetteer:
        held = _LEXICONS[id(gazetteer)] = (gazetteer, build_lexicon(gazetteer))
    return held[1]
