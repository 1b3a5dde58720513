"""Guards: the company in which a listed word is not loaded.

In: the guard cell of a lexicon row. Out: a `Guard` that looks at the words before and after an occurrence.

Conventions: a cell holds patterns separated by ``;``. In each, ``~`` stands for the term, the words before and after
it for its neighbours, and ``/`` separates alternatives, of one or several words: ``sanctions/tax ~; ~ of the
contract; high ~ court/judge``. Case and hyphens play no part, and a pattern's word also meets its plural in -s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from framing.exceptions import DataFileError
from framing.terms.inflection import split_words

__all__ = ["Guard", "is_guarded", "parse_guard"]

_Words = tuple[str, ...]
_Pattern = tuple[_Words, _Words]


@dataclass(frozen=True, slots=True)
class Guard:
    """Neighbours that rule an occurrence out.

    Parameters
    ----------
    before, after : mapping of str to patterns (words before, words after)
        By the word next to the term: the last of the words before it, or the first of those after where a pattern has
        none before.
    """

    before: Mapping[str, Sequence[_Pattern]]
    after: Mapping[str, Sequence[_Pattern]]

    def rules_out(self, words: Sequence[str], first: int, last: int) -> bool:
        """Tell whether the neighbours of ``words[first:last]`` show the neutral sense.

        Examples
        --------
        >>> guard = parse_guard("sanctions ~; ~ of the contract")
        >>> guard.rules_out(["the", "sanctions", "regime"], 2, 3)
        True
        >>> guard.rules_out(["the", "regime", "fell"], 1, 2)
        False
        """
        near = [*_look_up(self.before, words[first - 1])] if first and self.before else []
        if last < len(words) and self.after:
            near += _look_up(self.after, words[last])
        return any(
            len(left) <= first
            and _agree(words[first - len(left) : first], left)
            and _agree(words[last : last + len(right)], right)
            for left, right in near
        )


def is_guarded(cell: str, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether the guard in `cell` rules out ``words[first:last]``.

    Examples
    --------
    >>> is_guarded("sanctions ~", ["sanctions", "regime"], 1, 2)
    True
    """
    guard = parse_guard(cell) if cell else None
    return guard is not None and guard.rules_out(words, first, last)


@lru_cache(maxsize=4096)
def parse_guard(cell: str, *, where: str = "guard") -> Guard | None:
    """Read a guard cell; blank gives None.

    Raises
    ------
    DataFileError
        If a pattern lacks its ``~`` or has nothing beside it; the message begins with `where`.

    Examples
    --------
    >>> sorted(parse_guard("tax/trade ~").before)
    ['tax', 'trade']
    """
    if not cell:
        return None
    before: dict[str, list[_Pattern]] = {}
    after: dict[str, list[_Pattern]] = {}
    for pattern in cell.split(";"):
        left, mark, right = pattern.partition("~")
        if not mark or "~" in right or not (left.strip() or right.strip()):
            msg = f"{where}: a guard needs one '~' and at least one word beside it, got {pattern.strip()!r}"
            raise DataFileError(msg)
        for pair in [(one, other) for one in _alternatives(left) for other in _alternatives(right)]:
            if pair[0]:
                before.setdefault(pair[0][-1], []).append(pair)
            elif pair[1]:
                after.setdefault(pair[1][0], []).append(pair)
    return Guard(before, after)


def _alternatives(side: str) -> tuple[_Words, ...]:
    return tuple(split_words(part) for part in side.split("/")) if side.strip() else ((),)


def _look_up(patterns: Mapping[str, Sequence[_Pattern]], word: str) -> Iterator[_Pattern]:
    """Give the patterns with a word, or with what it is the plural of, next to the term."""
    yield from patterns.get(word, ())
    if word[-1:] == "s":
        yield from patterns.get(word[:-1], ())


def _agree(words: Sequence[str], wanted: _Words) -> bool:
    return len(words) == len(wanted) and all(
        word == other or (word[-1:] == "s" and word[:-1] == other) for word, other in zip(words, wanted, strict=True)
    )
