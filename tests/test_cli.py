"""The command line does what its help says, and says what went wrong."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import framing
from framing.cli import main, pictures
from framing.compare import compare_quotations, compare_sources
from framing.exceptions import SmallSampleWarning

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command line and returns status, standard output and standard error."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a folder of two short articles of two outlets."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "wire.txt").write_text(
        'Talks fail in Lowen\n\nThe talks failed on Monday, minister Anna Berg said.\n\n"We regret it," Berg said.\n',
        encoding="utf-8",
    )
    (folder / "daily.txt").write_text(
        "Talks fail in Lowen\n\nThe brutal regime wrecked the talks, residents of Lowen said on Monday.\n",
        encoding="utf-8",
    )
    return folder


def test_annotate_writes_the_interchange_format(run: Run, articles: Path, tmp_path: Path) -> None:
    """What annotate writes can be read back, with ids and texts as given."""
    status, out, err = run("annotate", articles, "--output", tmp_path / "a.jsonl")
    assert (status, out) == (0, "")
    assert "2 documents annotated" in err
    annotations = framing.read_annotations(tmp_path / "a.jsonl")
    assert {a.document.id: a.text for a in annotations} == {p.stem: p.read_text("utf-8") for p in articles.iterdir()}


def test_annotate_without_output_prints_the_same(run: Run, articles: Path, tmp_path: Path) -> None:
    """Standard output carries the same lines as a file would."""
    run("annotate", articles, "--output", tmp_path / "a.jsonl")
    _, out, _ = run("annotate", articles)
    assert out == (tmp_path / "a.jsonl").read_text("utf-8")


@pytest.mark.parametrize("name", ["scores.csv", "scores.json"])
def test_score_writes_one_row_a_document(run: Run, articles: Path, tmp_path: Path, name: str) -> None:
    """The file's suffix picks the format, and each document has its row."""
    status, _, _ = run("score", articles, "--output", tmp_path / name)
    text = (tmp_path / name).read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text))) if name.endswith("csv") else json.loads(text)
    assert status == 0
    assert sorted(row["id"] for row in rows) == ["daily", "wire"]


def test_score_takes_annotations_as_they_stand(run: Run, articles: Path, tmp_path: Path) -> None:
    """Scores of written annotations are those of the articles."""
    run("annotate", articles, "--output", tmp_path / "a.jsonl")
    _, fresh, _ = run("score", articles, "--format", "csv")
    _, again, _ = run("score", "--annotated", tmp_path / "a.jsonl", "--format", "csv")
    assert again == fresh


def test_compare_writes_tables_figures_and_report(run: Run, project_root: Path, tmp_path: Path) -> None:
    """The main job: everything promised is there, and the table names every outlet."""
    status, out, err = run("compare", project_root / "corpora/market-strike", "--output", tmp_path / "out")
    assert status == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    figures = {f"{stem}.{suffix}" for stem in ("sources", "loaded-terms", "attributions") for suffix in ("png", "svg")}
    tables = {"scores.csv", "comparison.csv", "heard.csv", "omissions.csv", "reused.csv"}
    assert names >= {"report.html", *tables, *figures}
    assert not any(name.startswith(".") for name in names)
    assert all(name in err for name in tables)
    assert all(name in err for name in figures)
    for outlet in framing.read_corpus(project_root / "corpora/market-strike").outlets:
        assert outlet in out


@pytest.mark.parametrize("kind", pictures.KINDS)
def test_plot_draws_each_kind(run: Run, project_root: Path, tmp_path: Path, kind: str) -> None:
    """Every kind of figure is drawn from annotations on disk."""
    gold = project_root / "corpora/market-strike/gold.jsonl"
    status, _, _ = run("plot", kind, "--annotated", gold, "--output", tmp_path / "figure.svg")
    assert status == 0
    assert "<svg" in (tmp_path / "figure.svg").read_text("utf-8")


def test_report_alone(run: Run, project_root: Path, tmp_path: Path) -> None:
    """The report is one file, in a folder that is made for it."""
    gold = project_root / "corpora/market-strike/gold.jsonl"
    status, _, err = run("report", "--annotated", gold, "--output", tmp_path / "new" / "report.html")
    assert status == 0
    assert "5 documents compared" in err
    assert "Eastmarch Courier" in (tmp_path / "new" / "report.html").read_text("utf-8")


def test_evaluate_prints_the_scores(run: Run, project_root: Path, tmp_path: Path) -> None:
    """Gold against itself is found whole."""
    gold = project_root / "corpora/market-strike/gold.jsonl"
    status, out, _ = run("evaluate", "--gold", gold, "--predictions", gold)
    assert status == 0
    assert "attribution        P 100.0  R 100.0  F1 100.0" in out
    _, out, _ = run("evaluate", "--gold", gold, "--predictions", gold, "--format", "json")
    assert json.loads(out)["mix_distance"] == 0
    run("evaluate", "--gold", gold, "--predictions", gold, "--output", tmp_path / "scores.json")
    assert json.loads((tmp_path / "scores.json").read_text("utf-8")) == json.loads(out)


