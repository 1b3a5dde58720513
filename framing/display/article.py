"""Article strips: from the first word to the last, who speaks where, and where the loaded terms stand.

In: annotations, or an `OutletComparison`. Out: one strip an article. Attributed stretches have the colour and hatch of
their source type, prose in the outlet's own voice is blank, parts of the page that are not prose are grey. Loaded terms
are ticks: above the strip in the outlet's own voice, below it in its sources' voices.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self

from framing.display.canvas import Display
from framing.display.counting import counted_attributions, counted_terms, type_of
from framing.display.furniture import add_furniture
from framing.display.palette import GRID, INK, MUTED, SOURCE_STYLES
from framing.display.rows import Column, add_columns, draw_rows, slot_height
from framing.display.wording import count_of, percent
from framing.exceptions import InputError
from framing.metrics.tally import SCORED_KINDS
from framing.records import SOURCE_TYPES, Annotation, SourceType, Span

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from framing.compare import OutletComparison

__all__ = ["ArticleDisplay"]

# Half the height of a strip, and the reach of its ticks, in rows.
_HALF, _TICK = 0.2, 0.17

# Parts of the page that are not counted: a mesh, because plain grey is the type "other".
_ASIDE: dict[str, Any] = {"facecolor": "none", "edgecolor": GRID, "hatch": "xxxxxx"}

# (row, start, end, what) of one stretch, in characters.
_Stretch = tuple[int, int, int, str]


class ArticleDisplay(Display):
    """Strips of articles: attributed stretches by source type, and loaded terms as ticks.

    Parameters
    ----------
    labels : sequence of str
        One an article, in the order of the rows.
    lengths : sequence of int
        Characters of each article.
    stretches : sequence of (int, int, int, str)
        Row, first character, one past the last, and source type of each attributed stretch, outermost first.
    terms : sequence of (int, int, int, str)
        Row, characters and voice of each loaded term.
    asides : sequence of (int, int, int, str)
        Row, characters and kind of each part of the page that is not counted.
    scope : str, optional
        What is shown, for the subtitle.

    Examples
    --------
    >>> from framing.display import ArticleDisplay
    >>> shown = ArticleDisplay(
    ...     labels=["Wire"], lengths=[900], stretches=[(0, 40, 220, "state")], terms=[(0, 300, 306, "outlet")]
    ... )
    >>> shown
    ArticleDisplay(1 article, 1 attributed stretch, 1 loaded term)
    >>> shown.frame()
      article  start  end    what    kind
    0    Wire     40  220  source   state
    1    Wire    300  306    term  outlet
    """

    def __init__(
        self,
        *,
        labels: Any,
        lengths: Any,
        stretches: Any,
        terms: Any = (),
        asides: Any = (),
        scope: str = "",
    ) -> None:
        self.labels = tuple(labels)
        self.lengths = tuple(lengths)
        self.stretches: tuple[_Stretch, ...] = tuple(stretches)
        self.terms: tuple[_Stretch, ...] = tuple(terms)
        self.asides: tuple[_Stretch, ...] = tuple(asides)
        self.scope = scope

    @classmethod
    def from_annotations(cls, annotations: Iterable[Annotation], *, labels: Sequence[str] | None = None) -> Self:
        """Take the spans of annotated articles.

        Parameters
        ----------
        annotations : iterable of Annotation
            The articles, in the order of the rows.
        labels : sequence of str, optional
            One an article; by default its outlet, or its id where it has none.

        Returns
        -------
        ArticleDisplay
        """
        articles = list(annotations)
        named = labels or [article.document.outlet or article.document.id for article in articles]
        stretches: list[_Stretch] = []
        terms: list[_Stretch] = []
        asides: list[_Stretch] = []
        for row, article in enumerate(articles):
            attributions = sorted((a for _, a in counted_attributions(article)), key=lambda a: a.nested)
            stretches += [(row, s.start, s.end, type_of(a)) for a in attributions for s in a.content]
            terms += [(row, term.start, term.end, term.voice) for _, term in counted_terms(article)]
            asides += [(row, s.start, s.end, s.kind) for s in article.segments if s.kind not in SCORED_KINDS]
        lengths = [len(article.text) for article in articles]
        scope = count_of(len(articles), "article")
        return cls(labels=named, lengths=lengths, stretches=stretches, terms=terms, asides=asides, scope=scope)

    @classmethod
    def from_comparison(cls, comparison: OutletComparison, *, event: str | None = None) -> Self:
        """Take the articles of one event.

        Parameters
        ----------
        comparison : OutletComparison
            From `framing.compare_outlets`.
        event : str, optional
            By default the first event.

        Returns
        -------
        ArticleDisplay

        Raises
        ------
        InputError
            If the comparison has no such event.
        """
        chosen = event if event is not None else next(iter(comparison.events), None)
        if chosen not in comparison.events:
            msg = f"there is no event {chosen!r}; the events are: {', '.join(comparison.events) or 'none'}"
            raise InputError(msg)
        table = comparison.documents
        rows = [
            n
            for outlet in comparison.outlets
            for n in table.index[(table["outlet"] == outlet) & (table["event"] == chosen)]
        ]
        labels = [str(table["outlet"].iloc[n]) for n in rows]
        shown = cls.from_annotations([comparison.annotations[n] for n in rows], labels=labels)
        shown.scope = f"{chosen}: {shown.scope}"
        return shown

    def __repr__(self) -> str:
        """Say how much is in it."""
        parts = (
            count_of(len(self.labels), "article"),
            count_of(len(self.stretches), "attributed stretch", "attributed stretches"),
            count_of(len(self.terms), "loaded term"),
        )
        return f"ArticleDisplay({', '.join(parts)})"

    def frame(self) -> pd.DataFrame:
        """Return the table behind the picture.

        Returns
        -------
        pandas.DataFrame
            One row a stretch, term or aside: article, first character and one past the last, what it is, its kind.
        """
        import pandas as pd

        named = (("source", self.stretches), ("term", self.terms), ("aside", self.asides))
        rows = [(self.labels[row], start, end, what, kind) for what, spans in named for row, start, end, kind in spans]
        return pd.DataFrame(rows, columns=["article", "start", "end", "what", "kind"])

    def describe(self) -> str:
        """Return the picture in words.

        Returns
        -------
        str
            One sentence an article.
        """
        sentences = ["Strips of articles, from the first character to the last."]
        for row, label in enumerate(self.labels):
            own, sources = self._count_terms(row)
            share = percent(self._attributed(row)) if self.lengths[row] else "nothing"
            sentences.append(
                f"{label}: {share} of the characters attributed; {count_of(own, 'loaded term')} in its own voice, "
                f"{sources} in its sources' voices."
            )
        return " ".join(sentences)

    def _attributed(self, row: int) -> float:
        """Share of an article's characters that stand in an attributed stretch."""
        covered = reach = 0
        for start, end in sorted((start, end) for at, start, end, _ in self.stretches if at == row):
            covered += max(end - max(start, reach), 0)
            reach = max(reach, end)
        return float(covered / self.lengths[row])

    def _count_terms(self, row: int) -> tuple[int, int]:
        voices = [voice for at, _, _, voice in self.terms if at == row]
        return voices.count("outlet"), voices.count("source")

    def _size(self) -> tuple[float, float]:
        height = slot_height(self.labels, 0.58, reach=_HALF + _TICK, drop=_HALF + _TICK)
        return 6.2, height * max(len(self.labels), 1)

    def _draw(self, ax: Axes, artist_options: dict[str, Any]) -> None:
        from matplotlib.ticker import MaxNLocator

        draw_rows(ax, self.labels, reach=_HALF + _TICK, drop=_HALF + _TICK)
        ax.grid(False)
        ax.set_xlim(0, max(self.lengths, default=1) or 1)
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        ax.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        ax.set_xlabel("characters from the beginning of the article")
        handles = self._draw_strips(ax, artist_options)
        for row, start, end, voice in self.terms:
            side = -1 if voice == "outlet" else 1
            middle = (start + end) / 2
            ax.plot([middle, middle], [row + side * (_HALF + 0.03), row + side * (_HALF + _TICK)], color=INK,
                    linewidth=1.2 if voice == "outlet" else 0.8, solid_capstyle="butt")  # fmt: skip
        counts = [self._count_terms(row) for row in range(len(self.labels))]
        add_columns(
            ax,
            (
                Column("own\nterms", tuple(f"{own}" for own, _ in counts)),
                Column("sources'\nterms", tuple(f"{sources}" for _, sources in counts)),
            ),
        )
        add_furniture(
            ax,
            title="Who speaks where, and where loaded terms stand",
            subtitle=self.scope,
            handles=handles,
            notes=[
                "Ticks are loaded terms: above the strip in the outlet's own voice, below it in its sources' voices."
            ],
        )

    def _draw_strips(self, ax: Axes, artist_options: dict[str, Any]) -> list[Artist]:
        from matplotlib.patches import Patch, Rectangle

        def rectangle(at: Span, row: int, **options: Any) -> None:
            ax.add_patch(Rectangle((at.start, row - _HALF), len(at), 2 * _HALF, **options))

        for row, length in enumerate(self.lengths):
            if not length:
                ax.text(0, row, " no text", va="center_baseline", color=MUTED, style="italic")
        for row, start, end, _ in self.asides:
            rectangle(Span(start, end), row, linewidth=0.0, **_ASIDE)
        for row, start, end, kind in self.stretches:
            style = SOURCE_STYLES[_as_type(kind)]
            rectangle(Span(start, end), row, **{"linewidth": 0.0, **style.fill, **artist_options})
        for row, length in enumerate(self.lengths):
            if length:
                rectangle(Span(0, length), row, facecolor="none", edgecolor=MUTED, linewidth=0.8)
        cited = {kind for *_, kind in self.stretches}
        handles: list[Artist] = [
            Patch(label=SOURCE_STYLES[kind].label, linewidth=0, **SOURCE_STYLES[kind].fill)
            for kind in SOURCE_TYPES
            if kind in cited
        ]
        handles.append(Patch(facecolor="none", edgecolor=MUTED, linewidth=0.8, label="own voice"))
        if self.asides:
            handles.append(Patch(linewidth=0, label="not counted", **_ASIDE))
        return handles


def _as_type(kind: str) -> SourceType:
    return next(known for known in SOURCE_TYPES if known == kind)
