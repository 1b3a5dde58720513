"""Capitals: whether a listed word is part of a name ("Islamic Resistance Movement"), which nobody chose to load.

In: an occurrence among the words. Out: a yes or no.

Conventions: in a headline set in capitals or title case a capital says nothing. At the start of a sentence, and after
a colon or an opening mark, it counts only when the next word has one too. Elsewhere a capitalised word beside another,
or after one and "of" ("the Association of Martyrs"), is a name, except a label at the end of one ("the Assad Regime").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.segmentation.prose import Prose, Sentence

if TYPE_CHECKING:
    from framing.terms.lexicon import Entry
    from framing.terms.matching import Words

__all__ = ["is_name", "is_opening", "is_title_case"]

# A sentence with this share of its words in capitals is set as a title. Ordinary sentences full of names
# reach about two thirds.
_TITLE_SHARE = 0.8
# What stays in lower case in a title.
_SMALL_ARTICLES = ("a", "an", "the", "and", "or", "but", "nor", "as", "is", "'s", "’s")
_SMALL_PREPOSITIONS = ("of", "in", "on", "at", "to", "for", "by", "with", "from", "over", "after", "into", "vs", "via")
_SMALL_WORDS = frozenset((*_SMALL_ARTICLES, *_SMALL_PREPOSITIONS))

_OPENERS = frozenset("\"“”‘'«:(—–-•…*")


def is_name(words: Words, first: int, last: int, entry: Entry) -> bool:
    """Tell whether ``words[first:last]`` stands inside a capitalised name."""
    if not words.has_capital(first) or entry.named:
        return False
    sentence = words.sentence(first)
    return _has_capitals_beside(words, first, last, entry, sentence) and not is_title_case(words.prose, sentence)


def _has_capitals_beside(words: Words, first: int, last: int, entry: Entry, sentence: Sentence) -> bool:
    tokens, token = words.prose.words, words.owners[first]
    following = tokens[words.owners[last - 1] + 1 : min(words.owners[last - 1] + 3, sentence.last)]
    if following[:1] and following[0] in ("'", "’", "'s", "’s"):
        following = following[1:]
    before_name = bool(following) and following[0][:1].isupper()
    if is_opening(words, first):
        return before_name and not following[0].isupper()
    if before_name:
        return True
    if token - 2 > sentence.first and tokens[token - 1] == "of" and tokens[token - 2][:1].isupper():
        return True
    after_name = tokens[token - 1][:1].isupper() and token - 1 > sentence.first
    return after_name and not (entry.category == "label" and entry.strength == 3)


def is_opening(words: Words, index: int) -> bool:
    """Tell whether a word stands where any word has a capital: first in its sentence, after a colon or a mark."""
    token = words.owners[index]
    return token == words.sentence(index).first or words.prose.words[token - 1] in _OPENERS


def is_title_case(prose: Prose, sentence: Sentence) -> bool:
    """Tell whether a sentence is set in title case or in capitals.

    Examples
    --------
    >>> words = ("Thugs", "Attack", "Office")
    >>> prose = Prose(" ".join(words), (0, 6, 13), (5, 12, 19), words, (Sentence(0, 3, 0),), ())
    >>> is_title_case(prose, prose.sentences[0])
    True
    """
    words = prose.words[sentence.first : sentence.last]
    large = [word for word in words if word[0].isalpha() and word.lower() not in _SMALL_WORDS]
    return bool(large) and sum(word[0].isupper() for word in large) >= _TITLE_SHARE * len(large)
