"""Listed words in a document: the candidates for loaded terms, before anything is known about who says them.

In: prose and a lexicon. Out: `Occurrence`s in text order, which do not overlap.

Conventions: words are compared in lower case and a hyphen counts as a space, so that "regime-held" holds "regime" and
"self styled" is "self-styled". The longest form wins; a longest form that its guard rules out also rules out the
shorter ones inside it ("designated terrorist organization"). One pass over the words looks each up as a first word,
so that the time does not grow with the lexicon.

Left undone: verbs parted from their particle ("tore the crowd apart").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from framing.segmentation.prose import Prose, Sentence
from framing.terms.capitals import is_name
from framing.terms.fields import is_of_a_field, is_shop_talk
from framing.terms.guards import is_guarded
from framing.terms.inflection import Form, WordClass
from framing.terms.lexicon import Entry, Lexicon

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


class Occurrence(NamedTuple):
    """An entry found at ``words[first:last]``."""

    first: int
    last: int
    entry: Entry
    form: Form


@dataclass(frozen=True)
class Words:
    """The words of the prose with hyphenated tokens taken apart, and the token that each comes from.

    Parameters
    ----------
    prose : Prose
        What they were read from.
    lower : list of str
        In lower case, with straight apostrophes.
    """

    prose: Prose
    lower: list[str]

    @property
    def owners(self) -> Sequence[int]:
        """The token index of each word."""
        return self._places[0]

    @cached_property
    def _places(self) -> tuple[Sequence[int], Sequence[int]]:
        """The token index and the first character of each word."""
        prose = self.prose
        if len(self.lower) == len(prose):
            return range(len(prose)), prose.starts
        owners: list[int] = []
        starts: list[int] = []
        done = 0
        # few tokens have a hyphen: what stands between them is taken over in one piece
        for token in [at for at, word in enumerate(prose.words) if "-" in word and word != "-"]:
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
    def _sentence_firsts(self) -> list[int]:
        return [sentence.first for sentence in self.prose.sentences]

    @cached_property
    def _fields(self) -> dict[int, bool]:
        return {}

    def is_of_a_field(self, index: int) -> bool:
        """Tell whether the sentence of a word is about sport, science, medicine or business."""
        sentence = self.sentence(self.owners[index])
        known = self._fields.get(sentence.first)
        if known is None:
            known = is_of_a_field(word.lower() for word in self.prose.words[sentence.first : sentence.last])
            self._fields[sentence.first] = known
        return known

    def start(self, index: int) -> int:
        """Return the first character of a word."""
        return self._places[1][index]

    def end(self, index: int) -> int:
        """Return one past the last character of a word."""
        return self.start(index) + len(self.lower[index])

    def surface(self, index: int) -> str:
        """Return a word as it is written."""
        start = self.start(index)
        return self.prose.text[start : start + len(self.lower[index])]

    def sentence(self, token: int) -> Sentence:
        """Return the sentence in which a token stands."""
        return self.prose.sentences[bisect_right(self._sentence_firsts, token) - 1]


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
    parts = lower.split("\n") if prose.words else []
    if "-" in lower:
        parts = list(chain.from_iterable(part.split("-") if "-" in part and part != "-" else (part,) for part in parts))
    return Words(prose, parts)


def find_occurrences(words: Words, lexicon: Lexicon) -> list[Occurrence]:
    """Find the listed terms, those in capitalised names and those in guarded company left out."""
    lower, index, starters = words.lower, lexicon.index, lexicon.starters
    found: list[Occurrence] = []
    done = 0
    following = [*lower[1:], ""]
    for first in [
        at
        for at, word in enumerate(lower)
        if word in starters and ((seconds := starters[word]) is None or following[at] in seconds)
    ]:
        if first < done:
            continue
        longest = 0
        for rest, entry, form, kind in index[lower[first]]:
            last = first + 1 + len(rest)
            if last < first + longest:
                break
            if rest and tuple(lower[first + 1 : last]) != rest:
                continue
            if not _fits_class(lower, first, form, kind):
                continue
            longest = last - first
            if not _is_neutral(words, first, last, entry):
                found.append(Occurrence(first, last, entry, form))
            break
        done = max(done, first + longest)
    return found


def _is_neutral(words: Words, first: int, last: int, entry: Entry) -> bool:
    if is_guarded(entry.guard, words.lower, first, last) or is_name(words, first, last, entry):
        return True
    return is_shop_talk(entry) and words.is_of_a_field(first)


def _fits_class(lower: Sequence[str], first: int, form: Form, kind: WordClass) -> bool:
    before = lower[first - 1] if first else ""
    if kind == "verb" and form in ("base", "third"):
        return before not in _BEFORE_NOUN
    if kind == "noun" and form in ("base", "plural"):
        return before not in _BEFORE_VERB
    return True
