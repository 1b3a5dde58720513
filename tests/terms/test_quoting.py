"""Scare quotes."""

from __future__ import annotations

import pytest

from framing.terms import find_terms
from tests.factories import attribution


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The "referendum" was held on Sunday.', ['"referendum"']),
        ("The so-called ‘moderates’ lost.", ["so-called", "‘moderates’"]),
        ("The ‘moderates’ inside the party lost.", ["‘moderates’"]),
        ('The storm was dubbed "big daddy" by sailors.', []),  # a name for a thing
        ('The novel "The Long Road" won.', []),  # a title
        ('The so-called "Long Road" won.', ["so-called", '"Long Road"']),
        ('The slogan "no more" was heard.', []),
        ('"Never again," she said.', []),  # a sentence of its own
        ('He gave the "most honest answer of them all" then.', []),  # too long
        ('The "really?" came late.', []),
    ],
)
def test_find_scare_quotes(terms_in, text, expected):
    """A word or two in marks, inside a sentence, that nobody is quoted as saying."""
    assert terms_in(text) == expected


def test_find_scare_quotes_when_quoted_speech(terms_in):
    """The quoted part of what a source says is no scare quote."""
    text = 'The envoy called the talks "very useful" on Monday.'
    assert terms_in(text, [attribution(text, 'the talks "very useful"', source="The envoy", cue="called")]) == []


def test_find_scare_quotes_when_a_word_of_standing(prose_of):
    """A title that a report will not vouch for is held off by the outlet, even in what the group proclaims."""
    text = 'The group proclaimed an Islamic "caliphate" in the town.'
    proclaimed = attribution(text, 'an Islamic "caliphate" in the town', source="The group", cue="proclaimed")
    [term] = find_terms(prose_of(text), (proclaimed,))
    assert (term.category, term.voice) == ("scare-quote", "outlet")


def test_find_scare_quotes_reports_a_listed_word_once(prose_of):
    """A listed label in scare quotes is one term."""
    [term] = find_terms(prose_of('Shells hit the "terrorists" again.'), ())
    assert term.category == "scare-quote"
