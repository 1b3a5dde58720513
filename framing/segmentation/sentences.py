r"""Sentences: exact ranges of characters inside one paragraph.

In: a text and the range of a paragraph in it. Out: the ranges of its sentences, trimmed, in order, covering all that
is visible. Marks that close after a stop (quotation marks, brackets, a note number) belong to the sentence before.

Each mark that could end a sentence is looked at once. What its surroundings settle is settled here: a lower-case word
goes on, a title stands before a name, "?" inside a quotation before "Rao asked" does not end it. What depends on the
word before the stop (an abbreviation, an initial, an ellipsis) is put to nltk's Punkt (Kiss and Strunk 2006),
with parameters of our own: the packaged abbreviations, sentence starters and what a time of day goes on with. Nothing
is trained or downloaded.

Left undone: an abbreviation that ends a sentence before a name ("in the U.S. Rao said"): no rule on words settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from framing.records import Span
from framing.segmentation.abbreviations import load_abbreviations, load_sentence_words
from framing.segmentation.paragraphs import LOWER_NAME, to_visible

__all__ = ["REPORTING_CLAUSE", "find_sentences", "iter_sentences"]

# A mark, what closes after it, and something that can begin a sentence, perhaps after white space.
_STOP = re.compile(
    r"(?P<mark>\.(?:[ \u00a0]\.){2,9}|(?<![.!?…؟。！？])[.!?…؟。！？]++)"
    r"(?P<closed>[)\]}\"'”’»›]*(?:\[\d{1,3}\])?(?:[ \u00a0][”»])?)"
    r"(?P<gap>\s+|(?=[^\W\d_a-z]|[\"'“‘«„(\[]))"
    r"(?P<opened>[\"'“‘«‹„‚(\[{`*•–—-]{0,4}\s?)"
    r"(?P<next>\w{0,30}(?:[-.’']\w{1,30}){0,3})"  # bounded, so that text without any space stays linear
)

_REPORTING = (
    "said|says|asked|asks|told|tells|wrote|writes|added|adds|replied|replies|warned|warns|shouted|cried|declared|"
    "insisted|explained|tweeted|recalled|wondered|exclaimed|demanded|continued|concluded|stated|noted|argued"
)
# "Rao said", "she asked", "the minister told": a short subject and a reporting verb, or the verb and its subject.
REPORTING_CLAUSE = re.compile(
    rf"(?:(?:he|she|they|it|who|the [a-z-]+|an? [a-z-]+|(?:(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov)\.? )?"
    rf"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*\.?|al-[A-Z]\w+|bin|de|van|von)){{0,4}}) (?:{_REPORTING})"
    rf"|(?:{_REPORTING}) (?:he|she|they|the [a-z-]+|[A-Z]\w+))\b"
)

# Punkt's own flags for where a word was seen, which it keeps private: first in upper case, and later in lower case.
_SEEN_FIRST_UPPER = 1 << 1
_SEEN_LOWER = 1 << 5

_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ROMAN = re.compile(r"[IVXLC]+(?:\b|$)")
_LIST_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})")
_SIGNS = frozenset("$€£¥₹#@")
_DASHES = frozenset("–—-")
_ADDRESS_SIGNS = frozenset("/@_=")
_QUOTES = frozenset("\"'”’»›")
_OPENING = frozenset('"“‘«„')
# How far back the word before a stop is looked for: longer than any abbreviation in the list with its hyphens.
_REACH = 24


def find_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Find the sentences of a paragraph.

    Parameters
    ----------
    text : str
        The document's text.
    span : Span
        The paragraph; `framing.segmentation.paragraphs.find_paragraphs` finds them.

    Returns
    -------
    tuple of Span
        Trimmed, in text order.

    Examples
    --------
    >>> text = 'Gen. A. Rao left at 5 p.m. on Monday. "Why?" Ms. Ito asked. The U.N. did not say.'
    >>> for sentence in find_sentences(text, Span(0, len(text))):
    ...     print(sentence.of(text))
    Gen. A. Rao left at 5 p.m. on Monday.
    "Why?" Ms. Ito asked.
    The U.N. did not say.
    """
    return tuple(iter_sentences(text, span))


def iter_sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph, for a caller that needs only the first few.

    Parameters
    ----------
    text : str
        The document's text.
    span : Span
        The paragraph.
    """
    start, position = span.start, span.start
    while match := _STOP.search(text, position, span.end):
        end = match.end("closed")
        position = max(match.end("gap"), match.end("mark"))
        if match["gap"] == "" and match["closed"] and match.end("closed") < span.end:
            end = _give_back_opening(text, match)
        if _ends_sentence(text, match, start, span.end):
            sentence = to_visible(text, start, end)
            if sentence is not None:
                yield sentence
            start = position = end
    rest = to_visible(text, start, span.end)
    if rest is not None:
        yield rest


def _give_back_opening(text: str, match: re.Match[str]) -> int:
    """Where the sentence ends when no space follows: in ``ended."The next`` the straight mark opens the next one."""
    end = match.end("closed")
    if text[end - 1] in "\"'" and end - match.end("mark") == 1:
        return end - 1
    return end


