"""The last words of a run, and what was left out: never silence."""

from __future__ import annotations

from reportlint.reporters.shared.style import styled
from reportlint.reporters.shared.width import columns, visible
from reportlint.reporters.shared.words import cell_name, counted, table_form
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, NotAssessed
    from reportlint.model.run_summary import Totals
    from reportlint.reporters.shared.view import View

#: How many reasons for not assessing are told at the end.
_REASONS = 3
#: How far a line goes in that continues the one above it.
_HANGING = 2


def closing(totals: Totals, view: View) -> str:
    """Give the summary of a run: the verdict, and what was left out and why."""
    lines = [*_verdict(totals, view)]
    for words in (*_mendable(totals, view), *_left_out(totals, view), *_packs(totals, view)):
        lines.extend(_wrapped(words, view))
    return "".join(f"{line}\n" for line in lines)


def _verdict(totals: Totals, view: View) -> list[str]:
    """Give the verdict; without colours where it takes several lines."""
    plain = verdict(totals, replace(view, colour=False))
    if columns(plain) <= view.width:
        return [verdict(totals, view)]
    return _wrapped(plain, view)


def _wrapped(words: str, view: View) -> list[str]:
    from reportlint.reporters.shared.wrapping import wrapped

    return wrapped(words, view.width, _HANGING)


def verdict(totals: Totals, view: View) -> str:
    """Give the verdict of a run in one sentence."""
    zh = view.language == "zh"
    if totals.unchecked and not totals.errors and not totals.warnings:
        return styled(_interrupted(totals, view.language), "yellow", view)
    if not totals.applied and not totals.findings:
        return styled(_nothing(totals, zh=zh), "yellow", view)
    infos = counted(totals.infos, "个提示", "info", view.language) if totals.infos else ""
    if not totals.errors and not totals.warnings:
        # NOTE: what was not read or is something else has not passed.
        judged = totals.files - totals.unreadable - totals.foreign or totals.files
        files = counted(judged, "个文件", "file", view.language)
        more = (f"，{infos}" if zh else f", {infos}") if infos else ""
        words = (
            f"通过：{files}，没有错误和警告" if zh else f"Passed: {files}, no errors or warnings"
        )
        return styled(words, "green", view) + more + ("。" if zh else ".")
    files = counted(totals.files, "个文件", "file", view.language)
    errors = counted(totals.errors, "个错误", "error", view.language) if totals.errors else ""
    warnings = counted(totals.warnings, "个警告", "warning", view.language)
    listed = (errors, warnings if totals.warnings else "", infos)
    found = ("、" if zh else ", ").join(filter(None, listed))
    colour = "red" if totals.errors else "yellow"
    return styled(f"{files}：{found}。" if zh else f"{files}: {found}.", colour, view)


def _interrupted(totals: Totals, language: str) -> str:
    done = counted(totals.files, "个文件", "file", language)
    left = totals.unchecked
    if language == "zh":
        return f"已中断：已检查 {done}，没有错误和警告；另有 {left} 个文件没有检查。"
    return f"Interrupted: {done} checked, no errors or warnings; {left} not checked."


def _nothing(totals: Totals, *, zh: bool) -> str:
    if not totals.files:
        return "没有找到可检查的文件。" if zh else "No file to check was found."
    if totals.unreadable + totals.foreign == totals.files:
        return "没有检查任何年度报告。" if zh else "No annual report was checked."
    return "没有适用的规则：什么都没有检查。" if zh else "No rule applied: nothing was checked."


def _mendable(totals: Totals, view: View) -> Iterator[str]:
    """Say how many findings need no person to be mended, and how to have that done."""
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


def _left_out(totals: Totals, view: View) -> Iterator[str]:
    zh = view.language == "zh"
    if totals.not_assessed:
        yield unassessed(totals, view)
    files = []
    if totals.unreadable:
        files.append(counted(totals.unreadable, "个文件无法读取", "unreadable file", view.language))
    if totals.unchecked and (totals.errors or totals.warnings):
        left = totals.unchecked
        files.append(f"已中断，{left} 个文件没有检查" if zh else f"interrupted, {left} not checked")
    if totals.foreign:
        files.append(counted(totals.foreign, "个文件不是年度报告", "other document", view.language))
    if files:
        yield _beside(totals, zh=zh) + ("；" if zh else "; ").join(files) + ("。" if zh else ".")
    if totals.left_out:
        from reportlint.reporters.shared import skipped_files

        yield skipped_files.told(totals.left_out, view.language)
    if totals.suppressed:
        told = _suppressed(totals.suppressed, view)
        yield f"另有：{told}。" if zh else f"Also: {told}."


