"""What is not checked, in words: how many files and folders, and of which kinds."""

from __future__ import annotations

from reportlint.reporters.shared import words
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def name_kind(kind: str, language: str) -> str:
    """Return what one of a kind is called."""
    word = _name(kind, 1)[language]
    return word[1:].strip() if language == "zh" else word


def _name(kind: str, count: int) -> Message:
    """Return what so many of a kind are called, in Chinese with the measure word before it."""
    return Message(f"reporters.skipped_files.words.{kind}", count=count)


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
    return f"{count} {_name(kind, count)[language]}"


def _total(files: int, folders: int, language: str) -> str:
    nouns = ((files, "个文件", "file"), (folders, "个文件夹", "folder"))
    parts = [words.format_count(*noun, language) for noun in nouns if noun[0]]
    return f"{'、'.join(parts)}没有检查" if language == "zh" else f"{' and '.join(parts)} left out"
