"""Inflected forms of lexicon entries."""

from __future__ import annotations

import pytest

from framing.terms.inflection import inflect, split_words


@pytest.mark.parametrize(
    ("term", "kind", "expected"),
    [
        ("slam", "verb", {"slams", "slammed", "slamming"}),  # one syllable doubles
        ("scar", "verb", {"scarred"}),
        ("label", "verb", {"labeled", "labelled"}),  # where the stress falls is not known
        ("decry", "verb", {"decries", "decried", "decrying"}),
        ("tear", "verb", {"tore", "torn", "tearing"}),  # irregular
        ("lash out", "verb", {"lashes out", "lashed out"}),
        ("demonise", "verb", {"demonized", "demonised", "demonizing"}),  # both spellings
        ("bully", "noun", {"bullies"}),
        ("nest of spies", "noun", {"nests of spies"}),
        ("henchman", "noun", {"henchmen"}),
        ("horrific", "adjective", {"horrifically"}),
        ("terrible", "adjective", {"terribly"}),
        ("angry", "adjective", {"angrily"}),
        ("in cold blood", "phrase", {"in cold blood"}),
    ],
)
def test_inflect_gives_forms(term, kind, expected):
    """Each class is inflected by its own rule."""
    assert expected <= {" ".join(form) for form in inflect(split_words(term), kind)}


@pytest.mark.parametrize(
    ("term", "kind", "absent"), [("scar", "verb", "scared"), ("so called", "phrase", "so calleds")]
)
def test_inflect_leaves_out_other_words(term, kind, absent):
    """A form that is another word is not produced."""
    assert absent not in {" ".join(form) for form in inflect(split_words(term), kind)}


def test_split_words_when_hyphen_and_curly_apostrophe():
    """Hyphens count as spaces, and an apostrophe is the same in both shapes."""
    assert split_words("hornets’ nest, self-styled") == ("hornets", "'", "nest", ",", "self", "styled")
