"""The page in a browser: it asks for nothing, its filters work, and it fits desk and phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from types import SimpleNamespace

import pypdfium2  # type: ignore[import-untyped]
import pytest

from reportlint import readers
from reportlint.engine.check_draft import check_document
from reportlint.engine.check_options import CheckOptions
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.rendering import render_markdown as markdown
from reportlint.ruletests.rendering import render_text as text
from reportlint.ruletests.skeleton import build_skeleton
from reportlint.support.records import replace
from tests.formats import word
from tests.formats.paper import paper
from tests.reporters.browser import NEEDED, Browser
from tests.reporters.outcomes import outcomes
from tests.reporters.writing import render_all, view

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
    """Return page of the fixed set of outcomes: errors N101, A105; warnings W305, C102; R106."""
    page = tmp_path_factory.mktemp("page") / "report.html"
    page.write_text(render_all("html", outcomes("zh"), view("zh")), encoding="utf-8")
    return page.as_uri()


WIDE = "| " + " | ".join(["一二三四五六", "a" * 20, "9" * 16] * 6) + " |"
#: Points to a millimetre, and the margin of a printed page.
_MM = 72 / 25.4
_MARGIN = 15 * _MM


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the addresses of pages of drafts with long tables: of one, of several, of a wide one.

    In ``merged.docx`` cells of the tables are merged, and one sentence has a finding.
    """
    folder = tmp_path_factory.mktemp("drafts")
    form = next(form for form in load_builtin_rules().forms[0].editions if form.edition == "2021")
    wrong = {"requests.granted": {"natural_person": "3", "total": "4"}}
    draft = build_skeleton(form, 2024, values=wrong)
    slips = "主动公开政府信息XX条,更新的的目录。。"
    first = replace(draft.parts[0], paragraphs=(*draft.parts[0].paragraphs, slips, slips))
    draft = replace(draft, parts=(first, *draft.parts[1:]))
    wide = markdown(draft).replace("## 二", f"{WIDE}\n|{'---|' * 18}\n{WIDE}\n\n## 二", 1)
    assert WIDE in wide
    merged = paper("full").with_text("各项任务有序完成。", "完成XX项。")
    sources = {
        "lines.txt": text(draft).encode(),
        "cells.md": markdown(draft).encode(),
        "wide.md": wide.encode(),
        "merged.docx": word.word(merged),
    }
    options = CheckOptions(language="zh")
    results = {
        name: check_document(readers.read(source, name), options).result
        for name, source in sources.items()
    }
    shown = replace(view("zh"), forms=load_builtin_rules().forms[0].editions)
    pages = {"all": tuple(results.values()), **{name: (r,) for name, r in results.items()}}
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(render_all("html", page, shown), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


def sheets(data: bytes) -> list[SimpleNamespace]:
    """Return of every printed page its words and the boxes of its characters, in points."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        words = page.get_textpage()
        boxes = [words.get_charbox(n) for n in range(words.count_chars())]
        boxes = [box for box in boxes if box[2] > box[0] and box[3] > box[1]]
        told = "".join(words.get_text_range().split())
        found.append(SimpleNamespace(words=told, boxes=boxes, size=page.get_size()))
    document.close()
    return found


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


@pytest.mark.parametrize("name", ["all", "lines.txt", "cells.md", "wide.md"])
def test_nothing_is_cut_off_in_print_and_no_page_is_half_empty(
    name: str, browser: Browser, drafts: dict[str, str]
) -> None:
    browser.visit(drafts[name])
    pages = sheets(browser.printed())
    assert len(pages) > 1
    for page in pages:
        width, height = page.size
        assert min(box[0] for box in page.boxes) >= _MARGIN - 1
        assert max(box[2] for box in page.boxes) <= width - _MARGIN + 1
        lowest = min(box[1] for box in page.boxes)
        assert page is pages[-1] or lowest < height / 2
    told = "".join(page.words for page in pages)
    for message in browser.value(
        "[...document.querySelectorAll('.message')].map(n => n.textContent)"
    ):
        assert "".join(message.split())[:12] in told
    if name == "wide.md":
        assert told.count("a") >= 2 * 6 * 20


@pytest.mark.parametrize("name", ["lines.txt", "cells.md"])
def test_heads_of_columns_stand_on_every_page_of_a_table(
    name: str, browser: Browser, drafts: dict[str, str]
) -> None:
    browser.visit(drafts[name])
    rows = ("国家秘密", "第三方", "重复申请", "逾期")
    # It is moved down the page until it is broken.
    for lines in range(0, 48, 8):
        browser.value(f"document.querySelector('header').style.height = '{lines}rem'")
        pages = [page.words for page in sheets(browser.printed())]
        holding = [words for words in pages if any(row in words for row in rows)]
        # NOTE: a head on two lines is read line by line.
        assert all("商业" in words and "法律" in words for words in holding)
        if len(holding) == 2:
            return
    pytest.fail("the table stands on one page wherever it begins")


@pytest.mark.parametrize("lines", range(0, 48, 16))
def test_tables_fill_their_pages_and_notes_stay_by_their_words(
    lines: int, browser: Browser, drafts: dict[str, str]
) -> None:
    browser.visit(drafts["merged.docx"])
    browser.value(f"document.querySelector('header').style.height = '{lines}rem'")
    pages = sheets(browser.printed())
    for page, following in pairwise(pages):
        if following.words.startswith("（本列数据的勾稽关系为"):
            assert min(box[1] for box in page.boxes) < page.size[1] / 8
        assert not re.match(r"\d+(错误|警告|提示)", following.words)


def test_what_can_be_opened_is_printed(browser: Browser, address: str) -> None:
    browser.visit(address)
    told = "".join(page.words for page in sheets(browser.printed()))
    assert "本年新收·总计=3" in told
    assert "单元格里是占位符" in told


def test_on_a_phone_findings_come_before_the_summary(
    browser: Browser, drafts: dict[str, str]
) -> None:
    tops = "['.note', '.summary'].map(s => document.querySelector(s).getBoundingClientRect().top)"
    browser.visit(drafts["all"], 390)
    note, summary = browser.value(tops)
    assert note < summary
    browser.visit(drafts["all"], 1280)
    note, summary = browser.value(tops)
    assert summary < note


@pytest.mark.parametrize("name", ["lines.txt", "cells.md", "wide.md"])
def test_on_a_phone_tables_scroll_sideways(
    name: str, browser: Browser, drafts: dict[str, str]
) -> None:
    browser.visit(drafts[name], 390)
    assert browser.value("document.documentElement.scrollWidth") <= 390
    wide = (
        "[...document.querySelectorAll('.words .wide')].filter(n => n.scrollWidth > n.clientWidth)"
    )
    assert browser.value(f"{wide}.length") >= 1
    # No head is squeezed into a column of single characters.
    assert browser.value(
        "[...document.querySelectorAll('.words th, .words td.value')]"
        ".every(n => n.getBoundingClientRect().width >= 30)"
    )


def test_the_page_of_one_draft_has_no_summary(browser: Browser, drafts: dict[str, str]) -> None:
    browser.visit(drafts["lines.txt"])
    assert browser.value("document.querySelector('.tiles, .kinds, .index') === null")
    assert browser.value("document.querySelector('.file').getBoundingClientRect().top") < 350
    browser.visit(drafts["all"])
    assert browser.value("document.querySelectorAll('.tiles, .kinds, .index').length") == 3
