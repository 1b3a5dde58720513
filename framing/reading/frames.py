"""Tables that keep their types: pandas data frames, lists of mappings and Parquet files.

In: a `pandas.DataFrame`, a mapping a row, or a ``.parquet`` file (extra ``parquet``). Out: drafts with the row,
counted from 1. A missing value (``None``, ``NaN``, ``NaT``, ``NA``) is no value. The id is the id column, else the
frame's index where it is unique.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from framing.exceptions import DecodingError, MissingDependencyError
from framing.reading.columns import ColumnFinder, unique_names
from framing.reading.drafts import Draft, ReadingOptions
from framing.reading.files import read_head
from framing.reading.problems import shown_path

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["PARQUET_SUFFIXES", "read_frame", "read_parquet"]

PARQUET_SUFFIXES = (".parquet", ".pq")
_PARQUET_MAGIC = b"PAR1"
# Rows held as Python objects at a time.
_BATCH = 1_000


def read_frame(frame: pd.DataFrame, options: ReadingOptions) -> Iterator[Draft]:
    """Read a data frame.

    Parameters
    ----------
    frame : pandas.DataFrame
        One article a row.
    options : ReadingOptions
        What the caller asked for.

    Raises
    ------
    ColumnError
        If the frame has no column for the text, or lacks one that `options` names.
    """
    header = tuple(map(str, frame.columns))
    finder = ColumnFinder(options.columns)
    finder.check(header)
    names = unique_names(header)
    has_ids = frame.index.is_unique
    for number, (label, *cells) in enumerate(frame.itertuples(index=True, name=None), start=1):
        values, extra = finder.split(dict(zip(names, cells, strict=True)))
        yield Draft(values, f"{label}" if has_ids else f"row-{number}", extra=extra, line=number)


def read_parquet(path: Path, options: ReadingOptions) -> Iterator[Draft]:
    """Read a Parquet file, some rows at a time.

    Parameters
    ----------
    path : Path
        The file.
    options : ReadingOptions
        What the caller asked for.

    Raises
    ------
    MissingDependencyError
        If pyarrow is not installed.
    InputError
        If the file is no Parquet, or has no column for the text. The message doesn't name the file.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        msg = 'reading Parquet needs pyarrow: pip install "framing[parquet]"'
        raise MissingDependencyError(msg) from error

    if read_head(path) != _PARQUET_MAGIC:
        msg = "is not a Parquet file"
        raise DecodingError(msg)
    finder = ColumnFinder(options.columns)
    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            finder.check(tuple(file.schema_arrow.names))
            for batch in file.iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    values, extra = finder.split(row)
                    yield Draft(values, f"{path.stem}-{number}", extra=extra, path=shown_path(path), line=number)
    except pyarrow.ArrowException as error:
        msg = f"is a damaged Parquet file: {error}"
        raise DecodingError(msg) from error
