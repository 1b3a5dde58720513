"""Fields: sentences about sport, science, medicine or business, whose strong words are the shop talk of the field.

In: the words of a sentence. Out: a yes or no.

Conventions: a sentence with a technical word of ``framing/data/fields.tsv`` ("midfielder", "enzyme", "biopsy") is of a
field. Words that occur in reports on war, crime or protest as well ("symptoms", "football") are not on the list. In
such a sentence only labels of strength 3, scare quotes and epistemic words are loaded: a *virulent* strain and a side
that was *thrashed* are not.

Left undone: fields told by the sentences around.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from framing.wordlists import packaged, read_rows

if TYPE_CHECKING:
    from framing.terms.lexicon import Entry

__all__ = ["is_of_a_field", "is_shop_talk", "may_be_of_a_field"]

# What is loaded whatever a sentence is about.
_ALWAYS = frozenset(("scare-quote", "epistemic"))


def is_shop_talk(entry: Entry) -> bool:
    """Tell whether a term is not loaded in a sentence of a field.

    Examples
    --------
    >>> from framing.terms.lexicon import load_lexicon
    >>> is_shop_talk(load_lexicon().entries["virulent"]), is_shop_talk(load_lexicon().entries["regime"])
    (True, False)
    """
    return entry.category not in _ALWAYS and not (entry.category == "label" and entry.strength == 3)


def is_of_a_field(words: Iterable[str]) -> bool:
    """Tell whether words, in lower case, include a technical one.

    Examples
    --------
    >>> is_of_a_field(("the", "midfielder", "hammered", "it", "home"))
    True
    """
    return not _load_fields().isdisjoint(words)


def may_be_of_a_field(words: Iterable[str]) -> bool:
    """Tell whether words that were parted at hyphens leave it open that a sentence of theirs is of a field.

    Examples
    --------
    >>> may_be_of_a_field(("the", "council", "met"))
    False
    """
    return not _load_last_parts().isdisjoint(words)


@cache
def _load_last_parts() -> frozenset[str]:
    return frozenset(word.split("-")[-1] for word in _load_fields())


@cache
def _load_fields() -> frozenset[str]:
    columns = ("word", "field", "origin", "note")
    rows = read_rows(
        packaged("fields.tsv"),
        columns,
        required=("word", "field"),
        unique=("word",),
        choices={"field": ("sport", "science", "medicine", "business")},
    )
    return frozenset(row["word"] for row in rows)
