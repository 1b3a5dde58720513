from __future__ import annotations

import copy
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.exceptions import InterchangeError
from framing.reading import from_record, to_record
from framing.records import (
    SEGMENT_KINDS,
    SOURCE_TYPES,
    TERM_CATEGORIES,
    VOICES,
    Annotation,
    Attribution,
    Document,
    JudgedSentence,
    Segment,
    Span,
    Speaker,
    TermMatch,
)
from tests.factories import annotation, attribution, term

# Every key of the format, and an unknown one at every level.
TEXT = "Regime denies it\nPolice said no."
FULL = {
    "id": "a",
    "outlet": "Wire",
    "event": "vote",
    "date": "2017-04-04",
    "title": "Regime denies it",
    "url": "https://wire.example/1",
    "text": TEXT,
    "segments": [{"start": 0, "end": 16, "kind": "headline", "by": "x"}],
    "attributions": [
        {
            "source": {"start": 17, "end": 23, "head": 17},
            "cue": {"start": 24, "end": 28, "lemma": "say"},
            "content": [{"start": 29, "end": 31}, {"start": 31, "end": 32, "role": "stop"}],
            "quote": "mixed",
            "nested": True,
            "speaker": {
                "name": "the police",
                "type": "state",
                "country": "OB",
                "anonymous": False,
                "reason": "list",
                "confidence": 0.9,
                "wikidata": "Q1",
            },
            "segment": "related",
            "confidence": 0.5,
            "required": True,
        }
    ],
    "loaded": [
        {
            "start": 0,
            "end": 6,
            "category": "label",
            "voice": "source",
            "neutral": "government",
            "segment": "headline",
            "confidence": 1,
            "required": False,
        }
    ],
    "wording": [{"start": 0, "end": 16, "probability": 0.75, "segment": "headline", "by": "x"}],
    "location": {"town": "Homs"},
}
LEAST = {
    "id": "a",
    "text": TEXT,
    "segments": [{"start": 0, "end": 16, "kind": "headline"}],
    "attributions": [{"content": [{"start": 29, "end": 31}]}],
    "loaded": [{"start": 0, "end": 6, "category": "label"}],
}


def test_a_record_with_everything_survives_a_round_trip():
    """Known keys, unknown keys at every level, and the order of keys."""
    assert json.dumps(to_record(from_record(FULL))) == json.dumps(FULL)


def test_a_full_record_becomes_the_annotation_that_it_says():
    """Unknown keys are the extra of the record they stand in; those of spans are the attribution's."""
    made = from_record(FULL)
    assert made.document == Document(
        "a",
        TEXT,
        "Wire",
        "vote",
        "2017-04-04",
        "Regime denies it",
        "https://wire.example/1",
        {"location": {"town": "Homs"}},
    )
    assert made.segments == (Segment(0, 16, "headline", extra={"by": "x"}),)
    speaker = Speaker("the police", "state", "OB", False, "list", 0.9, extra={"wikidata": "Q1"})
    span_extra = {"source": {"head": 17}, "cue": {"lemma": "say"}, "content": [{}, {"role": "stop"}]}
    assert made.attributions == (
        Attribution(
            Span(17, 23),
            Span(24, 28),
            (Span(29, 31), Span(31, 32)),
            "mixed",
            True,
            speaker,
            "related",
            0.5,
            extra={"required": True, **span_extra},
        ),
    )
    assert made.loaded == (TermMatch(0, 6, "label", "source", "government", "headline", 1, extra={"required": False}),)
    assert made.wording == (JudgedSentence(0, 16, 0.75, "headline", extra={"by": "x"}),)


def test_a_record_with_the_least_is_read_with_defaults():
    """Absent values are written as null; keys that the format may grow by are not written."""
    made = from_record(LEAST)
    assert made.attributions == (Attribution(None, None, (Span(29, 31),)),)
    record = to_record(made)
    assert list(record) == ["id", "outlet", "event", "date", "title", "text", "segments", "attributions", "loaded"]
    assert record["outlet"] is record["date"] is None
    assert list(record["attributions"][0]) == ["source", "cue", "content", "quote", "nested", "speaker"]
    assert list(record["loaded"][0]) == ["start", "end", "category", "voice", "neutral"]


def test_a_speaker_is_written_with_the_four_keys_of_the_format():
    """Reason and confidence only when set."""
    text = "Police said no."
    said = attribution(text, "no", source="Police", cue="said", speaker=Speaker("police", "state"))
    (record,) = to_record(annotation(text, attributions=[said]))["attributions"]
    assert record["speaker"] == {"name": "police", "type": "state", "country": None, "anonymous": False}


