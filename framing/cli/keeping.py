"""Finished documents outlive a run that ends early, and a later run goes on from them.

In: a corpus, what annotates it, and the file that is to hold the annotations. Out: that file. Each annotation is
written to ``NAME.partial.jsonl`` beside it as soon as it is finished; when all are, the partial file takes the place of
the whole one. Ctrl-C, an error or a power cut leave the partial file behind; ``--resume`` takes up what is in it, after
a look whether it was made from the same texts and with the same settings.

Left undone: an output that is no file (a pipe, a terminal) keeps nothing beyond what has gone through it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from framing.cli.terminal import plural, say
from framing.corpus import Corpus
from framing.exceptions import InputError, InterchangeError, MissingInputError
from framing.reading import from_record
from framing.reading.interchange import to_line
from framing.records import Annotation, Document

__all__ = ["annotate_into", "leaving_note", "partial_of"]

# Documents, and how many of the corpus are finished already -> their annotations.
Annotate = Callable[[Sequence[Document], int], Iterator[Annotation]]


def partial_of(target: Path) -> Path:
    """Return where the finished documents of a run stand before all are.

    Examples
    --------
    >>> partial_of(Path("out/annotations.jsonl")).name
    'annotations.partial.jsonl'
    """
    return target.with_name(f"{target.stem}.partial.jsonl")


def annotate_into(target: Path, corpus: Corpus, annotate: Annotate, *, resume: bool) -> int:
    """Annotate a corpus into a file that appears when it is whole; keep what is finished if the run ends early.

    Parameters
    ----------
    target : Path
        The file.
    corpus : Corpus
        The documents.
    annotate : callable
        Documents, and how many of the corpus were finished before -> their annotations.
    resume : bool
        Go on from what an earlier run has finished.

    Returns
    -------
    int
        How many annotations the file holds.

    Raises
    ------
    MissingInputError
        If the folder does not exist.
    InputError
        If an earlier run left finished documents and `resume` is not asked for, or they do not fit this run.
    """
    if not target.parent.is_dir():
        msg = f"{target}: there is no folder {str(target.parent)!r} to write to"
        raise MissingInputError(msg)
    partial = partial_of(target)
    finished = _take_up(partial, target, corpus, annotate) if resume else _begin(partial)
    with leaving_note(lambda: _tell_kept(partial, len(corpus))), partial.open("ab") as file:
        for annotation in annotate([document for document in corpus if document.id not in finished], len(finished)):
            file.write(to_line(annotation))
            file.flush()
    count = _count_lines(partial)
    if not count:
        partial.unlink()
        msg = f"none of {plural(len(corpus), 'document')} could be annotated"
        raise InputError(msg)
    partial.replace(target)
    return count


@contextmanager
def leaving_note(tell: Callable[[], str]) -> Iterator[None]:
    """Note on whatever ends the block early what it leaves; it is told once all files are closed."""
    try:
        yield
    except (KeyboardInterrupt, Exception) as error:
        note = tell()
        if note:
            error.add_note(note)
        raise


def _begin(partial: Path) -> frozenset[str]:
    if partial.is_file() and partial.stat().st_size:
        msg = (
            f"{partial}: holds {plural(_count_lines(partial), 'document')} that a run finished which ended early: "
            "add --resume to go on from there, or delete the file to begin anew"
        )
        raise InputError(msg)
    return frozenset()


def _take_up(partial: Path, target: Path, corpus: Corpus, annotate: Annotate) -> frozenset[str]:
    """Return the ids of the finished documents, after a look whether they fit this run."""
    if partial.is_file():
        _cut_torn_line(partial)
        finished = _find_finished(partial, corpus, annotate)
    elif target.is_file():
        # an earlier run came to its end: what is new in the corpus is added to a copy
        finished = _find_finished(target, corpus, annotate)
        shutil.copyfile(target, partial)
    else:
        return frozenset()
    if finished:
        say(f"going on after {len(finished):,} of {plural(len(corpus), 'document')}")
    return finished


def _find_finished(path: Path, corpus: Corpus, annotate: Annotate) -> frozenset[str]:
    known = {document.id: document for document in corpus}
    finished: set[str] = set()
    richest: Annotation | None = None
    for annotation in _read_each(path):
        document = known.get(annotation.document.id)
        if document is None or document.text != annotation.text:
            what = "is not among the inputs" if document is None else "has another text in the inputs"
            msg = f"{path}: document {annotation.document.id!r} {what}: the file was made from others"
            raise InputError(msg)
        finished.add(document.id)
        if richest is None or _count_marks(annotation) > _count_marks(richest):
            richest = annotation
    if richest is not None:
        _check_settings(path, richest, annotate)
    return frozenset(finished)


def _check_settings(path: Path, kept: Annotation, annotate: Annotate) -> None:
    """Annotate the document with the most marks again: other settings, lists or versions would mark it otherwise."""
    again = next(annotate([kept.document], 0), None)
    if again is None or _marks(again) != _marks(kept):
        msg = (
            f"{path}: document {kept.document.id!r} would be marked otherwise now: what is finished comes from another "
            "tagger, list, threshold or version; use the same, or delete the file to begin anew"
        )
        raise InputError(msg)


def _marks(annotation: Annotation) -> tuple[object, ...]:
    """Return what is marked and as what; confidences may differ in the last digit from machine to machine."""
    attributions = [
        replace(a, confidence=None, extra={}, speaker=a.speaker and replace(a.speaker, confidence=None, extra={}))
        for a in annotation.attributions
    ]
    return attributions, [replace(term, confidence=None, extra={}) for term in annotation.loaded]


def _count_marks(annotation: Annotation) -> int:
    return len(annotation.attributions) + len(annotation.loaded)


def _read_each(path: Path) -> Iterator[Annotation]:
    """Yield the annotations of a file one by one: there may be more than fit into memory."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                record = json.loads(line.decode("utf-8"))
            except ValueError as error:
                msg = f"{path}:{number}: is not JSON: {error}; delete the file to begin anew"
                raise InterchangeError(msg) from error
            yield from_record(record, path=str(path), line=number)


def _cut_torn_line(path: Path) -> None:
    """Cut what a power cut left of a line."""
    with path.open("r+b") as file:
        end = 0
        for line in file:
            end += len(line) if line.endswith(b"\n") else 0
        file.truncate(end)


def _count_lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(line.endswith(b"\n") for line in file)


def _tell_kept(partial: Path, total: int) -> str:
    _cut_torn_line(partial)
    count = _count_lines(partial)
    if not count:
        partial.unlink()
        return f"none of {plural(total, 'document')} was finished; nothing is kept"
    return (
        f"{count:,} of {plural(total, 'document')} are finished and kept in {partial}; "
        "the same command with --resume goes on from there"
    )
