"""A draft with three things wrong: a claim, a cell, a doubled mark; and the same in Markdown."""

from __future__ import annotations

from pathlib import Path

from reportlint.model.finding import FileResult
from tests.corpus import CLEAN, CORPUS

#: The rules that speak of the draft, in its order: part 1, part 3, part 5.
RULES = ("N101", "A105", "W304")
_CLEAN = CLEAN.read_text(encoding="utf-8")
CLAIM = "全年新收政府信息公开申请28件"
TEXT = (
    _CLEAN.replace("全年新收政府信息公开申请18件", CLAIM)
    .replace("（一）予以公开 6 2 0 0 1 0 9", "（一）予以公开 7 2 0 0 1 0 9")
    .replace("村级公示栏图解，并向", "村级公示栏图解，，并向")
)
_STREET = (CORPUS / "good" / "street-2025.md").read_text(encoding="utf-8")
MARKDOWN = _STREET.replace("收到政府信息公开申请4件", "收到政府信息公开申请5件").replace(
    "| 2 | 1 | 0 | 0 | 0 | 0 | 3 |", "| 9 | 1 | 0 | 0 | 0 | 0 | 3 |"
)


def write(folder: Path, name: str = "draft.txt", text: str = TEXT) -> Path:
    """Write a draft and give its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def ignoring(folder: Path, entries: str) -> Path:
    """Write the ignore file of a folder."""
    path = folder / ".reportlint-ignore.yaml"
    path.write_text(entries, encoding="utf-8")
    return path


def rules(result: FileResult) -> list[str]:
    """Return the rules that speak, in order."""
    return [finding.rule for finding in result.findings]
