from __future__ import annotations

import pytest

from framing.exceptions import ColumnError, InputError
from framing.reading.columns import ALIASES, ColumnFinder, check_columns, nearest, unique_names
from framing.reading.drafts import FIELDS


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("text",), {"text": "text"}),
        (("Headline", "Body", "Publisher"), {"outlet": "Publisher", "title": "Headline", "text": "Body"}),
        (("doc_id", "published-at", "full text"), {"id": "doc_id", "date": "published-at", "text": "full text"}),
        (("source", "outlet", "content"), {"outlet": "outlet", "text": "content"}),
        (("article", "text"), {"text": "text"}),
        (("publishedAt", "link", "content"), {"date": "publishedAt", "url": "link", "text": "content"}),
    ],
)
def test_usual_names_are_found(names, found):
    """Case, spaces, underscores and hyphens don't matter, and the best name wins."""
    assert ColumnFinder().find(names) == found


def test_a_mapping_beats_the_usual_names():
    """A mapped column serves one field only, and a field mapped to None has none."""
    finder = ColumnFinder({"title": "text", "text": "lead", "outlet": None})
    assert finder.find(("text", "lead", "outlet")) == {"title": "text", "text": "lead"}


def test_the_other_columns_are_kept():
    """Splitting a row loses nothing."""
    values, extra = ColumnFinder().split({"text": "No.", "desk": "foreign", "words": 1})
    assert (values, extra) == ({"text": "No."}, {"desk": "foreign", "words": 1})


@pytest.mark.parametrize(
    ("columns", "names", "message"),
    [
        (None, ("id", "bdoy"), r"the columns are 'id', 'bdoy'\. Did you mean columns=\{'text': 'bdoy'\}"),
        (None, ("a", "b"), r"no column for the text \(looked for text, body.*the columns are 'a', 'b'"),
        (
            {"outlet": "papr"},
            ("text", "paper"),
            r"no column 'papr' for the outlet.*Did you mean columns=\{'outlet': 'paper'",
        ),
        (None, ("text", "text"), "two columns are named 'text'"),
    ],
)
def test_a_missing_or_misnamed_column_raises(columns, names, message):
    """The message lists the columns there are, and the nearest."""
    with pytest.raises(ColumnError, match=message):
        ColumnFinder(columns).check(names)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"txt": "body"}, "'txt' is not one of id, outlet.*did you mean 'text'"),
        ({"body": "text", "paper": "outlet"}, r"turned round, try \{'text': 'body', 'outlet': 'paper'\}"),
    ],
)
def test_a_mapping_from_something_else_raises(columns, message):
    """A misspelt field, and a mapping the wrong way round, are told apart."""
    with pytest.raises(InputError, match=message):
        check_columns(columns)


def test_every_field_has_names_and_no_name_serves_two():
    """The table of names is complete and unambiguous."""
    names = [name for field in FIELDS for name in ALIASES[field]]
    assert set(ALIASES) == set(FIELDS)
    assert len(set(names)) == len(names)


def test_nearest_gives_none_for_the_unlike():
    """No proposal is better than a foolish one."""
    assert nearest("wholly", FIELDS) is None


def test_unique_names_never_repeat():
    """Even where a made name is there already."""
    assert unique_names(["a", "a", "a.1", "a"]) == ["a", "a.1", "a.1.1", "a.2"]
