"""Accused, and heard."""

from __future__ import annotations

import pytest

from framing.compare import compare_replies
from framing.exceptions import InputError
from framing.records import Annotation, Attribution, Speaker
from tests.factories import annotation, attribution

BERG = Speaker("Anna Berg", "state", "XA")
FRONT = Speaker("Dawn Front", "opposition", "XA")


def article(text: str, accused: str, cue: str = "accused", *others: Attribution) -> Annotation:
    """An article in which Berg accuses."""
    one = attribution(text, accused, source="Berg", cue=cue, speaker=BERG)
    return annotation(text, outlet="A", event="e", attributions=[one, *others])


@pytest.mark.parametrize(
    ("text", "content", "cue", "party"),
    [
        ("Berg accused the Dawn Front of theft.", "the Dawn Front of theft", "accused", "Dawn Front"),
        ("Berg blamed Iran for it.", "Iran for it", "blamed", "Iran"),
        ("Berg had repeatedly accused the US of it.", "the US of it", "had repeatedly accused", "United States"),
        ("Berg blamed the U.S. for it.", "the U.S. for it", "blamed", "United States"),
        ("Berg denounced Ivo Ro as a thief.", "Ivo Ro as a thief", "denounced", "Ivo Ro"),
        ("Berg condemned the bombing.", "the bombing", "condemned", None),  # a thing
        ("Berg blamed Saturday's attack on rebels.", "Saturday's attack on rebels", "blamed", None),
        ("Berg accused her of theft.", "her of theft", "accused", None),  # a pronoun
        ("Berg said Iran did it.", "Iran did it", "said", None),  # no verb of accusing
        ("Berg was accused of theft.", "of theft", "was accused", None),  # the passive turns it round
        ("Berg accused “them”.", "“them”", "accused", None),
    ],
)
def test_party_is_who_stands_after_an_accusing_cue(text: str, content: str, cue: str, party: str | None) -> None:
    """Named parties only: things, pronouns and other verbs are not counted."""
    found = compare_replies([article(text, content, cue)]).accusations["party"].tolist()
    assert found == ([] if party is None else [party])


def reply(text: str, other: Attribution | None = None) -> dict[str, object]:
    """The row of Berg's accusation against the Dawn Front."""
    found = compare_replies([article(text, "the Dawn Front of theft", "accused", *([other] if other else []))])
    (row,) = found.accusations.to_dict("records")
    return row


def test_party_is_heard_when_it_has_an_attribution_of_its_own() -> None:
    """Its answer, wherever it stands in the article, counts."""
    text = "Berg accused the Dawn Front of theft. It was a lie, the Dawn Front said."
    row = reply(text, attribution(text, "It was a lie", speaker=FRONT))
    assert (row["heard"], row["asked"]) == (True, False)


def test_party_is_heard_through_who_speaks_for_it() -> None:
    """The front's spokesman answers for the front; a bystander does not."""
    text = "Berg accused the Dawn Front of theft. It was a lie, said Ivo Ro, spokesman for the Dawn Front."
    spokesman, bystander = Speaker("Ivo Ro", "opposition", "XA"), Speaker("Lea Mo", "civilian")
    assert reply(text, attribution(text, "It was a lie", source="Ivo Ro", speaker=spokesman))["heard"] is True
    text = "Berg accused the Dawn Front of theft. It was a lie, said Lea Mo, who lives near the Dawn Front."
    assert reply(text, attribution(text, "It was a lie", source="Lea Mo", speaker=bystander))["heard"] is False


def test_words_inside_the_accusation_are_no_answer() -> None:
    """What the accuser says that the party says is not the party heard."""
    text = "Berg accused the Dawn Front of theft."
    assert reply(text, attribution(text, "theft", speaker=FRONT, nested=True))["heard"] is False


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("The Dawn Front did not respond to a request for comment.", True),
        ("The Dawn Front met on Monday. It declined to comment.", True),  # the sentence after it
        ("Police declined to comment. Rain fell on the Dawn Front.", False),
        ("The Dawn Front met on Monday.", False),
    ],
)
def test_party_was_asked_when_the_article_says_so(sentence: str, *, asked: bool) -> None:
    """A phrase of asking in a sentence with the party, or in the next."""
    assert reply(f"Berg accused the Dawn Front of theft. Rain fell. {sentence}")["asked"] is asked


def test_government_is_heard_through_any_of_its_officials() -> None:
    """A state source of the country answers for its government."""
    text = "Ro accused the Velmari government of theft. It is a lie, Berg said."
    accused = attribution(text, "the Velmari government of theft", cue="accused", speaker=Speaker("Ivo Ro", "party"))
    said = attribution(text, "It is a lie", speaker=BERG)
    other = "The Velmari government said no."
    elsewhere = attribution(other, "no", speaker=Speaker("Velmari government", "state", "XA"))
    found = compare_replies(
        [
            annotation(text, id="1", outlet="A", event="e", attributions=[accused, said]),
            annotation(other, id="2", outlet="B", event="e", attributions=[elsewhere]),
        ]
    )
    assert found.accusations["heard"].tolist() == [True]
    assert found.by_outlet[["outlet", "accusations", "heard", "neither"]].to_numpy().tolist() == [
        ["A", 1, 1, 0],
        ["B", 0, 0, 0],
    ]


def test_nothing_to_compare_is_refused() -> None:
    """An empty list can't be compared."""
    with pytest.raises(InputError, match="no annotations were given"):
        compare_replies([])
