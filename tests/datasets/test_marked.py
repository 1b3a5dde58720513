"""Records for sets with labels of their own."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from framing.datasets import LabelledSentence, MarkedSpan
from framing.records import Span


def test_marked_span_gives_its_characters() -> None:
    """A mark is a span of the text."""
    assert MarkedSpan(2, 5, "lex").span == Span(2, 5)


def test_labelled_sentence_is_frozen() -> None:
    """A record never changes."""
    sentence = LabelledSentence("1", "No.", None)
    with pytest.raises(FrozenInstanceError):
        sentence.text = "Yes."  # type: ignore[misc]
