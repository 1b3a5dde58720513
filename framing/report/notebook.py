"""What a notebook shows in a cell: an annotated text with its marks, and a comparison as a table.

In: an `Annotation` or an `OutletComparison`. Out: HTML that stands in someone else's page: no script, no ids, no links,
no request; its few rules of style apply to its own class names. Everything from the input is escaped, as in the report.

Left undone: a notebook that takes styles away (some sites that show notebooks do) shows the text without colours; the
written labels of the source types stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.display.palette import SOURCE_STYLES
from framing.exceptions import InputError
from framing.records import Annotation
from framing.report.articles import show_article
from framing.report.tables import tabulate_scores
from framing.report.templating import make_environment
from framing.report.visible import show_controls

if TYPE_CHECKING:
    from framing.compare import OutletComparison

__all__ = ["ShownText", "describe_comparison", "show"]


@dataclass(frozen=True, slots=True)
class ShownText:
    """An annotated text that a notebook shows with its marks.

    Parameters
    ----------
    annotation : Annotation
        The document with what was found in it.
    """

    annotation: Annotation

    def __str__(self) -> str:
        return show_controls(self.annotation.text)

    def _repr_html_(self) -> str:
        """Return the text with marks, as HTML for a cell."""
        shown = show_article(self.annotation, 0, self.annotation.document.outlet or "")
        return _render("text", shown, SOURCE_STYLES)


def show(annotation: Annotation) -> ShownText:
    """Show an annotated text in a notebook, with marks for who speaks and for loaded terms.

    Parameters
    ----------
    annotation : Annotation
        From `framing.annotate`.

    Returns
    -------
    ShownText
        A notebook shows it where it is the last line of a cell; ``print`` gives the bare text.

    Raises
    ------
    InputError
        If it is not an annotation.

    Examples
    --------
    >>> from framing import Annotation, Document, TermMatch, show
    >>> shown = show(Annotation(Document("a", "The regime fell."), (), (), (TermMatch(4, 10, "label"),)))
    >>> '<span class="l v-outlet"' in shown._repr_html_()
    True
    """
    if not isinstance(annotation, Annotation):
        msg = f"show needs one Annotation, got {type(annotation).__name__}; of several, show each"  # type: ignore[unreachable] # by untyped callers
        raise InputError(msg)
    return ShownText(annotation)


def describe_comparison(comparison: OutletComparison) -> str:
    """Return the main scores of a comparison as an HTML table, one row an outlet.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`.

    Returns
    -------
    str
    """
    main, every = tabulate_scores(comparison)
    # scores of one's own choice may hold none of the main ones
    table = main if main.columns else every
    corner = "Outlet" if main.columns else "Score"
    cautions = [show_controls(caution) for caution in comparison.cautions]
    return _render("scores", repr(comparison).strip("<>"), table, corner, cautions)


def _render(macro: str, *values: Any) -> str:
    module = make_environment().get_template("notebook.html.j2").module
    return str(getattr(module, macro)(*values))
