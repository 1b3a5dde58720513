from __future__ import annotations

import datetime
import sys

import pandas as pd
import pytest

import framing
from framing.exceptions import ColumnError, DecodingError, InputError, InputWarning, MissingDependencyError

ROWS = {
    "Body": ["He said no.\r\n", "NA"],
    "publisher": ["Wire", None],
    "date": pd.to_datetime(["2017-04-04", None]),
    "words": [3, 1],
    "share": [0.5, float("nan")],
}


def test_a_frame_gives_a_document_a_row():
    """Missing values are None, numbers plain, and the index is the id."""
    first, second = framing.read_corpus(pd.DataFrame(ROWS, index=["x", "y"]))
    assert (first.id, first.text, first.outlet, first.date) == ("x", "He said no.\r\n", "Wire", "2017-04-04")
    assert first.extra == {"words": 3, "share": 0.5}
    assert (second.id, second.text, second.outlet, second.date) == ("y", "NA", None, None)
    assert second.extra == {"words": 1, "share": None}


def test_an_index_with_repeats_is_no_id():
    """Rows are numbered then."""
    frame = pd.DataFrame({"text": ["One.", "Two."]}, index=[0, 0])
    assert [d.id for d in framing.read_corpus(frame)] == ["row-1", "row-2"]


def test_an_id_column_with_a_gap_gives_whole_numbers():
    """Pandas makes floats of them; the ids are what the table said."""
    frame = pd.DataFrame({"id": [7, None], "text": ["One.", "Two."]})
    assert [d.id for d in framing.read_corpus(frame)] == ["7", "1"]


def test_a_frame_without_text_column_raises():
    """The message lists the columns there are."""
    with pytest.raises(ColumnError, match="the columns are 'a'"):
        framing.read_corpus(pd.DataFrame({"a": ["x"]}))
    with pytest.raises(ColumnError, match="no column 'b' for the text"):
        framing.read_corpus(pd.DataFrame({"text": ["x"]}), columns={"text": "b"})


def test_a_bad_row_names_its_number():
    """Rows count from 1."""
    frame = pd.DataFrame({"text": ["One.", None, "Three."]})
    with pytest.raises(InputError, match="the text is empty"):
        framing.read_corpus(frame)
    with pytest.warns(InputWarning, match="the text is empty"):
        corpus = framing.read_corpus(frame, on_error="warn")
    assert [d.id for d in corpus] == ["0", "2"]
    assert (corpus.problems[0].line, corpus.problems[0].document_id) == (2, "1")


def test_an_empty_frame_has_no_documents():
    """That is an error as for an empty folder."""
    with pytest.raises(InputError, match="no documents"):
        framing.read_corpus(pd.DataFrame({"text": []}))


def test_parquet_keeps_what_the_frame_held(tmp_path):
    """Types, missing values and line ends."""
    pytest.importorskip("pyarrow")
    path = tmp_path / "articles.parquet"
    pd.DataFrame(ROWS).assign(day=[datetime.date(2017, 4, 4), None]).to_parquet(path)
    first, second = framing.read_corpus(path)
    assert (first.id, first.text, first.outlet, first.date) == ("articles-1", "He said no.\r\n", "Wire", "2017-04-04")
    assert first.extra == {"words": 3, "share": 0.5, "day": "2017-04-04"}
    assert (second.outlet, second.date, second.extra["day"]) == (None, None, None)


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"He said no.", DecodingError, "not a Parquet file"),
        (b"", InputError, "the file is empty"),
        (b"PAR1 and no more PAR1", DecodingError, "damaged Parquet"),
    ],
)
def test_a_file_that_is_no_parquet_raises(tmp_path, content, error, message):
    """With its path; with `warn` it is set aside."""
    pytest.importorskip("pyarrow")
    path = tmp_path / "a.parquet"
    path.write_bytes(content)
    with pytest.raises(error, match=rf"a\.parquet: .*{message}"):
        framing.read_corpus(path)
    with pytest.warns(InputWarning, match=message):
        assert len(framing.read_corpus(path, on_error="warn")) == 0


def test_a_parquet_without_text_column_raises(tmp_path):
    """As for any table."""
    pytest.importorskip("pyarrow")
    pd.DataFrame({"a": ["x"]}).to_parquet(tmp_path / "a.parquet")
    with pytest.raises(ColumnError, match=r"a\.parquet: no column for the text"):
        framing.read_corpus(tmp_path / "a.parquet")


def test_without_pyarrow_the_message_gives_the_command(tmp_path, monkeypatch):
    """The extra is named for what it does."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    with pytest.raises(MissingDependencyError, match=r'pip install "framing\[parquet\]"'):
        framing.read_corpus(tmp_path / "a.parquet")
