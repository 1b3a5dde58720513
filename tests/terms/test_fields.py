"""Sentences about sport, science, medicine and business, and other neutral ones."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

FIELDS = ("sport", "science", "business", "law", "medicine")
# The share of neutral sentences of one field in which a term may be marked.
ALLOWED = 0.05


def neutral(field):
    """The sentences of a field."""
    with (Path(__file__).parent / "neutral_fields.tsv").open(encoding="utf-8", newline="") as lines:
        return [row["sentence"] for row in csv.DictReader(lines, delimiter="\t") if row["field"] == field]


@pytest.mark.parametrize("field", FIELDS)
def test_find_terms_when_sentences_are_of_a_field(terms_in, field):
    """Of twenty neutral sentences of a field, at most one is marked."""
    marked = [sentence for sentence in neutral(field) if terms_in(sentence)]
    assert len(neutral(field)) == 20
    assert len(marked) <= ALLOWED * len(neutral(field)), marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The midfielder was ruthless.", []),
        ("The soldier was ruthless.", ["ruthless"]),
        ("The regime jailed the midfielder.", ["regime"]),  # a label of strength 3 always counts
    ],
)
def test_find_terms_when_a_technical_word_is_near(terms_in, text, expected):
    """A technical word makes the strong words of its sentence shop talk, labels apart."""
    assert terms_in(text) == expected
