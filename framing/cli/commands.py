"""The main jobs: annotate, score, compare, evaluate, train. Each takes the parsed options and does what they say."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import framing
from framing.cli.inputs import iter_each, read_inputs
from framing.cli.judging import train_judge, train_senses
from framing.cli.keeping import annotate_into, leaving_note
from framing.cli.outcome import tell_outcome
from framing.cli.tables import format_table
from framing.cli.terminal import note_written, plural, say, show_step, writing_whole
from framing.exceptions import InputError, MissingDependencyError
from framing.reading.interchange import to_line

if TYPE_CHECKING:
    import pandas as pd

    from framing.corpus import Corpus
    from framing.records import Annotation, Document

__all__ = ["annotate", "annotations_of", "compare", "evaluate", "score", "train"]

# The columns that a person sees at the end of `framing compare`, and first in a table of scores.
_SUMMARY = (
    ("attribution_density", "attributions / 1,000 words"),
    ("unnamed_share", "unnamed share"),
    ("outlet_loaded_density", "loaded, own voice / 1,000 words"),
    ("source_loaded_density", "loaded, sources / 1,000 words"),
)


def annotate(options: argparse.Namespace) -> None:
    """Write annotations to a file, or to standard output."""
    corpus = read_inputs(options)
    target = Path(options.output) if options.output else None
    if target is None or (target.exists() and not target.is_file()):
        _print_annotations(corpus, options)
        return
    if target.is_symlink():
        target = target.resolve()  # so that the link stays one
    count = annotate_into(target, corpus, _annotator(options), resume=options.resume)
    aside = len(corpus) - count
    say(f"{plural(count, 'document')} annotated{f', {aside:,} set aside' if aside > 0 else ''}: {options.output}")


def score(options: argparse.Namespace) -> None:
    """Write one row of scores a document."""
    with annotations_of(options) as annotations:
        scores = framing.score(annotations)
        suffix = Path(options.output).suffix.lower() if options.output else ""
        form = options.format or {".csv": "csv", ".json": "json"}.get(suffix, "csv" if options.output else "table")
        if form == "csv":
            written = scores.to_csv(index=False)
        elif form == "json":
            written = scores.to_json(orient="records", indent=1, force_ascii=False) + "\n"
        else:
            written = format_table(_put_first(scores))
        if options.output:
            with writing_whole(Path(options.output)) as path:
                path.write_text(written, encoding="utf-8")
            say(f"{plural(len(scores), 'document')} scored: {options.output}")
        else:
            sys.stdout.write(written)


def compare(options: argparse.Namespace) -> None:
    """Write annotations, tables, figures and a report; print the few columns that fit a terminal."""
    from framing.report import write_report
    from framing.report.stories import compare_stories

    folder = Path(options.output)
    folder.mkdir(parents=True, exist_ok=True)
    with annotations_of(options, kept=folder / "annotations.jsonl") as annotations:
        with writing_whole(folder / "scores.csv") as path:
            framing.score(annotations).to_csv(path, index=False)
        show_step("comparing, drawing and writing the report ...")
        comparison = framing.compare_outlets(annotations, random_state=0)
        with writing_whole(folder / "comparison.csv") as path:
            comparison.to_csv(path)
        _draw(comparison, folder, options.format or ("png", "svg"))
        stories = compare_stories(comparison)
        for name, table in stories.tables().items():
            with writing_whole(folder / f"{name}.csv") as path:
                table.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")
        write_report(comparison, folder / "report.html", stories=stories)
        note_written(folder / "report.html")
    sys.stdout.write(format_table(_summarise(comparison)))
    tell_outcome(comparison, folder, stories)


def evaluate(options: argparse.Namespace) -> None:
    """Print or write how predictions score against gold."""
    from framing import evaluation

    gold, predictions = (_read_rows(path) for path in (options.gold, options.predictions))
    scores: Any
    if evaluation.is_polnear(gold):
        scores = evaluation.score_attributions(predictions, gold)
    else:
        scores = evaluation.score_gold(predictions, gold)
    is_json = (options.format or ("json" if str(options.output).endswith(".json") else "table")) == "json"
    written = f"{json.dumps(scores.to_dict(), indent=1) if is_json else scores}\n"
    if options.output:
        Path(options.output).write_text(written, encoding="utf-8")
        say(f"scored: {options.output}")
    else:
        sys.stdout.write(written)
    if scores.missing:
        say(f"framing: {plural(scores.missing, 'gold document')} without prediction, scored as empty")


def _train_sources(options: argparse.Namespace) -> None:
    """Fit the classifier of body names to the gazetteer, print how far it can be trusted, and write its weights."""
    from framing.sources import read_gazetteer
    from framing.sources.lists.training import fit_names, measure_reliability, write_names

    gazetteer = read_gazetteer(options.gazetteer) if options.gazetteer else None
    sys.stdout.write(f"{measure_reliability(gazetteer).to_table()}\n")
    out = Path(options.output)
    out.mkdir(parents=True, exist_ok=True)
    write_names(fit_names(gazetteer), out / "name_words.tsv")
    note_written(out / "name_words.tsv")
    say(f"written to {out}: name_words.tsv")


def train(options: argparse.Namespace) -> None:
    """Train a tagger from PolNeAR, the judges from BABE, or the classifier of sources from the gazetteer."""
    if options.model in ("judge", "senses", "sources"):
        {"judge": train_judge, "senses": train_senses, "sources": _train_sources}[options.model](options)
        return
    if not options.polnear:
        msg = "training a tagger needs --polnear DIR"
        raise InputError(msg)
    polnear, out = Path(options.polnear), Path(options.output)
    if not (polnear / "train.jsonl").is_file():
        msg = f"{polnear}: no train.jsonl there; docs/datasets.md says how to make one from PolNeAR"
        raise InputError(msg)
    try:
        if options.tagger == "fast":
            from framing.attribution.training import train_fast

            train_fast(polnear, out, progress=lambda epoch, loss: say(f"epoch {epoch}: mean loss {loss:.4f}"))
        else:
            from framing.attribution.encoder.training.fit import train_encoder

            train_encoder(polnear, out, watch=lambda step, loss: say(f"step {step}: loss {loss:.4f}"))
    except ModuleNotFoundError as error:
        msg = f"training needs {error.name}: install the dependency group, pip install --group train"
        raise MissingDependencyError(msg) from error
    say(f"written to {out}: {', '.join(sorted(path.name for path in out.iterdir()))}")


@contextmanager
def annotations_of(options: argparse.Namespace, *, kept: Path | None = None) -> Iterator[list[Annotation]]:
    """Yield the annotations of the inputs, as they stand if that was asked for, else made now; events are grouped.

    Made now, they go to the file `kept`, or, for as long as the block takes, to one beside the output.
    """
    if options.annotated:
        yield _read_annotated(options.inputs)
        return
    corpus = framing.group_events(read_inputs(options))
    output = getattr(options, "output", None)
    if not output:
        with leaving_note(lambda: "nothing is kept: `framing annotate` with --output keeps what it has finished"):
            yield list(_annotator(options)(corpus, 0))
        return
    file = kept or Path(output).with_suffix(".annotations.jsonl")
    file.parent.mkdir(parents=True, exist_ok=True)
    count = annotate_into(file, corpus, _annotator(options), resume=options.resume)
    if kept:
        note_written(kept)
    told = f"all annotations ({plural(count, 'document')}) are kept in {file}; --resume goes on from there"
    with leaving_note(lambda: told):
        found = {annotation.document.id: annotation for annotation in framing.read_annotations(file)}
        yield [replace(found[document.id], document=document) for document in corpus if document.id in found]
    if not kept:
        file.unlink()


def _read_annotated(inputs: Iterable[str]) -> list[Annotation]:
    annotations = [annotation for path in inputs for annotation in framing.read_annotations(path)]
    grouped = framing.group_events(framing.Corpus(annotation.document for annotation in annotations))
    return [replace(annotation, document=document) for annotation, document in zip(annotations, grouped, strict=True)]


def _annotator(options: argparse.Namespace) -> Callable[[Sequence[Document], int], Iterator[Annotation]]:
    return lambda documents, finished: iter_each(documents, options, finished=finished)


def _print_annotations(corpus: Corpus, options: argparse.Namespace) -> None:
    """Write annotations where lines can't be taken back."""
    if options.resume:
        msg = "--resume needs --output with the name of a file"
        raise InputError(msg)
    count = 0
    with (
        leaving_note(lambda: f"{count:,} of {plural(len(corpus), 'document')} are written, each line whole"),
        open(options.output, "w", encoding="utf-8") if options.output else nullcontext(sys.stdout) as stream,
    ):
        for annotation in _annotator(options)(corpus, 0):
            stream.write(to_line(annotation).decode("utf-8"))
            count += 1


