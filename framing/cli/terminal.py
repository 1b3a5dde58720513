"""What a person sees: messages on standard error, tables on standard output.

In: messages, each with the loudness from which on it is told; data frames. Out: lines. Names and titles come from
articles, so whatever would steer a terminal is shown as its code.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.records import Annotation

__all__ = ["Loudness", "make_plain", "plural", "say", "show_progress", "show_warning", "speaking", "take_note"]


class Loudness(IntEnum):
    """How much is said: errors alone, the messages of a run, or each step."""

    QUIET = 0
    NORMAL = 1
    VERBOSE = 2


@dataclass(frozen=True, slots=True)
class _Run:
    loudness: Loudness = Loudness.NORMAL
    started: float = field(default_factory=time.monotonic)


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
    """Print a message beside the results, on standard error, unless less was asked for."""
    if level <= _current().loudness:
        print(make_plain(message), file=sys.stderr)


def take_note(message: str) -> None:
    """Print a step and the seconds since the start, if each step was asked for."""
    say(f"[{time.monotonic() - _current().started:6.1f} s] {message}", level=Loudness.VERBOSE)


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


def show_progress(stream: Iterator[Annotation], corpus: Corpus) -> Iterator[Annotation]:
    """Pass annotations on, with a progress bar (rate and remaining time) if someone is looking."""
    from tqdm import tqdm

    disable = True if _current().loudness == Loudness.QUIET else None  # None: only where no one is looking
    yield from tqdm(stream, total=len(corpus), unit="doc", desc="annotating", disable=disable, file=sys.stderr)
    take_note(f"annotated {plural(len(corpus), 'document')}")


def _current() -> _Run:
    return _run.get(None) or _Run()
