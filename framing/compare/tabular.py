"""What every result of this room can do: hand out its main table and write it to a file."""

from __future__ import annotations

from os import PathLike
from typing import ClassVar

import pandas as pd

__all__ = ["Tabular"]


class Tabular:
    """A result with one main table; a class of results names the field that holds it.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True, slots=True)
    ... class Counts(Tabular):
    ...     counts: pd.DataFrame
    ...     _main: ClassVar[str] = "counts"
    >>> Counts(pd.DataFrame({"outlet": ["Wire"], "n": [3]})).frame().to_dict("records")
    [{'outlet': 'Wire', 'n': 3}]
    """

    __slots__ = ()

    _main: ClassVar[str]

    def frame(self) -> pd.DataFrame:
        """Return a copy of the main table, which `to_csv` writes."""
        table: pd.DataFrame = getattr(self, self._main)
        return table.copy()

    def to_csv(self, path: str | PathLike[str]) -> None:
        """Write `frame` as comma-separated UTF-8.

        Parameters
        ----------
        path : path-like
            The file; what was there is replaced.
        """
        self.frame().to_csv(path, index=False, encoding="utf-8", lineterminator="\n")
