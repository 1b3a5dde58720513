"""The same words in several outlets."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from framing.compare import QuotationComparison, compare_quotations
from framing.exceptions import InputError
from framing.reading import read_annotations
from framing.records import Annotation, Speaker
from tests.factories import annotation, attribution

BERG = Speaker("Anna Berg", "state")


def article(outlet: str, said: str, cue: str = "said", *, lead: str = "Rain fell on Monday. ") -> Annotation:
    """An article in which Berg says something; what stands before it moves it down."""
    text = f"{lead}{said} Berg {cue}."
    one = attribution(text, said, source="Berg", cue=cue, speaker=BERG)
    return annotation(text, id=outlet, outlet=outlet, event="e", attributions=[one])


def test_versions_say_who_how_and_where() -> None:
    """Each version has its outlet, cue, position and cut."""
    found = compare_quotations(
        [
            article("A", "“We saw the water rise before dawn,”", "said", lead=""),
            article("B", "“We saw the water rise,”", "claimed", lead="Rain fell. It fell for two long days. "),
        ]
    )
    one, other = found.versions.to_dict("records")
    assert (one["relation"], one["cue"], one["position"], one["cut"]) == ("fullest", "said", 0.0, "")
    assert (other["relation"], other["cue"], other["cut"]) == ("trimmed", "claimed", "before dawn")
    assert other["position"] == pytest.approx(8 / 15)
    assert other["kept_share"] == pytest.approx(5 / 7)
    assert found.statements["outlets"].tolist() == ["A | B"]


def test_long_quotation_is_tracked_sentence_by_sentence() -> None:
    """An outlet that prints the second sentence alone shares that one."""
    found = compare_quotations(
        [
            article("A", "“The gate was shut all night. Nobody came to warn us then.”", lead=""),
            article("B", "“Nobody came to warn us then,”"),
        ]
    )
    assert found.statements["text"].tolist() == ["Nobody came to warn us then.”"]


def test_quoted_words_count_where_the_rest_is_the_outlets() -> None:
    """The frame around a partial quote doesn't hide that the quoted words are the same."""
    found = compare_quotations(
        [
            article("A", "the paper was “a tissue of old slanders” and no more"),
            article("B", "that what they wrote is “a tissue of old slanders”"),
        ]
    )
    assert found.versions["relation"].tolist() == ["fullest", "exact"]


def test_words_out_of_their_quotation_marks_are_the_same_words() -> None:
    """An outlet that drops the marks has changed nothing else."""
    found = compare_quotations(
        [
            article("A", "“rigorous standards” were kept and “extraordinary efforts” were made"),
            article("B", "rigorous standards were kept and extraordinary efforts were made"),
        ]
    )
    assert found.versions["relation"].tolist() == ["fullest", "exact"]


def test_other_figures_in_the_same_words_are_marked() -> None:
    """A toll that has changed between two versions is said, not hidden in "altered"."""
    found = compare_quotations(
        [
            article("A", "the flood killed 18 people and five children in the northern valley of the lake district"),
            article("B", "the flood killed 15 people and four children in the northern valley of the lake district"),
            article("C", "the flood killed 18 people and five children in the northern valley"),
        ]
    )
    assert found.versions["other_figures"].tolist() == ["", "15, 4 for 18, 5", ""]


def test_statement_of_one_outlet_is_not_listed() -> None:
    """What one outlet alone prints is not reused."""
    found = compare_quotations(
        [article("A", "“The gate was shut all night,”"), article("B", "“Roads were closed at noon,”")]
    )
    assert found.statements.empty
    assert found.versions.columns[-1] == "end"


def test_offsets_point_at_the_words() -> None:
    """Start and end cut the version's text out of the document."""
    articles = [article("A", "“We saw the water rise,”"), article("B", "“We saw the water rise,”")]
    for row in compare_quotations(articles).versions.itertuples():
        text = next(a.text for a in articles if a.document.id == row.id)
        assert text[row.start : row.end] == row.text


@pytest.mark.parametrize("options", [{"similarity": 0}, {"similarity": 1.5}, {"least_words": 0}])
def test_bad_option_is_refused(options: dict[str, float]) -> None:
    """Each option says what it takes."""
    with pytest.raises(InputError, match=r"similarity must lie in \(0, 1\] and least_words be 1 or more"):
        compare_quotations([article("A", "“The gate was shut,”")], **options)  # type: ignore[arg-type] # wrong on purpose


@pytest.fixture(scope="module")
def market(project_root: Path) -> QuotationComparison:
    """The five articles on the market strike."""
    return compare_quotations(read_annotations(project_root / "corpora" / "market-strike" / "gold.jsonl"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # read off the five articles by hand
        (
            "reports to the contrary",
            {
                "Halyard Press Agency": "said fullest",
                "Teshkara State News Agency": "said exact",
                "Free Highlands Voice": "alleged trimmed",
                "Eastmarch Courier": "said trimmed",
            },
        ),
        (
            "twenty-three terrorists",
            {"Halyard Press Agency": "said", "Teshkara State News Agency": "said", "Free Highlands Voice": "boasted"},
        ),
        ("theatre before", {"Halyard Press Agency": "added trimmed", "Teshkara State News Agency": "added fullest"}),
    ],
)
def test_reused_quotations_of_a_real_event(market: QuotationComparison, words: str, expected: dict[str, str]) -> None:
    """Outlets, cues and cuts are those of the articles."""
    (number,) = market.statements.loc[market.statements["text"].str.casefold().str.contains(words), "statement"]
    versions = market.versions[market.versions["statement"] == number]
    found = {row.outlet: f"{row.cue} {row.relation}" for row in versions.itertuples()}
    assert set(found) == set(expected)
    assert all(found[outlet].startswith(cue) for outlet, cue in expected.items())


def test_order_of_documents_changes_no_statement(project_root: Path) -> None:
    """The five articles the other way round give the same groups of versions."""
    annotations = list(read_annotations(project_root / "corpora" / "harbour-inquiry" / "gold.jsonl"))

    def read_groups(found: QuotationComparison) -> set[frozenset[tuple[str, int, int]]]:
        groups = found.versions.groupby("statement")
        return {frozenset(zip(own["id"], own["start"], own["end"], strict=True)) for _, own in groups}

    straight, other = compare_quotations(annotations), compare_quotations(annotations[::-1])
    assert len(read_groups(straight)) == len(straight.statements) > 10
    assert read_groups(straight) == read_groups(other)


def test_csv_is_the_table_of_versions(market: QuotationComparison, tmp_path: Path) -> None:
    """What is written reads back as `frame`."""
    market.to_csv(tmp_path / "quotations.csv")
    assert len(pd.read_csv(tmp_path / "quotations.csv")) == len(market.frame())
