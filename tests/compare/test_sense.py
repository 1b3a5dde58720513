"""What a sentence says: words of meaning, and figures with what they count."""

from __future__ import annotations

import pytest

from framing.compare.sense import compare_figures, find_figures, read_sense
from framing.compare.statements import split_words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("at least 1,912 of the 6,480 stations", [1912, 6480]),
        ("turnout of 71.2 percent", [71.2]),
        ("58,4 per cent", [58.4]),
        ("Twenty-three terrorists and fifteen others", [23, 15]),
        ("two hundred men and 3 million more", [200, 3e6]),
        ("one of them said so", []),  # a pronoun more often than a number
        ("on 9 October 2023 and March 26", []),
        ("since 1987", []),
        ("2,000 people", [2000]),  # a separator: no year
        ("at 10:30", [10, 30]),  # a time is read as two numbers, which no other sentence is likely to share alone
        ("no number here", []),
    ],
)
def test_figures_of_a_sentence(text: str, values: list[float]) -> None:
    """Numbers in digits and words; dates, years and "one" are left out."""
    assert [figure.value for figure in find_figures(split_words(text))] == values


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("killed at least 47 people", "47 martyrs by evening", "agree"),
        ("killed 15 civilians", "killed 18 civilians", "differ"),
        ("nearly 70 children were among those killed", "the toll has risen to at least 112", "differ"),
        ("three children were killed", "killing three brothers", "silent"),  # the same small number of other things
        ("three children were killed", "three schoolchildren died", "agree"),
        ("six died", "dozens died", "silent"),
        ("70 people from two towns and five villages", "112 people from two towns and five villages", "differ"),
        ("15 in the north and six in the south", "at least 15 and another six", "agree"),
    ],
)
def test_figures_of_two_sentences(one: str, other: str, verdict: str) -> None:
    """Equal numbers of one thing agree; numbers that are all others differ; either way round."""
    ours, theirs = find_figures(split_words(one)), find_figures(split_words(other))
    assert compare_figures(ours, theirs) == compare_figures(theirs, ours) == verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The toll was expected to rise", "the number is likely to climb"),
        ("the remainder of the dead", "the rest of those killed"),
        ("it resumed", "they were resuming"),
    ],
)
def test_words_that_news_put_for_one_another_are_one_concept(one: str, other: str) -> None:
    """Inflections and everyday synonyms are the same."""
    assert read_sense(split_words(one)) == read_sense(split_words(other)) != frozenset()


def test_words_without_meaning_are_no_concepts() -> None:
    """What stands in every sentence says nothing of this one."""
    assert read_sense(split_words("and it was the one that they had")) == frozenset()
