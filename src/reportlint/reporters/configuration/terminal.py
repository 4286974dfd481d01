"""The settings in force and where each comes from, for the terminal."""

from __future__ import annotations

from reportlint.reporters.configuration import told
from reportlint.reporters.shared.style import SEVERITY_COLOURS, styled
from reportlint.reporters.shared.width import columns, padded, visible
from reportlint.reporters.shared.words import SEVERITY_WORDS, called, counted
from reportlint.reporters.shared.wrapping import wrapped
from reportlint.support.localized_text import Bilingual, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.reporters.configuration import Setting, Shown, ShownRule
    from reportlint.reporters.shared.view import View
    from reportlint.rules.layers import Step

#: Columns: the widest origin beside a value, the narrowest value, what lies between.
_ORIGIN, _LEAST, _GAP, _INDENT = 30, 16, 2, 2


_LEVELS = {
    "built-in": Bilingual("内置", "built-in"),
    "pack": Bilingual("规则包", "pack"),
    "project": Bilingual("项目", "project"),
    "per-path": Bilingual("路径", "path"),
    "profile": Bilingual("方案", "profile"),
    "command-line": Bilingual("命令行", "command line"),
}
_ON, _OFF = Bilingual("启用", "on"), Bilingual("停用", "off")
_USUAL = Bilingual("默认", "default")


def overview(shown: Shown, view: View) -> str:
    """Give the settings, the packs, the paths, and the rules that any setting means."""
    zh = view.language == "zh"
    none = "没有，都按默认设置" if zh else "none, all is as usual"
    head = ("配置文件：" if zh else "configuration: ") + (shown.config or none)
    lines = [styled(head, "bold", view)]
    if shown.draft:
        lines.append(("文稿：" if zh else "draft: ") + visible(shown.draft))
    if shown.profile is not None:
        told = ("方案：" if zh else "profile: ") + shown.profile[view.language]
        lines += wrapped(told, view.width)
    lines += ["", *_table([_setting(one, view) for one in shown.settings], view)]
    lines += _section(Bilingual("规则包", "Rule packs"), list(_packs(shown, view)), view)
    lines += _section(
        Bilingual("按路径的设置", "Settings by path"), list(_scopes(shown, view)), view
    )
    lines += _section(_counts(shown), list(_rules(shown, view)), view)
    if not view.quiet:
        hint = Bilingual(
            "reportlint config show 编号：一条规则的设置从哪里来",
            "where the settings of a rule come from: reportlint config show ID",
        )
        lines += ["", styled(hint[view.language], "dim", view)]
    return "".join(f"{line}\n" for line in lines)


def chain(one: ShownRule, view: View) -> str:
    """Give how a rule came to be set as it is: every level that means it, and its parameters."""
    zh, rule = view.language == "zh", one.rule
    state = _state(one.severity if one.runs else "off", view)
    lines = [f"{styled(rule.id, 'bold', view)} {rule.title[view.language]}  {state}", rule.name, ""]
    usual = _ON if rule.default else _OFF
    first = (
        f"{usual[view.language]}，{_level(rule.severity, view)}"
        if zh
        else (f"{usual[view.language]}, {_level(rule.severity, view)}")
    )
    rows = [(_LEVELS["built-in"][view.language], first, _place(one.path, one.line, view))]
    for step in one.steps:
        rows.append(_step(step, view))
        if step.reason:
            rows.append(("", spoken(step.reason, view.language), ""))
    if "-" in rule.id:
        rows[0] = (_LEVELS["pack"][view.language], *rows[0][1:])
    lines += _table(rows, view)
    parameters = [_setting(parameter, view) for parameter in one.parameters]
    lines += _section(Bilingual("参数", "Parameters"), list(_table(parameters, view)), view)
    return "".join(f"{line}\n" for line in lines)


def _section(title: Bilingual, body: Sequence[str], view: View) -> list[str]:
    return ["", styled(title[view.language], "bold", view), *body] if body else []


def _setting(one: Setting, view: View) -> tuple[str, str, str]:
    return one.key, one.value or "-", _place(one.path, one.line, view)


def _place(path: str, line: int, view: View) -> str:
    if not path:
        return _USUAL[view.language]
    return f"{path}:{line}" if line else path


