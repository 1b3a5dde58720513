"""What is counted in a document."""

from __future__ import annotations

import dataclasses

import pytest

from framing.metrics import count_annotation
from framing.records import (
    Annotation,
    Attribution,
    Document,
    JudgedSentence,
    QuoteKind,
    Segment,
    SegmentKind,
    SourceType,
    Span,
    Speaker,
    TermMatch,
)

TEXT = """Storm floods Lorvale

The river rose by night, mayor Anna Berg said. "We were warned," she told Radio Dresk. Cars floated.

A resident claimed that the mayor had said help would come."""


def at(words: str, *, text: str = TEXT) -> Span:
    """The span of the first occurrence of some words."""
    start = text.index(words)
    return Span(start, start + len(words))


def attribute(
    source: str | None,
    cue: str | None,
    content: str,
    *,
    quote: QuoteKind = "indirect",
    nested: bool = False,
    type: SourceType = "state",
    name: str | None = "Anna Berg",
    anonymous: bool = False,
) -> Attribution:
    """An attribution given by its words."""
    return Attribution(
        at(source) if source else None,
        at(cue) if cue else None,
        (at(content),),
        quote=quote,
        nested=nested,
        speaker=Speaker(name, type, anonymous=anonymous),
    )


MAYOR = attribute("mayor Anna Berg", "said", "The river rose by night")
QUOTED = attribute("she", "told", '"We were warned,"', quote="direct")
RESIDENT = attribute(
    "A resident",
    "claimed",
    "that the mayor had said help would come",
    type="civilian",
    name=None,
    anonymous=True,
)
NESTED = attribute("the mayor", "had said", "help would come", nested=True)
HEADLINE = Segment(0, 20, "headline")


def annotate(*attributions: Attribution, loaded: tuple[TermMatch, ...] = (), text: str = TEXT) -> Annotation:
    """The flood report with these attributions."""
    return Annotation(Document("flood", text), (HEADLINE,), attributions, loaded)


def test_words_and_sentences_are_those_of_headline_and_body() -> None:
    """Headline and body are counted; punctuation marks are not words."""
    tally = count_annotation(annotate())
    assert (tally.words, tally.sentences) == (3 + 9 + 7 + 2 + 11, 5)


@pytest.mark.parametrize("kind", ["subheadline", "byline", "caption", "embed", "boilerplate", "related"])
def test_other_segments_are_not_counted(kind: SegmentKind) -> None:
    """Words, attributions and terms of any other part of the page count for nothing."""
    last = at("A resident claimed that the mayor had said help would come.")
    term = TermMatch(*dataclasses.astuple(at("claimed")), category="epistemic")  # type: ignore[misc] # two offsets
    whole = annotate(MAYOR, RESIDENT, NESTED, loaded=(term,))
    cut = dataclasses.replace(whole, segments=(HEADLINE, Segment(last.start, last.end, kind)))
    tally = count_annotation(cut)
    assert tally == count_annotation(
        dataclasses.replace(annotate(MAYOR), document=Document("flood", TEXT[: last.start]))
    )
    assert tally.attributions == 1
    assert sum(tally.terms.values()) == 0


def test_related_attributions_are_left_out_by_their_own_mark() -> None:
    """An attribution marked as ``related`` doesn't count even where the segments are not known."""
    assert count_annotation(annotate(dataclasses.replace(MAYOR, segment="related"))).attributions == 0


def test_headline_of_a_related_article_is_not_scored() -> None:
    """A headline inside a second article belongs to that article."""
    text = f"{TEXT}\n\nOther news here\n\nMore of it."
    other = Segment(len(TEXT) + 2, len(text), "related")
    headline = Segment(other.start, other.start + 15, "headline")
    annotation = Annotation(Document("two", text), (HEADLINE, other, headline))
    assert count_annotation(annotation).words == count_annotation(annotate()).words


def test_nested_words_count_once_and_nested_sources_are_heard() -> None:
    """A nested attribution adds a source, but no words, cues or density."""
    alone, both = count_annotation(annotate(RESIDENT)), count_annotation(annotate(RESIDENT, NESTED))
    assert both.attributed_words == alone.attributed_words == 8
    assert (both.attributions, both.nested, both.cued) == (1, 1, 1)
    assert dict(both.types) == {"civilian": 1, "state": 1}
    assert dict(both.type_words) == {"civilian": 8}


@pytest.mark.parametrize(
    ("content", "attributed"),
    [
        ("rose by night", 0),  # three of nine words
        ("The river rose by", 0),  # four of nine
        ("The river rose by night", 1),  # five of nine
    ],
)
def test_sentence_is_attributed_from_half_of_its_words(content: str, attributed: int) -> None:
    """At least half of a sentence's words must be attributed."""
    tally = count_annotation(annotate(attribute("mayor Anna Berg", "said", content)))
    assert tally.attributed_sentences == attributed


