"""Reach: how far a source's words go, where the spans of an attribution stop short of them or run past them.

In: the attributions and the prose. Out: the stretches that are a source's words, each with its attribution.

Conventions: a tagger cuts contents now and then, which shifts few attributions but many terms. For the voice of a
term, and for nothing else,

- a content that breaks off inside a clause goes on to the next mark, or to the next part of an attribution, and one
  that breaks off before a relative clause takes it in where the sentence cites nobody else;
- a few words between a cue and its content belong to the content ("dismissed as", fables, "the figures");
- where the saying comes last ("..., the ministry has declared."), its content goes back to the start of the sentence;
- "without elaborating", "without naming them" after what was said is the outlet's remark on it;
- words that explain what a speaker meant ("She was referring to the bombing"), that tell who was given condolences or
  greetings, or that follow a country as the topic of a headline ("Oubara: Security forces open fire"), and a second
  saying inside what was said ("though she acknowledged that"), are the outlet's;
- a quotation of more than three words that no attribution covers is somebody's words, though nobody says whose, and
  becomes an attribution without source and cue.

Left undone: contents that break off at another comma, and sentences that go on with what a source said without saying
so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from framing.records import Attribution, Span
from framing.segmentation.prose import Prose, Quotation, Sentence
from framing.sources.lists.countries import load_country_phrases

__all__ = ["find_source_words"]

_MARKS = frozenset('"“”«»„‟')
# A content of fewer words is a thing, not a clause, and what follows it is not part of it.
_CLAUSE = 5
# Words that may follow the cue of a sentence that ends with who said it ("... , he said on Monday in Vienna").
_AFTER_CUE = 6
# Words that a tagger may have left out between a cue and its content.
_BETWEEN = 4
_RELATIVES = frozenset(("who", "whom", "whose", "which", "where"))
# Quotations of fewer words may be titles or scare quotes.
_SPEECH = 4
# What has this share of its longer words in capitals is a title.
_TITLE_SHARE = 0.8
_LONG_WORD = 4
_WITHHELD = re.compile(
    r"[”\"»]?,? without (?:\w+ )?"
    r"(?:elaborat|giv|provid|offer|nam|specif|cit|mention|identif|daring|say|explain|present|supply|produc|detail)"
    r"\w*(?: [^.!?]*)?[.!?]?$"
)
_EXPLAINING = re.compile(
    r"\b(?:refer(?:s|red|ring)|allud(?:es|ed|ing)|in (?:an apparent |a )?(?:reference|allusion)) to\b", re.IGNORECASE
)
# "referred to it as a war" is what was said, not what was meant
_AS = re.compile(r"\bas\b")
_COURTESY = re.compile(r"\b(?:condolences|greetings|congratulations|sympath(?:y|ies)|regards)\b")
_OWN = re.compile(
    r"\b(?:authorities|government|regime|junta|police|army|military|troops|(?:security|armed) forces|courts?|judges?"
    r"|activists?|dissidents?|journalists?|prisoners?|protest(?:er)?s?|opposition)\b",
    re.IGNORECASE,
)
# A second saying that a tagger took for part of what was said: "..., though she acknowledged that ...".
_SAID_AGAIN = re.compile(r"(?:though|although|but|while|and|yet) (?:he|she|they|it) (?:\w+ )?\w+ that ")
_ATTACHING = re.compile(r"according\b", re.IGNORECASE)


def find_source_words(attributions: Sequence[Attribution], prose: Prose) -> Iterator[tuple[Span, Attribution]]:
    """Give the stretches that are a source's words, each with its attribution, in no order.

    Examples
    --------
    >>> from framing.segmentation.prose import Sentence
    >>> words = ("The", "regime", "fell", "again", "at", "dawn", ",", "Rana", "said", ".")
    >>> starts = (0, 4, 11, 16, 22, 25, 29, 31, 36, 40)
    >>> prose = Prose("The regime fell again at dawn, Rana said.", starts,
    ...               tuple(at + len(word) for at, word in zip(starts, words)), words, (Sentence(0, 10, 0),), ())
    >>> said = Attribution(Span(31, 35), Span(36, 40), (Span(11, 29),))
    >>> [span.of(prose.text) for span, _ in find_source_words([said], prose)]
    ['The regime fell again at dawn']
    """
    parts = sorted((span.start, span.end) for attribution in attributions for span in _spans(attribution))
    firsts = [sentence.first for sentence in prose.sentences]
    covered: list[Span] = []
    for attribution in attributions:
        for content in attribution.content:
            if _is_outlets(content, attribution, prose):
                continue
            reached = _reach_relative(_reach_on(content, prose, parts, firsts), prose, parts, firsts)
            reached = _cut_remark(reached, prose)
            if content is attribution.content[0]:
                reached = _reach_cue(reached, attribution, prose, parts)
                reached = _reach_back(reached, attribution, prose, parts, firsts)
            covered.append(reached)
            yield reached, attribution
    for quotation in _leave_out_covered(prose.quotations, covered):
        if _is_speech(quotation, prose):
            yield quotation.span, Attribution(None, None, (quotation.span,), "direct")


def _spans(attribution: Attribution) -> Iterator[Span]:
    yield from attribution.content
    yield from (span for span in (attribution.source, attribution.cue) if span is not None)


def _reach_on(content: Span, prose: Prose, parts: Sequence[tuple[int, int]], firsts: Sequence[int]) -> Span:
    """Follow a clause to its end."""
    last = bisect_left(prose.starts, content.end)
    if not 0 < last < len(prose) or not (prose.words[last - 1][-1].isalnum() or prose.words[last - 1] in _MARKS):
        return content
    opens = prose.words[last - 1].lower() == "that"
    if not (_goes_on(prose.words[last]) or (opens and prose.words[last] in _MARKS)):
        return content
    sentence = _sentence(last, prose, firsts)
    first = bisect_left(prose.starts, content.start)
    if last == sentence.first or not (opens or _has_words(prose, first, last, _CLAUSE)):
        return content
    following = bisect_left(parts, (content.end, content.end))
    limit = parts[following][0] if following < len(parts) else len(prose.text)
    end = _follow(last, limit, sentence, prose, quotes=opens)
    return Span(content.start, prose.ends[end - 1]) if end > last else content


def _reach_relative(content: Span, prose: Prose, parts: Sequence[tuple[int, int]], firsts: Sequence[int]) -> Span:
    """Take in a relative clause after a comma (", who was sentenced for the raid"), where no other source follows."""
    last = bisect_left(prose.starts, content.end)
    if not 0 < last < len(prose) - 1 or prose.words[last] != "," or prose.words[last + 1] not in _RELATIVES:
        return content
    sentence = _sentence(last, prose, firsts)
    following = bisect_left(parts, (content.end, content.end))
    if last == sentence.first or (following < len(parts) and parts[following][0] < prose.ends[sentence.last - 1]):
        return content
    return Span(content.start, prose.ends[_follow(last + 1, len(prose.text), sentence, prose) - 1])


def _follow(first: int, limit: int, sentence: Sentence, prose: Prose, *, quotes: bool = False) -> int:
    """Go on from a token to the next mark, quotation marks apart where `quotes` is set."""
    end = first
    while end < sentence.last and prose.starts[end] < limit:
        if not (_goes_on(prose.words[end]) or (quotes and prose.words[end] in _MARKS)):
            break
        end += 1
    return end


def _reach_cue(content: Span, attribution: Attribution, prose: Prose, parts: Sequence[tuple[int, int]]) -> Span:
    """Take in the words between a cue and what was said ("dismissed as", fables, "the figures")."""
    cue = attribution.cue
    if cue is None or cue.end >= content.start:
        return content
    following = bisect_left(parts, (cue.end, cue.end))
    if following < len(parts) and parts[following][0] < content.start:
        return content
    first, last = bisect_left(prose.starts, cue.end), bisect_left(prose.starts, content.start)
    if not 0 < last - first <= _BETWEEN or not all(
        _goes_on(word) or word in _MARKS for word in prose.words[first:last]
    ):
        return content
    return Span(prose.starts[first], content.end)


def _reach_back(
    content: Span, attribution: Attribution, prose: Prose, parts: Sequence[tuple[int, int]], firsts: Sequence[int]
) -> Span:
    """Go back to the start of a sentence that ends with who said it."""
    cue, source = attribution.cue, attribution.source or attribution.cue
    if cue is None or source is None or min(cue.start, source.start) < content.end:
        return content
    if min(cue.start, source.start) < max(span.end for span in attribution.content):
        return content
    # "according to" may attach to any part of what stands before it
    if _ATTACHING.match(cue.of(prose.text)):
        return content
    first, after = bisect_left(prose.starts, content.start), bisect_left(prose.starts, max(cue.end, source.end))
    sentence = _sentence(first, prose, firsts)
    if (
        not sentence.first < first < after <= sentence.last
        or _MARKS.intersection(prose.words[first - 1 : first + 1])
        or _has_words(prose, after, sentence.last, _AFTER_CUE + 1)
    ):
        return content
    start = prose.starts[sentence.first]
    if any(first < content.start and end > start for first, end in parts):
        return content
    return Span(start, content.end)


def _cut_remark(content: Span, prose: Prose) -> Span:
    """Leave the outlet's own words at either end out."""
    words = content.of(prose.text)
    again = _SAID_AGAIN.match(words)
    remark = _WITHHELD.search(words) if " without " in words else None
    if again is None and remark is None:
        return content
    first, last = again.end() if again else 0, remark.start() if remark else len(words)
    return Span(content.start + first, content.start + last) if first <= last else content


