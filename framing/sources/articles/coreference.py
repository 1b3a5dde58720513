"""Who a pronoun or a short description points back to.

In: the speakers resolved so far, in text order, and the article. Out: one earlier speaker, or ``None`` when none fits.
The last speaker that fits in number, gender and kind is taken; a person who opens the sentence before the pronoun
goes before one cited earlier. Reference: recency with agreement, as in Hobbs (1978) and Lappin & Leass (1994).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.records import Speaker
from framing.sources.lists.names import fold

__all__ = ["Antecedent", "Antecedents", "gender_by_ending", "pronoun_needs"]

# Pronoun -> (kinds of speaker it can stand for, gender).
_PRONOUNS: dict[str, tuple[tuple[str, ...], str | None]] = {
    "he": (("person",), "m"),
    "him": (("person",), "m"),
    "his": (("person",), "m"),
    "she": (("person",), "f"),
    "her": (("person",), "f"),
    "it": (("body", "text", "country"), None),
    "its": (("body", "text", "country"), None),
    "they": (("people", "body", "country"), None),
    "them": (("people", "body", "country"), None),
    "their": (("people", "body", "country"), None),
}


class Antecedent(NamedTuple):
    """A speaker already resolved, with what a later pronoun must agree with.

    Parameters
    ----------
    speaker : Speaker
        Who.
    kind : str
        ``person``, ``people``, ``body``, ``text`` or ``country``.
    position : int
        Token index.
    gender : str or None
        ``"m"`` or ``"f"`` where known.
    roles : frozenset of str
        Role phrases by which the article calls this speaker.
    """

    speaker: Speaker
    kind: str
    position: int
    gender: str | None = None
    roles: frozenset[str] = frozenset()

    def at(self, position: int, gender: str | None = None) -> Antecedent:
        """Return the same speaker as spoken of at another token, of a gender if that tells what isn't known."""
        return Antecedent(self.speaker, self.kind, position, self.gender or gender, self.roles)


@dataclass(slots=True)
class Antecedents:
    """The speakers resolved so far, in text order."""

    seen: list[Antecedent] = field(default_factory=list)

    def add(self, antecedent: Antecedent) -> None:
        """Remember a speaker."""
        self.seen.append(antecedent)

    def backwards(self) -> Iterator[Antecedent]:
        """Iterate from the latest."""
        return reversed(self.seen)

    def last(self, kinds: Sequence[str], gender: str | None = None) -> Antecedent | None:
        """Return the latest speaker of one of `kinds` whose gender doesn't contradict `gender`."""
        for known in self.backwards():
            if known.kind in kinds and (gender is None or known.gender in (None, gender)):
                return known
        return None

    def named(self, word: str) -> Antecedent | None:
        """Return the latest body whose name holds `word` ("the Observatory")."""
        for known in self.backwards():
            if known.kind in ("body", "country") and known.speaker.name and word in fold(known.speaker.name).split():
                return known
        return None


# Endings of surnames that tell the gender in the Slavic languages and Central Asia, and their fewest letters.
_FEMALE, _MALE = ("ova", "eva", "yeva", "skaya", "skaia"), ("ov", "ev", "yev", "sky", "skiy", "skyi", "ovich", "evich")
_LETTERS = 6


def gender_by_ending(surname: str) -> str | None:
    """Return the gender that the ending of a surname tells, or ``None``.

    Examples
    --------
    >>> gender_by_ending("Toktogulova"), gender_by_ending("Petrovsky"), gender_by_ending("Berg")
    ('f', 'm', None)
    """
    word = fold(surname)
    if len(word) < _LETTERS:
        return None
    return "f" if word.endswith(_FEMALE) else "m" if word.endswith(_MALE) else None


def pronoun_needs(pronoun: str) -> tuple[tuple[str, ...], str | None] | None:
    """Return the kinds of speaker and the gender that a pronoun asks for.

    Examples
    --------
    >>> pronoun_needs("she")
    (('person',), 'f')
    """
    return _PRONOUNS.get(pronoun)
