"""Tables fit the terminal, and say what did not."""

from __future__ import annotations

import unicodedata

import pandas as pd
import pytest

from framing.cli.tables import format_table

SCORES = pd.DataFrame(
    {
        "outlet": ["Teshkara State News Agency of the North", "東湖日報", "A\x1b[2J\nB"],
        "documents": [3, 1200, 1],
        "attributions per 1,000 words": [35.123, float("nan"), 4.0],
        "loaded, own voice / 1,000 words": [1.5, 2.25, None],
    }
)


@pytest.mark.parametrize("width", [200, 100, 80, 60, 40, 20, 8, 1])
def test_a_table_fits_its_width(width: int) -> None:
    """No line is wider than the terminal, down to a width at which nothing could be read."""
    lines = format_table(SCORES, width=width).splitlines()
    wide = [sum(2 if unicodedata.east_asian_width(c) == "W" else 1 for c in line) for line in lines]
    # the note below the table keeps its words whole, so it needs room for the longest of them
    assert max(wide) <= max(width, 20)


def test_a_table_with_room_is_whole() -> None:
    """Headers on one line, numbers with two digits, nothing as a dash, text as one line."""
    lines = format_table(SCORES, width=200).splitlines()
    assert len(lines) == 4
    assert lines[1].split()[-2:] == ["35.12", "1.50"]
    assert lines[2].split() == ["東湖日報", "1200", "–", "2.25"]
    assert lines[3].startswith("A⟨U+001B⟩[2J B ")


def test_a_narrow_table_wraps_headers_then_leaves_columns_out_by_name() -> None:
    """At 80 all columns stand under wrapped headers; at 45 the note names those left out."""
    wrapped = format_table(SCORES, width=80)
    assert "35.12" in wrapped
    assert "1.50" in wrapped
    assert "loaded, own voice / 1,000 words" not in wrapped
    assert "left out" not in wrapped
    narrow = " ".join(format_table(SCORES, width=45).split())
    assert "1200" in narrow
    assert "(2 columns left out for want of width: attributions per 1,000 words, loaded, own voice" in narrow


def test_a_table_without_rows_or_columns() -> None:
    """An empty table is its header, or nothing."""
    assert format_table(SCORES.iloc[:0], width=40).split().count("outlet") == 1
    assert format_table(pd.DataFrame(), width=40).strip() == ""


def test_a_table_follows_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal its width counts; into a file or pipe everything goes."""
    monkeypatch.setenv("COLUMNS", "45")
    assert "left out" not in format_table(SCORES)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "left out" in format_table(SCORES)
