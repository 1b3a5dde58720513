"""The packaged lexicon, and a user's list over it."""

from __future__ import annotations

import pytest

from framing.exceptions import DataFileError
from framing.records import TERM_CATEGORIES
from framing.terms import check_lexicon, load_lexicon, read_lexicon
from framing.terms.guards import parse_guard

HEADER = "term\tcategory\tstrength\tneutral\tguard\torigin\tnote\n"


@pytest.fixture
def write(tmp_path):
    """Write a user's list."""

    def write_rows(*rows: str, header: str = HEADER):
        path = tmp_path / "house.tsv"
        path.write_text(header + "".join(row + "\n" for row in rows), encoding="utf-8")
        return path

    return write_rows


def test_load_lexicon_holds_every_category():
    """Each category has entries, and there are more than 1,500 in all."""
    entries = load_lexicon().entries.values()
    assert {entry.category for entry in entries} == set(TERM_CATEGORIES)
    assert len(entries) > 1500


def test_load_lexicon_guards_can_be_parsed():
    """Every guard cell of the packaged list is well formed."""
    guards = [parse_guard(entry.guard, where=entry.term) for entry in load_lexicon().entries.values()]
    assert sum(guard is not None for guard in guards) > 500


def test_load_lexicon_terms_carry_their_origin():
    """No entry lacks an origin."""
    assert all(entry.origin for entry in load_lexicon().entries.values())


def test_read_lexicon_adds_replaces_and_takes_out(write):
    """A user's row adds a term, replaces ours, or with strength 0 takes it out."""
    path = write("barrel bomb\tlabel\t3\t\t\thouse\t", "regime\tlabel\t1\t\t\thouse\t", "junta\tlabel\t0\t\t\thouse\t")
    lexicon = read_lexicon(path)
    assert lexicon.entries["barrel bomb"].classes == ("phrase",)
    assert lexicon.entries["regime"].strength == 1
    assert "junta" not in lexicon.entries


def test_read_lexicon_when_strength_is_blank(write):
    """A blank strength counts as 2."""
    assert read_lexicon(write("gasbag\tlabel\t\t\t\t\t")).entries["gasbag"].strength == 2


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("thug\tinsult\t2\t\t\t\t", r"house\.tsv:2: category must be one of label, "),
        ("thug\tlabel\t9\t\t\t\t", r"house\.tsv:2: strength must be one of 0, 1, 2, 3, got '9'"),
        ("thug\tlabel\t2\t\tlife\t\t", r"house\.tsv:2: a guard needs one '~'"),
        ("\tlabel\t2\t\t\t\t", r"house\.tsv:2: term is blank"),
        ("thug\tlabel\t2", r"house\.tsv:2: 7 tab-separated columns are needed, got 3"),
        ("claim\tepistemic\t2\t\t\t\tmild", r"note of an epistemic term must be one of doubting"),
        ("-\tlabel\t2\t\t\t\t", r"the term '-' holds no word"),
    ],
)
def test_check_lexicon_when_a_row_is_bad(write, row, message):
    """The message names file, line and what was wanted."""
    with pytest.raises(DataFileError, match=message):
        check_lexicon(write(row))


def test_check_lexicon_when_a_term_occurs_twice(write):
    """A repeated term is refused."""
    with pytest.raises(DataFileError, match=r"house\.tsv:3: 'thug' is already on line 2"):
        check_lexicon(write("thug\tlabel\t2\t\t\t\t", "Thug\tlabel\t3\t\t\t\t"))


def test_check_lexicon_when_header_is_wrong(write):
    """A list with other columns is refused."""
    with pytest.raises(DataFileError, match="the header must be"):
        check_lexicon(write("thug\tlabel", header="word\tkind\n"))


def test_check_lexicon_counts_entries(write):
    """A sound list is counted."""
    assert check_lexicon(write("thug\tlabel\t2\t\t\t\t", "goon\tlabel\t2\t\t~ squad\t\t")) == 2
