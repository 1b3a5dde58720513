"""PolNeAR in its published form and as JSON lines."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from framing import read_annotations, write_annotations
from framing.datasets import read_polnear
from framing.exceptions import InputError, InterchangeError, MissingInputError
from framing.records import Annotation, Span

COLUMNS = (
    "compartment filename level annotators publisher publication_date author title "
    "trump_count clinton_count credit wire"
)
TEXT = "Vote is near.\n\n“No,” said Ms. Rao, “not\nnow.” Rao hopes for peace. It is said that all is well. Share this."


def standoff(*lines: str) -> str:
    """Return the lines as a brat file."""
    return "".join(f"{line}\n" for line in lines)


def bound(name: str, kind: str, *words: str, text: str = TEXT) -> str:
    """Return a text-bound line whose fragments are the given words of the text."""
    spans = [(text.index(w), text.index(w) + len(w)) for w in words]
    places = ";".join(f"{start} {end}" for start, end in spans)
    return f"{name}\t{kind} {places}\t{' '.join(words).replace(chr(10), ' ')}"


LINES = (
    bound("T1", "Source", "Ms. Rao"),
    bound("T2", "Cue", "said"),
    bound("T3", "Content", "“No,”", "“not\nnow.”"),
    bound("T4", "Attribution", "said"),
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
    "E4\tAttribution:T4 Source:T1 Cue:T2",
    bound("T5", "Discard", "Share this."),
    bound("T6", "Discuss", "Vote is near."),
    "E2\tAttribution:T10 Source:T7 Cue:T8 Content:T9 Content2:T13",
    bound("T7", "Source", "Rao hopes"),
    bound("T8", "Cue", "hopes"),
    bound("T9", "Content", "peace"),
    bound("T10", "Attribution", "hopes"),
    bound("T11", "Cue", "It is said"),
    bound("T12", "Content", "that all is well"),
    bound("T13", "Content", "for"),
    "E3\tAttribution-no-source:T11 Content:T12 Cue:T11",
    "#1\tAnnotatorNotes E3\tunsure",
)


def download(folder: Path, **files: str) -> Path:
    """Write one article in the published layout; `files` are its annotations by annotator."""
    part = folder / "data" / "train"
    (part / "text").mkdir(parents=True)
    (part / "attributions").mkdir()
    cells = ["train", "wire_2016-04-25_vote", "3", "|".join(reversed(files)), "wire", "2016-04-25", "Ann", 'The "vote"']
    rows = ["\t".join(COLUMNS.split()), "\t".join([*cells, "1", "0", "None", "None"])]
    rows.append("\t".join(["test", "other", "3", "aa11", "wire", "2016-04-26", "", "Unread", "1", "0", "None", "None"]))
    (folder / "data" / "metadata.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (part / "text" / "wire_2016-04-25_vote.txt").write_text(TEXT, encoding="utf-8")
    for annotator, content in files.items():
        path = part / "attributions" / f"wire_2016-04-25_vote_{annotator}.ann"
        path.write_text(content, encoding="utf-8")
    return folder


def words(annotation: Annotation) -> list[tuple[str | None, str | None, list[str], str]]:
    """Return source, cue, content and quote of each attribution in words."""
    text = annotation.text
    return [
        (_of(a.source, text), _of(a.cue, text), [span.of(text) for span in a.content], a.quote)
        for a in annotation.attributions
    ]


def _of(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)


@pytest.mark.parametrize("below", ["", "data"])
def test_read_polnear_published_form(tmp_path: Path, below: str) -> None:
    """Fragments, contents in several lines, shared places, implicit sources and page furniture are all read."""
    (annotation,) = read_polnear(download(tmp_path, d473=standoff(*LINES)) / below)
    document = annotation.document
    assert (document.id, document.outlet, document.date) == ("wire_2016-04-25_vote", "wire", "2016-04-25")
    assert (document.title, document.text) == ('The "vote"', TEXT)
    assert document.extra["annotator"] == "d473"
    assert words(annotation) == [
        ("Ms. Rao", "said", ["“No,”", "“not\nnow.”"], "direct"),
        ("Rao hopes", "hopes", ["for", "peace"], "indirect"),
        (None, "It is said", ["that all is well"], "indirect"),
    ]
    (segment,) = annotation.segments
    assert (segment.kind, segment.span.of(TEXT)) == ("boilerplate", "Share this.")


def test_read_polnear_every_annotator(tmp_path: Path) -> None:
    """An article comes once, by the first annotator in alphabetical order, or once for each."""
    folder = download(tmp_path, a111=standoff(*LINES), b222=standoff(*LINES[:5]))
    assert [(a.document.extra["annotator"], len(a.attributions)) for a in read_polnear(folder)] == [("a111", 3)]
    every = read_polnear(folder, every_annotator=True)
    assert [(a.document.extra["annotator"], len(a.attributions)) for a in every] == [("a111", 3), ("b222", 1)]


def test_read_polnear_source_in_two_pieces(tmp_path: Path) -> None:
    """A record has one source, the first piece; all pieces are kept beside it and survive a round trip."""
    lines = (bound("T1", "Source", "Ms. Rao", "Vote"), *LINES[1:5])
    (annotation,) = read_polnear(download(tmp_path, d473=standoff(*lines)))
    (attribution,) = annotation.attributions
    assert attribution.source == Span(0, 4)
    rao = TEXT.index("Ms. Rao")
    assert attribution.extra["source_spans"] == [[0, 4], [rao, rao + 7]]
    write_annotations([annotation], tmp_path / "out.jsonl")
    assert read_annotations(tmp_path / "out.jsonl") == [annotation]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((LINES[0], "T2\tCue 0 4\tsaid"), r":2: gives the words 'said', but the text has 'Vote' at 0 4"),
        (("T1\tCue 0-4\tVote",), r":1: must be 'T<n>', kind and offsets"),
        (("T1\tCue 4 0\tVote",), r":1: must be 'T<n>', kind and offsets"),
        (("T1 Cue 0 4 Vote",), r":1: must be 'T<n>', kind and offsets"),
        ((LINES[0], "E1\tAttribution:T1 Source:T1 Content:T9"), r":2: has the role 'Content:T9'"),
        ((LINES[0], "E1\tAttribution:T1 Speaker:T1"), r":2: has the role 'Speaker:T1'"),
    ],
)
def test_read_polnear_names_the_line(tmp_path: Path, lines: tuple[str, ...], message: str) -> None:
    """A line that doesn't fit the text or the format is an error that names file and line."""
    with pytest.raises(InterchangeError, match=r"vote_d473\.ann" + message):
        list(read_polnear(download(tmp_path, d473=standoff(*lines))))


