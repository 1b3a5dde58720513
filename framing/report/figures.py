"""The displays as SVG that can stand inside a page: own ids, colours that follow the page, words for those who listen.

In: a display. Out: SVG text. Ids are made unique (a page holds several drawings, each with a ``clip0``), and the
colours of writing, lines and background, and those that would sink into a dark page, become CSS variables with the
printed colour as their fallback.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from framing.display import (
    AttributionDisplay,
    CredenceGapDisplay,
    DifferencesDisplay,
    FramingMapDisplay,
    LoadedTermsDisplay,
    NamingDisplay,
    SourceMatrixDisplay,
    SourceMixDisplay,
    TimelineDisplay,
    WordingDisplay,
)
from framing.display.canvas import Display
from framing.display.credence import FEW_CUES
from framing.display.palette import DARK_PAGE, GRID, INK, MUTED, PAPER
from framing.report.visible import show_controls

if TYPE_CHECKING:
    from framing.compare import OutletComparison

__all__ = ["Figure", "THEMED", "draw_figures", "embed_svg"]

# Colour in the drawing -> name of the CSS variable that it becomes.
THEMED: dict[str, str] = {
    INK: "fig-ink",
    MUTED: "fig-muted",
    GRID: "fig-grid",
    PAPER: "fig-paper",
    **{colour: f"fig-{colour[1:]}" for colour in DARK_PAGE},
}

_PROLOGUE = re.compile(r"\A.*?(?=<svg)", re.DOTALL)
# Notes on the file, and a style sheet that would reach beyond the drawing; the page's own says the same.
_METADATA = re.compile(r"\s*<(metadata|style)\b.*?</\1>", re.DOTALL)
_ID = re.compile(r'\s+id="([^"]*)"')
_REFERENCE = re.compile(r'(url\(#|xlink:href="#)([^")]+)')
# Where things stand: two digits behind the point are a hundredth of a point, and halve the file.
_GEOMETRY = re.compile(r' (?:d|x|y|x1|y1|x2|y2|width|height|transform)="[^"]*"')
_DECIMALS = re.compile(r"(\.\d\d)\d+")
_COLOUR = re.compile("|".join(map(re.escape, THEMED)), re.IGNORECASE)
_SIZE = re.compile(r'<svg [^>]*?viewBox="([^"]+)"[^>]*>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing on the page.

    Parameters
    ----------
    key : str
        Its id on the page.
    caption : str
        What it shows and how to read it.
    svg : str
        The drawing, safe to place in a page.
    narrow : str
        The same for a narrow screen; empty where it can't be drawn for one.
    header, rows : tuple
        The table behind it.
    """

    key: str
    caption: str
    svg: str
    narrow: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def wide(self) -> bool:
        """Whether the drawing needs the width of the page to be read."""
        found = _SIZE.search(self.svg)
        return found is not None and float(found[1].split()[2]) > _WIDE


# Points: beside another one, a wider drawing would be shown with letters too small to read.
_WIDE = 700

# Above six outlets there are too many pairs for a picture; the library draws those against one outlet.
_MOST_COMPARED = 6

# Display, caption: what it counts and how to read it.
_FIGURES: tuple[tuple[type[Display], str], ...] = (
    (
        SourceMixDisplay,
        "Who is heard. Each bar is all of an outlet's attributions, by type of source; the types stand in the same "
        "order in every bar.",
    ),
    (
        AttributionDisplay,
        "How often the text names a source for what it says, and how much of it rests on one.",
    ),
    (
        SourceMatrixDisplay,
        "Which speakers each outlet cites, by type of source. A dot is a speaker that the outlet does not cite.",
    ),
    (
        LoadedTermsDisplay,
        "Words that carry judgement where a plainer one exists. To the left, the outlet's own choice of words; to the "
        "right, the words of those it cites.",
    ),
    (
        FramingMapDisplay,
        "The two together. No corner is the good one: an interview is attributed almost throughout, an explainer "
        "hardly at all.",
    ),
)


