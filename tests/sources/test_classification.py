"""Types by the words of a name."""

from __future__ import annotations

import pytest

from framing.records import Attribution, Document, Span
from framing.segmentation import read_prose, segment
from framing.sources import resolve_speakers
from framing.sources.lists.classification import NameModel, classify_name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Coastal Liberation Front", "opposition"),
        ("National Electoral Commission", "state"),
        ("Lake Centre for Human Rights", "ngo"),
        ("Daily Lake News", "media"),
    ],
)
def test_telling_words_give_the_type(name: str, kind: str) -> None:
    """Names of invented bodies get the type of real ones with such names, and a probability."""
    found, probability = classify_name(name)
    assert found == kind
    assert 0.3 < probability <= 1


def test_an_untelling_name_has_no_type() -> None:
    """Without a known word there is no guess."""
    assert classify_name("Zyx Qwv") == (None, 0.0)


def test_the_calibration_moves_the_probability_not_the_type() -> None:
    """Slope and offset of the winning type are applied to its log odds."""
    plain = {"(any)": (0.0,) * 9, "front": (0.0,) * 5 + (2.0,) + (0.0,) * 3}
    doubtful = plain | {"(slope)": (0.5,) * 9, "(offset)": (-1.0,) * 9}
    kind, probability = NameModel(plain).classify(["front"])
    assert NameModel(doubtful).classify(["front"])[0] == kind
    assert NameModel(doubtful).classify(["front"])[1] == pytest.approx(
        1 / (1 + 2.718281828 * ((1 - probability) / probability) ** 0.5)
    )


@pytest.mark.parametrize("name", ["Velmari Council for Liberation", "Oubara Alliance for Human Rights"])
def test_the_speaker_carries_the_probability(name: str) -> None:
    """Where the classifier decided, the confidence of the speaker is its calibrated probability."""
    text = f"The {name} said on Tuesday that it would march."
    document = Document("a", text)
    [attribution] = resolve_speakers(
        read_prose(document, segment(document)), (Attribution(Span(0, len(name) + 4), None, (Span(40, 60),)),)
    )
    assert attribution.speaker is not None
    assert attribution.speaker.reason.startswith("words of the name")
    assert attribution.speaker.confidence == pytest.approx(classify_name(name)[1], abs=0.006)
