"""The two doors of the reading room: `read_corpus` for any number of articles, `read_document` for one.

In: a path, several, a data frame, or texts in memory. Out: a `Corpus` or a `Document`. Convention: a path is a path and
a text is a text. A string given alone is a path; strings inside a list are texts, and paths inside a list are `Path`
objects. What each bad input gets is a table in ``docs/reading.md``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from framing.corpus import Corpus
from framing.exceptions import InputError
from framing.reading.columns import ColumnFinder, check_columns
from framing.reading.decoding import check_is_text
from framing.reading.drafts import MAX_CHARACTERS, Draft, ReadingOptions, to_document
from framing.reading.files import (
    ARTICLE_SUFFIXES,
    MANIFEST_NAME,
    find_files,
    missing,
    note_others,
    read_article,
    read_folder,
    read_head,
)
from framing.reading.frames import PARQUET_SUFFIXES, read_frame, read_parquet
from framing.reading.jsontables import JSON_SUFFIXES, JSONL_SUFFIXES, read_json, read_json_lines
from framing.reading.manifest import load_manifest, read_manifest
from framing.reading.problems import OnError, ProblemLog, shown_path
from framing.reading.tables import TABLE_SUFFIXES, read_table
from framing.records import Document

if TYPE_CHECKING:
    import pandas as pd

    Article = str | os.PathLike[str] | Document | Mapping[str, Any]
    Source = str | os.PathLike[str] | pd.DataFrame | Iterable[Article]

__all__ = ["read_corpus", "read_document"]

_READABLE = (*ARTICLE_SUFFIXES, *JSONL_SUFFIXES, *JSON_SUFFIXES, *TABLE_SUFFIXES, *PARQUET_SUFFIXES, ".toml")


def read_corpus(
    source: Source,
    *,
    columns: Mapping[str, str | None] | None = None,
    on_error: OnError = "raise",
    encoding: str | None = None,
    outlet: str | None = None,
    event: str | None = None,
    max_characters: int | None = MAX_CHARACTERS,
) -> Corpus:
    """Read articles.

    Parameters
    ----------
    source : path, pandas.DataFrame or iterable
        A folder of ``.txt``, ``.md`` or ``.html`` files, or with a ``corpus.toml``; a file of one of these kinds; a
        ``.jsonl``, ``.json``, ``.csv``, ``.tsv`` or ``.parquet`` file; a data frame; or an iterable of texts (`str`),
        paths (`pathlib.Path`), documents and mappings, in any mixture.
    columns : mapping, optional
        For tables: our field (``id``, ``outlet``, ``event``, ``date``, ``title``, ``url``, ``text``) to their column.
        Usual names are found without it; ``None`` keeps a field from being looked for.
    on_error : {"raise", "warn"}
        Whether the first bad input raises, or is set aside with one warning at the end. A path given alone that isn't
        there, and a wrong argument, raise in both cases.
    encoding : str, optional
        The encoding of the files, where it is known.
    outlet, event : str, optional
        For the articles whose source doesn't say.
    max_characters : int or None
        The longest text taken for one article; ``None`` for no limit.

    Returns
    -------
    Corpus
        The documents in the order of the source. Its `problems` say what was set aside or deserves a look.

    Raises
    ------
    InputError
        Or one of its children, if an input can't be used.
    MissingDependencyError
        If a page or Parquet file is to be read and the optional package isn't installed.

    Examples
    --------
    >>> corpus = read_corpus(["The minister resigned.", "The group denied it."], outlet="Wire")
    >>> [(document.id, document.outlet) for document in corpus]
    [('text-1', 'Wire'), ('text-2', 'Wire')]
    """
    check_columns(columns)
    options = ReadingOptions(
        columns=columns, encoding=encoding, outlet=outlet, event=event, max_characters=max_characters
    )
    log = ProblemLog(on_error)
    name, drafts = _open(source, options, log)
    documents = list(_unique(_documents(drafts, options, log), log))
    if not documents and (on_error == "raise" or not any(problem.set_aside for problem in log.problems)):
        log.refuse(InputError(_nothing_found(source)), path=name)
    log.warn(stacklevel=2)
    return Corpus(documents, problems=log.problems, name=name)


def read_document(
    path: str | os.PathLike[str] | None = None,
    *,
    text: str | None = None,
    id: str | None = None,
    outlet: str | None = None,
    event: str | None = None,
    date: str | None = None,
    title: str | None = None,
    url: str | None = None,
    encoding: str | None = None,
    max_characters: int | None = MAX_CHARACTERS,
) -> Document:
    """Read one article from a file, or make a document of a text.

    Parameters
    ----------
    path : path, optional
        A ``.txt``, ``.md`` or ``.html`` file.
    text : str, optional
        The text itself, instead of a file.
    id, outlet, event, date, title, url : str, optional
        Metadata; each takes the place of what the file says. A file's id and outlet are its name if nothing says
        otherwise; a text's id is ``text``.
    encoding : str, optional
        The encoding of the file, where it is known.
    max_characters : int or None
        The longest text taken for one article; ``None`` for no limit.

    Raises
    ------
    InputError
        Or one of its children, if the article can't be used.

    Examples
    --------
    >>> read_document(text="The group denied it.", outlet="Wire", date="4 April 2017").date
    '2017-04-04'
    """
    if (path is None) == (text is None):
        msg = "read_document needs either a path or text='...', and not both"
        raise InputError(msg)
    options = ReadingOptions(encoding=encoding, max_characters=max_characters)
    log = ProblemLog("raise")
    draft = Draft({"text": text}, "text") if path is None else _single(path, options, log)
    given = {"id": id, "outlet": outlet, "event": event, "date": date, "title": title, "url": url}
    values = {**draft.values, **{field: value for field, value in given.items() if value is not None}}
    document = to_document(
        Draft(values, draft.default_id, default_outlet=draft.default_outlet, extra=draft.extra, path=draft.path),
        options,
        log,
    )
    log.warn(stacklevel=2)
    return cast("Document", document)  # a log that raises never sets aside


def _single(path: str | os.PathLike[str], options: ReadingOptions, log: ProblemLog) -> Draft:
    place = _existing(path)
    if place.is_dir() or (place.suffix.lower() in _READABLE and place.suffix.lower() not in ARTICLE_SUFFIXES):
        msg = f"{place}: may hold many articles: read it with read_corpus"
        raise InputError(msg)
    try:
        _check_suffix(place)
        return read_article(place, options, log)
    except InputError as error:
        msg = f"{place}: {error}"
        raise type(error)(msg) from None


def _existing(source: str | os.PathLike[str]) -> Path:
    """Return the path, or raise with what a mistaken one may have meant."""
    given = os.fspath(source)
    # a text in the place of a path is a common slip; asking the file system about it would give a riddle
    if "\n" in given or "\0" in given or len(given) > 1_000:
        msg = f"{given[:60]!r}... looks like a text, not a path: use read_document(text=...) or a list of texts"
        raise InputError(msg)
    path = Path(given)
    try:
        is_there = given != "" and path.exists()
        if not is_there:
            error = missing(path)
    except OSError as failure:
        msg = f"{given!r} can't be a path: {failure.strerror}"
        raise InputError(msg) from failure
    if is_there:
        return path
    hint = " (a text goes through read_document(text=...) or a list of texts)" if " " in given else ""
    msg = f"{given or 'an empty path'}: {error}{hint}"
    raise type(error)(msg)


def _check_suffix(path: Path) -> None:
    suffix = path.suffix.lower()
    if suffix and suffix not in _READABLE:
        check_is_text(read_head(path))
        msg = f"can't tell what {path.suffix!r} files hold; readable are {', '.join(_READABLE)}"
        raise InputError(msg)


def _open(source: Source, options: ReadingOptions, log: ProblemLog) -> tuple[str | None, Iterator[Draft | Document]]:
    """Return the name and the drafts of whatever was given."""
    if isinstance(source, str | os.PathLike):
        return _open_path(_existing(source), options, log)
    if isinstance(source, Corpus):
        log.problems.extend(source.problems)
        return source.name, iter(source)
    pandas = sys.modules.get("pandas")  # nobody has a data frame without having imported it
    if pandas is not None and isinstance(source, pandas.DataFrame):
        return None, _set_aside_whole(read_frame(source, options), None, log)
    if isinstance(source, Document):
        return None, iter([source])
    if isinstance(source, Iterable) and not isinstance(source, bytes | bytearray | Mapping):
        return None, _open_each(cast("Iterable[Article]", source), options, log)
    msg = f"can't read articles from {type(source).__name__}: give a path, a data frame, or a list of texts or paths"
    raise InputError(msg)


def _open_path(path: Path, options: ReadingOptions, log: ProblemLog) -> tuple[str | None, Iterator[Draft | Document]]:
    suffix = path.suffix.lower()
    if path.is_dir() and (path / MANIFEST_NAME).is_file():
        path, suffix = path / MANIFEST_NAME, ".toml"
    if path.is_dir():
        return path.name, _open_folder(path, options, log)
    if suffix == ".toml":
        manifest = load_manifest(path, log)
        name = path.resolve().parent.name
        return (name, iter(())) if manifest is None else (manifest.name or name, read_manifest(manifest, options, log))
    return path.stem, _set_aside_whole(_open_file(path, options, log), path, log)


def _open_file(path: Path, options: ReadingOptions, log: ProblemLog) -> Iterator[Draft]:
    suffix = path.suffix.lower()
    if suffix in JSONL_SUFFIXES:
        yield from read_json_lines(path, options, log)
    elif suffix in JSON_SUFFIXES:
        yield from read_json(path, options, log)
    elif suffix in TABLE_SUFFIXES:
        yield from read_table(path, options, log)
    elif suffix in PARQUET_SUFFIXES:
        yield from read_parquet(path, options)
    else:
        _check_suffix(path)
        yield read_article(path, options, log)


def _open_folder(path: Path, options: ReadingOptions, log: ProblemLog) -> Iterator[Draft]:
    folder = find_files(path, log)
    yield from read_folder(folder, options, log)
    for place in folder.manifests:
        manifest = load_manifest(place, log)
        if manifest is not None:
            yield from read_manifest(manifest, options, log)
    note_others(folder.others, log)


def _open_each(sources: Iterable[Article], options: ReadingOptions, log: ProblemLog) -> Iterator[Draft | Document]:
    finder = ColumnFinder(options.columns)
    for number, source in enumerate(sources, start=1):
        if isinstance(source, Document):
            yield source
            continue
        try:
            if isinstance(source, os.PathLike):
                _, drafts = _open_path(_existing(source), options, log)
                yield from drafts
            elif isinstance(source, Mapping):
                values, extra = finder.split(source)
                yield Draft(values, f"row-{number}", extra=extra, line=number)
            else:
                yield Draft({"text": _checked_as_text(source)}, f"text-{number}", line=number)
        except InputError as error:
            log.refuse(error, path=None, line=number)


def _checked_as_text(source: object) -> object:
    """Raise if a string of a list was meant as a path."""
    if isinstance(source, str) and source.lower().endswith(_READABLE) and len(source.split("\n")) == 1:
        msg = f"{source!r} looks like a path: strings inside a list are texts; for a path, pathlib.Path({source!r})"
        raise InputError(msg)
    return source


def _set_aside_whole(drafts: Iterator[Draft], path: Path | None, log: ProblemLog) -> Iterator[Draft]:
    """Pass drafts on; an error that concerns their whole source ends them."""
    try:
        yield from drafts
    except InputError as error:
        log.refuse(error, path=None if path is None else shown_path(path))


def _documents(
    drafts: Iterable[Draft | Document], options: ReadingOptions, log: ProblemLog
) -> Iterator[tuple[Document, str | None, int | None]]:
    for draft in drafts:
        if isinstance(draft, Document):
            yield draft, None, None
        elif (document := to_document(draft, options, log)) is not None:
            yield document, draft.path, draft.line


def _unique(documents: Iterable[tuple[Document, str | None, int | None]], log: ProblemLog) -> Iterator[Document]:
    """Pass on each document whose id is new."""
    places: dict[str, str] = {}
    for number, (document, path, line) in enumerate(documents, start=1):
        here = ":".join(str(part) for part in (path, line) if part is not None) or f"input {number}"
        if document.id in places:
            msg = f"the id {document.id!r} is taken: {places[document.id]} has it already"
            log.refuse(InputError(msg), path=path, line=line, document_id=document.id)
            continue
        places[document.id] = here
        yield document


def _nothing_found(source: object) -> str:
    if isinstance(source, str | os.PathLike) and Path(source).is_dir():
        return f"no documents: the folder has no {', '.join(ARTICLE_SUFFIXES)} file and no {MANIFEST_NAME}"
    return "no documents: the input is empty"
