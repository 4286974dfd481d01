"""The page: pinned whole, well formed, and nothing that a draft holds becomes part of it."""

from __future__ import annotations

import itertools
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import readers
from reportlint.engine.check_draft import check_document
from reportlint.engine.check_options import CheckOptions
from reportlint.model.document import Document, Grid, GridCell, Lines, Paragraph, Span
from reportlint.model.finding import FileResult, Finding, SuppressedFinding
from reportlint.model.report import Report
from reportlint.reporters import html
from reportlint.reporters.common.screen import make_visible
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.rendering import render_markdown as markdown
from reportlint.ruletests.skeleton import build_skeleton
from reportlint.support.records import replace
from tests.corpus import CORPUS
from tests.reporters.outcomes import REPORT, findings, outcomes, place
from tests.reporters.page import Page
from tests.reporters.pinning import assert_pinned
from tests.reporters.writing import render_all, view

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Block

LANGUAGES = ("zh", "en")
FOLDER = Path(html.__file__).parent
STYLE = (FOLDER / "page.css").read_text(encoding="utf-8")
SCRIPT = (FOLDER / "page.js").read_text(encoding="utf-8")
#: Everything that a page may consist of.
ELEMENTS = {
    *("html", "head", "meta", "link", "title", "style", "script", "body", "header", "nav", "main"),
    *("section", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "p", "a", "div", "span", "code"),
    *("strong", "b", "mark", "dl", "dt", "dd", "ol", "ul", "li", "table", "caption", "thead"),
    *("tbody", "tr", "th", "td", "form", "fieldset", "legend", "label", "input", "output"),
    *("details", "summary", "pre"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "rel", "href", "id", "class", "value"),
    *("aria-labelledby", "aria-label", "aria-live", "tabindex", "scope", "rowspan", "colspan"),
    *("data-k", "data-told", "hidden", "type", "checked", "role", "title"),
}


