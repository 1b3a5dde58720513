"""Speakers that no mention names: a quoted paragraph on its own, a quotation used as a heading, "I" and "we".

In: the article, its attributions and the speakers resolved so far. Out: a `Speaker`, or ``None``. A quotation without
source and cue belongs to whoever says the same words elsewhere in the article (headings repeat what the text quotes),
as a heading to who speaks next, else to the person cited before. "We" is whoever speaks the words around it; outside
all quotation marks it is the body that issues the page (a press release), told by how it opens and how often it is
named. Left undone: "we" of a spokesman for the body spoken for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from framing.records import Attribution, Span, Speaker
from framing.sources.antecedents.known import fits_role, make_speaker
from framing.sources.articles.article import Article
from framing.sources.articles.bodies import Body
from framing.sources.articles.coreference import Antecedent, Antecedents
from framing.sources.clues.mentions import Evidence
from framing.sources.lists.names import fold

__all__ = ["find_issuer", "find_outer", "find_outlet_itself", "find_quoted", "find_unsaid", "name_headlines"]

# Fewest words of a quotation that are taken for the same as words elsewhere: "not open" says little.
_ECHO = 3

# Most words of a heading.
_HEADING = 12

# Quotation marks and a closing mark that a heading has besides its words.
_MARKS = 3

# How often a page names the body that issues it, at least.
_OFTEN = 4


def find_outer(attributions: Sequence[Attribution], number: int, speakers: Mapping[int, Speaker]) -> Speaker | None:
    """Return the speaker of the narrowest attribution in whose content this one stands."""
    start, end = place_of(attributions[number])
    around = [
        (content.end - content.start, other)
        for other, attribution in enumerate(attributions)
        for content in attribution.content
        if other != number and other in speakers and content.start <= start and end <= content.end
    ]
    return speakers[min(around)[1]] if around else None


def place_of(attribution: Attribution) -> tuple[int, int]:
    """Where an attribution is read: at its source or cue, or at its content when it has neither."""
    span = attribution.source
    if span is None:
        span = attribution.cue if attribution.cue is not None else attribution.content[0]
    return span.start, span.end


def find_unsaid(
    article: Article,
    attributions: Sequence[Attribution],
    number: int,
    speakers: Mapping[int, Speaker],
    antecedents: Antecedents,
) -> Speaker | None:
    """Return the speaker of a quotation that has neither source nor cue."""
    own = attributions[number]
    outer = find_outer(attributions, number, speakers)
    if outer is not None or not own.content:
        return outer
    text = article.prose.text
    echoed = _words(text, own.content)
    start = own.content[0].start
    if len(echoed.split()) >= _ECHO:
        for other in sorted(speakers):
            if other != number and echoed in _words(text, attributions[other].content):
                return speakers[other]
    order = sorted(speakers, key=lambda other: place_of(attributions[other]))
    before = [other for other in order if place_of(attributions[other])[0] < start and not attributions[other].nested]
    after = [other for other in order if place_of(attributions[other])[0] > start]
    if not before or _is_heading(article, own.content[0]):
        quoting = [other for other in after if attributions[other].quote != "indirect"]
        return next((speakers[other] for other in (*quoting, *after)), None)
    return _person_before(before, speakers, antecedents) or speakers[before[-1]]


def _person_before(before: Sequence[int], speakers: Mapping[int, Speaker], antecedents: Antecedents) -> Speaker | None:
    people = {known.speaker for known in antecedents.seen if known.kind == "person"}
    return next((speakers[other] for other in reversed(before) if speakers[other] in people), None)


def _words(text: str, spans: Sequence[Span]) -> str:
    found = " ".join(fold(span.of(text)) for span in spans)
    letters = "".join(letter if letter.isalnum() else " " for letter in found)
    return f" {' '.join(letters.split())} "


def _is_heading(article: Article, span: Span) -> bool:
    """Tell whether a quotation is a heading: a paragraph of its own, short and without a full stop inside."""
    first, last = article.tokens_of(span)
    if first >= last or last - first > _HEADING:
        return False
    sentences = article.prose.sentences
    sentence = sentences[article.sentence_of(first)]
    if sentence.kind in ("headline", "subheadline"):
        return True
    alone = sum(other.paragraph == sentence.paragraph for other in sentences) == 1
    whole = sentence.last - sentence.first <= last - first + _MARKS
    return alone and whole and not any(word in (".", "!") for word in article.words[first:last])


def find_quoted(
    article: Article, attributions: Sequence[Attribution], position: int, speakers: Mapping[int, Speaker]
) -> Speaker | None:
    """Return who speaks the quotation in which a character stands."""
    quotation = next((one for one in article.prose.quotations if one.start <= position < one.end), None)
    if quotation is None:
        return None
    for other in sorted(speakers, key=lambda one: place_of(attributions[one])):
        if any(content.overlaps(quotation.span) for content in attributions[other].content):
            return speakers[other]
    return None


def is_quoted(article: Article, position: int) -> bool:
    """Tell whether a character stands inside quotation marks."""
    return any(one.start <= position < one.end for one in article.prose.quotations)


def find_issuer(article: Article) -> Speaker | None:
    """Return the body that speaks as "we" on the page: named in its first sentences, and most often."""
    counts = Counter(body.name for body in article.bodies if body.evidence.type not in _REPORTED)
    if not counts:
        return None
    name, count = counts.most_common(1)[0]
    opening = article.opening(3)
    body: Body = next(body for body in article.bodies if body.name == name)
    if count < _OFTEN or body.position >= opening:
        return None
    return make_speaker(article, name, body.evidence, anonymous=False)


def find_outlet_itself(article: Article) -> Speaker | None:
    """Return the outlet that says "we" outside quotation marks: the one that people "told"."""
    if not article.prose.quotations:
        # without its quotation marks a text doesn't show whose "we" it is
        return None
    heard: Counter[str] = Counter()
    for place in article.named:
        item = article.items[place]
        if item.first and article.folded[item.first - 1] in ("told", "tells") and (
            item.entry is None or item.entry.type in ("media", "state", "ngo")
        ):  # fmt: skip
            heard[article.name_of(item)] += 1
    if not heard:
        return None
    name = heard.most_common(1)[0][0]
    body = next((one for one in article.bodies if one.name == name and not one.generic), None)
    kind = body.evidence if body is not None and body.evidence.type in ("media", "ngo") else Evidence("media")
    return make_speaker(article, name, kind._replace(reason="the outlet itself", confidence=0.5), anonymous=False)


def name_headlines(
    article: Article, attributions: Sequence[Attribution], speakers: dict[int, Speaker], antecedents: Antecedents
) -> dict[int, Speaker]:
    """Return the speakers with those named whom a headline only describes: "Lawmaker urges calm".

    The first who is named in the text after it and has the type that the headline's word says is meant.
    """
    described = [
        number for number, speaker in speakers.items()
        if speaker.anonymous and (source := attributions[number].source) is not None and _in_headline(article, source)
    ]  # fmt: skip
    if not described:
        return speakers
    found = dict(speakers)
    seen = {known.position: known for known in antecedents.seen}
    order = sorted(speakers, key=lambda other: place_of(attributions[other]))
    named = [other for other in order if _names(article, attributions[other], speakers[other])]
    for number in described:
        told = seen.get(_token(article, attributions[number]))
        if told is None or told.kind not in ("person", "body") or article.folded[told.position] in _SOME:
            continue
        fitting = (other for other in named if _may_be(told, seen.get(_token(article, attributions[other]))))
        meant = next(fitting, named[0] if named and not _OFFICES & told.roles else number)
        if speakers[meant].type == speakers[number].type:
            known = seen.get(_token(article, attributions[meant]))
            found[number] = speakers[meant] if known is not None and known.kind == told.kind else speakers[number]
    return found


def _may_be(told: Antecedent, known: Antecedent | None) -> bool:
    """Tell whether somebody named is of the type and the role or sex of whom a headline speaks."""
    if known is None or known.kind != told.kind or known.speaker.type != told.speaker.type:
        return False
    role = next(iter(told.roles), "")
    same = told.gender is not None and told.gender == known.gender
    return told.kind == "body" or same or fits_role(role, known.roles)


def _in_headline(article: Article, source: Span) -> bool:
    sentence = article.prose.sentences[article.sentence_of(article.tokens_of(source)[0])]
    return sentence.kind in ("headline", "subheadline")


def _names(article: Article, attribution: Attribution, speaker: Speaker) -> bool:
    source = attribution.source
    return source is not None and not speaker.anonymous and not _in_headline(article, source)


def _token(article: Article, attribution: Attribution) -> int:
    return article.tokens_of(attribution.source)[0] if attribution.source is not None else -1


# Words before one of many, of whom a headline says that no more is known.
_SOME = frozenset({"one", "another", "some", "unnamed", "anonymous"})

# Offices that nobody has who bears another.
_OFFICES = frozenset({"head of state", "head of government", "president", "prime minister"})

# Bodies that don't speak as "we" on a page of news.
_REPORTED = (None, "state", "other")
