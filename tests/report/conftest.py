"""Reports of invented articles, read back."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from framing.compare import OutletComparison, compare_outlets
from framing.exceptions import FramingWarning
from framing.records import Annotation, Attribution, Document, Segment, Span, Speaker, TermMatch
from framing.report import write_report

VOID = {"meta", "link", "br", "input", "img", "hr"}
TEXT = "Storm hits port\n\nBy A. Writer\n\n“The damage is horrific,” minister Ida Moe said. The regime kept silent.\n"


@dataclass
class Page(HTMLParser):
    """A page read back: its elements, ids, links and words."""

    source: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Note a fault where an element closes that is not the last one open."""
        if not self.open_tags or self.open_tags.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        """Note the words outside style and script."""
        if not {"style", "script"} & set(self.open_tags):
            self.words.append(data)

    @property
    def text(self) -> str:
        """All words of the page."""
        return "".join(self.words)

    @property
    def ids(self) -> list[str]:
        """All ids of the page."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self) -> list[str]:
        """All addresses that the page links to."""
        return [attributes["href"] for tag, attributes in self.elements if tag == "a" and "href" in attributes]


def article(identifier: str, outlet: str, *, event: str | None = "storm", text: str = TEXT) -> Annotation:
    """An article with a byline, a direct quote with a loaded term in it, and a loaded term of its own."""

    def find(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    document = Document(identifier, text, outlet=outlet, event=event, title=f"Title of {identifier}")
    if text != TEXT:
        return Annotation(document)
    said = Attribution(
        find("minister Ida Moe"),
        find("said"),
        (find("“The damage is horrific,”"),),
        quote="direct",
        speaker=Speaker("Ida Moe", "state", "NO", reason="head noun", confidence=0.97),
    )
    byline, horrific, regime = find("By A. Writer"), find("horrific"), find("regime")
    return Annotation(
        document,
        (Segment(0, 15, "headline"), Segment(byline.start, byline.end, "byline")),
        (said,),
        (
            TermMatch(horrific.start, horrific.end, "emotive", "source", "severe"),
            TermMatch(regime.start, regime.end, "label", "outlet", "government"),
        ),
    )


def compare(annotations: Iterable[Annotation]) -> OutletComparison:
    """Compare without the warnings that small examples bring."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return compare_outlets(list(annotations), n_boot=50, random_state=0)


@pytest.fixture
def report_of(tmp_path: Path) -> Callable[[Iterable[Annotation]], Page]:
    """Return a function: annotations -> their report, read back."""

    def report(annotations: Iterable[Annotation]) -> Page:
        path = write_report(compare(annotations), tmp_path / "report.html")
        return Page(path.read_text(encoding="utf-8"))

    return report


@pytest.fixture
def article_of() -> Callable[..., Annotation]:
    """The function `article`, for tests in other files of this folder."""
    return article


@pytest.fixture(scope="session")
def compare_of() -> Callable[[Iterable[Annotation]], OutletComparison]:
    """The function `compare`, for tests in other files of this folder."""
    return compare


@pytest.fixture
def read_page() -> Callable[[Path], Page]:
    """Return a function that reads a page back from a file."""
    return lambda path: Page(path.read_text(encoding="utf-8"))
