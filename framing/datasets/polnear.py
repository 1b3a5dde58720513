"""PolNeAR: US political news with every attribution marked as source, cue and content.

In: the repository's folder, or JSON lines. Out: `Annotation` records. The published annotations are brat standoff
files: text-bound lines (``T``) with one or more fragments, and events (``E``) that join them into attributions.

Convention: a record has one source and one cue. Where the set gives several fragments (some ten sources in twenty
thousand), the record has the first, and all of them stand in ``extra["source_spans"]`` or ``extra["cue_spans"]``.
The kind of quote is read off the quotation marks, since the set doesn't give it.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from framing.datasets.access import (
    as_path,
    is_json_lines,
    read_json_lines,
    read_table,
    read_utf8,
    table_error,
    take_pairs,
)
from framing.exceptions import InputError, MissingInputError
from framing.reading.checks import JsonObject, Place, check_date
from framing.records import Annotation, Attribution, Document, QuoteKind, Segment, Span
from framing.segmentation import find_quotations

__all__ = ["read_polnear"]

Compartment = Literal["train", "dev", "test", "annotator-training"]

_COLUMNS = ("compartment", "filename", "annotators", "publisher", "publication_date", "title")
_EVENT = re.compile(r"Attribution(?:-[\w-]+)?")
# brat numbers a role that occurs again in one event: Content, Content2 ...
_ROLE = re.compile(r"(Source|Cue|Content)\d*")
_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Parts:
    """One attribution as published, before it is a record."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def read_polnear(
    path: str | os.PathLike[str], *, compartment: Compartment = "train", every_annotator: bool = False
) -> Iterator[Annotation]:
    """Read the articles of PolNeAR with their attributions.

    Origin: the repository networkdynamics/PolNeAR: 1,008 articles of seven US publishers on the election of 2016, some
    24,000 attributions, split into ``train``, ``dev`` and ``test``; its README asks that the last two not be read by
    whoever builds a model. Licence: none stated. Citation: Edward Newell, Drew Margolin, Derek Ruths. 2018. An
    Attribution Relations Corpus for Political News. LREC 2018.

    Layout: ``data/metadata.tsv`` (columns ``compartment``, ``filename``, ``annotators`` joined by bars, ``publisher``,
    ``publication_date``, ``title`` and more), ``data/<compartment>/text/<filename>.txt`` and
    ``data/<compartment>/attributions/<filename>_<annotator>.ann``.

    Parameters
    ----------
    path : path
        The repository's folder, its ``data`` folder, or ``.jsonl`` with lists of ``[start, end]`` for the ``source``,
        ``cue`` and ``content`` of each of the ``attributions``.
    compartment : {"train", "dev", "test", "annotator-training"}
        Which part of the folder to read; ``.jsonl`` is read whole.
    every_annotator : bool
        Whether an article with several annotators comes once for each. By default it comes once, by the first in
        alphabetical order.

    Yields
    ------
    Annotation
        In the order of the metadata. Marked page furniture (``Discard``) is a segment of kind ``boilerplate``;
        attributions without content are left out. ``document.extra`` has the ``annotator``.

    Raises
    ------
    MissingInputError
        If the folder or one of its files is missing.
    InputError
        If a file does not have this form, or an annotation's words are not those of the text; the message names file
        and line.

    Examples
    --------
    >>> import json, tempfile
    >>> row = {
    ...     "id": "a", "publisher": "wire", "date": "2016-04-25", "title": "Vote", "text": "Rao said: “No.”",
    ...     "attributions": [{"id": "E1", "source": [[0, 3]], "cue": [[4, 8]], "content": [[10, 15]]}],
    ... }
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "polnear.jsonl").write_text(json.dumps(row))
    ...     annotation = next(read_polnear(Path(folder, "polnear.jsonl")))
    >>> annotation.attributions[0].quote, annotation.attributions[0].source
    ('direct', Span(start=0, end=3))
    """
    if compartment not in get_args(Compartment):
        msg = f"compartment must be one of {get_args(Compartment)}, got {compartment!r}"
        raise InputError(msg)
    found = as_path(path)
    if is_json_lines(found):
        return (_from_row(row) for row in read_json_lines(found))
    folder = next((f for f in (found, found / "data") if (f / "metadata.tsv").is_file()), None)
    if folder is None:
        msg = f"{found}: holds no metadata.tsv, neither itself nor in a folder 'data': give the PolNeAR repository"
        raise MissingInputError(msg)
    return _from_folder(folder, compartment, every_annotator=every_annotator)


def _from_folder(folder: Path, compartment: str, *, every_annotator: bool) -> Iterator[Annotation]:
    table = folder / "metadata.tsv"
    rows = read_table(read_utf8(table), table, columns=_COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE)
    for line, row in rows:
        if row["compartment"] != compartment:
            continue
        text = read_utf8(folder / compartment / "text" / f"{row['filename']}.txt")
        annotators = sorted(filter(None, row["annotators"].split("|")))
        if not annotators:
            raise table_error(table, line, "names no annotators")
        for annotator in annotators if every_annotator else annotators[:1]:
            path = folder / compartment / "attributions" / f"{row['filename']}_{annotator}.ann"
            parts, discarded = _read_standoff(path, text)
            yield _annotation(_document(row, text, annotator, Place(str(table), line)), parts, discarded)


