"""The report in a browser: driven by pointer and keys, at any width. Skipped where there is no Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.reading import read_annotations
from framing.report import write_report
from tests.report.chromium import PROGRAM, Browser

CORPUS = Path(__file__).parents[2] / "corpora" / "market-strike" / "gold.jsonl"

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on this machine")

# Speakers' table: the numbers in its last column, from the top; the first number of a speaker of type state.
ROWS = "[...document.querySelectorAll('#sources tbody tr')]"
TOTALS = f"{ROWS}.map((row) => Number(row.cells[row.cells.length - 1].textContent))"
STATE_LINK = f"{ROWS}.find((row) => row.querySelector('.s-state')).querySelector('a')"
LAST_HEAD = "#sources thead th:last-child button"
FOCUS = "document.activeElement"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, compare_of: Any) -> Path:
    """The report of five articles on one event."""
    comparison = compare_of(read_annotations(CORPUS))
    return write_report(comparison, tmp_path_factory.mktemp("report") / "report.html")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests of this file."""
    with Browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280, 2400])
def test_page_is_quiet_and_fits(width: int, dark: bool, browser: Browser, report: Path) -> None:
    """At any width the page logs nothing, asks for nothing, and does not scroll sideways."""
    browser.open(report, width=width, dark=dark)
    sizes = browser.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert sizes[0] <= sizes[1] == width
    assert browser.messages == []
    assert {request for request in browser.requests if request != "about:blank"} == {report.as_uri()}


def test_noise_would_be_noticed(browser: Browser, tmp_path: Path) -> None:
    """The driver hears what a page logs, throws and asks for, and sees when it is too wide."""
    page = tmp_path / "noisy.html"
    page.write_text(
        "<img src=missing.png style='width: 900px'><script>console.log('hum'); throw Error('bang')</script>"
    )
    browser.open(page, width=360)
    assert browser.evaluate("document.documentElement.scrollWidth") > 360
    assert any("hum" in message for message in browser.messages)
    assert any("bang" in message for message in browser.messages)
    assert (tmp_path / "missing.png").as_uri() in browser.requests


def test_page_works_without_scripts(browser: Browser, report: Path) -> None:
    """Without scripts the marks keep their titles, and no filter is offered that would not work."""
    browser.open(report, scripts=False)
    assert browser.evaluate("document.querySelectorAll('.text [title]').length") > 100
    assert browser.evaluate("getComputedStyle(document.querySelector('form.filters')).display") == "none"


def test_table_is_sorted(browser: Browser, report: Path) -> None:
    """A header sorts down, then up, then puts the rows back as they were given, and says so."""
    browser.open(report)
    given = browser.evaluate(TOTALS)
    seen = []
    for _ in range(3):
        browser.point(LAST_HEAD, click=True)
        state = browser.evaluate(f"document.querySelector('{LAST_HEAD}').closest('th').getAttribute('aria-sort')")
        seen.append((state, browser.evaluate(TOTALS)))
    assert seen == [("descending", sorted(given, reverse=True)), ("ascending", sorted(given)), (None, given)]


def test_words_are_sorted_with_keys(browser: Browser, report: Path) -> None:
    """The same works from the keyboard, for a column of words."""
    browser.open(report)
    browser.evaluate("document.querySelector('#sources thead button').focus()")
    browser.press("Enter")
    names = browser.evaluate("[...document.querySelectorAll('#sources tbody th')].map((cell) => cell.textContent)")
    assert names == sorted(names, key=str.lower)


def test_filter_by_type(browser: Browser, report: Path) -> None:
    """A type that is switched off loses its marks, and no other type does; reset brings them back."""
    browser.open(report)
    output = "document.querySelector('form.filters output').textContent"
    before = browser.evaluate(output)
    browser.point("form.filters input[name=type][value=state]", click=True)
    off = "document.querySelectorAll('.text .s-{0}.m:not(.no-type)').length"
    assert browser.evaluate(off.format("state")) == 0
    assert browser.evaluate(off.format("ngo")) > 0
    assert browser.evaluate(output) != before
    browser.point("form.filters [type=reset]", click=True)
    assert browser.evaluate(f"new Promise((done) => setTimeout(() => done({output})))") == before


