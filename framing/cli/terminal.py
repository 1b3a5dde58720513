"""What a person sees: messages on standard error, tables on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from framing.corpus import Corpus
    from framing.records import Annotation

__all__ = ["format_table", "plural", "say", "show_progress", "show_warning"]


def say(message: str) -> None:
    """Print a message beside the results, on standard error."""
    print(message, file=sys.stderr)


def show_warning(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    """Print a warning as a message, without the line of code that issued it."""
    say(f"framing: {message}")


def format_table(frame: pd.DataFrame) -> str:
    """Return a table as text for a terminal, numbers with two digits, NaN as a dash."""
    return frame.to_string(index=False, float_format=lambda value: f"{value:.2f}", na_rep="–") + "\n"


def plural(count: int, noun: str) -> str:
    """Return a count and its noun.

    Examples
    --------
    >>> plural(1, "document"), plural(1200, "document")
    ('1 document', '1,200 documents')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def show_progress(stream: Iterator[Annotation], corpus: Corpus) -> Iterator[Annotation]:
    """Pass annotations on, with a progress bar if someone is looking."""
    from tqdm import tqdm

    yield from tqdm(stream, total=len(corpus), unit="doc", desc="annotating", disable=None, file=sys.stderr)
