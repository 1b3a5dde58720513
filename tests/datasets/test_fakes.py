"""FA-KES in its published form and as JSON lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.datasets import read_fakes
from framing.exceptions import ColumnError, InterchangeError, MissingInputError

HEADER = "unit_id,article_title,article_content,source,date,location,labels\n"


def table(folder: Path, rows: str, *, encoding: str = "latin-1") -> Path:
    """Write a file in the published form."""
    path = folder / "FA-KES-Dataset.csv"
    path.write_bytes((HEADER + rows).encode(encoding))
    return path


def test_read_fakes_published_form(tmp_path: Path) -> None:
    """A row is a document: title, blank line and body, the date in ISO 8601, the makers' label kept aside."""
    path = table(tmp_path, '9,Bridge reopened,"Mon 04-04 Open, again. ",wire,4/25/2016,homs,0\n')
    (document,) = read_fakes(path)
    assert (document.id, document.outlet, document.date, document.title) == (
        "9",
        "wire",
        "2016-04-25",
        "Bridge reopened",
    )
    assert document.text == "Bridge reopened\n\nMon 04-04 Open, again."
    assert document.extra == {"location": "homs", "labels": "0"}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"caf\xe9", "café"),
        (b"\x93open\x94 \x95", "“open” •"),
        (b"\x95\x81", "•\ufffd"),
        ("café “open”".encode(), "café “open”"),
    ],
)
def test_read_fakes_encodings(tmp_path: Path, content: bytes, expected: str) -> None:
    """Bytes of Windows-1252 are read as such, UTF-8 copies as UTF-8, and bytes of neither are marked."""
    path = tmp_path / "FA-KES-Dataset.csv"
    path.write_bytes(HEADER.encode() + b"9,T," + content + b",wire,4/25/2016,homs,0\n")
    assert next(read_fakes(path)).text == f"T\n\n{expected}"


@pytest.mark.parametrize("date", ["25/4/2016", "2016-04-25", "2/30/2016"])
def test_read_fakes_refuses_another_date(tmp_path: Path, date: str) -> None:
    """A date that is not month/day/year is an error, not a guess."""
    path = table(tmp_path, f"8,T,Body,wire,4/25/2016,homs,0\n9,T,Body,wire,{date},homs,0\n")
    with pytest.raises(InterchangeError, match=rf"FA-KES-Dataset\.csv:3: date must be month/day/year, got '{date}'"):
        list(read_fakes(path))


def test_read_fakes_of_another_table(tmp_path: Path) -> None:
    """Another table is refused with the columns that it has."""
    path = tmp_path / "a.csv"
    path.write_text("id,text\n1,x\n", encoding="utf-8")
    with pytest.raises(ColumnError, match="has no column 'unit_id'"):
        list(read_fakes(path))


def test_read_fakes_checks_the_path_at_once(tmp_path: Path) -> None:
    """A missing file is an error of the call, not of the first step of the loop."""
    with pytest.raises(MissingInputError):
        read_fakes(tmp_path / "FA-KES-Dataset.csv")


@pytest.mark.shared
def test_read_fakes_development_set(shared: Path) -> None:
    """The development file is read whole, each text beginning with its title."""
    documents = list(read_fakes(shared / "data" / "fakes" / "articles.jsonl"))
    assert len({document.id for document in documents}) == len(documents) == 690
    assert all(document.text.startswith(f"{document.title}\n\n") for document in documents)
    assert all("location" in document.extra for document in documents)
