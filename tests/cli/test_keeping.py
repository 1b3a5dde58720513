"""A run that ends early leaves what it has finished, says so, and a later run goes on from there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.cli import main
from framing.records import Annotation, Document

# A run that stops after three documents, says so, and waits to be interrupted: the moment is chosen, not timed.
WAITING = """
import sys, threading
import framing
from framing.cli import main

annotate = framing.iter_annotations

def stop_after_three(documents, **options):
    for number, annotation in enumerate(annotate(documents, **options)):
        if number == 3:
            print("three are finished", flush=True)
            threading.Event().wait()
        yield annotation

framing.iter_annotations = stop_after_three
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Six short articles of two outlets on one event, as a table."""
    path = tmp_path / "articles.jsonl"
    rows = [
        {
            "id": f"a{k}",
            "outlet": "AB"[k % 2],
            "event": "talks",
            "text": f"The regime fell, {name} Berg said on Monday.",
        }
        for k, name in enumerate(("Anna", "Bo", "Carl", "Dina", "Eva", "Finn"))
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def interrupt(*arguments: str | Path) -> tuple[int, str, str]:
    """Run the command line, send it the signal of Ctrl-C after three documents, and return how it ended."""
    command = [sys.executable, "-c", WAITING, *map(str, arguments), "--tagger", "fast"]
    run = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # a shell may have told its children to pass over the signal
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert run.stdout is not None
    first = []
    for line in run.stdout:
        if line == "three are finished\n":
            break
        first.append(line)
    os.kill(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=120)
    return run.returncode, "".join(first) + out, err


def run(*arguments: str | Path) -> int:
    """Run the command line to its end, with the fast tagger."""
    return main([*map(str, arguments), "--tagger", "fast"])


def lines_of(path: Path) -> list[Any]:
    """The ids in a file of annotations, in order."""
    return [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]


def test_interrupted_annotate_keeps_what_is_finished(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C leaves three documents in a file that is named, with their number; --resume annotates the other three."""
    out, partial = tmp_path / "out.jsonl", tmp_path / "out.partial.jsonl"
    status, _, err = interrupt("annotate", articles, "--output", out)
    assert status == 130
    assert f"3 of 6 documents are finished and kept in {partial}" in err
    assert "--resume" in err
    assert "Traceback" not in err
    assert not out.exists()
    assert lines_of(partial) == ["a0", "a1", "a2"]

    assert run("annotate", articles, "--output", out, "--resume") == 0
    assert "going on after 3 of 6 documents" in capsys.readouterr().err
    assert not partial.exists()
    run("annotate", articles, "--output", tmp_path / "whole.jsonl")
    assert lines_of(out) == lines_of(tmp_path / "whole.jsonl")
    resumed, whole = (framing.read_annotations(path) for path in (out, tmp_path / "whole.jsonl"))
    assert [a.document for a in resumed] == [a.document for a in whole]
    assert [len(a.attributions) for a in resumed] == [len(a.attributions) for a in whole]


