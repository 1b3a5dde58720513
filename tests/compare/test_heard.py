"""Who was heard, by whom."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from framing.compare import SourceComparison, compare_sources
from framing.exceptions import InputError
from framing.reading import read_annotations
from framing.records import Annotation, Document, Speaker
from tests.factories import annotation, attribution

TEXT = "It rains, Berg said. Cars were stuck.\n\nRoads closed, Ro said."
BERG, RO = Speaker("Anna Berg", "state"), Speaker("Ivo Ro", "civilian")


def article(outlet: str, *, berg: bool = True, ro: bool = True, event: str | None = "e") -> Annotation:
    """An article whose first paragraph cites Berg and whose second cites Ro."""
    found = [attribution(TEXT, "It rains", source="Berg", cue="said", speaker=BERG)] * berg
    found += [attribution(TEXT, "Roads closed", source="Ro", speaker=RO)] * ro
    return annotation(TEXT, id=f"{outlet}{event}", outlet=outlet, event=event, attributions=found)


def test_matrix_has_zero_where_a_reporting_outlet_is_silent_and_nan_where_it_does_not_report() -> None:
    """To leave a source out is something else than not to report the event."""
    heard = compare_sources([article("A"), article("B", ro=False), article("C", event="other")])
    assert heard.table("e").loc["Ivo Ro"].tolist() == pytest.approx([1, 0, np.nan], nan_ok=True)
    assert heard.table("other").loc["Ivo Ro"].tolist() == pytest.approx([np.nan, np.nan, 1], nan_ok=True)


def test_counts_of_a_source() -> None:
    """Attributions, words and those in the first paragraph are counted apart."""
    heard = compare_sources([article("A"), article("B", ro=False)])
    rows = heard.sources.set_index("source")
    columns = ["attributions", "words", "in_opening", "n_heard", "n_outlets"]
    assert rows.loc["Anna Berg", columns].tolist() == [2, 4, 2, 2, 2]
    assert rows.loc["Ivo Ro", columns].tolist() == [1, 2, 0, 1, 2]
    assert rows["shared"].tolist() == [True, False]
    assert rows["only_in"].tolist() == ["", "A"]
    assert heard.table("e", values="in_opening").loc["Anna Berg"].tolist() == [1, 1]


def test_omission_names_who_others_heard() -> None:
    """A source that more than half of the others cite is an omission, with n and a probability."""
    heard = compare_sources([article("A"), article("B"), article("C", ro=False)])
    (row,) = heard.omissions.to_dict("records")
    assert (row["outlet"], row["source"], row["n_heard"], row["n_others"]) == ("C", "Ivo Ro", 2, 2)
    assert row["mentioned"] is True  # the text has his name
    assert 0 < row["probability"] < 1
    assert row["caution"] == "only 3 outlets report the event; the outlet names 1 source here"


def test_omission_says_that_the_body_is_cited() -> None:
    """Who cites the monitor has heard the director's side; who cites the director, the monitor's."""
    text = "It rains, said Anna Berg, head of the Lake Council. Roads closed, the Lake Council said."
    person, body = Speaker("Anna Berg", "ngo"), Speaker("Lake Council", "ngo")
    said = {
        "person": [attribution(text, "It rains", source="Anna Berg", cue="said", speaker=person)],
        "body": [attribution(text, "Roads closed", source="Lake Council", speaker=body)],
    }
    said["both"] = said["person"] + said["body"]
    outlets = {"A": "both", "B": "both", "C": "body", "D": "person", "E": "both"}
    heard = compare_sources(
        [annotation(text, id=o, outlet=o, event="e", attributions=said[which]) for o, which in outlets.items()]
    )
    rows = heard.omissions.set_index("outlet")
    assert rows["source"].to_dict() == {"C": "Anna Berg", "D": "Lake Council"}
    assert rows["heard_through"].to_dict() == {"C": "Lake Council", "D": "Anna Berg"}
    assert rows.loc["C", "caution"].startswith("its body is cited")
    assert rows.loc["D", "caution"].startswith("cited through its people or parts")


def test_unnamed_sources_are_no_omissions() -> None:
    """That others heard "residents" is in the matrix, and no omission."""
    unnamed = Speaker("residents", "civilian", anonymous=True)
    articles = [
        annotation(TEXT, id=o, outlet=o, event="e", attributions=[attribution(TEXT, "It rains", speaker=unnamed)])
        for o in "AB"
    ]
    heard = compare_sources([*articles, article("C")])
    assert "residents" not in set(heard.omissions["source"])
    assert heard.table("e").loc["residents"].tolist() == [1, 1, 0]


def test_two_outlets_have_no_omissions() -> None:
    """With one other outlet nobody is in the majority."""
    assert compare_sources([article("A"), article("B", ro=False)]).omissions.empty


def test_nested_source_was_heard_but_its_words_count_once() -> None:
    """A source inside a quote is a row of its own, without words."""
    inner = attribution(TEXT, "rains", speaker=RO, nested=True)
    outer = attribution(TEXT, "It rains", speaker=BERG)
    heard = compare_sources([annotation(TEXT, outlet="A", event="e", attributions=[outer, inner])])
    assert heard.sources.set_index("source")["words"].to_dict() == {"Anna Berg": 2, "Ivo Ro": 0}


def test_order_of_documents_changes_no_number() -> None:
    """Shuffled documents give the same counts and probabilities."""
    articles = [article("A"), article("B"), article("C", ro=False), article("D", berg=False), article("A", event="f")]
    key = ["event", "outlet", "source"]
    straight, reverse = compare_sources(articles), compare_sources(articles[::-1])
    for table in ("matrix", "omissions"):
        one, other = (getattr(c, table).sort_values(key, ignore_index=True) for c in (straight, reverse))
        pd.testing.assert_frame_equal(one, other)


def test_other_metadata_may_take_the_outlets_place() -> None:
    """Any column can be compared."""
    desks = [Annotation(Document(d, TEXT, extra={"desk": d}), (), article("A").attributions) for d in "XY"]
    assert compare_sources(desks, by="desk").outlets == ("X", "Y")


def test_documents_without_attributions_still_report() -> None:
    """An outlet that cites nobody has zeros, and all tables their columns."""
    heard = compare_sources([annotation("Nothing.", id="1", outlet="A"), annotation("Nothing.", id="2", outlet="B")])
    assert heard.matrix.empty
    assert heard.matrix.columns[0] == "event"
    assert heard.omissions.columns[-1] == "caution"


def test_unknown_event_is_refused_with_those_there_are() -> None:
    """A misspelt event is told what there is."""
    with pytest.raises(InputError, match="no event 'x'; the events are: e"):
        compare_sources([article("A")]).table("x")


def test_nothing_to_compare_is_refused() -> None:
    """An empty list can't be compared."""
    with pytest.raises(InputError, match="no annotations were given"):
        compare_sources([])


