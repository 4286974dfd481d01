"""Rows as CSV (RFC 4180), safe for spreadsheets: what they would take for a formula is words.

The heads are those of a sheet for people: Chinese words, or in English the keys of the JSON.
"""

from __future__ import annotations

import csv
import io

from reportlint.reporters.shared.screen import BREAKS, escape_commands, make_visible
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: Excel takes UTF-8 for something else unless this stands first.
MARK = "\ufeff"
_HEADS = {
    "path": "文件",
    "status": "状态",
    "severity": "级别",
    "rule": "规则",
    "name": "规则名称",
    "message": "问题",
    "line": "行号",
    "column": "列号",
    "end_line": "终止行号",
    "end_column": "终止列号",
    "page": "页",
    "paragraph": "段",
    "table_index": "第几张表",
    "cell": "单元格",
    "source_line": "源文件行号",
    "part": "部分",
    "table": "表",
    "row": "表中的行",
    "column_key": "表中的列",
    "text": "原文",
    "values": "数值",
    "fix": "建议修改",
    "fingerprint": "指纹",
    "organ": "机关",
    "year": "年度",
    "raw": "原文",
    "value": "数值",
    "certain": "是否确定",
}
_NUMBER = Pattern(r"[+-]?\d+(?:\.\d+)?")
#: What begins a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def translate_heads(keys: Iterable[str], language: str) -> list[str]:
    """Return the heads of columns in a language."""
    return [_HEADS[key] if language == "zh" else key for key in keys]


def write_csv(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as lines of CSV."""
    text = io.StringIO()
    csv.writer(text).writerows(map(guard_value, row) for row in rows)
    return text.getvalue()


def guard_value(value: object) -> object:
    """Return a value so that no spreadsheet takes it for a formula; numbers stay numbers.

    Words are on one line, and nothing in them steers the terminal or log they may be printed to.
    """
    if not isinstance(value, str):
        return value
    value = escape_commands(make_visible(value.translate(BREAKS)))
    if not value.lstrip().startswith(_FORMULA):
        return value
    return value if _NUMBER.regex.fullmatch(value) else f"'{value}"
