"""How a comparison ends on the screen: what was written, and the three things worth a first look.

In: an `OutletComparison` and the folder it was written to. Out: lines on standard error.
"""

from __future__ import annotations

from pathlib import Path

import framing
from framing.cli.terminal import find_written, say, take_note
from framing.report.pointers import find_pointers

__all__ = ["tell_outcome"]


def tell_outcome(comparison: framing.OutletComparison, folder: Path) -> None:
    """Say what was written, and what to look at first."""
    names = [Path(path).name for path in find_written()]
    say(f"written to {folder}: {', '.join(names)}")
    say(f"open {folder / 'report.html'} in a browser: every number there leads to the words behind it")
    pointers = find_pointers(comparison)
    if not pointers:
        say("too little was found to point at anything: read the texts themselves")
        return
    say("worth a first look (the largest distances or counts: pointers, not tests):")
    for number, pointer in enumerate(pointers, start=1):
        say(f"  {number}. {pointer}")
        if pointer.caution:
            take_note(f"     {pointer.caution}")
