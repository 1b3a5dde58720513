"""What people form, what the state owns and what is known to be usual."""

from __future__ import annotations

import pytest

from framing.records import Attribution, Document, Span, Speaker
from framing.segmentation import read_prose, segment
from framing.sources import resolve_speakers


def speaker_of(mention: str, before: str = "The road was closed.") -> Speaker:
    """Resolve a mention that opens the second sentence."""
    text = f"{before} {mention} said on Monday that it would reopen."
    start = len(before) + 1
    document = Document("a", text)
    attribution = Attribution(Span(start, start + len(mention)), None, (Span(len(text) - 8, len(text) - 1),))
    [resolved] = resolve_speakers(read_prose(document, segment(document)), (attribution,))
    assert resolved.speaker is not None
    return resolved.speaker


FORMED = [
    ("The bakers' union", "ngo"),
    ("The hotel owners' association", "ngo,business"),
    ("The rebels' council", "opposition"),
    ("A spokesman for their committee", "ngo"),
    ("The minibus operators' association", "business"),
]


@pytest.mark.parametrize(("mention", "kinds"), FORMED)
def test_what_people_form_is_theirs(mention: str, kinds: str) -> None:
    """A union of private people is an NGO, one of owners a business, one of rebels their side's."""
    assert speaker_of(mention).type in kinds.split(",")


@pytest.mark.parametrize(
    "mention", ["The state fuel company", "The national power utility", "State-run broadcaster Zeta"]
)
def test_what_the_state_owns_is_the_states(mention: str) -> None:
    """A company or outlet with "state" or "national" before it doesn't speak for business or media."""
    assert speaker_of(mention).type == "state"


@pytest.mark.parametrize(("mention", "kind"), [("The alliance's spokesman", "party"), ("The group's director", "ngo")])
def test_a_body_of_which_nothing_is_known_is_the_usual_one(mention: str, kind: str) -> None:
    """The type is that of most such bodies, with low confidence."""
    speaker = speaker_of(mention)
    assert speaker.type == kind
    assert (speaker.confidence or 0) < 0.5


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("A shipyard owner in Lowen", "business"),
        ("The owner of two bakeries in Lowen", "business"),
        ("A shop owner in Lowen", "civilian"),
        ("Camel owners in Lowen", "civilian"),
        ("A Lowen volunteer with Friends of the Lake", "ngo"),
        ("A volunteer in Lowen", "civilian"),
    ],
)
def test_owners_and_volunteers(mention: str, kind: str) -> None:
    """Owners are in business unless it is what private people own; who volunteers with a body speaks for it."""
    assert speaker_of(mention).type == kind
