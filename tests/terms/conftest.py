"""Fixtures of the terms room."""

from __future__ import annotations

import pytest

from framing.records import Document
from framing.segmentation import read_prose
from framing.terms import find_terms


@pytest.fixture
def prose_of():
    """Read a text as prose."""
    return lambda text: read_prose(Document("a", text), ())


@pytest.fixture
def terms_in(prose_of):
    """Find the loaded terms of a text, as the words themselves."""
    return lambda text, attributions=(): [
        text[term.start : term.end] for term in find_terms(prose_of(text), tuple(attributions))
    ]
