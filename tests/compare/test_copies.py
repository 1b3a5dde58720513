"""Near-copies and wire copy."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from framing.compare import compare_outlets, find_copies
from framing.exceptions import InputError, SmallSampleWarning
from framing.records import Annotation, Document, Segment


def prose(seed: int, n_words: int = 200) -> str:
    """Words at random: two seeds share no run of five."""
    rng = np.random.default_rng(seed)
    return " ".join(f"w{number}" for number in rng.integers(0, 5000, n_words))


WIRE = prose(0)


def test_copy_is_found_with_what_it_adds() -> None:
    """A copy with a new ending is one group; its own words are the ending."""
    report = find_copies(
        [Document("a", WIRE), Document("b", f"{WIRE} and nobody knew why it was"), Document("c", prose(1))]
    )
    assert report.documents["group"].tolist() == [0, 0, -1]
    assert report.documents["own_words"].tolist() == [0, 6, 200]
    (span,) = report.own[1]
    assert span.of(f"{WIRE} and nobody knew why it was") == "and nobody knew why it was"


@pytest.mark.parametrize(
    "changed",
    [
        WIRE.upper(),
        WIRE.replace(" ", "\n"),
        WIRE.replace(" ", ", "),
        "Read also: other news. " + WIRE,
        WIRE[: len(WIRE) // 2],  # the first half alone: all of the shorter stands in the longer
    ],
)
def test_layout_case_and_cuts_do_not_hide_a_copy(changed: str) -> None:
    """What is compared is the run of words."""
    assert len(find_copies([Document("a", WIRE), Document("b", changed)]).pairs) == 1


def test_share_counts_runs_of_each() -> None:
    """The shares are of each document's own runs."""
    half = WIRE[: len(WIRE) // 2]
    (row,) = find_copies([Document("a", WIRE), Document("b", half)]).pairs.to_dict("records")
    assert row["share_a"] == pytest.approx(0.5, abs=0.03)
    assert row["share_b"] > 0.98


@pytest.mark.parametrize(
    ("first", "second", "earlier"),
    [
        ("2021-03-02", "2021-03-03", "a"),
        ("2021-03-04", "2021-03-03", "b"),
        ("2021-03-02", "2021-03-02", ""),
        (None, "2021-03-02", ""),
    ],
)
def test_earlier_is_said_only_where_dates_tell(first: str | None, second: str, earlier: str) -> None:
    """Two texts of one day may both be an agency's."""
    report = find_copies([Document("a", WIRE, date=first), Document("b", WIRE, date=second)])
    assert report.pairs["earlier"].tolist() == [earlier]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"LORVALE (Reuters) - {WIRE}", "Reuters"),
        (f"{WIRE} --AFP", "AFP"),
        (f"{WIRE} - Reuters told us so {prose(2)}", ""),  # in the middle of a text it is a source
        (WIRE, ""),
    ],
)
def test_credited_agency_is_named(text: str, agency: str) -> None:
    """An agency at the beginning or the end is a credit."""
    assert find_copies([Document("a", text)]).documents["agency"].tolist() == [agency]


def test_events_keep_documents_apart_unless_all_are_compared() -> None:
    """By default only documents of one event are compared."""
    documents = [Document("a", WIRE, event="x"), Document("b", WIRE, event="y")]
    assert find_copies(documents).pairs.empty
    assert len(find_copies(documents, within=None).pairs) == 1


def test_page_furniture_makes_no_copies() -> None:
    """Of annotations, what is not prose is left out."""
    annotations = [
        Annotation(Document(name, f"{WIRE}\n\n{prose(seed)}"), (Segment(0, len(WIRE), "boilerplate"),))
        for seed, name in ((1, "a"), (2, "b"))
    ]
    assert find_copies(annotations).pairs.empty
    assert len(find_copies([annotation.document for annotation in annotations], threshold=0.4).pairs) == 1


def test_short_texts_are_not_called_copies() -> None:
    """A headline that two sites share is too little."""
    assert find_copies(
        [Document("a", "Quake hits Lorvale at dawn"), Document("b", "Quake hits Lorvale at dawn")]
    ).pairs.empty


def test_chain_of_copies_is_one_group_in_any_order() -> None:
    """Groups are linked by pairs, whatever the order."""
    parts = [prose(k, 100) for k in range(4)]
    texts = [f"{a} {b}" for a, b in pairwise(parts)]
    documents = [Document(str(k), text) for k, text in enumerate(texts)]
    assert find_copies(documents, threshold=0.4).documents["group"].tolist() == [0, 0, 0]
    assert find_copies(documents[::-1], threshold=0.4).documents["group"].tolist() == [0, 0, 0]


def test_unrelated_articles_are_no_copies() -> None:
    """Articles that share phrases of the trade are not copies."""
    phrases = "according to the ministry of foreign affairs the number of dead rose to"
    documents = [Document(str(k), f"{prose(k)} {phrases} {prose(k + 50)}") for k in range(20)]
    assert find_copies(documents).pairs.empty


@pytest.mark.parametrize(
    ("options", "message"), [({"threshold": 0}, "threshold must lie in"), ({"within": "x"}, "within must be")]
)
def test_bad_option_is_refused(options: dict[str, object], message: str) -> None:
    """Each option says what it takes."""
    with pytest.raises(InputError, match=message):
        find_copies([], **options)  # type: ignore[arg-type] # wrong on purpose


def articles() -> list[Annotation]:
    """Three outlets of which two print one text, the later one first."""
    texts = {"Late": (WIRE, "2021-03-03"), "Early": (WIRE, "2021-03-02"), "Own": (prose(9), "2021-03-02")}
    return [Annotation(Document(o, text, outlet=o, event="e", date=date)) for o, (text, date) in texts.items()]


def test_comparison_mentions_copies() -> None:
    """Two documents with one wording are not two voices, and the comparison says so."""
    with pytest.warns(SmallSampleWarning):
        comparison = compare_outlets(articles(), n_boot=0)
    assert any("2 documents, in 1 group, share at least half" in caution for caution in comparison.cautions)
    assert comparison.outlets == ("Late", "Early", "Own")


def test_comparison_leaves_copies_out_when_asked() -> None:
    """The earliest of each group stays."""
    with pytest.warns(SmallSampleWarning):
        comparison = compare_outlets(articles(), n_boot=0, copies="drop")
    assert comparison.outlets == ("Early", "Own")
    assert any("(1 left out)" in caution for caution in comparison.cautions)
