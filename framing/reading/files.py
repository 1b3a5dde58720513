"""Single articles in files of their own, and the folders that hold them.

In: a file of plain text (``.txt``, ``.text``, ``.md``, ``.markdown``, or no suffix) or a saved page (``.html``,
``.htm``, ``.xhtml``); or a folder of such, at any depth. Out: drafts, in the order of their paths.

Conventions. The id is the path inside the folder without the suffix, or the file's name for a single file. Where
nothing else says the outlet, a folder's layout does: when every article lies one folder deep (``outlet/article.txt``)
that folder names the outlet; when every one lies two deep (``event/outlet/article.txt``), event and outlet; in any
other case the file's name is the outlet. Files and folders whose name begins with a dot are passed over. A readme or
licence and the resource folder that a browser saves beside a page are noted; any other file that isn't an article is
warned of.
"""

from __future__ import annotations

import difflib
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from framing.corpus import Problem
from framing.exceptions import DecodingError, EncodingWarning, InputError, InputWarning, MissingInputError
from framing.reading.decoding import Decoded, decode
from framing.reading.drafts import Draft, ReadingOptions
from framing.reading.pages import MAX_PAGE_BYTES, PAGE_SUFFIXES, declared_encoding, read_page
from framing.reading.problems import ProblemLog, shown_path

__all__ = [
    "ARTICLE_SUFFIXES",
    "MANIFEST_NAME",
    "Folder",
    "find_files",
    "is_companion",
    "missing",
    "note_others",
    "read_article",
    "read_bytes",
    "read_folder",
    "read_head",
    "read_text",
]

TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
ARTICLE_SUFFIXES = TEXT_SUFFIXES + PAGE_SUFFIXES
MANIFEST_NAME = "corpus.toml"
# Files that people put beside articles, by stem.
_COMPANIONS = frozenset({"readme", "license", "licence", "changelog", "copying", "citation"})


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in a folder.

    Parameters
    ----------
    path : Path
        The folder.
    articles, manifests, others : tuple of Path
        The files, sorted; what lies in a sub-folder with a manifest is that manifest's affair.
    """

    path: Path
    articles: tuple[Path, ...]
    manifests: tuple[Path, ...]
    others: tuple[Path, ...]


def missing(path: Path, *, what: str = "no such file or folder") -> MissingInputError:
    """Return the error for a path that isn't there, with the nearest name beside it."""
    msg = what
    parent = path.parent
    if parent.is_dir():
        close = difflib.get_close_matches(path.name, sorted(p.name for p in parent.iterdir()), n=1)
        msg += f": did you mean {close[0]!r}?" if close else ""
    else:
        msg += f": there is no folder {str(parent)!r} either"
    return MissingInputError(msg)


def read_bytes(path: Path, *, limit: int | None = None) -> bytes:
    """Return a file's bytes; raise if it is missing, no file, empty, unreadable or above `limit` bytes."""
    if not path.exists():
        raise missing(path)
    if not path.is_file():
        msg = "is not a file that can be read"
        raise InputError(msg)
    try:
        size = path.stat().st_size
        if limit is not None and size > limit:
            msg = f"has {size:,} bytes, too many for one article: split it if it holds several, or raise max_characters"
            raise InputError(msg)
        content = path.read_bytes()
    except OSError as error:
        msg = f"can't be read: {error.strerror}"
        raise InputError(msg) from error
    if not content:
        msg = "the file is empty"
        raise InputError(msg)
    return content


def read_head(path: Path) -> bytes:
    """Return the first four bytes of a file, without reading the rest; raise as `read_bytes` does."""
    if not path.is_file() or path.stat().st_size == 0:
        return read_bytes(path)[:4]
    try:
        with path.open("rb") as file:
            return file.read(4)
    except OSError as error:
        msg = f"can't be read: {error.strerror}"
        raise InputError(msg) from error


def read_text(path: Path, options: ReadingOptions, log: ProblemLog, *, limit: int | None = None) -> str:
    """Return a file's text as decoded, and note a guessed encoding; raise as `read_bytes` and `decode` do."""
    content = read_bytes(path, limit=limit)
    decoded = _decode_page(content, options) if path.suffix.lower() in PAGE_SUFFIXES else None
    decoded = decoded or decode(content, encoding=options.encoding)
    if decoded.guessed:
        reason = f"is not UTF-8; read as {decoded.encoding}, a guess: pass encoding='...' if it is another"
        log.note(Problem(shown_path(path), None, reason, set_aside=False), EncodingWarning)
    return decoded.text


