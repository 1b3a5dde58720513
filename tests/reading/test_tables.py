from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import framing
from framing.exceptions import ColumnError, DecodingError, EncodingWarning, InputError, InputWarning


def write(folder, content, *, name="articles.csv", encoding="utf-8"):
    """Write a table to the character."""
    path = folder / name
    path.write_bytes(content.encode(encoding))
    return path


def test_a_table_gives_a_document_a_row(tmp_path):
    """Usual names are found, other columns are kept, and cells that look like nothing or numbers stay strings."""
    path = write(tmp_path, "id,Publisher,published_at,headline,body,desk\n007,Wire,2017-04-04,NA,None of it.,nan\n")
    document = framing.read_corpus(path)[0]
    assert (document.id, document.outlet, document.date) == ("007", "Wire", "2017-04-04")
    assert (document.title, document.text, document.extra) == ("NA", "None of it.", {"desk": "nan"})


def test_a_mapping_names_the_columns(tmp_path):
    """From our field to their column."""
    path = write(tmp_path, "nr,paper,words\n1,Wire,He said no.\n")
    document = framing.read_corpus(path, columns={"text": "words", "outlet": "paper", "id": "nr"})[0]
    assert (document.id, document.outlet, document.text) == ("1", "Wire", "He said no.")


def test_line_ends_and_quotation_marks_inside_a_cell_survive(tmp_path):
    """Quoted newlines, CRLF among them, are text; the line of a row is where it begins."""
    path = write(tmp_path, 'id,text\r\n1,"He said:\r\n""No,""\n and left. "\r\n2,\r\n')
    with pytest.warns(InputWarning, match=r"articles\.csv:5: the text is empty"):
        corpus = framing.read_corpus(path, on_error="warn")
    assert [d.text for d in corpus] == ['He said:\r\n"No,"\n and left. ']


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path, separator):
    """By the columns that it gives, whatever the texts hold."""
    path = write(tmp_path, f'id{separator}outlet{separator}text\n1{separator}Wire{separator}"One, two; three | four"\n')
    document = framing.read_corpus(path)[0]
    assert (document.outlet, document.text) == ("Wire", "One, two; three | four")


def test_a_single_column_is_a_table(tmp_path):
    """Rows without an id are numbered."""
    corpus = framing.read_corpus(write(tmp_path, "text\nHe said no.\n\nShe said yes.\n"))
    assert [(d.id, d.text) for d in corpus] == [("articles-1", "He said no."), ("articles-2", "She said yes.")]


def test_tab_separated_texts_need_no_quoting(tmp_path):
    """A file written without quoting keeps its quotation marks; one written with it loses only the outer ones."""
    bare = write(tmp_path, 'id\ttext\n1\t"No," he said.\n2\tShe said "yes".\n', name="bare.tsv")
    quoted = write(tmp_path, 'id\ttext\n1\t"He said\t""no""."\n', name="quoted.tsv")
    assert [d.text for d in framing.read_corpus(bare)] == ['"No," he said.', 'She said "yes".']
    assert framing.read_corpus(quoted)[0].text == 'He said\t"no".'


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        pytest.param("id,bdoy\n1,No.\n", ColumnError, "columns are 'id', 'bdoy'. Did you mean", id="no text column"),
        pytest.param("text,text\nNo.,Yes.\n", ColumnError, "two columns are named 'text'", id="text column twice"),
        pytest.param("", InputError, "the file is empty", id="empty file"),
        pytest.param("\n\n", InputError, "there is no header row", id="blank lines only"),
        pytest.param('"text\n', InputError, "header row can't be read", id="header that never ends"),
        pytest.param("id,text\n1,He said\0no.\n", DecodingError, "NUL", id="nul"),
        pytest.param("id,text\n", InputError, "no documents", id="header only"),
    ],
)
def test_a_table_that_cannot_be_used_as_a_whole(tmp_path, content, error, message):
    """It raises with its path; with `warn` the corpus is empty and the problem is there."""
    path = write(tmp_path, content)
    with pytest.raises(error, match=message):
        framing.read_corpus(path)
    with pytest.warns(InputWarning, match=message):
        corpus = framing.read_corpus(path, on_error="warn")
    assert len(corpus) == 0
    assert corpus.problems[0].set_aside


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param("2,a,b,c", r"articles\.csv:3: the row has 4 cells, the header has 3", id="too many cells"),
        pytest.param("2,a", r"articles\.csv:3: the row has 2 cells, the header has 3", id="too few cells"),
        pytest.param('2,a,"He said "no"."', r"articles\.csv:3: .*must be doubled", id="bare quotation mark"),
        pytest.param('2,a,"  "', r"articles\.csv:3: the text is only white space", id="white space"),
        pytest.param("1,a,Again.", r"articles\.csv:3: the id '1' is taken: .*articles\.csv:2 has it", id="id twice"),
    ],
)
def test_what_a_bad_row_gets(tmp_path, row, message):
    """It raises with its line; with `warn` the rows around it are read."""
    path = write(tmp_path, f"id,outlet,text\n1,Wire,One.\n{row}\n3,Daily,Three.\n")
    with pytest.raises(InputError, match=message):
        framing.read_corpus(path)
    with pytest.warns(InputWarning, match=message):
        corpus = framing.read_corpus(path, on_error="warn")
    assert [d.id for d in corpus] == ["1", "3"]
    assert [(p.line, p.set_aside) for p in corpus.problems] == [(3, True)]


