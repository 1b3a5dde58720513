"""Source matrix: which speakers each outlet cites, and how often.

In: an `OutletComparison`. Out: a grid of speakers by outlets, with the number of attributions in each cell, on a tint
that deepens with it. Speakers stand by source type, in the fixed order of types, then by how often all outlets together
cite them; an empty cell is a speaker that the outlet leaves out.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from framing.display.canvas import Display
from framing.display.counting import counted_attributions, speaker_name, type_of
from framing.display.furniture import add_furniture
from framing.display.lettering import count_lines
from framing.display.palette import GRID, MUTED, SOURCE_STYLES, mix_with_paper, text_colour_on
from framing.display.rows import Column, add_columns, draw_headings, draw_rows, slot_height, write
from framing.display.sheet import current_sheet
from framing.display.wording import count_of, scope_of
from framing.records import SOURCE_TYPES, SourceType

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from framing.compare import OutletComparison

__all__ = ["SourceMatrixDisplay"]

# Inches a speaker's row takes, and an outlet's column by the lines of the longest heading.
_HALF, _ROW, _COLUMN = 0.28, 0.3, {1: 0.55, 2: 0.62, 3: 0.74}


class SourceMatrixDisplay(Display):
    """Attributions to each speaker by outlet.

    Parameters
    ----------
    outlets : sequence of str
        In the order of the columns.
    speakers : sequence of str
        In the order of the rows.
    types : sequence of str
        The source type of each speaker.
    attributions : array of shape (n_speakers, n_outlets)
        Counts.
    left_out : int, default=0
        Speakers cited less often that have no row.
    scope : str, optional
        What was compared, for the subtitle.

    Examples
    --------
    >>> from framing.display import SourceMatrixDisplay
    >>> shown = SourceMatrixDisplay(
    ...     outlets=["A", "B"], speakers=["Anna Berg"], types=["state"], attributions=[[4, 0]]
    ... )
    >>> shown
    SourceMatrixDisplay(1 speaker, 2 outlets, 4 attributions)
    >>> shown.frame()
         speaker   type  A  B
    0  Anna Berg  state  4  0
    """

    def __init__(
        self, *, outlets: Any, speakers: Any, types: Any, attributions: Any, left_out: int = 0, scope: str = ""
    ) -> None:
        self.outlets = tuple(outlets)
        self.speakers = tuple(speakers)
        self.types: tuple[SourceType, ...] = tuple(types)
        self.attributions: npt.NDArray[np.int64] = np.asarray(attributions, dtype=np.int64).reshape(
            len(self.speakers), len(self.outlets)
        )
        self.left_out = left_out
        self.scope = scope

    @classmethod
    def from_comparison(cls, comparison: OutletComparison, *, n_speakers: int = 20) -> Self:
        """Count the speakers of a comparison.

        Parameters
        ----------
        comparison : OutletComparison
            From `framing.compare_outlets`.
        n_speakers : int, default=20
            Rows at most: the speakers that all outlets together cite most often.

        Returns
        -------
        SourceMatrixDisplay
        """
        counts: dict[str, Counter[str]] = {}
        names: dict[str, Counter[str]] = {}
        kinds: dict[str, Counter[SourceType]] = {}
        for outlet, annotation in zip(comparison.documents["outlet"], comparison.annotations, strict=True):
            for _, attribution in counted_attributions(annotation):
                name = speaker_name(attribution, annotation.text)
                key = name.casefold()
                counts.setdefault(key, Counter())[outlet] += 1
                names.setdefault(key, Counter())[name] += 1
                kinds.setdefault(key, Counter())[type_of(attribution)] += 1
        most = sorted(counts, key=lambda key: (-counts[key].total(), key))[:n_speakers]
        kind_of = {key: kinds[key].most_common(1)[0][0] for key in most}
        rows = sorted(most, key=lambda key: SOURCE_TYPES.index(kind_of[key]))
        return cls(
            outlets=comparison.outlets,
            speakers=[names[key].most_common(1)[0][0] for key in rows],
            types=[kind_of[key] for key in rows],
            attributions=[[counts[key][outlet] for outlet in comparison.outlets] for key in rows],
            left_out=len(counts) - len(rows),
            scope=scope_of(comparison),
        )

    def __repr__(self) -> str:
        """Say how much is in it."""
        parts = (
            count_of(len(self.speakers), "speaker"),
            count_of(len(self.outlets), "outlet"),
            count_of(int(self.attributions.sum()), "attribution"),
        )
        return f"SourceMatrixDisplay({', '.join(parts)})"

    def frame(self) -> pd.DataFrame:
        """Return the table behind the picture.

        Returns
        -------
        pandas.DataFrame
            One row a speaker: name, source type, attributions in each outlet.
        """
        import pandas as pd

        table = pd.DataFrame(self.attributions, columns=list(self.outlets))
        table.insert(0, "speaker", list(self.speakers))
        table.insert(1, "type", list(self.types))
        return table

    def describe(self) -> str:
        """Return the picture in words.

        Returns
        -------
        str
            One sentence an outlet.
        """
        sentences = ["Grid of attributions to each speaker by outlet."]
        for outlet, column in zip(self.outlets, self.attributions.T, strict=True):
            cited = [f"{name} {n}" for name, n in zip(self.speakers, column.tolist(), strict=True) if n]
            sentences.append(f"{outlet}: {', '.join(cited) or 'none of these speakers'}.")
        return " ".join(sentences)

    def _size(self) -> tuple[float, float]:
        row = slot_height(self.speakers, _ROW, reach=_HALF, drop=_HALF, lines=1)
        return _COLUMN[count_lines(self.outlets)] * max(len(self.outlets), 1), row * max(len(self.speakers), 1)

    def _draw(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        ax.grid(False)
        ax.spines["bottom"].set_visible(False)
        ax.set_xlim(-0.5, max(len(self.outlets), 1) - 0.5)
        names = self.speakers or ("no speakers",)
        draw_rows(ax, names, pad=8, lines=1, top=-0.5, reach=_HALF, drop=_HALF, numbers=66, narrow_lines=1)
        self._draw_cells(ax, artist_options)
        draw_headings(ax, self.outlets)
        self._name_types(ax)
        rest = f"{count_of(self.left_out, 'speaker')} cited less often left out." if self.left_out else ""
        add_furniture(
            ax,
            title="Attributions to each speaker",
            subtitle=f"Number of attributions, by outlet. {self.scope}".strip(),
            notes=[rest],
        )

    def _draw_cells(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        """Fill the cells that are not empty, and rule a line where the type changes."""
        from matplotlib.patches import Rectangle

        most = max(int(self.attributions.max(initial=1)), 1)
        half = 0.46 if current_sheet() is None else _HALF
        for row, counts in enumerate(self.attributions.tolist()):
            colour = SOURCE_STYLES[self.types[row]].colour
            for column, n in enumerate(counts):
                if not n:
                    ax.text(column, row, "·", ha="center", va="center", color=MUTED)
                    continue
                # the square root keeps a 1 visible beside a 50
                tint = mix_with_paper(colour, 0.25 + 0.75 * (n / most) ** 0.5)
                options = {"facecolor": tint, "edgecolor": "none", **artist_options}
                ax.add_patch(Rectangle((column - 0.47, row - half), 0.94, 2 * half, **options))
                ax.text(column, row, f"{n}", ha="center", va="center_baseline", size=8.5, color=text_colour_on(tint))

    def _name_types(self, ax: Axes) -> None:
        """Rule a line where the type changes, and name each type beside its first row."""
        narrow = current_sheet() is not None
        labels = []
        for row, (above, kind) in enumerate(pairwise((None, *self.types))):
            begins = above != kind and kind is not None
            labels.append(SOURCE_STYLES[kind].label if begins and kind is not None else "")
            if begins and row:
                ax.axhline(row - (1 - _HALF if narrow else 0.5), color=GRID, linewidth=1.0)
            if begins and not narrow:
                write(ax, labels[-1], (1, row), (8, 0), ("axes fraction", "data"), size=8.5, va="center_baseline",
                      color=MUTED)  # fmt: skip
        if narrow:
            add_columns(ax, (Column("", tuple(labels)),))