def _packs(shown: Shown, view: View) -> Iterator[str]:
    for pack, fits in shown.packs:
        no = (
            ""
            if fits
            else ("（不适用于此文稿）" if view.language == "zh" else " (not for this draft)")
        )
        yield from _table([(pack.label, pack.title[view.language] + no, pack.path)], view)
        yield " " * _INDENT + styled(f"sha256:{pack.digest}", "dim", view)


def _scopes(shown: Shown, view: View) -> Iterator[str]:
    zh = view.language == "zh"
    rows = []
    for patterns, holds, path, line in shown.scopes:
        word = ("适用" if zh else "holds") if holds else ("不适用" if zh else "does not hold")
        rows.append((patterns, word if shown.draft else "", f"{path}:{line}"))
    return _table(rows, view)


def _counts(shown: Shown) -> Bilingual:
    running = sum(one.runs for one in shown.rules)
    return Bilingual(
        f"规则：{len(shown.rules)} 条中运行 {running} 条",
        f"Rules: {running} of {counted(len(shown.rules), '', 'rule', 'en')} run",
    )


def _rules(shown: Shown, view: View) -> Iterator[str]:
    listed = [one for one in shown.rules if one.touched or view.verbose]
    if not listed:
        yield " " * _INDENT + ("都按默认设置" if view.language == "zh" else "all as usual")
    rows = []
    for one in listed:
        rows.append((one.rule.id, _summary(one, view), _last(one, view)))
        changed = [p for p in one.parameters if (p.path and p.path != one.path) or view.verbose]
        rows += [("", f"{p.key} = {p.value}", _place(p.path, p.line, view)) for p in changed]
    yield from _table(rows, view)


def _summary(one: ShownRule, view: View) -> str:
    usual = one.rule.severity if one.rule.default else "off"
    now = one.severity if one.runs else "off"
    change = _level(now, view) if usual == now else f"{_level(usual, view)} → {_level(now, view)}"
    return f"{called(one.rule, view.language)}  {change}"


def _last(one: ShownRule, view: View) -> str:
    of_choice = [step for step in one.steps if step.key not in {p.key for p in one.parameters}]
    if not of_choice:
        return _place(one.path, one.line, view)
    return _origin(of_choice[-1], view)


def _origin(step: Step, view: View) -> str:
    if not step.level.path:
        return f"--{step.key}"
    return _place(step.level.path, step.word.line, view)


def _step(step: Step, view: View) -> tuple[str, str, str]:
    level = _LEVELS[step.level.kind][view.language]
    name = f"{level} {step.level.name}".strip()
    value = told(step.value, view.language)
    if step.key in ("select", "extend-select", "ignore"):
        state = _ON if step.value == "on" else _OFF
        value = f"{step.key} {step.word.text} → {state[view.language]}"
    elif step.key == "severity":
        value = f"{step.word.text} → {_level(value, view)}"
    else:
        value = f"{step.key} = {value}"
    return name, value, _origin(step, view)


def _level(severity: str, view: View) -> str:
    known: Mapping[str, Bilingual] = {**SEVERITY_WORDS, "off": _OFF}
    return known[severity][view.language] if severity in known else severity


def _state(severity: str, view: View) -> str:
    word = _level(severity, view)
    return styled(word, SEVERITY_COLOURS.get(severity, "dim"), view)


def _table(rows: Iterable[tuple[str, str, str]], view: View) -> Iterator[str]:
    """Give rows of three columns: an origin that is too wide comes below its value."""
    listed = [(visible(name), visible(value), visible(origin)) for name, value, origin in rows]
    first = max((columns(name) for name, _, _ in listed), default=0)
    last = min(max((columns(origin) for _, _, origin in listed), default=0), _ORIGIN)
    whole = max(view.width - _INDENT - first - _GAP, _LEAST)
    for name, value, origin in listed:
        beside = 0 < columns(origin) <= last
        room = max(whole - last - _GAP, _LEAST) if beside else whole
        lines = wrapped(value, room)
        margins = (padded(name, first), *(" " * first for _ in lines[1:]))
        for index, (margin, line) in enumerate(zip(margins, lines, strict=True)):
            end = ""
            if beside and not index:
                end = " " * (room - columns(line) + _GAP) + styled(origin, "dim", view)
            yield f"{'':{_INDENT}}{margin}{'':{_GAP}}{line}{end}".rstrip()
        if origin and not beside:
            yield " " * (_INDENT + first + _GAP) + styled(origin, "dim", view)
