from __future__ import annotations

import sys

import pytest

import framing
from framing.exceptions import EncodingWarning, InputError, InputWarning, MissingDependencyError
from framing.reading.pages import declared_encoding

BODY = (
    "<p>The minister said on Tuesday that the inquiry into the port would go on, and that its report would be "
    "published within the year.</p><p>“We have nothing to hide,” he told reporters at Café Genève, adding that the "
    "families of the dead would be heard first.</p>"
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head>{{charset}}<title>Inquiry goes on | The Daily</title>
<meta property="og:title" content="Inquiry goes on"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2024-03-14T10:00:00Z">
<link rel="canonical" href="https://daily.example/inquiry"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Inquiry goes on</h1>{BODY}</article><footer>Copyright 1999 The Daily</footer></body></html>"""


def save(path, *, charset="", encoding="utf-8"):
    """Save the page as a browser would."""
    path.write_bytes(PAGE.replace("{charset}", charset).encode(encoding))
    return path


@pytest.mark.parametrize("suffix", ["html", "htm", "xhtml"])
def test_a_saved_page_gives_its_article_and_metadata(tmp_path, suffix):
    """Menus and footers stay out; title, date, site and address come from the page."""
    pytest.importorskip("trafilatura")
    document = framing.read_corpus(save(tmp_path / f"page.{suffix}"))[0]
    assert "“We have nothing to hide,” he told reporters at Café Genève" in document.text
    assert "Copyright" not in document.text
    assert (document.id, document.outlet, document.date) == ("page", "The Daily", "2024-03-14")
    assert (document.title, document.url) == ("Inquiry goes on", "https://daily.example/inquiry")


def test_pages_and_texts_stand_side_by_side_in_a_folder(tmp_path):
    """The resources that a browser saved with a page are noted, and not taken for articles."""
    pytest.importorskip("trafilatura")
    save(tmp_path / "page.html")
    (tmp_path / "page_files").mkdir()
    save(tmp_path / "page_files" / "advert.html")
    (tmp_path / "wire.txt").write_text("He said no.", encoding="utf-8")
    corpus = framing.read_corpus(tmp_path)
    assert [(d.id, d.outlet) for d in corpus] == [("page", "The Daily"), ("wire", "wire")]
    assert [p.reason for p in corpus.problems] == ["resources that a browser saved with a page; not read"]


def test_a_page_is_decoded_as_it_declares(tmp_path):
    """The declaration counts where the bytes are not UTF-8, and is no guess."""
    pytest.importorskip("trafilatura")
    page = save(tmp_path / "page.html", charset='<meta charset="windows-1252">', encoding="cp1252")
    corpus = framing.read_corpus(page)
    assert "Café Genève" in corpus[0].text
    assert corpus.problems == ()


def test_a_page_that_declares_what_it_is_not_is_read_by_its_bytes(tmp_path):
    """Many pages declare Latin-1 and send UTF-8."""
    pytest.importorskip("trafilatura")
    page = save(tmp_path / "page.html", charset='<meta charset="iso-8859-1">')
    assert "“We have nothing to hide,”" in framing.read_document(page).text


def test_a_page_without_declaration_is_guessed_with_a_warning(tmp_path):
    """As any other file."""
    pytest.importorskip("trafilatura")
    with pytest.warns(EncodingWarning, match="cp1252"):
        framing.read_corpus(save(tmp_path / "page.html", encoding="cp1252"))


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<html><head><title>x</title></head></html>", "<!-- -->"]
)
def test_a_page_without_article_raises(tmp_path, html):
    """A page of menus is not an article; with `warn` it is set aside."""
    pytest.importorskip("trafilatura")
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    with pytest.raises(InputError, match=r"page\.html: no article text"):
        framing.read_corpus(tmp_path)
    with pytest.warns(InputWarning, match="set aside"):
        assert len(framing.read_corpus(tmp_path, on_error="warn")) == 0


def test_without_trafilatura_the_message_gives_the_command(tmp_path, monkeypatch):
    """The extra is named for what it does."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingDependencyError, match=r'pip install "framing\[html\]"'):
        framing.read_corpus(save(tmp_path / "page.html"))


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">', "ISO-8859-2"),
        (b'<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        (b"<html>", None),
    ],
)
def test_the_declaration_is_found(content, encoding):
    """In each of the three ways to write it."""
    assert declared_encoding(content) == encoding
