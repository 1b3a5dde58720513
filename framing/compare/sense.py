"""What a sentence says, for telling a paraphrase: its words of meaning, and its figures with what they count.

In: the words of a sentence (`framing.compare.statements.split_words`). Out: concepts, in which inflections and the
everyday words of ``like_words.tsv`` are one (killed, dead; toll, number), and `Figure` records. Two outlets give one
claim when concepts and figures agree; figures that differ make two claims of it, or one claim in two states.

Left undone: figures in other words ("dozens", "scores", "half"), sums (15 and 6 for 21), and negation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from framing.sources.lists.names import fold
from framing.wordlists import packaged, read_rows

__all__ = ["Figure", "compare_figures", "find_figures", "read_sense"]

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NAMED = {word: float(k) for k, word in enumerate(_UNITS)} | {word: 10.0 * (k + 2) for k, word in enumerate(_TENS)}
_TIMES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_MONTHS = frozenset(
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
    ]
)  # fmt: skip
# What a number counts stands within so many words of meaning after it ("15 other Syrian civilians").
_REACH = 3
# From here on two equal numbers on one event seldom count different things.
_TELLING = 20.0
_YEARS = (1900.0, 2100.0)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, and the concepts of the words after it, which say what it counts."""

    value: float
    counted: frozenset[str]


def read_sense(words: Sequence[str]) -> frozenset[str]:
    """Return the concepts of a sentence.

    Examples
    --------
    >>> read_sense(["the", "death", "toll", "rose"]) == read_sense(["the", "number", "killed", "has", "risen"])
    True
    """
    concepts = (_find_concept(word) for word in words)
    return frozenset(concept for concept in concepts if concept is not None)


def find_figures(words: Sequence[str]) -> tuple[Figure, ...]:
    """Return the figures of a sentence; "one", years and days of the month are left out.

    Examples
    --------
    >>> [figure.value for figure in find_figures("twenty three men and 1,900 others since 9 october 2023".split())]
    [23.0, 1900.0]
    """
    figures = []
    place = 0
    while place < len(words):
        value, size = _read_number(words, place)
        if value is not None and not _is_date(words, place, value) and words[place] != "one":
            after = [concept for word in words[place + size :][: 2 * _REACH] if (concept := _find_concept(word))]
            figures.append(Figure(value, frozenset(after[:_REACH])))
        place += max(size, 1)
    return tuple(figures)


def compare_figures(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Literal["agree", "differ", "silent"]:
    """Say whether two sentences give the same figures; silent where one gives none, or it can't be told.

    Examples
    --------
    >>> one, other = (find_figures(text.split()) for text in ("70 children died", "the toll is 112"))
    >>> compare_figures(one, other)
    'differ'
    """
    if not ours or not theirs:
        return "silent"
    shared = {one.value for one in ours} & {one.value for one in theirs}
    telling = [{one.value for one in some if one.value >= _TELLING} for some in (ours, theirs)]
    if all(telling) and telling[0].isdisjoint(telling[1]):
        return "differ"  # 70 dead or 112, though both come from two towns
    if len(shared) > 1 or any(value >= _TELLING or value % 1 for value in shared):
        return "agree"
    for one in ours:
        for other in theirs:
            same = one.counted & other.counted or not one.counted or not other.counted
            if one.value == other.value and same:
                return "agree"
    return "silent" if shared else "differ"


def _read_number(words: Sequence[str], place: int) -> tuple[float | None, int]:
    """Return the number that begins at a word, and how many words it takes."""
    value = _read_word(words[place])
    if value is None:
        return None, 1
    size = 1
    if words[place] in _TENS and place + 1 < len(words) and 0 < _NAMED.get(words[place + 1], 0) < 10:
        value, size = value + _NAMED[words[place + 1]], 2
    while place + size < len(words) and words[place + size] in _TIMES:
        value, size = value * _TIMES[words[place + size]], size + 1
    return value, size


def _read_word(word: str) -> float | None:
    if word in _NAMED:
        return _NAMED[word]
    if not word[:1].isdigit():
        return None
    # "1,912" has a separator of thousands, "58,4" a decimal comma
    thousands = all(len(part.partition(".")[0]) == 3 for part in word.split(",")[1:])
    try:
        return float(word.replace(",", "" if thousands else "."))
    except ValueError:  # "5th", "1.2.3"
        return None


def _is_date(words: Sequence[str], place: int, value: float) -> bool:
    around = {*words[max(place - 1, 0) : place], *words[place + 1 : place + 2]}
    in_words = words[place] in _NAMED
    if not in_words and value <= 31 and not _MONTHS.isdisjoint(around):
        return True
    return not in_words and "," not in words[place] and _YEARS[0] <= value < _YEARS[1]


@cache
def _find_concept(word: str) -> str | None:
    """Return the concept of a word, ``None`` for words without meaning of their own."""
    alike = _concepts().get(_stem(word))
    if alike is not None:
        return alike
    value = _read_word(word)
    if value is not None and word != "one":
        return f"{value:g}"
    return None if word in ENGLISH_STOP_WORDS or len(word) < 2 else _stem(word)


@cache
def _concepts() -> Mapping[str, str]:
    columns = ("word", "others", "origin")
    found: dict[str, str] = {}
    for row in read_rows(packaged("like_words.tsv"), columns, required=columns, unique=("word",)):
        for word in (row["word"], *row["others"].split("|")):
            found.setdefault(_stem(fold(word)), row["word"])
    return found


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stem(word))


@cache
def _stemmer() -> Any:
    from nltk.stem.snowball import EnglishStemmer

    return EnglishStemmer()
