"""Fixtures for reading marked sentences."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from framing.records import Attribution, Document, Span, Speaker
from framing.segmentation import read_prose, segment
from framing.sources import resolve_speakers
from framing.sources.articles.article import Article
from framing.sources.lists.gazetteer import load_gazetteer
from framing.sources.surface.phrases import build_lexicon

# A text of a few names alone would look like a headline in capitals.
FILLER = "It had rained all night long, and it was still dark when it should have been light for hours.\n\n"


@pytest.fixture(scope="session")
def last_speaker() -> Callable[[str], Speaker]:
    """Resolve the mentions in square brackets and return the speaker of the last."""

    def resolve(marked: str) -> Speaker:
        text = FILLER
        spans = []
        for piece in re.split(r"(\[[^\]]*\])", marked):
            mention = piece[1:-1] if piece.startswith("[") else piece
            if mention != piece:
                spans.append(Span(len(text), len(text) + len(mention)))
            text += mention
        document = Document("a", text)
        end = Span(len(text) - 1, len(text))
        given = tuple(Attribution(span, None, (end,)) for span in spans)
        speaker = resolve_speakers(read_prose(document, segment(document)), given)[-1].speaker
        assert speaker is not None
        return speaker

    return resolve


@pytest.fixture(scope="session")
def read_article() -> Callable[[str], Article]:
    """Read a text as an article with the packaged lists."""
    lexicon = build_lexicon(load_gazetteer())

    def read(text: str) -> Article:
        document = Document("a", FILLER + text)
        return Article(read_prose(document, segment(document)), lexicon)

    return read
