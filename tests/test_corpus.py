from __future__ import annotations

import pytest

from framing.corpus import Corpus, Problem
from framing.exceptions import InputError
from tests.factories import document

THREE = [
    document("One.", id="1", outlet="Wire", event="e"),
    document("Two.", id="2", outlet="Daily", event="f"),
    document("Three.", id="3", outlet="Wire"),
]


def test_a_corpus_is_a_sequence_of_its_documents():
    """It has a length, an order, indices and slices."""
    corpus = Corpus(THREE)
    assert (len(corpus), list(corpus), corpus[1], corpus[1:]) == (3, THREE, THREE[1], tuple(THREE[1:]))
    assert THREE[0] in corpus


def test_two_documents_with_one_id_raise():
    """The message names the id that is there twice."""
    with pytest.raises(InputError, match="'2'"):
        Corpus([*THREE, document(id="2")])


def test_outlets_and_events_come_once_in_order_of_appearance():
    """Neither is sorted, and documents without one don't count."""
    corpus = Corpus(THREE)
    assert corpus.outlets == ("Wire", "Daily")
    assert corpus.events == ("e", "f")


def test_get_finds_a_document_by_id():
    """An unknown id is a KeyError."""
    assert Corpus(THREE).get("2") is THREE[1]
    with pytest.raises(KeyError):
        Corpus(THREE).get("4")


def test_replaced_keeps_name_and_problems():
    """Only the documents change."""
    problem = Problem("a.txt", None, "the file is empty")
    corpus = Corpus(THREE, problems=[problem], name="strike").replaced(THREE[:1])
    assert (len(corpus), corpus.name, corpus.problems) == (1, "strike", (problem,))


def test_frame_has_a_row_a_document():
    """The table holds metadata and the length, not the text."""
    frame = Corpus(THREE).frame()
    assert list(frame.columns) == ["id", "outlet", "event", "date", "title", "url", "characters"]
    assert list(frame["characters"]) == [4, 4, 6]


def test_repr_counts_what_was_set_aside():
    """A problem that is only noted doesn't count."""
    problems = [Problem("a", 1, "x"), Problem("b", 2, "y", set_aside=False)]
    assert repr(Corpus(THREE, problems=problems)) == "Corpus(3 documents, 2 outlets, 2 events, 1 set aside)"


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (Problem("a.csv", 3, "the text is empty"), "a.csv:3: the text is empty"),
        (Problem("a.txt", None, "the file is empty"), "a.txt: the file is empty"),
        (Problem(None, 3, "the text is empty", "d1"), "row 3: the text is empty"),
        (Problem(None, None, "the text is empty", "d1"), "d1: the text is empty"),
        (Problem(None, None, "the text is empty"), "input: the text is empty"),
    ],
)
def test_a_problem_reads_as_a_sentence_with_its_place(problem, shown):
    """Path and line come first, as editors and terminals link them."""
    assert str(problem) == shown
