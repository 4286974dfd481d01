"""What ``reportlint fix`` reports on each file and on all: what was fixed, what is left and why."""

from __future__ import annotations

from reportlint.model.finding import is_foreign
from reportlint.reporters.common import format_count, name_rule
from reportlint.reporters.common.left_out import describe_skipped
from reportlint.reporters.common.screen import (
    apply_style,
    count_columns,
    link_file,
    make_visible,
    truncate,
    wrap_text,
)
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.fixing.edits import TextPair
    from reportlint.fixing.fixer import FixAttempt, FixResult
    from reportlint.reporters.common import View
    from reportlint.support.errors import ReportlintError

#: So many places of a rule are shown.
_SHOWN = 3
_DONE = Message("cli.fix_messages.fixed")
_WOULD = Message("cli.fix_messages.would_be_fixed")


class FixedFile(Record):
    """What became of a file: the fixes, or the error that prevented them."""

    path: str
    fix_result: FixResult | None = None
    error: ReportlintError | None = None
    is_named: bool = True


class FixCounts(Record):
    """Counts over files: places fixed, places left that a flag would fix, places left otherwise."""

    files: int = 0
    fixes: int = 0
    flagged_places: int = 0
    left_places: int = 0
    failed_files: int = 0

    @classmethod
    def count_file(cls, fixed_file: FixedFile) -> FixCounts:
        """Count one file."""
        if fixed_file.fix_result is None:
            return cls(1, failed_files=1)
        attempts = fixed_file.fix_result.remaining_fixes
        flagged_places = sum(_count_places(attempt) for attempt in attempts if attempt.needs_flag)
        others = sum(_count_places(attempt) for attempt in attempts if not attempt.needs_flag)
        return cls(
            1, sum(map(_count_places, fixed_file.fix_result.applied_fixes)), flagged_places, others
        )

    def __add__(self, other: FixCounts) -> FixCounts:
        """Add counts."""
        return FixCounts(
            self.files + other.files,
            self.fixes + other.fixes,
            self.flagged_places + other.flagged_places,
            self.left_places + other.left_places,
            self.failed_files + other.failed_files,
        )

    def has_remaining(self, *, diff: bool) -> bool:
        """Whether fixes remain; those only shown do."""
        return bool(self.flagged_places or self.left_places or (diff and self.fixes))


def format_file(fixed_file: FixedFile, view: View, *, diff: bool) -> str:
    """Return the message about a file; empty where there is nothing to say."""
    if fixed_file.error is not None:
        message, hint = fixed_file.error.localize(view.language)
        joint = "；" if view.language == "zh" else "; "
        body = list(_wrap(joint.join(filter(None, (message, hint))), view, "red"))
    elif fixed_file.fix_result is None or view.quiet:
        return ""
    else:
        body = list(_format_body(fixed_file, fixed_file.fix_result, view, diff=diff))
    head = link_file(
        apply_style(make_visible(fixed_file.path), "bold", view), fixed_file.path, view
    )
    return "".join(f"{line}\n" for line in (head, *body, "")) if body else ""


def _format_body(
    fixed_file: FixedFile, fix_result: FixResult, view: View, *, diff: bool
) -> Iterator[str]:
    if is_foreign(fix_result.before.result):
        if fixed_file.is_named or view.verbose:
            yield from _wrap(
                Message("cli.fix_messages.not_a_report")[view.language], view, "yellow"
            )
        return
    if fix_result.applied_fixes:
        yield from _format_section(
            _WOULD if diff else _DONE, fix_result.applied_fixes, view, "green"
        )
    reasons = dict.fromkeys(
        attempt.reason for attempt in fix_result.remaining_fixes if attempt.reason
    )
    for reason in reasons:
        attempts = [attempt for attempt in fix_result.remaining_fixes if attempt.reason == reason]
        yield from _format_section(
            Message("cli.fix_messages.not_fixed"), attempts, view, "yellow", reason
        )


