"""The step itself: every attribution gets its speaker.

In: the prose of a document and its attributions without speakers. Out: the same attributions, each with a `Speaker`.
Attributions are read in text order; what was resolved before is the context for a pronoun or "the group" after it.
An "I" inside quoted words is whoever speaks them, so those wait until the rest is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.records import Attribution, Speaker
from framing.segmentation.prose import Prose
from framing.sources.article import Article
from framing.sources.coreference import Antecedents
from framing.sources.gazetteer import Gazetteer, load_gazetteer
from framing.sources.names import fold
from framing.sources.phrases import Lexicon, build_lexicon
from framing.sources.resolver import Resolver

__all__ = ["resolve_speakers"]

_SELVES = frozenset({"i", "we", "my", "our", "me", "us"})

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
        In the order given, each with `speaker` set.

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
    resolver = Resolver(Article(prose, _lexicon(load_gazetteer() if gazetteer is None else gazetteer)), Antecedents())
    speakers: dict[int, Speaker] = {}
    later = []
    for number in sorted(range(len(attributions)), key=lambda number: _place(attributions[number])):
        attribution = attributions[number]
        if _is_self(prose, attribution) or (attribution.source is None and attribution.cue is None and not speakers):
            later.append(number)
        else:
            speakers[number] = resolver.resolve(attribution)
    for number in later:
        outer = _outer(attributions, number, speakers)
        if attributions[number].source is None:
            after = [one for one in speakers if _place(attributions[one]) > _place(attributions[number])]
            following = min(after, key=lambda one: _place(attributions[one]), default=None)
            speakers[number] = outer or (speakers[following] if following is not None else Speaker(anonymous=True))
        else:
            speakers[number] = resolver.first_person(outer)
    return tuple(replace(attribution, speaker=speakers[number]) for number, attribution in enumerate(attributions))


def _place(attribution: Attribution) -> tuple[int, int]:
    """Where an attribution is read: at its source or cue, or at its content when it has neither."""
    span = attribution.source or attribution.cue or attribution.content[0]
    return span.start, span.end


def _is_self(prose: Prose, attribution: Attribution) -> bool:
    source = attribution.source
    if source is None:
        return False
    words = source.of(prose.text).split(None, 1)
    # "US officials", "U.S. officials": the country
    return bool(words) and fold(words[0]) in _SELVES and not (len(words[0]) > 1 and words[0].isupper())


def _outer(attributions: Sequence[Attribution], number: int, speakers: dict[int, Speaker]) -> Speaker | None:
    """Return the speaker of the narrowest attribution in whose content this one stands."""
    start, end = _place(attributions[number])
    around = [
        (content.end - content.start, other)
        for other, attribution in enumerate(attributions)
        for content in attribution.content
        if other != number and other in speakers and content.start <= start and end <= content.end
    ]
    return speakers[min(around)[1]] if around else None


def _lexicon(gazetteer: Gazetteer) -> Lexicon:
    """Build the lexicon once per gazetteer object."""
    held = _LEXICONS.get(id(gazetteer))
    if held is None or held[0] is not gazetteer:
        held = _LEXICONS[id(gazetteer)] = (gazetteer, build_lexicon(gazetteer))
    return held[1]
