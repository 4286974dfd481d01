"""The last words of a run, and what was left out: never silence."""

from __future__ import annotations

from reportlint.reporters.shared import find_table_form, format_cell_name, format_count
from reportlint.reporters.shared.screen import apply_style, count_columns, make_visible
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, NotAssessed
    from reportlint.model.run_summary import RunSummary
    from reportlint.reporters.shared import View

#: So many reasons for not assessing are named at the end.
_REASONS = 3
#: How far a line goes in that continues the one above it.
_HANGING = 2


def render_summary(totals: RunSummary, view: View) -> str:
    """Return the summary of a run: the verdict, and what was left out and why."""
    lines = [*_verdict(totals, view)]
    for words in (*_fixable(totals, view), *_left_out(totals, view), *_packs(totals, view)):
        lines.extend(_wrap_words(words, view))
    return "".join(f"{line}\n" for line in lines)


def _verdict(totals: RunSummary, view: View) -> list[str]:
    """Return the verdict; without colours where it takes several lines."""
    plain = render_verdict(totals, replace(view, colour=False))
    if count_columns(plain) <= view.width:
        return [render_verdict(totals, view)]
    return _wrap_words(plain, view)


def _wrap_words(words: str, view: View) -> list[str]:
    from reportlint.reporters.shared.screen import wrap_text

    return wrap_text(words, view.width, _HANGING)


def render_verdict(totals: RunSummary, view: View) -> str:
    """Return the verdict of a run in one sentence."""
    zh = view.language == "zh"
    if totals.unchecked_files and not totals.errors and not totals.warnings:
        return apply_style(_interrupted_verdict(totals, view.language), "yellow", view)
    if not totals.judged_files and not totals.findings:
        return apply_style(_nothing(totals, zh=zh), "yellow", view)
    infos = format_count(totals.infos, "个提示", "info", view.language) if totals.infos else ""
    if not totals.errors and not totals.warnings:
        # NOTE: what was not read or is something else has not passed.
        checked_count = (
            totals.files - totals.unreadable_files - totals.foreign_files or totals.files
        )
        files = format_count(checked_count, "个文件", "file", view.language)
        more = (f"，{infos}" if zh else f", {infos}") if infos else ""
        words = (
            f"通过：{files}，没有错误和警告" if zh else f"Passed: {files}, no errors or warnings"
        )
        return apply_style(words, "green", view) + more + ("。" if zh else ".")
    files = format_count(totals.files, "个文件", "file", view.language)
    errors = format_count(totals.errors, "个错误", "error", view.language) if totals.errors else ""
    warnings = format_count(totals.warnings, "个警告", "warning", view.language)
    counts = (errors, warnings if totals.warnings else "", infos)
    count_text = ("、" if zh else ", ").join(filter(None, counts))
    colour = "red" if totals.errors else "yellow"
    return apply_style(
        f"{files}：{count_text}。" if zh else f"{files}: {count_text}.", colour, view
    )


def _interrupted_verdict(totals: RunSummary, language: str) -> str:
    checked_files = format_count(totals.files, "个文件", "file", language)
    remaining = totals.unchecked_files
    if language == "zh":
        return f"已中断：已检查 {checked_files}，没有错误和警告；另有 {remaining} 个文件没有检查。"
    return f"Interrupted: {checked_files} checked, no errors or warnings; {remaining} not checked."


def _nothing(totals: RunSummary, *, zh: bool) -> str:
    if not totals.files:
        return "没有找到可检查的文件。" if zh else "No file to check was found."
    if totals.unreadable_files + totals.foreign_files == totals.files:
        return "没有检查任何年度报告。" if zh else "No annual report was checked."
    return "没有适用的规则：什么都没有检查。" if zh else "No rule applied: nothing was checked."


def _fixable(totals: RunSummary, view: View) -> Iterator[str]:
    """Say how many findings can be fixed without a person, and how to have that done."""
    zh = view.language == "zh"
    parts = []
    if totals.safe:
        parts.append(f"{totals.safe} {'个用' if zh else 'with'} reportlint fix")
    if totals.unsafe:
        command = "reportlint fix --unsafe-fixes"
        words = f"个用 {command}（改后请核对）" if zh else f"with {command} (check afterwards)"
        parts.append(f"{totals.unsafe} {words}")
    if parts:
        yield f"可以自动改正：{'；'.join(parts)}。" if zh else f"Can be fixed: {'; '.join(parts)}."


def _left_out(totals: RunSummary, view: View) -> Iterator[str]:
    zh = view.language == "zh"
    if totals.not_assessed:
        yield summarise_unassessed(totals, view)
    files = []
    if totals.unreadable_files:
        files.append(
            format_count(
                totals.unreadable_files, "个文件无法读取", "unreadable file", view.language
            )
        )
    if totals.foreign_files:
        files.append(
            format_count(
                totals.foreign_files, "个文件不是年度报告", "other document", view.language
            )
        )
    if files:
        yield _beside(totals, zh=zh) + ("；" if zh else "; ").join(files) + ("。" if zh else ".")
    if totals.unchecked_files and (totals.errors or totals.warnings):
        remaining = totals.unchecked_files
        yield (
            f"已中断：还有 {remaining} 个文件没有检查。"
            if zh
            else f"Interrupted: {remaining} not checked."
        )
    if totals.skipped_files:
        from reportlint.reporters.shared import left_out

        yield left_out.describe_skipped(totals.skipped_files, view.language)
    if totals.suppressed_findings:
        text = _suppressed_text(totals.suppressed_findings, view)
        yield f"另有：{text}。" if zh else f"Also: {text}."