def test_quoted_words_stand_in_marks_and_in_an_attribution() -> None:
    """Words in quotation marks count as quoted only inside an attribution."""
    assert count_annotation(annotate(MAYOR)).quoted_words == 0
    tally = count_annotation(annotate(MAYOR, QUOTED))
    assert (tally.quoted_words, tally.direct, tally.attributions) == (3, 1, 2)


def test_direct_attribution_without_marks_is_quoted() -> None:
    """Where a page has lost its quotation marks, a direct attribution still quotes."""
    text = TEXT.replace('"', "")
    content = at("We were warned,", text=text)
    quoted = Attribution(at("she told", text=text), None, (content,), quote="direct")
    assert count_annotation(annotate(quoted, text=text)).quoted_words == 3


def test_naming_is_told_apart_and_unresolved_sources_are_in_neither() -> None:
    """Named, unnamed and unresolved sources are three different things."""
    unresolved = dataclasses.replace(QUOTED, speaker=None)
    nameless = dataclasses.replace(QUOTED, source=None, speaker=Speaker())
    tally = count_annotation(annotate(MAYOR, RESIDENT, unresolved, nameless))
    assert (tally.named, tally.unnamed) == (1, 1)
    assert dict(tally.types) == {"state": 1, "civilian": 1, "other": 2}
    assert dict(tally.speakers) == {"anna berg": 1, "a resident": 1}
    assert (dict(tally.type_named), dict(tally.type_unnamed)) == ({"state": 1}, {"civilian": 1})


@pytest.mark.parametrize("name", ["Anna Berg", "ANNA  BERG", "anna\nberg"])
def test_speakers_are_told_apart_by_name(name: str) -> None:
    """Case and spacing don't make another speaker."""
    other = dataclasses.replace(QUOTED, speaker=Speaker(name, "state"))
    assert dict(count_annotation(annotate(MAYOR, other)).speakers) == {"anna berg": 2}


def test_cue_judges_when_an_epistemic_term_lies_on_it() -> None:
    """Only an epistemic term on the cue makes the cue one that judges."""
    claimed, floods = at("claimed"), at("floods")
    terms = (
        TermMatch(claimed.start, claimed.end, "epistemic"),
        TermMatch(floods.start, floods.end, "epistemic"),
    )
    tally = count_annotation(annotate(MAYOR, RESIDENT, loaded=terms))
    assert (tally.cued, tally.judging) == (2, 1)
    emotive = (TermMatch(claimed.start, claimed.end, "emotive"),)
    assert count_annotation(annotate(MAYOR, RESIDENT, loaded=emotive)).judging == 0


def test_terms_are_counted_by_category_and_voice() -> None:
    """`count_terms` adds up one voice, over all categories or one."""
    terms = (TermMatch(0, 5, "label"), TermMatch(6, 12, "label", "source"), TermMatch(13, 20, "emotive"))
    tally = count_annotation(annotate(loaded=terms))
    assert [tally.count_terms("outlet"), tally.count_terms("source")] == [2, 1]
    assert [tally.count_terms("outlet", "label"), tally.count_terms("source", "emotive")] == [1, 0]


def test_sentences_of_sources_and_of_other_parts_do_not_load_the_outlet() -> None:
    """Own-voice sentences of the scored prose are counted by their probability; a sentence half attributed is not."""
    said = attribute("mayor Anna Berg", "said", "The river rose by night")
    judged = (
        JudgedSentence(at("The river").start, at("said.").end, 0.9),
        JudgedSentence(at("Cars floated.").start, at("Cars floated.").end, 0.25),
        JudgedSentence(0, at("Lorvale").end, 0.5, "headline"),
        JudgedSentence(at("A resident").start, len(TEXT), 0.8),
    )
    boilerplate = Segment(at("A resident").start, len(TEXT), "boilerplate")
    tally = count_annotation(dataclasses.replace(annotate(said), segments=(boilerplate,), wording=judged))
    assert (tally.own_sentences, tally.own_loading) == (2, 0.75)


def test_sentences_that_nobody_judged_are_judged_when_counted() -> None:
    """An annotation from elsewhere has no wording, and gets the fast judge's."""
    tally = count_annotation(annotate())
    assert tally.own_sentences == tally.sentences
    assert 0 < tally.own_loading < tally.own_sentences


@pytest.mark.parametrize("text", ["", "   \n ", "... -- !"])
def test_text_without_words_counts_nothing(text: str) -> None:
    """A document without words has an empty tally."""
    tally = count_annotation(Annotation(Document("empty", text)))
    assert (tally.words, tally.sentences, tally.attributions) == (0, 0, 0)


def test_attribution_without_content_does_not_break_counting() -> None:
    """An attribution read back with no content is placed by its cue."""
    tally = count_annotation(annotate(Attribution(None, at("said"), ())))
    assert (tally.attributions, tally.attributed_words) == (1, 0)