def _is_outlets(content: Span, attribution: Attribution, prose: Prose) -> bool:
    """Tell whether what a tagger took for said are the outlet's words on it."""
    if attribution.cue is None:
        return False
    cue = attribution.cue.of(prose.text)
    if cue == ":":
        # a place is the source of what it says of others, and the topic of what is said of its own forces
        source = attribution.source.of(prose.text) if attribution.source else ""
        place = source in load_country_phrases() or (source != "" and f" in {source}" in prose.text)
        explains = place and _OWN.search(content.of(prose.text)) is not None
    else:
        kind = _classify_cue(cue)
        explains = kind == "courtesy" or (kind == "explaining" and not _AS.search(content.of(prose.text)))
    return explains and not any(quotation.span.overlaps(content) for quotation in prose.quotations)


@lru_cache(maxsize=1024)
def _classify_cue(cue: str) -> str:
    """Tell a cue after which the outlet's words are apt to follow from all others."""
    if _COURTESY.search(cue):
        return "courtesy"
    return "explaining" if _EXPLAINING.search(cue) else ""


def _leave_out_covered(quotations: Sequence[Quotation], covered: Sequence[Span]) -> Iterator[Quotation]:
    """Give the quotations that overlap none of the spans."""
    edges = sorted((span.start, span.end) for span in covered)
    ends = list(accumulate((end for _, end in edges), max))
    for quotation in quotations:
        before = bisect_left(edges, (quotation.end, 0))
        if not before or ends[before - 1] <= quotation.start:
            yield quotation


def _is_speech(quotation: Quotation, prose: Prose) -> bool:
    first, last = bisect_left(prose.starts, quotation.start), bisect_left(prose.starts, quotation.end)
    if not _has_words(prose, first, last, _SPEECH):
        return False
    large = [word for word in prose.words[first:last] if word[0].isalnum() and len(word) >= _LONG_WORD]
    return sum(word[0].isupper() for word in large) < _TITLE_SHARE * len(large)


def _sentence(token: int, prose: Prose, firsts: Sequence[int]) -> Sentence:
    return prose.sentences[bisect_right(firsts, token) - 1]


def _has_words(prose: Prose, first: int, last: int, least: int) -> bool:
    """Tell whether so many of the tokens are words, marks left out."""
    if last - first < least:
        return False
    # marks are fewer than words, so that a look at the beginning decides
    return sum(word[0].isalnum() for word in prose.words[first : min(last, first + 3 * least)]) >= least


def _goes_on(word: str) -> bool:
    return word[0].isalnum() or word[0] in "'’%$£€"
