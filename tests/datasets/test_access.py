"""Files of a data set, with the file and line in every error."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.datasets.access import as_path, read_json_lines, read_table, take_pairs
from framing.exceptions import ColumnError, InterchangeError, MissingInputError
from framing.reading.checks import JsonObject, Place
from framing.records import Span


def test_as_path_of_nothing_names_the_nearest(tmp_path: Path) -> None:
    """A misspelt path is met with the name that was probably meant."""
    (tmp_path / "polnear").mkdir()
    with pytest.raises(MissingInputError, match="did you mean 'polnear'"):
        as_path(tmp_path / "polnaer")


def test_read_json_lines_counts_blank_lines(tmp_path: Path) -> None:
    """A bad line is named by its place in the file, blank lines counted."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a"}\n\n{"id": \n', encoding="utf-8")
    with pytest.raises(InterchangeError, match=r"a\.jsonl:3: is not JSON"):
        list(read_json_lines(path))


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("a;c\n1;2\n", ColumnError, r"t\.csv:1: has no column 'b' \(separator ';'\); its columns are a, c"),
        ("a;b\n1;2\n3\n", InterchangeError, r"t\.csv:3: has 1 cells, the header has 2"),
        ('a;b\n1;"2\n3"\n4;5;6\n', InterchangeError, r"t\.csv:4: has 3 cells"),
        ("", ColumnError, r"t\.csv:1: has no column 'a'"),
    ],
)
def test_read_table_names_the_line(text: str, error: type[Exception], message: str) -> None:
    """Missing columns and rows of another length are errors that say where."""
    with pytest.raises(error, match=message):
        list(read_table(text, Path("t.csv"), columns=("a", "b"), delimiter=";"))


def test_take_pairs_are_sorted() -> None:
    """Fragments come in text order, whatever their order in the file."""
    entry = JsonObject({"content": [[5, 7], [0, 2]]}, Place())
    assert take_pairs(entry, "content", length=7) == (Span(0, 2), Span(5, 7))


@pytest.mark.parametrize("pair", [[0, 8], [3, 3], [-1, 2], [0], "ab", [0, True], [0.0, 1.0]])
def test_take_pairs_refuses_what_is_no_span(pair: object) -> None:
    """A pair that is no span of the text is an error that names its place."""
    entry = JsonObject({"content": [pair]}, Place("a.jsonl", 4, "attributions[0]"))
    with pytest.raises(InterchangeError, match=r"a\.jsonl:4: attributions\[0\]\.content\[0\] must be \[start, end\]"):
        take_pairs(entry, "content", length=7)