def _format_section(
    verb: LocalizedText,
    attempts: Iterable[FixAttempt],
    view: View,
    colour: str,
    reason: LocalizedText | None = None,
) -> Iterator[str]:
    """Return a heading, and below it the places of each rule."""
    by_rule: dict[str, list[FixAttempt]] = {}
    for attempt in attempts:
        by_rule.setdefault(attempt.finding.rule, []).append(attempt)
    places = sum(_count_places(attempt) for group in by_rule.values() for attempt in group)
    zh = view.language == "zh"
    head = Message(
        "cli.fix_messages.section_with_reason" if reason else "cli.fix_messages.section",
        count=places,
        verb=verb,
        reason=reason or "",
    )
    yield from _wrap(head[view.language], view, colour)
    for rule, group in by_rule.items():
        count = sum(map(_count_places, group))
        times = f"（{count} 处）" if zh else f" ({count})"
        name = make_visible(name_rule(group[0].finding, view.language))
        yield f"    {rule} {name}{times if count > 1 else ''}"
        yield from _format_pairs(group, view)


def _format_pairs(group: Iterable[FixAttempt], view: View) -> Iterator[str]:
    pairs = [pair for attempt in group for pair in attempt.pairs]
    for pair in pairs[:_SHOWN]:
        yield from _format_pair(pair, f"      {pair.line}:{pair.column}  ", view)
    more = len(pairs) - _SHOWN
    if more > 0:
        yield f"      另有 {more} 处" if view.language == "zh" else f"      and {more} more"


def _format_pair(pair: TextPair, lead: str, view: View) -> Iterator[str]:
    """Return words before and after on a line, or on two where they are long."""
    # NOTE: quotation marks and arrow may be two columns wide.
    room = view.width - len(lead) - 7
    before, after = (
        f"“{truncate(make_visible(words), room)}”" for words in (pair.before, pair.after)
    )
    line = f"{lead}{before} → {after}"
    if count_columns(line) + 5 <= view.width:
        yield line
    else:
        yield f"{lead}{before}"
        yield f"{'':{len(lead) - 2}}→ {after}"


def _wrap(words: str, view: View, colour: str) -> Iterator[str]:
    for line in wrap_text(make_visible(words), view.width - 2, 2):
        yield f"  {apply_style(line, colour, view)}"


def _count_places(attempt: FixAttempt) -> int:
    """Count the places of a finding that are fixed; a pair of marks far apart is one."""
    return max(min(len(attempt.pairs), 1 + len(attempt.finding.related)), 1)


def format_closing(tally: FixCounts, view: View, left_out: Mapping[str, int], *, diff: bool) -> str:
    """Return the summary of all files, and how many of which kinds were left out."""
    if view.quiet:
        return ""
    counts = list(_list_counts(tally, diff=diff)) or [Message("cli.fix_messages.nothing_to_fix")]
    files = format_count(tally.files, "files", view.language)
    joint, colon, stop = ("，", "：", "。") if view.language == "zh" else ("; ", ": ", ".")
    text = f"{files}{colon}{joint.join(each[view.language] for each in counts)}{stop}"
    colour = (
        "red" if tally.failed_files else "yellow" if tally.has_remaining(diff=diff) else "green"
    )
    lines = [apply_style(line, colour, view) for line in wrap_text(text, view.width)]
    if left_out:
        lines += wrap_text(
            describe_skipped(left_out, view.language, "reportlint check"), view.width
        )
    return "".join(f"{line}\n" for line in lines)


def _list_counts(tally: FixCounts, *, diff: bool) -> Iterator[LocalizedText]:
    """Yield how many places were fixed and how many are left, and how; nothing of what is none."""
    verb = _WOULD if diff else _DONE
    if count := tally.fixes:
        yield Message("cli.fix_messages.fix_count", verb=verb, count=count)
    if count := tally.flagged_places:
        yield Message("cli.fix_messages.unsafe_fixes_left", count=count)
    if count := tally.left_places:
        yield Message("cli.fix_messages.fix_by_hand", count=count)
    if count := tally.failed_files:
        yield Message("cli.fix_messages.files_failed", count=count)
