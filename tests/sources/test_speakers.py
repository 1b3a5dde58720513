"""Speakers over a corpus."""

from __future__ import annotations

from framing.records import Annotation, Attribution, Document, Span, Speaker
from framing.sources.speakers import SPEAKER_COLUMNS, list_speakers, unite_names

TEXT = "Four words are here."


def said(name: str | None, *, id: str = "a", outlet: str | None = None, **fields: object) -> Annotation:
    """Return an annotation with one attribution."""
    speaker = Speaker(name, fields.pop("type", "state"), **fields)  # type: ignore[arg-type]
    attribution = Attribution(None, None, (Span(0, 19),), speaker=speaker)
    return Annotation(Document(id, TEXT, outlet=outlet), attributions=(attribution,))


def test_a_speaker_is_one_row() -> None:
    """Attributions, documents, outlets and words are counted per speaker."""
    table = list_speakers(
        [said("Anna Berg", outlet="X"), said("Anna Berg", id="b", outlet="Y"), said("Police", id="c")]
    )
    assert tuple(table.columns) == SPEAKER_COLUMNS
    assert table[["name", "attributions", "documents", "outlets", "words"]].to_numpy().tolist()[0] == [
        "Anna Berg",
        2,
        2,
        2,
        8,
    ]


def test_an_empty_corpus_has_an_empty_table() -> None:
    """The columns are there without a row."""
    assert tuple(list_speakers([]).columns) == SPEAKER_COLUMNS


def test_names_are_united_over_a_corpus() -> None:
    """Spellings become one; an alias becomes the gazetteer's name; who has no name is left alone."""
    annotations = [
        said("Zoran Djukic"),
        said("Zoran Djukic"),
        said("Zoran Jukich"),
        said("ISIS"),
        said(None, anonymous=True),
    ]
    names = [one.attributions[0].speaker.name for one in unite_names(annotations) if one.attributions[0].speaker]
    assert names == ["Zoran Djukic"] * 3 + ["Islamic State", None]
