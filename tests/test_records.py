from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import records
from framing.exceptions import InputError
from framing.records import Document, Segment, Span, Speaker, TermMatch
from tests.factories import annotation, attribution

RECORDS = [getattr(records, name) for name in ("Span", "Document", "Segment", "Speaker", "Attribution", "TermMatch")]


@pytest.mark.parametrize("record", [*RECORDS, records.Annotation])
def test_every_record_is_frozen_and_slotted(record):
    """A record can't change, and can't take an attribute that it doesn't declare."""
    assert record.__dataclass_params__.frozen
    assert hasattr(record, "__slots__")


def test_a_record_refuses_assignment():
    """Assigning to a field raises."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        Span(0, 1).start = 2


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_a_span_outside_its_bounds_raises(start, end):
    """A span that ends before it starts, or starts before the text, is an error that shows both ends."""
    with pytest.raises(InputError, match=f"start={start} end={end}"):
        Span(start, end)


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(min(ends), max(ends)))


@given(spans, spans)
def test_spans_overlap_when_they_share_a_character(first, second):
    """`overlaps` and `contains` agree with the sets of characters."""
    ours, theirs = set(range(first.start, first.end)), set(range(second.start, second.end))
    assert first.overlaps(second) == bool(ours & theirs) or not (ours and theirs)
    assert len(first) == len(ours)
    if theirs:
        assert first.contains(second) == (theirs <= ours)


@given(st.text(), spans)
def test_a_span_of_a_text_is_its_slice(text, place):
    """`of` cuts exactly the half-open range."""
    assert place.of(text) == text[place.start : place.end]


def test_an_attribution_reaches_from_its_first_to_its_last_part():
    """Start and end are those of source, cue and content together, in whatever order they stand."""
    text = "“We were there,” said the envoy, “all day.”"
    said = attribution(text, ["“We were there,”", "“all day.”"], source="the envoy", cue="said")
    assert (said.start, said.end) == (0, len(text))


def test_records_with_extra_can_be_hashed():
    """`extra` takes no part in the hash, so that records go into sets whatever they carry."""
    plain, carrying = Document("a", "No."), Document("a", "No.", extra={"tags": ["x"]})
    assert hash(plain) == hash(carrying)
    assert plain != carrying


def test_defaults_are_the_cautious_ones():
    """Nothing is known of a speaker until a step says so, and a term is the outlet's until shown to be a source's."""
    assert Speaker() == Speaker(name=None, type="other", country=None, anonymous=False)
    assert TermMatch(0, 1, "label").voice == "outlet"


def test_segments_and_terms_give_their_span():
    """`span` is the range of the offsets."""
    assert Segment(2, 5, "caption").span == TermMatch(2, 5, "label").span == Span(2, 5)


def test_an_annotation_shows_its_text():
    """`text` is the document's."""
    assert annotation("Yes.").text == "Yes."


def test_the_closed_lists_have_no_repeats():
    """Each list of choices names each choice once, and the kinds of the guidelines are all there."""
    for choices in (records.SEGMENT_KINDS, records.SOURCE_TYPES, records.TERM_CATEGORIES, records.VOICES):
        assert len(set(choices)) == len(choices)
    assert (len(records.SEGMENT_KINDS), len(records.SOURCE_TYPES), len(records.TERM_CATEGORIES)) == (8, 11, 7)