def test_csv_is_the_matrix(tmp_path: Path) -> None:
    """What is written reads back as `frame`."""
    heard = compare_sources([article("A"), article("B", ro=False)])
    heard.to_csv(tmp_path / "heard.csv")
    assert len(pd.read_csv(tmp_path / "heard.csv")) == len(heard.frame()) == 4
    assert repr(heard) == "<SourceComparison: outlets=2, events=1, sources=2, omissions=0>"


@pytest.fixture(scope="module")
def harbour(project_root: Path) -> SourceComparison:
    """The five articles on the harbour inquiry."""
    return compare_sources(read_annotations(project_root / "corpora" / "harbour-inquiry" / "gold.jsonl"))


@pytest.mark.parametrize(
    ("source", "attributions"),
    [
        # read off the five articles by hand: Wire, Velmara One, Herald, Plain Witness, Mercury
        ("Hamdan Terzhi", [2, 3, 1, 2, 1]),
        ("Maryam Dolzay", [3, 0, 5, 0, 1]),
        ("Helene Brandvold", [4, 0, 2, 0, 1]),
        ("Lira Quseyn", [2, 4, 0, 0, 0]),
        ("Zehra Anvari", [0, 0, 2, 3, 0]),
    ],
)
def test_spellings_of_one_person_are_one_row(harbour: SourceComparison, source: str, attributions: list[int]) -> None:
    """In a real corpus with four spellings, each person is one row with the right counts."""
    assert harbour.table("harbour-inquiry").loc[source].tolist() == attributions


def test_state_broadcaster_leaves_out_the_inquiry(harbour: SourceComparison) -> None:
    """The omissions of Velmara One are the commission, its chair and the exiled leader."""
    own = harbour.omissions[harbour.omissions["outlet"] == "Velmara One"]
    assert set(own["source"]) == {"UN Commission of Inquiry on Velmara", "Helene Brandvold", "Maryam Dolzay"}
    assert set(own["heard_through"]) == {""}
    # Plain Witness cites the commission, not its chair
    other = harbour.omissions[harbour.omissions["outlet"] == "Plain Witness"].set_index("source")
    assert other.loc["Helene Brandvold", "heard_through"] == "UN Commission of Inquiry on Velmara"
