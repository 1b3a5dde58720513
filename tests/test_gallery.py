"""The gallery: every example runs, on the example corpora, and shows something."""

from __future__ import annotations

import ast
import runpy
import warnings
from pathlib import Path

import matplotlib as mpl
import pytest

from framing.exceptions import FramingWarning

GALLERY = Path(__file__).parents[1] / "docs" / "gallery"
EXAMPLES = sorted(GALLERY.glob("plot_*.py"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_example_runs(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script ends without an error, and has drawn a figure or ends in something to be shown."""
    mpl.use("Agg")
    from matplotlib import pyplot as plt

    monkeypatch.chdir(GALLERY)
    with warnings.catch_warnings():
        # the corpora are small, and say so
        warnings.simplefilter("ignore", FramingWarning)
        runpy.run_path(str(example), run_name="__main__")
    drawn = len(plt.get_fignums())
    plt.close("all")
    assert drawn or isinstance(ast.parse(example.read_text(encoding="utf-8")).body[-1], ast.Expr)


def test_there_are_enough_examples() -> None:
    """A dozen at least, each short and with a heading of its own."""
    headings = [ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "" for path in EXAMPLES]
    titles = [heading.splitlines()[0] for heading in headings]
    assert len(set(titles)) == len(EXAMPLES) >= 12
    assert max(len(path.read_text(encoding="utf-8").splitlines()) for path in EXAMPLES) <= 47
