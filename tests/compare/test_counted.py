"""Which attributions count, and where they stand."""

from __future__ import annotations

import pytest

from framing.compare.counted import find_citations, find_prose, group_by_event
from framing.compare.grouping import group_annotations
from framing.records import Annotation
from tests.factories import annotation, attribution, segment

TEXT = "Rain ahead\n\nIt rained, Ro said. Cars stood.\n\nMen fled, Berg said.\n\nFollow us"


def article(**options: object) -> Annotation:
    """An article with a headline, two paragraphs and page furniture, an attribution in each."""
    return annotation(
        TEXT,
        outlet="A",
        event="e",
        segments=[segment(TEXT, "Rain ahead"), segment(TEXT, "Follow us", "boilerplate")],
        attributions=[attribution(TEXT, words) for words in ("Rain", "It rained", "Men fled", "Follow")],
        **options,
    )


def test_furniture_is_not_counted_and_places_are_those_of_the_prose() -> None:
    """Headline and body count, with the share of words before each attribution."""
    citations = list(find_citations([article()], group_annotations([article()], by="outlet", within="event")))
    assert [citation.words for citation in citations] == [1, 2, 2]
    assert [citation.position for citation in citations] == pytest.approx([0, 2 / 12, 8 / 12])
    assert [citation.in_opening for citation in citations] == [False, True, False]


def test_opening_of_a_page_on_one_line_ends_after_80_words() -> None:
    """Where a page has no paragraphs, its opening is the sentences up to the 80th word."""
    text = "Ten words are in each sentence of this small text. " * 20
    scored = find_prose(annotation(text))
    assert len(scored.opening.of(text).split()) == 80


def test_opening_of_an_empty_page_is_empty() -> None:
    """A page without a body has no opening."""
    assert len(find_prose(annotation("")).opening) == 0


def test_words_inside_an_attribution_are_not_the_outlets() -> None:
    """Attributed words are those of outermost attributions that count."""
    scored = find_prose(article())
    assert (int(scored.is_word.sum()), int(scored.attributed.sum())) == (12, 5)


def test_documents_without_event_are_compared_with_none() -> None:
    """Sorting by event leaves them out."""
    alone = annotation(TEXT, id="b", outlet="B", attributions=[attribution(TEXT, "It rained")])
    both = [article(), alone]
    events = group_by_event(find_citations(both, group_annotations(both, by="outlet", within="event")))
    assert {event: len(own) for event, own in events.items()} == {"e": 3}
