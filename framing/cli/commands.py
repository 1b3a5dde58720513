"""The main jobs: annotate, score, compare, evaluate, train. Each takes the parsed options and does what they say."""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import framing
from framing.cli.tables import format_table
from framing.cli.terminal import Loudness, plural, say, show_progress, take_note
from framing.exceptions import FramingWarning, InputError, MissingDependencyError
from framing.reading import to_record

if TYPE_CHECKING:
    import pandas as pd

    from framing.corpus import Corpus, Problem
    from framing.records import Annotation

__all__ = ["annotate", "compare", "evaluate", "find_annotations", "score", "train"]

# The columns that a person sees at the end of `framing compare`, and first in a table of scores.
_SUMMARY = (
    ("attribution_density", "attributions / 1,000 words"),
    ("unnamed_share", "unnamed share"),
    ("outlet_loaded_density", "loaded, own voice / 1,000 words"),
    ("source_loaded_density", "loaded, sources / 1,000 words"),
)

# A folder of a thousand bad pages should not push everything else off the screen.
_FIRST_PROBLEMS = 10


def annotate(options: argparse.Namespace) -> None:
    """Write annotations to a file, or to standard output."""
    annotations = _annotate(_read(options), options)
    if options.output:
        count = framing.write_annotations(annotations, options.output)
        say(f"{plural(count, 'document')} annotated: {options.output}")
        return
    for annotation in annotations:
        sys.stdout.write(json.dumps(to_record(annotation), ensure_ascii=False) + "\n")


def score(options: argparse.Namespace) -> None:
    """Write one row of scores a document."""
    scores = framing.score(find_annotations(options))
    suffix = Path(options.output).suffix.lower() if options.output else ""
    form = options.format or {".csv": "csv", ".json": "json"}.get(suffix, "csv" if options.output else "table")
    if form == "csv":
        written = scores.to_csv(index=False)
    elif form == "json":
        written = scores.to_json(orient="records", indent=1, force_ascii=False) + "\n"
    else:
        written = format_table(_put_first(scores))
    if options.output:
        Path(options.output).write_text(written, encoding="utf-8")
        say(f"{plural(len(scores), 'document')} scored: {options.output}")
    else:
        sys.stdout.write(written)


def compare(options: argparse.Namespace) -> None:
    """Write tables, figures and a report; print the few columns that fit a terminal."""
    annotations = find_annotations(options)
    folder = Path(options.output)
    folder.mkdir(parents=True, exist_ok=True)
    framing.score(annotations).to_csv(folder / "scores.csv", index=False)
    take_note(f"wrote {folder / 'scores.csv'}")
    comparison = framing.compare_outlets(annotations, random_state=0)
    comparison.to_csv(folder / "comparison.csv")
    take_note(f"wrote {folder / 'comparison.csv'}")
    written = ["scores.csv", "comparison.csv", *_draw(comparison, folder, options.format or ("png", "svg"))]
    comparison.to_html(folder / "report.html")
    take_note(f"wrote {folder / 'report.html'}")
    sys.stdout.write(format_table(_summarise(comparison)))
    say(f"written to {folder}: {', '.join([*written, 'report.html'])}")
    contrasts = framing.find_contrasts(comparison)
    if contrasts:
        say("worth a first look (the largest distances for their counts: pointers, not tests):")
    for contrast in contrasts:
        say(f"  {contrast}")
        take_note(f"    {contrast.caution}")


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


def train(options: argparse.Namespace) -> None:
    """Train a tagger from PolNeAR; needs the dependency group ``train``."""
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


def find_annotations(options: argparse.Namespace) -> list[Annotation]:
    """Return the annotations of the inputs, as they stand if that was asked for, else made now; events are grouped."""
    if not options.annotated:
        return list(_annotate(framing.group_events(_read(options)), options))
    annotations = [annotation for path in options.inputs for annotation in framing.read_annotations(path)]
    grouped = framing.group_events(framing.Corpus(annotation.document for annotation in annotations))
    return [replace(annotation, document=document) for annotation, document in zip(annotations, grouped, strict=True)]


def _read(options: argparse.Namespace) -> Corpus:
    """Read all inputs as one corpus; say what was set aside."""
    columns = dict(_split_column(entry) for entry in options.column)
    paths = [Path(path) for path in options.inputs]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)  # each problem is told below, in full
        corpus = framing.read_corpus(
            paths[0] if len(paths) == 1 else paths, columns=columns or None, on_error=options.on_error
        )
    _tell_problems(corpus.problems)
    take_note(f"read {plural(len(corpus), 'document')}")
    if not corpus:
        msg = f"no documents left to work on in {', '.join(options.inputs)}"
        raise InputError(msg)
    return corpus


def _tell_problems(problems: Sequence[Problem]) -> None:
    """Say what was set aside: the first few, or each where that was asked for."""
    for k, problem in enumerate(problems):
        say(f"framing: {problem}", level=Loudness.NORMAL if k < _FIRST_PROBLEMS else Loudness.VERBOSE)
    more = len(problems) - _FIRST_PROBLEMS
    if more > 0:
        say(f"framing: {plural(len(problems), 'problem')}, {more:,} of them after these; --verbose tells each")


def _split_column(entry: str) -> tuple[str, str]:
    field, sign, column = entry.partition("=")
    if not sign:
        msg = f"--column needs FIELD=COLUMN, such as text=body, got {entry!r}"
        raise InputError(msg)
    return field, column


def _annotate(corpus: Corpus, options: argparse.Namespace) -> Iterator[Annotation]:
    stream = framing.iter_annotations(
        corpus,
        tagger=options.tagger,
        n_jobs=options.jobs,
        gazetteer=options.gazetteer,
        lexicon=options.lexicon,
        min_confidence=options.min_confidence,
    )
    return show_progress(stream, corpus)


def _draw(comparison: framing.OutletComparison, folder: Path, formats: Iterable[str]) -> list[str]:
    """Draw the three figures, return their file names."""
    import matplotlib as mpl

    mpl.use("Agg")  # files only: no window, no display server
    from matplotlib import pyplot as plt

    displays: dict[str, Any] = {
        "sources": framing.SourceMixDisplay,
        "loaded-terms": framing.LoadedTermsDisplay,
        "attributions": framing.AttributionDisplay,
    }
    names = []
    for stem, display in displays.items():
        figure = display.from_comparison(comparison).plot().figure_
        for suffix in formats:
            names.append(f"{stem}.{suffix}")
            figure.savefig(folder / names[-1])
            take_note(f"wrote {folder / names[-1]}")
        plt.close(figure)
    return names


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
