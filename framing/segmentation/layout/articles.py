"""Articles on a page: where a second one begins, and what each line of one is.

In: the lines of a page and what each is by itself (``None`` where only its neighbours can tell). Out: the same,
decided. The head of an article runs to its first paragraph: the headline is the given title, a line that is repeated,
or the first line of a headline's shape. What stands below it, above the first paragraph, is a deck, a byline or a
caption. In the body, a short line without a stop between paragraphs is a section heading. A second article begins with
a line of a headline's shape that has a head of its own: repeated, or followed by a byline, counters or captions.

When in doubt a line stays body: a paragraph lost is worse than a stray line kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from framing.records import SegmentKind
from framing.segmentation.layout.lines import Line, is_title_like
from framing.segmentation.layout.marks import is_name
from framing.segmentation.layout.vocabulary import to_key
from framing.segmentation.paragraphs import LOWER_NAME

__all__ = ["Page", "find_article_starts", "mark_article"]

# Lines after which nothing of the article comes, and lines that announce links to others.
_END_MARKS = frozenset(["back to top", "back to top button", "go to top", "return to top", "top"])
_LINK_MARKS = re.compile(
    r"(?:related|read (?:more|also|next)|also read|see also|more (?:on|from|news|stories)|most (?:read|popular)|"
    r"recommended|you (?:may|might) also|trending|top stories|latest)\b"
)
_TAG_MARKS = frozenset(["tags", "tag", "topics", "topic", "related topics", "keywords", "filed under", "in this story"])
_CLOSING_MARKS = frozenset(["end", "ends", "notes to editors", "note to editors", "notes for editors", "about us"])
_BULLET = re.compile(r"[•*–—-]\s|\(?\d{1,2}[.)]\s|o\s")
_ADDRESS = re.compile(
    r"\b[\w.-]+@[\w-]+\.\w+|\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|info|news|int|example)\b"
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|said|says|include|includes|following)\b")
# A line that ends in a colon is a heading when it names a part of the article, else it leads into a quotation or list.
_TOPIC = re.compile(
    r"(?:Background|Context|Timeline|Chronology|Key|Facts?|Notes?|Summary|Findings|Recommendations|Conclusions?|"
    r"Demands|Analysis|Highlights|Sources|References|Further reading)\b"
)
_SPOKEN = re.compile(r"\b(?:said|says|told|asked|tweeted|wrote|reports?):|[.!?][\"”’]?\s+[A-Z]|:\s[\"“].*[.?!][\"”]$")

# What a page says of its author at the end.
_AUTHOR_NOTE = re.compile(
    r"[A-Z][\w.'’-]+ (?:[A-Z][\w.'’-]+ ){1,3}(?:is|was) (?:an?|the) [^.]{0,60}\b"
    r"(?:reporter|correspondent|editor|columnist|journalist|writer|producer|contributor|bureau chief)\b"
    r"[^.]{0,80}\.?$|Follow (?:him|her|them|[A-Z]\w+ [A-Z]\w+) on [A-Z]"
)

# How many lines the head of a second article may have before its first paragraph.
_HEAD_REACH = 12
# A section heading is a phrase; a longer line without a stop is a sentence that lost it.
_HEADING_WORDS = 12


@dataclass(slots=True)
class Page:
    """The lines of a page with their kinds, filled in step by step."""

    lines: Sequence[Line]
    kinds: list[SegmentKind | None]

    def is_prose(self, number: int) -> bool:
        """Whether the line is undecided and reads as a paragraph."""
        return self.kinds[number] is None and self.lines[number].is_prose

    def is_title(self, number: int) -> bool:
        """Whether the line is undecided and has the shape of a headline."""
        line = self.lines[number]
        return self.kinds[number] is None and is_title_like(line) and not _BULLET.match(line.text)


def find_article_starts(page: Page) -> list[int]:
    """Return the index of the line where each further article on the page begins."""
    starts: list[int] = []
    paragraphs = 0
    for number in range(len(page.lines)):
        if paragraphs and page.is_title(number) and _begins_article(page, number):
            starts.append(number)
            paragraphs = 0
        elif page.is_prose(number):
            paragraphs += 1
    return starts


def _begins_article(page: Page, number: int) -> bool:
    line = page.lines[number]
    if line.words < 4 or line.text.endswith(":") or _SPOKEN.search(line.text):
        return False
    head: list[SegmentKind] = []
    repeated = False
    for after in range(number + 1, min(len(page.lines), number + 1 + _HEAD_REACH)):
        if page.lines[after].key == line.key:
            repeated = True
        elif page.is_prose(after):
            break
        else:
            head.append(page.kinds[after] or "body")
    else:
        return False
    after_end = number > 0 and page.lines[number - 1].key in _END_MARKS
    after_link = number > 0 and page.kinds[number - 1] == "boilerplate" and _has_link_mark(page.lines[number - 1])
    if repeated or after_end:
        return True
    apart = line.gap > 1 or after_link
    return head[:2].count("byline") > 0 or (apart and ("caption" in head or head.count("boilerplate") > 1))


def _has_link_mark(line: Line) -> bool:
    return _LINK_MARKS.match(line.key) is not None


def mark_article(page: Page, first: int, last: int, title: str | None = None) -> None:
    """Decide what the lines from `first` up to, not including, `last` are; what stays ``None`` is body.

    Parameters
    ----------
    page : Page
        The page; its `kinds` are filled in.
    first, last : int
        Indices of the article's lines.
    title : str, optional
        The article's title where the document gives it.
    """
    headline = _find_headline(page, first, last, title)
    body = _find_body(page, first if headline is None else headline + 1, last)
    if headline is None:
        _mark_outlet_name(page, first, body)
    else:
        page.kinds[headline] = "headline"
        for number in range(first, headline):
            if page.kinds[number] is None:
                page.kinds[number] = "boilerplate"
        _mark_head(page, headline, body)
    _mark_repeats(page, first, last)
    _mark_end(page, body, last)
    _mark_last_lines(page, body, last)
    _mark_headings(page, body, last)


def _find_headline(page: Page, first: int, last: int, title: str | None) -> int | None:
    key = to_key(title) if title else ""
    reach = range(first, min(last, first + _HEAD_REACH))
    for number in reach if key else ():
        line = page.lines[number]
        if line.words >= 2 and (line.key == key or (line.words >= 4 and (key + " ").startswith(line.key + " "))):
            return number
        if key and line.key.startswith(key) and line.words <= key.count(" ") + 5:
            return number
    candidates = []
    for number in reach:
        if page.is_title(number):
            candidates.append(number)
        elif page.is_prose(number):
            break
    for number in candidates:
        # a line printed twice in a row is a caption, as a rule
        if any(page.lines[other].key == page.lines[number].key for other in candidates if abs(other - number) > 1):
            return number
    has_more = any(page.is_prose(number) for number in range(first, last))
    return next((number for number in candidates if page.lines[number].words >= 3 and has_more), None)


def _find_body(page: Page, first: int, last: int) -> int:
    """Return the index of the first paragraph of the article."""
    number = first
    while number < last and not page.is_prose(number):
        number += 1
    if number >= last or number > first + 3 or number == 0 or page.kinds[number - 1] == "byline":
        return number
    # a deck that ends with a stop, or a caption without a credit, is told from prose by the byline below it
    following = number + 1
    while following < last and page.kinds[following] in ("caption", "boilerplate"):
        following += 1
    if following == last or page.kinds[following] != "byline":
        return number
    line = page.lines[number]
    is_caption = page.kinds[number - 1] == "caption" and not line.stopped
    is_deck = number == first and line.words <= 45
    body = _find_body(page, following + 1, last) if is_caption or is_deck else last
    if body == last:
        return number
    page.kinds[number] = "caption" if is_caption else "subheadline"
    return body


def _mark_outlet_name(page: Page, first: int, body: int) -> None:
    """Without a headline, a name above the first paragraph is the outlet's or the author's."""
    for number in range(first, body):
        line = page.lines[number]
        if page.kinds[number] is None and line.words <= 4 and line.text[-1].isalnum() and is_name(line.text):
            page.kinds[number] = "byline"


def _mark_head(page: Page, headline: int, body: int) -> None:
    """Decide the lines between the headline and the first paragraph."""
    key = page.lines[headline].key
    decks = 0
    for number in range(headline + 1, body):
        line = page.lines[number]
        if line.key == key or (page.kinds[number] is None and key in line.key and line.words <= key.count(" ") + 9):
            page.kinds[number] = "boilerplate"
        if page.kinds[number] is not None:
            continue
        around = [other for other in (number - 1, number + 1) if other < len(page.lines)]
        doubled = any(page.lines[other].key == line.key for other in around)
        above = page.kinds[number - 1]
        if line.words <= 5 and is_name(line.text) and "byline" in [page.kinds[other] for other in around]:
            page.kinds[number] = "byline"
        elif doubled or (above == "caption" and line.words > 8):
            page.kinds[number] = "caption"
        elif line.text[0].islower() or (line.words <= 2 and not line.stopped):
            page.kinds[number] = "boilerplate"
        elif decks < 2 and line.words >= 3 and line.text[-1] not in ":,;.…":
            page.kinds[number] = "subheadline"
            decks += 1


def _mark_repeats(page: Page, first: int, last: int) -> None:
    """Mark whole lines that stood before: a headline or paragraph saved twice, a caption printed twice."""
    seen: dict[str, int] = {}
    for number in range(first, last):
        line = page.lines[number]
        earlier = seen.setdefault(line.key, number)
        if earlier == number or page.kinds[number] is not None or line.words < 4:
            continue
        kind = page.kinds[earlier]
        if kind == "caption" or (kind is None and earlier == number - 1 and not line.stopped):
            page.kinds[number] = page.kinds[earlier] = "caption"
        elif kind == "headline" or line.words >= 6:
            page.kinds[number] = "boilerplate"


def _mark_end(page: Page, body: int, last: int) -> None:
    """Mark lists of links and tags, and what follows the article's end mark."""
    in_links = in_tags = closing = False
    for number in range(body, last):
        line = page.lines[number]
        kind = page.kinds[number]
        if kind == "boilerplate":
            in_links = in_links or _has_link_mark(line)
            in_tags = line.key in _TAG_MARKS
            closing = closing or line.key in _CLOSING_MARKS
        elif kind is None:
            in_links = in_links and page.is_title(number) and line.gap <= 1
            in_tags = in_tags and line.words <= 3 and not line.stopped
            if closing or in_links or in_tags:
                page.kinds[number] = "boilerplate"