def test_read_polnear_missing_parts(tmp_path: Path) -> None:
    """Another folder, a missing file and an unknown compartment say what is wrong."""
    with pytest.raises(MissingInputError, match=r"holds no metadata\.tsv"):
        read_polnear(tmp_path)
    folder = download(tmp_path, d473="\n")
    with pytest.raises(InputError, match="compartment must be one of"):
        read_polnear(folder, compartment="training")  # type: ignore[arg-type]
    with pytest.raises(MissingInputError, match=r"other\.txt"):
        list(read_polnear(folder, compartment="test"))


@pytest.mark.shared
def test_read_polnear_development_set(shared: Path) -> None:
    """The development file has the counts that its description gives, and every span stands in its text."""
    annotations = list(read_polnear(shared / "data" / "polnear" / "train.jsonl"))
    assert len(annotations) == 840
    attributions = [(annotation, a) for annotation in annotations for a in annotation.attributions]
    assert len(attributions) == 19_832
    assert sum("source_spans" in a.extra for _, a in attributions) == 9
    assert all(a.content and a.end <= len(annotation.text) for annotation, a in attributions)
    assert set(Counter(a.quote for _, a in attributions)) == {"direct", "mixed", "indirect"}


@pytest.mark.shared
def test_read_polnear_both_forms_agree(shared: Path, tmp_path: Path) -> None:
    """Articles written in the published layout give the records that their JSON lines give."""
    path = shared / "data" / "polnear" / "train.jsonl"
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in itertools.islice(lines, 40)]
    folder = rewrite(rows, tmp_path)
    for one, other in zip(read_polnear(path), read_polnear(folder), strict=False):
        assert one.document.text == other.document.text
        assert (one.attributions, one.segments) == (other.attributions, other.segments)
    assert sum(1 for _ in read_polnear(folder)) == len(rows)


def rewrite(rows: list[dict[str, Any]], folder: Path) -> Path:
    """Write rows of JSON lines in the published layout."""
    table = ["\t".join(COLUMNS.split())]
    for part in ("text", "attributions"):
        (folder / "train" / part).mkdir(parents=True)
    for row in rows:
        cells = ["train", row["id"], "1", row["annotator"], row["publisher"], row["date"], "", row["title"]]
        table.append("\t".join([*cells, "0", "0", "None", "None"]))
        (folder / "train" / "text" / f"{row['id']}.txt").write_bytes(row["text"].encode())
        path = folder / "train" / "attributions" / f"{row['id']}_{row['annotator']}.ann"
        path.write_text(as_standoff(row), encoding="utf-8")
    (folder / "metadata.tsv").write_text("\n".join(table), encoding="utf-8")
    return folder


def as_standoff(row: dict[str, Any]) -> str:
    """Return the attributions of a row as a brat file."""
    numbers = itertools.count(1)
    lines: list[str] = []

    def add(kind: str, spans: list[list[int]]) -> str:
        name = f"T{next(numbers)}"
        places = ";".join(f"{start} {end}" for start, end in spans)
        surface = " ".join(row["text"][start:end] for start, end in spans).replace("\n", " ")
        lines.append(f"{name}\t{kind} {places}\t{surface}")
        return name

    for span in row["discard"]:
        add("Discard", [span])
    for attribution in row["attributions"]:
        trigger = add("Attribution", attribution["cue"] or attribution["content"])
        roles = [
            f"{key.title()}:{add(key.title(), attribution[key])}"
            for key in ("source", "cue", "content")
            if attribution[key]
        ]
        lines.append(f"{attribution['id']}\tAttribution:{trigger} {' '.join(roles)}")
    return standoff(*lines)