def test_finished_documents_are_not_overwritten(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --resume a run refuses to begin where finished work stands."""
    partial = tmp_path / "out.partial.jsonl"
    interrupt("annotate", articles, "--output", tmp_path / "out.jsonl")
    kept = partial.read_bytes()
    assert run("annotate", articles, "--output", tmp_path / "out.jsonl") == 1
    assert "holds 3 documents" in capsys.readouterr().err
    assert partial.read_bytes() == kept


@pytest.mark.parametrize(
    ("command", "output", "partial"),
    [
        ("compare", "out", "out/annotations.partial.jsonl"),
        ("report", "new/report.html", "new/report.annotations.partial.jsonl"),
        ("score", "scores.csv", "scores.annotations.partial.jsonl"),
    ],
)
def test_commands_that_annotate_first_keep_it_too(
    articles: Path, tmp_path: Path, command: str, output: str, partial: str
) -> None:
    """Compare, report and score leave what they annotated beside their output, and take it up again."""
    status, _, err = interrupt(command, articles, "--output", tmp_path / output)
    assert status == 130
    assert f"kept in {tmp_path / partial}" in err
    assert len(lines_of(tmp_path / partial)) == 3
    assert run(command, articles, "--output", tmp_path / output, "--resume") == 0
    assert (tmp_path / output).exists()
    left = {path.name for path in tmp_path.rglob("*.jsonl")} - {"articles.jsonl"}
    assert left == ({"annotations.jsonl"} if command == "compare" else set())


def test_standard_output_says_how_much_went_through(articles: Path) -> None:
    """Lines that are written are whole, and their number is told."""
    status, out, err = interrupt("annotate", articles)
    assert status == 130
    assert "3 of 6 documents are written" in err
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a0", "a1", "a2"]


def test_stop_after_annotating_keeps_all_of_it(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C in the comparison names the files that are whole, and going on annotates nothing again."""

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(framing, "compare_outlets", stop)
        assert run("compare", articles, "--output", tmp_path / "out") == 130
    err = capsys.readouterr().err
    assert f"written and whole: {tmp_path / 'out/annotations.jsonl'}, {tmp_path / 'out/scores.csv'}" in err
    assert "all annotations (6 documents)" in err
    assert not (tmp_path / "out/comparison.csv").exists()
    assert run("compare", articles, "--output", tmp_path / "out", "--resume") == 0
    assert "going on after 6 of 6 documents" in capsys.readouterr().err


@pytest.mark.parametrize("ending", [b"", b'{"id": "a1", "te', b"\xff"], ids=["nothing", "half a line", "half a sign"])
def test_torn_line_is_annotated_again(articles: Path, tmp_path: Path, ending: bytes) -> None:
    """What a power cut left of a line is cut, and the document done again."""
    out = tmp_path / "out.jsonl"
    run("annotate", articles, "--output", out)
    first = out.read_bytes().splitlines(keepends=True)[0]
    out.with_name("out.partial.jsonl").write_bytes(first + ending)
    assert run("annotate", articles, "--output", out, "--resume") == 0
    assert lines_of(out) == [f"a{k}" for k in range(6)]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Anna Berg", "Anne Berg", "has another text in the inputs"),
        ('"id": "a0"', '"id": "other"', "is not among the inputs"),
        ('"category": "label"', '"category": "emotive"', "would be marked otherwise now"),
    ],
    ids=["another text", "another document", "other settings"],
)
def test_work_that_does_not_fit_is_refused(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, words: str
) -> None:
    """Finished documents of other texts or settings are not mixed with those of this run."""
    out = tmp_path / "out.jsonl"
    run("annotate", articles, "--output", out)
    whole = out.read_text("utf-8")
    assert old in whole
    out.write_text(whole.replace(old, new, 1), "utf-8")
    assert run("annotate", articles, "--output", out, "--resume") == 1
    assert words in capsys.readouterr().err
    assert not out.with_name("out.partial.jsonl").exists()


@pytest.fixture
def fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a step fail on the document ``a2``."""
    annotate: Callable[..., Iterator[Annotation]] = framing.iter_annotations

    def fail(documents: Sequence[Document], **options: Any) -> Iterator[Annotation]:
        for document in documents:
            if document.id == "a2":
                msg = "a fault of ours"
                raise ZeroDivisionError(msg)
            yield from annotate([document], **options)

    monkeypatch.setattr(framing, "iter_annotations", fail)


@pytest.mark.usefixtures("fault")
def test_document_that_fails_is_set_aside(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault on one document is told with its id, and all others are annotated."""
    assert run("annotate", articles, "--output", tmp_path / "out.jsonl") == 0
    err = capsys.readouterr().err
    assert "framing: a2: set aside, a step failed on it (ZeroDivisionError: a fault of ours)" in err
    assert "5 documents annotated, 1 set aside" in err
    assert lines_of(tmp_path / "out.jsonl") == ["a0", "a1", "a3", "a4", "a5"]


@pytest.mark.usefixtures("fault")
def test_fault_is_raised_where_asked_for(articles: Path, tmp_path: Path) -> None:
    """With --on-error raise the fault ends the run with its place in the code, and what was finished is kept."""
    with pytest.raises(ZeroDivisionError) as fault:
        run("annotate", articles, "--output", tmp_path / "out.jsonl", "--on-error", "raise")
    assert any("2 of 6 documents are finished" in note for note in fault.value.__notes__)
    assert lines_of(tmp_path / "out.partial.jsonl") == ["a0", "a1"]


def test_resume_needs_a_file(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to go on from where the output was a stream."""
    assert run("annotate", articles, "--resume") == 1
    assert "--resume needs --output" in capsys.readouterr().err
