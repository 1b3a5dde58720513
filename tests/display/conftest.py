"""Comparisons of invented articles, of any size."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from itertools import cycle

import matplotlib as mpl
import pytest

from framing.compare import OutletComparison, compare_outlets
from framing.exceptions import FramingWarning
from framing.records import Annotation, Attribution, Document, Span, Speaker, TermMatch

# source, cue, content, loaded term in the content; the own-voice sentence after it holds one more
SENTENCE = "The minister said the brutal attack was over. The regime fell silent on Monday after the talks. "
TYPES = cycle(("state", "ngo", "un", "opposition", "civilian", "media"))


def annotate(identifier: str, outlet: str, sentences: int, *, event: str = "storm") -> Annotation:
    """An article of so many sentences, each with one attribution and a loaded term in either voice."""
    said, loaded = [], []
    for start in range(0, sentences * len(SENTENCE), len(SENTENCE)):
        kind = next(TYPES)
        unnamed = kind == "civilian"
        speaker = Speaker(f"{kind} speaker", kind, anonymous=unnamed)  # type: ignore[arg-type]  # from the cycle above
        said.append(
            Attribution(
                Span(start, start + 12),
                Span(start + 13, start + 17),
                (Span(start + 18, start + 44),),
                speaker=speaker,
            )
        )
        loaded.append(TermMatch(start + 22, start + 28, "emotive", "source", "severe"))
        loaded.append(TermMatch(start + 50, start + 56, "label", "outlet", "government"))
    document = Document(identifier, SENTENCE * sentences, outlet=outlet, event=event)
    return Annotation(document, (), tuple(said), tuple(loaded))


@pytest.fixture(scope="session")
def comparison_of() -> Callable[..., OutletComparison]:
    """Return a function: names of outlets, documents of each, outlets that have an empty article -> comparison."""

    def compare(outlets: list[str], *, documents: int = 3, empty: tuple[str, ...] = ()) -> OutletComparison:
        annotations = [
            Annotation(Document(f"{outlet}-{n}", "", outlet=outlet, event="storm"))
            if outlet in empty
            else annotate(f"{outlet}-{n}", outlet, 4 + place + n)
            for place, outlet in enumerate(outlets)
            for n in range(documents)
        ]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FramingWarning)
            return compare_outlets(annotations, n_boot=100, random_state=0)

    return compare


@pytest.fixture(autouse=True)
def _closed_figures() -> Iterator[None]:
    """Draw off screen, and leave no figure open."""
    mpl.use("Agg")
    from matplotlib import pyplot as plt

    yield
    plt.close("all")
