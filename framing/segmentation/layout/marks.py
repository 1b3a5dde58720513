r"""What single lines of a page are by themselves: furniture, bylines, dates, credits, parts of embeds.

In: a line. Out: its kind, or ``None`` when it could be prose or a heading, which only its neighbours can tell.
Evidence is the shape of the line (what is left when names, dates and counts are taken away) and two packaged lists.
A line that reads as prose is left alone unless it ends with a credit or begins with a phrase that prose doesn't.
"""

from __future__ import annotations

import re
from functools import cache

from framing.records import SegmentKind
from framing.segmentation.layout.dates import DATE, TIME, is_date_line
from framing.segmentation.layout.lines import Line
from framing.segmentation.layout.vocabulary import load_agencies, load_phrases
from framing.segmentation.sentences import REPORTING_CLAUSE

__all__ = ["classify_line", "credit_pattern", "is_byline", "is_name"]

_COUNT = re.compile(r"\d+(?:[.,]\d+)*\s?[kKmM]?\+?")
_COUNTED = re.compile(
    r"\d[\d.,]*\s?[kKmM]?\s(?:shares?|likes?|comments?|views?|reads?|retweets?|followers?|reactions?|replies|"
    r"min(?:ute)?s? read|people (?:are talking|like)[\w ]*)\b",
    re.IGNORECASE,
)
_NAV_SEPARATOR = re.compile(r"\s+(?:\||>|»|›|/|•|·)\s+|\s*[|»›•]\s*")
# "list 1 of 3", "Slide 2 of 7"
_NUMBERED = re.compile(r"(?:list|image|photo|slide|page) (?:of )?\d+(?: of \d+)?(?: items)?", re.IGNORECASE)
# "Updated 2 years ago", "5 hours ago"
_AGO = re.compile(
    r"(?:(?:Published|Updated|Posted|Last updated|Modified)[ :]+)?(?:\d{1,3}|an?) (?:second|min(?:ute)?|hour|day|"
    r"week|month|year)s? ago",
    re.IGNORECASE,
)
# a style sheet that was saved as text: ".bio-text {", "width:100%;", "}"
_CODE = re.compile(r"[\w.#, :*-]{1,80}\{|[a-z-]{2,40}\s?:\s?[^;.]{1,60};|[{}]\.?")
_URL_LINE = re.compile(r"(?:https?://|www\.)\S+")

_BY = re.compile(
    r"(?:Written|Reported|Posted|Published|Compiled|Edited|Translated|Story|Words|Text|Report|Analysis|Reporting|"
    r"Interview(?:ed)?|Updated|From)?\s?[Bb]y:?\s+|BY\s+",
)
_SMALL = frozenset(
    [
        "and",
        "in",
        "at",
        "for",
        "of",
        "the",
        "with",
        "our",
        "a",
        "on",
        "to",
        "from",
        "de",
        "van",
        "von",
        "bin",
        "by",
        "&",
    ]
)
_ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|editor|staff(?: writers?)?|bureau|newsroom|news ?desk|web ?desk|desk|agencies|"
    r"contributor|columnist|special to)\b",
    re.IGNORECASE,
)

_PICTURE_START = re.compile(
    r"(?:Photo|Picture|Photograph|Image)s?(?: (?:by|of|from|credit|courtesy)\b|:)|"
    r"(?:Image )?(?:caption|copyright|source)\b|FILE\b\s?(?:PHOTO|IMAGE|PICTURE|-|–|—|:)|"
    r"File (?:photo|picture|image|pic)\b|"
    r"(?:In this|This) (?:\w+ ){0,3}"
    r"(?:photo|image|picture|photograph|frame grab|video grab|handout)\b|(?:A )?(?:[Ss]till|[Ss]creen ?(?:grab|shot)|"
    r"[Vv]ideo grab|[Hh]andout|[Ff]ile|[Gg]eneral|[Aa]erial|[Ss]atellite) "
    r"(?:image|picture|photo|photograph|view|grab|still)\b|"
    r"A (?:photo|picture|photograph|screen ?grab|screen ?shot|still) (?:taken|shows|apparently|provided|released)\b|"
    r"(?:Slide|Gallery|Photo) \d+ of \d+",
)
_FILE_PICTURE = re.compile(
    r"[(\[,.]\s*(?:file|handout|archive)\s?(?:photo|picture|image|pic)?[)\]]?\.?$", re.IGNORECASE
)

# A caption is one or two sentences; a longer line that ends with a credit is a story with its agency named.
_CAPTION_WORDS = 70
# A notice ("A version of this article appears in print on ...") is one sentence, if a long one.
_NOTICE_WORDS = 40
# Characters at the end of a line in which its credit stands, with two long names.
_CREDIT_REACH = 160
# Characters: beyond this a line is prose, whatever it holds; patterns are spared text without spaces.
_LONGEST = 2000


def classify_line(line: Line) -> SegmentKind | None:
    r"""Tell what a line is by itself.

    Parameters
    ----------
    line : Line
        A visible line.

    Returns
    -------
    str or None
        A segment kind, or ``None`` when the line alone doesn't say.

    Examples
    --------
    >>> from framing.segmentation.layout.lines import read_lines
    >>> page = "TT\nBy Ana Rao and Jo Ito\nShe left on Monday.\nA market, May 24. REUTERS/Jo Ito\nEmbedded video"
    >>> [classify_line(line) for line in read_lines(page)]
    ['boilerplate', 'byline', None, 'caption', 'embed']
    """
    if len(line.text) > _LONGEST:
        return None
    furniture = _classify_furniture(line)
    if furniture is not None:
        return furniture
    if is_date_line(line.text) or _AGO.fullmatch(line.text) or is_byline(line.text):
        return "byline"
    if not any(character.isalpha() for character in line.text):
        # a row of marks is a rule between parts, a row of digits a code
        return "boilerplate"
    return "caption" if _is_caption(line) else None