def page(results: tuple[FileResult, ...], language: str = "zh") -> str:
    return render_all("html", results, view(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_as_pinned(language: str) -> None:
    told = page(outcomes(language), language)
    assert told.count(STYLE) == told.count(SCRIPT) == 1
    told = told.replace(STYLE, "(page.css)").replace(SCRIPT, "(page.js)")
    told = re.sub(r"sha256-[^']+", "sha256-(…)", told)
    assert_pinned(f"html.{language}.html", told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_well_formed_and_every_link_has_its_end(language: str) -> None:
    read = Page(page(outcomes(language), language))
    names = read.attributes("id")
    assert len(names) == len(set(names))
    links = [link for link in read.attributes("href") if link != "data:,"]
    assert {link[1:] for link in links} <= set(names)
    assert all(link.startswith("#") for link in links)
    assert set(" ".join(read.attributes("aria-labelledby")).split()) <= set(names)
    assert {tag for tag, _ in read.elements} <= ELEMENTS
    assert {name for _, given in read.elements for name in given} <= ATTRIBUTES


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [
        int(tag[1]) for tag, _ in Page(page(outcomes("zh"))).elements if tag in "h1h2h3h4h5h6"
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_policy_allows_the_own_style_and_script_alone() -> None:
    read = Page(page(outcomes("zh")))
    policy = next(given["content"] for _, given in read.elements if "http-equiv" in given)
    style, script = (b64encode(sha256(text.encode()).digest()).decode() for text in (STYLE, SCRIPT))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}';"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "http" not in STYLE + SCRIPT
    assert "url(" not in STYLE
    assert "</" not in STYLE + SCRIPT


def test_all_files_are_told_with_what_became_of_them() -> None:
    told = Page(page(outcomes("en"), "en")).words
    for words in (
        "4 files: 2 errors, 2 warnings, 1 info.",
        "unreadable: the file is empty; check that it was saved",
        "Not an annual report",
        "Nothing was found.",
        "1 finding suppressed.",
        "A103 (refused: state secret · total)",
    ):
        assert words in told


def test_findings_stand_at_their_words() -> None:
    told = page(outcomes("zh"))
    anchor = re.search(r'<section class="file found" id="(\w+)"', told)
    assert anchor is not None
    name = anchor[1]
    assert (
        '<mark class="error" data-k="error/N"><span class="figure contradicts" '
        'title="与表格或前后文不一致">４件</span></mark>'
        f'<a class="ref error" id="{name}-m1"' in told
    )
    assert '<mark class="warning" data-k="warning/W">的的</mark>' in told
    cell = (
        f'<td id="{name}-requests-processed_total-natural_person" class="value wrong error"'
        ' data-k="error/A"><mark class="error" data-k="error/A">3</mark>'
    )
    assert cell in told
    # What the wrong cell is judged by is marked as such; a zero is no operand worth it.
    assert f'<td id="{name}-requests-granted-natural_person" class="value operand">2</td>' in told
    assert f'<td id="{name}-requests-carried_over-natural_person" class="value">0</td>' in told
    # No character is invisible.
    assert "\x1b" not in told
    assert "␛[31m0000-1234\ufffd5678" in told


def _grid_result() -> FileResult:
    text = "题\n行政许可\t3\t\n甲\t乙\t丙\n"
    at = text.index
    spans = [Span(at(word), at(word) + len(word)) for word in ("行政许可", "3", "甲", "乙", "丙")]
    blank = Span(at("3") + 2, at("3") + 2)
    cells = (
        GridCell(0, 0, 1, 1, spans[0]),
        GridCell(0, 1, 1, 1, spans[1]),
        GridCell(0, 2, 1, 1, blank),
        GridCell(1, 0, 1, 1, spans[2]),
        GridCell(1, 1, 1, 2, spans[3]),
    )
    blocks = (Paragraph(Span(0, 1), 1), Grid(Span(2, len(text) - 1), 2, 3, cells))
    document = Document("a.docx", "docx", text, blocks)
    report = replace(
        REPORT, document=document, title=None, parts=(), periods=(), tables=(), front=()
    )
    found = replace(findings("zh")[0], span=blank, related=(), related_values=())
    return replace(outcomes("zh")[0], findings=(found,), report=report, not_assessed=())


def test_a_grid_is_drawn_as_it_is_and_a_blank_cell_can_be_wrong() -> None:
    told = page((_grid_result(),))
    assert '<td colspan="2">乙</td>' in told
    assert re.search(r'<td class="wrong error" data-k="error/N"><a class="ref error"', told)


# Nothing in a draft, a path or a message becomes markup.

HOSTILE = st.lists(
    st.sampled_from(
        [
            *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</p>", "<!--", "-->"),
            *("]]>", "&lt;", "&#60;", "'", '"', "`", "</style>", "</script>", "<", ">", "&"),
            *("javascript:alert(1)", "\n", "\r\n", "\t", "\x00", "\x1b[2J", "\u202e", "\u2028"),
            *("\ufeff", "\ud800", "{shown}", "年", "一、总体情况", " ", "的"),
        ]
    ),
    max_size=12,
).map("".join)


@st.composite
def hostile_results(draw: st.DrawFn) -> FileResult:
    text = draw(HOSTILE)
    spots = st.integers(0, len(text))

    def span() -> Span:
        return Span(*sorted((draw(spots), draw(spots))))

    cells = [GridCell(0, 0, 1, 1, span()), GridCell(0, 1, 2, 1, span())]
    grid = Grid(Span(0, len(text)), 1, 2, tuple(sorted(cells, key=lambda cell: cell.span.start)))
    whole = Span(0, len(text))
    blocks: list[Block] = [Lines(whole), Paragraph(whole), Paragraph(whole, 3), grid]
    block = draw(st.sampled_from(blocks))
    document = Document(draw(HOSTILE), "text", text, (block,))
    report = Report(
        document, "government-disclosure", "2021", 2024, None, None, (), (), (), (), (), (), (), ()
    )
    base = findings("zh")[0]
    made: list[Finding] = []
    for _ in range(draw(st.integers(0, 3))):
        location = replace(place(Span(0, 1)), text=draw(HOSTILE), table=draw(HOSTILE) or None)
        made.append(
            replace(
                base,
                span=span(),
                message=draw(HOSTILE),
                rule=draw(HOSTILE),
                name=draw(HOSTILE),
                location=location,
                related=(location,),
                related_values=(draw(HOSTILE),),
                severity=draw(st.sampled_from(["error", "warning", "info"])),
            )
        )
    made.sort(key=lambda finding: finding.span.start)
    result = outcomes("zh")[0]
    organ = draw(HOSTILE)
    return replace(result, path=document.path, organ=organ, findings=tuple(made), report=report)


@given(hostile_results(), st.sampled_from(LANGUAGES))
def test_nothing_in_a_draft_becomes_part_of_the_page(result: FileResult, language: str) -> None:
    told = page((result,), language)
    read = Page(told)
    assert {tag for tag, _ in read.elements} <= ELEMENTS
    assert {name for _, given in read.elements for name in given} <= ATTRIBUTES
    assert [tag for tag, _ in read.elements].count("script") == 1
    assert "<!--" not in told.replace(SCRIPT, "")
    for finding in result.findings:
        assert (
            make_visible(finding.message.replace("\n", " ").replace("\r", " ").replace("\t", " "))
            in read.words
        )
    # Every finding has its note and its number in the text, once each.
    for number in range(1, len(result.findings) + 1):
        ends = [
            name for name in read.attributes("id") if name.endswith((f"-{number}", f"-m{number}"))
        ]
        assert len(ends) == 2


@given(hostile_results())
def test_marks_leave_the_words_as_they_are(result: FileResult) -> None:
    """Without notes and numbers, a paragraph of the page reads as the draft does."""
    assert result.report is not None
    told = html.REPORTER.render_file(result, view("zh"))
    told = re.sub(r'<a class="ref .*?</a>', "", told)
    words = "".join(Page(told).words.split())
    for line in result.report.document.text.splitlines():
        bare = make_visible(line.translate({9: " ", 11: " ", 12: " "}))
        if isinstance(result.report.document.blocks[0], Lines):
            assert "".join(bare.split()) in words


def test_findings_without_a_draft_are_told() -> None:
    """An ignore file has findings of its own, and no text."""
    found = outcomes("zh")[0]
    read = Page(page((replace(found, report=None),)))
    names = set(read.attributes("id"))
    assert {link[1:] for link in read.attributes("href") if link != "data:,"} <= names
    assert len([name for name in names if re.search(r"-m\d$", name)]) == len(found.findings)


def test_what_is_suppressed_is_told_with_its_reason() -> None:
    found = outcomes("zh")[0]
    hidden = SuppressedFinding(found.findings[1], "引自<原文>", "ignore-file", "a.ignore:3")
    told = page((replace(found, findings=found.findings[:1], suppressions=(hidden,)),))
    assert "<summary>另有 1 个问题已抑制。</summary>" in told
    assert "已抑制 W305  4:" in told
    assert "（引自&lt;原文&gt;，a.ignore:3）" in told


def test_many_findings_cost_no_more_each() -> None:
    """A page grows with the text and the findings, not with their product."""
    sizes = []
    for count in (200, 400):
        text = "甲" * 40 * count
        whole = Span(0, len(text))
        document = Document("a.txt", "text", text, (Lines(whole),))
        report = replace(
            REPORT, document=document, title=None, parts=(), periods=(), tables=(), front=()
        )
        found = [replace(findings("zh")[1], span=Span(at, whole.end)) for at in range(count)]
        result = replace(outcomes("zh")[0], findings=tuple(found), report=report)
        sizes.append(len(html.REPORTER.render_file(result, view("zh"))))
    assert sizes[1] < 2.2 * sizes[0]


# Colours that everybody can tell from their ground: WCAG 2.2, 1.4.3.


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PALETTES = [
    dict(re.findall(r"--([\w-]+): (#\w+);", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
]


@pytest.mark.parametrize("palette", PALETTES, ids=["light", "dark", "print"])
def test_colours_stand_out(palette: dict[str, str]) -> None:
    pairs = [
        *itertools.product(
            ("ink", "soft", "link", "error", "warning", "info", "good"), ("paper", "ground")
        ),
        *((name, f"{name}-ground") for name in ("error", "warning", "info")),
        *(("ink", f"{name}-ground") for name in ("error", "warning", "info")),
        *(("paper", name) for name in ("error", "warning", "info", "soft")),
        ("ink", "operand"),
    ]
    low = {pair: _contrast(palette[pair[0]], palette[pair[1]]) for pair in pairs}
    assert {pair: found for pair, found in low.items() if found < 4.5} == {}


def test_an_empty_run_is_a_page_too() -> None:
    read = Page(render_all("html", (), view("en")))
    assert "No file to check was found." in read.words


def _corpus_page(name: str) -> str:
    path = CORPUS / "bad" / name
    result = check_document(readers.read(path.read_bytes(), path.name), CheckOptions()).result
    known = replace(view("zh"), forms=load_builtin_rules().forms[0].editions)
    return render_all("html", (result,), known)


def test_rows_that_the_form_does_not_have_are_shown_as_they_stand() -> None:
    told = _corpus_page("T105/work-secret.txt")
    row = re.search(r'<tr><td colspan="8" class="wrong [^>]*>(.*?)</td></tr>', told)
    assert row is not None
    assert Page(f"<p>{row[1]}</p>").words.replace("1", "") == "9.属于工作秘密 0 0 0 0 0 0 0"


def test_rows_stand_in_the_order_of_the_draft() -> None:
    told = _corpus_page("T106/two-swapped.txt")
    draft = (CORPUS / "bad" / "T106" / "two-swapped.txt").read_text(encoding="utf-8")
    labels = re.findall(r'<th scope="row"[^>]*>(\d\.[^<]+)', told)
    places = [draft.index(label) for label in labels if draft.count(label) == 1]
    assert len(places) > 10
    assert places == sorted(places)


def test_what_rows_share_stands_above_them_once() -> None:
    groups = re.findall(r'class="group">([^<]+)<', _corpus_page("A105/granted.txt"))
    assert "三、本年度办理结果" in groups  # the total at the foot belongs to it too
    assert "（六）其他处理" in groups
    assert len(groups) == len(set(groups))


@pytest.mark.parametrize("name", ["R105", "T102", "T104", "T107", "T109", "N203", "S203"])
def test_pages_of_faulty_tables_are_sound(name: str) -> None:
    for path in sorted((CORPUS / "bad" / name).glob("*.*")):
        if path.suffix in (".txt", ".md"):
            read = Page(_corpus_page(f"{name}/{path.name}"))
            names = read.attributes("id")
            assert len(names) == len(set(names))
            links = {link[1:] for link in read.attributes("href") if link != "data:,"}
            assert links <= set(names)


def _bodies(told: str) -> list[tuple[int, int]]:
    """Return how many rows head and bodies of each table of a draft have, and how many bodies."""
    draft = told[told.index('class="draft"') :]
    tables = re.findall(r"<table[^>]*><caption>.*?</table>", draft, re.DOTALL)
    heads = [re.search(r"<thead>(.*?)</thead>", table, re.DOTALL) for table in tables]
    return [
        (head[1].count("<tr>") if head else 0, table.count("<tbody>"))
        for head, table in zip(heads, tables, strict=True)
    ]


@pytest.mark.parametrize("name", ["A105/granted.txt", "A105/granted.md"])
def test_heads_that_hold_for_all_rows_are_the_table_s_head(name: str) -> None:
    path = CORPUS / "bad" / "A105" / "granted.txt"
    source = path.read_text(encoding="utf-8")
    form = next(form for form in load_builtin_rules().forms[0].editions if form.edition == "2021")
    if name.endswith(".md"):
        source = markdown(build_skeleton(form, 2024))
    result = check_document(readers.read(source.encode(), name), CheckOptions()).result
    told = render_all(
        "html", (result,), replace(view("zh"), forms=load_builtin_rules().forms[0].editions)
    )
    proactive, requests, litigation = _bodies(told)
    # The first table has heads of its own in each of its four blocks.
    assert proactive == (0, 4)
    assert requests == (2 if name.endswith(".md") else 1, 1)
    assert litigation[1] == 1
