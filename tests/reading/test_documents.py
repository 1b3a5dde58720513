from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.corpus import Corpus
from framing.exceptions import (
    ColumnError,
    EncodingWarning,
    InputError,
    InputWarning,
    LanguageWarning,
    MissingInputError,
)
from tests.factories import document

RUSSIAN = "Министр заявил во вторник, что расследование продолжится."


def test_a_list_holds_texts_documents_mappings_and_paths(tmp_path):
    """In any mixture and order; each is read as if it were alone."""
    (tmp_path / "wire.txt").write_text("Three.", encoding="utf-8")
    (tmp_path / "rows.jsonl").write_text('{"id": "x", "text": "Four."}\n', encoding="utf-8")
    given = ["One.", document("Two.", id="d"), tmp_path / "wire.txt", tmp_path / "rows.jsonl", {"body": "Five."}]
    corpus = framing.read_corpus(given)
    assert [(d.id, d.text) for d in corpus] == [
        ("text-1", "One."),
        ("d", "Two."),
        ("wire", "Three."),
        ("x", "Four."),
        ("row-5", "Five."),
    ]
    assert corpus.problems == ()


@pytest.mark.parametrize("kind", [tuple, iter, pd.Series])
def test_any_iterable_of_texts_will_do(kind):
    """A generator is read once."""
    assert [d.text for d in framing.read_corpus(kind(["One.", "Two."]))] == ["One.", "Two."]


def test_a_corpus_is_passed_through():
    """So that a function may take whatever `read_corpus` takes."""
    corpus = framing.read_corpus(["One.", "Two."])
    again = framing.read_corpus(corpus)
    assert (list(again), again.name, again.problems) == (list(corpus), corpus.name, corpus.problems)
    assert isinstance(again, Corpus)
    assert list(framing.read_corpus(corpus[0])) == [corpus[0]]


@pytest.mark.parametrize(
    ("source", "error", "message"),
    [
        pytest.param("The minister resigned.", MissingInputError, r"read_document\(text=...\)", id="text with a space"),
        pytest.param("One.\nTwo.", InputError, "looks like a text, not a path", id="text with a line end"),
        pytest.param("word" * 1_000, InputError, "looks like a text, not a path", id="long text"),
        pytest.param("x" * 300, InputError, "can't be a path|no such file", id="name too long"),
        pytest.param("", MissingInputError, "an empty path", id="empty string"),
        pytest.param("no-such.txt", MissingInputError, "no such file", id="path"),
        pytest.param(7, InputError, "can't read articles from int", id="number"),
        pytest.param(None, InputError, "can't read articles from NoneType", id="nothing"),
        pytest.param(b"No.", InputError, "can't read articles from bytes", id="bytes"),
        pytest.param({"text": "No."}, InputError, "can't read articles from dict", id="mapping"),
        pytest.param([], InputError, "no documents", id="empty list"),
        pytest.param(
            ["wire.txt"], InputError, r"looks like a path: .* pathlib\.Path\('wire\.txt'\)", id="path in a list"
        ),
        pytest.param([7], InputError, "must be text, got a number", id="number in a list"),
        pytest.param([Path("no-such.txt")], MissingInputError, "no such file", id="missing path in a list"),
        pytest.param([{"bdoy": "No."}], ColumnError, "Did you mean", id="mapping without text"),
        pytest.param(
            ["No.", document(id="text-1")], InputError, "'text-1' is taken: input 1|has it already", id="id twice"
        ),
    ],
)
def test_a_source_that_is_none_raises(source, error, message):
    """The message says what was given, and what may have been meant."""
    with pytest.raises(error, match=message):
        framing.read_corpus(source)


def test_with_warn_one_bad_source_of_several_is_set_aside(tmp_path):
    """The rest of the batch goes on, and one warning counts what was set aside."""
    (tmp_path / "bad.txt").write_bytes(b"")
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    given = ["One.", tmp_path / "none.txt", tmp_path / "bad.txt", tmp_path / "bad.csv", "", "Two."]
    with pytest.warns(InputWarning, match="4 problems, 4 of them set aside") as caught:
        corpus = framing.read_corpus(given, on_error="warn")
    assert len(caught) == 1
    assert [d.text for d in corpus] == ["One.", "Two."]
    assert len(corpus.problems) == 4