def _decode_page(content: bytes, options: ReadingOptions) -> Decoded | None:
    # a page's own declaration beats a guess, but not its bytes: many pages declare what they are not
    declared = declared_encoding(content)
    if options.encoding is not None or declared is None:
        return None
    try:
        return decode(content, encoding="utf-8")
    except DecodingError:
        pass
    try:
        return decode(content, encoding=declared)
    except InputError:
        return None


def read_article(path: Path, options: ReadingOptions, log: ProblemLog, *, default_id: str | None = None) -> Draft:
    """Read one file as one article.

    Parameters
    ----------
    path : Path
        Plain text or a saved page.
    options : ReadingOptions
        What the caller asked for.
    log : ProblemLog
        Takes a guessed encoding.
    default_id : str, optional
        The id; the file's name without suffix when not given.

    Raises
    ------
    InputError
        If the file can't be read as text. The message doesn't name it, which is the caller's to add.
    """
    is_page = path.suffix.lower() in PAGE_SUFFIXES
    # a character takes four bytes at most, so a larger file need not be read to know that it is too long
    limit = None if options.max_characters is None else 4 * options.max_characters
    text = read_text(path, options, log, limit=max(limit, MAX_PAGE_BYTES) if is_page and limit is not None else limit)
    stem = path.stem
    values, extra = read_page(text) if is_page else ({"text": text}, {})
    return Draft(values, default_id or stem, default_outlet=stem, extra=extra, path=shown_path(path))


def find_files(folder: Path, log: ProblemLog) -> Folder:
    """List what lies in a folder and below, without reading it."""
    articles: list[Path] = []
    manifests: list[Path] = []
    others: list[Path] = []

    def refuse(error: OSError) -> None:
        log.refuse(InputError(f"can't be read: {error.strerror}"), path=error.filename)

    for directory, folders, names in os.walk(folder, onerror=refuse):
        here = Path(directory)
        if here != folder and MANIFEST_NAME in names:
            manifests.append(here / MANIFEST_NAME)
            folders.clear()
            continue
        stems = {Path(name).stem for name in names if Path(name).suffix.lower() in PAGE_SUFFIXES}
        resources = [name for name in folders if name.removesuffix("_files") in stems and name.endswith("_files")]
        for name in resources:
            reason = "resources that a browser saved with a page; not read"
            log.note(Problem(shown_path(here / name), None, reason, set_aside=False))
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in resources)
        for name in names:
            if not name.startswith("."):
                path = here / name
                is_article = path.suffix.lower() in ARTICLE_SUFFIXES and not is_companion(path)
                (articles if is_article else others).append(path)

    def order(path: Path) -> tuple[str, ...]:
        return path.relative_to(folder).parts

    return Folder(folder, *(tuple(sorted(paths, key=order)) for paths in (articles, manifests, others)))


def is_companion(path: Path) -> bool:
    """Tell whether a file is a readme, licence or the like."""
    return path.stem.lower() in _COMPANIONS and path.suffix.lower() in ("", *TEXT_SUFFIXES, ".cff")


def read_folder(folder: Folder, options: ReadingOptions, log: ProblemLog) -> Iterator[Draft]:
    """Read every article of a folder without a manifest."""
    inside = {path: path.relative_to(folder.path) for path in folder.articles}
    depths = {len(place.parts) - 1 for place in inside.values()}
    stems = Counter(place.with_suffix("") for place in inside.values())

    for path, place in inside.items():
        # a.txt and a.html side by side are two articles
        unique = place if stems[place.with_suffix("")] > 1 else place.with_suffix("")
        try:
            draft = read_article(path, options, log, default_id=unique.as_posix())
        except InputError as error:
            log.refuse(error, path=shown_path(path), document_id=unique.as_posix())
            continue
        if depths == {1} or depths == {2}:
            draft = replace(draft, default_outlet=place.parts[-2])
        if depths == {2}:
            draft = replace(draft, default_event=place.parts[0])
        yield draft


def note_others(others: tuple[Path, ...], log: ProblemLog) -> None:
    """Note the files of a folder that are no articles, and warn of those that may have been meant as such."""
    for path in others:
        if is_companion(path):
            log.note(Problem(shown_path(path), None, "stands beside the articles; not read", set_aside=False))
        else:
            reason = f"not read: in a folder, articles are files in {', '.join(ARTICLE_SUFFIXES)}"
            log.note(Problem(shown_path(path), None, reason), InputWarning)
