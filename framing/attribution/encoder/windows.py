"""Windows of word pieces that begin and, where possible, end at sentence bounds.

In: an `Encoded` document. Out: token ranges, in text order, that label every token once. A window opens with a little
of what came before it, so that its first sentence does not stand alone, and ends at a paragraph's end where it is well
filled by then, else at a sentence's end, else anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.attribution.encoder.pieces import Encoded


@dataclass(slots=True)
class Window:
    """Token range [low, high) of a document; tokens from `keep` on are this window's to label."""

    low: int
    high: int
    keep: int
    whole: int  # tokens from here on belong to a sentence that the window cuts


def cut(encoded: Encoded, *, size: int, context: int, begin: int = 0) -> list[Window]:
    """Cut a document into windows.

    Parameters
    ----------
    encoded : Encoded
        The document.
    size : int
        Word pieces in a window, at most.
    context : int
        Word pieces already labelled that a window opens with, at most.
    begin : int
        Leave out the tokens before this one.
    """
    first, total, n = encoded.first, len(encoded.ids), len(encoded.first)
    starts = np.flatnonzero(encoded.breaks)
    starts = starts[starts > begin]
    windows, low, keep = [], begin, begin
    while keep < n:
        limit = first[low] + size
        high = n if limit >= total else int(np.searchsorted(first, limit, side="right")) - 1
        if high <= keep:  # no room behind the context: do without it
            low, high = keep, max(keep + 1, int(np.searchsorted(first, first[keep] + size, side="right")) - 1)
        whole = high
        if high < n:
            inside = starts[(starts > keep) & (starts <= high)]
            if len(inside):
                whole = int(inside[-1])
                if encoded.breaks[whole] != 2:  # rather at a paragraph's end, when the window stays well filled
                    paragraphs = inside[encoded.breaks[inside] == 2]
                    if len(paragraphs) and first[paragraphs[-1]] - first[low] >= 0.75 * size:
                        whole = int(paragraphs[-1])
        windows.append(Window(low, high, keep, whole))
        keep = whole
        if keep < n:
            earlier = [s for s in starts[starts < keep][-6:] if first[keep] - first[s] <= context]
            low = int(earlier[0]) if earlier else keep
    return windows
