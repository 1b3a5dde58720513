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


def group(*said: tuple[str, str, str], similarity: float = 0.4, kin: bool = False) -> list[int]:
    """Statement numbers of (outlet, speaker, words)."""
    words = [split_words(text) for _, _, text in said]
    owners, speakers = [outlet for outlet, _, _ in said], [speaker for _, speaker, _ in said]
    found = group_statements(words, words, owners, speakers, similarity=similarity, is_kin=lambda one, other: kin)
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


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        # one claim: other words, the same figures or none
        ("the death toll was likely to rise given the dozens wounded", "the number was expected to rise", True),
        ("the rest were aid workers and rebels guarding the convoy", "the remainder were aid workers, rebels", True),
        ("at least 47 people died in the market of Karmesh on Saturday", "47 people had been killed", True),
        # figures that differ make another claim of the same words
        (
            "nearly 70 children were among those killed when a bomb tore through buses of evacuees from two towns",
            "the toll of a bomb on buses with people evacuated from two towns has risen to at least 112",
            False,
        ),
        ("three children were killed in a raid on a school", "three brothers were killed in a rocket attack", False),
        # a topic in common and no claim
        ("rebels shelled the eastern road", "the eastern road was repaired", False),
    ],
)
def test_paraphrase_is_told_by_its_words_and_figures(one: str, other: str, *, together: bool) -> None:
    """What is said once more in other words, and what only sounds alike."""
    others = [("C", "Ro", "prices of bread rose in every town"), ("C", "Ro", "nobody was at the gate by noon")]
    found = group(("A", "Berg", one), ("B", "Berg", other), *others)
    assert (found[0] == found[1]) is together


def test_two_sources_of_one_side_need_more() -> None:
    """The ministry's line from the minister is tracked, a mere likeness is not."""
    line = ("the bombardment and the siege forced them out", "they were forced out by siege and bombardment")
    alike = ("the siege forced the shops in the eastern valley to shut early", "they were forced out by siege in May")
    for said, together in ((line, True), (alike, False)):
        one, other = (("A", "minister", said[0]), ("B", "ministry", said[1]))
        found = group(one, other, ("C", "Ro", "bread is dear"), kin=True)
        assert (found[0] == found[1]) is together
        assert group(one, other, ("C", "Ro", "bread is dear"))[:2] == [0, 1]


def test_sentence_with_two_claims_joins_no_two_claims() -> None:
    """It goes with the closer one."""
    both = "security forces killed 47 people at the dock and have detained 1,900 dockers since"
    found = group(
        ("A", "Berg", both),
        ("B", "Berg", "1,900 dockers have been detained by security forces since"),
        ("B", "Berg", "47 people were killed at the dock"),
        ("C", "Berg", "at the dock 47 people were killed by night"),
    )
    assert found[0] == found[1]
    assert found[2] == found[3] != found[0]


def test_same_clause_with_the_figures_of_another_source_is_another_statement() -> None:
    """An agency's frame around two tolls: tracked as one only where one source corrects itself."""
    frame = "air strikes hit a school and the surrounding area on Wednesday killing at least {} pupils"
    one, other = frame.format(22), frame.format(26)
    assert group(("A", "Berg", one), ("B", "Ro", other)) == [0, 1]
    assert group(("A", "Berg", one), ("B", "Berg", other)) == [0, 0]


def test_three_words_are_tracked_for_one_source_only() -> None:
    """A short phrase in quotation marks may be anybody's."""
    whole, phrase = "our men did their duty that day", "did their duty"
    assert group(("A", "Berg", whole), ("B", "Berg", phrase)) == [0, 0]
    assert group(("A", "Berg", whole), ("B", "Ro", phrase)) == [0, 1]


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
