"""The strict loader refuses what a hand-edited list gets wrong, with file and line; the manifest is true."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from framing.exceptions import DataFileError
from framing.wordlists import packaged, read_rows

COLUMNS = ("word", "kind", "note")


def read(folder: Path, text: str) -> list[dict[str, str]]:
    """Write a list and read it back."""
    path = folder / "list.tsv"
    path.write_text(text, encoding="utf-8")
    return read_rows(
        path, COLUMNS, required=("word", "kind"), unique=("word", "kind"), choices={"kind": ("good", "bad")}
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word\tkind\n", r"list\.tsv:1: the header must be"),
        ("word\tkind\tnote\n", r":1: the list has a header and no rows"),
        ("word\tkind\tnote\na\tgood\n", r":2: 3 tab-separated columns are needed, got 2"),
        ("word\tkind\tnote\na\tgood\tx\ty\n", r":2: 3 tab-separated columns are needed, got 4"),
        ("word\tkind\tnote\na\tgood\t\n\nb\tbad\t\n", r":3: blank line"),
        ("word\tkind\tnote\n# words\t\t\n", r":2: comments are not allowed"),
        ("word\tkind\tnote\na \tgood\t\n", r":2: white space at the edge of word 'a '"),
        ("word\tkind\tnote\n\tgood\t\n", r":2: word is blank"),
        ("word\tkind\tnote\na\tfine\t\n", r":2: kind must be one of good, bad, got 'fine'"),
        ("word\tkind\tnote\na\tgood\t\nA\tgood\tx\n", r":3: 'a / good' is already on line 2"),
    ],
)
def test_a_bad_row_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """Each fault is told with file, line and reason."""
    with pytest.raises(DataFileError, match=message):
        read(tmp_path, text)


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_line_ends_do_not_matter(tmp_path: Path, end: str) -> None:
    """A list saved on Windows, or without a last line break, reads the same."""
    text = "word\tkind\tnote\na\tgood\t\na\tbad\tx".replace("\n", end or "\n") + end
    rows = read(tmp_path, text)
    assert [(row["word"], row["kind"], row["note"], row["line"]) for row in rows] == [
        ("a", "good", "", "2"),
        ("a", "bad", "x", "3"),
    ]


def test_every_list_is_in_the_manifest_with_its_count() -> None:
    """Origin, licence and the number of entries of each packaged list are recorded, and the number is right."""
    manifest = tomllib.loads(packaged("manifest.toml").read_text(encoding="utf-8"))
    listed = {entry["name"]: entry for entry in manifest["file"]}
    lists = {path.name for path in packaged("").iterdir() if path.name.endswith(".tsv")}
    assert lists <= listed.keys()
    for name in lists:
        rows = packaged(name).read_text(encoding="utf-8").splitlines()[1:]
        assert listed[name]["entries"] == len(rows), name
        assert listed[name]["origin"]
        assert listed[name]["licence"]