def changed(path, value):
    """Return the full record with one value in another's place."""
    record = copy.deepcopy(FULL)
    place = record
    for key in path[:-1]:
        place = place[key]
    if value is KeyError:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return record


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("id",), KeyError, "id must be a string, and is missing"),
        (("id",), 7, "id must be a string, got 7"),
        (("text",), None, "text must be a string, got None"),
        (("outlet",), ["Wire"], r"outlet must be a string or null, got \['Wire'\]"),
        (("date",), "soon", "date must be a date YYYY-MM-DD, got 'soon'"),
        (("segments",), {}, "segments must be a list, got {}"),
        (("segments", 0, "kind"), "title", r"segments\[0\]\.kind must be one of headline, .*, got 'title'"),
        (("segments", 0, "end"), 33, r"segments\[0\]\.end is 33, past the end of the text \(32 characters\)"),
        (("attributions", 0), "x", r"attributions\[0\] must be an object, got 'x'"),
        (("attributions", 0, "source"), [1, 2], r"attributions\[0\]\.source must be an object, got \[1, 2\]"),
        (
            ("attributions", 0, "cue", "start"),
            30,
            r"attributions\[0\]\.cue must have 0 <= start <= end, got start=30 end=28",
        ),
        (("attributions", 0, "content"), [], r"attributions\[0\]\.content must hold at least one span"),
        (("attributions", 0, "content", 1, "end"), 99, r"attributions\[0\]\.content\[1\]\.end is 99, past"),
        (("attributions", 0, "quote"), "full", r"quote must be one of direct, mixed, indirect, got 'full'"),
        (("attributions", 0, "nested"), 1, "nested must be true or false, got 1"),
        (("attributions", 0, "speaker", "type"), "army", r"speaker\.type must be one of un, .*, got 'army'"),
        (("attributions", 0, "speaker", "anonymous"), None, r"speaker\.anonymous must be true or false, got None"),
        (("attributions", 0, "confidence"), 1.5, r"confidence must be a number in \[0, 1\]"),
        (("loaded", 0, "category"), KeyError, r"loaded\[0\]\.category must be one of label, .*, and is missing"),
        (("loaded", 0, "voice"), "author", r"loaded\[0\]\.voice must be one of outlet, source, got 'author'"),
    ],
)
def test_a_record_that_breaks_the_format_raises(path, value, message):
    """The message names file, line, key and value."""
    with pytest.raises(InterchangeError, match=rf"^g\.jsonl:7: .*{message}"):
        from_record(changed(path, value), path="g.jsonl", line=7)


def test_a_record_that_is_no_object_raises():
    """A line of JSON may be anything."""
    with pytest.raises(InterchangeError, match=r"^g\.jsonl:7: the record must be an object, got \[\]"):
        from_record([], path="g.jsonl", line=7)


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (annotation(extra={"outlet": "x"}), r"document 'a'\.outlet is in extra"),
        (annotation(extra={"url": "x"}), r"document 'a'\.url is in extra"),
        (
            annotation("Regime", loaded=[replace(term("Regime", "Regime"), extra={"confidence": 1})]),
            "loaded.confidence is in",
        ),
        (annotation(date="soon"), r"document 'a'\.date must be a date"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(made, message):
    """An extra key never takes the place of one of the format's."""
    with pytest.raises(InterchangeError, match=message):
        to_record(made)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
# "x-" keeps a random key from being one of the format's
extras = st.dictionaries(st.text().map("x-".__add__), values, max_size=2)
labels = st.none() | st.text()
shares = st.none() | st.floats(0, 1)


@st.composite
def annotations(draw):
    """Draw an annotation of an arbitrary text."""
    text = draw(st.text(min_size=1))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: Span(min(ends), max(ends)))
    kinds = st.sampled_from(SEGMENT_KINDS)
    segments = st.builds(lambda s, k, e: Segment(s.start, s.end, k, extra=e), spans, kinds, extras)
    speakers = st.builds(
        Speaker, labels, st.sampled_from(SOURCE_TYPES), labels, st.booleans(), labels, shares, extra=extras
    )
    attributions = st.builds(
        Attribution,
        st.none() | spans,
        st.none() | spans,
        st.lists(spans, min_size=1, max_size=3).map(tuple),
        st.sampled_from(["direct", "mixed", "indirect"]),
        st.booleans(),
        st.none() | speakers,
        kinds,
        shares,
        extra=extras,
    )
    terms = st.builds(
        lambda s, *rest, extra: TermMatch(s.start, s.end, *rest, extra=extra),
        spans,
        st.sampled_from(TERM_CATEGORIES),
        st.sampled_from(VOICES),
        labels,
        kinds,
        shares,
        extra=extras,
    )
    dates = st.none() | st.dates().map(lambda day: day.isoformat())
    document = Document(
        draw(st.text()), text, draw(labels), draw(labels), draw(dates), draw(labels), draw(labels), draw(extras)
    )
    sentences = st.builds(
        lambda s, *rest, extra: JudgedSentence(s.start, s.end, *rest, extra=extra),
        spans,
        st.floats(0, 1),
        kinds,
        extra=extras,
    )
    several = [draw(st.lists(kind, max_size=2).map(tuple)) for kind in (segments, attributions, terms, sentences)]
    return Annotation(document, *several)


@given(annotations())
def test_any_annotation_survives_a_round_trip_through_json(made):
    """Whatever characters, spans and extra values it has."""
    assert from_record(json.loads(json.dumps(to_record(made), allow_nan=False))) == made
