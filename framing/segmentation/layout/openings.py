r"""What stands before the first sentence of an article's first paragraph.

In: a text, the range of the first paragraph and the headline. Out: segments inside that range: date stamps and
datelines ("TERRANO, 14 March (Meridian Wire) –"), agency and author names, the headline repeated, counters, and in
pages
saved as one line also a deck and captions that end with a credit in brackets.

Left undone: a deck that neither repeats nor stands before a caption, and a place in capitals without a dash.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

from framing.records import Segment, Span
from framing.segmentation.abbreviations import load_sentence_words
from framing.segmentation.layout.dates import MONTH, STAMP
from framing.segmentation.layout.marks import is_name
from framing.segmentation.layout.vocabulary import load_agencies, to_key
from framing.segmentation.sentences import find_sentences, iter_sentences

__all__ = ["credit_in_brackets", "find_openings", "match_key"]

_SPACE = re.compile(r"[\s|•·]*")
# What may follow a stamp for it to be one: a name, a number or a quotation; prose goes on in lower case ("on 5 July
# 2015 was").
_STARTS = re.compile(r"\s*(?:[|,–—-]\s*)?(?:[A-Z0-9\"'“‘(]|al-[A-Z]|by\s|title:|$)")
_PLACE = r"[A-Z][\w.'’]*(?:[-‑][A-Z][\w.'’]*)*"
_DAY_MONTH = rf"(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s(?:19|20)\d\d)?"
_BRACKET = r"\([A-Z][^()]{1,40}\)"
# LOUMBENI, March 16 (HNA) -; WASHINGTON —; (CNN) —; Beirut, London-; KHAN SHEIKHUN, Syria (AP) —
_DATELINE = re.compile(
    rf"(?P<places>(?:{_PLACE}(?:\s?[,/]\s?|\s)){{0,6}}?(?:{_PLACE})?)[\s,]*"
    rf"(?P<date>{_DAY_MONTH})?,?\s*(?P<agency>{_BRACKET})?\s*(?P<dash>--?|–|—|:)(?=\s*[A-Z0-9\"'“‘«])"
)
# MOSCOW (Sputnik) According to: no dash, but a place in capitals and an agency
_BARE_DATELINE = re.compile(rf"[A-Z][A-Z .,'’/-]{{3,40}}\s{_BRACKET}(?=\s+[A-Z0-9\"'“‘«])")
_FURNITURE = re.compile(
    r"(?:Get short URL(?:\s\d+)*|(?:(?:Print|Tweet|Share|Email|Send|SEND|Views?|Comments?|Like|Save)"
    r"\s?(?:\d+\s)?){2,}\d*|SEND\s\S+)\s*"
)
_AUTHOR = re.compile(r"[Bb]y\s+")
# one name, then a word in capitals that may begin a sentence
_NAMED = re.compile(r"([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){1,2})\s+([A-Z]\w*)")
_LABEL = re.compile(r"[Tt]itle:\s*")

# A deck is one sentence of at most about this many characters; captions stand in the first few sentences.
_DECK = 320
_CAPTION_SENTENCES = 4
# The passes over what stands before the first sentence: stamp, agency, headline, author, counters, dateline.
_PASSES = 8


def find_openings(text: str, start: int, end: int, headline: str | None) -> list[Segment]:
    """Find what stands before an article's first sentence.

    Parameters
    ----------
    text : str
        The document's text.
    start, end : int
        The first paragraph.
    headline : str or None
        The article's headline, to find it repeated.

    Returns
    -------
    list of Segment
        In text order.

    Examples
    --------
    >>> text = "Sun 05 Jul 2015 Siege lifted. The siege was lifted on Sunday."
    >>> for segment in find_openings(text, 0, len(text), "Siege lifted"):
    ...     print(segment.kind, segment.span.of(text))
    byline Sun 05 Jul 2015
    boilerplate Siege lifted.
    """
    found: list[Segment] = []
    position = start
    for _ in range(_PASSES):
        match = _SPACE.match(text, position, end)
        position = match.end() if match else position
        segment = _find_next(text, position, end, headline, found)
        if segment is None:
            break
        if found and found[-1].kind == segment.kind == "byline" and text[found[-1].end : segment.start].isspace():
            segment = Segment(found.pop().start, segment.end, "byline")
        found.append(segment)
        position = segment.end
    # where nothing would be left, the line is no first paragraph
    return [*found, *_find_deck(text, position, end)] if found and position < end else []


def _find_next(text: str, position: int, end: int, headline: str | None, found: list[Segment]) -> Segment | None:
    if headline:
        label = _LABEL.match(text, position, end)
        after = match_key(text, label.end() if label else position, end, headline)
        if after is not None and _is_apart(text, after, end):
            return Segment(position, after, "boilerplate")
    stamp = STAMP.match(text, position, end)
    if stamp is not None and _STARTS.match(text, stamp.end(), end) and not stamp[0].startswith("On "):
        return Segment(position, position + len(stamp[0].rstrip()), "byline")
    furniture = _FURNITURE.match(text, position, end) if found else None
    if furniture is not None:
        return Segment(position, position + len(furniture[0].rstrip()), "boilerplate")
    dateline = _match_dateline(text, position, end)
    if dateline is not None:
        return Segment(position, dateline, "byline")
    if not found:
        return None
    agency = _agency_pattern().match(text, position, end)
    if agency is not None:
        return Segment(position, position + len(agency[0].rstrip()), "byline")
    return _find_author(text, position, end, headline)


def _find_author(text: str, position: int, end: int, headline: str | None) -> Segment | None:
    """Find "by Name and Name" after a stamp: it ends where the headline or, after one name, a sentence begins."""
    author = _AUTHOR.match(text, position, end)
    if author is None:
        return None
    named = _NAMED.match(text, author.end(), end)
    if named is not None:
        words = [word.lower() for word in (*named[1].split(), named[2])]
        if [word in load_sentence_words("starter") for word in words] == [False] * (len(words) - 1) + [True]:
            return Segment(position, named.end(1), "byline")
    if not headline:
        return None
    for match in re.compile(r"\s").finditer(text, author.end(), min(end, author.end() + 120)):
        if match_key(text, match.end(), end, headline) is not None:
            name = text[author.end() : match.start()]
            return Segment(position, match.start(), "byline") if is_name(name, limit=12) else None
    return None


def _match_dateline(text: str, position: int, end: int) -> int | None:
    """Return where a dateline ends: place, date and agency before a dash, of which a date or agency or capitals."""
    bare = _BARE_DATELINE.match(text, position, min(end, position + 120))
    if bare is not None:
        return bare.end()
    match = _DATELINE.match(text, position, min(end, position + 120))
    if match is None or (match["dash"] == ":" and not match["agency"]):
        return None
    places = match["places"].strip(" ,")
    if not (places or match["agency"]):
        return None
    spaced = text[match.start("dash") - 1].isspace() or text[match.end("dash") : match.end("dash") + 1].isspace()
    named = bool(match["date"] or match["agency"]) or places in load_agencies() or places.upper() in load_agencies()
    if not spaced or not (named or (places.isupper() and len(places) > 2) or len(places.split()) <= 2):
        return None
    # a name in ordinary case before a dash must stand alone: "Beirut – Warplanes", not "Jane Venn – A teacher – left"
    if not (named or places.isupper()):
        again = text.find(match["dash"], match.end("dash"), min(end, match.end("dash") + 200))
        if again >= 0 or places.split()[0].lower() in load_sentence_words("starter"):
            return None
    return match.end("dash")


@cache
def _agency_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in load_agencies())
    return re.compile(rf"(?:{names})(?: [Ss]taff\.?)?(?:\s?[-–—]\s?|\s+)(?=[A-Z0-9\"“])(?!Photo)")


def _is_apart(text: str, position: int, end: int) -> bool:
    """Tell whether what follows a repeated headline begins anew, so that it is no common beginning of a sentence."""
    rest = text[position : min(end, position + 3)].lstrip()
    return not rest or not rest[0].islower() or text[position - 1] == "."


def match_key(text: str, position: int, end: int, wanted: str) -> int | None:
    """Return where `wanted` ends in `text` when it stands at `position`, marks and spaces aside; else ``None``.

    Examples
    --------
    >>> match_key("Siege lifted . The siege", 0, 24, "Siege “lifted”")
    14
    """
    letters = _letters_of(wanted)
    if len(letters) < 8:
        return None
    for wanted_letter in letters:
        while position < end and not text[position].isalnum():
            position += 1
        if position >= end or text[position].casefold() != wanted_letter:
            return None
        position += 1
    closing = re.compile(r"[\"'”’»)]*\s?[.!?]?").match(text, position, end)
    if closing is None or (position < end and text[position].isalnum()):
        return None
    return position + len(closing[0].rstrip())


# A headline is looked for at many places of its article.
@lru_cache(maxsize=16)
def _letters_of(wanted: str) -> str:
    return to_key(wanted).replace(" ", "")


def _find_deck(text: str, position: int, end: int) -> list[Segment]:
    """Find a deck, a caption and a dateline in the first sentences after a stamp."""
    tags = re.compile(r"\sTags\s").search(text, position, min(end, position + _DECK))
    if tags is not None and len(find_sentences(text, Span(position, tags.start()))) == 1:
        return [Segment(position, tags.start(), "subheadline")]
    reach = Span(position, min(end, position + 4 * _DECK))
    sentences = list(islice(iter_sentences(text, reach), _CAPTION_SENTENCES + 1))
    if len(sentences) < 2:
        return []
    for number, sentence in enumerate(sentences[1:_CAPTION_SENTENCES], start=1):
        dateline = _match_dateline(text, sentence.start, end)
        if dateline is not None:
            decks = [Segment(before.start, before.end, "subheadline") for before in sentences[:number]]
            return [*decks, Segment(sentence.start, dateline, "byline")] if number <= 2 else []
    credit = credit_in_brackets().search(text, sentences[0].start, sentences[-1].end)
    if credit is not None:
        before = [sentence for sentence in sentences if sentence.start < credit.start()]
        if len(before) <= 2 and before[-1].end - before[-1].start <= 2 * _DECK:
            deck = [Segment(before[0].start, before[0].end, "subheadline")] if len(before) == 2 else []
            return [*deck, Segment(before[-1].start, credit.end(), "caption")]
    first, second = (to_key(sentence.of(text)).split() for sentence in sentences[:2])
    if len(first) >= 6 and first[:6] == second[:6]:
        return [Segment(sentences[0].start, sentences[0].end, "subheadline")]
    return []


@cache
def credit_in_brackets() -> re.Pattern[str]:
    """Build the pattern of an agency in brackets between two sentences."""
    names = "|".join(re.escape(name) for name in load_agencies())
    return re.compile(rf"(?<![A-Z]{{3}}\s)\((?:{names})\b[^()]{{0,40}}\)(?=\s+[A-Z\"“])")
