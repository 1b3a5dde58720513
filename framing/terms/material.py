"""What the judges are shown: the words of one document, or of several end to end, and what stands out among them.

In: the words of a document and the listed terms found in them. Out: a `Material`, and the traits of its sentences.
Documents are judged several at a time because a look-up in an array costs much the same for one as for sixteen.

Conventions: words are numbered through all documents of a `Material`; ``bounds`` has the first word of each sentence,
and the number of words at the end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.records import TERM_CATEGORIES
from framing.terms.matching import Occurrence, Words
from framing.terms.probability import reduce_sentences

__all__ = ["MARKS", "TRAITS", "Material", "find_mark", "join_material", "read_material", "read_traits"]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

# What of a word its sentence is told by: `find_mark` numbers these from 1.
MARKS = ("exclamation", "question", "number")
# What a sentence has besides its words: listed terms by strength, outside and inside quotation marks, and by category.
TRAITS = (
    *(f"strength {strength} {place}" for strength in (1, 2, 3) for place in ("plain", "quoted")),
    *TERM_CATEGORIES,
    "length",
    "quoted share",
    *MARKS,
)
_TRAIT = {name: column for column, name in enumerate(TRAITS)}
_LENGTH, _QUOTED_SHARE, _FIRST_MARK = _TRAIT["length"], _TRAIT["quoted share"], _TRAIT[MARKS[0]]
# Words of a typical sentence: the unit of its length.
USUAL_LENGTH = 40


class Material(NamedTuple):
    """Words and what stands out among them.

    Parameters
    ----------
    lower : list of str
        The words in lower case.
    capitals : array of bool
        Whether each stands in a token that begins with a capital letter.
    quoted : array
        1 for words inside quotation marks, 0 for others.
    listed : list of Occurrence
        The listed terms.
    bounds : array of int
        The first word of each sentence, and the number of words.
    """

    lower: list[str]
    capitals: npt.NDArray[np.bool_]
    quoted: Floats
    listed: list[Occurrence]
    bounds: Ints


def read_material(words: Words, occurrences: Sequence[Occurrence], *, whole: bool = False) -> Material:
    """Show one document to the judges; `whole` takes it as one sentence, whatever the splitter says."""
    material = join_material([words], [occurrences])
    return material._replace(bounds=np.array([0, len(words.lower)])) if whole else material


def join_material(documents: Sequence[Words], occurrences: Sequence[Sequence[Occurrence]]) -> Material:
    """Show several documents to the judges, end to end."""
    lower = list(chain.from_iterable(words.lower for words in documents))
    capitals = chain.from_iterable(map(_find_capitals, documents))
    quoted = np.zeros(len(lower), np.float32)
    listed: list[Occurrence] = []
    bounds: list[int] = []
    done = 0
    for words, found in zip(documents, occurrences, strict=True):
        for first, last in _find_quoted(words):
            quoted[done + first : done + last] = 1
        listed += [one._replace(first=done + one.first, last=done + one.last) for one in found] if done else found
        bounds += [done + first for first in words.firsts]
        done += len(words.lower)
    return Material(lower, np.fromiter(capitals, np.bool_, len(lower)), quoted, listed, np.array([*bounds, done]))


def _find_capitals(words: Words) -> Iterable[bool]:
    """Tell which words stand in a token that begins with a capital letter."""
    capitals = map(str.isupper, map(itemgetter(0), words.prose.words))
    return capitals if words.whole else map(list(capitals).__getitem__, words.owners)


def _find_quoted(words: Words) -> Iterator[tuple[int, int]]:
    """Give the words inside each quotation."""
    starts = words.prose.starts
    for quotation in words.prose.quotations:
        if quotation.closed:
            first, last = bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)
            yield words.find_word(first), words.find_word(last)


def read_traits(material: Material, marks: Ints) -> Floats:
    """Give the traits of each sentence, in the order of `TRAITS`; `marks` has what `find_mark` says of each word."""
    bounds, quoted = material.bounds, material.quoted
    lengths = bounds[1:] - bounds[:-1]
    traits = np.zeros((len(lengths), len(TRAITS)), np.float32)
    holders = bounds.searchsorted([first for first, *_ in material.listed], "right") - 1
    for sentence, (first, _, entry) in zip(holders.tolist(), material.listed, strict=True):
        place = "quoted" if quoted[first] else "plain"
        traits[sentence, _TRAIT[f"strength {entry.strength} {place}"]] += 1
        traits[sentence, _TRAIT[entry.category]] += 1
    traits[:, :_LENGTH] = np.log1p(traits[:, :_LENGTH])
    traits[:, _LENGTH] = lengths / USUAL_LENGTH
    traits[:, _QUOTED_SHARE] = reduce_sentences(np.add, quoted, bounds) / np.maximum(lengths, 1)
    marked = np.flatnonzero(marks)
    traits[bounds.searchsorted(marked, "right") - 1, _FIRST_MARK - 1 + marks[marked]] = 1
    return traits


def find_mark(word: str) -> int:
    """Return the number of a word among `MARKS`, from 1; 0 for all others.

    Examples
    --------
    >>> [find_mark(word) for word in ("!", "?", "2017", "vile")]
    [1, 2, 3, 0]
    """
    return 3 if word[:1].isdigit() else {"!": 1, "?": 2}.get(word, 0)
