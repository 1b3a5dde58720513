from __future__ import annotations

import datetime

import pytest

from framing.exceptions import DecodingError, InputError, LanguageWarning
from framing.reading.drafts import Draft, ReadingOptions, to_document
from framing.reading.problems import ProblemLog


def read(values, *, on_error="raise", options=None, **draft):
    """Return the document and the log of one draft."""
    log = ProblemLog(on_error)
    made = to_document(Draft({"text": "He said no.", **values}, "fallback", **draft), options or ReadingOptions(), log)
    return made, log


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        (None, InputError, "the text is empty"),
        ("", InputError, "the text is empty"),
        (float("nan"), InputError, "the text is empty"),
        (" \r\n\t\u00a0", InputError, "only white space"),
        ("He said\0no.", DecodingError, "NUL characters, the first at character 7"),
        (7, InputError, "must be text, got a number"),
        (["He said no."], InputError, "must be text, got a list"),
        ("He said no. " * 10, InputError, "120 characters, more than max_characters=100"),
    ],
)
def test_a_text_that_is_none_is_refused(text, error, message):
    """It raises with its place, or is set aside."""
    options = ReadingOptions(max_characters=100)
    with pytest.raises(error, match=f"a.csv:4: .*{message}"):
        read({"text": text}, options=options, path="a.csv", line=4)
    document, log = read({"text": text}, options=options, on_error="warn")
    assert document is None
    assert log.problems[0].set_aside


def test_the_text_is_kept_exactly():
    """No character is stripped, joined or normalised."""
    text = "\n  One.\r\nTwo.\u2028Three.\u00a0\r"
    assert read({"text": text})[0].text == text


def test_metadata_loses_white_space_around_it_and_blank_means_none():
    """A number is as good as text; an id is kept to the character."""
    document, _ = read({"outlet": " Wire\n", "event": "  ", "title": 1984, "id": " 7 "})
    assert (document.outlet, document.event, document.title, document.id) == ("Wire", None, "1984", " 7 ")


@pytest.mark.parametrize(
    ("given", "made"), [(7, "7"), (7.0, "7"), (7.5, "7.5"), ("007", "007"), (None, "fallback"), ("", "fallback")]
)
def test_ids_are_strings(given, made):
    """Whole numbers lose the .0 that a table with gaps gives them."""
    assert read({"id": given})[0].id == made


@pytest.mark.parametrize("value", [["Wire"], {"name": "Wire"}, True])
def test_metadata_that_is_no_label_is_refused(value):
    """A list or object has no one way to become a name."""
    with pytest.raises(InputError, match="the outlet must be text"):
        read({"outlet": value})


@pytest.mark.parametrize("name", ["id", "outlet", "event", "title"])
def test_half_a_character_in_a_label_is_refused(name):
    """A lone surrogate can't be written to any file, so it is told where it comes in."""
    with pytest.raises(DecodingError, match=f"the {name} .* holds half of a character"):
        read({name: "W\ud83d"})
    assert read({"outlet": "Wire \U0001f600"})[0].outlet == "Wire \U0001f600"


def test_the_source_beats_the_caller_and_the_caller_beats_the_place():
    """A file's name says its outlet only when nothing else does."""
    options = ReadingOptions(outlet="Caller", event="called")
    assert read({"outlet": "Said"}, options=options, default_outlet="file")[0].outlet == "Said"
    made = read({}, options=options, default_outlet="file", default_event="folder")[0]
    assert (made.outlet, made.event) == ("Caller", "called")
    made = read({}, default_outlet="file", default_event="folder")[0]
    assert (made.outlet, made.event) == ("file", "folder")


@pytest.mark.parametrize(
    ("given", "extra"),
    [
        ("2017-04-04", {}),
        (datetime.date(2017, 4, 4), {}),
        (datetime.datetime(2017, 4, 4), {}),
        ("4 April 2017", {"date_given": "4 April 2017"}),
        (datetime.datetime(2017, 4, 4, 10), {"date_given": "2017-04-04T10:00:00"}),
    ],
)
def test_a_date_that_says_more_than_the_day_is_kept_beside_it(given, extra):
    """Nothing of the input is lost in making it ISO 8601."""
    document, _ = read({"date": given})
    assert (document.date, document.extra) == ("2017-04-04", extra)


def test_a_bad_date_raises_or_leaves_the_document_without_one():
    """The article is worth keeping, and what its source said stays with it."""
    with pytest.raises(InputError, match=r"a\.csv:4: '03/04/2017' could be two dates"):
        read({"date": "03/04/2017"}, path="a.csv", line=4)
    document, log = read({"date": "03/04/2017"}, on_error="warn")
    assert (document.date, document.extra) == (None, {"date_given": "03/04/2017"})
    assert not log.problems[0].set_aside


def test_extra_keys_never_collide_with_those_of_the_format():
    """They take a name that is free, and keep their values."""
    document, _ = read({}, extra={"outlet": "x", "segments": 3, "outlet_given": 4, "desk": "y"})
    assert document.extra == {"outlet_given_given": "x", "segments_given": 3, "outlet_given": 4, "desk": "y"}


def test_a_text_in_another_language_is_noted():
    """It is read all the same."""
    document, log = read({"text": "Министр сказал, что расследование продолжится."}, path="a.csv", line=2)
    assert document is not None
    with pytest.warns(LanguageWarning, match=r"a\.csv:2: does not look like English"):
        log.warn(stacklevel=1)


def test_the_place_of_a_text_may_differ_from_that_of_its_metadata():
    """A manifest's line says where the date is wrong, the article's file where the text is."""
    place = {"path": "corpus.toml", "line": 9, "text_path": "a.txt"}
    with pytest.raises(InputError, match=r"^a\.txt: the text is only"):
        read({"text": " "}, **place)
    with pytest.raises(InputError, match=r"^corpus\.toml:9: 'soon'"):
        read({"date": "soon"}, **place)
