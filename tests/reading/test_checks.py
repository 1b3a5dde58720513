from __future__ import annotations

import pytest

from framing.exceptions import InterchangeError
from framing.reading.checks import JsonObject, Place, check_date
from framing.records import Span


def entry(**values):
    """Return an object at a known place."""
    return JsonObject(values, Place("g.jsonl", 3, "loaded[1]"))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda e: e.text("name"), r"loaded\[1\]\.name must be a string, got 7"),
        (lambda e: e.text("no"), r"loaded\[1\]\.no must be a string, and is missing"),
        (lambda e: e.optional_text("name"), "a string or null, got 7"),
        (lambda e: e.flag("name"), "true or false, got 7"),
        (lambda e: e.choice("name", ("a", "b")), "one of a, b, got 7"),
        (lambda e: e.choice("many", ("a", "b"), "a"), "one of a, b, got \\['a'\\]"),
        (lambda e: e.probability("name"), r"a number in \[0, 1\] or null, got 7"),
        (lambda e: e.probability("yes"), r"a number in \[0, 1\] or null, got True"),
        (lambda e: e.objects("name"), "a list, got 7"),
        (lambda e: e.objects("null"), "a list, got None"),
        (lambda e: e.objects("many"), r"loaded\[1\]\.many\[0\] must be an object, got 'a'"),
        (lambda e: e.optional_object("name"), "an object, got 7"),
        (lambda e: e.text("long"), r"got \['x{20,}\.\.\.$"),
    ],
)
def test_a_wrong_value_raises_with_its_place(call, message):
    """File, line, the whole path of keys, what was wanted and what is there."""
    given = entry(name=7, yes=True, null=None, many=["a"], long=["x" * 500])
    with pytest.raises(InterchangeError, match=rf"^g\.jsonl:3: .*{message}"):
        call(given)


@pytest.mark.parametrize(
    ("offsets", "message"),
    [
        ({"start": 5, "end": 3}, "start=5 end=3"),
        ({"start": -1, "end": 3}, "start=-1 end=3"),
        ({"start": 0, "end": 11}, r"loaded\[1\]\.end is 11, past the end of the text \(10 characters\)"),
        ({"start": 0.0, "end": 3}, r"\.start must be a whole number, got 0\.0"),
        ({"start": True, "end": 3}, "whole number, got True"),
        ({"start": "0", "end": 3}, "whole number, got '0'"),
        ({"start": 0}, r"\.end must be a whole number, and is missing"),
    ],
)
def test_offsets_outside_the_text_raise(offsets, message):
    """So do offsets that are no whole numbers."""
    with pytest.raises(InterchangeError, match=message):
        entry(**offsets).span(length=10)


def test_what_was_not_asked_for_is_the_rest():
    """In its own order."""
    given = entry(b=1, start=0, a=2, end=10)
    assert given.span(length=10) == Span(0, 10)
    assert list(given.rest().items()) == [("b", 1), ("a", 2)]


def test_absent_keys_have_their_defaults():
    """Absent and null are the same only where null is allowed."""
    given = entry()
    assert (given.optional_text("a"), given.flag("b"), given.choice("c", ("x",), "x")) == (None, False, "x")
    assert (given.probability("d"), given.objects("e"), given.optional_object("f")) == (None, [], None)


@pytest.mark.parametrize(
    "date", ["4 April 2017", "2017-4-4", "20170404", "2017-02-30", "2017-W14-2", "2017-04-04T10:00", ""]
)
def test_only_a_day_in_iso_8601_is_a_date(date):
    """The format knows one way to write it."""
    with pytest.raises(InterchangeError, match="YYYY-MM-DD"):
        check_date(date, Place())
