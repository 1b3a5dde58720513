"""Proper names in an article: people, bodies, countries and places.

In: a sentence of the prose. Out: `Mention`s, each with a key that tells what it may stand for: ``name rana``, ``body
interior ministry``, ``country SY``.

Conventions: a name is a run of capitalised words, "al-Rana" and the "of" between two of them included. Weekdays,
months, pronouns and other words that only begin a sentence are trimmed from its ends, and so is a country whose
possessive has lost its apostrophe ("Syrias Hasakeh").

Left undone: names in lower case, and two people of one last name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from framing.records import Span
from framing.segmentation.prose import Prose, Sentence
from framing.sources.lists.countries import load_country_phrases
from framing.sources.surface.items import function_words, words_of
from framing.terms.capitals import is_title_case
from framing.wordlists import packaged, read_rows

__all__ = ["Mention", "find_capitals", "find_proper", "fold_name", "is_capital", "is_plain_word", "naming_words"]

_ARTICLE = re.compile(r"(?:al|el|as|ash|an|ar|at|az|ad|ed|es)-(?=[A-Z])")
# Verbs that follow a name, beside the past tenses of irregular.tsv.
_AUXILIARIES = (
    *("is", "was", "are", "were", "has", "had", "have", "does", "did"),
    *("will", "would", "can", "could", "may", "might", "must", "should"),
)


@dataclass(slots=True)
class Mention:
    """A mention that may yet be joined with others.

    Parameters
    ----------
    article : int
        Which of the articles.
    span : Span
    key : str
        Mentions with the same key stand for the same.
    label : str
    title : str or None
        The title that goes with a name.
    describes : bool
        Whether it is one word before a noun in lower case ("Kurdish fighters").
    """

    article: int
    span: Span
    key: str
    label: str
    title: str | None = None
    describes: bool = False


@cache
def naming_words(use: str) -> frozenset[str]:
    """Return the words of one use, as in ``framing/data/naming_words.tsv``.

    Examples
    --------
    >>> "ministry" in naming_words("body")
    True
    """
    columns = ("word", "use", "origin", "note")
    rows = read_rows(packaged("naming_words.tsv"), columns, required=("word", "use"), unique=("word", "use"))
    return frozenset(row["word"] for row in rows if row["use"] == use)


def find_capitals(prose: Prose) -> Iterator[str]:
    """Give the words that have a capital inside a sentence, titles apart."""
    for sentence in prose.sentences:
        if not is_title_case(prose, sentence):
            yield from (word for word in prose.words[sentence.first + 1 : sentence.last] if word[:1].isupper())


def find_proper(
    article: int, prose: Prose, sentence: Sentence, known: Collection[str], claimed: Collection[int]
) -> Iterator[tuple[Mention, int, int]]:
    """Find the proper names of a sentence, with their first token and the one after their last.

    A sentence may begin with a name if the name is among the `known` words. Names of which all tokens are `claimed`
    belong to a thing ("the Rana regime") and are left out.
    """
    titled = sentence.kind != "body" and is_title_case(prose, sentence)
    at = sentence.first
    while at < sentence.last:
        # the first word of a sentence is a name only if it has its capital elsewhere too
        if not is_capital(prose.words[at]) or (at == sentence.first and prose.words[at] not in known):
            at += 1
            continue
        end = _end_name(prose, sentence, at)
        first, last = _trim(prose, at, end)
        if first < last and not all(token in claimed for token in range(first, last)):
            mention = _read_name(article, prose, sentence, first, last)
            # in a headline set in title case nothing shows where a name ends
            if mention is not None and not (
                titled and " " in mention.label and mention.key.startswith(("name", "body"))
            ):
                yield mention, first, last
        at = end


def fold_name(word: str) -> str:
    """Bring a word of a name to the form in which it is compared.

    Examples
    --------
    >>> fold_name("al-Assad"), fold_name("Barthélemy")
    ('assad', 'barthelemy')
    """
    plain = unicodedata.normalize("NFKD", _ARTICLE.sub("", word)).encode("ascii", "ignore").decode()
    return (plain or word).lower().rstrip(".")


@cache
def _plain_words() -> frozenset[str]:
    return frozenset((*function_words(), *words_of("starter"), *words_of("tens"), *words_of("link"), "there"))


def is_plain_word(word: str) -> bool:
    """Tell whether a word is capitalised only because of where it stands, or is a day or month.

    Examples
    --------
    >>> [word for word in ("They", "Tuesday", "Saturdays", "Twenty-three", "Rana") if is_plain_word(word)]
    ['They', 'Tuesday', 'Saturdays', 'Twenty-three']
    """
    lower = word.lower()
    first = lower.split("-")[0]
    plain = _plain_words()
    return lower in plain or (lower.endswith("days") and lower[:-1] in plain) or (first != lower and first in plain)


def is_capital(word: str) -> bool:
    """Tell whether a word may be part of a name.

    Examples
    --------
    >>> [word for word in ("Rana", "al-Rana", "Rana-led", "rana") if is_capital(word)]
    ['Rana', 'al-Rana']
    """
    # "US-led", "Rotterdam-based" describe; "al-Rana" is a name
    if "-" in word and word.rsplit("-", 1)[1][:1].islower():
        return False
    return word[:1].isupper() or _ARTICLE.match(word) is not None


def _end_name(prose: Prose, sentence: Sentence, first: int) -> int:
    """Follow a name over its capitalised words, the stop of a courtesy title, and small words between capitals."""
    last = first + 1
    while last < sentence.last:
        word = prose.words[last]
        following = prose.words[last + 1] if last + 1 < sentence.last else ""
        followed = is_capital(following) or following in words_of("particle")
        before = prose.words[last - 1].lower()
        joins = (word in ("of", "for") and before in naming_words("body")) or (
            word == "of" and before in naming_words("realm")
        )
        joins |= word in words_of("particle")
        stop = word == "." and before in naming_words("courtesy")
        if not (is_capital(word) or stop or (joins and followed)):
            break
        last += 1
    return last


def _trim(prose: Prose, first: int, last: int) -> tuple[int, int]:
    # "Syrias Hasakeh" has lost an apostrophe
    while first < last and (is_plain_word(prose.words[first]) or (last - first > 1 and _owns(prose.words[first]))):
        first += 1
    while last > first and (is_plain_word(prose.words[last - 1]) or prose.words[last - 1] == "."):
        last -= 1
    return first, last


def _owns(word: str) -> bool:
    return word.endswith("s") and word[:-1] in load_country_phrases()


def _read_name(article: int, prose: Prose, sentence: Sentence, first: int, last: int) -> Mention | None:
    words = [word for word in prose.words[first:last] if word != "."]
    span = prose.span(first, last)
    following = prose.words[last] if last < sentence.last else ""
    describes = not words[-1].isupper() and following.islower() and following.isalpha() and not is_plain_word(following)
    describes = describes and following not in _verbs() and not following.endswith("ed")
    country = load_country_phrases().get(" ".join(words))
    if country is not None:
        return Mention(article, span, f"country {country.country.code}", " ".join(words))
    if (
        words[-1].lower() in naming_words("title")
        or len(words[-1]) == 1
        or (words == ["May"] and not following.islower())
    ):
        return None
    title = next((word.lower() for word in words[:-1] if word.lower() in naming_words("title")), None)
    if title is None and first > sentence.first and prose.words[first - 1].lower() in naming_words("title"):
        title = prose.words[first - 1].lower()
    return Mention(article, span, _key_name(words), span.of(prose.text), title, describes and len(words) == 1)


@cache
def _verbs() -> frozenset[str]:
    """Give verbs that often follow a name."""
    rows = read_rows(packaged("irregular.tsv"), ("verb", "past", "participle"), required=("verb", "past"))
    return frozenset((*words_of("speaking"), *_AUXILIARIES, *(row["past"] for row in rows)))


def _key_name(words: Sequence[str]) -> str:
    stem = [word for word in words if word.lower().rstrip(".") not in naming_words("courtesy")]
    link = next((at for at, word in enumerate(stem) if word in ("of", "for")), len(stem))
    if link > 0 and fold_name(stem[link - 1]) in naming_words("body"):
        return f"body {' '.join(fold_name(word) for word in stem)}"
    return f"name {fold_name((stem or words)[-1])}"
