"""Write the report: the summary, figures and tables on one page, and the articles with their marks.

In: an `OutletComparison` and a path. Out: one HTML file that needs no network, and, where the articles are many, pages
of articles in a folder beside it. Templates escape everything that is not theirs, and the page's own policy lets no
script run but its own and no request leave.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from markupsafe import Markup

from framing.display.counting import counted_attributions, type_of
from framing.display.palette import CATEGORY_STYLES, DARK_PAGE, SOURCE_STYLES, text_colour_on
from framing.display.wording import count_of
from framing.report.articles import ShownArticle, show_article
from framing.report.figures import THEMED, draw_figures
from framing.report.omissions import name_event, tabulate_omissions
from framing.report.paging import EventPart, Sheet, paginate
from framing.report.pointers import find_pointers
from framing.report.spans import Pages
from framing.report.stories import Stories, compare_stories
from framing.report.summary import summarise_outlets, summarise_totals
from framing.report.tables import tabulate_scores, tabulate_speakers, tabulate_terms
from framing.report.templating import make_environment
from framing.report.titles import name_article
from framing.report.versions import tabulate_versions
from framing.report.visible import show_controls

if TYPE_CHECKING:
    from framing.compare import OutletComparison

__all__ = ["write_report"]


def write_report(comparison: OutletComparison, path: str | PathLike[str], *, stories: Stories | None = None) -> Path:
    """Write a comparison as an HTML report that works offline.

    Parameters
    ----------
    comparison : OutletComparison
        From `framing.compare_outlets`.
    path : path-like
        The file; what was there is replaced, and missing folders are made. A large corpus also gets a folder beside
        it, named after it with ``_files`` at the end, for the pages of articles.
    stories : Stories, optional
        From `framing.report.stories.compare_stories`, where it has been made already.

    Returns
    -------
    pathlib.Path
        The file written.

    Examples
    --------
    >>> import tempfile, warnings
    >>> from framing import Annotation, Document, compare_outlets
    >>> with warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
    ...     warnings.simplefilter("ignore")
    ...     comparison = compare_outlets([Annotation(Document("a", "It rained.", outlet="Wire", event="storm"))])
    ...     report = write_report(comparison, f"{folder}/report.html")
    ...     "It rained." in report.read_text(encoding="utf-8")
    True
    """
    target = Path(path)
    stories = stories or compare_stories(comparison)
    folder = f"{target.stem}_files"
    sheets = paginate(comparison, folder=folder)
    pages = Pages({number: sheet.address for sheet in sheets for number in sheet.documents})
    environment = make_environment()
    shared = _shared_values(environment, comparison)
    split = bool(sheets[0].address)

    target.parent.mkdir(parents=True, exist_ok=True)
    if split:
        (target.parent / folder).mkdir(exist_ok=True)
        for sheet in sheets:
            _write_sheet(environment, comparison, sheet, target, shared)
    text = environment.get_template("report.html.j2").render(
        **shared,
        totals=summarise_totals(comparison),
        pointers=[
            replace(found, text=show_controls(found.text)) for found in find_pointers(comparison, stories=stories)
        ],
        outlets=summarise_outlets(comparison, pages),
        figures=draw_figures(comparison),
        scores=tabulate_scores(comparison, pages),
        speakers=tabulate_speakers(comparison, pages),
        terms=tabulate_terms(comparison, pages),
        omissions=tabulate_omissions(comparison, stories, pages),
        statements=tabulate_versions(comparison, stories, pages),
        most_outlets=stories.most_outlets,
        crowded=[(name_event(event), f"{size:,}") for event, size in stories.left_out],
        events=() if split else _show_parts(comparison, sheets[0].parts),
        contents=_list_contents(comparison, sheets, pages) if split else (),
        cautions=[show_controls(caution) for caution in comparison.cautions],
        confidence=f"{100 * comparison.confidence:g}",
        n_boot=f"{comparison.n_boot:,}",
    )
    target.write_text(text, encoding="utf-8", newline="\n")
    return target


def _write_sheet(
    environment: Environment, comparison: OutletComparison, sheet: Sheet, target: Path, shared: dict[str, Any]
) -> None:
    text = environment.get_template("articles.html.j2").render(
        **shared, events=_show_parts(comparison, sheet.parts), report=f"../{target.name}"
    )
    (target.parent / sheet.address).write_text(text, encoding="utf-8", newline="\n")


def _shared_values(environment: Environment, comparison: OutletComparison) -> dict[str, Any]:
    """Return what every page needs: its style and script, the names of types, the choices of the filters."""
    script = environment.get_template("report.js").render()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    cited = {type_of(a) for annotation in comparison.annotations for _, a in counted_attributions(annotation)}
    style = environment.get_template("report.css.j2").render(
        types=SOURCE_STYLES, dark=DARK_PAGE, themed=THEMED, text_colour_on=text_colour_on
    )
    return {
        "title": _title_of(comparison),
        # the two texts are our own, without a word from the input
        "style": Markup(style),
        "script": Markup(script),
        "script_hash": f"sha256-{digest}",
        "types": {kind: style for kind, style in SOURCE_STYLES.items() if kind in cited},
        "categories": CATEGORY_STYLES,
        "outlet_names": [show_controls(outlet) for outlet in comparison.outlets],
    }


def _title_of(comparison: OutletComparison) -> str:
    """Return the event's name where there is one, else how much was compared."""
    named = [event for event in comparison.events if not event.startswith("(")]
    if len(comparison.events) == 1 and named:
        return show_controls(named[0])
    outlets = count_of(len(comparison.outlets), "outlet")
    return f"{outlets}, {count_of(len(named), 'event')}" if named else outlets


def _show_parts(comparison: OutletComparison, parts: tuple[EventPart, ...]) -> list[tuple[str, list[ShownArticle]]]:
    outlets = list(comparison.documents["outlet"])
    return [
        (show_controls(part.name), [show_article(comparison.annotations[n], n, outlets[n]) for n in part.documents])
        for part in parts
    ]


def _list_contents(
    comparison: OutletComparison, sheets: tuple[Sheet, ...], pages: Pages
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return the events with (outlet, title, address) of each of their documents, for a report in several files."""
    outlets = list(comparison.documents["outlet"])
    found: dict[str, list[tuple[str, str, str]]] = {}
    for part in (part for sheet in sheets for part in sheet.parts):
        for number in part.documents:
            title = name_article(comparison.annotations[number])
            entry = (show_controls(outlets[number]), title, pages.document(number))
            found.setdefault(show_controls(part.name), []).append(entry)
    return list(found.items())
