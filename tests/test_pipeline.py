"""annotate() runs every step on whatever it is given, and keeps order, ids and texts."""

from __future__ import annotations

import pickle

import pytest

import framing
from framing.exceptions import InputError

TEXTS = [
    'The talks failed, minister Anna Berg said. "We regret it," she said.',
    "Residents of Lowen said the brutal regime had shelled the market.",
    "Nothing was said.",
]


def test_takes_documents_strings_and_single_ones() -> None:
    """A string becomes a document named by its position."""
    mixed = framing.annotate([framing.Document("x", TEXTS[0]), TEXTS[1]])
    assert [a.document.id for a in mixed] == ["x", "1"]
    assert framing.annotate(TEXTS[0])[0].text == TEXTS[0]
    assert framing.annotate(framing.Document("x", TEXTS[0]))[0].document.id == "x"


@pytest.mark.parametrize("text", ["", " \n\t ", "\u202e\u200f", "“", "a", "...", "\ufeff", "\r\n\r\n", '"' * 500])
def test_survives_texts_without_prose(text: str) -> None:
    """Nothing to find is a normal outcome."""
    [annotation] = framing.annotate([text])
    assert annotation.text == text


def test_workers_give_the_same_in_the_same_order() -> None:
    """Two processes return what one does."""
    texts = TEXTS * 12
    assert framing.annotate(texts, n_jobs=2) == framing.annotate(texts)


def test_stream_is_read_as_it_is_needed() -> None:
    """The first annotation comes before the second document is asked for."""
    asked = []

    def stream() -> object:
        for text in TEXTS:
            asked.append(text)
            yield text

    next(framing.iter_annotations(stream()))  # type: ignore[arg-type]
    assert asked == TEXTS[:1]


def test_wrong_entry_is_named() -> None:
    """An entry that is no document is told with its position and what to do."""
    with pytest.raises(InputError, match=r"entry 1 is a int.*read_corpus"):
        framing.annotate(["A.", 3])  # type: ignore[list-item]


def test_failure_names_the_document() -> None:
    """An error inside a step carries the document's id."""

    class Broken:
        def tag(self, prose: object) -> object:
            msg = "out of order"
            raise RuntimeError(msg)

    with pytest.raises(RuntimeError, match="out of order") as caught:
        framing.annotate([framing.Document("x", TEXTS[0])], tagger=Broken())  # type: ignore[arg-type]
    assert caught.value.__notes__ == ["while annotating document 'x'"]


def test_company_changes_nothing() -> None:
    """A document is annotated as it is alone, whatever is annotated beside it, and in the stream as in the list."""
    texts = [TEXTS[0], "", *TEXTS[1:]]
    alone = [framing.annotate(framing.Document(str(at), text), tagger="fast")[0] for at, text in enumerate(texts)]
    assert framing.annotate(texts, tagger="fast") == alone
    assert list(framing.iter_annotations(texts, tagger="fast")) == alone


def test_failure_over_several_documents_names_them() -> None:
    """An error of a tagger that reads several documents at once carries the ids of all of them."""

    class Broken:
        def tag(self, prose: object) -> object:
            raise NotImplementedError

        def tag_all(self, proses: object) -> object:
            msg = "out of order"
            raise RuntimeError(msg)

    with pytest.raises(RuntimeError, match="out of order") as caught:
        framing.annotate([framing.Document("x", TEXTS[0]), TEXTS[1]], tagger=Broken())  # type: ignore[arg-type]
    assert caught.value.__notes__ == ["while annotating document 'x' or '1'"]


def test_annotations_can_be_pickled() -> None:
    """Records travel between processes."""
    [annotation] = framing.annotate(TEXTS[0])
    assert pickle.loads(pickle.dumps(annotation)) == annotation


@pytest.mark.shared
def test_all_offsets_lie_in_the_text(shared: object) -> None:
    """On scraped pages every span lies inside the text and starts before it ends."""
    corpus = framing.read_corpus(shared / "data/seeds")  # type: ignore[operator]
    for annotation in framing.annotate(corpus):
        size = len(annotation.text)
        spans = [*annotation.segments, *annotation.loaded, *(s for a in annotation.attributions for s in a.content)]
        assert all(0 <= span.start < span.end <= size for span in spans)
        assert len(annotation.attributions) > 3
