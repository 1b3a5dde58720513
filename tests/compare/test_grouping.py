"""Which outlet and event a document counts for."""

from __future__ import annotations

import math

import pytest

from framing.compare.grouping import group_annotations
from framing.exceptions import InputError
from framing.records import Annotation, Document


def annotate(*documents: Document) -> list[Annotation]:
    """The documents, with nothing found in them."""
    return [Annotation(document) for document in documents]


def test_outlets_and_events_keep_first_appearance() -> None:
    """Order is the caller's."""
    grouping = group_annotations(
        annotate(
            Document("1", "", outlet="Zeta", event="b"),
            Document("2", "", outlet="Alpha", event="a"),
            Document("3", "", outlet="Zeta", event="a"),
        ),
        by="outlet",
        within="event",
    )
    assert (grouping.outlets, grouping.events) == (("Zeta", "Alpha"), ("b", "a"))
    assert grouping.cautions == ()


def test_any_column_may_take_the_place_of_outlet_and_event() -> None:
    """Columns that a document carries along serve as well as its fields; numbers become words."""
    grouping = group_annotations(
        annotate(
            Document("1", "", extra={"country": "FR", "week": 3}), Document("2", "", extra={"country": "DE", "week": 3})
        ),
        by="country",
        within="week",
    )
    assert (grouping.outlets, grouping.events) == (("FR", "DE"), ("3",))


@pytest.mark.parametrize("missing", [None, "", math.nan])
def test_documents_without_outlet_stand_together_and_are_mentioned(missing: object) -> None:
    """A missing outlet, however a table writes it, is a group of its own with a caution."""
    documents = annotate(Document("1", "", extra={"desk": "City"}), Document("2", "", extra={"desk": missing}))
    grouping = group_annotations(documents, by="desk", within=None)
    assert grouping.outlet_of == ("City", "(no desk)")
    assert "1 document without desk stand together as '(no desk)'." in grouping.cautions


def test_each_document_is_its_own_outlet_where_none_is_known() -> None:
    """Plain texts are compared one by one, under their ids."""
    grouping = group_annotations(annotate(Document("0", ""), Document("1", "")), by="outlet", within="event")
    assert grouping.outlets == ("0", "1")
    assert "each stands for itself" in grouping.cautions[0]


def test_many_documents_without_outlet_stand_together() -> None:
    """Hundreds of texts are not compared with one another one by one."""
    grouping = group_annotations(annotate(*(Document(str(k), "") for k in range(100))), by="outlet", within="event")
    assert grouping.outlets == ("(no outlet)",)
    assert "all stand together" in grouping.cautions[0]


def test_all_documents_are_one_event_where_none_is_known() -> None:
    """Without events all are taken as one, and the caution says what that risks."""
    grouping = group_annotations(annotate(Document("0", "", outlet="A")), by="outlet", within="event")
    assert grouping.events == ("(all documents)",)
    assert "difference of topic" in grouping.cautions[0]


def test_documents_without_event_stand_alone() -> None:
    """Where others have events, a document without one has none."""
    documents = annotate(Document("0", "", outlet="A", event="x"), Document("1", "", outlet="A"))
    grouping = group_annotations(documents, by="outlet", within="event")
    assert grouping.event_of == ("x", None)
    assert "paired with no other" in grouping.cautions[0]


@pytest.mark.parametrize(("by", "within"), [("owner", "event"), ("outlet", "owner")])
def test_unknown_column_is_refused_with_those_there_are(by: str, within: str) -> None:
    """A misspelt column is named, and the columns there are."""
    with pytest.raises(InputError, match=r"'owner'; the columns there are: outlet, event, date, title, url, desk"):
        group_annotations(annotate(Document("0", "", outlet="A", extra={"desk": "City"})), by=by, within=within)
