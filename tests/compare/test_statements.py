"""Which attributed sentences are one statement."""

from __future__ import annotations

import pytest

from framing.compare.statements import find_kept, group_statements, relate, split_words

FULL = "We saw the water rise before dawn and nobody came to warn us"


@pytest.mark.parametrize(
    ("version", "relation"),
    [
        ("“We saw the water rise before dawn, and nobody came to warn us”", "exact"),
        ("We saw the water rise before dawn", "trimmed"),
        ("nobody came to warn us", "trimmed"),
        ("We saw the water rise ... nobody came to warn us", "trimmed"),
        ("We saw the river rise before dawn and nobody came to warn us", "altered"),
        (
            "In the end, he told them at great length and in many words, we saw the water rise before dawn and nobody "
            "cared for it in the least",
            "altered",
        ),  # eight words in a row, in another frame
        ("There was no warning, though the flood was seen early", "paraphrased"),
        ("We saw it", "paraphrased"),  # too short to be called a cut of it
    ],
)
def test_relation_to_the_fullest_version(version: str, relation: str) -> None:
    """Punctuation and case don't count; cuts, changes and paraphrases are told apart."""
    assert relate(split_words(FULL), split_words(version)) == relation


def test_scattered_words_are_not_kept() -> None:
    """Words in common that don't stand in a row are chance."""
    assert not find_kept(split_words(FULL), split_words("the dawn of us and the water")).any()


def test_changed_word_does_not_hide_its_neighbours() -> None:
    """One changed word near the end leaves the last word kept."""
    kept = find_kept(split_words("the gate of the old harbour city"), split_words("the gate of the old harbor city"))
    assert kept.tolist() == [True] * 5 + [False, True]


def group(*said: tuple[str, str, str], similarity: float = 0.5) -> list[int]:
    """Statement numbers of (outlet, speaker, words)."""
    words = [split_words(text) for _, _, text in said]
    found = group_statements(words, words, [o for o, _, _ in said], [s for _, s, _ in said], similarity=similarity)
    return found.tolist()


def test_same_words_of_another_speaker_are_the_same_statement() -> None:
    """A quotation is tracked by its words, whoever it is given to."""
    assert group(("A", "Berg", FULL), ("B", "ministry", FULL)) == [0, 0]


def test_paraphrase_needs_the_same_speaker() -> None:
    """Two speakers may say much the same; that is no reuse."""
    one, other = (
        "the ministry closed three border bridges on Monday",
        "on Monday three bridges at the border were closed",
    )
    assert group(("A", "Berg", one), ("B", "Berg", other)) == [0, 0]
    assert group(("A", "Berg", one), ("B", "Ro", other)) == [0, 1]


def test_one_outlet_is_not_compared_with_itself() -> None:
    """An outlet that repeats a sentence makes no shared statement."""
    assert group(("A", "Berg", FULL), ("A", "Berg", FULL)) == [0, 1]


def test_order_changes_no_group() -> None:
    """Exchanged pieces are grouped alike."""
    said = [("A", "Berg", FULL), ("B", "Ro", "nobody came to warn us"), ("C", "Ro", "roads were closed all day long")]
    assert group(*said) == [0, 0, 1]
    assert group(*said[::-1]) == [0, 1, 1]


def test_nothing_said_is_no_statement() -> None:
    """No pieces give no groups."""
    assert group() == []
