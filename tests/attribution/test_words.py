import numpy as np
import pytest

from framing.attribution import words as module
from framing.attribution.words import Vocabulary, WordTable, describe_spelling, find_pieces, shape_of

COLUMNS = {"lower": 4, "shape": 3, "suffix2": 2, "suffix3": 2, "listed": 32, "rate": 9}


@pytest.fixture
def table():
    """Return a table that knows two words and two pieces."""
    codes = {"lower": {"said": 1, "rain": 2}, "shape": {"x": 1, "Xx": 2}, "suffix2": {"in": 1}, "suffix3": {}}
    random = np.random.default_rng(0)
    return WordTable(
        Vocabulary(codes, {"said": 5}),
        columns={name: random.normal(size=(size, 3)).astype(np.float32) for name, size in COLUMNS.items()},
        pieces={"rain": 0, "##y": 1},
        piece_vectors=np.array([[1, 1, 1], [3, 3, 3]], dtype=np.float32),
    )


def test_a_word_is_described_once(table):
    """Words get one row each, in whatever order and number they come."""
    rows = table.look_up(["said", "rain", "said"])
    assert rows.tolist()[0] == rows.tolist()[2]
    assert len(table) == 2


def test_codes_of_known_and_unknown_words(table):
    """What training has not met has code 0; the cue list speaks for verbs without a rate."""
    rows = table.codes[table.look_up(["said", "Rain", "xyzzy", "denied"])]
    assert rows[0, 0] == 1
    assert rows[1, :3].tolist() == [2, 2, 1]
    assert rows[2].tolist() == [0, 1, 0, 0, 0, 0]
    assert rows[3, 5] == module.RATE_OF_VERBS


def test_vector_is_the_sum_of_columns_and_mean_of_pieces(table):
    """A word of two pieces has their mean beside its column vectors."""
    [row] = table.look_up(["rainy"])
    by_columns = sum(table._columns[number][code] for number, code in enumerate(table.codes[row]))
    np.testing.assert_allclose(table.vectors[row], by_columns + 2, atol=1e-6)


def test_table_starts_again_when_full(table, monkeypatch):
    """A stream of ever new words does not grow the table without end, and rows stay right."""
    monkeypatch.setattr(module, "_WORDS_KEPT", 10)
    for number in range(100):
        rows = table.look_up([f"w{number}", "said"])
        assert table.codes[rows[1], 0] == 1
    assert len(table) <= 12


def test_table_grows(table):
    """More words than the first allotment have rows of their own."""
    words = [f"w{number}" for number in range(3000)]
    assert len(set(table.look_up(words).tolist())) == 3000


@pytest.mark.parametrize(
    ("word", "expected"),
    [("rain", [0]), ("rainy", [0, 1]), ("RAIN", [0]), ("rain-rain", [0, 0]), ("ж", []), ("-", []), ("qrainy", [1])],
)
def test_find_pieces(word, expected):
    """Pieces are the longest from the left; a piece inside a word must be marked as one."""
    assert find_pieces(word, {"rain": 0, "##y": 1}) == expected


@pytest.mark.parametrize("word", ["’s", "…", "A", "1,000.5", "ß"])
def test_spelling_of_odd_words(word):
    """Every token has all spelling columns."""
    assert set(describe_spelling(word)) == {"lower", "shape", "suffix2", "suffix3"}
    assert shape_of(word)


def test_a_word_without_end_is_cut_into_pieces_in_passing():
    """Tens of thousands of letters in a row, as in a saved picture, take no longer than as many letters of words."""
    assert find_pieces("ab" * 30_000, {"ab": 0, "##ab": 1})[:3] == [0, 1, 1]