def test_bad_input_exits_with_1(run: Run, tmp_path: Path) -> None:
    """A missing path is told in one line on standard error."""
    status, out, err = run("annotate", tmp_path / "nowhere")
    assert (status, out) == (1, "")
    assert err.startswith("framing: ")
    assert "nowhere" in err


def test_bad_file_is_set_aside_and_the_batch_goes_on(run: Run, articles: Path) -> None:
    """By default one bad file costs one line of message; with --on-error raise it stops the run."""
    (articles / "empty.txt").write_text("", encoding="utf-8")
    status, out, err = run("annotate", articles)
    assert status == 0
    assert len(out.splitlines()) == 2
    assert "empty.txt" in err
    assert run("annotate", articles, "--on-error", "raise")[0] == 1


def test_column_needs_both_sides(run: Run, articles: Path) -> None:
    """A mapping without '=' is refused with an example."""
    status, _, err = run("annotate", articles, "--column", "text")
    assert status == 1
    assert "FIELD=COLUMN" in err


def test_bad_gold_line_is_named(run: Run, tmp_path: Path) -> None:
    """A line that is no JSON is named by file and line."""
    bad = tmp_path / "gold.jsonl"
    bad.write_text('{"id": "a", "attributions": []}\nnot json\n', encoding="utf-8")
    status, _, err = run("evaluate", "--gold", bad, "--predictions", bad)
    assert status == 1
    assert "gold.jsonl:2" in err


def test_sources_lists_speakers_and_can_be_fed_back(run: Run, articles: Path, tmp_path: Path) -> None:
    """What `sources --format tsv` prints is a gazetteer, and a corrected one changes the type."""
    _, table, _ = run("sources", articles)
    assert "Anna Berg" in table
    _, listed, _ = run("sources", articles, "--format", "tsv")
    mine = tmp_path / "mine.tsv"
    mine.write_text(listed.replace("\tstate\t", "\tigo\t"), encoding="utf-8")
    assert run("gazetteer", "check", mine)[0] == 0
    annotated = tmp_path / "a.jsonl"
    run("annotate", articles, "--gazetteer", mine, "--output", annotated)
    speakers = [a.speaker for annotation in framing.read_annotations(annotated) for a in annotation.attributions]
    assert {s.type for s in speakers if s and s.name == "Anna Berg"} == {"igo"}


def test_terms_prints_a_concordance(run: Run, articles: Path) -> None:
    """Each loaded term stands in brackets in its context, with category and voice."""
    status, out, _ = run("terms", articles)
    assert status == 0
    assert "regime]" in out
    assert "label, source" in out


@pytest.mark.parametrize("kind", ["gazetteer", "lexicon"])
def test_check_names_file_and_line(run: Run, tmp_path: Path, kind: str) -> None:
    """A list with a wrong header is refused by file and line."""
    bad = tmp_path / "mine.tsv"
    bad.write_text("name\ttype\nA\tstate\n", encoding="utf-8")
    status, _, err = run(kind, "check", bad)
    assert status == 1
    assert "mine.tsv:1" in err


@pytest.mark.parametrize("arguments", [[], ["compare"], ["annotate", "x", "--tagger", "slow"]])
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Usage errors are argparse's."""
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage: framing" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    ["annotate", "score", "compare", "evaluate", "train", "sources", "terms", "gazetteer", "lexicon", "plot", "report"],
)
def test_help_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command's help ends with an example."""
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert f"example: framing {command}" in " ".join(capsys.readouterr().out.split())


