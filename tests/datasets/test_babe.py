"""BABE in its published form and as JSON lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.datasets import read_babe
from framing.exceptions import DecodingError, InterchangeError

HEADER = "text;news_link;outlet;topic;type;label_bias;label_opinion;biased_words\n"


def table(folder: Path, rows: str) -> Path:
    """Write a file in the published form."""
    path = folder / "final_labels_SG2.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def test_read_babe_published_form(tmp_path: Path) -> None:
    """Rows are sentences; quoted cells, doubled quotation marks and empty cells are read as they are meant."""
    path = table(
        tmp_path,
        "\"A disgrace; no less.\";http://w.example/1;Wire;tax;;Biased;Expresses writer’s opinion;['disgrace']\n"
        + 'They “identify” so.;;Daily;sport;right;Non-biased;Entirely factual;"[\'they\', \'""identify""\']"\n'
        + "Who knows.;;Daily;sport;right;No agreement;No agreement;[]\n",
    )
    first, second, third = read_babe(path)
    assert (first.id, first.text, first.loaded, first.words) == ("1", "A disgrace; no less.", True, ("disgrace",))
    assert (first.outlet, first.topic, first.leaning, first.url) == ("Wire", "tax", None, "http://w.example/1")
    assert (second.loaded, second.words, second.url) == (False, ("they", '"identify"'), None)
    assert (third.loaded, third.words, third.opinion) == (None, (), "No agreement")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("T;;W;t;left;Loaded;o;[]", "label_bias must be one of Biased, Non-biased, No agreement, got 'Loaded'"),
        ("T;;W;t;left;Biased;o;disgrace", "biased_words must be a list of strings"),
        ("T;;W;t;left;Biased;o;[1]", "biased_words must be a list of strings"),
        ("T;;W;t;left;Biased;o;__import__('os')", "biased_words must be a list of strings"),
        ("T;;W;t;left;Biased;o", "has 7 cells, the header has 8"),
    ],
)
def test_read_babe_names_the_line(tmp_path: Path, row: str, message: str) -> None:
    """A bad row is an error that names file, line and column."""
    path = table(tmp_path, f"T;;W;t;left;Biased;o;[]\n{row}\n")
    with pytest.raises(InterchangeError, match=rf"final_labels_SG2\.csv:3: {message}"):
        list(read_babe(path))


def test_read_babe_refuses_a_workbook(tmp_path: Path) -> None:
    """The workbooks beside the tables are refused rather than read as text."""
    path = tmp_path / "final_labels_SG2.xlsx"
    path.write_bytes(b"PK\x03\x04\x14\x00\x06\x00\xff\xfe")
    with pytest.raises(DecodingError, match=r"final_labels_SG2\.xlsx: is not utf-8"):
        list(read_babe(path))


@pytest.mark.shared
def test_read_babe_development_set(shared: Path) -> None:
    """The development file has the counts that its description gives."""
    sentences = list(read_babe(shared / "data" / "babe" / "train.jsonl"))
    assert [sum(s.loaded is label for s in sentences) for label in (True, False, None)] == [1264, 1304, 0]
    assert any(sentence.words for sentence in sentences)
