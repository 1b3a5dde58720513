"""A folder with a manifest, ``corpus.toml``: which file is which article, from which outlet, on which event.

In: the manifest. Out: drafts in its order. Tables: ``[corpus]`` (name, gold, and any description), ``[[event]]`` (id,
and any other key), ``[[outlet]]`` (name or id, and any other key), ``[[document]]`` (file, id, outlet, event, date,
title, url, and any other key). Other keys of a document go to its ``extra``; those of its outlet and event too, with
the prefix ``outlet_`` and ``event_``. The document's outlet is the outlet's name, its event the event's id.

A key that looks like a misspelt one of these is warned of, and kept like any other. A misspelt table is an error; so
are a file outside the folder, and an outlet or event that is not listed though others are. Files of the folder that
the manifest doesn't name are not read; the articles among them are warned of.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from framing.corpus import Problem
from framing.exceptions import InputError, InputWarning, MissingInputError
from framing.reading.columns import nearest
from framing.reading.decoding import decode
from framing.reading.drafts import FIELDS, Draft, ReadingOptions
from framing.reading.files import ARTICLE_SUFFIXES, find_files, is_companion, missing, read_article, read_bytes
from framing.reading.problems import ProblemLog, shown_path

__all__ = ["Manifest", "load_manifest", "read_manifest"]

_DOCUMENT_KEYS = ("file", *(name for name in FIELDS if name != "text"))
_KEYS: Mapping[str, tuple[str, ...]] = {
    "corpus": ("name", "title", "description", "gold"),
    "event": ("id", "title", "date"),
    "outlet": ("id", "name", "kind", "country"),
    "document": _DOCUMENT_KEYS,
}
_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")
_DOCUMENT_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*document[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest as written.

    Parameters
    ----------
    path : Path
        The file.
    corpus : mapping
        Keys of the ``[corpus]`` table.
    outlets, events : mapping
        From name and id to the entry's keys.
    documents : tuple of (int or None, mapping)
        The line of each ``[[document]]``, where it is certain, and its keys.
    """

    path: Path
    corpus: Mapping[str, Any]
    outlets: Mapping[str, Mapping[str, Any]]
    events: Mapping[str, Mapping[str, Any]]
    documents: tuple[tuple[int | None, Mapping[str, Any]], ...]

    @property
    def name(self) -> str | None:
        """The corpus' title, else its name."""
        name = self.corpus.get("title") or self.corpus.get("name")
        return name if isinstance(name, str) else None


def load_manifest(path: Path, log: ProblemLog) -> Manifest | None:
    """Read a manifest without the files that it names.

    Parameters
    ----------
    path : Path
        The file.
    log : ProblemLog
        Takes what is wrong.

    Returns
    -------
    Manifest or None
        ``None`` when the whole manifest was set aside.
    """
    try:
        text = decode(read_bytes(path)).text
        content = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else None
        reason = _TOML_PLACE.sub("", str(error))
        column = f" at column {place[2]}" if place and place[2] else " at the end of the file"
        log.refuse(InputError(f"is not TOML: {reason}{column}"), path=shown_path(path), line=line)
        return None
    except (InputError, RecursionError) as error:
        refusal = error if isinstance(error, InputError) else InputError("is nested too deeply")
        log.refuse(refusal, path=shown_path(path))
        return None

    tables = {name: _entries(name, content, path, log) for name in _KEYS}
    for name in content:
        if name not in _KEYS:
            _report_unknown_table(name, path, log)
    headers = [text.count("\n", 0, match.start()) + 1 for match in _DOCUMENT_HEADER.finditer(text)]
    lines: list[int | None] = (
        [*headers] if len(headers) == len(tables["document"]) else [None] * len(tables["document"])
    )
    outlets = {str(entry[key]): entry for entry in tables["outlet"] for key in ("id", "name") if key in entry}
    events = {str(entry["id"]): entry for entry in tables["event"] if "id" in entry}
    corpus = tables["corpus"][0] if tables["corpus"] else {}
    return Manifest(path, corpus, outlets, events, tuple(zip(lines, tables["document"], strict=True)))


def _report_unknown_table(name: str, path: Path, log: ProblemLog) -> None:
    msg = f"unknown table {name!r}; a manifest has {', '.join(_KEYS)}"
    if close := nearest(name, tuple(_KEYS)):
        log.complain(InputError(f"{msg}: did you mean {close!r}?"), path=shown_path(path))
    else:
        log.note(Problem(shown_path(path), None, msg, set_aside=False), InputWarning)


