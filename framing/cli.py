"""The command line: ``framing annotate | score | compare | evaluate``; the only module that prints.

Results go to files or standard output, messages and progress to standard error; progress bars are drawn on a terminal
only. Exit status: 0 done, 1 bad input, 2 usage.
"""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import framing
from framing.exceptions import FramingError, FramingWarning, InputError
from framing.reading import to_record

if TYPE_CHECKING:
    import pandas as pd

    from framing.corpus import Corpus
    from framing.records import Annotation

__all__ = ["main"]

# The columns that a person sees at the end of `framing compare`; everything is in the files.
_SUMMARY = (
    ("attribution_density", "attributions / 1,000 words"),
    ("unnamed_share", "unnamed share"),
    ("outlet_loaded_density", "loaded, own voice / 1,000 words"),
    ("source_loaded_density", "loaded, sources / 1,000 words"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Parameters
    ----------
    arguments : sequence of str, optional
        Without the program's name; default ``sys.argv[1:]``.

    Returns
    -------
    int
        0 done, 1 bad input; argparse itself exits with 2 on wrong usage.
    """
    options = _parser().parse_args(arguments)
    with warnings.catch_warnings():
        warnings.simplefilter("default", FramingWarning)
        warnings.showwarning = _show_warning
        try:
            options.command(options)
        except (FramingError, OSError) as error:
            _say(f"framing: {error}")
            return 1
        except BrokenPipeError:  # the reader of our output, such as `head`, has gone
            return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="framing",
        description="Count who is cited, in whose words, and which wording each outlet chose.",
        epilog="example: framing compare corpora/harbour-inquiry --output out",
    )
    parser.add_argument("--version", action="version", version=f"framing {framing.__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    annotate = _command(
        commands,
        "annotate",
        _annotate,
        "mark attributions, speakers and loaded terms; write JSON lines",
        "framing annotate articles.jsonl --output annotations.jsonl",
    )
    _add_inputs(annotate)
    annotate.add_argument("--output", metavar="FILE", help="where to write; default: standard output")

    score = _command(
        commands,
        "score",
        _score,
        "one row of scores a document",
        "framing score articles/ --output scores.csv",
    )
    _add_inputs(score)
    _add_annotated(score)
    score.add_argument("--output", metavar="FILE", help="where to write; default: standard output")
    score.add_argument("--format", choices=("csv", "json", "table"), help="default: by the file's name, else a table")

    compare = _command(
        commands,
        "compare",
        _compare,
        "compare outlets inside each event: tables, figures and a report",
        "framing compare corpora/harbour-inquiry --output out",
    )
    _add_inputs(compare)
    _add_annotated(compare)
    compare.add_argument("--output", metavar="DIR", required=True, help="folder for tables, figures and report.html")
    compare.add_argument(
        "--format",
        choices=("png", "svg", "pdf"),
        action="append",
        help="of the figures, may be repeated; default: png and svg",
    )

    evaluate = _command(
        commands,
        "evaluate",
        _evaluate,
        "score annotations against gold",
        "framing evaluate --gold gold.jsonl --predictions annotations.jsonl",
    )
    evaluate.add_argument("--gold", required=True, metavar="FILE", help="gold: interchange format, or PolNeAR's")
    evaluate.add_argument("--predictions", required=True, metavar="FILE", help="what `framing annotate` wrote")
    evaluate.add_argument("--format", choices=("table", "json"), default="table")
    return parser


def _command(commands: Any, name: str, function: Any, help_text: str, example: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help_text, description=f"{help_text[0].upper()}{help_text[1:]}.", epilog=f"example: {example}"
    )
    parser.set_defaults(command=function)
    return parser


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="PATH",
        help="folder, corpus.toml folder, .txt, .md, .html, .jsonl, .csv, .tsv or or .parquet",
    )
    parser.add_argument("--tagger", choices=("accurate", "fast"), default="accurate", help="default: accurate")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="worker processes; -1: all processors")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="for tables: where text, outlet, event, date, title or id stands; may be repeated",
    )
    parser.add_argument(
        "--on-error",
        choices=("raise", "warn"),
        default="warn",
        help="stop at the first bad input, or set it aside, say so and go on (default)",
    )


def _add_annotated(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--annotated",
        action="store_true",
        help="the inputs are annotations (JSON lines, as `framing annotate` writes them): take them as they stand",
    )


def _annotate(options: argparse.Namespace) -> None:
    annotations = _annotations(_read(options), options)
    if options.output:
        count = framing.write_annotations(annotations, options.output)
        _say(f"{_plural(count, 'document')} annotated: {options.output}")
    else:
        for annotation in annotations:
            sys.stdout.write(json.dumps(to_record(annotation), ensure_ascii=False) + "\n")


def _score(options: argparse.Namespace) -> None:
    scores = framing.score(_read_annotated(options) or _annotations(_read(options), options))
    suffix = Path(options.output).suffix.lower() if options.output else ""
    form = options.format or {".csv": "csv", ".json": "json"}.get(suffix, "csv" if options.output else "table")
    if form == "csv":
        written = scores.to_csv(index=False)
    elif form == "json":
        written = scores.to_json(orient="records", indent=1, force_ascii=False) + "\n"
    else:
        written = _format_table(scores)
    if options.output:
        Path(options.output).write_text(written, encoding="utf-8")
        _say(f"{_plural(len(scores), 'document')} scored: {options.output}")
    else:
        sys.stdout.write(written)


def _compare(options: argparse.Namespace) -> None:
    folder = Path(options.output)
    folder.mkdir(parents=True, exist_ok=True)
    annotations = _read_annotated(options) or list(_annotations(framing.group_events(_read(options)), options))
    framing.score(annotations).to_csv(folder / "scores.csv", index=False)
    comparison = framing.compare_outlets(annotations, random_state=0)
    comparison.to_csv(folder / "comparison.csv")
    written = ["scores.csv", "comparison.csv", *_draw(comparison, folder, options.format or ("png", "svg"))]
    comparison.to_html(folder / "report.html")
    sys.stdout.write(_format_table(_summarise(comparison)))
    _say(f"written to {folder}: {', '.join([*written, 'report.html'])}")


def _draw(comparison: framing.OutletComparison, folder: Path, formats: Iterable[str]) -> list[str]:
    """Draw the three figures, return their file names."""
    import matplotlib as mpl

    mpl.use("Agg")  # files only: no window, no display server
    from matplotlib import pyplot as plt

    displays = {
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
        plt.close(figure)
    return names


def _evaluate(options: argparse.Namespace) -> None:
    from framing import evaluation

    gold, predictions = (_read_rows(path) for path in (options.gold, options.predictions))
    scores: Any
    if evaluation.is_polnear(gold):
        scores = evaluation.score_attributions(predictions, gold)
    else:
        scores = evaluation.score_gold(predictions, gold)
    if options.format == "json":
        sys.stdout.write(json.dumps(scores.to_dict(), indent=1) + "\n")
    else:
        sys.stdout.write(str(scores) + "\n")
    if scores.missing:
        _say(f"framing: {_plural(scores.missing, 'gold document')} without prediction, scored as empty")


def _read(options: argparse.Namespace) -> Corpus:
    """Read all inputs as one corpus; say what was set aside."""
    columns = dict(_split_column(entry) for entry in options.column)
    paths = [Path(path) for path in options.inputs]
    source = paths[0] if len(paths) == 1 else paths
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)  # each problem is told below, in full
        corpus = framing.read_corpus(source, columns=columns or None, on_error=options.on_error)
    for problem in corpus.problems:
        _say(f"framing: {problem}")
    if not corpus:
        msg = f"no documents left to work on in {', '.join(options.inputs)}"
        raise InputError(msg)
    return corpus


def _read_annotated(options: argparse.Namespace) -> list[Annotation]:
    """Return the annotations of the inputs as they stand if that was asked for, else none."""
    if not options.annotated:
        return []
    return [annotation for path in options.inputs for annotation in framing.read_annotations(path)]


def _split_column(entry: str) -> tuple[str, str]:
    field, sign, column = entry.partition("=")
    if not sign:
        msg = f"--column needs FIELD=COLUMN, such as text=body, got {entry!r}"
        raise InputError(msg)
    return field, column


def _annotations(corpus: Corpus, options: argparse.Namespace) -> Iterator[Annotation]:
    from tqdm import tqdm

    stream = framing.iter_annotations(corpus, tagger=options.tagger, n_jobs=options.jobs)
    yield from tqdm(stream, total=len(corpus), unit="doc", desc="annotating", disable=None, file=sys.stderr)


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


def _summarise(comparison: framing.OutletComparison) -> pd.DataFrame:
    """Return the few columns of the comparison that fit a terminal."""
    wide = comparison.by_outlet.pivot(index="outlet", columns="metric", values="value")
    wide = wide.reindex(comparison.by_outlet["outlet"].unique())
    documents = comparison.by_outlet.groupby("outlet", sort=False)["n_documents"].first()
    table = wide[[name for name, _ in _SUMMARY if name in wide]].rename(columns=dict(_SUMMARY))
    table.insert(0, "documents", documents)
    return table.reset_index()


def _format_table(frame: pd.DataFrame) -> str:
    return frame.to_string(index=False, float_format=lambda value: f"{value:.2f}", na_rep="–") + "\n"


def _show_warning(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    _say(f"framing: {message}")


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _say(message: str) -> None:
    """Print a message beside the results, on standard error."""
    print(message, file=sys.stderr)
