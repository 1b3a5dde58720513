"""Listed words in running text."""

from __future__ import annotations

import pytest

from framing.terms.matching import read_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The regime fell.", ["regime"]),
        ("Troops entered regime-held areas.", ["regime"]),  # the part before a hyphen
        ("An anti-regime march was broken up.", ["regime"]),
        ("The self styled governor left.", ["self styled"]),  # with or without its hyphen
        ("The self-styled governor left.", ["self-styled"]),
        ("A puppet regime took over.", ["puppet regime"]),  # the longest form
        ("He is a designated terrorist organization financier.", []),  # a guard on the longest holds for its parts
        ("The tax regime changed.", []),
        ("They were slaughtered and butchered.", ["slaughtered", "butchered"]),
        ("The demonization of migrants went on.", []),  # no such form is listed
        ("Critics were demonized and vilified.", ["demonized", "vilified"]),
        ("The fighters' lives were spared.", []),
        ("", []),
    ],
)
def test_find_terms_finds_listed_forms(terms_in, text, expected):
    """Inflected, hyphenated and multiword forms are found; guarded ones are not."""
    assert terms_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shells tore through the market.", ["tore through"]),
        ("A torrent of water fell.", []),
        ("He will slam the ruling.", ["slam"]),
        ("The slam was heard.", []),  # after an article the form is a noun, and only the verb is listed
    ],
)
def test_find_terms_tells_verbs_from_nouns(terms_in, text, expected):
    """The word before tells which class a form has."""
    assert terms_in(text) == expected


def test_words_keep_their_offsets(prose_of):
    """Each part of a hyphenated token knows where it stands."""
    text = "Pro-regime forces left; anti-regime forces stayed."
    words = read_words(prose_of(text))
    assert [text[words.start(at) : words.end(at)].lower() for at in range(len(words.lower))] == words.lower


def test_read_words_when_lower_case_is_longer(prose_of):
    """A letter that grows in lower case does not shift what follows."""
    text = "İstanbul fell to the regime."
    words = read_words(prose_of(text))
    at = words.lower.index("regime")
    assert text[words.start(at) : words.end(at)] == "regime"
