r"""Dates and times as news pages write them.

Out: patterns for a date, a time and a stamp ("Published July 5 2015", "Last updated at Apr 232017"), and whether a line
holds nothing but a date and who or where it belongs to. Order of day and month is not resolved: only the place counts.
"""

from __future__ import annotations

import re

__all__ = ["DATE", "MONTH", "STAMP", "TIME", "is_date_line"]

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\.?"
)
_DAY = (
    r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)?\.?,?\s+"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d\b"

# 5 July 2015; Sun Apr 16 2017; July 5, 2015; Apr 232017 (as one table prints it); 05-07-2015; 24.08.2013; 2017-04-04
DATE = re.compile(
    rf"\b(?:{_DAY})?(?:{_ORDINAL}\s?{MONTH},?\s?{_YEAR}|{MONTH}\s?{_ORDINAL}\s?,?\s?{_YEAR}"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}|{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}})"
)
_ZONE = r"(?:\s?\(?(?:GMT|UTC|KSA|EST|EDT|CET|CEST|MSK|BST|IST|ET|local time)\b\)?(?:\s?[+-]\d{1,2})?)"
# 19:42; 09:00 UTC; at 0914; 1849 UTC+3; 3:45 p.m.
TIME = re.compile(
    rf"(?:\bat\s)?\b(?:\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?\s?(?:[ap]\.?m\b\.?)?{_ZONE}?|\d{{4}}{_ZONE}|\d{{1,2}}\s?[ap]\.?m\b\.?{_ZONE}?)"
    rf"|\bat\s\d{{4}}\b",
    re.IGNORECASE,
)
_LABEL = (
    r"(?:(?:First |Last |Date (?:of )?)?(?:[Pp]ublished|[Pp]ublication|[Pp]osted|[Uu]pdated?|[Mm]odified|[Cc]reated|"
    r"[Ii]ssued|PUBLISHED|UPDATED|POSTED)(?: date)?(?: on| at| in)?:?|Date:|On)\s+"
)
# A date with its label and time, at the beginning of a text.
STAMP = re.compile(
    rf"(?:{_LABEL})?{DATE.pattern}(?:\s*[,|–—-]?\s*(?:{TIME.pattern}))?"
    rf"(?:\s?\((?:updated|modified)[^()]{{0,30}}\))?(?:\s*[-|]\s*(?:GMT|UTC)\s[\d:]+)?"
)
_WORD = re.compile(r"[^\W_][\w.'’&-]*")
_SMALL = frozenset(
    ["and", "of", "by", "at", "on", "in", "the", "with", "for", "from", "release", "date", "read", "min"]
)


def is_date_line(text: str) -> bool:
    """Tell whether a line is a date, with no more than a label, a time, a place or a name beside it.

    Examples
    --------
    >>> is_date_line("Orvane, 14 March 2024, 19:40"), is_date_line("The UN met on 14 March 2024")
    (True, False)
    """
    if len(text) > 120 or DATE.search(text) is None:
        return False
    rest = TIME.sub(" ", STAMP.sub(" ", DATE.sub(" ", re.sub(_LABEL, " ", text))))
    words = [word for word in _WORD.findall(rest) if not word.isdigit()]
    if len(words) > 8 or re.search(r"[.!?]\s+\w", rest):
        return False
    return all(word[0].isupper() or word.lower() in _SMALL or "@" in word for word in words)
