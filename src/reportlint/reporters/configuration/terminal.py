"""The settings in force and where each comes from, for the terminal."""

from __future__ import annotations

from reportlint.reporters.configuration import format_value
from reportlint.reporters.shared import SEVERITY_WORDS, name_rule
from reportlint.reporters.shared.screen import (
    SEVERITY_COLOURS,
    apply_style,
    count_columns,
    make_visible,
    pad_text,
    wrap_text,
)
from reportlint.support.localized_text import LocalizedText, Message, localize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.reporters.configuration import EffectiveConfig, EffectiveRule, EffectiveSetting
    from reportlint.reporters.shared import View
    from reportlint.rules.layers import Provenance

#: Columns: the widest origin beside a value, the narrowest value, what lies between.
_ORIGIN, _LEAST, _GAP, _INDENT = 30, 16, 2, 2


_LEVELS = {
    "built-in": Message("reporters.terminal.levels.built_in"),
    "pack": Message("reporters.terminal.levels.pack"),
    "project": Message("reporters.terminal.levels.project"),
    "per-path": Message("reporters.terminal.levels.per_path"),
    "profile": Message("reporters.terminal.levels.profile"),
    "command-line": Message("reporters.terminal.levels.command_line"),
}
_ON, _OFF = Message("reporters.terminal.rule_on"), Message("reporters.terminal.rule_off")


def render_overview(configuration: EffectiveConfig, view: View) -> str:
    """Return the settings, the packs, the paths, and the rules that any setting means."""
    zh = view.language == "zh"
    none = "没有，都按默认设置" if zh else "none, all is as usual"
    head = ("配置文件：" if zh else "configuration: ") + (configuration.config or none)
    lines = [apply_style(head, "bold", view)]
    if configuration.draft:
        lines.append(("文稿：" if zh else "draft: ") + make_visible(configuration.draft))
    if configuration.profile is not None:
        profile_line = ("方案：" if zh else "profile: ") + configuration.profile[view.language]
        lines += wrap_text(profile_line, view.width)
    lines += ["", *_table([_setting(one, view) for one in configuration.settings], view)]
    lines += _section(
        Message("reporters.terminal.rule_packs"), list(_packs(configuration, view)), view
    )
    lines += _section(
        Message("reporters.terminal.settings_by_path"), list(_scopes(configuration, view)), view
    )
    lines += _section(_counts(configuration), list(_rules(configuration, view)), view)
    if not view.quiet:
        hint = Message("reporters.terminal.show_rule_settings")
        lines += ["", apply_style(hint[view.language], "dim", view)]
    return "".join(f"{line}\n" for line in lines)


def render_rule_origin(one: EffectiveRule, view: View) -> str:
    """Return how a rule came to be set as it is: every level that means it, and its parameters."""
    zh, rule = view.language == "zh", one.rule
    state = _state(one.severity if one.runs else "off", view)
    lines = [
        f"{apply_style(rule.id, 'bold', view)} {rule.title[view.language]}  {state}",
        rule.name,
        "",
    ]
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
            rows.append(("", localize(step.reason, view.language), ""))
    if "-" in rule.id:
        rows[0] = (_LEVELS["pack"][view.language], *rows[0][1:])
    lines += _table(rows, view)
    parameters = [_setting(parameter, view) for parameter in one.parameters]
    lines += _section(
        Message("reporters.terminal.parameters"), list(_table(parameters, view)), view
    )
    return "".join(f"{line}\n" for line in lines)


def _section(title: LocalizedText, body: Sequence[str], view: View) -> list[str]:
    return ["", apply_style(title[view.language], "bold", view), *body] if body else []


def _setting(one: EffectiveSetting, view: View) -> tuple[str, str, str]:
    return one.key, one.value or "-", _place(one.path, one.line, view)


def _place(path: str, line: int, view: View) -> str:
    if not path:
        return Message("reporters.terminal.default_source")[view.language]
    return f"{path}:{line}" if line else path


def _packs(configuration: EffectiveConfig, view: View) -> Iterator[str]:
    for pack, fits in configuration.packs:
        no = (
            ""
            if fits
            else ("（不适用于此文稿）" if view.language == "zh" else " (not for this draft)")
        )
        yield from _table([(pack.label, pack.title[view.language] + no, pack.path)], view)
        yield " " * _INDENT + apply_style(f"sha256:{pack.digest}", "dim", view)


