"""What outlets call the same thing."""

from __future__ import annotations

import pytest

from framing.terms import compare_naming, find_names
from tests.factories import annotation, attribution


def entities(*texts):
    """Entity by label, over articles of one event."""
    articles = [annotation(text, id=str(at), outlet=f"Outlet {at}", event="e") for at, text in enumerate(texts)]
    return {mention.label: mention.entity for mention in find_names(articles)}


@pytest.mark.parametrize(
    ("texts", "same"),
    [
        (("Then Sami Rana left.", "Critics of Mr. Rana spoke."), ("Sami Rana", "Mr. Rana")),
        (("The Free Harbour Union met.", "Leaders of the FHU met."), ("Free Harbour Union", "FHU")),
        (("The Syrian government met.", "The Syrian regime met."), ("Syrian government", "Syrian regime")),
        (("Talks in Syria failed.", "Talks in Damascus failed."), ("Syria", "Damascus")),
        (("The deal was signed.", "A new accord was signed."), ("deal", "new accord")),
        (
            ("Then President Sami Rana left. Later President Rana spoke.", "By night the president fled."),
            ("President Sami Rana", "president"),
        ),
        (("Forces of Bashar al-Rana left.", "Then Rana left. The Ranas fled."), ("Bashar al-Rana", "Rana")),
        (("Police met Barthélemy Okassé.", "Then Okasse left."), ("Barthélemy Okassé", "Okasse")),
        (
            ("The Free Harbour Observatory said no. The Observatory left.", "The Observatory met."),
            ("Free Harbour Observatory", "Observatory"),
        ),
        (("The Syrian regime met. The Syrian state met.", "The regime met."), ("Syrian regime", "regime")),
        (("The Rana government met.", "The authorities met."), ("Rana government", "authorities")),
        (("Police left Kafraya.", "Police left Kefraya."), ("Kafraya", "Kefraya")),
        (("The rebels left.", "Opposition forces left."), ("rebels", "opposition forces")),
        (("The army left.", "Pro-government fighters left."), ("army", "pro-government fighters")),
    ],
)
def test_find_names_groups_labels(texts, same):
    """Labels of one entity share its name across articles."""
    found = entities(*texts)
    assert found[same[0]] == found[same[1]]


@pytest.mark.parametrize(
    ("texts", "apart"),
    [
        (("The Syrian government met.", "The Israeli government met."), ("Syrian government", "Israeli government")),
        (("The rebels left.", "The soldiers left."), ("rebels", "soldiers")),
        (("Then Sami Rana left.", "Then Anna Berg left."), ("Sami Rana", "Anna Berg")),
        (("Then David Berg left. Mr. Berg fled.", "Then Anna Berg left."), ("Mr. Berg", "Anna Berg")),
        (
            ("Aides of the Interior Ministry met.", "The Foreign Ministry met."),
            ("Interior Ministry", "Foreign Ministry"),
        ),
    ],
)
def test_find_names_keeps_others_apart(texts, apart):
    """Different entities keep different names."""
    found = entities(*texts)
    assert found[apart[0]] != found[apart[1]]


def test_find_names_when_events_differ():
    """Entities are shared inside an event only."""
    one = annotation("The president left. President Sami Rana left. President Rana left.", id="a", event="x")
    other = annotation("The president left.", id="b", event="y")
    assert [mention.entity for mention in find_names([one, other]) if mention.label == "president"] == [
        "Sami Rana",
        "president",
    ]


def test_compare_naming_counts_by_outlet_and_voice():
    """Counts and shares are by outlet and voice, and an entity in one article is left out."""
    text = "The rebels left. Rana said the terrorists fled. The virus spread."
    said = attribution(text, "the terrorists fled", source="Rana", cue="said")
    one = annotation(text, id="a", outlet="One", event="e", attributions=[said])
    other = annotation("The militants left. The rebels stayed.", id="b", outlet="Two", event="e")
    naming = compare_naming([one, other])
    assert naming.drop(columns=["event", "entity"]).to_dict("split")["data"] == [
        ["One", "outlet", "rebels", 1, 1.0],
        ["One", "source", "terrorists", 1, 1.0],
        ["Two", "outlet", "militants", 1, 0.5],
        ["Two", "outlet", "rebels", 1, 0.5],
    ]


def test_compare_naming_when_there_is_nothing():
    """No articles give an empty table with its columns."""
    assert list(compare_naming([]).columns) == ["event", "entity", "outlet", "voice", "label", "count", "share"]
