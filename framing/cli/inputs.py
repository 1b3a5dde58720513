"""From paths to annotations: what was set aside on the way is told, and one bad document does not end a run.

In: the parsed options. Out: a corpus, or its annotations as they come. A document on which a step fails is a fault of
ours; it is set aside and named, so that the thousands after it are annotated all the same.
"""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import framing
from framing.cli.terminal import Loudness, plural, say, show_progress, take_note
from framing.corpus import Corpus, Problem
from framing.exceptions import FramingError, FramingWarning, InputError
from framing.records import Annotation, Document

__all__ = ["iter_each", "read_inputs"]

# A folder of a thousand bad pages should not push everything else off the screen.
_FIRST_PROBLEMS = 10


def read_inputs(options: argparse.Namespace) -> Corpus:
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


def iter_each(documents: Sequence[Document], options: argparse.Namespace, *, finished: int = 0) -> Iterator[Annotation]:
    """Annotate every document, with a progress bar; one on which a step fails is set aside.

    Parameters
    ----------
    documents : sequence of Document
        What is to be annotated.
    options : argparse.Namespace
        The parsed options.
    finished : int, optional
        Documents that an earlier run has annotated, for the bar.

    Yields
    ------
    Annotation
        In the order given.
    """

    def annotate(left: Sequence[Document], jobs: int) -> Iterator[Annotation]:
        return framing.iter_annotations(
            left,
            tagger=options.tagger,
            n_jobs=jobs,
            gazetteer=options.gazetteer,
            lexicon=options.lexicon,
            min_confidence=options.min_confidence,
        )

    jobs = options.jobs if len(documents) > 1 else 1
    if options.on_error == "raise":
        stream = annotate(documents, jobs)
    else:
        stream = _pass_over_failures(documents, annotate, jobs)
    yield from show_progress(stream, total=len(documents) + finished, finished=finished)


def _pass_over_failures(
    documents: Sequence[Document], annotate: Callable[[Sequence[Document], int], Iterator[Annotation]], jobs: int
) -> Iterator[Annotation]:
    left = list(documents)
    while left:
        done = 0
        try:
            for annotation in annotate(left, jobs):
                done += 1
                yield annotation
        except (FramingError, OSError, MemoryError):  # a list or a machine that fails every document
            raise
        except Exception:
            # several processes report the failure of one document before the results of those in front of it, so it
            # is looked for one by one
            left = left[done:]
            reached = yield from _pass_over_one(left, annotate)
            left = left[reached:]
        else:
            return


def _pass_over_one(
    documents: Sequence[Document], annotate: Callable[[Sequence[Document], int], Iterator[Annotation]]
) -> Generator[Annotation, None, int]:
    """Annotate up to the first document that fails, which is told; return how many were passed."""
    for place, document in enumerate(documents):
        try:
            annotation = next(annotate([document], 1))
        except (FramingError, OSError, MemoryError):
            raise
        except Exception as error:
            say(
                f"framing: {document.id}: set aside, a step failed on it ({type(error).__name__}: {error}); "
                "--on-error raise shows where"
            )
            return place + 1
        yield annotation
    return len(documents)


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