def _scopes(configuration: EffectiveConfig, view: View) -> Iterator[str]:
    zh = view.language == "zh"
    rows = []
    for patterns, holds, path, line in configuration.scopes:
        word = ("适用" if zh else "holds") if holds else ("不适用" if zh else "does not hold")
        rows.append((patterns, word if configuration.draft else "", f"{path}:{line}"))
    return _table(rows, view)


def _counts(configuration: EffectiveConfig) -> LocalizedText:
    running = sum(one.runs for one in configuration.rules)
    return Message("reporters.terminal.counts", running=running, count=len(configuration.rules))


def _rules(configuration: EffectiveConfig, view: View) -> Iterator[str]:
    rules = [one for one in configuration.rules if one.is_configured or view.verbose]
    if not rules:
        yield " " * _INDENT + ("都按默认设置" if view.language == "zh" else "all as usual")
    rows = []
    for one in rules:
        rows.append((one.rule.id, _summary(one, view), _last(one, view)))
        changed_parameters = [
            p for p in one.parameters if (p.path and p.path != one.path) or view.verbose
        ]
        rows += [
            ("", f"{p.key} = {p.value}", _place(p.path, p.line, view)) for p in changed_parameters
        ]
    yield from _table(rows, view)


def _summary(one: EffectiveRule, view: View) -> str:
    usual = one.rule.severity if one.rule.default else "off"
    now = one.severity if one.runs else "off"
    change = _level(now, view) if usual == now else f"{_level(usual, view)} → {_level(now, view)}"
    return f"{name_rule(one.rule, view.language)}  {change}"


def _last(one: EffectiveRule, view: View) -> str:
    of_choice = [step for step in one.steps if step.key not in {p.key for p in one.parameters}]
    if not of_choice:
        return _place(one.path, one.line, view)
    return _origin(of_choice[-1], view)


def _origin(step: Provenance, view: View) -> str:
    if not step.layer.path:
        return f"--{step.key}"
    return _place(step.layer.path, step.selector.line, view)


def _step(step: Provenance, view: View) -> tuple[str, str, str]:
    level = _LEVELS[step.layer.kind][view.language]
    name = f"{level} {step.layer.name}".strip()
    value = format_value(step.value, view.language)
    if step.key in ("select", "extend-select", "ignore"):
        state = _ON if step.value == "on" else _OFF
        value = f"{step.key} {step.selector.text} → {state[view.language]}"
    elif step.key == "severity":
        value = f"{step.selector.text} → {_level(value, view)}"
    else:
        value = f"{step.key} = {value}"
    return name, value, _origin(step, view)


def _level(severity: str, view: View) -> str:
    severity_words: Mapping[str, LocalizedText] = {**SEVERITY_WORDS, "off": _OFF}
    return severity_words[severity][view.language] if severity in severity_words else severity


def _state(severity: str, view: View) -> str:
    word = _level(severity, view)
    return apply_style(word, SEVERITY_COLOURS.get(severity, "dim"), view)


def _table(rows: Iterable[tuple[str, str, str]], view: View) -> Iterator[str]:
    """Return rows of three columns: an origin that is too wide comes below its value."""
    visible_rows = [
        (make_visible(name), make_visible(value), make_visible(origin))
        for name, value, origin in rows
    ]
    first = max((count_columns(name) for name, _, _ in visible_rows), default=0)
    last = min(max((count_columns(origin) for _, _, origin in visible_rows), default=0), _ORIGIN)
    whole = max(view.width - _INDENT - first - _GAP, _LEAST)
    for name, value, origin in visible_rows:
        beside = 0 < count_columns(origin) <= last
        room = max(whole - last - _GAP, _LEAST) if beside else whole
        lines = wrap_text(value, room)
        margins = (pad_text(name, first), *(" " * first for _ in lines[1:]))
        for index, (margin, line) in enumerate(zip(margins, lines, strict=True)):
            end = ""
            if beside and not index:
                end = " " * (room - count_columns(line) + _GAP) + apply_style(origin, "dim", view)
            yield f"{'':{_INDENT}}{margin}{'':{_GAP}}{line}{end}".rstrip()
        if origin and not beside:
            yield " " * (_INDENT + first + _GAP) + apply_style(origin, "dim", view)
