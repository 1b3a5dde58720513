"""Documents that tell the same story."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import framing
from framing.corpus import Corpus, Problem
from framing.events import group_events
from framing.exceptions import InputError
from framing.records import Document

QUAKE = (
    "A quake shook Lorvale at dawn and brought down the harbour wall. {} Rescuers dug through the rubble in Lorvale."
)
BUDGET = "Parliament in Dresk voted down the budget of finance minister Ilan Moss. {} The coalition in Dresk may break."
STRIKE = "Ferry crews on the Teshk line walked out over pay. {} The union said ferries would stay in port for a week."
FILLERS = ("Nobody slept.", "Officials gave few details.", "It was the talk of the day.", "More is expected.")


def report(name: str, story: str, filler: int, **known: str) -> Document:
    """One outlet's version of a story."""
    return Document(name, story.format(FILLERS[filler]), **known)  # type: ignore[arg-type] # metadata are strings


def three_stories(**known: str) -> list[Document]:
    """Two reports on each of three stories."""
    return [
        report(f"{word}{k}", story, k, **known)
        for word, story in (("quake", QUAKE), ("budget", BUDGET), ("strike", STRIKE))
        for k in range(2)
    ]


def partition(documents: Iterable[Document]) -> set[frozenset[str]]:
    """The groups of ids, whatever the events are called."""
    groups: dict[str | None, set[str]] = defaultdict(set)
    for document in documents:
        groups[document.event].add(document.id)
    return {frozenset(group) for group in groups.values()}


def test_reports_on_one_story_get_one_event() -> None:
    """Two versions of each story stand together, three stories apart."""
    grouped = group_events(Corpus(three_stories()))
    assert partition(grouped) == {frozenset({f"{word}0", f"{word}1"}) for word in ("quake", "budget", "strike")}


def test_documents_keep_order_text_and_problems() -> None:
    """Only the event is set; order, text, other metadata, name and problems stay."""
    documents = three_stories(outlet="Wire")
    problems = [Problem("x.txt", None, "empty")]
    grouped = group_events(Corpus(documents, problems=problems, name="week"))
    assert [replace(document, event=None) for document in grouped] == documents
    assert (grouped.problems, grouped.name) == (tuple(problems), "week")
    assert all(document.event for document in grouped)


@pytest.mark.parametrize("seed", range(5))
def test_order_of_documents_plays_no_part(seed: int) -> None:
    """Every order gives each document the same event, name included."""
    documents = three_stories(date="2021-05-01")
    shuffled = random.Random(seed).sample(documents, len(documents))
    expected = {d.id: d.event for d in group_events(Corpus(documents))}
    assert {d.id: d.event for d in group_events(Corpus(shuffled))} == expected


def test_given_events_stay_and_draw_their_like() -> None:
    """A given event is kept, and a report on its story joins it; one on another story does not."""
    documents = [report("a", QUAKE, 0, event="lorvale-quake"), report("b", QUAKE, 1), report("c", BUDGET, 2)]
    events = {d.id: d.event for d in group_events(Corpus(documents))}
    assert events["a"] == events["b"] == "lorvale-quake"
    assert events["c"] not in ("lorvale-quake", None)


def test_given_events_are_never_merged() -> None:
    """Two given events stay two, however alike their reports are."""
    documents = [report("a", QUAKE, 0, event="first"), report("b", QUAKE, 0, event="second"), report("c", QUAKE, 0)]
    events = [d.event for d in group_events(Corpus(documents))]
    assert events[:2] == ["first", "second"]
    assert events[2] in ("first", "second")


def test_corpus_with_all_events_given_is_returned_as_it_is() -> None:
    """Nothing is computed where nothing is missing."""
    corpus = Corpus([report("a", QUAKE, 0, event="first")])
    assert group_events(corpus) is corpus


@pytest.mark.parametrize(
    ("dates", "together"),
    [
        (("2021-05-01", "2021-05-02"), True),
        (("2021-05-01", None), True),  # an undated report is compared by its words
        (("2021-05-01", "2021-06-01"), False),
        (("2020-05-01", "2021-05-01"), False),
    ],
)
def test_dates_far_apart_make_two_stories(dates: tuple[str | None, str | None], *, together: bool) -> None:
    """The same words a month later are another story."""
    documents = [replace(report(str(k), QUAKE, k), date=date) for k, date in enumerate(dates)]
    first, second = group_events(Corpus(documents))
    assert (first.event == second.event) is together


def test_horizon_reaches_as_far_as_asked() -> None:
    """A longer horizon holds a long story together."""
    documents = [report("a", QUAKE, 0, date="2021-05-01"), report("b", QUAKE, 1, date="2021-06-01")]
    assert len(group_events(Corpus(documents), horizon=400).events) == 1


def test_event_is_named_by_first_date_and_weightiest_words() -> None:
    """The name of a new event can be read: its first date and three of its words."""
    documents = [report("a", QUAKE, 0, date="2021-05-02"), report("b", QUAKE, 1, date="2021-05-01")]
    (name,) = group_events(Corpus(documents)).events
    date, *words = name.split()
    assert date == "2021-05-01"
    assert len(words) == 3
    assert "lorvale" in words


