"""The files that fuzzing starts from: short drafts and reports of the corpus, in each format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial

from reportlint import api
from tests.formats import pages, web, word
from tests.formats.paper import GOOD, Paper, paper
from tests.readers import docx_builder, ofd_builder, pdf_builder
from tests.rules import packs
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Sheet

_RULE = (
    packs.cats("WE-F101").replace(
        "{pattern: 猫}", "{pattern: 猫|狗+, unless: '[甲乙]{1,3}', once: true}"
    )
    + """\
- id: WE-A101
  name: own-sums
  severity: error
  title: {zh: 合计, en: sums}
  looks-for: {zh: 合计不符, en: sums that do not agree}
  check: relation
  for-each: {c: requests.columns}
  blank: zero
  let: {here: "requests[new, c] + requests[carried_over, c]"}
  assert: here >= requests[processed_total, c] and not (here == -1)
  at: requests[new, c]
  message: {zh: "“{c}”列 {here:,}", en: "column {c}: {here}"}
  tests:
    pass: [{}]
    fail: [{requests: {processed_total: {other: 1}}}]
"""
)
_PACK = (
    packs.MANIFEST
    + """\
requires: ">=0.1,<9"
extends: [built-in]
applies: {region: "99*", organs: [department], years: 2021-}
overrides:
  X101: {with: {deadline: 01-20}, severity: info, reason: {zh: 样例, en: sample}}
"""
)
_TOML = """\
select = ["A", "N1", "wrong-cell"]
extend-select = ["W307"]
ignore = ["S213"]
exclude = ["*.doc", "old/**"]
packs = ["we"]
region = "990000"
profile = "final"
language = "zh"
fail-on = "error"
published = 2025-01-20
[severities]
A101 = "warning"
[parameters.S209.topics]
"年度" = "年.{0,3}度"
[[per-path]]
paths = ["drafts/*"]
ignore = ["W"]
[profiles.own]
select = ['A']
[[suppressions]]
rule = "A105"
reason = "待更正"
"""
_IGNORE = """\
- {rule: A105, row: 予以公开, column: 自然人, reason: 待更正, expires: 2035-03-31}
- {rule: N101, text: 28件, part: 1, file: 'dra*.t?t', reason: 口径不同}
"""
#: Points on a page.
_TOP, _LEFT, _LEADING, _BOTTOM = 800, 40, 14, 60
_SENTENCE = 38


def seeds(reader: str) -> list[bytes]:
    """Return the files of a format."""
    if reader in ("text", "markdown"):
        return [draft.encode() for draft in _drafts(reader)]
    return [*map(_WRITERS[reader], _papers()), *_ODD.get(reader, ())]


@cache
def surroundings() -> dict[str, bytes]:
    """Return the files of a small repository, by their places."""
    texts = {
        "draft.txt": api.extract(GOOD / "short.txt").document.text,
        "reportlint.toml": 'packs = ["we"]\nregion = "990000"\n',
        "we/pack.yaml": _PACK,
        "we/rules/own.yaml": _RULE,
    }
    return {name: text.encode() for name, text in texts.items()}


def repository(name: str) -> list[bytes]:
    """Return the files that a repository may bring, of a kind."""
    known = {
        "toml": [_TOML],
        "rules": [_RULE],
        "pack": [_PACK],
        "ignore": [_IGNORE],
    }
    return [text.encode() for text in known[name]]


def _papers() -> Iterable[Paper]:
    """The whole report, and its beginning with one table each."""
    full = paper("full")
    yield full
    heads = full.items[:4]
    for number, item in enumerate(full.items):
        if isinstance(item, Sheet):
            yield Paper((*heads, *full.items[number - 1 : number + 2]))
    yield Paper(full.items[:9])


def _drafts(reader: str) -> Iterable[str]:
    names = {"text": "*.txt", "markdown": "*.md"}[reader]
    for path in sorted(GOOD.glob(names)):
        draft = api.extract(path).document.text
        if path.stem == "clean":
            yield draft
        lines = draft.splitlines(keepends=True)
        for start in range(1, len(lines), 12):
            yield lines[0] + "".join(lines[start : start + 14])


def pdf_of(paper_: Paper) -> bytes:
    """Write a paper as a PDF with ruled tables whose cells hold one line each."""
    sheets, y = [pdf_builder.Sheet()], _TOP
    for item in paper_.items:
        for height, draw in _drawn(item):
            if y - height < _BOTTOM:
                sheets.append(pdf_builder.Sheet())
                y = _TOP
            draw(sheets[-1], y)
            y -= height
    return pdf_builder.pdf(*sheets, packed=False)


def _drawn(item: Text | Sheet) -> Iterable[tuple[int, Callable[[pdf_builder.Sheet, int], object]]]:
    if isinstance(item, Text):
        for start in range(0, len(item.words), _SENTENCE):
            words = item.words[start : start + _SENTENCE]
            yield _LEADING, partial(_line, words)
        return
    columns = max(box.column + box.columns for box in item.boxes)
    width = 510 / columns
    for row in range(item.rows):
        yield 20, partial(_row, item, row, width)


def _line(words: str, sheet: pdf_builder.Sheet, y: int) -> None:
    sheet.text(_LEFT, y, words)


def _row(item: Sheet, row: int, width: float, sheet: pdf_builder.Sheet, y: int) -> None:
    for box in item.starting(row):
        left, wide = _LEFT + box.column * width, box.columns * width
        sheet.box(left, y + 12 - 20 * box.rows, wide, 20 * box.rows)
        sheet.text(left + 2, y - 2, box.text[: max(1, int(wide / 5))], 5)


_ODD: dict[str, tuple[bytes, ...]] = {
    "docx": (
        docx_builder.word(
            docx_builder.styled("1", "一、总体情况"),
            docx_builder.numbered(1, 0, "主动公开"),
            docx_builder.table(
                docx_builder.row(docx_builder.cell("合计", span=2), "1"),
                docx_builder.row(docx_builder.cell("甲", merge="restart"), "2", "3"),
            ),
            '<w:p><w:ins w:author="a"><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删'
            '</w:delText></w:r></w:del><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
            '<w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
            styles=docx_builder.style("1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
            numbering=docx_builder.lists(docx_builder.level(0, "chineseCounting", "（%1）")),
            footnotes='<w:footnote w:id="2"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>',
            header=["<w:p><w:r><w:t>页眉</w:t></w:r></w:p>"],
        ),
    ),
    "ofd": (
        ofd_builder.ofd(
            ofd_builder.page(ofd_builder.text_object("总体情况", 20, 20), template="T0"),
            templates=[ofd_builder.page(ofd_builder.line(10, 30, 190, 30))],
            title="年度报告",
            attachments=["附件.xlsx"],
        ),
    ),
}
_WRITERS: dict[str, Callable[[Paper], bytes]] = {
    "html": web.html,
    "mht": web.mht,
    "docx": word.word,
    "pdf": pdf_of,
    "ofd": pages.ofd,
}
