"""Titles among the properties of files: the few that say something."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern

#: What programs put there themselves: names of new files, of templates, of printed files.
_MADE_UP = Pattern(
    r"(?:无标题|未命名|新建|文档|文件|演示文稿|工作簿|标题|模板|正文|untitled|document|doc|title"
    r"|normal|microsoft|wps|word|print|幻灯片)[\s\dA-Za-z._()（）-]*(?:文档)?",
    2,  # re.IGNORECASE
)
_CHINESE = Pattern(r"[\u3400-\u9fff]")
_SUFFIXES = (".doc", ".docx", ".wps", ".pdf", ".ofd", ".txt", ".rtf", ".odt")
_MAX_TITLE_CHARS = 200


def meaningful_title(title: str | None) -> str | None:
    """Return a title without blanks around it; None where there is none or a program made it up."""
    words = " ".join((title or "").split())
    made_up = _MADE_UP.regex.fullmatch(words) or words.lower().endswith(_SUFFIXES)
    if made_up or len(words) > _MAX_TITLE_CHARS or not _CHINESE.regex.search(words):
        return None
    return words
