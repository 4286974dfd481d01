"""What a run leaves out, in words: files that are not checked, findings that are suppressed."""

from __future__ import annotations

from reportlint.reporters.shared import format_count, format_position
from reportlint.reporters.shared.screen import make_visible
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.model.finding import FileResult, SuppressedFinding
    from reportlint.reporters.shared import View


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
    kind_counts = [_count_kind(kind, count, language) for kind, count in sorted_counts]
    return _total(sum(counts.values()) - folders, folders, language) + (
        "：" + "、".join(kind_counts) if language == "zh" else ": " + ", ".join(kind_counts)
    )


def _count_kind(kind: str, count: int, language: str) -> str:
    return f"{count} {_name(kind, count)[language]}"


def _total(files: int, folders: int, language: str) -> str:
    nouns = ((files, "个文件", "file"), (folders, "个文件夹", "folder"))
    parts = [format_count(*noun, language) for noun in nouns if noun[0]]
    return f"{'、'.join(parts)}没有检查" if language == "zh" else f"{' and '.join(parts)} left out"


def describe_suppressed(result: FileResult, view: View) -> Iterator[str]:
    """Return a paragraph for each suppressed finding of a file: where, what, and the reason."""
    word = "已抑制" if view.language == "zh" else "suppressed"
    for item in result.suppressions:
        where = format_position(item.finding.location, view.language)
        message = make_visible(item.finding.message)
        yield f"{word} {item.finding.rule}  {where}  {message}{format_reason(item, view)}"


def format_reason(item: SuppressedFinding, view: View) -> str:
    """Return why a finding is suppressed, and by what, in brackets."""
    zh = view.language == "zh"
    words = make_visible(item.reason)
    if item.where:
        words += f"，{make_visible(item.where)}" if zh else f", {make_visible(item.where)}"
    return f"（{words}）" if zh else f" ({words})"
