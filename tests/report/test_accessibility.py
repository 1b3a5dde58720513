"""The report for those who don't see it, or not well, or don't use a pointer. Skipped where there is no Chromium.

The checks are our own (``accessibility.js``), on what the browser shows: landmarks, headings, names, keyboard, size of
controls, tables, pictures, contrast of every text on its ground. axe-core, which checks more, is asked too where its
file is: in ``node_modules`` (``npm install --no-save axe-core``) or where the variable ``AXE_CORE`` says.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from framing.reading import read_annotations
from framing.report import write_report
from tests.report.chromium import PROGRAM, Browser

ROOT = Path(__file__).parents[2]
CHECKS = (Path(__file__).parent / "accessibility.js").read_text(encoding="utf-8")
AXE = Path(os.environ.get("AXE_CORE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))

# What has to have a name, by the roles that the browser computes.
NAMED = {"button", "link", "checkbox", "combobox", "image", "table", "region", "navigation", "article", "form"}

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on this machine")

every_view = pytest.mark.parametrize(
    ("width", "dark"),
    [(360, False), (360, True), (1280, False), (1280, True)],
    ids=["narrow", "narrow, dark", "wide", "wide, dark"],
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, compare_of: Any) -> Path:
    """The report of ten articles on two events, of outlets with all types of source."""
    annotations = [
        annotation
        for name in ("market-strike", "contested-ballot")
        for annotation in read_annotations(ROOT / "corpora" / name / "gold.jsonl")
    ]
    return write_report(compare_of(annotations), tmp_path_factory.mktemp("report") / "report.html")


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory, compare_of: Any) -> Path:
    """A page of articles beside a report of many: short ones, with and without an event."""
    [first, *_] = read_annotations(ROOT / "corpora" / "market-strike" / "gold.jsonl")
    articles = [
        replace(
            first, document=replace(first.document, id=f"{k}", outlet="AB"[k % 2], event="storm" if k % 3 else None)
        )
        for k in range(41)
    ]
    report = write_report(compare_of(articles), tmp_path_factory.mktemp("report") / "report.html")
    return report.with_name("report_files") / "articles-3.html"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests of this file."""
    with Browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


def open_all(browser: Browser, page: Path, width: int, dark: bool) -> None:
    """Open a page with everything on it unfolded."""
    browser.open(page, width=width, dark=dark)
    browser.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")


@every_view
def test_page_has_no_fault(width: int, dark: bool, browser: Browser, report: Path) -> None:
    """Landmarks, headings, ids, keyboard, sizes, tables, pictures and contrast are in order in every view."""
    open_all(browser, report, width, dark)
    assert browser.evaluate(CHECKS) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_page_of_articles_has_no_fault(dark: bool, browser: Browser, sheet: Path) -> None:
    """The same holds for a page of articles beside a large report."""
    open_all(browser, sheet, 360, dark)
    assert browser.evaluate(CHECKS) == []


@every_view
def test_axe_finds_nothing_serious(width: int, dark: bool, browser: Browser, report: Path) -> None:
    """axe-core has no violation to tell, serious or not."""
    if not AXE.is_file():
        pytest.skip("no axe-core: npm install --no-save axe-core, or AXE_CORE=path/to/axe.min.js")
    open_all(browser, report, width, dark)
    browser.evaluate(f"{AXE.read_text(encoding='utf-8')}; 0")
    found = browser.evaluate(
        "axe.run(document, { resultTypes: ['violations'] }).then((done) => done.violations.map("
        "(v) => [v.id, v.impact, v.nodes.map((n) => [n.html.slice(0, 200), n.failureSummary])]))"
    )
    assert found == []


def test_faults_would_be_noticed(browser: Browser, tmp_path: Path) -> None:
    """Each kind of fault is found on a page that has it."""
    page = tmp_path / "bad.html"
    page.write_text(
        "<html><body><h1>A</h1><h3>B</h3><p style='color: #999; background: #fff'>pale</p><nav></nav>"
        "<p id=x></p><p id=x></p><a href='#nowhere'>there</a><b tabindex=3>first</b><button style='height: 12px'>s"
        "</button><table><tr><th>head</th></tr></table><svg width=60 height=20 viewBox='0 0 60 20'>"
        "<rect width=60 height=20 fill='#224'></rect><text x=2 y=14 fill='#446'>sunk</text></svg>"
        "<div style='height: 20px; overflow: auto'>a<br>b<br>c</div></body></html>"
    )
    browser.open(page)
    faults = "\n".join(browser.evaluate(CHECKS))
    for wanted in (
        "no language", "no title", "0 of main", "jumps from 1 to 3", "contrast of text 2.8", "contrast of drawn text",
        "outside every landmark", "a part without a name", "id twice: x", "leads nowhere", "jumps the order of focus",
        "pixels high", "without scope", "a table without a name", "a picture without words", "not by keyboard",
    ):  # fmt: skip
        assert wanted in faults


@pytest.mark.parametrize("width", [360, 1280])
def test_everything_has_a_name(width: int, browser: Browser, report: Path) -> None:
    """What the browser hands to a screen reader has a name wherever one is needed."""
    open_all(browser, report, width, dark=False)
    nodes = [node for node in browser.call("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
    roles = [node["role"]["value"] for node in nodes]
    nameless = [
        (node["role"]["value"], [child["name"]["value"] for child in nodes if child["nodeId"] in node["childIds"]][:3])
        for node in nodes
        if node["role"]["value"] in NAMED and not node.get("name", {}).get("value", "").strip()
    ]
    assert nameless == []
    assert {"main", "banner", "contentinfo", "navigation", "table", "columnheader", "rowheader"} <= set(roles)


@pytest.mark.parametrize("width", [360, 1280])
def test_focus_is_seen_wherever_it_goes(width: int, browser: Browser, report: Path) -> None:
    """Tab goes through the page in its order; each stop is marked, in the window, and not under what stays on top."""
    browser.open(report, width=width)
    places = []
    for _ in range(80):
        browser.press("Tab")
        place, outlined, inside, free, name = browser.evaluate(
            "(() => { const at = document.activeElement, all = [...document.querySelectorAll('*')]; "
            "const box = at.getClientRects()[0], style = getComputedStyle(at.matches('.chips input') ? "
            "at.nextElementSibling : at); const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2), "
            "y = Math.min(Math.max(box.top + Math.min(box.height, 40) / 2, 1), innerHeight - 2); "
            "const top = document.elementFromPoint(x, y); return [all.indexOf(at), style.outlineStyle !== 'none', "
            "box.bottom > 0 && box.top < innerHeight, Boolean(top) && (at.contains(top) || top.contains(at) || "
            "Boolean(top.closest('label'))), at.outerHTML.slice(0, 120)]; })()"
        )
        places.append(place)
        assert outlined, name
        assert inside, name
        assert free, name
    assert places == sorted(set(places))


def test_letters_of_twice_the_size_fit(browser: Browser, report: Path) -> None:
    """With letters of twice the size the page still does not scroll sideways (WCAG 2.2, 1.4.4 and 1.4.10)."""
    browser.open(report, width=1280)
    browser.evaluate("document.documentElement.style.fontSize = '200%'")
    assert browser.evaluate("document.documentElement.scrollWidth") <= 1280
