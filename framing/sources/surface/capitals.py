"""How a document uses capitals, to tell a name from the first word of a sentence or of a title.

In: the prose of a document. Out: `Casing`. A sentence that prints nearly every longer word with a capital is a title,
also in the body, and its capitals tell nothing.
"""

from __future__ import annotations

from itertools import compress

from framing.segmentation.prose import Prose
from framing.sources.surface.items import Casing

__all__ = ["read_casing"]

_OPENING = frozenset({'"', "“", "‘", "«", "'", ":", "–", "—", "-", "•"})

# A small word is no longer than this; of so many words at the start of a sentence a few tell it from a title.
_SMALL, _LOOK = 3, 9


def read_casing(prose: Prose) -> Casing:
    """Return how a document uses capitals.

    Parameters
    ----------
    prose : Prose
        The document.

    Examples
    --------
    >>> from framing.segmentation.prose import Sentence
    >>> prose = Prose("We saw Berg", (0, 3, 7), (2, 6, 11), ("We", "saw", "Berg"), (Sentence(0, 3, 0),), ())
    >>> casing = read_casing(prose)
    >>> sorted(casing.inside), sorted(casing.lowered)
    (['Berg'], ['saw'])
    """
    words = prose.words
    # words in lower case, most of the text, are passed over at once
    lower = list(map(str.islower, words))
    raised = [index for index, is_lower in enumerate(lower) if not is_lower]
    starts = {sentence.first for sentence in prose.sentences}
    starts.update(index + 1 for index in raised if words[index] in _OPENING)
    titled: set[int] = set()
    headline: set[int] = set()
    for sentence in prose.sentences:
        if sentence.last - sentence.first > _SMALL and _is_titled(words, sentence.first, sentence.last):
            titled.update(range(sentence.first, sentence.last))
        if sentence.kind in ("headline", "subheadline"):
            headline.update(range(sentence.first, sentence.last))
    headline |= titled
    starts |= headline
    inside = frozenset({
        word for index in raised
        if (word := words[index])[0].isupper() and index not in starts and not word.isupper()
    })  # fmt: skip
    lowered = frozenset(compress(words, lower))
    return Casing(lowered, inside, frozenset(starts), frozenset(titled))


def _is_titled(words: tuple[str, ...], first: int, last: int) -> bool:
    """Tell whether a headline prints nearly every word of some length with a capital."""
    small = 0
    for word in words[first + 1 : min(first + _LOOK, last)]:
        if len(word) > _SMALL and word.islower():
            small += 1
            if small > 1:
                # the quick answer for nearly every sentence
                return False
    long = [word for word in words[first:last] if len(word) > 3 and word[0].isalpha()]
    return len(long) > 3 and sum([word[0].isupper() for word in long]) > 0.8 * len(long)
