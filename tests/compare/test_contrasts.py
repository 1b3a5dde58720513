"""Contrasts point at the largest distances that the counts can carry."""

from __future__ import annotations

import math
import warnings

import pytest

from framing.compare import OutletComparison, compare_outlets, find_contrasts
from framing.exceptions import InputError, SmallSampleWarning
from framing.metrics import METRICS
from framing.records import Annotation, Attribution, Document, SourceType, Span, Speaker, TermMatch

SENTENCE = "It rains, he said. "


def article(
    outlet: str, *, state: int = 0, civilian: int = 0, terms: int = 0, event: str | None = "storm", plain: int = 100
) -> Annotation:
    """An article with so many attributions of two types, then sentences in its own voice with some loaded terms."""
    states: list[SourceType] = ["state"] * state
    civilians: list[SourceType] = ["civilian"] * civilian
    kinds = states + civilians
    said = tuple(
        Attribution(
            Span(at + 10, at + 12), Span(at + 13, at + 17), (Span(at, at + 8),), speaker=Speaker(f"{kind} {at}", kind)
        )
        for at, kind in zip(range(0, len(kinds) * len(SENTENCE), len(SENTENCE)), kinds, strict=True)
    )
    start = len(kinds) * len(SENTENCE)
    loaded = tuple(TermMatch(start + 17 * k, start + 17 * k + 4, "emotive") for k in range(terms))
    text = SENTENCE * len(kinds) + "Cars were stuck. " * plain
    return Annotation(Document(f"{outlet}-{event}", text, outlet=outlet, event=event), (), said, loaded)


def compare(*annotations: Annotation, **options: object) -> OutletComparison:
    """A comparison whose warning about few documents is not the point."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=SmallSampleWarning)
        return compare_outlets(annotations, n_boot=0, **options)  # type: ignore[arg-type] # options of the call


def test_size_of_a_share_is_the_binomial_one() -> None:
    """30 of 40 against 10 of 40: half of all, so (0.75 - 0.25) / sqrt(0.25 * 2/40)."""
    comparison = compare(
        article("Wire", state=30, civilian=10), article("Post", state=10, civilian=30), metrics=["state_source_share"]
    )
    (found,) = find_contrasts(comparison)
    assert (found.outlet_a, found.value_a, found.n_a) == ("Wire", 0.75, 40)
    assert (found.outlet_b, found.value_b, found.n_b) == ("Post", 0.25, 40)
    assert found.spread == pytest.approx(0.5 / math.sqrt(0.25 * 2 / 40))
    assert str(found) == "Sources: state: Wire 75% of 40 attributions, Post 25% of 40"


def test_size_of_a_density_is_the_poisson_one() -> None:
    """24 loaded terms against 6 in 300 own-voice words each: (24 - 6) / sqrt(24 + 6)."""
    comparison = compare(article("Wire", terms=6), article("Post", terms=24), metrics=["outlet_loaded_density"])
    (found,) = find_contrasts(comparison)
    assert found.outlet_a == "Post"
    assert found.n_a == found.n_b == 300
    assert found.spread == pytest.approx(18 / math.sqrt(30))
    assert str(found) == ("Loaded terms, own voice: Post 80.0 per 1,000 own-voice words (n = 300), Wire 20.0 (n = 300)")


def test_a_small_outlet_does_not_come_first() -> None:
    """Two of two against none is the largest difference, and rests on nothing."""
    comparison = compare(
        article("Wire", state=30, civilian=10),
        article("Post", state=10, civilian=30),
        article("Blog", state=2),
        metrics=["state_source_share"],
    )
    assert {find_contrasts(comparison)[0].outlet_a, find_contrasts(comparison)[0].outlet_b} == {"Wire", "Post"}


def test_each_group_of_metrics_has_its_turn() -> None:
    """Source types lead by far, and the loaded terms are named all the same."""
    comparison = compare(
        article("Wire", state=60, civilian=2, terms=6), article("Post", state=2, civilian=60, terms=16)
    )
    found = find_contrasts(comparison, n=2)
    assert {contrast.group for contrast in found} == {"sourcing", "terminology"}
    assert [c.spread for c in found] == sorted((c.spread for c in found), reverse=True)
    many = find_contrasts(comparison, n=50)
    assert len({contrast.metric for contrast in many}) == len(many) > 3


def test_only_outlets_on_the_same_event_are_set_side_by_side() -> None:
    """A difference between two topics is none between two outlets."""
    far = article("Wire", state=30, event="flood"), article("Post", civilian=30, event="strike")
    assert find_contrasts(compare(*far, metrics=["state_source_share"])) == ()
    alone = article("Wire", state=30, event="flood"), article("Post", civilian=30, event=None)
    assert find_contrasts(compare(*alone, metrics=["state_source_share"])) == ()


@pytest.mark.parametrize(
    "annotations",
    [
        (article("Wire", state=30),),
        (article("Wire"), article("Post")),
        (article("Wire", state=9, civilian=9), article("Post", state=9, civilian=9)),
        (article("Wire", state=10, civilian=8), article("Post", state=8, civilian=10)),
        (article("Wire", state=2), article("Post", civilian=2)),
        (article("Wire", plain=0), article("Post", plain=0)),
    ],
    ids=["one outlet", "nothing found", "no difference", "within chance", "too few", "no text"],
)
def test_nothing_to_point_at(annotations: tuple[Annotation, ...]) -> None:
    """Where there is no distance that the counts can carry, nothing is named."""
    assert find_contrasts(compare(*annotations, metrics=["state_source_share", "outlet_loaded_density"])) == ()


def test_metrics_whose_chance_is_another_are_left_out() -> None:
    """Shares of words, maxima and means per document have no binomial or Poisson size."""
    comparison = compare(article("Wire", state=60, terms=6), article("Post", civilian=40, state=1, terms=16, plain=300))
    named = {contrast.metric for contrast in find_contrasts(comparison, n=len(METRICS))}
    assert "attribution_density" in named
    assert not named & {
        "top_source_share", "attributed_word_share", "quoted_word_share", "source_entropy", "distinct_sources_count",
    }  # fmt: skip


def test_every_contrast_says_that_it_is_no_test() -> None:
    """The caution names what it is, and the small counts of each outlet."""
    found = find_contrasts(compare(article("Wire", state=20), article("Post", civilian=20)))
    assert found
    assert all(contrast.caution.startswith("a pointer to texts worth reading, not a test") for contrast in found)
    assert "Wire: only 1 document" in found[0].caution


def test_n_below_one_is_refused() -> None:
    """None asked for is a mistake."""
    with pytest.raises(InputError, match="1 or more"):
        find_contrasts(compare(article("Wire")), n=0)
