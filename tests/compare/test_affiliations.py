"""Who speaks for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.compare.affiliations import find_affiliations, is_kin
from framing.compare.names import Source
from framing.records import SourceType


def source(name: str, kind: SourceType = "ngo", country: str | None = None) -> Source:
    """A named source under one spelling."""
    return Source(name, kind, True, (name,), country)


BERG, COUNCIL = source("Anna Berg"), source("Lake Rights Council")


@pytest.mark.parametrize(
    "text",
    [
        "It rains, said Anna Berg, head of the Lake Rights Council.",
        "It rains, said Anna Berg head of the Lake Rights Council adding that it will rain.",
        "Anna Berg, who leads the Lake Rights Council, said so.",
        "Anna Berg, a spokeswoman for the Lake Rights Council, said so.",
        "Lake Rights Council spokeswoman Anna Berg said so.",
        "Lake Rights Council's deputy director Anna Berg said so.",
        "The director of the Lake Rights Council, Dr. Anna Berg, said so.",
        "The Council's director, Anna Berg, said so. The Lake Rights Council was founded in May.",
        "The Lake Rights Council counted ten. Its director, Anna Berg, said more would come.",
        "The Lake Rights Council counted ten. The group's spokesman Berg said more would come.",
    ],
)
def test_introduction_joins_a_person_and_a_body(text: str) -> None:
    """Appositions before and after the name, with and without commas, and "its director"."""
    assert find_affiliations([BERG, COUNCIL], [text])[BERG] == {COUNCIL}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg criticised the Lake Rights Council.",
        "Anna Berg, a resident of the lake, was heard by the Lake Rights Council.",
        "The Lake Rights Council sent the minister, Anna Berg, a list of questions.",
        "The Lake Rights Council demanded that the envoy Anna Berg resign.",
        "Ivo Ro, head of the Lake Rights Council, met Anna Berg.",
        "The spokesman of the Lake Rights Council was silent. Anna Berg said so.",
    ],
)
def test_names_that_only_stand_side_by_side_are_not_joined(text: str) -> None:
    """A body in the same sentence isn't yet the body somebody speaks for."""
    assert find_affiliations([BERG, COUNCIL], [text])[BERG] == frozenset()


def test_type_and_country_must_fit() -> None:
    """An introduction that would join a minister to a monitor, or to another state, was misread."""
    text = "It rains, said Anna Berg, head of the Lake Rights Council."
    minister = source("Anna Berg", "state", "FR")
    assert find_affiliations([minister, COUNCIL], [text])[minister] == frozenset()
    abroad = replace(COUNCIL, type="state", country="DE")
    assert find_affiliations([minister, abroad], [text])[minister] == frozenset()


def test_parts_speak_for_the_whole_and_their_people_with_them() -> None:
    """A council of a front is of the front, and so is the council's spokesman."""
    front, council = source("Dawn Front", "opposition"), source("Military Council of the Dawn Front", "opposition")
    ro = source("Ivo Ro", "opposition")
    found = find_affiliations(
        [front, council, ro], ["The spokesman for the Military Council, Colonel Ivo Ro, said so."]
    )
    assert found[council] == {front}
    assert found[ro] == {council, front}


def test_officials_speak_for_their_government() -> None:
    """A ministry and a governor of one state; those of another do not."""
    government = source("Syrian government", "state", "SY")
    governor, other = source("Talal Barazi", "state", "SY"), source("Jean Leclerc", "state", "FR")
    found = find_affiliations([government, governor, other], [""])
    assert found[governor] == {government}
    assert found[other] == found[government] == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "kin"),
    [
        (BERG, COUNCIL, True),
        (source("rebels", "opposition", "SY"), source("Syrian opposition", "opposition", "SY"), True),
        (source("rebels", "opposition", "SY"), source("rebels", "opposition", "LY"), False),
        (source("A", "state"), source("B", "state"), False),
        (source("A", "civilian", "SY"), source("B", "civilian", "SY"), False),  # two witnesses are two people
    ],
)
def test_sources_of_one_side(one: Source, other: Source, *, kin: bool) -> None:
    """One speaks for the other, or both for one side of one country."""
    affiliations = find_affiliations([BERG, COUNCIL], ["Lake Rights Council head Anna Berg said so."])
    assert is_kin(one, other, affiliations) is is_kin(other, one, affiliations) is kin