def draw_figures(comparison: OutletComparison) -> tuple[Figure, ...]:
    """Draw every display of a comparison.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`.

    Returns
    -------
    tuple of Figure
    """
    displays = [(kind.from_comparison(comparison), caption) for kind, caption in _FIGURES]
    displays += [*_find_differences(comparison), *_find_wording(comparison)]
    figures = []
    for number, (display, caption) in enumerate(displays):
        table = display.frame()
        rows = tuple(tuple(_cell(value) for value in row) for row in table.itertuples(index=False))
        header = tuple(show_controls(str(column)).replace("_", " ") for column in table.columns)
        svg = embed_svg(display, key=f"f{number}")
        narrow = embed_svg(display, key=f"f{number}", narrow=True) if display.fits_narrow else ""
        figures.append(Figure(f"figure-{number + 1}", caption, svg, narrow, header, rows))
    return tuple(figures)


def _find_differences(comparison: OutletComparison) -> list[tuple[Display, str]]:
    """Return the differences in the main scores, where there were enough shared events to test them."""
    found: list[tuple[Display, str]] = []
    if len(comparison.outlets) > _MOST_COMPARED:
        return found
    for metric in ("attributed_word_share", "outlet_loaded_density"):
        if any(known.name == metric for known in comparison.metrics):
            display = DifferencesDisplay.from_comparison(comparison, metric=metric)
            if not np.isnan(display.q_values).all():
                found.append((display, "How far outlets are apart inside the events that both report."))
    return found


def _find_wording(comparison: OutletComparison) -> list[tuple[Display, str]]:
    """Return the displays of names, cues, words and dates that have something to show."""
    found: list[tuple[Display, str]] = []
    if len(comparison.outlets) > 1:
        # the event with the most documents, the first of several
        told = list(comparison.documents["event"])
        event = max(comparison.events, key=told.count, default=None)
        naming = NamingDisplay.from_comparison(comparison, event=event) if event is not None else None
        if naming is not None and len(naming.labels) > 1:
            found.append((naming, "What the outlets call the same thing, in their own voice and in their sources'."))
        wording = WordingDisplay.from_comparison(comparison)
        if any(word[4] <= wording.rate for group in wording.words for word in group):
            found.append((wording, "Words that an outlet writes more often than the others on the same events."))
    credence = CredenceGapDisplay.from_comparison(comparison)
    if (credence.cues.sum(axis=2).min(axis=1, initial=FEW_CUES) >= FEW_CUES).any():
        found.append((credence, "Whether cues such as “claimed” hold off one type of source more than another."))
    timeline = TimelineDisplay.from_comparison(comparison)
    if len(timeline.rows) > 1 and timeline.counts.any():
        found.append((timeline, "When the documents of each event appeared."))
    return found


def embed_svg(display: Display, *, key: str, narrow: bool = False) -> str:
    """Return a display as SVG to be placed inside a page.

    Parameters
    ----------
    display : Display
        What to draw.
    key : str
        Prefix of all ids, unique on the page.
    narrow : bool, optional
        Draw for a narrow screen; what it shows is then told by the description of the wide one, under the same key.

    Returns
    -------
    str
    """
    svg = _METADATA.sub("", _PROLOGUE.sub("", display.to_svg(narrow=narrow)))
    svg = _GEOMETRY.sub(lambda match: _DECIMALS.sub(r"\1", match[0]), svg)
    described = f"{key}-desc"
    key = f"{key}n" if narrow else key
    used = {name for _, name in _REFERENCE.findall(svg)}
    svg = _ID.sub(lambda match: f' id="{key}-{match[1]}"' if match[1] in used else "", svg)
    svg = _REFERENCE.sub(lambda match: f"{match[1]}{key}-{match[2]}", svg)
    svg = _COLOUR.sub(lambda match: f"var(--{THEMED[match[0].lower()]}, {match[0].lower()})", svg)
    words = "" if narrow else f'<desc id="{described}">{escape(show_controls(display.describe()))}</desc>'
    found = _SIZE.search(svg)
    box = found[1] if found else "0 0 600 400"
    opening = (
        f'<svg viewBox="{box}" role="img" aria-labelledby="{described}" xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" style="--width: {float(box.split()[2]):.0f}px">{words}'
    )
    return _SIZE.sub(lambda _: opening, svg, count=1).strip()


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "–" if value != value else f"{value:.3g}"  # NaN is the one value unlike itself
    return show_controls(str(value))
