"""Naming sheet: what each outlet calls the same person, body, country or thing, and what its sources call it.

In: an `OutletComparison`, or annotations. Out: a grid of labels by outlets for one entity. Each cell has two places: on
the left, filled, how often the outlet itself uses the label; on the right, outlined, how often it stands in the words
of a source. A label that only sources use so never looks like the outlet's own. Labels stand by how often all outlets
together use them; the last row adds up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from framing.display.canvas import Display
from framing.display.furniture import add_furniture
from framing.display.lettering import count_lines
from framing.display.palette import GRID, INK, MUTED, POINT, mix_with_paper, text_colour_on
from framing.display.rows import draw_headings, draw_rows, slot_height
from framing.display.sheet import current_sheet
from framing.display.wording import count_of
from framing.exceptions import InputError
from framing.records import VOICES, Annotation
from framing.terms import compare_naming

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from framing.compare import OutletComparison

__all__ = ["NamingDisplay"]

# Inches a label's row takes, and an outlet's column by the lines of the longest heading.
_ROW, _COLUMN = 0.3, {1: 0.74, 2: 0.78, 3: 0.86}

# Left edge of each voice's place in a cell, and the size of a place, in columns and rows.
_PLACES, _WIDTH, _HEIGHT = (-0.46, 0.02), 0.44, 0.84

# On a narrow sheet: half the height of a place, and the outlets whose pairs of numbers still fit beside each other.
_HALF, _MOST_NARROW = 0.28, 8


class NamingDisplay(Display):
    """Labels of one entity by outlet and voice.

    Parameters
    ----------
    entity : str
        What is named.
    outlets : sequence of str
        In the order of the columns.
    labels : sequence of str
        In the order of the rows.
    counts : array of shape (n_labels, n_outlets, 2)
        Mentions in the outlet's own voice and in its sources' voices.
    left_out : int, default=0
        Labels used less often that have no row; their mentions are not in the sum below.
    scope : str, optional
        What was compared, for the subtitle.

    See Also
    --------
    framing.terms.compare_naming : The table of all entities.

    Examples
    --------
    >>> from framing.display import NamingDisplay
    >>> sheet = NamingDisplay(
    ...     entity="rebels", outlets=["A", "B"], labels=["rebels", "terrorists"],
    ...     counts=[[[4, 1], [0, 1]], [[0, 2], [5, 0]]],
    ... )
    >>> sheet
    NamingDisplay('rebels', 2 labels, 2 outlets, 13 mentions)
    >>> sheet.frame().head(3)
        label outlet   voice  count
    0  rebels      A  outlet      4
    1  rebels      A  source      1
    2  rebels      B  outlet      0
    """

    def __init__(
        self, *, entity: str, outlets: Any, labels: Any, counts: Any, left_out: int = 0, scope: str = ""
    ) -> None:
        self.entity = entity
        self.outlets = tuple(outlets)
        self.labels = tuple(labels)
        self.counts: npt.NDArray[np.int64] = np.asarray(counts, dtype=np.int64).reshape(
            len(self.labels), len(self.outlets), len(VOICES)
        )
        self.left_out = left_out
        self.scope = scope

    @classmethod
    def from_comparison(
        cls,
        comparison: OutletComparison,
        *,
        entity: str | None = None,
        event: str | None = None,
        n_labels: int = 15,
    ) -> Self:
        """Find the names that the articles of one event give to one entity.

        Parameters
        ----------
        comparison : OutletComparison
            From `framing.compare_outlets`.
        entity : str, optional
            As in the table of `framing.terms.compare_naming`; by default the one most mentioned of those that have
            several labels.
        event : str, optional
            By default the first event.
        n_labels : int, default=15
            Rows at most: the labels that all outlets together use most often.

        Returns
        -------
        NamingDisplay

        Raises
        ------
        InputError
            If the comparison has no such event, or its articles do not name the entity.
        """
        chosen = event if event is not None else next(iter(comparison.events), None)
        if chosen not in comparison.events:
            msg = f"there is no event {chosen!r}; the events are: {', '.join(comparison.events) or 'none'}"
            raise InputError(msg)
        articles = list(_relabel(comparison, chosen))
        outlets = [name for name in comparison.outlets if any(a.document.outlet == name for a in articles)]
        scope = f"{chosen}: {count_of(len(outlets), 'outlet')}, {count_of(len(articles), 'document')}."
        return cls._from_articles(articles, outlets, entity=entity, n_labels=n_labels, scope=scope)

    @classmethod
    def from_annotations(
        cls, annotations: Iterable[Annotation], *, entity: str | None = None, n_labels: int = 15
    ) -> Self:
        """Find the names that articles on one event give to one entity.

        Parameters
        ----------
        annotations : iterable of Annotation
            The articles. Their outlet is the column; an article without one has its id there.
        entity, n_labels
            As in `from_comparison`.

        Returns
        -------
        NamingDisplay
        """
        articles = [
            replace(a, document=replace(a.document, outlet=a.document.outlet or a.document.id, event="one"))
            for a in annotations
        ]
        outlets = list(dict.fromkeys(str(article.document.outlet) for article in articles))
        scope = f"{count_of(len(outlets), 'outlet')}, {count_of(len(articles), 'document')}."
        return cls._from_articles(articles, outlets, entity=entity, n_labels=n_labels, scope=scope)

    @classmethod
    def _from_articles(
        cls, articles: list[Annotation], outlets: list[str], *, entity: str | None, n_labels: int, scope: str
    ) -> Self:
        # what one article alone mentions is compared with nothing, unless there is one article only
        table = compare_naming(articles, least=1 if entity is not None else min(2, len(articles)))
        named = _choose_entity(table) if entity is None else entity
        rows = table[table["entity"] == named]
        if entity is not None and rows.empty:
            known = ", ".join(dict.fromkeys(table["entity"].head(200))) or "none"
            msg = f"the articles do not name {entity!r}; most mentioned are: {known}"
            raise InputError(msg)
        used = rows.groupby("label", sort=False)["count"].sum().sort_values(ascending=False, kind="stable")
        labels = list(used.index[:n_labels])
        found = rows.groupby(["label", "outlet", "voice"])["count"].sum().to_dict()
        counts = [[[found.get((label, name, voice), 0) for voice in VOICES] for name in outlets] for label in labels]
        return cls(
            entity=named, outlets=outlets, labels=labels, counts=counts, left_out=len(used) - len(labels), scope=scope
        )

    def __repr__(self) -> str:
        """Say how much is in it."""
        parts = (
            count_of(len(self.labels), "label"),
            count_of(len(self.outlets), "outlet"),
            count_of(int(self.counts.sum()), "mention"),
        )
        return f"NamingDisplay({self.entity!r}, {', '.join(parts)})"

    def frame(self) -> pd.DataFrame:
        """Return the table behind the picture.

        Returns
        -------
        pandas.DataFrame
            One row a label, outlet and voice, with the ``count``.
        """
        import pandas as pd

        index = pd.MultiIndex.from_product([self.labels, self.outlets, VOICES], names=["label", "outlet", "voice"])
        return pd.DataFrame({"count": self.counts.ravel()}, index=index).reset_index()

    def describe(self) -> str:
        """Return the picture in words.

        Returns
        -------
        str
            One sentence an outlet.
        """
        sentences = [
            f"Grid of the labels of “{self.entity}” by outlet." if self.entity else "Grid of labels by outlet."
        ]
        for outlet, columns in zip(self.outlets, np.moveaxis(self.counts, 1, 0), strict=True):
            voices = []
            for words, column in zip(("own voice", "sources' voices"), columns.T.tolist(), strict=True):
                used = [f"{label} {n}" for label, n in zip(self.labels, column, strict=True) if n]
                voices.append(f"{words}: {', '.join(used) or 'none'}")
            sentences.append(f"{outlet}, {'; '.join(voices)}.")
        return " ".join(sentences)

    def _size(self) -> tuple[float, float]:
        width = _COLUMN[count_lines(self.outlets)] * max(len(self.outlets), 1)
        return width, slot_height(self.labels, _ROW, reach=_HALF, drop=_HALF, lines=1) * (max(len(self.labels), 1) + 1)

    @property
    def fits_narrow(self) -> bool:
        """Whether the two numbers of every outlet fit beside each other on a narrow screen."""
        return len(self.outlets) <= _MOST_NARROW

    def _draw(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        ax.grid(False)
        ax.spines["bottom"].set_visible(False)
        ax.set_xlim(-0.5, max(len(self.outlets), 1) - 0.5)
        names = [*(self.labels or ("nothing is named by several articles",)), "all these labels"]
        draw_rows(ax, names, pad=8, lines=1, top=-0.5, reach=_HALF, drop=_HALF, numbers=0, narrow_lines=1)
        for column in range(1, len(self.outlets)):
            ax.axvline(column - 0.5, color=GRID, linewidth=0.8)
        self._draw_cells(ax, artist_options)
        self._add_up(ax, len(names) - 1)
        draw_headings(ax, self.outlets)
        add_furniture(
            ax,
            title=f"What the outlets call “{self.entity}”" if self.entity else "What the outlets call the same thing",
            subtitle=f"Mentions by label, outlet and voice. {self.scope}".strip(),
            handles=_make_handles(),
            notes=[self._note()],
        )

    def _note(self) -> str:
        """Say how the labels were put together, and how many are missing."""
        rest = f"{count_of(self.left_out, 'label')} used less often left out. " if self.left_out else ""
        return f"{rest}Labels are put together by rules and can be of different things; the text decides."

    def _draw_cells(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        """Fill the outlet's own places, outline those of its sources, and write the numbers."""
        from matplotlib.patches import Rectangle

        most = max(int(self.counts.max(initial=1)), 1)
        height = _HEIGHT if current_sheet() is None else 2 * _HALF
        for row, cells in enumerate(self.counts.tolist()):
            for column, (own, sources) in enumerate(cells):
                for n, left, outlined in ((own, _PLACES[0], False), (sources, _PLACES[1], True)):
                    x = column + left
                    if not n:
                        ax.text(x + _WIDTH / 2, row, "·", ha="center", va="center", color=MUTED)
                        continue
                    # the square root keeps a 1 visible beside a 50; never POINT itself, which a dark page exchanges
                    tint = mix_with_paper(POINT, 0.2 + 0.75 * (n / most) ** 0.5)
                    look = {"facecolor": "none", "edgecolor": POINT} if outlined else {"facecolor": tint}
                    options = {"linewidth": 1.2 if outlined else 0.0, **look, **artist_options}
                    ax.add_patch(Rectangle((x, row - height / 2), _WIDTH, height, **options))
                    ax.text(x + _WIDTH / 2, row, f"{n}", ha="center", va="center_baseline", size=8.5,
                            color=INK if outlined else text_colour_on(tint))  # fmt: skip

    def _add_up(self, ax: Axes, row: int) -> None:
        """Write the sums below a rule."""
        ax.axhline(row - (0.5 if current_sheet() is None else 1 - _HALF), color=MUTED, linewidth=0.8)
        for column, sums in enumerate(self.counts.sum(axis=0).tolist()):
            for n, left in zip(sums, _PLACES, strict=True):
                ax.text(column + left + _WIDTH / 2, row, f"{n}", ha="center", va="center_baseline", size=8.5,
                        color=MUTED)  # fmt: skip


def _relabel(comparison: OutletComparison, event: str) -> Iterator[Annotation]:
    """Yield the articles of an event, under the outlets and the event that the comparison gave them."""
    table = comparison.documents
    for annotation, outlet, place in zip(comparison.annotations, table["outlet"], table["event"], strict=True):
        if place == event:
            yield replace(annotation, document=replace(annotation.document, outlet=outlet, event=event))


def _choose_entity(table: pd.DataFrame) -> str:
    """Return the entity most mentioned of those with several labels; empty where nothing is named."""
    labels = table.groupby("entity", sort=False)["label"].nunique()
    several = labels.index[labels > 1]
    chosen = several if len(several) else labels.index
    return str(chosen[0]) if len(chosen) else ""


def _make_handles() -> list[Any]:
    from matplotlib.patches import Patch

    return [
        Patch(facecolor=mix_with_paper(POINT, 0.7), linewidth=0.0, label="in the outlet's own voice"),
        Patch(facecolor="none", edgecolor=POINT, linewidth=1.2, label="in the words of a source"),
    ]