def _beside(totals: RunSummary, *, zh: bool) -> str:
    """Whether the verdict counted the files that were left out."""
    if totals.errors or totals.warnings:
        return "其中：" if zh else "Among them: "
    if totals.judged_files or totals.findings:
        return "另有：" if zh else "Also: "
    return ""


def _suppressed_text(count: int, view: View) -> str:
    zh = view.language == "zh"
    hint = ("（用 --show-suppressed 列出）", " (list them with --show-suppressed)")[not zh]
    words = f"{count} 个问题已抑制" if zh else f"{count} suppressed"
    return words if view.show_suppressed else words + hint


def _packs(totals: RunSummary, view: View) -> Iterator[str]:
    """Name the rule packs: two reviewers with the same, by their digits, get the same findings.

    A pack that was for none of the drafts is named with what it is for.
    """
    if not view.packs:
        return
    from reportlint.rules.pack import WHY_NOT

    zh = view.language == "zh"
    used_packs, others = [], []
    for label, digest, applies in view.packs:
        count = totals.packs.get(label, 0)
        skipped_counts = {why: totals.packs.get(f"{label} {why}", 0) for why in WHY_NOT}
        if count:
            files = (
                format_count(count, "个文件", "file", view.language)
                if any(skipped_counts.values())
                else ""
            )
            file_note = ("，用于 " if zh else ", for ") + files if files else ""
            used_packs.append(
                f"{label}（{digest}{file_note}）" if zh else f"{label} ({digest}{file_note})"
            )
        elif any(skipped_counts.values()):
            why = applies.describe_limit(max(skipped_counts, key=lambda key: skipped_counts[key]))[
                view.language
            ]
            others.append(f"{label}（{why}）" if zh else f"{label} ({why})")
    if used_packs:
        yield (
            f"规则包：{'、'.join(used_packs)}。" if zh else f"Rule packs: {', '.join(used_packs)}."
        )
    if others:
        pack_names = "、".join(others) if zh else ", ".join(others)
        yield (
            f"没有用上的规则包：{pack_names}。" if zh else f"Rule packs not applied: {pack_names}."
        )


def summarise_unassessed(totals: RunSummary, view: View) -> str:
    """Say how many places were not assessed, and the most frequent reasons."""
    zh = view.language == "zh"
    frequent = sorted(totals.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    reasons = [
        f"{make_visible(why)}（{n}）" if zh else f"{make_visible(why)} ({n})" for why, n in frequent
    ]
    top, more = reasons[:_REASONS], len(reasons) > _REASONS
    if zh:
        hint = "" if view.verbose else "用 --verbose 逐条列出。"
        return f"未判定 {totals.not_assessed} 处：{'；'.join(top)}{'等' if more else ''}。{hint}"
    hint = "" if view.verbose else " List them with --verbose."
    places = format_count(totals.not_assessed, "", "place", "en")
    return f"Not assessed: {places}: {'; '.join(top)}{' and others' if more else ''}.{hint}"


def describe_asides(result: FileResult, view: View) -> Iterator[str]:
    """Return what there is to tell of a file besides its findings, as far as it was asked for."""
    if view.show_suppressed and result.suppressions:
        from reportlint.reporters.shared.left_out import describe_suppressed

        yield from describe_suppressed(result, view)
    if view.verbose:
        yield from describe_notes(result, view)


def describe_notes(result: FileResult, view: View) -> Iterator[str]:
    """Return what a file's findings do not say: what was judged, and what was not and why."""
    zh = view.language == "zh"
    if result.status == "not-a-report":
        yield "不是年度报告，没有检查" if zh else "not an annual report, not checked"
    # NOTE: a file that holds suppressions has findings, and is no edition of the form.
    if result.status != "checked" or result.edition is None:
        return
    places = sum(result.checked.values())
    if zh:
        yield f"用了 {len(result.checked)} 条规则，判定 {places} 处"
    else:
        rules = format_count(len(result.checked), "", "rule", "en")
        yield f"{rules} judged {format_count(places, '', 'place', 'en')}"
    for item in result.not_assessed:
        yield f"{'未判定' if zh else 'not assessed'} {item.rule}{_place(item, result, view)}"


def _place(item: NotAssessed, result: FileResult, view: View) -> str:
    zh = view.language == "zh"
    table = find_table_form(item.table, result.edition, view.forms)
    place = ""
    if table is not None:
        name = format_cell_name(table, item.row, item.column_key, view.language)
        place = f"（{name}）" if zh else f" ({name})"
    return f"{place}{'：' if zh else ': '}{make_visible(item.reason)}"
