"""What a person sees: messages on standard error, tables on standard output.

In: messages, each with the loudness from which on it is told; data frames. Out: lines. Names and titles come from
articles, so whatever would steer a terminal is shown as its code.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.records import Annotation

__all__ = [
    "Loudness",
    "find_written",
    "make_plain",
    "note_written",
    "plural",
    "say",
    "show_progress",
    "show_step",
    "show_warning",
    "speaking",
    "take_note",
    "writing_whole",
]


class Loudness(IntEnum):
    """How much is said: errors alone, the messages of a run, or each step."""

    QUIET = 0
    NORMAL = 1
    VERBOSE = 2


@dataclass(frozen=True, slots=True)
class _Run:
    loudness: Loudness = Loudness.NORMAL
    started: float = field(default_factory=time.monotonic)
    written: list[str] = field(default_factory=list)


_run: ContextVar[_Run] = ContextVar("_run")


@contextmanager
def speaking(loudness: Loudness) -> Iterator[None]:
    """Say so much inside the block, and count the time from its beginning."""
    token = _run.set(_Run(loudness))
    try:
        yield
    finally:
        _run.reset(token)


def say(message: str, *, level: Loudness = Loudness.NORMAL) -> None:
    """Print a message beside the results, on standard error, unless less was asked for.

    On a terminal its lines are broken between words; a message that begins with blanks keeps them.
    """
    if level > _current().loudness:
        return
    plain = make_plain(message)
    if sys.stderr.isatty():
        indent = " " * (len(plain) - len(plain.lstrip()))
        plain = textwrap.fill(
            plain, max(shutil.get_terminal_size().columns, 20), subsequent_indent=f"{indent}   ",
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
    print(plain, file=sys.stderr)


def show_step(message: str) -> None:
    """Say what is being done, if someone is looking and it may take a while."""
    if sys.stderr.isatty():
        say(message)


def take_note(message: str) -> None:
    """Print a step and the seconds since the start, if each step was asked for."""
    say(f"[{time.monotonic() - _current().started:6.1f} s] {message}", level=Loudness.VERBOSE)


def note_written(path: Path) -> None:
    """Take note of a file that is whole; `find_written` gives it back if the run ends early."""
    _current().written.append(str(path))
    take_note(f"wrote {path}")


def find_written() -> tuple[str, ...]:
    """Return the files that the run has written so far."""
    return tuple(_current().written)


@contextmanager
def writing_whole(path: Path) -> Iterator[Path]:
    """Yield where to write; the file appears under its name when the block has ended well."""
    partial = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    note_written(path)


def show_warning(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    """Print a warning as a message, without the line of code that issued it."""
    say(f"framing: {message}")


def make_plain(text: str) -> str:
    r"""Return a text in which nothing steers the terminal.

    Examples
    --------
    >>> make_plain("a\x1b[2Jb")
    'a⟨U+001B⟩[2Jb'
    """
    if text.isprintable():
        return text
    # a second's work to import, and seldom needed
    from framing.report.visible import show_controls

    return show_controls(text)


def plural(count: int, noun: str) -> str:
    """Return a count and its noun.

    Examples
    --------
    >>> plural(1, "document"), plural(1200, "document")
    ('1 document', '1,200 documents')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def show_progress(stream: Iterator[Annotation], *, total: int, finished: int = 0) -> Iterator[Annotation]:
    """Pass annotations on, with a progress bar (rate and remaining time) if someone is looking."""
    from tqdm import tqdm

    unwanted = _current().loudness == Loudness.QUIET or total < 2
    disable = True if unwanted else None  # None: only where no one is looking
    yield from tqdm(
        stream, total=total, initial=finished, unit="doc", desc="annotating", disable=disable, file=sys.stderr,
        dynamic_ncols=True,
    )  # fmt: skip
    take_note(f"annotated {plural(total - finished, 'document')}")


def _current() -> _Run:
    return _run.get(None) or _Run()