def test_filters_count_what_the_summary_counts(browser: Browser, report: Path) -> None:
    """The number of marks is the number of the summary; marks in parts that are not counted are told apart."""
    browser.open(report)
    summary = browser.evaluate("document.querySelector('#summary .big').textContent")
    told = browser.evaluate("document.querySelector('form.filters output').textContent")
    attributions, own, sources = (
        int(number.replace(",", "")) for number in re.findall(r"([\d,]+) (?:att|load)", summary)
    )
    assert f"{attributions} attributions, {own + sources} loaded terms marked" in told
    assert "in parts that are not counted" in told


def test_filter_by_voice(browser: Browser, report: Path) -> None:
    """A voice that is switched off loses the marks of its terms."""
    browser.open(report)
    browser.point("form.filters input[name=voice][value=source]", click=True)
    left = "document.querySelectorAll('.text .v-{0}:not(.no-voice)').length"
    assert browser.evaluate(left.format("source")) == 0
    assert browser.evaluate(left.format("outlet")) > 0


def test_filter_by_outlet(browser: Browser, report: Path) -> None:
    """The articles of other outlets go away, and the count says so."""
    browser.open(report)
    chosen = browser.evaluate(
        "(() => { const list = document.querySelector('form.filters').elements.outlet; list.selectedIndex = 2; "
        "list.dispatchEvent(new Event('change', { bubbles: true })); return list.value; })()"
    )
    shown = "[...document.querySelectorAll('article')].filter((a) => a.offsetHeight).map((a) => a.dataset.outlet)"
    assert browser.evaluate(shown) == [chosen]
    assert browser.evaluate("document.querySelector('output').textContent").startswith("1 article,")


def test_pointing_at_a_mark_says_what_it_is(browser: Browser, report: Path) -> None:
    """The note names the speaker, stays inside the window, and goes when the pointer leaves."""
    browser.open(report, width=360)
    browser.point(".text .m.c")
    tip = browser.evaluate(
        "(() => { const box = tip.getBoundingClientRect(); return [tip.hidden, box.left, box.right]; })()"
    )
    assert tip[0] is False
    assert tip[1] >= 0
    assert tip[2] <= 360
    assert "quote" in browser.evaluate("tip.textContent")
    browser.point("footer p")
    assert browser.evaluate("tip.hidden") is True


def test_tab_reaches_the_marks(browser: Browser, report: Path) -> None:
    """Tab goes to the way past the navigation first; on a mark it shows the note, which Escape takes away."""
    browser.open(report)
    browser.press("Tab")
    assert browser.evaluate(f"{FOCUS}.className") == "skip"
    assert browser.evaluate(f"{FOCUS}.getBoundingClientRect().left") == 0
    browser.evaluate("document.querySelector('form.filters [type=reset]').focus()")
    for _ in range(40):
        browser.press("Tab")
        if browser.evaluate(f"{FOCUS}.matches('.text .m, .text .l')"):
            break
    assert browser.evaluate(f"{FOCUS}.matches('.text .m, .text .l')")
    assert browser.evaluate(f"getComputedStyle({FOCUS}).outlineStyle") != "none"
    assert browser.evaluate("tip.hidden") is False
    assert browser.evaluate(f"{FOCUS}.getAttribute('aria-description')").split("\n")[0] in browser.evaluate(
        "tip.textContent"
    )
    browser.press("Escape")
    assert browser.evaluate("tip.hidden") is True


def test_number_leads_to_its_words(browser: Browser, report: Path) -> None:
    """A number in a table leads to a mark that is in sight, also when a filter had taken it away."""
    browser.open(report)
    browser.point("form.filters input[name=type][value=state]", click=True)
    browser.evaluate("document.querySelector('details.event').open = false")
    browser.evaluate(f"{STATE_LINK}.click()")
    browser.evaluate("new Promise((done) => setTimeout(done, 100))")
    box = "document.querySelector(':target').getBoundingClientRect()"
    top, bottom = browser.evaluate(f"[{box}.top, {box}.bottom]")
    assert 0 <= top < bottom <= 800
    assert browser.evaluate("document.querySelector(':target').classList.contains('no-type')") is False


