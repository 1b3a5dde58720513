"""The report in a browser: its script runs under its own policy. Skipped where there is no Chromium."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from framing.report import write_report

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--enable-logging=stderr",
)  # fmt: skip

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")


@pytest.fixture
def drawn(tmp_path: Path, article_of: Any, compare_of: Any) -> tuple[str, str]:
    """The page as it is after its script has run, and what the browser logged."""
    report = write_report(compare_of([article_of("a", "Wire"), article_of("b", "Post")]), tmp_path / "report.html")
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", report.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, done.stderr


def test_script_runs(drawn: tuple[str, str]) -> None:
    """Filters appear and count, tables get buttons to sort by, and the console has nothing to say."""
    page, log = drawn
    assert "2 articles, 2 attributions, 4 loaded terms marked" in page
    assert '<button type="button">Outlet</button>' in page
    assert "CONSOLE" not in log
