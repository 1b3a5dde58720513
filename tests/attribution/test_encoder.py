"""The accurate tagger: its reading of a text, its windows, its chain, and the packaged model on plain sentences."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.attribution.encoder.calibration import FACTS, Calibration
from framing.attribution.encoder.chain import Reading, Settings, assign, find_cues, trim
from framing.attribution.encoder.links import Cue
from framing.attribution.encoder.pieces import Encoded, WordPiece, find_breaks, find_quote_states
from framing.attribution.encoder.training.augment import _add_ages
from framing.attribution.encoder.training.marks import Tokens
from framing.attribution.encoder.windows import cut


def _states(line: str) -> list[int]:
    words = line.replace("_", "").split()
    gaps = ["" if token.startswith("_") else " " for token in line.split()]
    return find_quote_states(words, gaps, np.zeros(len(words), np.int64)).tolist()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("“ _No _, _” he said", [2, 1, 1, 3, 0, 0]),  # curly marks say which they are
        ('" _No _" he said', [2, 1, 3, 0, 0]),  # straight ones are told by the space beside them
        ('he said "', [0, 0, 2]),  # a lost closing mark
    ],
)
def test_quote_states_follow_the_marks(line: str, expected: list[int]) -> None:
    """A token is outside, inside, or a mark that opens or closes."""
    assert _states(line) == expected


def test_breaks_tell_sentences_from_paragraphs() -> None:
    """A stop before a capital ends a sentence, a title does not, a line break ends a paragraph."""
    words = ["Dr", ".", "Rao", "left", ".", "He", "slept", "."]
    gaps = ["\n", "", " ", " ", "", " ", " ", ""]
    assert find_breaks(words, gaps).tolist() == [2, 0, 0, 0, 0, 1, 0, 0]


def test_unknown_letters_become_one_unknown_piece() -> None:
    """A word that the vocabulary can't spell is the unknown piece, not an error."""
    assert WordPiece(["[UNK]", "[CLS]", "[SEP]", "a"]).pieces("ж") == (0,)


@settings(deadline=None)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=400), st.integers(8, 64), st.integers(0, 7), st.randoms())
def test_windows_label_every_token_once(counts: list[int], size: int, context: int, chance: random.Random) -> None:
    """Whatever the sentence bounds, windows keep within their size and label each token once, in order."""
    first = np.cumsum(counts) - np.array(counts)
    breaks = np.array([2, *(chance.choice((0, 0, 0, 1, 2)) for _ in counts[1:])])
    encoded = Encoded(np.zeros(sum(counts), np.int64), np.zeros(sum(counts), np.int64), first, breaks)
    windows = cut(encoded, size=size, context=context)
    assert [t for w in windows for t in range(w.keep, w.whole)] == list(range(len(counts)))
    assert all(sum(counts[w.low : w.whole]) <= size for w in windows)


def test_cues_are_runs_of_cue_tags() -> None:
    """Two cues side by side stay two, and a text without cues has none."""
    tag = np.full((5, 7), -9.0, np.float32)
    tag[range(5), [0, 3, 4, 3, 0]] = 0.0
    assert find_cues(tag) == [Cue(1, 3), Cue(3, 4)]
    assert find_cues(tag[:1]) == []


def test_contents_go_to_the_cue_that_claims_them() -> None:
    """Of two cues the one with the higher link score owns the content, whole."""
    tag = np.full((4, 7), -9.0, np.float32)
    tag[range(4), [3, 5, 6, 3]] = 0.0
    link = np.array([[-9.0, -0.1, -0.1, -9.0], [-9.0, -3.0, -3.0, -9.0]], np.float32)
    path, opens = assign(tag, link, [Cue(0, 1), Cue(3, 4)], Settings())
    assert path.tolist() == [0, 2, 2, 0]
    assert opens.tolist()[1:3] == [True, False]


def test_trim_takes_marks_off_the_ends() -> None:
    """A comma opens no content, an opening mark closes none, and a content of marks alone goes."""
    reading = Reading(np.zeros((4, 7), np.float32), [], [], [(0, 0, 4), (1, 0, 1)])
    assert trim(reading, [",", "no", "way", "“"]).contents == [(0, 1, 3)]


def test_probability_rises_with_the_rank_of_a_fact_and_no_further() -> None:
    """A fact beyond everything seen in fitting counts no more than the largest one seen."""
    quantiles = np.tile(np.arange(4.0), (len(FACTS), 1))
    calibration = Calibration(np.eye(len(FACTS))[0], 0.0, quantiles)
    likely = [calibration.probability([value] + [0.0] * (len(FACTS) - 1)) for value in (-1.0, 1.5, 2.5, 4.0, 1e9)]
    assert likely[0] < likely[1] < likely[2] < likely[3]
    assert likely[3] == likely[4]


def test_ages_belong_to_the_source_and_their_second_comma_to_nobody() -> None:
    """Training text gets "Haddad, 45, said" where it had "Haddad said", with the marks carried along."""
    article = Tokens(
        ["Haddad", "said", "no", "."], ["", " ", " ", ""], [], [], [1, 2, 3, 0], [0, 1, 2, -1], [(0,)] * 3 + [()]
    )
    added = _add_ages(article, random.Random(0), 1.0)
    assert [word for word in added.words if not word.isdigit()] == ["Haddad", ",", ",", "said", "no", "."]
    assert added.role == [1, 1, 1, 0, 2, 3, 0]
    assert added.span == [0, 0, 0, -1, 1, 2, -1]
