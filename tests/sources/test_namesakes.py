"""Names whose meaning hangs on the country, heads of names in other languages, towns."""

from __future__ import annotations

import pytest

from framing.records import Attribution, Document, Span, Speaker
from framing.segmentation import read_prose, segment
from framing.sources import resolve_speakers
from framing.sources.lists.countries import load_countries, load_places
from framing.sources.lists.nameheads import name_heads
from framing.sources.lists.names import load_given_names
from framing.sources.lists.namesakes import load_namesakes


def speaker_of(text: str, mention: str) -> Speaker:
    """Resolve one mention of a text."""
    document = Document("a", text)
    start = text.index(mention)
    attribution = Attribution(Span(start, start + len(mention)), None, (Span(len(text) - 5, len(text) - 1),))
    [resolved] = resolve_speakers(read_prose(document, segment(document)), (attribution,))
    assert resolved.speaker is not None
    return resolved.speaker


PLACES = [
    ("Karachi", "opposition", "PK"),
    ("Mumbai", "media", None),
]


@pytest.mark.parametrize(("town", "kind", "country"), PLACES)
def test_the_country_of_the_article_chooses_the_meaning(town: str, kind: str, country: str | None) -> None:
    """A town is enough to tell a party from a news agency of the same letters."""
    speaker = speaker_of(f"Shops were shut in {town}. PTI said that the roads were empty.", "PTI")
    assert (speaker.type, speaker.country) == (kind, country)


def test_every_country_of_a_namesake_is_known() -> None:
    """The column that chooses holds codes of the list of countries."""
    wheres = {where for entries in load_namesakes().values() for where in entries}
    assert wheres <= load_countries().keys()


def test_no_opening_word_is_a_given_name() -> None:
    """A name would then be a body's in one article and a person's in the next."""
    assert {word for word, place in name_heads() if place == "first"} & load_given_names().keys() == set()


def test_no_town_is_a_given_name() -> None:
    """People are not taken for places."""
    assert load_places().keys() & load_given_names().keys() == set()


NAMES = [
    ("The Ligue des Paysans", "ngo", "Ligue des Paysans"),
    ("The Compagnie des phosphates du Nord", "business", "Compagnie des phosphates du Nord"),
    ("Ligue burundaise des droits de la personne", "ngo", "Ligue burundaise des droits de la personne"),
    ("The Partido del Norte", "party", "Partido del Norte"),
    ("Yildiz Partisi", "party", "Yildiz Partisi"),
]


@pytest.mark.parametrize(("mention", "kind", "name"), NAMES)
def test_names_of_other_languages_are_whole(mention: str, kind: str, name: str) -> None:
    """They go on over their own small words, and their first or last word gives the type."""
    speaker = speaker_of(f"{mention} said that the harvest was lost.", mention)
    assert (speaker.type, speaker.name) == (kind, name)