def test_same_name_is_numbered() -> None:
    """Two events that would have one name stay two; a given event's name isn't taken either."""
    documents = [Document("a", "Storm."), Document("b", "!"), Document("c", "?", event="storm")]
    assert [d.event for d in group_events(Corpus(documents))] == ["storm (2)", "event", "storm"]


def test_texts_without_words_stand_alone() -> None:
    """Empty texts are alike in nothing."""
    events = [d.event for d in group_events(Corpus([Document("a", ""), Document("b", "...")]))]
    assert len(set(events)) == 2


def test_page_furniture_makes_no_story() -> None:
    """What an outlet prints under every article doesn't hold its articles together."""
    rng = random.Random(0)
    letters = "bcdfghklmnprstvz"
    invent = lambda: "".join(rng.choice(letters) + rng.choice("aeiou") for _ in range(4))  # noqa: E731
    footer = "Follow Wire Desk newsletter subscribe mailing address copyright app store download podcast"
    documents = [
        Document(
            f"{outlet}{k}",
            " ".join(invent() for _ in range(12)) + (f" {footer}" if outlet == "Wire" else ""),
            outlet=outlet,
        )
        for outlet in ("Wire", "Daily")
        for k in range(25)
    ]
    assert len(group_events(Corpus(documents)).events) == 50


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"threshold": 0}, "threshold must lie between 0 and 1, got 0"),
        ({"threshold": 1.5}, "threshold must lie between 0 and 1"),
        ({"tightness": -0.1}, r"tightness must lie in \[0, 1\]"),
        ({"horizon": 0}, "horizon must be at least one day"),
    ],
)
def test_option_out_of_range_is_refused(options: dict[str, float], message: str) -> None:
    """A bad option is named with its range."""
    with pytest.raises(InputError, match=message):
        group_events(Corpus(three_stories()), **options)  # type: ignore[arg-type] # that is the mistake


def test_bad_date_is_named_with_its_document() -> None:
    """A date that is none is refused with the document's id."""
    with pytest.raises(InputError, match="document 'a': the date must be YYYY-MM-DD, got 'May 1'"):
        group_events(Corpus([report("a", QUAKE, 0, date="May 1")]))


def _bcubed_f1(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """BCubed F1 (Bagga & Baldwin 1998)."""
    by_gold, by_found = defaultdict(set), defaultdict(set)
    for k, (g, f) in enumerate(zip(gold, found, strict=True)):
        by_gold[g].add(k)
        by_found[f].add(k)
    overlaps = [
        (len(by_gold[g] & by_found[f]), len(by_gold[g]), len(by_found[f])) for g, f in zip(gold, found, strict=True)
    ]
    precision = sum(both / size for both, _, size in overlaps) / len(overlaps)
    recall = sum(both / size for both, size, _ in overlaps) / len(overlaps)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "group", "rand", "bcubed"),
    [
        ("basil", "triplet", 0.96, 0.98),
        ("ecbplus", "subtopic", 0.92, 0.94),
        ("newswcl50", "event", 1.0, 1.0),
    ],
)
def test_public_sets_are_grouped_with_one_set_of_thresholds(
    shared: Path, name: str, group: str, rand: float, bcubed: float
) -> None:
    """The floors of ``docs/metrics.md`` hold with the default options on all three sets."""
    from sklearn.metrics import adjusted_rand_score

    lines = (shared / "data" / name / "train.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    corpus = Corpus(
        Document(str(r["id"]), r["text"], outlet=r.get("outlet"), date=r.get("date"), title=r.get("title"))
        for r in rows
    )
    found = [document.event for document in group_events(corpus)]
    gold = [row[group] for row in rows]
    assert adjusted_rand_score(gold, found) >= rand
    assert _bcubed_f1(gold, found) >= bcubed


@pytest.mark.shared
def test_a_corpus_of_one_event_stays_whole(shared: Path) -> None:
    """Three reports on one event, read alone, are one event: what all of them share is rare in the news at large."""
    lines = (shared / "data" / "basil" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    triplets = defaultdict(list)
    for row in map(json.loads, lines):
        triplets[row["triplet"]].append(Document(str(row["id"]), row["text"], date=row["date"], title=row["title"]))
    whole = [len({document.event for document in group_events(Corpus(three))}) == 1 for three in triplets.values()]
    assert sum(whole) >= 0.97 * len(whole)


def test_the_example_events_are_told_apart(project_root: Path) -> None:
    """Fifteen articles on three invented events, their given events taken away, fall into those events but for one."""
    documents = [
        replace(document, event=None, id=f"{folder}/{document.id}")
        for folder in ("contested-ballot", "harbour-inquiry", "market-strike")
        for document in framing.read_corpus(project_root / "corpora" / folder)
    ]
    gold = [document.id.split("/")[0] for document in documents]
    assert _bcubed_f1(gold, [document.event for document in group_events(Corpus(documents))]) >= 0.93
