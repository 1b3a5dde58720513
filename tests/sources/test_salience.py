"""Who speaks, how long, where and for which country."""

from __future__ import annotations

import pytest

from framing.records import SOURCE_TYPES, Annotation, Attribution, Document, SegmentKind, Span, Speaker
from framing.sources import find_lead, tabulate_countries, tabulate_types

TEXT = "Rain falls\n\nOne two three.\n\nFour five.\n\nSix."

KENYA = Speaker("Anna Berg", "state", "KE")
SUDAN = Speaker("officials", "state", "SD", anonymous=True)
NURSE = Speaker("nurse", "civilian", None, anonymous=True)


def said(words: str, speaker: Speaker | None, *, nested: bool = False, segment: SegmentKind = "body") -> Attribution:
    """Attribute words of the text."""
    start = TEXT.index(words)
    return Attribution(None, None, (Span(start, start + len(words)),), nested=nested, speaker=speaker, segment=segment)


ANNOTATION = Annotation(
    Document("a", TEXT),
    (),
    (
        said("Rain falls", KENYA, segment="headline"),
        said("Four five", KENYA),
        said("One two three", NURSE),
        said("two", SUDAN, nested=True),
        said("Six", None),
    ),
)


@pytest.mark.parametrize(
    ("kind", "column", "value"),
    [
        ("state", "attributions", 3),
        ("state", "named", 2),
        ("state", "unnamed", 1),
        ("civilian", "unnamed", 1),
        # the nested words stand in the nurse's
        ("state", "words", 4),
        ("civilian", "words", 3),
        ("civilian", "word_share", 3 / 8),
        # of the four paragraphs the second is a third of the way down
        ("civilian", "place", 1 / 3),
        ("state", "place", (2 / 3 + 1 / 3) / 2),
        ("state", "headline", 1),
        ("civilian", "leads", 1),
        ("civilian", "lead_share", 1.0),
        # without a speaker nothing is known
        ("other", "attributions", 1),
        ("other", "unnamed", 0),
    ],
)
def test_each_count_is_worked_out_by_hand(kind: str, column: str, value: float) -> None:
    """Attributions, words, places and leads are those counted on paper."""
    table = tabulate_types([ANNOTATION]).set_index("type")
    assert table.loc[kind, column] == pytest.approx(value)


def test_all_types_have_a_row_in_a_fixed_order() -> None:
    """A type that isn't heard has zeros, and no place."""
    table = tabulate_types([ANNOTATION])
    assert table["type"].tolist() == list(SOURCE_TYPES)
    assert bool(table.set_index("type")["place"].isna()["un"])


def test_nothing_heard_is_nan_not_zero() -> None:
    """Shares of nothing are undefined."""
    table = tabulate_types([])
    assert table["attributions"].sum() == 0
    assert table["word_share"].isna().all()
    assert table["lead_share"].isna().all()


def test_the_lead_is_the_first_of_the_body() -> None:
    """A headline doesn't lead, and the order given doesn't matter."""
    lead = find_lead(ANNOTATION)
    assert lead is not None
    assert lead.speaker == NURSE
    assert find_lead(Annotation(Document("b", TEXT))) is None


def test_countries_are_split_within_a_type() -> None:
    """Each country of the asked types has a row, the most heard first."""
    table = tabulate_countries([ANNOTATION])
    assert table[["type", "country", "attributions", "words"]].to_numpy().tolist() == [
        ["state", "KE", 2, 4],
        ["state", "SD", 1, 0],
    ]
    assert tabulate_countries([ANNOTATION], types=("civilian",))["country"].isna().tolist() == [True]