def _beside(totals: Totals, *, zh: bool) -> str:
    """Say whether the verdict counted the files that were left out."""
    if totals.errors or totals.warnings:
        return "其中：" if zh else "Among them: "
    if totals.applied or totals.findings:
        return "另有：" if zh else "Also: "
    return ""


def _suppressed(count: int, view: View) -> str:
    zh = view.language == "zh"
    hint = ("（用 --show-suppressed 列出）", " (list them with --show-suppressed)")[not zh]
    words = f"{count} 个问题已抑制" if zh else f"{count} suppressed"
    return words if view.suppressed else words + hint


def _packs(totals: Totals, view: View) -> Iterator[str]:
    """Name the rule packs: two reviewers with the same, by their digits, get the same findings.

    A pack that was for none of the drafts is named with what it is for.
    """
    if not view.packs:
        return
    from reportlint.rules.pack import WHY_NOT

    zh = view.language == "zh"
    used, others = [], []
    for label, digest, applies in view.packs:
        count = totals.packs.get(label, 0)
        missed = {why: totals.packs.get(f"{label} {why}", 0) for why in WHY_NOT}
        if count:
            files = counted(count, "个文件", "file", view.language) if any(missed.values()) else ""
            listed = ("，用于 " if zh else ", for ") + files if files else ""
            used.append(f"{label}（{digest}{listed}）" if zh else f"{label} ({digest}{listed})")
        elif any(missed.values()):
            why = applies.only(max(missed, key=lambda key: missed[key]))[view.language]
            others.append(f"{label}（{why}）" if zh else f"{label} ({why})")
    if used:
        yield f"规则包：{'、'.join(used)}。" if zh else f"Rule packs: {', '.join(used)}."
    if others:
        named = "、".join(others) if zh else ", ".join(others)
        yield f"没有用上的规则包：{named}。" if zh else f"Rule packs not applied: {named}."


def unassessed(totals: Totals, view: View) -> str:
    """Say how many places were not assessed, and the most frequent reasons."""
    zh = view.language == "zh"
    frequent = sorted(totals.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    listed = [f"{visible(why)}（{n}）" if zh else f"{visible(why)} ({n})" for why, n in frequent]
    told, more = listed[:_REASONS], len(listed) > _REASONS
    if zh:
        hint = "" if view.verbose else "用 --verbose 逐条列出。"
        return f"未判定 {totals.not_assessed} 处：{'；'.join(told)}{'等' if more else ''}。{hint}"
    hint = "" if view.verbose else " List them with --verbose."
    places = counted(totals.not_assessed, "", "place", "en")
    return f"Not assessed: {places}: {'; '.join(told)}{' and others' if more else ''}.{hint}"


def asides(result: FileResult, view: View) -> Iterator[str]:
    """Give what there is to tell of a file besides its findings, as far as it was asked for."""
    if view.suppressed and result.suppressions:
        from reportlint.reporters.shared.suppressed_findings import told

        yield from told(result, view)
    if view.verbose:
        yield from notes(result, view)


def notes(result: FileResult, view: View) -> Iterator[str]:
    """Give what a file's findings do not say: what was judged, and what was not and why."""
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
        rules = counted(len(result.checked), "", "rule", "en")
        yield f"{rules} judged {counted(places, '', 'place', 'en')}"
    for skipped in result.not_assessed:
        yield f"{'未判定' if zh else 'not assessed'} {skipped.rule}{_place(skipped, result, view)}"


def _place(skipped: NotAssessed, result: FileResult, view: View) -> str:
    zh = view.language == "zh"
    table = table_form(skipped.table, result.edition, view.forms)
    place = ""
    if table is not None:
        name = cell_name(table, skipped.row, skipped.column_key, view.language)
        place = f"（{name}）" if zh else f" ({name})"
    return f"{place}{'：' if zh else ': '}{visible(skipped.reason)}"
