from __future__ import annotations

import os

import pytest

import framing
from framing.exceptions import DecodingError, EncodingWarning, InputError, InputWarning, MissingInputError

TEXT = "The minister said on Tuesday that the inquiry would go on.\r\n\r\n“No,” he said.\n"


def fill(folder, files):
    """Write files, given as path to text or bytes."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_a_file_is_read_to_the_character(tmp_path):
    """Carriage returns, blank lines and white space at the end are part of the text."""
    fill(tmp_path, {"wire.txt": TEXT})
    document = framing.read_corpus(tmp_path / "wire.txt")[0]
    assert (document.id, document.outlet, document.text) == ("wire", "wire", TEXT)


@pytest.mark.parametrize("suffix", ["txt", "text", "md", "markdown", "TXT"])
def test_all_plain_suffixes_are_read(tmp_path, suffix):
    """Whatever their case."""
    fill(tmp_path, {f"a.{suffix}": TEXT, "b": TEXT})
    assert framing.read_corpus(tmp_path / f"a.{suffix}")[0].text == framing.read_corpus(tmp_path / "b")[0].text == TEXT


@pytest.mark.parametrize(
    ("files", "found"),
    [
        pytest.param(["b.txt", "a.md"], [("a", "a", None), ("b", "b", None)], id="flat: the file names the outlet"),
        pytest.param(
            ["wire/2.txt", "daily/1.txt"],
            [("daily/1", "daily", None), ("wire/2", "wire", None)],
            id="one deep: the folder names the outlet",
        ),
        pytest.param(
            ["strike/wire/1.txt", "vote/wire/1.txt"],
            [("strike/wire/1", "wire", "strike"), ("vote/wire/1", "wire", "vote")],
            id="two deep: event and outlet",
        ),
        pytest.param(
            ["x/1.txt", "y.txt"], [("x/1", "1", None), ("y", "y", None)], id="mixed: the file names the outlet"
        ),
        pytest.param(
            ["a.txt", "a.md"], [("a.md", "a", None), ("a.txt", "a", None)], id="one stem: suffixes tell them apart"
        ),
        pytest.param([".hidden.txt", ".git/b.txt", "a.txt"], [("a", "a", None)], id="hidden files are passed over"),
    ],
)
def test_a_folder_is_read_in_order_and_its_layout_says_the_outlet(tmp_path, files, found):
    """Ids are the paths inside it, sorted; the layout speaks only where nothing else does."""
    fill(tmp_path, dict.fromkeys(files, TEXT))
    corpus = framing.read_corpus(tmp_path)
    assert [(d.id, d.outlet, d.event) for d in corpus] == found
    assert corpus.name == tmp_path.name
    assert framing.read_corpus(tmp_path, outlet="Said").outlets == ("Said",)


def test_files_that_are_no_articles_are_noted(tmp_path):
    """A readme stands there quietly; a file that may have been meant as an article is warned of."""
    fill(tmp_path, {"a.txt": TEXT, "README.md": "Notes.", "LICENSE": "x", "gold.jsonl": "{}", "scan.pdf": b"%PDF-1.7"})
    with pytest.warns(InputWarning, match=r"gold\.jsonl: not read.*scan\.pdf: not read"):
        corpus = framing.read_corpus(tmp_path)
    assert [d.id for d in corpus] == ["a"]
    aside = {os.path.basename(p.path): p.set_aside for p in corpus.problems}
    assert aside == {"README.md": False, "LICENSE": False, "gold.jsonl": True, "scan.pdf": True}


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        pytest.param(b"", InputError, "the file is empty", id="empty"),
        pytest.param(b"\xef\xbb\xbf", InputError, "the text is empty", id="byte order mark alone"),
        pytest.param(b" \r\n ", InputError, "only white space", id="white space"),
        pytest.param(b"%PDF-1.7 x", DecodingError, "PDF", id="binary"),
        pytest.param(b"He said \x81 no, " * 5, DecodingError, "neither UTF-8", id="undecodable"),
        pytest.param(b"He said\0 no.", DecodingError, "NUL", id="nul"),
        pytest.param(b"He said no. " * 1_700_000, InputError, "20,400,000 bytes, too many for one article", id="20 MB"),
        pytest.param(
            b"He said no. " * 300_000, InputError, "3,600,000 characters, more than max_char", id="above the limit"
        ),
    ],
)
def test_what_a_bad_file_gets(tmp_path, content, error, message):
    """It raises with its path; with `warn` the rest is read, and the problem names it."""
    fill(tmp_path, {"bad.txt": content, "good.txt": TEXT})
    with pytest.raises(error, match=rf"bad\.txt: .*{message}"):
        framing.read_corpus(tmp_path)
    with pytest.raises(error, match=rf"bad\.txt: .*{message}"):
        framing.read_document(tmp_path / "bad.txt")
    with pytest.warns(InputWarning, match=rf"bad\.txt: .*{message}.*set aside"):
        corpus = framing.read_corpus(tmp_path, on_error="warn")
    assert [d.id for d in corpus] == ["good"]
    (problem,) = corpus.problems
    assert (problem.path, problem.document_id, problem.set_aside) == (str(tmp_path / "bad.txt"), "bad", True)


def test_a_long_article_is_read_when_the_limit_is_lifted(tmp_path):
    """The limit is a caution, not a wall."""
    fill(tmp_path, {"long.txt": "He said no. " * 300_000})
    assert len(framing.read_document(tmp_path / "long.txt", max_characters=None).text) == 3_600_000


def test_a_guessed_encoding_is_warned_of_with_file_and_guess(tmp_path):
    """One warning for the whole folder; the text is right and nothing is set aside."""
    fill(tmp_path, {"a.txt": "“No,” he said.".encode("cp1252"), "b.txt": TEXT})
    with pytest.warns(EncodingWarning, match=r"a\.txt: is not UTF-8; read as cp1252") as caught:
        corpus = framing.read_corpus(tmp_path)
    assert len(caught) == 1
    assert corpus[0].text == "“No,” he said."
    assert not corpus.problems[0].set_aside
    assert framing.read_corpus(tmp_path / "a.txt", encoding="cp1252").problems == ()


def test_a_missing_path_raises_in_both_modes_and_proposes_the_nearest(tmp_path):
    """A mistyped path is no bad input among good ones."""
    fill(tmp_path, {"articles.jsonl": "{}"})
    for on_error in ("raise", "warn"):
        with pytest.raises(
            MissingInputError, match=r"artikles\.jsonl: no such file or folder: did you mean 'articles\.jsonl'"
        ):
            framing.read_corpus(tmp_path / "artikles.jsonl", on_error=on_error)
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        framing.read_corpus(str(tmp_path / "nowhere" / "a.txt"))


@pytest.mark.parametrize("files", [{}, {".hidden.txt": TEXT}, {"README.md": "Notes."}])
def test_a_folder_without_articles_raises(tmp_path, files):
    """The message says what was looked for; with `warn` the corpus is empty and says so."""
    fill(tmp_path, files)
    with pytest.raises(InputError, match=r"no documents: the folder has no \.txt"):
        framing.read_corpus(tmp_path)
    with pytest.warns(InputWarning, match="no documents"):
        assert len(framing.read_corpus(tmp_path, on_error="warn")) == 0


@pytest.mark.parametrize(
    ("name", "content", "error", "message"),
    [
        ("a.docx", b"PK\x03\x04", DecodingError, "Word"),
        ("a.news", b"He said no.", InputError, r"can't tell what '\.news' files hold; readable are \.txt"),
    ],
)
def test_a_single_file_of_another_kind_raises(tmp_path, name, content, error, message):
    """The message names the kind, or the suffixes that can be read."""
    fill(tmp_path, {name: content})
    with pytest.raises(error, match=message):
        framing.read_corpus(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    """Only regular files are read."""
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(InputError, match="not a file"):
        framing.read_corpus(tmp_path / "a.txt")


@pytest.mark.shared
def test_the_seed_articles_are_read_as_they_are(shared):
    """Each is its own outlet, and its text is the file's to the last character."""
    corpus = framing.read_corpus(shared / "data" / "seeds")
    assert len(corpus) == len(corpus.outlets) == 5
    for document in corpus:
        path = shared / "data" / "seeds" / f"{document.id}.txt"
        assert document.text.encode() == path.read_bytes()
    assert corpus.problems == ()
