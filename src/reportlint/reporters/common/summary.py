"""The last words of a run, and what was left out: never silence."""

from __future__ import annotations

from reportlint.reporters.common import (
    SEMICOLON,
    add_note,
    format_count,
    name_cell,
)
from reportlint.reporters.common.screen import apply_style, count_columns, make_visible, wrap_text
from reportlint.support.localized_text import JoinedText, Message, as_localized
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.model.finding import FileResult, NotAssessed, RunSummary
    from reportlint.reporters.common import View
    from reportlint.support.localized_text import LocalizedText

#: So many reasons for not assessing are named at the end.
_REASONS = 3
#: How far a line goes in that continues the one above it.
_HANGING = 2


def render_summary(totals: RunSummary, view: View) -> str:
    """Return the summary of a run: the verdict, and what was left out and why."""
    lines = [*_verdict(totals, view)]
    figures = [describe_figures(totals.figures)] if view.verbose and totals.figures else []
    more = (*figures, *_fixable(totals), *_left_out(totals, view), *_packs(totals, view))
    for words in more:
        lines.extend(wrap_text(words[view.language], view.width, _HANGING))
    return "".join(f"{line}\n" for line in lines)


def describe_figures(counts: Mapping[str, int]) -> LocalizedText:
    """Say what became of the figures of the prose, from how many have each status."""
    return Message(
        "reporters.summary.figures",
        total=sum(counts.values()),
        compared=counts.get("compared", 0),
        checked=counts.get("checked", 0),
        other=counts.get("other", 0) + counts.get("context", 0),
        unread=counts.get("unread", 0),
    )


def _verdict(totals: RunSummary, view: View) -> list[str]:
    """Return the verdict; without colours where it takes several lines."""
    plain = render_verdict(totals, replace(view, colour=False))
    if count_columns(plain) <= view.width:
        return [render_verdict(totals, view)]
    return wrap_text(plain, view.width, _HANGING)


def render_verdict(totals: RunSummary, view: View) -> str:
    """Return the verdict of a run in one sentence."""
    language = view.language
    infos = format_count(totals.infos, "infos", language) if totals.infos else ""
    if totals.errors or totals.warnings:
        kinds = (("errors", totals.errors), ("warnings", totals.warnings))
        counts = (format_count(count, kind, language) for kind, count in kinds if count)
        words = Message(
            "reporters.summary.failed",
            files=format_count(totals.files, "files", language),
            counts=tuple(filter(None, (*counts, infos))),
        )
        return apply_style(words[language], "red" if totals.errors else "yellow", view)
    if totals.unchecked_files or not (totals.judged_files or totals.findings):
        return apply_style(_nothing(totals, language)[language], "yellow", view)
    # NOTE: what was not read or is something else has not passed.
    checked_count = totals.files - totals.unreadable_files - totals.foreign_files or totals.files
    files = format_count(checked_count, "files", language)
    words = Message("reporters.summary.passed", files=files)
    rest = Message("reporters.words.sentence", words="")
    if infos:
        rest = Message("reporters.summary.and_infos", infos=infos)
    return apply_style(words[language], "green", view) + rest[language]


def _nothing(totals: RunSummary, language: str) -> Message:
    """Return why neither errors nor a pass can be told."""
    if totals.unchecked_files:
        files = format_count(totals.files, "files", language)
        count = totals.unchecked_files
        return Message("reporters.summary.interrupted_verdict", files=files, count=count)
    if not totals.files:
        return Message("reporters.summary.no_files")
    if totals.unreadable_files + totals.foreign_files == totals.files:
        return Message("reporters.summary.no_reports")
    return Message("reporters.summary.no_rules")


def _fixable(totals: RunSummary) -> Iterator[LocalizedText]:
    """Say how many findings can be fixed without a person, and how to have that done."""
    ways = []
    if totals.safe:
        ways.append(Message("reporters.summary.safe_fixes", count=totals.safe))
    if totals.unsafe:
        ways.append(Message("reporters.summary.unsafe_fixes", count=totals.unsafe))
    if ways:
        yield Message("reporters.summary.fixable", ways=JoinedText(tuple(ways), SEMICOLON))


def _left_out(totals: RunSummary, view: View) -> Iterator[LocalizedText]:
    if totals.not_assessed:
        yield summarise_unassessed(totals, view)
    kinds = (
        ("unreadable_files", totals.unreadable_files),
        ("foreign_files", totals.foreign_files),
    )
    files = tuple(format_count(count, kind, view.language) for kind, count in kinds if count)
    if files:
        yield _beside(totals, JoinedText(files, SEMICOLON))
    if totals.unchecked_files and (totals.errors or totals.warnings):
        yield Message("reporters.summary.interrupted", count=totals.unchecked_files)
    if totals.skipped_files:
        from reportlint.reporters.common.left_out import describe_skipped

        yield as_localized(describe_skipped(totals.skipped_files, view.language))
    if totals.suppressed_findings:
        yield Message(
            "reporters.summary.suppressed"
            if view.show_suppressed
            else "reporters.summary.list_suppressed",
            count=totals.suppressed_findings,
        )


def _packs(totals: RunSummary, view: View) -> Iterator[LocalizedText]:
    if view.packs:
        from reportlint.reporters.common.pack_notes import describe_packs

        yield from describe_packs(totals, view)


def _beside(totals: RunSummary, files: LocalizedText) -> Message:
    """Tell the files that were left out, and whether the verdict counted them."""
    if totals.errors or totals.warnings:
        return Message("reporters.summary.among_them", files=files)
    if totals.judged_files or totals.findings:
        return Message("reporters.summary.also", files=files)
    return Message("reporters.words.sentence", words=files)


def summarise_unassessed(totals: RunSummary, view: View) -> LocalizedText:
    """Say how many places were not assessed, and the most frequent reasons."""
    frequent = sorted(totals.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    reasons = [add_note(make_visible(why), count, view.language) for why, count in frequent]
    words = Message(
        "reporters.summary.unassessed"
        if len(reasons) <= _REASONS
        else "reporters.summary.unassessed_and_more",
        count=totals.not_assessed,
        reasons=JoinedText(tuple(reasons[:_REASONS]), SEMICOLON),
    )
    return words if view.verbose else words + Message("reporters.summary.list_unassessed")


def describe_asides(result: FileResult, view: View) -> Iterator[str]:
    """Return what there is to tell of a file besides its findings, as far as it was asked for."""
    if view.show_suppressed and result.suppressions:
        from reportlint.reporters.common.left_out import describe_suppressed

        yield from describe_suppressed(result, view)
    if view.verbose:
        yield from _describe_notes(result, view)


def _describe_notes(result: FileResult, view: View) -> Iterator[str]:
    """Return what a file's findings do not say: what was judged, and what was not and why."""
    language = view.language
    if result.status == "not-a-report":
        yield Message("reporters.junit.not_a_report")[language]
    # NOTE: a file that holds suppressions has findings, and is no edition of the form.
    if result.status != "checked" or result.edition is None:
        return
    rules, places = len(result.checked), sum(result.checked.values())
    yield Message("reporters.summary.rules_judged", rules=rules, places=places)[language]
    for item in result.not_assessed:
        place = name_place(item, result, view)
        reason = make_visible(item.reason)
        yield Message("reporters.summary.unassessed_place", place=place, reason=reason)[language]


def name_place(item: NotAssessed, result: FileResult, view: View) -> str:
    """Return the rule that did not assess a place, with the place if it is one of a table."""
    name = name_cell(item, result, view)
    return add_note(item.rule, name, view.language) if name else item.rule