def test_a_bad_date_names_its_row(tmp_path):
    """With `warn` the article stays, without a date."""
    path = write(tmp_path, "id,date,text\n1,03/04/2017,One.\n")
    with pytest.raises(InputError, match=r"articles\.csv:2: '03/04/2017' could be two dates"):
        framing.read_corpus(path)
    with pytest.warns(InputWarning, match="two dates"):
        document = framing.read_corpus(path, on_error="warn")[0]
    assert (document.date, document.extra["date_given"]) == (None, "03/04/2017")


def test_a_cell_of_any_length_is_read_and_the_limit_of_the_csv_module_is_left_alone(tmp_path):
    """Its own limit of 131,072 characters is a setting of the process, which others may rely on."""
    before = csv.field_size_limit()
    path = write(tmp_path, f"id,text\n1,{'said ' * 100_000}\n")
    assert len(framing.read_corpus(path)[0].text) == 500_000
    assert csv.field_size_limit() == before


def test_the_limit_of_the_csv_module_is_left_alone_by_a_file_that_cant_be_read(tmp_path):
    """Also where reading stops at a row, while the error is still at hand."""
    before = csv.field_size_limit()
    path = write(tmp_path, 'id,text\n1,"a "quoted" word"\n2,Two.\n')
    with pytest.raises(InputError) as caught:
        framing.read_corpus(path)
    assert csv.field_size_limit() == before, caught.value


def test_other_encodings_are_read_as_for_any_file(tmp_path):
    """UTF-16 by its mark, Windows-1252 as a guess, any other when named."""
    rows = "id,text\n1,“No” said the café owner in the old port.\n"
    for encoding in ("utf-16", "utf-8-sig"):
        assert "“No”" in framing.read_corpus(write(tmp_path, rows, encoding=encoding))[0].text
    with pytest.warns(EncodingWarning, match=r"articles\.csv: is not UTF-8; read as cp1252"):
        assert "“No”" in framing.read_corpus(write(tmp_path, rows, encoding="cp1252"))[0].text
    assert "“No”" in framing.read_corpus(write(tmp_path, rows, encoding="mac-roman"), encoding="mac-roman")[0].text


def test_columns_without_a_name_or_with_one_twice_are_kept(tmp_path):
    """An index column has no name; a second column of a name gets a number."""
    document = framing.read_corpus(write(tmp_path, ",text,note,note\n5,No.,a,b\n"))[0]
    assert document.extra == {"column 1": "5", "note": "a", "note.1": "b"}


# any characters may come, most of them not English
cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)


@pytest.mark.filterwarnings("ignore::framing.exceptions.LanguageWarning")
@given(st.lists(cells, min_size=1, max_size=5), st.sampled_from([("csv", ","), ("csv", ";"), ("tsv", "\t")]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_text_survives_a_table(tmp_path, texts, kind):
    """What the csv module writes comes back to the character."""
    suffix, separator = kind
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([["id", "text"], *([str(number), text] for number, text in enumerate(texts))])
    corpus = framing.read_corpus(write(tmp_path, table.getvalue(), name=f"t.{suffix}"), encoding="utf-8")
    assert [d.text for d in corpus] == texts


def test_a_suffix_may_be_wrong_about_the_separator(tmp_path):
    """Many programs write semicolons into .csv, and some write commas into .tsv."""
    assert framing.read_corpus(write(tmp_path, "id,text\n1,No.\n", name="a.tsv"))[0].text == "No."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_row(tmp_path, end):
    """Old Macintosh programs among them; other separators are text."""
    corpus = framing.read_corpus(write(tmp_path, end.join(["id,text", "1,No.\u2028No.\x85\x0b", "2,Yes.", ""])))
    assert [d.text for d in corpus] == ["No.\u2028No.\x85\x0b", "Yes."]
