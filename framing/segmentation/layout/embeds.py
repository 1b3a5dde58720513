"""Tweets and other embeds: groups of lines that a page takes over from elsewhere.

In: the lines of a page and what each is by itself. Out: the ranges of lines that are one embed each.
A group is found by its meta lines (a time stamp, "Embedded video", counts of retweets, a handle with a date) and grows
upwards over the quoted text to the line with the handle, or over lines with links, handles and hashtags.

Left undone: an embed of which nothing but plain text was saved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.records import SegmentKind
from framing.segmentation.layout.lines import Line

__all__ = ["find_embeds"]

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_CLOCK = r"\d{1,2}[:.]\d{2}\s?(?:[AaPp]\.?[Mm]\.?)?"
# 8:54 AM – Sep 2, 2019; 10:47 PM · Mar 15, 2023; 12.30 - 5 Jan 2020
_STAMP = re.compile(
    rf"{_CLOCK}\s*[·•–—-]\s*(?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})(?:\s*[·•].*)?", re.IGNORECASE
)
_COUNTS = re.compile(
    r"(?:\d[\d.,]*\s?[kKmM]?\s+(?:Retweets?|Likes?|Replies|Reposts?|Quotes?|Quote Tweets|Bookmarks|Comments|"
    r"Shares|Views|people are (?:talking about|Tweeting about) this|people like this)\W*)+",
    re.IGNORECASE,
)
_TWEET_COUNT = re.compile(r"[Rr]e(?:tweet|post)s?\b|people are")
# Name (@handle) October 21, 2023, alone or at the end of the quoted text
_SIGNED = re.compile(
    rf"(?:^|[—–-]\s?)[^@]{{1,60}}\(@\w{{2,30}}\),?\s*(?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})\.?$"
)
_HANDLE = re.compile(r".{0,60}?(?<!\w)\(?@\w{2,30}\)?(?:\s*[·•]\s*.{1,20})?")
_LINK = re.compile(r"\bpic\.twitter\.com/|(?<![\w.])t\.co/|https?://|(?<!\w)#\w\w|(?<!\w)@\w\w")
_TWEET_LINK = re.compile(r"\bpic\.twitter\.com/\w|//t\.co/\w")

# A tweet has at most 280 characters, other posts a few lines; the handle stands at most this many lines
# above its stamp.
_REACH = 6


def find_embeds(lines: Sequence[Line], kinds: Sequence[SegmentKind | None]) -> list[range]:
    r"""Find the groups of lines that are one embed each.

    Examples
    --------
    >>> from framing.segmentation.layout.lines import read_lines
    >>> lines = read_lines("He left.\n\nAna Rao (@anarao)\nThey lied.\n8:14 PM · Mar 14, 2024\n\nShe stayed.")
    >>> find_embeds(lines, [None] * len(lines))
    [range(1, 4)]
    """
    groups: list[range] = []
    for number in range(len(lines)):
        if not _is_anchor(lines[number], kinds[number]):
            continue
        floor = groups[-1].stop if groups else 0
        if floor > number:
            continue
        first = _first_line(lines, kinds, number, floor)
        last = number + 1
        while last < len(lines) and lines[last].gap <= 1 and _is_meta(lines[last], kinds[last]):
            last += 1
        if groups and groups[-1].stop == first and lines[first].gap == 0 and not _HANDLE.fullmatch(lines[first].text):
            first = groups.pop().start
        groups.append(range(first, last))
    return groups


def _is_meta(line: Line, kind: SegmentKind | None) -> bool:
    text = line.text
    return (
        kind == "embed"
        or _STAMP.fullmatch(text) is not None
        or _COUNTS.fullmatch(text) is not None
        or (line.words <= 16 and _SIGNED.match(text) is not None)
    )


def _is_anchor(line: Line, kind: SegmentKind | None) -> bool:
    if _is_meta(line, kind):
        # "14 shares" alone is a counter of the page, as a rule; it joins an embed that something else shows
        return not _COUNTS.fullmatch(line.text) or _TWEET_COUNT.search(line.text) is not None
    signed = "(@" in line.text and _SIGNED.search(line.text) is not None
    return signed or (line.words <= 60 and _TWEET_LINK.search(line.text) is not None)


def _first_line(lines: Sequence[Line], kinds: Sequence[SegmentKind | None], anchor: int, floor: int) -> int:
    """Return the index of the embed's first line, going up from its anchor."""
    text_above = anchor
    for number in range(anchor - 1, max(floor, anchor - _REACH) - 1, -1):
        line = lines[number]
        if lines[number + 1].gap > 1 or kinds[number] in ("caption", "headline"):
            break
        if line.words <= 8 and _HANDLE.fullmatch(line.text):
            return number
        linked = _LINK.search(line.text) is not None and line.words <= 80
        touching = lines[number + 1].gap == 0 and number + 1 == anchor and line.words <= 60
        if not (linked or _is_meta(line, kinds[number]) or (touching and _is_stamp_or_count(lines[anchor]))):
            # plain text counts only between a handle and its stamp: look on without taking it
            if lines[number + 1].gap > 0:
                break
            continue
        if text_above == number + 1:
            text_above = number
    return text_above


def _is_stamp_or_count(line: Line) -> bool:
    return _STAMP.fullmatch(line.text) is not None or _SIGNED.match(line.text) is not None
