"""The page in a browser: it asks for nothing, its filters work, and it fits desk and phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.outputs.browser import NEEDED, Browser
from tests.outputs.outcomes import outcomes
from tests.outputs.writing import view, written

pytestmark = NEEDED
#: Numbers of the notes that are shown.
SHOWN = (
    "[...document.querySelectorAll('.note')].filter(n => n.getClientRects().length)"
    ".map(n => n.value)"
)
REFERENCES = (
    "[...document.querySelectorAll('a.ref')].filter(n => n.getClientRects().length)"
    ".map(n => Number(n.textContent))"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    made = Browser(tmp_path_factory.mktemp("browser"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the page of the fixed set of outcomes: errors N101, A105; warnings W305, C102; R106."""
    page = tmp_path_factory.mktemp("page") / "report.html"
    page.write_text(written("html", outcomes("zh"), view("zh")), encoding="utf-8")
    return page.as_uri()


def press(browser: Browser, selector: str) -> None:
    browser.value(f"document.querySelector('{selector}').click()")


def test_the_page_asks_for_nothing_and_complains_of_nothing(browser: Browser, address: str) -> None:
    browser.visit(address)
    asked = [event["request"]["url"] for event in browser.heard("Network.requestWillBeSent")]
    assert [url for url in asked if not url.startswith("data:")] == [address]
    assert browser.heard("Log.entryAdded") == []
    assert browser.heard("Runtime.consoleAPICalled") == []
    assert browser.heard("Runtime.exceptionThrown") == []


def test_the_policy_forbids_requests_and_other_scripts(browser: Browser, address: str) -> None:
    browser.visit(address)
    browser.value(
        "(() => { const i = new Image(); i.src = 'http://127.0.0.1:9/x.png';"
        " const s = document.createElement('script'); s.textContent = 'window.bad = 1';"
        " document.body.append(i, s); })()"
    )
    assert browser.value("window.bad === undefined")
    told = " ".join(event["entry"]["text"] for event in browser.heard("Log.entryAdded"))
    assert "Content Security Policy" in told
    failed = browser.heard("Network.loadingFailed")
    assert [event["blockedReason"] for event in failed] == ["csp"]


def test_filters_by_severity_and_family(browser: Browser, address: str) -> None:
    browser.visit(address)
    assert browser.value(SHOWN) == [1, 2, 3, 4, 5]
    assert browser.value("document.getElementById('shown').textContent") == "显示 5 / 5 个问题"
    press(browser, "input[value=warning]")
    assert browser.value(SHOWN) == browser.value(REFERENCES) == [1, 4, 5]
    press(browser, "input[value=A]")
    assert browser.value(SHOWN) == browser.value(REFERENCES) == [1, 5]
    assert browser.value("document.getElementById('shown').textContent") == "显示 2 / 5 个问题"
    assert browser.value("document.querySelector('td.wrong.error') === null")
    press(browser, "input[value=warning]")
    press(browser, "input[value=A]")
    assert browser.value(SHOWN) == [1, 2, 3, 4, 5]
    assert browser.value("document.querySelectorAll('td.wrong.error').length") == 1


def test_only_paragraphs_with_findings(browser: Browser, address: str) -> None:
    blocks = (
        "[...document.querySelectorAll('.found .block')]"
        ".filter(n => n.getClientRects().length).length"
    )
    browser.visit(address)
    every = browser.value(blocks)
    press(browser, "#only")
    assert every == 7
    # The paragraph, the table and the last line hold findings; title, period, two headings do not.
    assert browser.value(blocks) == 3


def test_without_scripts_everything_is_shown(browser: Browser, address: str) -> None:
    browser.visit(address, scripts=False)
    # NOTE: the debugger may evaluate where the page may not.
    assert browser.value(SHOWN) == [1, 2, 3, 4, 5]
    assert browser.value("document.getElementById('filters').getClientRects().length") == 0


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_is_wider_than_the_screen(width: int, browser: Browser, address: str) -> None:
    browser.visit(address, width)
    assert browser.value("document.documentElement.scrollWidth") <= width


def test_a_link_leads_to_the_note_and_back(browser: Browser, address: str) -> None:
    browser.visit(address)
    press(browser, "a.ref")
    assert browser.value("document.activeElement.matches('.note:target')")
    press(browser, ".note:target a.number")
    assert browser.value("document.querySelector('a.ref:target').textContent") == "1"


def test_the_keyboard_reaches_filters_references_and_tables(browser: Browser, address: str) -> None:
    browser.visit(address)
    reached = []
    for _ in range(40):
        for kind in ("keyDown", "keyUp"):
            browser.call(
                "Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9
            )
        reached.append(
            browser.value("document.activeElement.className || document.activeElement.type")
        )
    assert reached[0] == "skip"
    assert {"checkbox", "ref error", "ref warning", "wide", "number"} <= set(reached)