def test_number_of_an_outlet_leads_to_its_words(browser: Browser, report: Path) -> None:
    """A count in a card leads to the first of its marks, and leaves only that outlet and that voice marked."""
    browser.open(report)
    link = "[...document.querySelectorAll('.card a[data-voice=outlet]')].at(-1)"
    outlet = browser.evaluate(f"{link}.dataset.outlet")
    told = browser.evaluate(f"parseInt({link}.textContent)")
    browser.evaluate(f"{link}.click()")
    browser.evaluate("new Promise((done) => setTimeout(done, 100))")
    found = browser.evaluate(
        "(() => { const at = document.querySelector(':target'), box = at.getBoundingClientRect(); "
        "return [at.closest('article').dataset.outlet, box.top >= 0 && box.bottom <= innerHeight, "
        "document.querySelectorAll('.text .v-source:not(.no-voice)').length]; })()"
    )
    assert found == [outlet, True, 0]
    said = browser.evaluate("document.querySelector('output').textContent")
    assert said.startswith("1 article,")
    assert f" {told} loaded term" in said


def test_every_score_leads_to_its_outlet(browser: Browser, report: Path) -> None:
    """Each value of the first table is a link to a text of the outlet of its row."""
    browser.open(report)
    wrong = browser.evaluate(
        "[...document.querySelectorAll('#scores table')[0].tBodies[0].rows].flatMap((row) => "
        "[...row.querySelectorAll('td')].filter((cell) => { const link = cell.querySelector('a'); return !link || "
        "document.querySelector(link.hash).dataset.outlet !== row.cells[0].textContent; })).length"
    )
    assert wrong == 0


@pytest.mark.parametrize("part", ["omissions", "statements"])
def test_rows_of_an_event_lead_to_their_words(part: str, browser: Browser, report: Path) -> None:
    """Every link of the two tables by event leads to a text of the outlet it names, or to a mark in one."""
    browser.open(report)
    found = browser.evaluate(
        f"[...document.querySelectorAll('#{part} tbody a')].map((link) => {{ const at = document.querySelector("
        "link.hash); return [at.closest('article').dataset.outlet, link.textContent, at.matches('article, .m')]; })"
    )
    outlets = set(browser.evaluate("[...document.querySelectorAll('article')].map((a) => a.dataset.outlet)"))
    assert len(found) > 12
    assert all(is_mark for _, _, is_mark in found)
    assert all(owner == name for owner, name, _ in found if name in outlets)
    browser.evaluate(f"document.querySelector('#{part} tbody a[href^=\"#a\"]').click()")
    browser.evaluate("new Promise((done) => setTimeout(done, 100))")
    top, bottom = browser.evaluate(
        "(() => { const box = document.querySelector(':target').getBoundingClientRect(); return [box.top, box.bottom]; "
        "})()"
    )
    assert 0 <= top < bottom <= 800


@pytest.mark.parametrize(("table", "head"), [("absent", "Absent anyway"), ("versions", "Words kept")])
def test_tables_by_event_are_sorted(table: str, head: str, browser: Browser, report: Path) -> None:
    """A column of shares is sorted by its numbers, from the keyboard too."""
    browser.open(report)
    button = f"[...document.querySelectorAll('.{table} thead button')].find((one) => one.textContent === '{head}')"
    shares = (
        f"(() => {{ const place = {button}.closest('th').cellIndex; return [...document.querySelectorAll("
        f"'.{table} tbody tr')].map((row) => Number(row.cells[place].dataset.sort)); }})()"
    )
    given = browser.evaluate(shares)
    browser.evaluate(f"{button}.focus()")
    browser.press("Enter")
    assert browser.evaluate(shares) == sorted(given, reverse=True) != given
