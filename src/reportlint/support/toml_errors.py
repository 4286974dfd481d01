"""What is wrong with a text that is no TOML: where, and in words of both languages."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.support.source_errors import Source

_PLACE = Pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
#: What tomllib says, by how it begins.
_MESSAGES = (
    ("Expected '=' after a key", "键后面应有等号 ="),
    ("Expected ']'", "表名后面缺少 ]"),
    ("Expected ']]'", "表名后面缺少 ]]"),
    ("Expected newline", "一行只写一项：这里应换行"),
    ("Invalid value", '这里应是值：文字要加引号，如 "final"，真假写 true 或 false'),
    ("Invalid initial character", "键不能这样开头：含汉字或标点的键要加引号"),
    ("Invalid statement", "这里应是“键 = 值”或 [表名]"),
    ("Invalid hex value", "反斜杠 \\u 后面应是十六进制数"),
    ("Invalid date", "没有这个日期或时间"),
    ("Unclosed array", "方括号 [ 没有写完"),
    ("Unclosed inline table", "花括号 { 没有写完"),
    ("Unescaped '\\'", "双引号里的反斜杠要写成 \\\\，或改用单引号"),
    ("Unterminated string", "引号没有写完"),
    ("Illegal character", "引号没有写完，或有不允许的控制字符"),
    ("Found invalid character", "有不允许的控制字符"),
    ("Cannot overwrite a value", "同一个键写了两次"),
    ("Duplicate inline table key", "同一个键写了两次"),
    ("Cannot declare", "同一个表写了两次"),
    ("Cannot mutate immutable", "前面已写完的表或列表不能再补充"),
    ("Cannot redefine", "同一个表写了两次"),
    ("Expected", "引号没有写完"),
)


def locate_toml_error(source: Source, message: str) -> tuple[tuple[int, int], Bilingual]:
    """Return the place of a syntax error and what it is."""
    match = _PLACE.regex.search(message)
    what = message[: match.start()] if match else message
    last = len(source.lines)
    where = (last, len(source.lines[-1]) + 1)
    if match and match[1]:
        where = (int(match[1]), int(match[2]))
    zh = next((words for start, words in _MESSAGES if what.startswith(start)), what)
    return where, Bilingual(f"不是正确的 TOML：{zh}", f"not TOML: {what}")
