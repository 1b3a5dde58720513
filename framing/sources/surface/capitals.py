"""How a document uses capitals, to tell a name from the first word of a sentence or of a title.

In: the words of a document, the shape of each, and its sentences. Out: `Casing`. A sentence that prints nearly every
longer word with a capital is a title, also in the body, and its capitals tell nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.segmentation.prose import Sentence
from framing.sources.surface.items import Casing
from framing.sources.surface.lines import find_places

__all__ = ["read_casing", "shape_of"]

_OPENING = frozenset({'"', "“", "‘", "«", "'", ":", "–", "—", "-", "•"})

# A small word is no longer than this; of so many words at the start of a sentence a few tell it from a title.
_SMALL, _LOOK = 3, 9

# What the shape of a word tells, a bit each: it has a capital first and others not; a sentence may start after it;
# it is longer than a small word and made of letters, in lower case, or has a capital first.
_RAISED, _OPENS, _LONG, _LONG_LOWER, _LONG_RAISED = (1 << bit for bit in range(5))


def shape_of(word: str) -> int:
    """Return how a word is printed, as a byte.

    Examples
    --------
    >>> shape_of("berg") == shape_of("lake"), shape_of("Berg") == shape_of("BERG")
    (True, False)
    """
    long, upper = len(word) > _SMALL, word[0].isupper()
    shape = _RAISED * (upper and not word.isupper()) | _OPENS * (word in _OPENING)
    if long:
        shape |= _LONG * word[0].isalpha() | _LONG_LOWER * word.islower() | _LONG_RAISED * upper
    return shape


def _having(bit: int) -> bytes:
    return bytes(bool(shape & bit) for shape in range(256))


_IS_RAISED, _IS_OPENING, _IS_LONG, _IS_LONG_LOWER, _IS_LONG_RAISED = map(
    _having, (_RAISED, _OPENS, _LONG, _LONG_LOWER, _LONG_RAISED)
)


def read_casing(words: Sequence[str], shapes: bytes, sentences: Sequence[Sentence]) -> Casing:
    """Return how a document uses capitals.

    Parameters
    ----------
    words : sequence of str
        The document's tokens.
    shapes : bytes
        The shape of each.
    sentences : sequence of Sentence
        The document's.

    Examples
    --------
    >>> words = ["We", "saw", "Berg"]
    >>> casing = read_casing(words, bytes(map(shape_of, words)), [Sentence(0, 3, 0)])
    >>> sorted(casing.inside), "saw" in casing.printed
    (['Berg'], True)
    """
    starts = {sentence.first for sentence in sentences}
    starts.update([place + 1 for place in find_places(shapes, _IS_OPENING)])
    lower = shapes.translate(_IS_LONG_LOWER)
    titled: set[int] = set()
    for sentence in sentences:
        first, last = sentence.first, sentence.last
        # two longer words in lower case are the quick answer for nearly every sentence
        if lower.count(1, first + 1, min(first + _LOOK, last)) < 2 and _is_titled(shapes[first:last]):
            titled.update(range(first, last))
        if sentence.kind in ("headline", "subheadline"):
            starts.update(range(first, last))
    starts |= titled
    raised = set(find_places(shapes, _IS_RAISED)) - starts
    inside = frozenset(map(words.__getitem__, raised))
    return Casing(frozenset(words), inside, frozenset(starts), frozenset(titled))


def _is_titled(shapes: bytes) -> bool:
    """Tell whether a headline prints nearly every word of some length with a capital."""
    long = shapes.translate(_IS_LONG).count(1)
    return long > _SMALL and shapes.translate(_IS_LONG_RAISED).count(1) > 0.8 * long