def _classify_furniture(line: Line) -> SegmentKind | None:
    whole = load_phrases("whole")
    known = whole.get(line.key)
    if known is not None and known != "nav":
        return known
    if line.words <= _NOTICE_WORDS and _starts_with_phrase(line):
        return "boilerplate"
    if _URL_LINE.fullmatch(line.text) or _CODE.fullmatch(line.text):
        return "boilerplate"
    if line.words > 16 or (line.stopped and line.words > 4):
        return None
    if _COUNT.fullmatch(line.text) or _NUMBERED.fullmatch(line.text) or _made_of_phrases(line.key):
        return "boilerplate"
    if _COUNTED.search(line.text) and not _COUNTED.sub("", line.text).strip(" ,|•·"):
        return "boilerplate"
    parts = [part for part in _NAV_SEPARATOR.split(line.text) if part.strip()]
    if len(parts) > 1 and any(part.strip().lower() in whole for part in parts) and DATE.search(line.text) is None:
        return "boilerplate" if all(len(part.split()) <= 3 for part in parts) else None
    return None


def _starts_with_phrase(line: Line) -> bool:
    """Tell whether a line begins with a phrase of page furniture, and is no sentence that reports what someone said."""
    if line.stopped and REPORTING_CLAUSE.search(line.text) is not None:
        return False
    return line.text.lstrip("(*•–—- ").lower().startswith(_start_phrases())


@cache
def _start_phrases() -> tuple[str, ...]:
    return tuple(phrase.lstrip("(*•–—- ") for phrase in load_phrases("start"))


def _made_of_phrases(key: str) -> bool:
    """Tell whether a line is a row of known phrases and counts, such as "share 312 tweet print"."""
    whole = load_phrases("whole")
    words = key.split()
    position = phrases = named = 0
    while position < len(words):
        if _COUNT.fullmatch(words[position]):
            position += 1
            continue
        for length in range(min(6, len(words) - position), 0, -1):
            known = whole.get(" ".join(words[position : position + length]))
            if known is not None:
                position += length
                phrases += 1
                named += known != "nav"
                break
        else:
            return False
    return named > 0 or phrases > 2


def is_byline(text: str) -> bool:
    """Tell whether a line says who wrote or sent the article.

    Examples
    --------
    >>> is_byline("By KOJO AFRANE in Bremah Bridge"), is_byline("By Monday the bridge was closed")
    (True, False)
    """
    if len(text) > 200:
        return False
    match = _BY.match(text)
    if match is not None:
        rest = DATE.sub("", text[match.end() :])
        return is_name(_ROLE.sub("", TIME.sub("", rest)), limit=20)
    return text.strip("-–—() ").rstrip(".") in load_agencies() or (
        bool(_ROLE.search(text)) and len(text.split()) <= 8 and is_name(_ROLE.sub("", text), limit=8)
    )


def is_name(text: str, *, limit: int = 5) -> bool:
    """Tell whether a line holds only names: capitalised words and the small words between them."""
    words = [word for word in re.split(r"[\s,;/|–—]+|(?<!\w)-+|-+(?!\w)", text.strip(" .()|–—-")) if word]
    if not words and limit > 5:
        return True
    if not 1 <= len(words) <= limit or re.search(r"[.!?]\s+[A-Z][a-z]+ [a-z]", text):
        return False
    capitals = [word for word in words if word[0].isupper()]
    if not capitals or words[0] in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        return False
    return all(word[0].isupper() or word.lower() in _SMALL or word.startswith(("al-", "@", "(@")) for word in words)


@cache
def credit_pattern() -> re.Pattern[str]:
    """Build the pattern of a picture credit at the end of a line."""
    agency = "|".join(re.escape(name) for name in load_agencies())
    person = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4}"
    return re.compile(
        rf"(?:(?:(?<=[.!?)\]’”\"])|(?<=\s\s)|(?<=\d)|(?<=,))\s*[A-Z][A-Z0-9]{{1,7}}(?:\s?/\s?{person})+"  # HPA/Jo Ito
        rf"|\b(?:{agency})(?:\s+[Pp]hotos?)?\s?/\s?{person}(?:/\s?{person})*"
        rf"|[([](?:[Pp]hotos?|[Pp]ictures?|[Ii]mages?|[Cc]redits?)\s?(?:by|courtesy|credit)?\b[^()\[\]]{{1,80}}[)\]]"
        rf"|\b(?:Photo(?:graph)?s?|PHOTO|Pictures?|Images?|Credits?|CREDIT|Courtesy)(?: (?:by|of|credit|courtesy))?"
        rf"\s?(?:[:/…]|\.\.\.)\s?[^.]{{1,70}}|\b(?:Photo(?:graph)?s? by|[Cc]ourtesy of|[Pp]hoto courtesy) {person}"
        rf"|\b(?:via|/)\s?(?:{agency})|\b(?:Getty Images|AP Photo)(?:\b[^.]{{0,40}})?"
        rf"|©\s?[^.]{{1,60}}|[([](?:{agency})\b[^()\[\]]{{0,50}}[)\]])\.?[)\]]?$"
    )


def _is_caption(line: Line) -> bool:
    if line.words > _CAPTION_WORDS:
        return False
    if _PICTURE_START.match(line.text) is not None:
        return line.words <= 45
    if _FILE_PICTURE.search(line.text) is not None:
        return True
    match = credit_pattern().search(line.text, max(0, len(line.text) - _CREDIT_REACH))
    # the credit ends the line, and something pictured stands before it: one or two sentences
    return match is not None and (match.start() > 0 or line.words <= 12)
