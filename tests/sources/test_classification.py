"""Types by the words of a name."""

from __future__ import annotations

import pytest

from framing.sources.classification import classify_name


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
