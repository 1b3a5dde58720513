"""Colours, hatches, markers and words for what the displays and the report show.

The colours tell apart under the three common kinds of colour blindness (P. Tol 2021, "muted"), neighbours in a stack
differ in lightness so that they part in greyscale print, and every second one carries a hatch. No colour stands for
better or worse. `INK` and its kin are used for nothing but lines and writing, so that the report can exchange them for
those of a dark page.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from framing.records import SourceType, TermCategory

__all__ = [
    "CATEGORY_STYLES",
    "DARK_PAGE",
    "GRID",
    "INK",
    "MUTED",
    "ON_DARK",
    "ON_LIGHT",
    "OTHER_POINT",
    "PAPER",
    "POINT",
    "SOURCE_STYLES",
    "Style",
    "hatch_colour_on",
    "mix_with_paper",
    "text_colour_on",
]

# Writing, quieter writing and axes, guide lines, background. As in framing.mplstyle.
INK, MUTED, GRID, PAPER = "#1c1d21", "#5f6368", "#dcdfe4", "#ffffff"

# The colour of points and their intervals.
POINT = "#1f5f99"

# A second one, where two things share a row; the marker differs too.
OTHER_POINT = "#b3541e"

# Writing on a coloured surface, which stays as it is on a dark page: as far apart as it goes, so that on every colour
# one of the two has a contrast of 4.5, and not quite white, which is the paper's.
ON_LIGHT, ON_DARK = "#010101", "#fefefe"


class Style(NamedTuple):
    """How one type or category looks and what it is called."""

    colour: str
    hatch: str
    label: str

    @property
    def fill(self) -> dict[str, Any]:
        """Options of a matplotlib patch filled in this style."""
        return {"facecolor": self.colour, "edgecolor": hatch_colour_on(self.colour), "hatch": self.hatch}


SOURCE_STYLES: dict[SourceType, Style] = {
    "un": Style("#62b3dd", "", "UN"),
    "igo": Style("#332288", "////", "Intergovernmental"),
    "state": Style("#e3d28a", "", "State"),
    "opposition": Style("#882255", "||||", "Opposition"),
    "party": Style("#dd8a9b", "", "Party"),
    "ngo": Style("#117733", "\\\\\\\\", "NGO"),
    "media": Style("#ad8fd3", "", "Media"),
    "expert": Style("#2b7f8c", "xxxx", "Expert"),
    "civilian": Style("#f4d2ab", "", "Civilian"),
    "business": Style("#55565a", "----", "Business"),
    "other": Style("#e2e4e8", "", "Other"),
}

# Steps of one ramp from dark to light: the categories are kinds of one thing, and the order survives greyscale.
CATEGORY_STYLES: dict[TermCategory, Style] = {
    "label": Style("#2d1160", "", "Label"),
    "emotive": Style("#6a1c81", "////", "Emotive"),
    "intensifier": Style("#a3307e", "", "Intensifier"),
    "charged-verb": Style("#d8456c", "||||", "Charged verb"),
    "scare-quote": Style("#f6735c", "", "Scare quote"),
    "euphemism": Style("#feab74", "\\\\\\\\", "Euphemism"),
    "epistemic": Style("#f0cc7c", "", "Epistemic"),
}


# The same colours for a dark page, where they would sink into it: fill, hatch and writing as before.
DARK_PAGE: dict[str, str] = {
    "#332288": "#5b4bc4",
    "#882255": "#b03d7c",
    "#117733": "#17803e",
    "#55565a": "#6c6e75",
    "#2d1160": "#6446b8",
    "#6a1c81": "#8f3dab",
    "#a3307e": "#b8448f",
    POINT: "#6aa9e0",
    OTHER_POINT: "#e08a4e",
}


def text_colour_on(colour: str) -> str:
    """Return the writing colour, dark or light, that stands out more on a surface.

    Examples
    --------
    >>> text_colour_on("#332288"), text_colour_on("#e3d28a")
    ('#fefefe', '#010101')
    """
    luminance = _relative_luminance(colour)
    # the two contrast ratios of WCAG 2.2 are equal at this luminance
    return ON_DARK if luminance < 0.179 else ON_LIGHT


def hatch_colour_on(colour: str) -> str:
    """Return a quiet colour for hatching on a fill."""
    return "#ffffff59" if text_colour_on(colour) == ON_DARK else "#00000033"


def mix_with_paper(colour: str, share: float) -> str:
    """Return a colour thinned with white.

    Examples
    --------
    >>> mix_with_paper("#000000", 0.5), mix_with_paper("#336699", 1.0)
    ('#808080', '#336699')
    """
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 - share * (255 - c)):02x}" for c in channels)


def _relative_luminance(colour: str) -> float:
    """Relative luminance of a ``#rrggbb`` colour (WCAG 2.2)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
