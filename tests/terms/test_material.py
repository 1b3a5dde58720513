"""What the judges are shown."""

from __future__ import annotations

import numpy as np
import pytest

from framing.terms import load_lexicon
from framing.terms.matching import find_occurrences, read_words
from framing.terms.material import TRAITS, find_mark, join_material, read_material, read_traits

TEXTS = ("Rana met 3 men. The regime’s “brutal” re-run fell!", "", "Pro-regime thugs fled.", "...")


@pytest.fixture
def read(prose_of):
    """Read texts as words and the listed terms among them."""

    def read_all(*texts):
        documents = [read_words(prose_of(text)) for text in texts]
        return documents, [find_occurrences(words, load_lexicon()) for words in documents]

    return read_all


def test_join_material_puts_documents_end_to_end(read):
    """What is said of a word or a sentence is the same as when its document stands alone."""
    documents, listed = read(*TEXTS)
    joined = join_material(documents, listed)
    alone = [read_material(words, found) for words, found in zip(documents, listed, strict=True)]
    assert joined.lower == [word for one in alone for word in one.lower]
    for column in ("capitals", "quoted"):
        assert getattr(joined, column).tolist() == [mark for one in alone for mark in getattr(one, column).tolist()]
    assert np.diff(joined.bounds).tolist() == [size for one in alone for size in np.diff(one.bounds).tolist()]
    named = [(joined.lower[first:last], entry.term) for first, last, entry in joined.listed]
    assert named == [(one.lower[first:last], entry.term) for one in alone for first, last, entry in one.listed]


def test_read_material_tells_capitals_and_quotations(read):
    """The parts of a hyphenated token share its capital; marks count as quoted with what they hold."""
    [words], [listed] = read(TEXTS[2])
    assert read_material(words, listed).capitals.tolist() == [True, True, False, False, False]
    [words], [listed] = read(TEXTS[0])
    material = read_material(words, listed)
    assert [word for word, quoted in zip(material.lower, material.quoted, strict=True) if quoted] == [
        "“",
        "brutal",
        "”",
    ]


def test_read_material_as_one_sentence(read):
    """A labelled sentence is one, whatever the splitter says."""
    [words], [listed] = read(TEXTS[0])
    assert read_material(words, listed, whole=True).bounds.tolist() == [0, len(words.lower)]
    assert len(read_material(words, listed).bounds) == 3


def test_read_traits_counts_by_sentence(read):
    """Terms are counted in their sentence, by strength, place and category; marks are noted once."""
    [words], [listed] = read(TEXTS[0])
    material = read_material(words, listed)
    traits = read_traits(material, np.array([find_mark(word) for word in material.lower]))
    first, second = ({name for name, value in zip(TRAITS, row, strict=True) if value} for row in traits)
    assert first == {"length", "number"}
    assert {"strength 3 plain", "label", "quoted share", "exclamation"} <= second