def _entries(name: str, content: Mapping[str, Any], path: Path, log: ProblemLog) -> list[dict[str, Any]]:
    """Return the entries of one kind of table, those with a misspelt key or none that identifies them complained of."""
    found = content.get(name, [] if name != "corpus" else {})
    entries = [found] if name == "corpus" else found
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        written = f"[{name}]" if name == "corpus" else f"[[{name}]]"
        log.complain(InputError(f"{name!r} must be written as {written}"), path=shown_path(path))
        return []
    for number, entry in enumerate(entries, start=1):
        for key in entry:
            close = nearest(key, _KEYS[name]) if key not in _KEYS[name] else None
            if close is not None and close not in entry:
                reason = f"{name} {number} has an unknown key {key!r}: did you mean {close!r}?"
                log.note(Problem(shown_path(path), None, reason, set_aside=False), InputWarning)
        if name in ("event", "outlet") and not {"id", "name"} & set(entry):
            msg = f"{name} {number} has no {'id' if name == 'event' else 'name'}"
            log.complain(InputError(msg), path=shown_path(path))
    return entries


def read_manifest(manifest: Manifest, options: ReadingOptions, log: ProblemLog) -> Iterator[Draft]:
    """Read the articles that a manifest names.

    Parameters
    ----------
    manifest : Manifest
        From `load_manifest`.
    options : ReadingOptions
        What the caller asked for.
    log : ProblemLog
        Takes the documents that can't be read.
    """
    gold = manifest.corpus.get("gold")
    used = {manifest.path.parent / gold} if isinstance(gold, str) else set()
    for number, (line, entry) in enumerate(manifest.documents, start=1):
        name = entry.get("id", entry.get("file", f"document {number}"))
        try:
            path = _inside(manifest.path.parent, entry.get("file"), number)
            used.add(path)
            yield _draft(manifest, entry, path, options, log, line=line)
        except InputError as error:
            log.refuse(error, path=shown_path(manifest.path), line=line, document_id=str(name))
    _note_unnamed(manifest, used, log)


def _inside(folder: Path, file: object, number: int) -> Path:
    """Return the path of a file that a manifest names, which may not lead out of its folder."""
    if not isinstance(file, str) or not file.strip():
        msg = f"document {number} names no file: it needs file = '...'"
        raise InputError(msg)
    # a manifest may come from a stranger, and from another operating system
    is_absolute = PurePosixPath(file).is_absolute() or bool(PureWindowsPath(file).anchor)
    path = folder / (file if (folder / file).exists() else file.replace("\\", "/"))
    if is_absolute or "\0" in file or not path.resolve().is_relative_to(folder.resolve()):
        msg = f"document {number} names {file!r}, which lies outside the corpus folder: it isn't read"
        raise InputError(msg)
    if not path.is_file():
        reason = str(missing(path, what="which isn't there"))
        msg = f"document {number} names {file!r}, {reason}"
        raise MissingInputError(msg)
    if path.suffix and path.suffix.lower() not in ARTICLE_SUFFIXES:
        msg = f"document {number} names {file!r}: an article is a file in {', '.join(ARTICLE_SUFFIXES)}"
        raise InputError(msg)
    return path


def _draft(
    manifest: Manifest,
    entry: Mapping[str, Any],
    path: Path,
    options: ReadingOptions,
    log: ProblemLog,
    *,
    line: int | None,
) -> Draft:
    try:
        article = read_article(path, options, log)
    except InputError as error:
        msg = f"{entry['file']!r} {error}"
        raise type(error)(msg) from error

    stated = {key: value for key, value in entry.items() if key in _DOCUMENT_KEYS and key != "file"}
    extra = dict(article.extra) | {key: value for key, value in entry.items() if key not in _DOCUMENT_KEYS}
    for kind, listed in (("outlet", manifest.outlets), ("event", manifest.events)):
        if stated.get(kind) is None or not listed:
            continue
        if stated[kind] not in listed:
            close = nearest(str(stated[kind]), tuple(listed))
            msg = f"the {kind} {stated[kind]!r} is not among the manifest's {kind}s"
            msg += f": did you mean {close!r}?" if close else ""
            raise InputError(msg)
        about = listed[stated[kind]]
        if kind == "outlet":
            stated[kind] = about.get("name", stated[kind])
        extra |= {f"{kind}_{key}": value for key, value in about.items() if key not in ("id", "name")}
    default_id = path.relative_to(manifest.path.parent).with_suffix("").as_posix()
    return Draft(
        {**article.values, **stated},
        default_id,
        default_outlet=article.default_outlet,
        extra=extra,
        path=shown_path(manifest.path),
        line=line,
        text_path=article.path,
    )


def _note_unnamed(manifest: Manifest, used: set[Path], log: ProblemLog) -> None:
    folder = find_files(manifest.path.parent, log)
    for path in (*folder.articles, *folder.others):
        if path in used or path == manifest.path:
            continue
        is_article = path.suffix.lower() in ARTICLE_SUFFIXES and not is_companion(path)
        reason = "not read: the manifest doesn't name it"
        problem = Problem(shown_path(path), None, reason, set_aside=is_article)
        log.note(problem, InputWarning if is_article else None)
