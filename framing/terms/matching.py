"""Listed words in a document: the candidates for loaded terms, before anything is known about who says them.

In: prose and a lexicon. Out: `Occurrence`s in text order, which do not overlap.

Conventions: words are compared in lower case and a hyphen counts as a space, so that "regime-held" holds "regime" and
"self styled" is "self-styled". The longest form wins; a longest form that its guard rules out also rules out the
shorter ones inside it ("designated terrorist organization"). One pass over the words looks each up as a first word,
so that the time does not grow with the lexicon.

Left undone: verbs parted from their particle ("tore the crowd apart").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from framing.segmentation.prose import Prose, Sentence
from framing.terms.capitals import is_name
from framing.terms.fields import is_of_a_field, is_shop_talk, may_be_of_a_field
from framing.terms.guards import is_guarded
from framing.terms.inflection import Form, WordClass
from framing.terms.lexicon import Candidate, Entry, Lexicon

__all__ = ["Occurrence", "Words", "find_occurrences", "read_words"]

# After these a form that is both noun and verb is the noun: "a plot", "their slaughter", "of terror".
_DETERMINERS = (
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "those",
    "his",
    "her",
    "its",
    "their",
    "our",
    "your",
    "my",
    "'s",
)
_QUANTIFIERS = ("no", "any", "some", "each", "every", "another")
_PREPOSITIONS = ("of", "in", "for", "by", "with", "from", "at", "on", "about", "against", "into")
_BEFORE_NOUN = frozenset((*_DETERMINERS, *_QUANTIFIERS, *_PREPOSITIONS))
# After these it is the verb: "will purge". Not "to", which stands before nouns as well ("to regime-held areas").
_BEFORE_VERB = frozenset(
    ("will", "would", "can", "could", "may", "might", "must", "shall", "should", "cannot", "'t", "did", "does", "do")
)
# Not a hyphen that is a token by itself.
_HYPHEN = re.compile(r"-(?=\w)")


class Occurrence(NamedTuple):
    """An entry found at ``words[first:last]``."""

    first: int
    last: int
    entry: Entry


@dataclass(frozen=True)
class Words:
    """The words of the prose with hyphenated tokens taken apart, and the token that each comes from.

    Parameters
    ----------
    prose : Prose
        What they were read from.
    lower : list of str
        In lower case, with straight apostrophes.
    parted : list of int
        The tokens that have a hyphen.
    """

    prose: Prose
    lower: list[str]
    parted: list[int]

    @property
    def whole(self) -> bool:
        """Whether each token is a word, so that the two are numbered alike."""
        return not self.parted

    @property
    def owners(self) -> Sequence[int]:
        """The token index of each word."""
        return self._places[0]

    @cached_property
    def firsts(self) -> list[int]:
        """The first word of each sentence."""
        tokens = [sentence.first for sentence in self.prose.sentences]
        return tokens if self.whole else [bisect_left(self.owners, token) for token in tokens]

    @cached_property
    def _places(self) -> tuple[Sequence[int], Sequence[int]]:
        """The token index and the first character of each word."""
        prose = self.prose
        if self.whole:
            return range(len(prose)), prose.starts
        owners: list[int] = []
        starts: list[int] = []
        done = 0
        # few tokens have a hyphen: what stands between them is taken over in one piece
        for token in self.parted:
            owners += range(done, token)
            starts += prose.starts[done:token]
            at = prose.starts[token]
            for part in prose.words[token].split("-"):
                owners.append(token)
                starts.append(at)
                at += len(part) + 1
            done = token + 1
        return [*owners, *range(done, len(prose))], [*starts, *prose.starts[done:]]

    @cached_property
    def has_fields(self) -> bool:
        """Whether any sentence may be of a field, which few documents have."""
        return may_be_of_a_field(self.lower)

    @cached_property
    def _fields(self) -> dict[int, bool]:
        return {}

    def is_of_a_field(self, index: int) -> bool:
        """Tell whether the sentence of a word is about sport, science, medicine or business."""
        sentence = self.sentence(index)
        known = self._fields.get(sentence.first)
        if known is None:
            known = is_of_a_field(map(str.lower, self.prose.words[sentence.first : sentence.last]))
            self._fields[sentence.first] = known
        return known

    def find_word(self, token: int) -> int:
        """Return the first word of a token."""
        return token if self.whole else bisect_left(self.owners, token)

    def start(self, index: int) -> int:
        """Return the first character of a word."""
        return self._places[1][index]

    def end(self, index: int) -> int:
        """Return one past the last character of a word."""
        return self._places[1][index] + len(self.lower[index])

    def surface(self, index: int) -> str:
        """Return a word as it is written."""
        start = self._places[1][index]
        return self.prose.text[start : start + len(self.lower[index])]

    def has_capital(self, index: int) -> bool:
        """Tell whether a word begins with a capital letter."""
        # a word that a token is, and that is written as in lower case, is most often what is asked about
        if self.prose.words[self.owners[index] if self.parted else index] == self.lower[index]:
            return False
        return self.surface(index)[:1].isupper()

    def sentence(self, index: int) -> Sentence:
        """Return the sentence in which a word stands."""
        return self.prose.sentences[bisect_right(self.firsts, index) - 1]

    def bounds_of(self, index: int) -> tuple[int, int]:
        """Return the first word of the sentence in which a word stands, and the first one after it."""
        after = bisect_right(self.firsts, index)
        return self.firsts[after - 1], self.firsts[after] if after < len(self.firsts) else len(self.lower)


def read_words(prose: Prose) -> Words:
    """Take the tokens of `prose` apart at hyphens, in lower case.

    Examples
    --------
    >>> from framing.segmentation.prose import Sentence
    >>> prose = Prose("Regime-held areas", (0, 12), (11, 17), ("Regime-held", "areas"), (Sentence(0, 2, 0),), ())
    >>> read_words(prose).lower
    ['regime', 'held', 'areas']
    """
    # one call over all words instead of one a word: this is most of the cost of a document without loaded terms
    joined = "\n".join(prose.words)
    lower = joined.lower().replace("’", "'")
    if len(lower) != len(joined):  # a letter such as "İ" is two in lower case, and would shift what follows
        lower = "".join(char if len(char.lower()) != 1 else char.lower() for char in joined)
    parted: dict[int, None] = {}
    token = done = 0
    for hyphen in _HYPHEN.finditer(lower):
        token += lower.count("\n", done, hyphen.start())
        done = hyphen.start()
        parted[token] = None
    return Words(prose, _HYPHEN.sub("\n", lower).split("\n") if prose.words else [], list(parted))


def find_occurrences(words: Words, lexicon: Lexicon, *, guarded: bool = True) -> list[Occurrence]:
    """Find the listed terms, those in capitalised names left out, and those in guarded company if `guarded`."""
    lower, following = words.lower, [*words.lower[1:], ""]
    found: list[Occurrence] = []
    done = 0
    for first, candidates in [
        (at, candidates)
        for at, by_second in enumerate(map(lexicon.index.get, lower))
        if by_second is not None and (candidates := by_second.get(following[at]) or by_second.get(""))
    ]:
        if first >= done and (occurrence := _choose(candidates, lower, first)):
            done = occurrence.last
            if not (guarded and _is_neutral(words, occurrence)) and not _is_name(words, occurrence):
                found.append(occurrence)
    return found


def _choose(candidates: Sequence[Candidate], lower: Sequence[str], first: int) -> Occurrence | None:
    """Return the longest form that stands at a word."""
    for rest, entry, form, kind in candidates:
        last = first + 1 + len(rest)
        if (not rest or tuple(lower[first + 1 : last]) == rest) and _fits_class(lower, first, form, kind):
            return Occurrence(first, last, entry)
    return None


def _is_neutral(words: Words, occurrence: Occurrence) -> bool:
    first, last, entry = occurrence
    if entry.guard and is_guarded(entry.guard, words.lower, first, last):
        return True
    return words.has_fields and is_shop_talk(entry) and words.is_of_a_field(first)


def _is_name(words: Words, occurrence: Occurrence) -> bool:
    first, last, entry = occurrence
    return words.has_capital(first) and is_name(words, first, last, entry)


def _fits_class(lower: Sequence[str], first: int, form: Form, kind: WordClass) -> bool:
    before = lower[first - 1] if first else ""
    if kind == "verb" and form in ("base", "third"):
        return before not in _BEFORE_NOUN
    if kind == "noun" and form in ("base", "plural"):
        return before not in _BEFORE_VERB
    return True
