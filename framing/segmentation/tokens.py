r"""Tokens: words, numbers and marks, as character offsets.

In: a text, or a range of it. Out: the offsets of each token, in text order; what lies between tokens is white space.
A token is an abbreviation of single letters with their stops ("U.N."), a number with its inner marks ("1,500.75",
"20:30"), a word with its inner hyphens ("al-Foua"), a clitic with its apostrophe ("'s", "'t"), or one other character.
A word, where words are counted, is a token that begins with a letter or digit.

The tokens are those of nltk's `RegexpTokenizer` (Bird, Klein and Loper 2009). Where a text has only characters that
Python's own `re` takes for the same letters, digits and spaces as nltk's engine does, `re` finds them, in a quarter of
the time and without nltk, whose import takes about a second. nltk abandons a match that takes more than five seconds,
so long texts are given to it in stretches that end at white space.

Left undone: words run together by a lost space ("reportedby"), and words cut by a hyphen at a line's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from framing.records import Span

__all__ = ["TOKEN_PATTERN", "count_words", "find_tokens", "is_word"]

TOKEN_PATTERN = (
    r"(?:[^\W\d_]\.){2,}"  # U.N., a.m.
    r"|\d+(?:[.,:]\d+)+"  # 1,500 and 3.5 and 20:30
    r"|\w+(?:-\w+)*"  # words and numbers, al-Foua, COVID-19
    r"|['’](?:s|S|re|ve|ll|d|m|t)\b"  # the clitic of Iran's, don't
    r"|[^\w\s]"  # any one mark
)

# Other characters than these are left to nltk: the two engines differ over combining marks, which belong to the letter
# before them, joiners, and signs with the value of a number. Latin letters, punctuation and currencies are alike.
_UNUSUAL = re.compile(
    r"[^\x00-\x1b\x20-\xb1\xb4-\xb8\xba\xbb\xbf-\u02ff"
    r"\u2000-\u200b\u200e-\u203e\u2041-\u2053\u2055-\u206f\u20a0-\u20cf]"
)
_TOKEN = re.compile(TOKEN_PATTERN)

# Long enough that an ordinary article is one stretch, short enough to stay far below nltk's five seconds per match
# on a busy machine (a stretch takes about 0.03 s).
_STRETCH = 100_000

_SPACE = re.compile(r"\s")


def find_tokens(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Find the tokens of a text.

    Parameters
    ----------
    text : str
        Any text.
    start, end : int
        Look only between these characters; the offsets stay those of `text`.

    Returns
    -------
    tuple of (starts, ends)
        Two tuples of equal length: where each token begins, and one past where it ends.

    Examples
    --------
    >>> text = "The U.N. counted 1,500 of Iran's prisoners."
    >>> starts, ends = find_tokens(text)
    >>> [text[start:end] for start, end in zip(starts, ends)]
    ['The', 'U.N.', 'counted', '1,500', 'of', 'Iran', "'s", 'prisoners', '.']
    """
    stop = len(text) if end is None else end
    if _UNUSUAL.search(text, start, stop) is not None:
        return _find_with_nltk(text, start, stop)
    spans = [match.span() for match in _TOKEN.finditer(text, start, stop)]
    return (tuple([first for first, _ in spans]), tuple([last for _, last in spans]))


def count_words(text: str, spans: Iterable[Span]) -> int:
    """Count the words that lie in the given ranges of a text.

    Parameters
    ----------
    text : str
        The document's text.
    spans : iterable of Span
        The ranges to count in; overlapping ranges are counted twice.

    Returns
    -------
    int

    Examples
    --------
    >>> count_words("Dr. Rao's team counted 1,500.", [Span(0, 29)])
    5
    """
    return sum(text[first].isalnum() for span in spans for first in find_tokens(text, span.start, span.end)[0])


def is_word(token: str) -> bool:
    """Tell whether a token counts as a word: it begins with a letter or digit.

    Examples
    --------
    >>> is_word("U.N."), is_word("'s")
    (True, False)
    """
    return token[:1].isalnum()


def _find_with_nltk(text: str, start: int, end: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    starts: list[int] = []
    ends: list[int] = []
    tokenize = _tokenizer().tokenize
    for first, last in _stretches(text, start, end):
        position = first
        # only white space lies between tokens, so each one stands where its characters are met next; this takes half
        # the time of asking nltk for spans, which makes a match object for each token
        for token in tokenize(text[first:last]):
            position = text.find(token, position)
            starts.append(position)
            position += len(token)
            ends.append(position)
    return tuple(starts), tuple(ends)


@cache
def _tokenizer() -> Any:
    from nltk.tokenize.regexp import RegexpTokenizer

    return RegexpTokenizer(TOKEN_PATTERN)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _STRETCH:
        space = _SPACE.search(text, start + _STRETCH, end)
        # a run of 100,000 characters without white space is no prose: cut it anywhere rather than wait
        cut = space.start() if space is not None and space.start() - start < 2 * _STRETCH else start + _STRETCH
        yield start, cut
        start = cut
    if start < end:
        yield start, end
