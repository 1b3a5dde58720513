"""Terms in context."""

from __future__ import annotations

from framing.terms import read_concordance
from tests.factories import annotation, term


def test_read_concordance_cuts_and_flattens():
    """Context is cut at the width, and line ends are shown as spaces."""
    text = "One two\n\nthree brutal\nraid   on four."
    [line] = read_concordance([annotation(text, id="a", outlet="One", loaded=[term(text, "brutal")])], width=10)
    assert (line.before, line.words, line.after) == ("two three ", "brutal", " raid on f")
    assert (line.document, line.outlet) == ("a", "One")


def test_read_concordance_at_the_edges():
    """A term that is the whole text has no context."""
    [line] = read_concordance([annotation("brutal", loaded=[term("brutal", "brutal")])])
    assert (line.before, line.after) == ("", "")
