"""Dates as files and tables give them, to ISO 8601.

In: a string, a `datetime.date` or `datetime.datetime`, or a number such as 20170404. Out: ``YYYY-MM-DD``. The day is
taken as written: a time or time zone after it is left out and never moves it. A date that can be read in two ways, such
as 03/04/2017, is an error rather than a guess. Month names are English.
"""

from __future__ import annotations

import datetime
import re

from framing.exceptions import InputError

__all__ = ["to_iso_date"]

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:(?:[T,]?\s*|\s+(?:at|-)\s+)\d{1,2}:\d{2}.*)?"
_PATTERNS = tuple(
    re.compile(pattern + _TIME, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-](?:of\s)?\s*" + _MONTH + r",?[\s-]\s*(?P<year>\d{4})",
        _WEEKDAY + _MONTH + r"\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
    )
)
_NUMERIC = re.compile(r"(?P<first>\d{1,2})([-/.])(?P<second>\d{1,2})\2(?P<year>\d{4})" + _TIME)


def to_iso_date(value: object) -> str:
    """Return a date as ``YYYY-MM-DD``.

    Parameters
    ----------
    value : object
        A date as the input gives it.

    Raises
    ------
    InputError
        If it is no date, or could be two.

    Examples
    --------
    >>> [to_iso_date(value) for value in ("2017-04-04T22:30Z", "4 April 2017", "Tue, Apr. 4, 2017", "25/12/2017")]
    ['2017-04-04', '2017-04-04', '2017-04-04', '2017-12-25']
    """
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()

    given = str(value).strip()
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(given):
            return _checked(match["year"], _month_number(match["month"], value), match["day"], value)
    if match := _NUMERIC.fullmatch(given):
        return _checked(match["year"], *_month_and_day(int(match["first"]), int(match["second"]), value), value)

    msg = f"{value!r} is not a date that can be read: write it as YYYY-MM-DD"
    raise InputError(msg)


def _month_number(month: str, value: object) -> int:
    if month.isdigit():
        return int(month)
    name = month.lower().removesuffix(".")
    # "Sept" is as common in newspapers as the three-letter form
    found = [number for number, full in enumerate(_MONTHS, start=1) if full == name or name in (full[:3], full[:4])]
    if not found:
        msg = f"{value!r} is not a date that can be read: {month!r} is no month"
        raise InputError(msg)
    return found[0]


def _month_and_day(first: int, second: int, value: object) -> tuple[int, int]:
    if first > 12 or first == second:
        return second, first
    if second > 12:
        return first, second
    msg = f"{value!r} could be two dates (day or month first): write it as YYYY-MM-DD"
    raise InputError(msg)


def _checked(year: str, month: int, day: int | str, value: object) -> str:
    try:
        return datetime.date(int(year), month, int(day)).isoformat()
    except ValueError as error:
        msg = f"{value!r} is not a date that exists: {error}"
        raise InputError(msg) from error
