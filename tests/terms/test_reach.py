"""How far a source's words go, where a tagger cuts them short or runs past them."""

from __future__ import annotations

import pytest

from framing.terms.reach import find_source_words
from tests.factories import attribution


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        # broken off inside a clause: on to the next mark
        (
            "Rana feared her sons would be held once troops of the junta came, and left.",
            "her sons would be held once",
            "feared",
            "her sons would be held once troops of the junta came",
        ),
        (
            "He dismissed as “fables” the figures put about abroad.",
            "dismissed as “fables” the figures",
            "dismissed as",
            "dismissed as “fables” the figures put about abroad",
        ),
        (
            "Rana noted that the ringleader was dead, who was sentenced for the cowardly raid.",
            "that the ringleader was dead",
            "noted",
            "that the ringleader was dead, who was sentenced for the cowardly raid",
        ),
        (
            "He dismissed as fabrications the tales of the mob.",
            "the tales of the mob",
            "dismissed as",
            "fabrications the tales of the mob",
        ),
        # a content that is a thing and not a clause ends where it ends
        ("Aides praised the plan on the way to the junta.", "the plan", "praised", "the plan"),
        # who said it comes last
        (
            "The state utterly rejects the paper, the ministry has declared.",
            "the paper",
            "has declared",
            "The state utterly rejects the paper",
        ),
        (
            "The junta is shaken by the raid, according to the ministry.",
            "the raid",
            "according to",
            "the raid",
        ),
        ("The mob called the vote “a sham”, the ministry said.", "“a sham”", "said", "“a sham”"),
        # the outlet's remark on what was said
        (
            "Rana said that those to blame must answer for it, without daring to name them.",
            "that those to blame must answer for it, without daring to name them",
            "said",
            "that those to blame must answer for it",
        ),
        (
            "Rana said the army had won without firing a shot.",
            "the army had won without firing a shot",
            "said",
            "the army had won without firing a shot",
        ),
        (
            "She said it was over, though she acknowledged that the junta was shaken.",
            "though she acknowledged that the junta was shaken",
            "said",
            "the junta was shaken",
        ),
        (
            "Aides maintained that all were “fully consulted” there.",
            "that",
            "maintained",
            "that all were “fully consulted” there",
        ),
        # the outlet explains what a speaker meant
        ("She was referring to the massacre of May.", "the massacre of May", "was referring to", None),
        ("His warning refers to the massacre of May.", "the massacre of May", "refers to", None),
        ("He referred to it as a massacre.", "it as a massacre", "referred to", "it as a massacre"),
        (
            "He conveyed the condolences of the president to the kin of the martyrs.",
            "of the president to the kin of the martyrs",
            "conveyed the condolences",
            None,
        ),
        ("She was referring to “the massacre”.", "“the massacre”", "was referring to", "“the massacre”"),
    ],
)
def test_find_source_words_mends_the_ends(prose_of, text, content, cue, expected):
    """Contents reach to the end of what the source is made to say, and no further."""
    found = [span.of(text) for span, _ in find_source_words([attribution(text, content, cue=cue)], prose_of(text))]
    assert found == ([] if expected is None else [expected])


def test_find_source_words_stops_at_the_next_attribution(prose_of):
    """A clause that goes on does not run into another source."""
    text = "Rana said the army had shelled the town Berg said the rebels fled."
    first = attribution(text, "the army had shelled the", source="Rana", cue="said")
    second = attribution(text, "the rebels fled", source="Berg")
    found = [span.of(text) for span, _ in find_source_words([first, second], prose_of(text))]
    assert found == ["the army had shelled the town", "the rebels fled"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sudan: Security forces crush protests in capital", False),  # what happens there
        ("Oubara: Police crush protests as thousands march in Oubara", False),
        ("Sudan: Neighbours armed the mob", True),  # what its government says of others
        ("Ministry: Security forces crush the mob", True),
    ],
)
def test_find_source_words_when_a_headline_has_a_colon(prose_of, text, said):
    """A country before a colon is the topic of what is said of its own forces."""
    source, content = text.split(": ")
    found = list(find_source_words([attribution(text, content, source=source, cue=":")], prose_of(text)))
    assert bool(found) is said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“They shot our sons like dogs”: new report on the harbour", ["“They shot our sons like dogs”"]),
        ("He has written “The Long Road To The Sea” and other books.", []),
        ("The “so brutal” raid went on.", []),
    ],
)
def test_find_source_words_when_nobody_is_said_to_speak(prose_of, text, expected):
    """A quotation that no attribution covers is somebody's words, unless it is a title or too short."""
    found = list(find_source_words([], prose_of(text)))
    assert [span.of(text) for span, _ in found] == expected
    assert all(made.source is None and made.cue is None for _, made in found)
