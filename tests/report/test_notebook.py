"""What a notebook shows: every mark, and nothing that the text could do to the page."""

from __future__ import annotations

import warnings
from dataclasses import replace
from html.parser import HTMLParser

import pytest

import framing
from framing.exceptions import FramingWarning, InputError
from framing.records import Annotation, Attribution, Document, Segment, Span, Speaker, TermMatch

TEXT = "Storm hits\n\nThe regime fell, Anna Berg said.\n"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></div>{{ 7 * 7 }}",
    "&lt;b&gt;\u202egnp.exe\u2066\x1b[2J\x00\ud800",
)


class _Cell(HTMLParser):
    """The elements and words of a cell."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.depth = 0
        self.words = ""
        self._in_style = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.depth += tag != "br"
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.words += data


def annotated(text: str = TEXT, *, outlet: str = "Wire", reason: str = "title", name: str = "Anna Berg") -> Annotation:
    """The text with one attribution, one loaded term inside it, and a headline."""
    start = text.index("The regime")
    said = Attribution(
        Span(start + 17, start + 26),
        Span(start + 27, start + 31),
        (Span(start, start + 15),),
        speaker=Speaker(name, "state", "NO", reason=reason, confidence=0.9),
    )
    term = TermMatch(start + 4, start + 10, "label", voice="source", neutral="government")
    document = Document("a", text, outlet=outlet, event="storm", title=text[:30])
    return Annotation(document, (Segment(0, 10, "headline"),), (said,), (term,))


def test_show_marks_who_speaks_and_loaded_terms() -> None:
    """Source, cue, content and term each carry their class, the type its label, and the marks what is known."""
    cell = _Cell(framing.show(annotated())._repr_html_())
    classes = [attributes.get("class", "").split() for tag, attributes in cell.elements if tag == "span"]
    assert any({"src", "s-state"} <= set(names) for names in classes)
    assert any({"cue", "s-state"} <= set(names) for names in classes)
    assert any({"c", "l", "v-source"} <= set(names) for names in classes)
    titles = " ".join(attributes.get("title", "") for _, attributes in cell.elements)
    assert "Anna Berg" in titles
    assert "government" in titles
    assert "The regime fell, " in cell.words
    assert any("kind" in names for names in classes)


def test_annotation_shows_itself() -> None:
    """An annotation that ends a cell is shown with its marks; its text for a terminal stays that of a record."""
    annotation = annotated()
    assert annotation._repr_html_() == framing.show(annotation)._repr_html_()
    assert repr(annotation).startswith("Annotation(document=Document(id='a'")


def test_show_of_a_text_without_marks() -> None:
    """Nothing found is shown as the bare text, no text as a sentence."""
    assert "It rained." in framing.show(Annotation(Document("a", "It rained.")))._repr_html_()
    assert "no text" in framing.show(Annotation(Document("a", "")))._repr_html_()


def test_show_needs_an_annotation() -> None:
    """A list or a string is refused with what to do."""
    with pytest.raises(InputError, match="one Annotation, got list"):
        framing.show([annotated()])  # type: ignore[arg-type] # the mistake under test


def compared(*annotations: Annotation, **options: object) -> framing.OutletComparison:
    """A comparison whose warnings are not the point."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=FramingWarning)
        return framing.compare_outlets(annotations, n_boot=0, **options)  # type: ignore[arg-type] # of the call


def test_comparison_is_a_table_by_outlet() -> None:
    """A row an outlet, in the order given, with the value, its n and a caution."""
    cell = _Cell(compared(annotated(), annotated(outlet="Post"))._repr_html_())
    assert cell.words.index("Wire") < cell.words.index("Post")
    assert "Attributions" in cell.words
    assert any("only 1 document" in attributes.get("title", "") for tag, attributes in cell.elements if tag == "td")
    assert sum(tag == "tr" for tag, _ in cell.elements) == 3


def test_comparison_of_other_scores_shows_these() -> None:
    """Scores outside the main table are not an empty one."""
    cell = _Cell(compared(annotated(), metrics=["source_entropy"])._repr_html_())
    assert "entropy" in cell.words


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(hostile: str) -> None:
    """Whatever stands in text, names, reasons and metadata, no element, attribute or control character comes of it."""
    annotation = annotated(f"{hostile}\n\n{TEXT}{hostile}", reason=hostile, name=hostile)
    # a table of names cannot hold half a surrogate pair
    annotation = replace(annotation, document=replace(annotation.document, outlet=hostile.replace("\ud800", "")))
    plain = annotated()
    cells = [
        (framing.show(annotation)._repr_html_(), framing.show(plain)._repr_html_()),
        (compared(annotation)._repr_html_(), compared(plain)._repr_html_()),
    ]
    for source, harmless in cells:
        cell = _Cell(source)
        assert {tag for tag, _ in cell.elements} <= {tag for tag, _ in _Cell(harmless).elements} | {"small"}
        assert {name for _, attributes in cell.elements for name in attributes} <= {"class", "dir", "title", "scope"}
        assert cell.depth == 0
        assert not set(source) & set("\u202e\u2066\x1b\x00\ud800")
        assert "49" not in cell.words
        source.encode("utf-8")
    assert not set(str(framing.show(annotation))) & set("\u202e\u2066\x1b\x00\ud800")
