"""The gazetteer: packaged, read from a user's file, and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.exceptions import DataFileError, MissingInputError
from framing.sources.lists.gazetteer import Entry, Gazetteer, check_gazetteer, load_gazetteer, read_gazetteer

HEADER = "name\taliases\ttype\tcountry\torigin\tnote\n"

ENTRIES = [
    ("UNHCR", "un"),
    ("European Union", "igo"),
    ("Kremlin", "state"),
    ("TASS", "state"),
    ("Reuters", "media"),
    ("Amnesty International", "ngo"),
    ("Islamic State", "opposition"),
    ("Labour Party", "party"),
    ("Chatham House", "expert"),
    ("Maersk", "business"),
]


@pytest.mark.parametrize(("name", "kind"), ENTRIES)
def test_well_known_bodies_are_listed(name: str, kind: str) -> None:
    """The packaged gazetteer knows bodies of every type that has names."""
    entry = load_gazetteer().find(name)
    assert entry is not None
    assert entry.type == kind


def test_acronyms_need_capitals() -> None:
    """A word is no acronym: "who" is not the World Health Organization."""
    assert load_gazetteer().find("WHO") is not None
    assert load_gazetteer().find("who") is None


def test_office_holders_carry_their_years() -> None:
    """People in office stand apart from bodies and say from when to when."""
    entry = load_gazetteer().find("Vladimir Putin")
    assert entry is not None
    assert entry.office == "President of Russia"
    assert entry.years == "2000-"


def test_a_users_tsv_is_laid_over_the_packaged_list(tmp_path: Path) -> None:
    """The user's entry is found, and the packaged ones still are."""
    path = tmp_path / "own.tsv"
    path.write_text(HEADER + "Lake Watch\tLW|Lake Watchers\tngo\t-\tours\t-\n", encoding="utf-8")
    gazetteer = read_gazetteer(path)
    assert gazetteer.find("Lake Watchers") == Entry("Lake Watch", ("LW", "Lake Watchers"), "ngo", own=True)
    assert gazetteer.find("Reuters") is not None


def test_a_users_toml_is_read(tmp_path: Path) -> None:
    """The same as TOML tables."""
    path = tmp_path / "own.toml"
    path.write_text('[[source]]\nname = "Lake Watch"\naliases = ["LW"]\ntype = "ngo"\n', encoding="utf-8")
    assert read_gazetteer(path, over=Gazetteer(())).find("LW") is not None


BAD = [
    (HEADER + "Lake Watch\t-\tcharity\t-\tours\t-\n", r"own\.tsv:2: type 'charity' is not one of"),
    (HEADER + "Lake Watch\t-\tngo\tFrance\tours\t-\n", r"own\.tsv:2: country 'France' is not a two-letter"),
    (HEADER + "Lake Watch\tngo\n", r"own\.tsv:2: 6 tab-separated columns"),
    (HEADER + "\t-\tngo\t-\tours\t-\n", r"own\.tsv:2: name is blank"),
    ("name\ttype\n", r"own\.tsv:1: the header must be"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    """Reading raises, checking reports, both with file and line."""
    path = tmp_path / "own.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=message):
        read_gazetteer(path)
    assert len(check_gazetteer(path)) == 1


def test_bad_toml_is_named(tmp_path: Path) -> None:
    """Broken TOML and a table without a name are reported."""
    path = tmp_path / "own.toml"
    path.write_text("[[source]\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="not valid TOML"):
        read_gazetteer(path)
    path.write_text('[[source]]\ntype = "ngo"\n', encoding="utf-8")
    with pytest.raises(DataFileError, match="name is missing"):
        read_gazetteer(path)


def test_a_name_of_two_entries_is_reported(tmp_path: Path) -> None:
    """Checking finds an alias that two entries share."""
    path = tmp_path / "own.tsv"
    path.write_text(HEADER + "Lake Watch\tLW\tngo\t-\to\t-\nLoud Word\tLW\tmedia\t-\to\t-\n", encoding="utf-8")
    [problem] = check_gazetteer(path)
    assert "'LW' is a name of both 'Lake Watch' and 'Loud Word'" in problem


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """A path without a file raises."""
    with pytest.raises(MissingInputError, match="there is no gazetteer"):
        read_gazetteer(tmp_path / "none.tsv")