def _draw(comparison: framing.OutletComparison, folder: Path, formats: Iterable[str]) -> None:
    """Draw the three figures."""
    import matplotlib as mpl

    mpl.use("Agg")  # files only: no window, no display server
    from matplotlib import pyplot as plt

    displays: dict[str, Any] = {
        "sources": framing.SourceMixDisplay,
        "loaded-terms": framing.LoadedTermsDisplay,
        "attributions": framing.AttributionDisplay,
    }
    for stem, display in displays.items():
        figure = display.from_comparison(comparison).plot().figure_
        for suffix in formats:
            with writing_whole(folder / f"{stem}.{suffix}") as path:
                figure.savefig(path)
        plt.close(figure)


def _read_rows(path: str) -> list[dict[str, Any]]:
    """Read JSON lines as plain objects."""
    rows = []
    with Path(path).open(encoding="utf-8", newline="") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                rows.append(json.loads(line))
            except json.JSONDecodeError as error:
                msg = f"{path}:{number}: not a JSON object: {error}"
                raise InputError(msg) from error
    return rows


def _put_first(scores: pd.DataFrame) -> pd.DataFrame:
    """Return the scores with the columns first that a narrow terminal should still show."""
    first = [name for name in ("id", "outlet", *(name for name, _ in _SUMMARY)) if name in scores]
    return scores[[*first, *scores.columns.difference(first, sort=False)]].rename(columns=dict(_SUMMARY))


def _summarise(comparison: framing.OutletComparison) -> pd.DataFrame:
    """Return the few columns of the comparison that fit a terminal."""
    wide = comparison.by_outlet.pivot(index="outlet", columns="metric", values="value")
    wide = wide.reindex(comparison.by_outlet["outlet"].unique())
    documents = comparison.by_outlet.groupby("outlet", sort=False)["n_documents"].first()
    table = wide[[name for name, _ in _SUMMARY if name in wide]].rename(columns=dict(_SUMMARY))
    table.insert(0, "documents", documents)
    return table.reset_index()
