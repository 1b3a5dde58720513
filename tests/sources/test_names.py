"""Names as strings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.records import Speaker
from framing.sources.lists.names import choose_names, fold, gender_of, name_key, same_person, surname

VARIANTS = [
    ("Tikhanovskaya", "Tsikhanouskaya"),
    ("Khan Shaykhun", "Khan Sheikhun"),
    ("Yusuf Djaran", "Yousef Jaran"),
    ("Zelensky", "Zelenskiy"),
    ("Abdulrahman", "Abdelrahman"),
    ("Qaddafi", "Kadafi"),
    ("Hussein", "Husayn"),
    ("Lukashenko", "Lukashenka"),
    ("Mohammed", "Muhammad"),
]

DIFFERENT = [("Putin", "Peskov"), ("Rahman", "Rahimi"), ("Guterres", "Grandi"), ("Assad", "Abbas")]


@pytest.mark.parametrize(("one", "other"), VARIANTS)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    """Usual romanisations of one name fall together."""
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    """Names that only resemble each other stay apart."""
    assert name_key(one) != name_key(other)


@given(st.text(max_size=30))
def test_folding_is_done_once(text: str) -> None:
    """Folding a folded text changes nothing."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("short", "whole", "same"),
    [("Berg", "Anna Berg", True), ("Abdel Rahman", "Rami Abdel Rahman", True), ("Ivo Berg", "Anna Berg", False)],
)
def test_a_short_name_fits_its_long_form(short: str, whole: str, same: bool) -> None:
    """The parts of a short name occur in the long one, in order."""
    assert same_person(short, whole) is same


def test_particles_belong_to_the_surname() -> None:
    """A surname starts at its particle."""
    assert surname("Ursula von der Leyen") == "von der Leyen"


def test_the_given_name_tells_the_gender() -> None:
    """A listed given name before another word gives the gender; a name of one word does not."""
    assert gender_of("Anna Berg") == "f"
    assert gender_of("Berg") is None


def test_the_most_frequent_spelling_is_chosen() -> None:
    """Spellings of one name become the most frequent one; short keys are not merged."""
    chosen = choose_names(["Viktar Babaryka", "Viktor Babariko", "Viktar Babaryka", "UN", "Iain"])
    assert chosen["Viktar Babaryka"] == "Viktar Babaryka"
    assert chosen["UN"] == "UN"


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("The UN refugee agency", "UNHCR"),
        ("SANA news agency", "SANA"),
        # a name of its own beside the noun stays
        ("Firat news agency", "Firat news agency"),
    ],
)
def test_a_description_gives_way_to_the_name(last_speaker: Callable[[str], Speaker], mention: str, name: str) -> None:
    """What only says what a listed body does is not what it is called."""
    assert last_speaker(f"[{mention}] said so.").name == name


def test_a_title_keeps_its_case(last_speaker: Callable[[str], Speaker]) -> None:
    """A word that the page prints lower elsewhere isn't changed where the next is a capital too."""
    text = "Many foreign papers came, and foreign guests. [Foreign Ministry spokesmen in Lowen] said it was dark."
    assert last_speaker(text).name == "Foreign Ministry spokesmen in Lowen"
