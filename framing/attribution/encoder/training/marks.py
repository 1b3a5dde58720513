"""PolNeAR articles as tokens with gold marks.

In: rows of PolNeAR JSON lines. Out: `Tokens`, the form in which training rewrites articles and cuts windows.
"""

from __future__ import annotations

import bisect
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.segmentation.tokens import TOKEN_PATTERN

__all__ = ["ROLES", "Tokens", "mark", "read_rows", "split_text"]

ROLES = ("source", "cue", "content")
_PATTERN = re.compile(TOKEN_PATTERN)


@dataclass(slots=True)
class Tokens:
    """Token strings, the white space before each ('', ' ' or a line break), and, for training, gold marks."""

    words: list[str]
    gaps: list[str]
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    role: list[int] = field(default_factory=list)  # 0 none, 1 source, 2 cue, 3 content
    span: list[int] = field(default_factory=list)  # number of the gold span, -1 none
    owner: list[tuple[int, ...]] = field(default_factory=list)  # numbers of the attributions


def split_text(text: str) -> Tokens:
    """Split a text into tokens without marks."""
    words, gaps, starts, ends = [], [], [], []
    last = 0
    for m in _PATTERN.finditer(text):
        s, e = m.span()
        gap = text[last:s]
        words.append(m.group())
        gaps.append("\n" if "\n" in gap or not words[:-1] else (" " if gap else ""))
        starts.append(s)
        ends.append(e)
        last = e
    return Tokens(words, gaps, starts, ends)


def read_rows(path: str | Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines."""
    with open(path, encoding="utf-8", newline="") as f:
        return [json.loads(line) for line in f if line.strip()]


def mark(text: str, attributions: list[dict[str, Any]]) -> Tokens:
    """Return the tokens of a text with its gold attributions marked."""
    t = split_text(text)
    n = len(t.words)
    t.role, t.span, t.owner = [0] * n, [-1] * n, [()] * n
    number = 0
    for a, attribution in enumerate(attributions):
        for r, role in enumerate(ROLES, 1):
            for s, e in attribution.get(role) or ():
                for i in range(bisect.bisect_right(t.ends, s), bisect.bisect_left(t.starts, e)):
                    # one source may serve several attributions: "she said ..., adding that ..."
                    shared = t.owner[i] if t.role[i] == r else ()
                    t.role[i], t.owner[i] = r, (*shared, a)
                    t.span[i] = t.span[i] if shared and r == 1 else number
                number += 1
    return t
