"""Guards: the neutral sense of a listed word."""

from __future__ import annotations

import pytest

from framing.exceptions import DataFileError
from framing.terms.guards import is_guarded, parse_guard


@pytest.mark.parametrize(
    ("cell", "text", "term", "expected"),
    [
        ("sanctions/tax ~", "the tax regime", "regime", True),
        ("sanctions/tax ~", "the old regime", "regime", False),
        ("~ of the contract", "the execution of the contract", "execution", True),
        ("~ of the contract", "the execution of the plan", "execution", False),
        ("pro ~; ~ change", "regime change", "regime", True),
        ("charged with/guilty of ~", "was charged with murder", "murder", True),
        ("high ~ court/judge", "a high mock judge", "mock", True),  # both sides must fit
        ("high ~ court/judge", "a high mock trial", "mock", False),
        ("sanction ~", "the sanctions regime", "regime", True),  # a word also meets its plural
        ("~ law", "regime", "regime", False),  # nothing follows
        ("tax ~", "regime", "regime", False),  # nothing stands before
        ("", "tax regime", "regime", False),
    ],
)
def test_is_guarded(cell, text, term, expected):
    """The words beside the term decide."""
    words = text.split()
    at = words.index(term)
    assert is_guarded(cell, words, at, at + 1) is expected


@pytest.mark.parametrize("cell", ["sanctions", "~", "a ~ b ~", "tax ~; law"])
def test_parse_guard_when_malformed(cell):
    """A pattern without exactly one mark, or with nothing beside it, is refused by file and line."""
    with pytest.raises(DataFileError, match=r"list\.tsv:7: a guard needs one '~'"):
        parse_guard(cell, where="list.tsv:7")
