"""What is not checked, in words: how many files and folders, and of which kinds."""

from __future__ import annotations

from reportlint.reporters.shared import words
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

#: What one of a kind is called, with its measure word in Chinese, and several in English.
_WORDS = {
    "spreadsheet": Bilingual("个表格文件", "spreadsheet{s}"),
    "presentation": Bilingual("个演示文稿", "presentation{s}"),
    "archive": Bilingual("个压缩包", "archive{s}"),
    "picture": Bilingual("张图片", "picture{s}"),
    "scan": Bilingual("张图片（没有装文字识别组件）", "picture{s} (the extra ocr is missing)"),
    "recording": Bilingual("个音视频文件", "recording{s}"),
    "results": Bilingual("份 reportlint 的检查结果", "result file{s} of reportlint"),
    "reviewed-copy": Bilingual("份 reportlint 的批注副本", "draft{s} with remarks of reportlint"),
    "data": Bilingual("个数据或设置文件", "data or settings file{s}"),
    "program": Bilingual("个程序文件", "program file{s}"),
    "temporary": Bilingual("个临时或备份文件", "temporary file{s}"),
    "other": Bilingual("个其他文件", "other file{s}"),
    "link": Bilingual("个指向文件夹的链接", "link{s} to folders"),
    "leaving": Bilingual("个指向文件夹外的链接", "link{s} out of the folder"),
    "hidden": Bilingual("个隐藏文件", "hidden file{s}"),
    "ignored": Bilingual("个 .gitignore 忽略的文件", "file{s} in .gitignore"),
    "excluded": Bilingual("个按设置排除的文件", "excluded file{s}"),
    "hidden-folder": Bilingual("个隐藏文件夹", "hidden folder{s}"),
    "ignored-folder": Bilingual("个 .gitignore 忽略的文件夹", "folder{s} in .gitignore"),
    "excluded-folder": Bilingual("个按设置排除的文件夹", "excluded folder{s}"),
}


def name_kind(kind: str, language: str) -> str:
    """Return what one of a kind is called."""
    word = _WORDS[kind][language]
    return word[1:].strip() if language == "zh" else word.format(s="")


def describe_skipped(counts: Mapping[str, int], language: str, command: str = "") -> str:
    """Return a sentence of what was left out; ``command``: that which can list it, if another."""
    option = f"{command} --show-files".lstrip()
    hint = f"（用 {option} 列出）。" if language == "zh" else f" (list them with {option})."
    return count_skipped(counts, language) + hint


def count_skipped(counts: Mapping[str, int], language: str) -> str:
    """Return how many were left out and of which kinds, in words; "" for none."""
    if not counts:
        return ""
    folders = sum(count for kind, count in counts.items() if kind.endswith("-folder"))
    sorted_counts = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    kind_counts = [_words(kind, count, language) for kind, count in sorted_counts]
    return _total(sum(counts.values()) - folders, folders, language) + (
        "：" + "、".join(kind_counts) if language == "zh" else ": " + ", ".join(kind_counts)
    )


def _words(kind: str, count: int, language: str) -> str:
    one = _WORDS[kind][language]
    return f"{count} {one.format(s='' if language == 'zh' or count == 1 else 's')}"


def _total(files: int, folders: int, language: str) -> str:
    nouns = ((files, "个文件", "file"), (folders, "个文件夹", "folder"))
    parts = [words.format_count(*noun, language) for noun in nouns if noun[0]]
    return f"{'、'.join(parts)}没有检查" if language == "zh" else f"{' and '.join(parts)} left out"
