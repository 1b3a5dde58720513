from __future__ import annotations

import datetime
import json

import numpy as np
import pandas as pd
import pytest

from framing.reading.plain import plain_json, plain_value

DAY = datetime.date(2017, 4, 4)


@pytest.mark.parametrize(
    "missing", [None, float("nan"), np.nan, pd.NA, pd.NaT, np.float64("nan"), np.datetime64("NaT")]
)
def test_every_mark_of_a_missing_value_is_none(missing):
    """Whichever library wrote the table."""
    assert plain_value(missing) is None


@pytest.mark.parametrize("text", ["", "NA", "None", "nan", "null", "007"])
def test_strings_stay_as_they_are(text):
    """A word that looks like a missing value or a number is a word."""
    assert plain_value(text) is text


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.int64(3), 3),
        (np.float64(0.5), 0.5),
        (np.bool_(True), True),
        (np.array([1, 2]), [1, 2]),
        (("a", {"b": DAY}), ["a", {"b": "2017-04-04"}]),
        (DAY, "2017-04-04"),
        (pd.Timestamp("2017-04-04T10:00"), "2017-04-04T10:00:00"),
        (float("inf"), "inf"),
        (b"ab", "b'ab'"),
        (1 + 2j, "(1+2j)"),
    ],
)
def test_other_values_become_what_json_holds(value, plain):
    """And JSON takes them strictly."""
    assert plain_json(value) == plain
    assert json.loads(json.dumps(plain_json(value), allow_nan=False)) == plain


def test_a_date_stays_a_date_until_it_is_written():
    """So that it can become the document's date."""
    assert plain_value(DAY) == DAY
