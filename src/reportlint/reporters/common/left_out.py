"""What a run leaves out, in words: files that are not checked, findings that are suppressed."""

from __future__ import annotations

from reportlint.reporters.common import COMMA, format_count, format_position
from reportlint.reporters.common.screen import make_visible
from reportlint.support.localized_text import JoinedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.model.finding import FileResult
    from reportlint.reporters.common import View


def name_kind(kind: str, language: str) -> str:
    """Return what one of a kind is called."""
    word = _name(kind, 1)[language]
    return word[1:].strip() if language == "zh" else word


def _name(kind: str, count: int) -> Message:
    """Return what so many of a kind are called, in Chinese with the measure word before it."""
    return Message(f"reporters.skipped_files.words.{kind}", count=count)


def describe_skipped(counts: Mapping[str, int], language: str, command: str = "") -> str:
    """Return a sentence of what was left out; ``command``: that which can list it, if another."""
    skipped, option = count_skipped(counts, language), f"{command} --show-files".lstrip()
    return Message("reporters.skipped_files.listed_by", skipped=skipped, option=option)[language]


def count_skipped(counts: Mapping[str, int], language: str) -> str:
    """Return how many were left out and of which kinds, in words; "" for none."""
    if not counts:
        return ""
    folders = sum(count for kind, count in counts.items() if kind.endswith("-folder"))
    nouns = (("files", sum(counts.values()) - folders), ("folders", folders))
    parts = tuple(format_count(count, noun, language) for noun, count in nouns if count)
    sorted_counts = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    message = Message(
        "reporters.skipped_files.counted",
        counts=JoinedText(parts, Message("reporters.skipped_files.and")),
        kinds=tuple(f"{count} {_name(kind, count)[language]}" for kind, count in sorted_counts),
    )
    return message[language]


def describe_suppressed(result: FileResult, view: View) -> Iterator[str]:
    """Return a paragraph for each suppressed finding of a file: where, what, and the reason."""
    for item in result.suppressions:
        reasons = map(make_visible, filter(None, (item.reason, item.where)))
        message = Message(
            "reporters.skipped_files.suppressed",
            rule=item.finding.rule,
            where=format_position(item.finding.location, view.language),
            message=make_visible(item.finding.message),
            reason=JoinedText(tuple(reasons), COMMA),
        )
        yield message[view.language]
