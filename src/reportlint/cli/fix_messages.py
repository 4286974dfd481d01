"""What ``reportlint fix`` reports on each file and on all: what was fixed, what is left and why."""

from __future__ import annotations

from reportlint.model.finding import is_foreign
from reportlint.reporters.common import name_rule
from reportlint.reporters.common.left_out import describe_skipped
from reportlint.reporters.common.screen import (
    apply_style,
    count_columns,
    link_file,
    make_visible,
    truncate,
    wrap_text,
)
from reportlint.support.localized_text import JoinedText, LocalizedText, Message
from reportlint.support.records import Record, values_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.engine.files import InputFile
    from reportlint.fixing.edits import TextPair
    from reportlint.fixing.fixer import FixAttempt, FixResult
    from reportlint.reporters.common import View

#: So many places of a rule are shown.
_SHOWN = 3
_DONE = Message("cli.fix_messages.fixed")
_WOULD = Message("cli.fix_messages.would_be_fixed")


class FixCounts(Record):
    """Counts over files: places fixed, places left that a flag would fix, places left otherwise."""

    files: int = 0
    fixes: int = 0
    flagged_places: int = 0
    left_places: int = 0
    failed_files: int = 0

    @classmethod
    def count_file(cls, result: FixResult | LocalizedText) -> FixCounts:
        """Count one file, fixed or not and why."""
        if isinstance(result, LocalizedText):
            return cls(1, failed_files=1)
        attempts = result.remaining_fixes
        fixes = sum(map(_count_places, result.applied_fixes))
        flagged_places = sum(_count_places(attempt) for attempt in attempts if attempt.needs_flag)
        return cls(1, fixes, flagged_places, sum(map(_count_places, attempts)) - flagged_places)

    def __add__(self, other: FixCounts) -> FixCounts:
        """Add counts."""
        return FixCounts(*map(sum, zip(values_of(self), values_of(other), strict=True)))

    def has_remaining(self, *, diff: bool) -> bool:
        """Whether fixes remain; those only shown do."""
        return bool(self.flagged_places or self.left_places or (diff and self.fixes))


def format_file(
    input_file: InputFile, result: FixResult | LocalizedText, view: View, *, diff: bool
) -> str:
    """Return the message about a file, fixed or not and why; empty where nothing is to be said."""
    if isinstance(result, LocalizedText):
        body = list(_wrap(result, view, "red"))
    else:
        named = input_file.is_named or view.verbose
        body = [] if view.quiet else list(_format_body(result, view, named=named, diff=diff))
    name = apply_style(make_visible(input_file.path), "bold", view)
    head = link_file(name, input_file.path, view)
    return "".join(f"{line}\n" for line in (head, *body, "")) if body else ""


def _format_body(fix_result: FixResult, view: View, *, named: bool, diff: bool) -> Iterator[str]:
    if is_foreign(fix_result.before.result):
        if named:
            yield from _wrap(Message("cli.fix_messages.not_a_report"), view, "yellow")
        return
    if fix_result.applied_fixes:
        verb = _WOULD if diff else _DONE
        yield from _format_section(verb, fix_result.applied_fixes, view, "green")
    groups: dict[LocalizedText, list[FixAttempt]] = {}
    for attempt in fix_result.remaining_fixes:
        if attempt.reason:
            groups.setdefault(attempt.reason, []).append(attempt)
    for reason, attempts in groups.items():
        verb = Message("cli.fix_messages.not_fixed")
        yield from _format_section(verb, attempts, view, "yellow", reason)


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
    counts = {rule: sum(map(_count_places, group)) for rule, group in by_rule.items()}
    key = "section_with_reason" if reason else "section"
    values = {"count": sum(counts.values()), "verb": verb, "reason": reason or ""}
    yield from _wrap(Message(f"cli.fix_messages.{key}", **values), view, colour)
    for rule, group in by_rule.items():
        times = Message("cli.fix_messages.places", count=counts[rule])
        name = make_visible(name_rule(group[0].finding, view.language))
        yield f"    {rule} {name}{times[view.language] if counts[rule] > 1 else ''}"
        pairs = [pair for attempt in group for pair in attempt.pairs]
        for pair in pairs[:_SHOWN]:
            yield from _format_pair(pair, f"      {pair.line}:{pair.column}  ", view)
        if len(pairs) > _SHOWN:
            more = Message("cli.fix_messages.more_places", count=len(pairs) - _SHOWN)
            yield f"      {more[view.language]}"


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


def _wrap(words: LocalizedText, view: View, colour: str) -> Iterator[str]:
    for line in wrap_text(make_visible(words[view.language]), view.width - 2, 2):
        yield f"  {apply_style(line, colour, view)}"


def _count_places(attempt: FixAttempt) -> int:
    """Count the places of a finding that are fixed; a pair of marks far apart is one."""
    return max(min(len(attempt.pairs), 1 + len(attempt.finding.related)), 1)


def format_closing(tally: FixCounts, view: View, left_out: Mapping[str, int], *, diff: bool) -> str:
    """Return the summary of all files, and how many of which kinds were left out."""
    if view.quiet:
        return ""
    counts = tuple(_list_counts(tally, diff=diff)) or (Message("cli.fix_messages.nothing_to_fix"),)
    words = JoinedText(counts, Message("cli.fix_messages.between_counts"))
    text = Message("cli.fix_messages.closing", files=tally.files, counts=words)[view.language]
    colour = "yellow" if tally.has_remaining(diff=diff) else "green"
    colour = "red" if tally.failed_files else colour
    lines = [apply_style(line, colour, view) for line in wrap_text(text, view.width)]
    if left_out:
        others = describe_skipped(left_out, view.language, "reportlint check")
        lines += wrap_text(others, view.width)
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
