"""How a comparison ends on the screen: what was written, and the three things worth a first look.

In: an `OutletComparison`, its `Stories` and the folder it was written to. Out: lines on standard error.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import framing
from framing.cli.terminal import find_written, plural, say, take_note
from framing.report.pointers import find_pointers

if TYPE_CHECKING:
    from framing.report.stories import Stories

__all__ = ["tell_outcome"]


def tell_outcome(comparison: framing.OutletComparison, folder: Path, stories: Stories) -> None:
    """Say what was written, and what to look at first."""
    names = [Path(path).name for path in find_written()]
    say(f"written to {folder}: {', '.join(names)}")
    missing, reused = len(stories.omissions), len(stories.statements)
    say(
        f"heard.csv: who is cited where; omissions.csv: {plural(missing, 'source')} that most others cite and one "
        f"outlet does not; reused.csv: {plural(reused, 'statement')} in several outlets"
    )
    for event, size in stories.left_out:
        say(f"“{event}” has {plural(size, 'document')}, too many to be one story: it is not in these three")
    say(f"open {folder / 'report.html'} in a browser: every number there leads to the words behind it")
    pointers = find_pointers(comparison, stories=stories)
    if not pointers:
        say("too little was found to point at anything: read the texts themselves")
        return
    say("worth a first look (the largest distances or counts: pointers, not tests):")
    for number, pointer in enumerate(pointers, start=1):
        say(f"  {number}. {pointer}")
        if pointer.caution:
            take_note(f"     {pointer.caution}")
