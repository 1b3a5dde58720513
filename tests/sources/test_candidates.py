"""The noun phrases of a sentence and their places in its grammar."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.sources.antecedents.candidates import find_phrases
from framing.sources.articles.article import Article

SENTENCES = [
    ("Anna Berg met the minister.", [("Anna Berg", "person", "subject"), ("the minister", "person", "object")]),
    ("At the clinic, the doctor waited.", [("the clinic", "body", "governed"), ("the doctor", "person", "subject")]),
    ("Police told Anna Berg no.", [("Police", "body", "subject"), ("Anna Berg", "person", "heard")]),
    ("The doctor's sister left.", [("The doctor", "person", "owner"), ("The doctor's sister", "person", "subject")]),
    ("Residents and soldiers left.", [("Residents", "people", "subject"), ("soldiers", "people", "subject")]),
    # an apposition is the same person, called by the name
    ("Anna Berg, 45, a teacher, left.", [("Anna Berg", "person", "subject")]),
    ("A teacher, Anna Berg, left.", [("Anna Berg", "person", "subject")]),
    # a plural that no list knows is people
    ("The hoodlums fled.", [("The hoodlums", "people", "subject")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_phrases_have_their_places(
    read_article: Callable[[str], Article], sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    """Each phrase comes with what it names and where it stands."""
    article = read_article(sentence)
    last = article.prose.sentences[-1]
    found = find_phrases(article, last.first, last.last)
    assert [(article.text_of(one.first, one.last), one.kind, one.place) for one in found] == expected


def test_quoted_phrases_are_marked(read_article: Callable[[str], Article]) -> None:
    """A phrase inside quotation marks says so, one outside doesn't."""
    article = read_article('"The army fired on the doctor all night," Anna Berg said.')
    last = article.prose.sentences[-1]
    found = find_phrases(article, last.first, last.last)
    assert [one.quoted for one in found] == [True, True, False]
