"""The sheet that is drawn for: as wide as the numbers ask for, or as narrow as the screen of a telephone.

In: nothing. Out: the narrow sheet inside `narrow_sheet`, else none. On it names stand above their rows instead of
beside them, numbers stand on the line of the name, and long labels are broken, so that the letters keep their size.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

__all__ = ["Sheet", "current_sheet", "narrow_sheet"]

# Points between the borders: shown over 300 pixels, which a screen of 360 leaves, writing is a quarter larger than in
# the drawing and nine points are eleven pixels.
_WIDTH = 240.0


@dataclass(slots=True)
class Sheet:
    """A narrow sheet while it is drawn on.

    Parameters
    ----------
    width : float
        Points between its borders.
    reach : float
        How far the marks of a row reach up, as a share of the row; names stand above.
    margin : float
        Points that writing takes up beside the axes, known when all of it is placed.
    """

    width: float = _WIDTH
    reach: float = 0.3
    margin: float = 0.0


_sheet: ContextVar[Sheet | None] = ContextVar("_sheet", default=None)


@contextmanager
def narrow_sheet() -> Iterator[Sheet]:
    """Draw for a narrow screen inside the block."""
    sheet = Sheet()
    token = _sheet.set(sheet)
    try:
        yield sheet
    finally:
        _sheet.reset(token)


def current_sheet() -> Sheet | None:
    """Return the narrow sheet that is drawn on, or nothing."""
    return _sheet.get()
