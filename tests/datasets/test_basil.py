"""BASIL in its published form and as JSON lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from framing.datasets import read_basil
from framing.exceptions import InterchangeError, MissingInputError

SENTENCES = [["The plan is a disgrace.", "So she said."], ["Nobody asked."]]


def phrase(where: str, start: int, end: int, words: str, **fields: Any) -> dict[str, Any]:
    """Return a phrase as the annotation files have it."""
    return {
        "aim": "dir", "bias": "lex", "end": end, "id": where, "indirect-ally-opponent-sentiment": "",
        "indirect-target-name": "", "notes": "", "polarity": "neg", "quote": "no", "speaker": "", "start": start,
        "target": "plan", "txt": words,
    } | fields  # fmt: skip


def download(folder: Path, *phrases: dict[str, Any], source: str = "NYT", paragraphs: Any = SENTENCES) -> Path:
    """Write an article and its annotation in the published layout."""
    for part, name, content in (
        ("articles", "t-1_1.json", {
            "title": "Plan blasted", "keywords": "", "date": "2017-04-25", "uuid": "u", "url": "http://w.example/1",
            "main-entities": ["plan"], "word-count": 9, "source": source, "main-event": "A plan is made",
            "triplet-uuid": "t-1", "body-paragraphs": paragraphs,
        }),
        ("annotations", "t-1_1_ann.json", {
            "article-level-annotations": {"relative_stance": "center"}, "phrase-level-annotations": list(phrases),
            "triplet-uuid": "t-1", "uuid": "u",
        }),
    ):  # fmt: skip
        (folder / part / "2017").mkdir(parents=True)
        (folder / part / "2017" / name).write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_read_basil_published_form(tmp_path: Path) -> None:
    """Sentences become paragraphs, and offsets inside sentences become offsets into the text."""
    folder = download(
        tmp_path,
        phrase("p2", 0, 6, "Nobody", bias="inf", quote="yes", speaker="Rao"),
        phrase("p0", 14, 22, "disgrace"),
        phrase("title", 5, 12, "blasted"),
    )
    (marked,) = read_basil(folder)
    document = marked.document
    assert document.text == "The plan is a disgrace. So she said.\n\nNobody asked."
    assert (document.id, document.outlet, document.event, document.date) == ("t-1_1", "nyt", "t-1", "2017-04-25")
    assert document.extra["event_name"] == "A plan is made"
    assert document.extra["article"] == {"relative_stance": "center"}
    assert [(s.label, s.span.of(document.text)) for s in marked.spans] == [("lex", "disgrace"), ("inf", "Nobody")]
    assert marked.spans[1].extra["quote"] is True
    assert marked.spans[1].extra["speaker"] == "Rao"
    assert [s.span.of("Plan blasted") for s in marked.title_spans] == ["blasted"]


def test_read_basil_offsets_that_are_off(tmp_path: Path) -> None:
    """Where the offsets miss the words, the words count, inside their own sentence."""
    (marked,) = read_basil(download(tmp_path, phrase("p0", 13, 21, "disgrace")))
    assert marked.spans[0].span.of(marked.document.text) == "disgrace"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (phrase("p1", 0, 8, "disgrace"), r"\[0\]\.txt is 'disgrace', which is not in the sentence 'So she said\.'"),
        (phrase("p3", 0, 3, "The"), r"\[0\]\.id must be 'title' or 'p' and a number below 3, got 'p3'"),
        (phrase("p0", 0, 3, ""), r"\[0\]\.txt is ''"),
        (phrase("p0", 0, 3, "The", bias="other"), r"\[0\]\.bias must be one of lex, inf"),
        (phrase("p0", "0", 3, "The"), r"\[0\]\.start must be a whole number"),  # type: ignore[arg-type]
    ],
)
def test_read_basil_names_the_phrase(tmp_path: Path, entry: dict[str, Any], message: str) -> None:
    """A phrase that doesn't fit is an error that names the file and its place there."""
    with pytest.raises(InterchangeError, match=rf"t-1_1_ann\.json: phrase-level-annotations{message}"):
        list(read_basil(download(tmp_path, entry)))


def test_read_basil_without_paragraphs(tmp_path: Path) -> None:
    """A paragraph must be a list of sentences."""
    with pytest.raises(InterchangeError, match=r"t-1_1\.json: body-paragraphs\[0\] must be a list of sentences"):
        list(read_basil(download(tmp_path, paragraphs=["One string."])))


def test_read_basil_missing_parts(tmp_path: Path) -> None:
    """A folder that is another, or that lacks an annotation, says what is missing."""
    with pytest.raises(MissingInputError, match="needs the folders 'articles' and 'annotations'"):
        read_basil(tmp_path)
    folder = download(tmp_path)
    (folder / "annotations" / "2017" / "t-1_1_ann.json").unlink()
    with pytest.raises(MissingInputError, match=r"t-1_1_ann\.json is missing"):
        list(read_basil(folder))


@pytest.mark.shared
def test_read_basil_development_set(shared: Path) -> None:
    """The development file is read whole: three outlets an event, and every mark on the words it names."""
    path = shared / "data" / "basil" / "train.jsonl"
    articles = list(read_basil(path))
    assert len(articles) == 180
    assert len({(a.document.event, a.document.outlet) for a in articles}) == 180
    assert sum(len(a.spans) + len(a.title_spans) for a in articles) == 1052
    published = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for marked, row in zip(articles, published, strict=True):
        words = [s.span.of(marked.document.text) for s in marked.spans]
        assert sorted(words) == sorted(a["txt"] for a in row["annotations"] if a["where"] == "text")
