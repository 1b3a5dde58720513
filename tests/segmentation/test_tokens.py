import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.tokenize import RegexpTokenizer

from framing.records import Span
from framing.segmentation.tokens import TOKEN_PATTERN, count_words, find_tokens, is_word


def tokens_of(text: str) -> list[str]:
    """Return the token strings of a text."""
    return [text[start:end] for start, end in zip(*find_tokens(text), strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # abbreviations of single letters keep their stops
        ("the U.N. and a.m.", ["the", "U.N.", "and", "a.m."]),
        # a single initial does not
        ("J. Rao", ["J", ".", "Rao"]),
        # numbers keep their inner marks, not the sentence's stop
        ("1,500.75 at 20:30.", ["1,500.75", "at", "20:30", "."]),
        # hyphens inside words, dashes between them
        ("al-Foua – COVID-19", ["al-Foua", "–", "COVID-19"]),
        # clitics with either apostrophe
        ("Iran's don't we’ll", ["Iran", "'s", "don", "'t", "we", "’ll"]),
        # a quotation mark before a word is no clitic
        ("‘severe’", ["‘", "severe", "’"]),
        # quotation marks and currency are tokens of their own
        ("“$5”", ["“", "$", "5", "”"]),
        # no-break spaces are white space
        ("6:00\u00a0a.m.", ["6:00", "a.m."]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_find_tokens(text: str, expected: list[str]) -> None:
    """Each text falls into the tokens that its row lists."""
    assert tokens_of(text) == expected


def test_find_tokens_in_a_range_keeps_offsets() -> None:
    """Looking in a part of a text gives offsets into the whole."""
    text = "The U.N. said no."
    assert find_tokens(text, 4, 13) == ((4, 9), (8, 13))


def test_find_tokens_in_long_text_is_the_same_as_in_parts() -> None:
    """A text that is given to nltk in stretches gives the tokens of its parts."""
    sentence = "The U.N. counted 1,500½ of Iran's al-Foua prisoners. "
    count = 5000
    starts, ends = find_tokens(sentence * count)
    one_starts, _ = find_tokens(sentence)
    assert len(starts) == len(ends) == count * len(one_starts)
    assert starts[len(one_starts)] == len(sentence)


@given(st.text(st.one_of(st.sampled_from("aZ019.-'’s, \n"), st.characters(max_codepoint=0x2FF)), max_size=60))
@settings(deadline=None)  # nltk is imported on the way, and machines are shared
def test_tokens_are_those_of_nltk(text: str) -> None:
    """Where nltk is spared, the tokens are the ones that it would have found."""
    expected = [*RegexpTokenizer(TOKEN_PATTERN).span_tokenize(text)]
    assert [*zip(*find_tokens(text), strict=True)] == expected


def test_combining_marks_stay_with_their_letter() -> None:
    """A letter and its accent written as two characters are one token's."""
    assert tokens_of("the cafe\u0301s of Lome\u0301") == ["the", "cafe\u0301s", "of", "Lome\u0301"]


def test_find_tokens_survives_a_very_long_word() -> None:
    """A run of letters is one token however long; one longer than nltk's stretch may be cut, and loses nothing."""
    assert find_tokens("a" * 250_000) == ((0,), (250_000,))
    starts, ends = find_tokens("ж" * 250_000)
    assert (starts[0], ends[-1]) == (0, 250_000)
    assert starts[1:] == ends[:-1]


@pytest.mark.parametrize(
    ("text", "count"),
    [("Dr. Rao's team counted 1,500.", 5), ("“—”", 0), ("'s", 0), ("", 0)],
)
def test_count_words(text: str, count: int) -> None:
    """Marks and clitics are no words; names and numbers are."""
    assert count_words(text, [Span(0, len(text))]) == count


def test_count_words_adds_ranges() -> None:
    """Words are counted in the given ranges only."""
    text = "one two three four"
    assert count_words(text, [Span(0, 3), Span(8, 18)]) == 3


def test_is_word_of_nothing() -> None:
    """The empty string is no word."""
    assert not is_word("")


@settings(deadline=None)  # the first text imports nltk, and machines are shared
@given(st.text())
def test_tokens_lie_in_order_and_miss_only_white_space(text: str) -> None:
    """Tokens are in order, inside the text, not empty, and what lies between them is white space."""
    starts, ends = find_tokens(text)
    position = 0
    for start, end in zip(starts, ends, strict=True):
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


def test_importing_segmentation_leaves_nltk_alone() -> None:
    """Importing the room draws in neither nltk nor scikit-learn; the first text does."""
    code = "import sys, framing.segmentation; sys.exit('nltk' in sys.modules or 'sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
