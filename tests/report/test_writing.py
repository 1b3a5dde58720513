"""The report as a file: sound HTML, no request, no foreign script, every number with its way to the text."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from framing.records import Annotation, Attribution, Document, Span, Speaker, TermMatch
from framing.report import write_report

HOSTILE = (
    "</p></article><script>alert(1)</script><img src=x onerror=alert(2)> & \"quoted\" 'single' {{ 7*7 }} {% raw %}"
)


@pytest.fixture
def page(report_of: Any, article_of: Any) -> Any:
    """The report of three outlets on one event."""
    return report_of([article_of(f"{outlet}-1", outlet) for outlet in ("Zeta Wire", "Alpha Post", "Mid Daily")])


def test_page_is_sound(page: Any) -> None:
    """Every element is closed in its turn, and no id occurs twice."""
    assert page.faults == []
    assert page.open_tags == []
    assert len(page.ids) == len(set(page.ids))


def test_page_has_landmarks(page: Any) -> None:
    """One main part, a navigation, headings in order, a language, a way past the navigation."""
    tags = [tag for tag, _ in page.elements]
    assert tags.count("main") == 1
    assert tags.count("h1") == 1
    assert {"nav", "header", "footer"} <= set(tags)
    assert dict(page.elements)["html"]["lang"] == "en"
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.links[0] == "#summary"


def test_page_asks_for_nothing(page: Any) -> None:
    """No element loads anything, and the policy forbids it."""
    for tag, attributes in page.elements:
        assert "src" not in attributes
        assert tag not in {"link", "img", "iframe", "object", "base"}
        assert not attributes.get("xlink:href", "#").startswith("http")
    assert "default-src 'none'" in page.source
    assert not re.search(r"@import|url\(\s*['\"]?(?!#)", page.source)


def test_policy_admits_the_one_script(page: Any) -> None:
    """The hash in the policy is that of the only script."""
    scripts = re.findall(r"<script>(.*?)</script>", page.source, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert len(scripts) == 1
    assert f"sha256-{digest}" in page.source


def test_every_link_leads_somewhere(page: Any) -> None:
    """Every address inside the page is the id of an element."""
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert inside
    assert set(inside) <= set(page.ids)


def test_outlets_keep_their_order(page: Any) -> None:
    """Outlets stand as given, not by name or number."""
    places = [page.text.index(name) for name in ("Zeta Wire", "Alpha Post", "Mid Daily")]
    assert places == sorted(places)


def test_figures_have_words(page: Any) -> None:
    """Every drawing is an image with a description and a table of its numbers."""
    drawings = [attributes for tag, attributes in page.elements if tag == "svg" and "aria-labelledby" in attributes]
    assert len(drawings) == 10  # each for a wide and for a narrow screen
    assert len({drawing["aria-labelledby"] for drawing in drawings} & set(page.ids)) == 5
    assert page.text.count("The numbers of figure") == 5


def test_marks_say_what_they_are(page: Any) -> None:
    """A mark names speaker, type, country, kind of quote, cue, reason and confidence; a term its plainer wording."""
    titles = [attributes.get("title", "") for _, attributes in page.elements]
    wanted = "State: Ida Moe (NO). Direct quote, cue “said”. Type by: head noun. Confidence: type 0.97."
    assert titles.count(wanted) == 3
    assert "Loaded term “regime”: label, in the outlet’s own voice. Plainer: “government”." in titles


def test_text_is_whole(page: Any) -> None:
    """The marks leave the words of the article as they are."""
    assert page.text.count("“The damage is horrific,” minister Ida Moe said. The regime kept silent.") == 3


@pytest.mark.parametrize("place", ["text", "title", "outlet", "event", "speaker", "neutral", "id"])
def test_hostile_words_stay_words(place: str, report_of: Any) -> None:
    """Markup in any part of the input is shown, not obeyed."""
    words = {name: HOSTILE if place == name else name for name in ("text", "title", "outlet", "event", "speaker", "id")}
    text = words["text"] + " said so"
    # an id is shown where an outlet is wanted and not known
    document = Document(words["id"], text, outlet=None if place == "id" else words["outlet"], event=words["event"],
                        title=words["title"])  # fmt: skip
    said = Attribution(Span(0, 4), Span(len(text) - 7, len(text) - 3), (Span(0, len(text) - 8),),
                       speaker=Speaker(words["speaker"], "state"))  # fmt: skip
    term = TermMatch(0, 4, "label", "outlet", HOSTILE if place == "neutral" else "plain")
    page = report_of([Annotation(document, (), (said,), (term,))])
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert page.faults == []
    attributes = " ".join(value for _, found in page.elements for value in found.values())
    assert "<script>alert(1)</script>" in (attributes if place == "neutral" else page.text + attributes)
    assert "{{ 7*7 }}" in page.text + attributes


def test_unsafe_address_is_no_link(report_of: Any) -> None:
    """Only web addresses become links."""
    documents = [
        Document("a", "x", outlet="A", event="e", url="javascript:alert(1)"),
        Document("b", "y", outlet="B", event="e", url="https://example.org/story?a=1&b=2"),
    ]
    page = report_of([Annotation(document) for document in documents])
    outside = [link for link in page.links if not link.startswith("#")]
    assert outside == ["https://example.org/story?a=1&b=2"]


def test_controls_are_shown(report_of: Any, article_of: Any) -> None:
    """Characters that would turn the line around, or end it, are written out."""
    page = report_of([article_of("a", "Wire\u202e", text="abc\u202edef\x00 \u2066gh\ufeff \ud800 end")])
    assert not re.search("[\x00\u202a-\u202e\u2066-\u2069\ufeff]", page.source)
    assert "abc⟨U+202E⟩def⟨U+0000⟩" in page.text
    assert "⟨U+D800⟩" in page.text


def test_endless_line_is_cut(report_of: Any, article_of: Any) -> None:
    """A line of a million characters is shown in part, and the page says how much is missing."""
    page = report_of([article_of("a", "Wire", text="wall " * 200_000)])
    assert len(page.source) < 400_000
    assert "The text goes on for 960,000 characters" in page.text


@pytest.mark.parametrize("text", ["", "   \n\n ", "\r\n\r\n"])
def test_document_without_words(text: str, report_of: Any, article_of: Any) -> None:
    """An empty document has its place, with dashes for its numbers."""
    page = report_of([article_of("a", "Silent", text=text)])
    assert page.faults == []
    assert "This document has no text." in page.text
    assert "No source is cited." in page.text


def test_many_articles_go_to_pages(tmp_path: Path, article_of: Any, compare_of: Any, read_page: Any) -> None:
    """A large corpus becomes linked files: each article on one of them, every address good."""
    annotations = [
        article_of(f"d{n}", f"Outlet {n % 3}", event=f"event {n // 6}" if n % 7 else None) for n in range(90)
    ]
    report = write_report(compare_of(annotations), tmp_path / "deep" / "news.html")
    pages = {path: read_page(path) for path in (report, *sorted((tmp_path / "deep" / "news_files").glob("*.html")))}
    assert len(pages) > 4
    shown = [found for page in pages.values() for found in page.ids if found.startswith("doc-")]
    assert sorted(shown) == sorted({f"doc-{n}" for n in range(90)})
    for path, page in pages.items():
        assert page.faults == []
        for link in page.links:
            file, _, name = link.partition("#")
            other = pages[(path.parent / file).resolve()] if file else page
            assert not name or name in other.ids, link


def test_documents_without_event_come_last(report_of: Any, article_of: Any) -> None:
    """They are shown, under a heading of their own."""
    page = report_of([article_of("loner", "Wire", event=None), article_of("b", "Post")])
    assert (
        page.text.index("Title of b")
        < page.text.index("Documents without an event")
        < page.text.rindex("Title of loner")
    )


def test_what_was_there_is_replaced(tmp_path: Path, article_of: Any, compare_of: Any) -> None:
    """Writing twice gives the same file, and the path of it is returned."""
    comparison = compare_of([article_of("a", "Wire")])
    first = write_report(comparison, tmp_path / "r.html").read_bytes()
    path = write_report(comparison, str(tmp_path / "r.html"))
    assert path == tmp_path / "r.html"
    assert path.read_bytes() == first


def test_no_word_of_verdict(page: Any) -> None:
    """The report has none of the words that judge outlets."""
    found = re.findall(r"\b(bias\w*|slant\w*|fair\w*|objectiv\w*|propaganda|better|worse)\b", page.text, re.IGNORECASE)
    assert found == []
