"""What the command line offers, and how a run ends."""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import framing
from framing.attribution import LEAST_CONFIDENCE
from framing.cli import commands, lists, pictures
from framing.cli.terminal import Loudness, find_written, say, show_warning, speaking
from framing.exceptions import FramingError, FramingWarning

__all__ = ["main"]

Command = Callable[[argparse.Namespace], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Parameters
    ----------
    arguments : sequence of str, optional
        Without the program's name; default ``sys.argv[1:]``.

    Returns
    -------
    int
        0 done, 1 bad input, 130 interrupted; argparse itself exits with 2 on wrong usage.
    """
    options = _parser().parse_args(arguments)
    with speaking(options.loudness), warnings.catch_warnings():
        warnings.simplefilter("default", FramingWarning)
        # workers that Ctrl-C stops; what is left is told by us
        warnings.filterwarnings("ignore", message=r"\d+ tasks (which were still|have been)")
        warnings.showwarning = show_warning
        try:
            options.command(options)
        except BrokenPipeError:  # the reader of our output, such as `head`, has gone
            return 0
        except (FramingError, OSError) as error:
            say(f"framing: {error}", level=Loudness.QUIET)
            _tell_rest(error)
            return 1
        except KeyboardInterrupt as stop:
            say("framing: stopped", level=Loudness.QUIET)
            _tell_rest(stop)
            return 130
    return 0


def _tell_rest(error: BaseException) -> None:
    """Say what a run that ended early leaves."""
    written = find_written()
    if written:
        say(f"framing: written and whole: {', '.join(written)}", level=Loudness.QUIET)
    for note in getattr(error, "__notes__", ()):
        say(f"framing: {note}", level=Loudness.QUIET)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="framing",
        description="Count who is cited, in whose words, and which wording each outlet chose.",
        epilog="example: framing compare corpora/harbour-inquiry --output out",
    )
    parser.add_argument("--version", action="version", version=f"framing {framing.__version__}")
    _add_loudness(parser, default=Loudness.NORMAL)
    group = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_main_jobs(group)
    _add_pictures(group)
    _add_evaluation(group)
    _add_lists(group)
    return parser


def _add_main_jobs(group: Any) -> None:
    annotate = _add(
        group,
        "annotate",
        commands.annotate,
        "mark attributions, speakers and loaded terms; write JSON lines",
        "framing annotate articles.jsonl --output annotations.jsonl",
    )
    _add_inputs(annotate)
    annotate.add_argument("--output", metavar="FILE", help="where to write; default: standard output")

    score = _add(
        group,
        "score",
        commands.score,
        "one row of scores a document",
        "framing score articles/ --output scores.csv",
    )
    _add_inputs(score, annotated=True)
    score.add_argument("--output", metavar="FILE", help="where to write; default: standard output")
    score.add_argument("--format", choices=("csv", "json", "table"), help="default: by the file's name, else a table")

    compare = _add(
        group,
        "compare",
        commands.compare,
        "compare outlets inside each event: tables, figures and a report",
        "framing compare corpora/harbour-inquiry --output out",
    )
    _add_inputs(compare, annotated=True)
    compare.add_argument("--output", metavar="DIR", required=True, help="folder for tables, figures and report.html")
    compare.add_argument(
        "--format",
        choices=("png", "svg", "pdf"),
        action="append",
        help="of the figures, may be repeated; default: png and svg",
    )


def _add_pictures(group: Any) -> None:
    plot = _add(group, "plot", pictures.plot, "draw one figure", "framing plot sources articles/ --output sources.svg")
    plot.add_argument("kind", choices=tuple(pictures.KINDS), metavar="KIND", help=f"one of {', '.join(pictures.KINDS)}")
    _add_inputs(plot, annotated=True)
    plot.add_argument("--output", metavar="FILE", required=True, help="a .png, .svg or .pdf")

    report = _add(
        group, "report", pictures.report, "write the HTML report alone", "framing report articles/ --output report.html"
    )
    _add_inputs(report, annotated=True)
    report.add_argument("--output", metavar="FILE", required=True, help="the .html file")


def _add_evaluation(group: Any) -> None:
    evaluate = _add(
        group,
        "evaluate",
        commands.evaluate,
        "score annotations against gold",
        "framing evaluate --gold gold.jsonl --predictions annotations.jsonl",
    )
    evaluate.add_argument("--gold", required=True, metavar="FILE", help="gold: interchange format, or PolNeAR's")
    evaluate.add_argument("--predictions", required=True, metavar="FILE", help="what `framing annotate` wrote")
    evaluate.add_argument("--output", metavar="FILE", help="where to write; default: standard output")
    evaluate.add_argument("--format", choices=("table", "json"), help="default: json for a .json file, else a table")

    train = _add(
        group,
        "train",
        commands.train,
        "train the taggers, the models of wording or of sources again; needs the dependency group `train`",
        "framing train attribution --polnear PolNeAR/ --output models/",
    )
    train.add_argument("model", choices=("attribution", "judge", "senses", "sources"), help="what to train")
    train.add_argument(
        "--tagger",
        choices=("accurate", "fast"),
        default="accurate",
        help="default: accurate; judge and senses are fitted to the encoder of the packaged one, with `fast` to none",
    )
    train.add_argument("--polnear", metavar="DIR", help="for taggers: folder with PolNeAR's train.jsonl and dev.jsonl")
    train.add_argument("--marked", nargs="+", metavar="FILE", help="for senses: sentences and their loaded expressions")
    train.add_argument("--babe", metavar="FILE", help="for judges: BABE, as .csv or JSON lines")
    train.add_argument("--model-dir", metavar="DIR", help="for judges: an accurate tagger of your own to fit to")
    train.add_argument("--plain", metavar="FILE", help="for judges: plain news reports, JSON lines with `text`")
    train.add_argument("--gazetteer", metavar="FILE", help="for sources: a list of yours to learn from, laid over ours")
    train.add_argument("--output", required=True, metavar="DIR", help="where to write the models")


def _add_lists(group: Any) -> None:
    sources = _add(
        group,
        "sources",
        lists.list_sources,
        "list every speaker found, with type, reason and count",
        "framing sources articles/ --format tsv > my-gazetteer.tsv",
    )
    _add_inputs(sources, annotated=True, resume=False)
    sources.add_argument("--format", choices=("table", "csv", "tsv"), default="table", help="tsv: as a gazetteer")

    terms = _add(group, "terms", lists.list_terms, "print every loaded term in its context", "framing terms articles/")
    _add_inputs(terms, annotated=True, resume=False)
    terms.add_argument("--width", type=int, default=40, metavar="N", help="characters of context; default: 40")

    for name, command, what in (
        ("gazetteer", lists.check_gazetteer, "gazetteer"),
        ("lexicon", lists.check_lexicon, "list of loaded terms"),
    ):
        check = _add(group, name, command, f"check a {what} of your own", f"framing {name} check my-{name}.tsv")
        check.add_argument("action", choices=("check",), help="what to do")
        check.add_argument("file", metavar="FILE", help="the file")


def _add(group: Any, name: str, command: Command, summary: str, example: str) -> argparse.ArgumentParser:
    description = f"{summary[0].upper()}{summary[1:]}."
    parser: argparse.ArgumentParser = group.add_parser(
        name, help=summary, description=description, epilog=f"example: {example}"
    )
    parser.set_defaults(command=command)
    # suppressed, so that a command without them leaves what stood before the command's name
    _add_loudness(parser, default=argparse.SUPPRESS)
    return parser


def _add_loudness(parser: argparse.ArgumentParser, *, default: Any) -> None:
    either = parser.add_mutually_exclusive_group()
    for name, level, what in (
        ("--quiet", Loudness.QUIET, "no progress and no messages but errors"),
        ("--verbose", Loudness.VERBOSE, "also say each problem, each file written, and the time"),
    ):
        either.add_argument(name, action="store_const", const=level, default=default, dest="loudness", help=what)


def _add_inputs(parser: argparse.ArgumentParser, *, annotated: bool = False, resume: bool = True) -> None:
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="PATH",
        help="folder, folder with corpus.toml, .txt, .md, .html, .jsonl, .csv, .tsv or .parquet",
    )
    parser.add_argument("--tagger", choices=("accurate", "fast"), default="accurate", help="default: accurate")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="worker processes; -1: all processors")
    parser.add_argument("--gazetteer", metavar="FILE", help="your list of who is who, laid over ours")
    parser.add_argument("--lexicon", metavar="FILE", help="your list of loaded terms, laid over ours")
    parser.add_argument(
        "--min-confidence",
        type=float,
        default=LEAST_CONFIDENCE,
        metavar="P",
        help=f"leave out attributions less likely than this to be right; default: {LEAST_CONFIDENCE}",
    )
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
    _add_beginnings(parser, annotated=annotated, resume=resume)


def _add_beginnings(parser: argparse.ArgumentParser, *, annotated: bool, resume: bool) -> None:
    """Add what spares a run to annotate again what is annotated."""
    if resume:
        parser.add_argument(
            "--resume",
            action="store_true",
            help="go on from the documents that an earlier run, stopped or ended by an error, has finished",
        )
    if annotated:
        parser.add_argument(
            "--annotated",
            action="store_true",
            help="the inputs are annotations (JSON lines, as `framing annotate` writes them): take them as they stand",
        )
