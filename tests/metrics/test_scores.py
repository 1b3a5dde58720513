"""Scores of documents as a table."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest

from framing.exceptions import InputError, UndefinedScoreWarning
from framing.metrics import METRICS, score
from framing.records import Annotation, Attribution, Document, Segment, Span, Speaker, TermMatch

SAID = Attribution(Span(10, 15), Span(16, 20), (Span(0, 8),), speaker=Speaker("Anna Berg", "state"))
TEXT = "It rains, Berg said. Cars were stuck."


def test_one_row_a_document_in_the_order_given() -> None:
    """Ids and metadata survive, rows keep the order, counts come before metrics."""
    annotations = [
        Annotation(Document("z", TEXT, outlet="Wire", event="rain", date="2020-01-02", title="Rain"), (), (SAID,)),
        Annotation(Document("a", TEXT), (), (SAID,)),
    ]
    scores = score(annotations, metrics=["attribution_density"])
    assert scores["id"].tolist() == ["z", "a"]
    assert scores.loc[0, ["outlet", "event", "date", "title"]].tolist() == ["Wire", "rain", "2020-01-02", "Rain"]
    assert scores.columns.tolist() == [
        "id", "outlet", "event", "date", "title",
        "words", "sentences", "attributions", "nested", "loaded_terms", "loaded_outlet", "loaded_source",
        "attribution_density",
    ]  # fmt: skip
    assert scores["attribution_density"].tolist() == pytest.approx([1000 / 7] * 2)


def test_undefined_scores_are_nan_with_one_warning() -> None:
    """A text without sources has NaN shares, and one warning counts documents and metrics."""
    annotations = [Annotation(Document(str(k), TEXT)) for k in range(3)]
    with pytest.warns(UndefinedScoreWarning, match=r"3 of 3 documents .* in 1 of 2 metrics \(state_source") as caught:
        scores = score(annotations, metrics=["state_source_share", "attribution_density"])
    assert len(caught) == 1
    assert scores["state_source_share"].isna().all()
    assert (scores["attribution_density"] == 0).all()
    assert Path(caught[0].filename).name == "test_scores.py"


def test_defined_scores_give_no_warning() -> None:
    """Nothing is said when everything is defined."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        score(Annotation(Document("a", TEXT), (), (SAID,)), metrics="density")


def test_no_documents_give_an_empty_table() -> None:
    """An empty corpus has an empty table with all columns."""
    scores = score([])
    assert scores.shape == (0, 12 + len(METRICS))


def test_document_in_place_of_annotation_is_refused() -> None:
    """The message says which step is missing."""
    with pytest.raises(InputError, match=r"entry 0 is a Document, not an Annotation: .*framing\.annotate"):
        score([Document("a", TEXT)])  # type: ignore[list-item] # that is the mistake


@pytest.mark.shared
def test_gold_is_scored_without_annotating_again(shared: Path) -> None:
    """Annotations read from JSON lines score as they are: counts agree with the marks in the file."""
    lines = (shared / "data" / "fakes" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=UndefinedScoreWarning)
        scores = score([_read_gold(record) for record in records])
    assert scores["id"].tolist() == [record["id"] for record in records]

    scored = [[a for a in r["attributions"] if _is_prose(r, a["content"][0]["start"])] for r in records]
    assert scores["nested"].tolist() == [sum(a["nested"] for a in own) for own in scored]
    assert (scores["attributions"] + scores["nested"]).tolist() == [len(own) for own in scored]
    terms = [sum(_is_prose(record, term["start"]) for term in record["loaded"]) for record in records]
    assert scores["loaded_terms"].tolist() == terms
    shares = scores.filter(regex="_source_share$").drop(columns="top_source_share")
    assert shares.sum(axis=1).tolist() == pytest.approx([1.0] * len(records))


def _is_prose(record: dict, position: int) -> bool:  # type: ignore[type-arg] # raw JSON
    inside = {s["kind"] for s in record["segments"] if s["start"] <= position < s["end"]}
    return inside <= {"headline"}


def _read_gold(record: dict) -> Annotation:  # type: ignore[type-arg] # raw JSON
    def span(place: dict | None) -> Span | None:  # type: ignore[type-arg] # raw JSON
        return Span(place["start"], place["end"]) if place else None

    return Annotation(
        Document(record["id"], record["text"], outlet=record["outlet"]),
        tuple(Segment(s["start"], s["end"], s["kind"]) for s in record["segments"]),
        tuple(
            Attribution(
                span(a["source"]),
                span(a["cue"]),
                tuple(Span(c["start"], c["end"]) for c in a["content"]),
                a["quote"],
                a["nested"],
                Speaker(a["speaker"]["name"], a["speaker"]["type"], anonymous=bool(a["speaker"]["anonymous"])),
            )
            for a in record["attributions"]
        ),
        tuple(TermMatch(t["start"], t["end"], t["category"], t["voice"]) for t in record["loaded"]),
    )
