"""Token labels, and the mentions that they spell out.

In: one label a token, from a tagger. Out: `Mention` records, half-open ranges of token indices.

Conventions: ``B-`` opens a mention, ``I-`` continues it, ``O`` is outside; every token has one label, so mentions
never overlap (PolNeAR is annotated that way: Newell, Margolin & Ruths 2018). ``I-`` without a mention of the same
kind before it opens one: a tagger that decodes each token on its own writes such sequences.

Left undone: nested attributions can't be written in one label a token; `framing.attribution.nesting` finds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["KINDS", "LABELS", "Mention", "MentionKind", "find_mentions", "to_labels", "trim_edges"]

MentionKind = Literal["source", "cue", "content"]

KINDS: tuple[MentionKind, ...] = get_args(MentionKind)

# The order is the order of columns in every table of scores and weights that a model holds.
LABELS: tuple[str, ...] = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A source, cue or content as tokens `first` up to, not including, `last`.

    Examples
    --------
    >>> Mention(0, 2, "source").last
    2
    """

    first: int
    last: int
    kind: MentionKind

    def __len__(self) -> int:
        return self.last - self.first


def find_mentions(labels: Sequence[str]) -> tuple[Mention, ...]:
    """Return the mentions that a sequence of labels spells out, in text order.

    Parameters
    ----------
    labels : sequence of str
        One of `LABELS` for each token.

    Examples
    --------
    >>> find_mentions(["B-source", "I-source", "B-cue", "O", "I-content"])
    (Mention(first=0, last=2, kind='source'), Mention(first=2, last=3, kind='cue'),
     Mention(first=4, last=5, kind='content'))
    """
    mentions: list[Mention] = []
    kind: MentionKind | None = None
    first = 0
    for index, label in enumerate(labels):
        here = _KIND[label]
        if here == kind and not label.startswith("B"):
            continue
        if kind is not None:
            mentions.append(Mention(first, index, kind))
        kind, first = here, index
    if kind is not None:
        mentions.append(Mention(first, len(labels), kind))
    return tuple(mentions)


def to_labels(mentions: Iterable[Mention], length: int) -> tuple[str, ...]:
    """Return one label for each of `length` tokens; a token in two mentions keeps the first.

    Examples
    --------
    >>> to_labels([Mention(1, 3, "cue")], 4)
    ('O', 'B-cue', 'I-cue', 'O')
    """
    labels = ["O"] * length
    for mention in mentions:
        edge = "B"
        for index in range(mention.first, mention.last):
            if labels[index] == "O":
                labels[index] = f"{edge}-{mention.kind}"
                edge = "I"
    return tuple(labels)


# A comma, a stop or a closing mark can't open a mention; a comma or an opening mark can't close one.
_NOT_FIRST = frozenset(",;.”’»)]")
_NOT_LAST = frozenset(",;“‘«([")


def trim_edges(words: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Return a token range without the marks that can't stand at its ends; empty when nothing is left.

    Examples
    --------
    >>> trim_edges([",", "she", "said", ","], 0, 4)
    (1, 3)
    """
    while first < last and words[first] in _NOT_FIRST:
        first += 1
    while first < last and words[last - 1] in _NOT_LAST:
        last -= 1
    return first, last


_KIND: dict[str, MentionKind | None] = {"O": None} | {f"{edge}-{kind}": kind for kind in KINDS for edge in "BI"}