def _mark_last_lines(page: Page, body: int, last: int) -> None:
    """Mark names, notes on the author and addresses below the last paragraph, from the last line up."""
    for number in range(last - 1, body, -1):
        line = page.lines[number]
        if page.kinds[number] is not None:
            continue
        if line.words <= 30 and _AUTHOR_NOTE.match(line.text):
            page.kinds[number] = "boilerplate"
        elif line.stopped or line.words > 25 or _BULLET.match(line.text):
            break
        elif is_name(line.text.replace("/", " ")) and line.words <= 6:
            page.kinds[number] = "byline"
        elif _ADDRESS.search(line.text) or page.kinds[number - 1] == "boilerplate":
            page.kinds[number] = "boilerplate"
        else:
            break


def _mark_headings(page: Page, body: int, last: int) -> None:
    """Mark section headings: a phrase between paragraphs, not one of a list of such lines."""
    titles = [page.is_title(number) and _is_heading_shape(page.lines[number]) for number in range(body, last)]
    for number in range(body, last - 1):
        place = number - body
        if not titles[place] or (place and titles[place - 1]) or titles[place + 1]:
            continue
        after = number + 1
        while after < last - 1 and page.kinds[after] in ("caption", "embed", "boilerplate"):
            after += 1
        line, following = page.lines[number], page.lines[after]
        goes_on = following.text[0].islower() and LOWER_NAME.match(following.text) is None
        if page.kinds[after] is None and not goes_on and (following.words > line.words or page.is_prose(after)):
            page.kinds[number] = "subheadline"


def _is_heading_shape(line: Line) -> bool:
    ends_open = not line.stopped or line.text.endswith(("?", "!", "”", "’", '"', "'"))
    if line.words > _HEADING_WORDS or not ends_open:
        return False
    if line.text.endswith(":"):
        return _TOPIC.match(line.text) is not None and _FINITE.search(line.text) is None
    return _SPOKEN.search(line.text) is None
