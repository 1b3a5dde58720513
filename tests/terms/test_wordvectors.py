"""Vectors of words."""

from __future__ import annotations

import numpy as np
import pytest

from framing.terms.wordvectors import average_pieces

PIECES = {"war": 0, "##monger": 1, "vile": 2}
TABLE = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]], np.float32)


def test_average_pieces_are_of_length_one():
    """A word in two pieces lies between them, and is as long as a word in one."""
    vectors = average_pieces(("warmonger", "war", "vile"), PIECES, TABLE)
    assert [float(np.linalg.norm(vector)) for vector in vectors.values()] == pytest.approx([1, 1, 1])
    assert vectors["warmonger"] @ vectors["war"] > vectors["vile"] @ vectors["war"]


@pytest.mark.parametrize("word", ["2017", "!", "жъ", ""])
def test_average_pieces_when_a_word_has_none(word):
    """What the pieces do not spell has no vector."""
    assert average_pieces((word,), PIECES, TABLE) == {}
