from __future__ import annotations

import json

import pytest

import framing
from framing.exceptions import ColumnError, DecodingError, EncodingWarning, InputError, InputWarning


def write(folder, content, *, name="articles.jsonl", encoding="utf-8"):
    """Write JSON as given, or one object a line."""
    text = (
        content if isinstance(content, str) else "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in content)
    )
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_each_line_is_a_document(tmp_path):
    """Unknown keys are kept with their types, null included; a blank line is none."""
    rows = [{"id": 7, "text": "No.\r\n", "outlet": "Wire", "event": None, "tags": ["a"], "words": 1, "desk": None}]
    path = write(tmp_path, json.dumps(rows[0]) + '\n\n  \n{"body": "Yes.\u2028No."}\n')
    first, second = framing.read_corpus(path)
    assert (first.id, first.text, first.outlet, first.event) == ("7", "No.\r\n", "Wire", None)
    assert first.extra == {"tags": ["a"], "words": 1, "desk": None}
    assert (second.id, second.text) == ("articles-2", "Yes.\u2028No.")


@pytest.mark.parametrize(
    ("line", "error", "message"),
    [
        pytest.param('{"text": "No."', InputError, "not JSON: Expecting ',' delimiter at column 15", id="cut line"),
        pytest.param('["No."]', InputError, "expected an object.*got a list", id="list"),
        pytest.param('"No."', InputError, "expected an object.*got str", id="string"),
        pytest.param("[" * 100_000, InputError, "JSON that can't be read", id="nested without end"),
        pytest.param('{"id": "b", "bdoy": "No."}', ColumnError, "the columns are 'id', 'bdoy'", id="no text key"),
        pytest.param('{"id": "b", "text": ""}', InputError, "the text is empty", id="empty text"),
        pytest.param('{"id": "b", "text": null}', InputError, "the text is empty", id="null"),
        pytest.param('{"id": "b", "text": 7}', InputError, "must be text, got a number", id="number"),
        pytest.param('{"id": "b", "text": "No.\\u0000"}', DecodingError, "NUL", id="escaped nul"),
        pytest.param(
            '{"id": "b", "text": "No.", "source": ["x"]}', InputError, "outlet must be text", id="list as outlet"
        ),
        pytest.param('{"id": "a", "text": "No."}', InputError, r"the id 'a' is taken: .*:1 has it", id="id twice"),
        pytest.param('{"text": "\udc81\udc81"}', DecodingError, "neither UTF-8", id="undecodable"),
    ],
)
def test_what_a_bad_line_gets(tmp_path, line, error, message):
    """It raises with its number; with `warn` the lines around it are read."""
    path = tmp_path / "articles.jsonl"
    rows = f'{{"id": "a", "text": "One."}}\n{line}\n{{"id": "c", "text": "Three."}}\n'
    path.write_bytes(rows.encode("utf-8", errors="surrogateescape"))
    with pytest.raises(error, match=rf"articles\.jsonl:2: .*{message}"):
        framing.read_corpus(path)
    with pytest.warns(InputWarning, match=message):
        corpus = framing.read_corpus(path, on_error="warn")
    assert [d.id for d in corpus] == ["a", "c"]
    assert [(p.line, p.set_aside) for p in corpus.problems] == [(2, True)]


def test_a_mapped_column_that_no_line_has_raises(tmp_path):
    """One that some lines lack is normal for JSON lines; one that all lack is a slip."""
    rows = [{"text": "One.", "paper": "Wire"}, {"text": "Two."}]
    corpus = framing.read_corpus(write(tmp_path, rows), columns={"outlet": "paper"})
    assert [d.outlet for d in corpus] == ["Wire", None]
    with pytest.raises(ColumnError, match=r"no column 'papers' for the outlet; the columns are 'text', 'paper'"):
        framing.read_corpus(write(tmp_path, rows), columns={"outlet": "papers"})


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_taken_off(tmp_path, encoding):
    """Whether lines end in one byte or four."""
    path = write(tmp_path, [{"text": "“No”"}, {"text": "Yes"}], encoding=encoding)
    assert [d.text for d in framing.read_corpus(path)] == ["“No”", "Yes"]


def test_the_callers_encoding_is_used(tmp_path):
    """For the whole file."""
    path = write(tmp_path, [{"text": "He said “no” to the café."}], encoding="cp1252")
    assert framing.read_corpus(path, encoding="cp1252").problems == ()
    with pytest.warns(EncodingWarning, match=r"articles\.jsonl:1: the line is not UTF-8; read as cp1252"):
        assert framing.read_corpus(path)[0].text == "He said “no” to the café."


@pytest.mark.parametrize(
    "content",
    [
        [{"text": "One."}, {"text": "Two."}],
        {"status": "ok", "articles": [{"text": "One."}, {"text": "Two."}]},
        {"documents": [{"content": "One."}, {"content": "Two."}]},
    ],
)
def test_a_json_list_is_read(tmp_path, content):
    """Bare, or under one of the names that exports use."""
    path = write(tmp_path, json.dumps(content, indent=1), name="articles.json")
    assert [d.text for d in framing.read_corpus(path)] == ["One.", "Two."]


def test_a_json_object_with_a_text_is_one_article(tmp_path):
    """As a scraper saves it."""
    path = write(tmp_path, '{"title": "Vote", "maintext": "He said no."}', name="a.json")
    assert framing.read_corpus(path)[0].title == "Vote"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"a": 1}', "holds no list of articles"),
        ("7", "holds no list"),
        ('[\n{"text": }]', "not JSON: .* at line 2, column 10"),
        ("", "the file is empty"),
        ("[]", "no documents"),
        ('[{"text": "One."}, 5]', r"a\.json:2: expected an object"),
    ],
)
def test_json_without_articles_raises(tmp_path, content, message):
    """The message gives the place."""
    with pytest.raises(InputError, match=message):
        framing.read_corpus(write(tmp_path, content, name="a.json"))


def test_annotations_are_left_to_read_annotations(tmp_path):
    """Reading a file in the interchange format gives its documents, with a quiet note."""
    row = {"id": "a", "text": "No.", "segments": [], "attributions": [], "loaded": [], "desk": "foreign"}
    corpus = framing.read_corpus(write(tmp_path, [row]))
    assert corpus[0].extra == {"desk": "foreign"}
    assert [p.reason for p in corpus.problems] == [
        "1 of 1 records carry annotations, which are left out: read_annotations reads them"
    ]


@pytest.mark.shared
def test_690_articles_are_read_without_a_word(shared):
    """Each with outlet, date and title, and nothing set aside or noted."""
    corpus = framing.read_corpus(shared / "data" / "fakes" / "articles.jsonl")
    assert (len(corpus), len(corpus.outlets), len(corpus.events), corpus.problems) == (690, 15, 3, ())
    assert all(d.date and d.title and d.extra["location"] for d in corpus)
