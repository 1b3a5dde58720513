"""The main table of a result."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.compare import find_copies
from framing.records import Document

REPORT = find_copies(
    [Document("a", "The talks failed again on Monday, Zoë Şahin said."), Document("b", "No one came.")]
)


def test_frame_is_a_copy() -> None:
    """What a user does to the frame leaves the result alone."""
    frame = REPORT.frame()
    del frame["words"]
    assert "words" in REPORT.frame()


def test_to_csv_writes_the_frame(tmp_path: Path) -> None:
    """The file holds the frame, row by row, without an index."""
    REPORT.to_csv(tmp_path / "copies.csv")
    written = pd.read_csv(tmp_path / "copies.csv", keep_default_na=False, dtype=str)
    assert list(written) == list(REPORT.frame())
    assert written["id"].tolist() == ["a", "b"]
