from __future__ import annotations

import warnings

import pytest

from framing.corpus import Problem
from framing.exceptions import ColumnError, DecodingError, EncodingWarning, InputError, InputWarning
from framing.reading.problems import ProblemLog


def test_a_refusal_raises_its_own_class_with_the_place_in_front():
    """`raise` means the first problem, whatever it is."""
    with pytest.raises(DecodingError, match=r"^a\.txt:3: holds binary content$"):
        ProblemLog("raise").refuse(DecodingError("holds binary content"), path="a.txt", line=3)


def test_an_error_that_was_raised_is_passed_on_as_it_is():
    """The reader of a whole file doesn't put its place in front of a row's."""
    log = ProblemLog("raise")
    with pytest.raises(InputError) as raised:
        log.refuse(InputError("the text is empty"), path="a.csv", line=3)
    with pytest.raises(InputError, match=r"^a\.csv:3: the text is empty$"):
        log.refuse(raised.value, path="a.csv")


def test_a_refusal_is_collected_and_warned_of_once():
    """The warning counts all, names the first few, and says where the rest is."""
    log = ProblemLog("warn")
    for number in range(1, 6):
        log.refuse(ColumnError("no text"), path="a.jsonl", line=number)
    with pytest.warns(InputWarning) as caught:
        log.warn(stacklevel=1)
    assert len(caught) == 1
    assert "5 problems, 5 of them set aside: a.jsonl:1: no text" in str(caught[0].message)
    assert "and 2 more (all in corpus.problems)" in str(caught[0].message)
    assert [problem.line for problem in log.problems] == [1, 2, 3, 4, 5]


def test_a_complaint_keeps_the_input():
    """It raises like a refusal, but is only noted when warning."""
    log = ProblemLog("warn")
    log.complain(InputError("bad date"), path=None)
    assert not log.problems[0].set_aside
    with pytest.raises(InputError, match="bad date"):
        ProblemLog("raise").complain(InputError("bad date"), path=None)


def test_notes_never_raise_and_may_be_silent():
    """A note without a category is in the corpus' problems only; each category has its own warning."""
    log = ProblemLog("raise")
    log.note(Problem("readme.md", None, "not read", set_aside=False))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        log.warn(stacklevel=1)
    log.note(Problem("a.txt", None, "read as cp1252", set_aside=False), EncodingWarning)
    with pytest.warns(EncodingWarning, match=r"a\.txt: read as cp1252"):
        log.warn(stacklevel=1)
    assert len(log.problems) == 2


def test_on_error_is_one_of_two():
    """A third word is an error that lists both."""
    with pytest.raises(InputError, match=r"\('raise', 'warn'\), got 'ignore'"):
        ProblemLog("ignore")
