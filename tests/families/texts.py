"""Plain text and Markdown: lines, rows, marks, and whatever rules look for in prose."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.families.family import Family, draft
from tests.parsing.sketches import HEADINGS, TITLE, report_text

_ROW = "一、本年新收政府信息公开申请数量 1 2 0 0 0 0 3\n"
_HEAD = "信息内容 本年制发件数 本年废止件数 现行有效件数\n"


def report(*parts: str) -> str:
    """A draft whose first parts hold some text."""
    return report_text(texts=dict(enumerate(parts, start=1)))


#: Stretches of prose that follow each other in one paragraph.
PROSE = {
    "plain": "的",
    "sentences": "全年工作有序推进。",
    "commas": "公开，",
    "digits": "1",
    "numbers": "12 ",
    "decimals": "1.5，",
    "chinese-numerals": "三",
    "claims": "收到政府信息公开申请1件，",
    "outcomes": "予以公开1件、",
    "unread-figures": "涉及征地的许可里1件，",
    "unread-figures-in-one-clause": "申请甲1件",
    "figures-of-things": "申请1个问题",
    "figures-elsewhere": "培训3场。",
    "hyphens": "1-",
    "letters-and-digits": "a1",
    "breakdowns": "共1条，其中2条，",
    "nested-breakdowns": "其中（其中1条，",
    "lists": "一是",
    "counts": "三个方面：一是甲；",
    "shares": "占1%，",
    "growth": "从1条增加到2条，增长50%，",
    "zero-claims": "未收到申请，",
    "fees": "处理费共计",
    "years": "2023年，我局",
    "dates": "2024年1月1日",
    "bad-dates": "2024年13月32日",
    "periods": "统计期限自2024年1月1日起至2024年12月31日止，",
    "opening-titles": "《",
    "closing-titles": "》",
    "nested-titles": "《甲",
    "titles": "《条例》",
    "quotes": "“",
    "brackets": "（",
    "closing-brackets": "）",
    "crossed": "（“）”",
    "square": "〔2021〕",
    "citations": "国办公开办函〔2021〕30号",
    "old-citations": "国务院令第492号",
    "identity-numbers": "身份证号110101199003078515，",
    "long-digits": "110101199003078515",
    "telephones": "13800000000，",
    "e-mails": "a@b.cn，",
    "applicants": "申请人张三，",
    "doubled": "的的",
    "repeated-words": "信息信息",
    "placeholders": "XX",
    "underscores": "_",
    "ellipses": "……",
    "stars": "*",
    "blanks": "字 ",
    "wide-blanks": "　",
    "tabs": "\t",
    "latin": "word ",
    "angles": "<甲>",
    "straight-quotes": '"甲"',
    "invisible": "字\u200b",
    "replacements": "\ufffd",
    "emoji": "😀",
    "combining": "e\u0301",
    "bidirectional": "\u202e字",
    "links": "http://a.cn/b，",
    "laws": "《中华人民共和国政府信息公开条例》",
    "organs": "望岚县数据局",
    "other-organs": "望岚县教育局",
    "denials": "无",
    "problems": "存在的问题：不足。",
    "preamble-lists": "、总体情况",
    "percent-signs": "%",
    "suffixes": "的情况",
}
#: Lines that follow each other.
LINES = {
    "empty": "\n",
    "short": "字\n",
    "prose": "全年主动公开政府信息12条。\n",
    "headings": "一、总体情况\n",
    "all-headings": "\n".join(HEADINGS) + "\n",
    "titles": TITLE + "\n",
    "sub-headings": "（一）主动公开情况。\n",
    "items": "1.甲\n",
    "contents": "一、总体情况……………3\n",
    "page-numbers": "- 3 -\n",
    "form-feeds": "字\n\f",
    "table-heads": _HEAD,
    "rows": _ROW,
    "other-rows": "甲 1 2 3\n",
    "numbers-alone": "1\n",
    "labels-alone": "行政许可\n",
    "bars": "| 行政许可 | 1 |\n",
    "rules": "| --- | --- |\n",
    "drawn": "┌──┬──┐\n│甲│1 │\n└──┴──┘\n",
    "pluses": "+---+---+\n| 甲 | 1 |\n",
    "tabbed": "行政许可\t1\n",
    "spaced-columns": "甲    乙    丙\n",
    "carriage-returns": "字\r",
    "sign-offs": "望岚县数据局\n2025年1月20日\n",
    "contacts": "电话：0599-6203318\n",
}
MARKDOWN = {
    "headings": "# 一、总体情况\n",
    "deep-headings": "###### 甲\n",
    "items": "- 甲\n",
    "nested-items": "  - ",
    "quotations": "> ",
    "quotation-lines": "> 甲\n",
    "comments": "<!-- 甲 -->",
    "unclosed-comments": "<!--",
    "ignores": "<!-- reportlint: ignore N101 口径 -->\n\n字。\n\n",
    "pipe-rows": "| 甲 | 1 |\n",
    "pipe-tables": "| 甲 | 1 |\n| --- | --- |\n| 乙 | 2 |\n\n",
    "pipes": "|",
    "emphasis": "**",
    "emphasised": "**甲**",
    "backticks": "`",
    "links": "[甲](b)",
    "link-openers": "[",
    "rules": "---\n",
    "escapes": "\\",
    "tables": "<table><tr><td>甲</td><td>1</td></tr></table>\n",
    "table-openers": "<table>",
    "table-rows": "<tr><td>甲<td>1",
    "nested-tables": "<table><tr><td>甲</td><td>",
    "breaks": "<br>",
    "entities": "&nbsp;",
    "setext": "甲\n===\n",
}


def _prose(unit: str) -> Callable[[int], str]:
    return lambda n: report(unit * n + "。")


def _lines(unit: str) -> Callable[[int], str]:
    return lambda n: report("", unit * n)


def families() -> Iterator[Family]:
    """Return the families of text and Markdown."""
    for name, unit in PROSE.items():
        yield draft(f"prose {name}", "txt", _prose(unit), 8000 // len(unit))
    for name, unit in LINES.items():
        yield draft(f"lines {name}", "txt", _lines(unit), max(100, 8000 // len(unit)))
    for name, unit in MARKDOWN.items():
        yield draft(name, "md", lambda n, unit=unit: report(unit * n), 8000 // len(unit))  # type: ignore[misc]
    yield draft("one long row", "txt", lambda n: report("", _ROW.strip() + " 0" * n), 4000)
    yield draft("one wide pipe row", "md", lambda n: report("", "| 甲 " * n + "|\n"), 2000)
    yield draft("long preamble", "txt", lambda n: TITLE + "\n" + "前言，" * n + "\n", 2000)
    yield draft("long heading", "txt", lambda n: report().replace("总体", "总体" * n), 2000)
    yield draft("long title", "txt", lambda n: report().replace("望岚", "望岚" * n), 2000)
    yield draft("paragraphs of claims", "txt", lambda n: report("收到申请1件。\n" * n), 400)
    yield draft("nested whole", "txt", lambda n: report("《" * n + "甲" + "》" * n), 2000)
    yield draft("brackets whole", "txt", lambda n: report("（" * n + "甲" + "）" * n), 2000)
    yield draft("gb18030", "txt", lambda n: report("公开，" * n).encode("gb18030"), 2000)
    yield draft("utf-16", "txt", lambda n: report("公开，" * n).encode("utf-16"), 2000)
