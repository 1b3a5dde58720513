r"""What stands after the last sentence of an article's last paragraph.

In: a text and the range of the last paragraph. Out: segments inside that range: agency names ("--Reuters"), credits in
brackets ("(Writing by ...; editing by ...)"), author names, a stamp of the last update, and in pages saved as one
line also the site's footer.

Left undone: lists of tags before a footer that the last sentence's lost stop runs into.
"""

from __future__ import annotations

import re
from functools import cache

from framing.records import Segment, SegmentKind
from framing.segmentation.layout.dates import DATE
from framing.segmentation.layout.marks import is_name
from framing.segmentation.layout.vocabulary import load_agencies, load_phrases, to_key
from framing.segmentation.paragraphs import to_visible

__all__ = ["find_closings"]

_CREDITED = (
    r"(?:(?:[Aa]dditional\s)?[Rr]eporting|[Ww]riting|[Ww]ritten|[Ee]diting|[Ee]dited|[Cc]ompiled|[Tt]ranslat(?:ed|ion)|"
    r"[Ss]ource:?|[Ww]ith|[Pp]hotos?|[Aa]gencies)"
)
_BRACKET = re.compile(rf"[(\[]\s?{_CREDITED}\b[^()\[\]]{{2,300}}[)\]]\.?$")
# "Reporting by A; editing by B", after a sentence, to the end
_REPORTING = re.compile(
    r"(?:(?<=[.!?”\"])|^)\s*(?:(?:Additional r|R)eporting|Writing|Editing|Compiled|Translated) by [A-Z].{3,300}$"
)
# Links to other articles, up to the end, in a page saved as one line: titles, which have no stops.
_LINKS = re.compile(
    r"(?<=[.!?”\"])\s+(?:Sources?:? [^.]{2,60} )?(?:Related (?:News|Stories|Articles|Posts)|You May Also Like)\b"
    r"(?:[^.]|\.(?=\S))*$"
)
_NOTICE = re.compile(
    r"(?<=[.!?”\"])\s*(?:(?:This|The) (?:article|story|report|piece) (?:is|was|has been|first|originally)\b[^.]{5,160}"
    r"(?:edited|translat|publish|appear|origin|written|abridged|produced)[^.]{0,160}\.?"
    r"|(?:News )?[Aa]gencies contributed to th[^.]{3,40}\.?|Sources?:? [A-Z][^.]{2,60}"
    r"|(?:Last )?[Uu]pdated?:? [^.]{5,90}|With (?:[A-Z][^.\s]+[ ,]*(?:and )?){1,6})$"
)
# Names of pages that stand in the footer of a site and nowhere in prose.
_FOOTER = re.compile(
    r"\b(?:Privacy Policy|Terms (?:of (?:Use|Service)|and Conditions)|Cookie Policy|Community standards|"
    r"Comment via Facebook|All [Rr]ights [Rr]eserved|©\s?(?:19|20)\d\d|Copyright (?:©|\(c\)|(?:19|20)\d\d))"
)
# What a newspaper says of itself at the foot of its pages.
_SELF = re.compile(
    r"(?<=[.!?”\"])\s+(?:[A-Z][\w'’-]*\s){1,8}is (?:the|a|an) [^.]{0,60}\b(?:newspaper|daily|"
    r"news (?:agency|website|organi[sz]ation)|broadcaster|magazine)\b[^.]{0,200}"
    r"\b(?:printed|published|launched|founded|readers|circulation|based in)\b"
)
_LAST_PHRASE = re.compile(r"(?<=[.!?)”\"])\s+(\w+(?: \w+){0,2})$")
# The stop of an initial ("H. Zain") ends nothing.
_LAST_STOP = re.compile(r"(?<!\b[A-Z])[.!?…][\"'”’»)]*(?=\s+\S|[-–—]|[A-Z])")

# Footers and credits stand at the end: they are looked for in the last characters only.
_REACH = 1500
_TAIL_WORDS = 10
_PASSES = 4


def find_closings(text: str, start: int, end: int) -> list[Segment]:
    """Find what stands after an article's last sentence.

    Parameters
    ----------
    text : str
        The document's text.
    start, end : int
        The last paragraph.

    Returns
    -------
    list of Segment
        In text order.

    Examples
    --------
    >>> text = "They heard the blast. (Reporting by Ana Rao; editing by Jo Ito) --Reuters"
    >>> for segment in find_closings(text, 0, len(text)):
    ...     print(segment.kind, segment.span.of(text))
    boilerplate (Reporting by Ana Rao; editing by Jo Ito)
    byline --Reuters
    """
    found: list[Segment] = []
    for _ in range(_PASSES):
        piece = _find_last(text, max(start, end - _REACH), end)
        if piece is None:
            break
        first, kind = piece
        visible = to_visible(text, first, end)
        before = to_visible(text, start, first)
        if visible is None or before is None:
            break
        found.insert(0, Segment(visible.start, visible.end, kind))
        end = before.end
    return found


def _find_last(text: str, start: int, end: int) -> tuple[int, SegmentKind] | None:
    """Return where the last piece begins that is no prose, and what it is."""
    for pattern, kind in _patterns():
        match = pattern.search(text, start, end)
        if match is not None:
            return match.start(), kind
    phrase = _LAST_PHRASE.search(text, max(start, end - 80), end)
    if phrase is not None and to_key(phrase[1]) in load_phrases("whole"):
        return phrase.start(), "boilerplate"
    footer = _FOOTER.search(text, start, end)
    if footer is not None:
        return _after_last_stop(text, start, footer.start()), "boilerplate"
    self_description = _SELF.search(text, start, end)
    if self_description is not None:
        return self_description.start(), "boilerplate"
    return _find_tail(text, start, end)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], SegmentKind], ...]:
    names = "|".join(re.escape(name) for name in load_agencies())
    signed = re.compile(
        rf"(?:(?<=[.!?”\"])\s*[-–—]{{0,3}}|\s[-–—]{{1,3}})\s?(?:{names})(?:\s?[/,]\s?(?:{names}))*\.?$"
        rf"|(?<=[.!?”\"])\s*[-–—]{{1,3}}\s?[A-Z][\w'’ ]{{1,30}}$|(?<=[.!?”\"])\s*\((?:{names})[^()]{{0,30}}\)$"
    )
    return (
        (_BRACKET, "boilerplate"),
        (_REPORTING, "boilerplate"),
        (_NOTICE, "boilerplate"),
        (_LINKS, "boilerplate"),
        (signed, "byline"),
    )


def _after_last_stop(text: str, start: int, end: int) -> int:
    stop = end
    for match in _LAST_STOP.finditer(text, start, end):
        stop = match.end()
    return stop


def _find_tail(text: str, start: int, end: int) -> tuple[int, SegmentKind] | None:
    """Find names, counts and phrases of page furniture after the last stop."""
    if text[end - 1] in '.!?…”"':
        return None
    first = _after_last_stop(text, start, end)
    tail = text[first:end].strip()
    words = tail.split()
    if first == end or not 1 <= len(words) <= _TAIL_WORDS or DATE.search(tail):
        return None
    if to_key(tail) in load_phrases("whole") or all(word.strip("-.").isdigit() for word in words):
        return first, "boilerplate"
    if is_name(tail.replace("/", " "), limit=_TAIL_WORDS) and not any(word.isdigit() for word in words):
        return first, "boilerplate" if tail.isupper() else "byline"
    if all(word[0].isupper() or word[0].isdigit() or word[0] in "-–(" for word in words):
        return first, "boilerplate"
    return None
