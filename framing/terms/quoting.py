"""Scare quotes: a word or two in quotation marks that nobody is quoted as saying.

In: the quotations of the prose, the voices and the lexicon. Out: the quotations that hold the word off.

Conventions: a scare quote holds one to three words, begins inside a sentence and holds no sentence of its own. It is
not the quoted part of an attribution's content, unless it is a listed word of standing that the report will not vouch
for (the group proclaimed a "caliphate"), nor a name or title (capitalised throughout), nor a word mentioned as a word
("dubbed", "the word", "known as").

Left undone: a quotation within a quotation, which is more often someone's words than a speaker's scare quote.
"""

from __future__ import annotations

from bisect import bisect_left

from framing.records import Span
from framing.segmentation.prose import Prose, Quotation
from framing.terms.inflection import split_words
from framing.terms.lexicon import Lexicon
from framing.terms.voice import Voices

__all__ = ["find_scare_quotes"]

# Longer ones are nearly always quoted speech or titles.
_MOST_WORDS = 3
# Words shorter than this stay in lower case in a title.
_LONG_WORD = 4
# Words after which a quotation gives a name or a word as such.
_NAMING = ("dubbed", "named", "called", "codenamed", "nicknamed", "titled", "entitled", "termed", "labelled", "labeled")
_NOUNS = (
    "title",
    "word",
    "words",
    "term",
    "terms",
    "phrase",
    "phrases",
    "slogan",
    "slogans",
    "name",
    "names",
    "nickname",
)
_WORKS = (
    "headline",
    "headlined",
    "song",
    "film",
    "book",
    "album",
    "hashtag",
    "aka",
    "letters",
    "meaning",
    "means",
    "as",
)
_SAYING = ("reading", "read", "reads", "saying", "says", "said", "chanted", "chanting", "chant", "shouted", "shouting")
# Words that hold off whatever follows them, names included.
_DISTANCING = ("so-called", "self-styled", "self-proclaimed", "self-declared")
_MENTIONS = frozenset((*_NAMING, *_NOUNS, *_WORKS, *_SAYING))


def find_scare_quotes(prose: Prose, voices: Voices, lexicon: Lexicon) -> list[Quotation]:
    """Find the quotations that distance the text from a word."""
    return [quotation for quotation in prose.quotations if _is_scare_quote(quotation, prose, voices, lexicon)]


def _is_scare_quote(quotation: Quotation, prose: Prose, voices: Voices, lexicon: Lexicon) -> bool:
    if not quotation.closed or quotation.continues:
        return False
    first, last = bisect_left(prose.starts, quotation.start), bisect_left(prose.starts, quotation.end)
    inside = [word for word in prose.words[first:last] if word[0].isalnum()]
    if not 1 <= len(inside) <= _MOST_WORDS or any(word in "!?" for word in prose.words[first:last]):
        return False
    before = prose.words[first - 1].lower() if first else ""
    if _is_title(inside) and before not in _DISTANCING:
        return False
    if not before[:1].isalnum() and before not in (",", "(", "-", "—", "–", "'s", "’s"):
        return False
    if before in _MENTIONS:
        return False
    if voices.is_quoted(Span(quotation.start - 1, quotation.end + 1)):
        return False
    attribution = voices.attribution_of(Span(quotation.start + 1, quotation.end - 1))
    if attribution is None:
        return True
    return attribution.content != (quotation.span,) and _is_word_of_standing(inside, lexicon)


def _is_title(words: list[str]) -> bool:
    return words[0][0].isupper() and all(word[0].isupper() or len(word) < _LONG_WORD for word in words)


def _is_word_of_standing(words: list[str], lexicon: Lexicon) -> bool:
    parts = split_words(" ".join(words))
    return any(
        rest == parts[1:] and entry.category == "scare-quote" and entry.strength == 1
        for rest, entry, _, _ in lexicon.look_up(*parts[:2])
    )
