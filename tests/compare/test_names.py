"""One name for each source of an event."""

from __future__ import annotations

import pytest

from framing.compare.counted import find_citations
from framing.compare.grouping import group_annotations
from framing.compare.names import Source, is_part_of, match_sources, mentions
from framing.records import Speaker
from tests.factories import annotation, attribution

TEXT = "It rains, Berg said."


def match(*speakers: Speaker) -> list[Source]:
    """The sources of an event in which each speaker is cited once, by an outlet of its own."""
    articles = [
        annotation(TEXT, id=str(k), outlet=str(k), event="e", attributions=[attribution(TEXT, "It rains", speaker=one)])
        for k, one in enumerate(speakers)
    ]
    citations = list(find_citations(articles, group_annotations(articles, by="outlet", within="event")))
    return match_sources(citations, [article.text for article in articles])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Speaker("Hamdan Terzhi", "state"), Speaker("Hemdan Terji", "state")),  # transliteration
        (Speaker("Mariam Dolzai", "opposition"), Speaker("Maryam Dolzay", "opposition")),
        (Speaker("Helene Brandvold", "un"), Speaker("Brandvold", "un")),  # surname alone
        (Speaker("UN Human Rights Council", "un"), Speaker("United Nations Human Rights Council", "un")),
        (Speaker("foreign ministry", "state", "XA"), Speaker("Velmara’s foreign ministry", "state", "XA")),
        (Speaker("Teshkari defence ministry", "state"), Speaker("defence ministry", "state")),
        (Speaker("Velmari government", "state", "XA"), Speaker("Velmari authorities", "state", "XA")),
        (Speaker("Dawn Front group", "opposition"), Speaker("Dawn Front", "opposition")),
        (Speaker("Damascus", "state", "SY"), Speaker("Syrian government", "state", "SY")),
        (Speaker("SOHR", "ngo"), Speaker("Syrian Observatory for Human Rights", "ngo")),  # the gazetteer knows both
        (Speaker("two residents", "civilian", anonymous=True), Speaker("Two residents", "civilian", anonymous=True)),
    ],
)
def test_one_source_under_two_names(one: Speaker, other: Speaker) -> None:
    """Spellings, lengths and acronyms of one name are one source."""
    first, second = match(one, other)
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Speaker("Vladimir Putin", "state"), Speaker("Vladimir Patten", "state")),  # one key, other letters
        (Speaker("United Nations", "un"), Speaker("United Nations commission of inquiry", "un")),  # a part of it
        (Speaker("foreign ministry", "state", "XA"), Speaker("Kolvani foreign ministry", "state", "XB")),
        (Speaker("Samira", "civilian"), Speaker("Noha and Samira", "civilian")),
        (Speaker("Berg", "state"), Speaker("Berg", "state", anonymous=True)),  # a description is no name
        (Speaker("Anna Berg", "state"), Speaker("Ivo Berg", "state")),
        (Speaker("Interior Guard", "state"), Speaker("Interior Guard union", "ngo")),
    ],
)
def test_two_sources_stay_two(one: Speaker, other: Speaker) -> None:
    """Names that only resemble each other are not matched."""
    first, second = match(one, other)
    assert first != second


def test_surname_of_two_people_is_matched_with_neither() -> None:
    """Where two longer names fit, the short one stands alone."""
    short, *full = match(Speaker("Berg", "state"), Speaker("Anna Berg", "state"), Speaker("Ivo Berg", "state"))
    assert short not in full


def test_commonest_spelling_names_the_source_and_all_are_kept() -> None:
    """The name is the commonest spelling in its fullest form; the others stay visible."""
    source = match(Speaker("Ana Terji"), Speaker("Terji"), Speaker("Ana Terzhi"), Speaker("Ana Terji"))[0]
    assert (source.name, set(source.spellings)) == ("Ana Terji", {"Ana Terji", "Terji", "Ana Terzhi"})


def test_government_goes_by_its_plainest_name() -> None:
    """A label that most outlets use does not become the name of a row."""
    speakers = [Speaker(f"Velmari {word}", "state", "XA") for word in ("regime", "regime", "authorities", "government")]
    assert match(*speakers)[0].name == "Velmari government"


def test_order_of_documents_changes_no_match() -> None:
    """The same names in another order make the same sources."""
    speakers = [Speaker("Ana Terji", "state"), Speaker("Terzhi", "state"), Speaker("UN", "un"), Speaker("Ana Terzhi")]
    straight, reverse = match(*speakers), match(*speakers[::-1])
    assert [source.name for source in straight] == [source.name for source in reverse[::-1]]


@pytest.mark.parametrize("name", ["...", "’", "—", "the", "of", "42", "アサド", "é"])
def test_odd_names_are_sources_like_others(name: str) -> None:
    """Whatever a page prints as a name, there is a source for it."""
    source, other = match(Speaker(name, "state", "XA"), Speaker("Anna Berg", "state", "XA"))
    assert source.name == name
    assert not source.is_government
    assert other != source


def test_head_of_a_name_decides() -> None:
    """A name stands for a longer one only if both end in one head."""
    assert is_part_of("commission of inquiry", "UN Commission of Inquiry on Velmara")
    assert not is_part_of("Human Rights", "Syrian Observatory for Human Rights")


def test_person_is_mentioned_by_surname_and_body_by_its_name() -> None:
    """A surname is enough to be mentioned; the last word of a body's name is not."""
    assert mentions("Djaran left.", Source("Yusuf Djaran", "state", True, ("Yusuf Djaran",)))
    assert not mentions("The council left.", Source("Security Council", "un", True, ("Security Council",)))
