import pytest

from framing.segmentation.abbreviations import load_abbreviations, load_sentence_words


@pytest.mark.parametrize(
    ("abbreviation", "kind"),
    [("Mr.", "title"), ("Lt.", "title"), ("e.g.", "inner"), ("U.S.", "name"), ("No.", "number"), ("p.m.", "final")],
)
def test_load_abbreviations(abbreviation: str, kind: str) -> None:
    """Each kind of abbreviation is in the list."""
    assert load_abbreviations()[abbreviation] == kind


def test_abbreviations_end_in_a_stop() -> None:
    """Every entry is one word that ends in a stop."""
    assert all(word.endswith(".") and len(word.split()) == 1 for word in load_abbreviations())


def test_sentence_words_are_lower_case() -> None:
    """Words are compared in lower case, so they are listed so."""
    assert all(word == word.lower() for word in load_sentence_words("starter") | load_sentence_words("after-time"))
