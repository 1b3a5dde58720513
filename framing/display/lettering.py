"""Letters before they are drawn: how wide a text is, where its lines break, how a name is cut.

In: text, a size in points, a width in points. Out: lines. Widths are those of DejaVu Sans, which comes with matplotlib.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

__all__ = ["NOTE", "TEXT", "TITLE", "count_lines", "name_lines", "shorten", "text_width", "wrap"]

# Sizes of writing, in points.
TITLE, TEXT, NOTE = 12.0, 9.0, 8.0

# Widest outlet name on one line, in points, and most lines before it is cut (the table has the whole name).
NAME_WIDTH, NAME_LINES = 150.0, 3


def count_lines(names: Sequence[str], most: int = NAME_LINES, *, width: float = NAME_WIDTH) -> int:
    """Return the lines that the longest name takes, `most` at most."""
    return max((len(name_lines(name, most, width=width)) for name in names), default=1)


def name_lines(outlet: str, most: int = NAME_LINES, *, width: float = NAME_WIDTH) -> list[str]:
    """Break a name into lines of at most `width` points; what goes beyond `most` lines is cut."""
    lines = wrap(_printable(outlet), width, TEXT)
    if len(lines) > most:
        lines = [*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), width, TEXT, "normal")]
    return lines


def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Width of one line of text in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    properties = FontProperties(family="DejaVu Sans", size=size, weight=weight)
    return float(TextToPath().get_text_width_height_descent(text, properties, ismath=False)[0])


def wrap(text: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """Break text into lines of at most `width` points; a word that is wider is broken too."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _cached_width(joined, size, weight) <= width:
            lines[-1] = joined
            continue
        pieces = _break_word(word, width, size, weight)
        lines.extend(pieces)
    return lines or [""]


def shorten(text: str, width: float, size: float = TEXT, weight: str = "bold") -> str:
    """Return a name on one line of at most `width` points; where it is longer, its middle is cut out.

    The end stays, because names of one house often differ there ("... World Service Asia", "... Africa").
    """
    name = _printable(text)
    whole = _cached_width(name, size, weight)
    if whole <= width:
        return name
    for kept in range(min(int(1.1 * len(name) * width / whole), len(name) - 1), 1, -1):
        tail = kept // 3
        short = f"{name[: kept - tail].rstrip()}…{name[len(name) - tail :].lstrip()}"
        if text_width(short, size, weight) <= width:
            return short
    return "…"


def _printable(name: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def _break_word(word: str, width: float, size: float, weight: str) -> list[str]:
    if _cached_width(word, size, weight) <= width:
        return [word]
    # DejaVu's widest letters are about as wide as the type size
    step = max(int(width / size), 1)
    return [word[start : start + step] for start in range(0, len(word), step)]


@cache
def _cached_width(text: str, size: float, weight: str) -> float:
    return text_width(text, size, weight)