def _document(row: Mapping[str, str], text: str, annotator: str, place: Place) -> Document:
    date = row["publication_date"]
    return Document(
        row["filename"],
        text,
        outlet=row["publisher"] or None,
        date=check_date(date, place.at("publication_date")) if date else None,
        title=row["title"] or None,
        extra={"annotator": annotator, "compartment": row["compartment"]},
    )


def _read_standoff(path: Path, text: str) -> tuple[list[_Parts], tuple[Span, ...]]:
    lines = list(enumerate(read_utf8(path).split("\n"), start=1))
    bound: dict[str, tuple[str, tuple[Span, ...]]] = {}
    for number, line in lines:
        if line.startswith("T"):
            name, kind, spans = _text_bound(line.rstrip("\r"), text, path, number)
            bound[name] = kind, spans
    events = [_event(line.rstrip("\r"), bound, path, number) for number, line in lines if line.startswith("E")]
    discarded = tuple(span for kind, spans in bound.values() if kind == "Discard" for span in spans)
    return [event for event in events if event is not None], discarded


def _text_bound(line: str, text: str, path: Path, number: int) -> tuple[str, str, tuple[Span, ...]]:
    try:
        name, described, words = line.split("\t")
        kind, places = described.split(" ", 1)
        spans = tuple(_fragment(place) for place in places.split(";"))
    except (ValueError, InputError) as error:
        what = "must be 'T<n>', kind and offsets, and the words, with tabs between"
        raise table_error(path, number, what) from error
    there = "".join(span.of(text) for span in spans)
    # line ends inside a fragment and the gaps between fragments are blanks in the file
    if "".join(there.split()) != "".join(words.split()):
        raise table_error(path, number, f"gives the words {words!r}, but the text has {there!r} at {places}")
    return name, kind, tuple(sorted(spans))


def _fragment(place: str) -> Span:
    start, end = place.split(" ")
    return Span(int(start), int(end))


def _event(line: str, bound: Mapping[str, tuple[str, tuple[Span, ...]]], path: Path, number: int) -> _Parts | None:
    name, _, described = line.partition("\t")
    trigger, *roles = described.split()
    if not _EVENT.fullmatch(trigger.split(":")[0]):
        return None
    spans: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
    for role in roles:
        label, _, target = role.partition(":")
        match = _ROLE.fullmatch(label)
        if match is None or target not in bound:
            raise table_error(path, number, f"has the role {role!r}: wanted Source, Cue or Content and a T of the file")
        spans[match[1]].extend(bound[target][1])
    source, cue, content = (tuple(sorted(found)) for found in spans.values())
    return _Parts(name, source, cue, content) if content else None


def _from_row(row: JsonObject) -> Annotation:
    text = row.text("text")
    length = len(text)
    date = row.optional_text("date")
    parts = [
        _Parts(
            entry.text("id"),
            take_pairs(entry, "source", length=length),
            take_pairs(entry, "cue", length=length),
            take_pairs(entry, "content", length=length),
        )
        for entry in row.objects("attributions")
    ]
    discarded = take_pairs(row, "discard", length=length) if row.get("discard") else ()
    document = Document(
        row.text("id"),
        text,
        outlet=row.optional_text("publisher"),
        date=None if date is None else check_date(date, row.place.at("date")),
        title=row.optional_text("title"),
        extra=row.rest(),
    )
    return _annotation(document, [part for part in parts if part.content], discarded)


def _annotation(document: Document, parts: Sequence[_Parts], discarded: Sequence[Span]) -> Annotation:
    text = document.text
    paragraphs = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    quoted = [quotation.span for quotation in find_quotations(text, paragraphs)]
    attributions = [_attribution(part, text, quoted) for part in parts]
    return Annotation(
        document,
        tuple(Segment(span.start, span.end, "boilerplate") for span in sorted(discarded)),
        tuple(sorted(attributions, key=lambda attribution: (attribution.start, attribution.end))),
    )


def _attribution(part: _Parts, text: str, quoted: Sequence[Span]) -> Attribution:
    extra: dict[str, Any] = {"id": part.id}
    for key, spans in (("source_spans", part.source), ("cue_spans", part.cue)):
        if len(spans) > 1:
            extra[key] = [[span.start, span.end] for span in spans]
    return Attribution(
        source=next(iter(part.source), None),
        cue=next(iter(part.cue), None),
        content=part.content,
        quote=_quote_kind(part.content, text, quoted),
        extra=extra,
    )


def _quote_kind(content: Sequence[Span], text: str, quoted: Sequence[Span]) -> QuoteKind:
    """Tell whether all, some or none of the words of the content stand in quotation marks."""
    states = {
        any(span.start <= match.start() < span.end for span in quoted)
        for part in content
        for match in _WORD.finditer(text, part.start, part.end)
    }
    if True not in states:
        return "indirect"
    return "mixed" if False in states else "direct"