def test_the_warning_points_at_the_caller(tmp_path):
    """Not at the library."""
    with pytest.warns(LanguageWarning) as caught:
        framing.read_corpus([RUSSIAN])
    assert caught[0].filename == __file__
    with pytest.warns(LanguageWarning) as caught:
        framing.read_document(text=RUSSIAN)
    assert caught[0].filename == __file__


def test_each_kind_of_note_is_one_warning(tmp_path):
    """However many files it concerns."""
    for name in "abcde":
        (tmp_path / f"{name}.txt").write_bytes("“No,” he said to the others.".encode("cp1252"))
        (tmp_path / f"{name}-ru.txt").write_text(RUSSIAN, encoding="utf-8")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        corpus = framing.read_corpus(tmp_path)
    assert sorted(w.category.__name__ for w in caught) == [EncodingWarning.__name__, LanguageWarning.__name__]
    assert (len(corpus), len(corpus.problems)) == (10, 10)


@pytest.mark.parametrize("option", [{"on_error": "skip"}, {"columns": {"txt": "body"}}])
def test_a_wrong_argument_raises_in_any_case(option):
    """It is no fault of the input."""
    with pytest.raises(InputError, match=r"skip|txt"):
        framing.read_corpus(["No."], **option)


def test_ids_that_meet_across_files_name_both_places(tmp_path):
    """The later one is set aside, never the earlier one overwritten."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text(f'{{"id": "x", "text": "From {name}."}}\n', encoding="utf-8")
    paths = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    with pytest.raises(InputError, match=r"b\.jsonl:1: the id 'x' is taken: .*a\.jsonl:1 has it already"):
        framing.read_corpus(paths)
    with pytest.warns(InputWarning, match="is taken"):
        corpus = framing.read_corpus(paths, on_error="warn")
    assert [d.text for d in corpus] == ["From a."]


def test_read_document_reads_a_file_and_takes_metadata(tmp_path):
    """What the caller says takes the place of what the file's name says."""
    path = tmp_path / "wire.md"
    path.write_bytes(b"He said no.\r\n")
    made = framing.read_document(path, event="vote", date="April 4, 2017", title="Vote", url="https://x.example")
    assert (made.id, made.outlet, made.text) == ("wire", "wire", "He said no.\r\n")
    assert (made.event, made.date, made.title, made.url) == ("vote", "2017-04-04", "Vote", "https://x.example")
    assert framing.read_document(str(path), id="1", outlet="Wire").outlet == "Wire"


def test_read_document_takes_a_text():
    """Whatever it looks like."""
    made = framing.read_document(text="wire.txt", outlet="Wire")
    assert (made.id, made.text, made.outlet, made.date) == ("text", "wire.txt", "Wire", None)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "either a path or text"),
        ({"path": "a.txt", "text": "No."}, "and not both"),
        ({"text": ""}, "the text is empty"),
        ({"text": "No.", "date": "soon"}, "'soon' is not a date"),
        ({"path": "."}, r"read it with read_corpus"),
        ({"path": "no-such.txt"}, "no such file"),
    ],
)
def test_read_document_raises(arguments, message):
    """There is one document or none."""
    with pytest.raises(InputError, match=message):
        framing.read_document(**arguments)


def test_read_document_leaves_tables_to_read_corpus(tmp_path):
    """A table may hold many articles."""
    (tmp_path / "a.jsonl").write_text('{"text": "No."}\n', encoding="utf-8")
    with pytest.raises(InputError, match="read_corpus"):
        framing.read_document(tmp_path / "a.jsonl")


def test_reading_imports_nothing_heavy():
    """pandas, pyarrow and trafilatura come only with what needs them."""
    code = (
        "import sys, framing.reading; framing.reading.read_corpus(['No.']); "
        "print([m for m in ('pandas', 'pyarrow', 'trafilatura', 'numpy', 'nltk') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
