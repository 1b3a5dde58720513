"""Sentences that stand on no source."""

from __future__ import annotations

import math

import pytest

from framing.compare import compare_unsourced
from framing.exceptions import InputError
from tests.factories import annotation, attribution, segment

TEXT = "Rain ahead\n\nIt rained. Cars stood. Roads closed, Ro said. Men fled. Nobody knew why."


def test_stretches_end_where_a_source_speaks() -> None:
    """Runs of sentences without attributed words are the stretches, the headline left out."""
    article = annotation(
        TEXT, outlet="A", segments=[segment(TEXT, "Rain ahead")], attributions=[attribution(TEXT, "Roads closed")]
    )
    found = compare_unsourced([article])
    assert found.stretches["text"].tolist() == ["It rained. Cars stood.", "Men fled. Nobody knew why."]
    assert found.stretches["position"].tolist() == pytest.approx([0, 8 / 13])
    (row,) = found.by_outlet.to_dict("records")
    assert (row["sentences"], row["unsourced_sentences"], row["stretches"], row["longest_words"]) == (5, 4, 2, 5)
    assert row["unsourced_word_share"] == pytest.approx(9 / 13)
    assert row["caution"] == "only 1 document"


def test_shorter_stretches_are_counted_but_not_listed() -> None:
    """The least number of sentences changes the list, not the counts."""
    article = annotation(TEXT, outlet="A", attributions=[attribution(TEXT, "Roads closed")])
    longer, all_of_them = (compare_unsourced([article], least_sentences=n) for n in (3, 1))
    assert len(longer.stretches) < len(all_of_them.stretches)
    assert longer.by_outlet.equals(all_of_them.by_outlet)


def test_offsets_point_at_the_stretch() -> None:
    """Start and end cut the stretch out of the text."""
    for row in compare_unsourced([annotation(TEXT, outlet="A")]).stretches.itertuples():
        assert TEXT[row.start : row.end] == row.text


def test_empty_document_is_nan() -> None:
    """Where there are no sentences there is no share."""
    (row,) = compare_unsourced([annotation("", outlet="A")]).by_outlet.to_dict("records")
    assert row["sentences"] == 0
    assert math.isnan(row["unsourced_sentence_share"])


def test_bad_option_is_refused() -> None:
    """A stretch has at least one sentence."""
    with pytest.raises(InputError, match="least_sentences must be 1 or more"):
        compare_unsourced([annotation(TEXT)], least_sentences=0)