def test_module_and_version() -> None:
    """``python -m framing --version`` prints the version."""
    done = subprocess.run([sys.executable, "-m", "framing", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"framing {framing.__version__}"


@pytest.fixture
def annotated(project_root: Path) -> Path:
    """Return annotations on disk, of five outlets on one event."""
    return project_root / "corpora/market-strike/gold.jsonl"


def test_compare_names_what_to_look_at_first(run: Run, annotated: Path, tmp_path: Path) -> None:
    """The end of a comparison points at three metrics, with outlets and counts, and says that it tests nothing."""
    _, _, err = run("compare", "--annotated", annotated, "--output", tmp_path / "out", "--format", "svg")
    first = err[err.index("worth a first look") :].splitlines()
    assert "not tests" in first[0]
    assert len(first) == 4
    with pytest.warns(SmallSampleWarning):
        comparison = framing.compare_outlets(framing.read_annotations(annotated), n_boot=0)
    contrasts = framing.find_contrasts(comparison)
    assert [line.strip() for line in first[1:]] == [f"{k}. {contrast}" for k, contrast in enumerate(contrasts, start=1)]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a table back."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_compare_writes_who_was_heard_and_what_was_reused(run: Run, annotated: Path, tmp_path: Path) -> None:
    """The three tables by event hold the numbers of the comparisons behind them, and the end of the run counts them."""
    _, _, err = run("compare", "--annotated", annotated, "--output", tmp_path / "out", "--format", "svg")
    annotations = list(framing.read_annotations(annotated))
    heard, reused = compare_sources(annotations), compare_quotations(annotations)
    rows = {name: read_rows(tmp_path / "out" / f"{name}.csv") for name in ("heard", "omissions", "reused")}
    assert [int(row["attributions"]) for row in rows["heard"]] == heard.matrix["attributions"].tolist()
    assert [(row["outlet"], row["source"], int(row["n_heard"]), int(row["n_others"])) for row in rows["omissions"]] == [
        *heard.omissions[["outlet", "source", "n_heard", "n_others"]].itertuples(index=False, name=None)
    ]
    assert [row["text"] for row in rows["reused"]] == reused.versions["text"].tolist()
    assert f"{len(rows['omissions'])} sources that most others cite" in err
    assert f"{len({row['statement'] for row in rows['reused']})} statements in several outlets" in err


def test_empty_tables_have_their_header(run: Run, articles: Path, tmp_path: Path) -> None:
    """Where nothing is shared, the tables say what they would have held."""
    (articles / "quiet.txt").write_text("Rain\n\nIt rained all day in the port of Lowen.\n", encoding="utf-8")
    run("compare", articles / "quiet.txt", "--output", tmp_path / "out", "--format", "svg")
    for name, column in (("heard", "n_outlets"), ("omissions", "probability"), ("reused", "other_figures")):
        [header] = (tmp_path / "out" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        assert column in header.split(",")


@pytest.mark.parametrize("before", [True, False], ids=["before the command", "after it"])
def test_quiet_leaves_the_results_alone(run: Run, annotated: Path, tmp_path: Path, before: bool) -> None:
    """With --quiet nothing is said beside the results, and these are the same."""
    command = ["compare", "--annotated", annotated, "--output", tmp_path / "out", "--format", "svg"]
    _, table, err = run(*command)
    status, out, quiet = run(*(["--quiet", *command] if before else [*command, "--quiet"]))
    assert err
    assert (status, out, quiet) == (0, table, "")


def test_quiet_still_tells_errors(run: Run, tmp_path: Path) -> None:
    """An error is told whatever was asked for, and so is what is wrong in a list."""
    assert "nowhere" in run("--quiet", "annotate", tmp_path / "nowhere")[2]
    bad = tmp_path / "mine.tsv"
    bad.write_text("name\ttype\nA\tstate\n", encoding="utf-8")
    assert "mine.tsv:1" in run("--quiet", "gazetteer", "check", bad)[2]


def test_quiet_shows_no_progress(run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar is off even if someone is looking; without --quiet it is on."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert "annotating" in run("annotate", articles)[2]
    assert run("--quiet", "annotate", articles)[2] == ""


def test_verbose_tells_each_file_and_the_time(run: Run, annotated: Path, tmp_path: Path) -> None:
    """Each file written has its line with the seconds since the start, and each pointer its caution."""
    _, _, err = run("compare", "--annotated", annotated, "--output", tmp_path / "out", "--format", "svg", "--verbose")
    for name in ("scores.csv", "comparison.csv", "sources.svg", "report.html"):
        assert re.search(rf"^\[ *\d+\.\d s\] wrote .*{re.escape(name)}$", err, re.MULTILINE)
    assert "only 1 document; rests on" in err


def test_many_problems_are_told_in_full_only_when_asked(run: Run, articles: Path) -> None:
    """Of a dozen bad files the first ten are named and the rest counted; --verbose names all."""
    for k in range(12):
        (articles / f"empty-{k:02}.txt").write_text("", encoding="utf-8")
    _, _, err = run("annotate", articles)
    assert "empty-09" in err
    assert "empty-11" not in err
    assert "12 problems, 2 of them after these" in err
    _, _, err = run("annotate", articles, "--verbose")
    assert "empty-11" in err


def test_quiet_and_verbose_exclude_each_other(run: Run, articles: Path) -> None:
    """Both at once is a mistake."""
    with pytest.raises(SystemExit) as stop:
        run("annotate", articles, "--quiet", "--verbose")
    assert stop.value.code == 2


def test_messages_do_not_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    """A control character in a file's name is shown as its code."""
    _, _, err = run("annotate", tmp_path / "no\x1b[2J\u202ewhere")
    assert "\x1b" not in err
    assert "⟨U+001B⟩" in err


def test_a_narrow_table_of_scores_begins_with_the_main_ones(
    run: Run, annotated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 80 characters the outlet and a score are seen, and of the many left out a few are named."""
    monkeypatch.setattr("framing.cli.tables.sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = run("score", "--annotated", annotated)
    assert "Eastmarch Courier" in out
    assert out.index("attributions") < out.index("left out")
    assert max(len(line) for line in out.splitlines()) <= 80
    assert re.search(r"and \d+ more\)", " ".join(out.split()))
