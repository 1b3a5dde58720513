from __future__ import annotations

import json
import os

import pytest

import framing
from framing.exceptions import DecodingError, InterchangeError, MissingInputError
from tests.factories import annotation, attribution

LINE = {"id": "a", "outlet": None, "event": None, "date": None, "title": None, "text": "No.\r\n\u2028Yes\x85 “é”"}
LINE |= {"segments": [], "attributions": [], "loaded": [], "note": 1}


def test_a_file_survives_a_round_trip_byte_for_byte(tmp_path):
    """Line separators inside a text end no line, and characters are written as themselves."""
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    rows = [LINE, {**LINE, "id": "b"}]
    first.write_bytes(b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows))
    assert framing.write_annotations(framing.read_annotations(first), second) == 2
    assert first.read_bytes() == second.read_bytes()


def test_a_byte_order_mark_and_blank_lines_are_passed_over(tmp_path):
    """Editors leave both."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(LINE).encode() + b"\r\n\r\n  \n")
    assert [a.document.id for a in framing.read_annotations(path)] == ["a"]


def test_half_a_surrogate_pair_survives(tmp_path):
    """JSON can say it, so it is written as an escape."""
    made = annotation("\ud83d no")
    framing.write_annotations([made], tmp_path / "a.jsonl")
    assert framing.read_annotations(tmp_path / "a.jsonl") == [made]


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        pytest.param(
            b'{"id": "b", "text": "x"', InterchangeError, "not JSON: Expecting ',' delimiter at column 24", id="cut"
        ),
        pytest.param(
            b'{"id": "b", "text": "\xff"}', DecodingError, "not UTF-8: invalid start byte at byte 21", id="bytes"
        ),
        pytest.param(b'{"id": "b", "text": "x", "n": NaN}', InterchangeError, "NaN is not JSON", id="nan"),
        pytest.param(b"[" * 100_000, InterchangeError, "can't be read", id="nested without end"),
        pytest.param(b"[1]", InterchangeError, "must be an object", id="list"),
        pytest.param(b'{"text": "x"}', InterchangeError, "id must be a string, and is missing", id="no id"),
        pytest.param(
            b'{"id": "a", "text": "x"}', InterchangeError, "id is 'a', which line 1 has already", id="id twice"
        ),
    ],
)
def test_what_a_bad_line_gets(tmp_path, content, error, message):
    """The message names the file and the line."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(json.dumps(LINE).encode() + b"\n" + content + b"\n")
    with pytest.raises(error, match=rf"a\.jsonl:2: .*{message}"):
        framing.read_annotations(path)


def test_a_missing_file_raises(tmp_path):
    """So does a folder, and a folder to write to that isn't there."""
    with pytest.raises(MissingInputError, match=r"gold\.jsonl: no such file"):
        framing.read_annotations(tmp_path / "gold.jsonl")
    with pytest.raises(MissingInputError, match="is not a file"):
        framing.read_annotations(tmp_path)
    with pytest.raises(MissingInputError, match="there is no folder"):
        framing.write_annotations([], tmp_path / "none" / "a.jsonl")


def test_writing_takes_an_iterator_and_replaces_whole_files_only(tmp_path):
    """If it fails half-way, what was there is there still, and nothing else."""
    path = tmp_path / "a.jsonl"
    framing.write_annotations(iter([annotation()]), path)
    before = path.read_bytes()

    def broken():
        yield annotation("Another.")
        msg = "half-way"
        raise RuntimeError(msg)

    with pytest.raises(RuntimeError, match="half-way"):
        framing.write_annotations(broken(), path)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["a.jsonl"]


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, object()])
def test_an_extra_value_that_json_cannot_hold_raises(tmp_path, value):
    """The message names the document."""
    with pytest.raises(InterchangeError, match="document 'a' has an extra value"):
        framing.write_annotations([annotation(extra={"x": value})], tmp_path / "a.jsonl")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_writing_goes_through_a_link(tmp_path):
    """The link stays one."""
    (tmp_path / "real.jsonl").touch()
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    framing.write_annotations([annotation()], tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert len(framing.read_annotations(tmp_path / "real.jsonl")) == 1


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="this system has no such device")
def test_a_device_is_written_to_directly():
    """It can't be replaced."""
    assert framing.write_annotations([annotation()], "/dev/null") == 1
    assert not os.path.isfile("/dev/null")


def test_a_document_read_from_a_table_is_written_and_read_back(tmp_path):
    """What `read_corpus` puts into extra, the format carries."""
    path = tmp_path / "a.csv"
    path.write_text("id,text,date,outlet,source,loaded\n1,Police said no.,4 April 2017,Wire,AP,yes\n", encoding="utf-8")
    (document,) = framing.read_corpus(path)
    said = attribution(document.text, "no", source="Police", cue="said")
    made = framing.Annotation(document, attributions=(said,))
    framing.write_annotations([made], tmp_path / "a.jsonl")
    assert framing.read_annotations(tmp_path / "a.jsonl") == [made]
    assert document.extra == {"source": "AP", "loaded_given": "yes", "date_given": "4 April 2017"}


@pytest.mark.shared
def test_the_gold_annotations_survive_a_round_trip(shared, tmp_path):
    """Every value of every key is there after reading and writing."""
    path = shared / "data" / "fakes" / "gold.jsonl"
    annotations = framing.read_annotations(path)
    assert (
        len(annotations),
        sum(len(a.attributions) for a in annotations),
        sum(len(a.loaded) for a in annotations),
    ) == (
        13,
        138,
        77,
    )
    framing.write_annotations(annotations, tmp_path / "gold.jsonl")

    def rows(file):
        return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]

    assert rows(tmp_path / "gold.jsonl") == rows(path)


def test_the_gold_of_the_example_corpora_is_in_the_format(project_root):
    """Each annotation's text is that of the corpus' document, to the character."""
    for path in sorted((project_root / "corpora").glob("*/gold.jsonl")):
        corpus = framing.read_corpus(path.parent)
        for made in framing.read_annotations(path):
            assert corpus.get(made.document.id).text == made.text