def _ends_sentence(text: str, match: re.Match[str], start: int, limit: int) -> bool:
    mark, closed, following = match["mark"], match["closed"], match["next"]
    word = _word_before(text, start, match.start())
    if not match["gap"]:
        return _ends_without_space(text, match, word)
    if not following:
        # an amount or a handle begins a sentence as a word does; other marks belong to this one
        return text[match.end("opened") : match.end("opened") + 1] in _SIGNS and f"{word}." not in load_abbreviations()
    first = following[0]
    quoted = not _QUOTES.isdisjoint(closed)
    if first.islower():
        return not quoted and _ends_before_lower(text, match, word)
    if not first.isdigit() and mark[-1] in "?!؟！？" and quoted:
        return REPORTING_CLAUSE.match(text, match.start("next"), min(limit, match.start("next") + 80)) is None
    if mark == ".":
        if match["opened"][:1] in _DASHES and (_DOTTED.fullmatch(word) or f"{word}." in load_abbreviations()):
            return False
        return _ends_after_word(text, word, following, closed=closed, start=start, stop=match.start())
    if mark == "…" or (mark[-1] in ".…" and len(mark) > 1):
        return quoted or _is_break("x..", following) or (first.isdigit() and bool(word))
    return True


def _word_before(text: str, start: int, stop: int) -> str:
    """Return the word that the stop belongs to, without its opening marks; empty after white space."""
    before = text[max(start, stop - _REACH) : stop]
    if not before or before[-1].isspace():
        return ""
    return before.rsplit(None, 1)[-1].lstrip("([{\"'“‘«‹„‚*•–—-")


def _ends_without_space(text: str, match: re.Match[str], word: str) -> bool:
    """Decide for ``protests.The``: a plain word, then a capitalised one, and no address or file name."""
    if not match["mark"].endswith((".", "?", "!", "…")) or f"{word}." in load_abbreviations():
        return False
    if any(sign in word for sign in "/@_") or word.lower().startswith("www"):
        return False
    if text[match.end("next") : match.end("next") + 1] in _ADDRESS_SIGNS:
        return False
    plain = word[-2:].islower() or word.isdigit() or (match["closed"] and word)
    following = match["next"]
    if not plain or not following[:1].isupper():
        return False
    return len(following) == 1 or following[1:2].islower() or following[1:2] in "’'" or match["opened"] != ""


def _ends_before_lower(text: str, match: re.Match[str], word: str) -> bool:
    """Decide for a stop before a lower-case word, which is rarely an end: only a name or a lost capital."""
    if f"{word}." in load_abbreviations() or "." in word or len(word) < 2 or len(match["mark"]) > 1:
        return False
    if LOWER_NAME.match(text, match.start("next")) is not None:
        return True
    opens_quote = not _OPENING.isdisjoint(match["opened"])
    return word.isalpha() and match["mark"] == "." and (opens_quote or match["next"] in load_sentence_words("starter"))


def _ends_after_word(text: str, word: str, following: str, *, closed: str, start: int, stop: int) -> bool:
    """Decide for a single stop before a capital or digit, by the word that the stop belongs to."""
    kinds = load_abbreviations()
    kind = kinds.get(f"{word}.") or kinds.get(f"{word.rpartition('-')[2]}.")
    if kind is None and len(word) > 1 and word.isupper():
        kind = kinds.get(f"{word.capitalize()}.")
    is_number = following[0].isdigit()
    if kind is None:
        if len(word) > 3 and word[-1].islower():
            return True
        return _ends_after_label(word, following, start=start, stop=stop)
    if not _QUOTES.isdisjoint(closed):
        return True
    if kind in ("title", "inner"):
        return False
    if kind == "number":
        return not is_number and _ROMAN.fullmatch(following) is None
    if is_number:
        return kind == "final"
    if closed:
        return kind == "final" and _is_break(f"{word.lower()}.", following)
    return _is_break(f"{word.lower()}.", following)


def _ends_after_label(word: str, following: str, *, start: int, stop: int) -> bool:
    """Decide after an initial, letters with stops, or the label of a list entry."""
    if word and start + len(word) >= stop - 1 and _LIST_LABEL.fullmatch(word):
        return False
    if len(word) == 1 and word.isupper():
        return not following[0].isdigit() and _is_break(f"{word}.", following)
    if _DOTTED.fullmatch(word):
        return not following[0].isdigit() and _is_break("x.x.", following)
    return True


@lru_cache(maxsize=65_536)
def _is_break(word: str, following: str) -> bool:
    """Ask Punkt whether the stop of `word` ends a sentence before `following`; answers repeat, so they are kept."""
    return bool(_punkt().text_contains_sentbreak(f"{word} {following}"))


@cache
def _punkt() -> Any:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    # "x.x" stands for letters with stops that are in no list, such as a local party's name
    parameters.abbrev_types = {"x.x"} | {
        word.lower().removesuffix(".") for word, kind in load_abbreviations().items() if kind == "name"
    }
    parameters.collocations = {(time, word) for time in ("a.m", "p.m") for word in load_sentence_words("after-time")}
    parameters.sent_starters = set(load_sentence_words("starter"))
    for word in parameters.sent_starters:
        # seen in lower case, and capitalised only at the beginning: Punkt's evidence that a capital begins a sentence
        parameters.ortho_context[word] = _SEEN_LOWER | _SEEN_FIRST_UPPER
    return PunktSentenceTokenizer(parameters)
