from __future__ import annotations

import os

import pytest

import framing
from framing.exceptions import DecodingError, InputError, InputWarning, MissingInputError

HEAD = """
[corpus]
name = "strike"
title = "The strike"
licence = "CC0"

[[event]]
id = "strike"
title = "A strike at the port"
date = 2024-03-14

[[outlet]]
name = "Parallax Wire"
kind = "wire agency"

[[outlet]]
id = "one"
name = "Tesmara One"
kind = "state broadcaster"
country = "Tesmara"
"""
GOOD = """
[[document]]
id = "strike/wire"
file = "texts/wire.txt"
outlet = "Parallax Wire"
event = "strike"
date = 2024-03-15
title = "A title"
url = "https://wire.example/1"
words = 3
"""


def corpus_folder(folder, manifest, **texts):
    """Write a manifest and its texts."""
    (folder / "texts").mkdir(exist_ok=True)
    for name, text in {"wire": "He said no.", "one": "She said\r\nyes.", **texts}.items():
        (folder / "texts" / f"{name}.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    (folder / "corpus.toml").write_text(manifest, encoding="utf-8")
    return folder


def document_table(file, **keys):
    """Return a ``[[document]]`` table."""
    lines = [f"file = {file!r}", *(f"{key} = {value!r}" for key, value in keys.items())]
    return "\n[[document]]\n" + "\n".join(lines) + "\n"


def test_a_manifest_says_what_each_file_is(tmp_path):
    """Documents come in its order, with what it says of their outlet and event."""
    folder = corpus_folder(tmp_path, HEAD + GOOD + document_table("texts/one.txt", outlet="one"))
    corpus = framing.read_corpus(folder)
    first, second = corpus
    assert (corpus.name, first.id, first.outlet, first.event) == (
        "The strike",
        "strike/wire",
        "Parallax Wire",
        "strike",
    )
    assert (first.date, first.title, first.url) == ("2024-03-15", "A title", "https://wire.example/1")
    assert first.extra == {
        "words": 3,
        "outlet_kind": "wire agency",
        "event_title": "A strike at the port",
        "event_date": "2024-03-14",
    }
    assert (second.id, second.text, second.outlet) == ("texts/one", "She said\r\nyes.", "Tesmara One")
    assert second.extra == {"outlet_kind": "state broadcaster", "outlet_country": "Tesmara"}
    assert corpus.problems == ()


def test_the_manifest_itself_may_be_given(tmp_path):
    """It stands for its folder."""
    folder = corpus_folder(tmp_path, HEAD + GOOD + document_table("texts/one.txt"))
    assert list(framing.read_corpus(folder / "corpus.toml")) == list(framing.read_corpus(folder))


def test_what_stands_beside_is_noted(tmp_path):
    """Gold annotations and a readme quietly; an article that the manifest doesn't name is warned of."""
    folder = corpus_folder(tmp_path, HEAD + GOOD)
    (folder / "gold.jsonl").write_text("{}")
    (folder / "README.md").write_text("Notes.")
    with pytest.warns(InputWarning, match=r"one\.txt: not read: the manifest doesn't name it") as caught:
        corpus = framing.read_corpus(folder)
    assert len(caught) == 1
    assert "gold" not in str(caught[0].message)
    aside = {os.path.basename(p.path): p.set_aside for p in corpus.problems}
    assert aside == {"one.txt": True, "gold.jsonl": False, "README.md": False}


@pytest.mark.parametrize(
    ("table", "error", "message"),
    [
        pytest.param(
            document_table("texts/on.txt"), MissingInputError, "isn't there: did you mean 'one.txt'", id="missing"
        ),
        pytest.param(document_table("other/on.txt"), FileNotFoundError, "there is no folder", id="missing folder"),
        pytest.param(document_table("../../etc/passwd"), InputError, "outside the corpus folder", id="up and out"),
        pytest.param(document_table("/etc/passwd"), InputError, "outside the corpus folder", id="absolute"),
        pytest.param(document_table("C:\\secret.txt"), InputError, "outside the corpus folder", id="drive"),
        pytest.param(document_table("..\\..\\secret.txt"), InputError, "outside the corpus folder", id="backslashes"),
        pytest.param(document_table("~/../../x.txt"), InputError, "isn't there|outside", id="tilde"),
        pytest.param('\n[[document]]\nid = "x"\n', InputError, "document 2 names no file", id="no file"),
        pytest.param(document_table(""), InputError, "document 2 names no file", id="blank file"),
        pytest.param('\n[[document]]\nfile = "a\\u0000b"\n', InputError, "outside the corpus folder", id="nul in path"),
        pytest.param(document_table("corpus.toml"), InputError, r"an article is a file in \.txt", id="not an article"),
        pytest.param(document_table("texts"), InputError, "isn't there", id="a folder"),
        pytest.param(document_table("texts/bad.txt"), DecodingError, "'texts/bad.txt' holds NUL", id="binary"),
        pytest.param(document_table("texts/one.txt", outlet="Tesmara"), InputError, "mean 'Tesmara One'", id="outlet"),
        pytest.param(document_table("texts/one.txt", event="stroke"), InputError, "mean 'strike'", id="event"),
        pytest.param(document_table("texts/one.txt", id="strike/wire"), InputError, "is taken", id="id twice"),
    ],
)
def test_what_a_bad_entry_gets(tmp_path, table, error, message):
    """It raises with the manifest's line; with `warn` the other documents are read."""
    folder = corpus_folder(tmp_path, HEAD + GOOD + table, bad="He said\0no.")
    line = (HEAD + GOOD).count("\n") + 2
    with pytest.raises(error, match=rf"corpus\.toml:{line}: .*({message})"):
        framing.read_corpus(folder)
    with pytest.warns(InputWarning, match=message):
        corpus = framing.read_corpus(folder, on_error="warn")
    assert [d.id for d in corpus] == ["strike/wire"]
    assert (corpus.problems[0].line, corpus.problems[0].set_aside) == (line, True)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path):
    """A manifest from a stranger can't show what lies elsewhere on the disk."""
    secret = tmp_path / "secret.txt"
    secret.write_text("Not for you.")
    (tmp_path / "corpus").mkdir()
    folder = corpus_folder(tmp_path / "corpus", document_table("texts/link.txt"))
    (folder / "texts" / "link.txt").symlink_to(secret)
    with pytest.raises(InputError, match="outside the corpus folder"):
        framing.read_corpus(folder)


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        pytest.param(
            '[corpus]\nname = "x\n', r"corpus\.toml:2: is not TOML: Illegal character.* at column 10", id="open string"
        ),
        pytest.param('name = "x"\nname = "y"\n', r"corpus\.toml:2: is not TOML: .*overwrite", id="key twice"),
        pytest.param("[corpus", r"corpus\.toml: is not TOML: .* at the end of the file", id="cut short"),
        pytest.param("", r"corpus\.toml: the file is empty", id="empty"),
        pytest.param(
            "[[documents]]\nfile = 'a.txt'\n", "unknown table 'documents'.*did you mean 'document'", id="table"
        ),
        pytest.param(
            "[document]\nfile = 'a.txt'\n", r"'document' must be written as \[\[document\]\]", id="one bracket"
        ),
        pytest.param("[[corpus]]\nname = 'x'\n", r"'corpus' must be written as \[corpus\]", id="two brackets"),
        pytest.param("[[event]]\ntitle = 'x'\n", "event 1 has no id", id="event without id"),
        pytest.param("[[outlet]]\nkind = 'x'\n", "outlet 1 has no name", id="outlet without name"),
        pytest.param("[corpus]\nname = 'x'\n", "no documents", id="no documents"),
    ],
)
def test_a_manifest_that_cannot_be_used(tmp_path, manifest, message):
    """It raises with file, line and column; with `warn` the corpus has the problem."""
    (tmp_path / "corpus.toml").write_text(manifest, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        framing.read_corpus(tmp_path)
    with pytest.warns(InputWarning, match=message):
        corpus = framing.read_corpus(tmp_path, on_error="warn")
    assert len(corpus) == 0


def test_an_unknown_key_is_kept_and_warned_of_when_it_looks_misspelt(tmp_path):
    """A document may carry keys of its own."""
    folder = corpus_folder(tmp_path, document_table("texts/wire.txt", otulet="Wire", desk="x"), one="Also read.")
    (folder / "texts" / "one.txt").unlink()
    with pytest.warns(InputWarning, match="document 1 has an unknown key 'otulet': did you mean 'outlet'"):
        corpus = framing.read_corpus(folder)
    assert corpus[0].extra == {"otulet": "Wire", "desk": "x"}
    assert corpus[0].outlet == "wire"


def test_an_unknown_table_is_warned_of(tmp_path):
    """It may be another program's."""
    folder = corpus_folder(
        tmp_path, document_table("texts/wire.txt") + document_table("texts/one.txt") + "[zebra]\nx = 1\n"
    )
    with pytest.warns(InputWarning, match="unknown table 'zebra'"):
        assert len(framing.read_corpus(folder)) == 2


def test_a_folder_of_corpora_is_read_as_one(tmp_path):
    """Each manifest in a sub-folder counts for that sub-folder."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        text = document_table("texts/wire.txt", id=f"{name}/wire") + document_table("texts/one.txt", id=f"{name}/one")
        corpus_folder(tmp_path / name, text)
    (tmp_path / "README.md").write_text("Notes.")
    assert [d.id for d in framing.read_corpus(tmp_path)] == ["a/wire", "a/one", "b/wire", "b/one"]


def test_the_example_corpora_are_read_without_a_problem(project_root):
    """Every article of theirs has outlet, event, date, title and address."""
    for manifest in sorted((project_root / "corpora").glob("*/corpus.toml")):
        corpus = framing.read_corpus(manifest)
        assert not any(problem.set_aside for problem in corpus.problems)
        assert all(d.event and d.date and d.title and d.url and d.extra["outlet_kind"] for d in corpus)
        assert len(corpus.outlets) == len(corpus)
