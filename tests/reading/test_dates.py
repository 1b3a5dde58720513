from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.exceptions import InputError
from framing.reading.dates import to_iso_date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@pytest.mark.parametrize(
    "value",
    [
        "2017-04-04",
        " 2017-04-04 ",
        "2017-4-4",
        "2017/04/04",
        "2017.04.04",
        "20170404",
        20170404,
        "2017-04-04T10:00Z",
        "2017-04-04T23:59:59.999+11:00",
        "2017-04-04 10:00:00",
        "4 April 2017",
        "04 Apr 2017",
        "4th of April, 2017",
        "4-Apr-2017",
        "April 4, 2017",
        "April 4 2017",
        "Apr. 4, 2017",
        "Tuesday, April 4, 2017",
        "Tues. 4 April 2017",
        "Tue, 04 Apr 2017 10:00:00 GMT",
        "April 4, 2017 at 10:00 am",
        "04/04/2017",
        datetime.date(2017, 4, 4),
        datetime.datetime(2017, 4, 4, 23, 30, tzinfo=datetime.UTC),
    ],
)
def test_usual_ways_to_write_a_day(value):
    """Each is the fourth of April; a time or zone never moves the day, and 04/04 reads the same both ways."""
    assert to_iso_date(value) == "2017-04-04"


@pytest.mark.parametrize(
    ("value", "iso"), [("25/12/2017", "2017-12-25"), ("12/25/2017", "2017-12-25"), ("1 Sept. 2017", "2017-09-01")]
)
def test_dates_that_can_be_read_one_way_only(value, iso):
    """A number above twelve tells day from month."""
    assert to_iso_date(value) == iso


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("03/04/2017", "two dates"),
        ("2017-02-30", "exists"),
        ("31 November 2017", "exists"),
        ("13/13/2017", "exists"),
        ("2017", "can't"),
        ("April 2017", "YYYY-MM-DD"),
        ("yesterday", "YYYY-MM-DD"),
        ("4 Abril 2017", "'Abril' is no month"),
        ("04/04/17", "YYYY-MM-DD"),
        (1491264000, "1491264000"),
        (2017.5, "2017.5"),
    ],
)
def test_what_is_no_day_raises(value, message):
    """The message shows the value and how to write it."""
    with pytest.raises(InputError, match=message.replace("can't", "not a date")):
        to_iso_date(value)


@given(st.dates(min_value=datetime.date(1500, 1, 1)))
def test_every_written_form_gives_the_day_back(day):
    """ISO, compact and long form agree."""
    long = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    assert {to_iso_date(form) for form in (day.isoformat(), day.isoformat().replace("-", ""), long)} == {
        day.isoformat()
    }
