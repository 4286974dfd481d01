"""The settings in force and where each comes from: for the terminal, or as JSON."""

from __future__ import annotations

from reportlint.model.rule import SEVERITIES
from reportlint.reporters.common import COMMA, add_note, name_rule, name_severity
from reportlint.reporters.common.explanation import PARAMETERS
from reportlint.reporters.common.machine_text import dumps
from reportlint.reporters.common.screen import (
    SEVERITY_COLOURS,
    apply_style,
    count_columns,
    make_visible,
    pad_text,
    wrap_text,
)
from reportlint.support.localized_text import JoinedText, LocalizedText, Message, localize
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.rule import Rule
    from reportlint.reporters.common import View
    from reportlint.rules.layers import Provenance
    from reportlint.rules.pack import Pack

#: Columns: the widest origin beside a value, the narrowest value, what lies between.
_ORIGIN, _LEAST, _GAP, _INDENT = 30, 16, 2, 2
_ON, _OFF = Message("reporters.terminal.rule_on"), Message("reporters.terminal.rule_off")


class EffectiveSetting(Record):
    """A setting in force: its key, its value, where it comes from ("" for the usual value)."""

    key: str
    value: str
    path: str = ""
    line: int = 0


class EffectiveRule(Record):
    """A rule as it is set: ``steps`` are all settings that mean it, ``parameters`` its values."""

    rule: Rule
    runs: bool
    severity: str
    path: str
    line: int
    steps: tuple[Provenance, ...]
    parameters: tuple[EffectiveSetting, ...]


class EffectiveConfig(Record):
    """All that is in force. ``config`` is the file, None without one; ``draft`` whose settings."""

    config: str | None
    draft: str
    settings: tuple[EffectiveSetting, ...]
    packs: tuple[tuple[Pack, bool], ...]
    profile: LocalizedText | None
    scopes: tuple[tuple[str, bool, str, int], ...]
    rules: tuple[EffectiveRule, ...]


def format_value(value: object, language: str) -> str:
    """Return a value as it is shown: words in the language, messages one behind the other."""
    if isinstance(value, LocalizedText):
        return value[language]
    if hasattr(value, "values"):
        return " / ".join(format_value(inner, language) for inner in value.values())
    return str(value)


def render_json(configuration: EffectiveConfig, language: str) -> str:
    """Return all of it for other programs."""
    document = {
        "schema": "reportlint-config/1",
        "config": configuration.config,
        "settings": [_setting_object(one) for one in configuration.settings],
        "packs": [
            {"id": p.id, "version": p.version, "digest": p.digest, "path": p.path, "applies": fits}
            for p, fits in configuration.packs
        ],
        "rules": [_rule_object(one, language) for one in configuration.rules],
    }
    return dumps(document) + "\n"


def _setting_object(one: EffectiveSetting) -> dict[str, object]:
    return {"key": one.key, "value": one.value, "path": one.path or None, "line": one.line or None}


def _rule_object(one: EffectiveRule, language: str) -> dict[str, object]:
    steps = [
        {
            "level": step.layer.kind,
            "name": step.layer.name or None,
            "key": step.key,
            "word": step.selector.text,
            "value": format_value(step.value, language),
            "path": step.layer.path or None,
            "line": step.selector.line or None,
            "reason": localize(step.reason, language) or None,
        }
        for step in one.steps
    ]
    return {
        "id": one.rule.id,
        "runs": one.runs,
        "severity": one.severity,
        "path": one.path,
        "line": one.line,
        "steps": steps,
        "parameters": [_setting_object(parameter) for parameter in one.parameters],
    }


def render_overview(configuration: EffectiveConfig, view: View) -> str:
    """Return the settings, the packs, the paths, and the rules that any setting means."""
    language = view.language
    path = configuration.config or Message("reporters.configuration.no_file")
    head = Message("reporters.configuration.file", path=path)[language]
    lines = [apply_style(head, "bold", view)]
    if configuration.draft:
        draft = make_visible(configuration.draft)
        lines.append(Message("reporters.configuration.draft", path=draft)[language])
    if configuration.profile is not None:
        profile = Message("reporters.configuration.profile", profile=configuration.profile)
        lines += wrap_text(profile[language], view.width)
    lines += ["", *_table([_setting(one, view) for one in configuration.settings], view)]
    running, count = sum(one.runs for one in configuration.rules), len(configuration.rules)
    counts = Message("reporters.terminal.counts", running=running, count=count)
    for title, body in (
        (Message("reporters.terminal.rule_packs"), _packs(configuration, view)),
        (Message("reporters.terminal.settings_by_path"), _scopes(configuration, view)),
        (counts, _rules(configuration, view)),
    ):
        lines += _section(title, body, view)
    if not view.quiet:
        hint = Message("reporters.terminal.show_rule_settings")
        lines += ["", apply_style(hint[language], "dim", view)]
    return "".join(f"{line}\n" for line in lines)


def render_rule_origin(one: EffectiveRule, view: View) -> str:
    """Return how a rule came to be set as it is: every level that means it, and its parameters."""
    rule = one.rule
    severity = one.severity if one.runs else "off"
    colour = SEVERITY_COLOURS.get(severity, "dim")
    state = apply_style(_level(severity, view), colour, view)
    head = f"{apply_style(rule.id, 'bold', view)} {rule.title[view.language]}  {state}"
    lines = [head, rule.name, ""]
    usual = JoinedText((_ON if rule.default else _OFF, _level(rule.severity, view)), COMMA)
    kind = _layer("pack" if "-" in rule.id else "built-in", view)
    rows = [(kind, usual[view.language], _place(one.path, one.line, view))]
    for step in one.steps:
        rows.append(_step(step, view))
        if step.reason:
            rows.append(("", localize(step.reason, view.language), ""))
    lines += _table(rows, view)
    parameters = _table([_setting(parameter, view) for parameter in one.parameters], view)
    lines += _section(PARAMETERS, parameters, view)
    return "".join(f"{line}\n" for line in lines)


def _layer(kind: str, view: View) -> str:
    return Message(f"reporters.terminal.levels.{kind}")[view.language]


def _section(title: LocalizedText, body: Iterable[str], view: View) -> list[str]:
    lines = list(body)
    return ["", apply_style(title[view.language], "bold", view), *lines] if lines else []


def _setting(one: EffectiveSetting, view: View) -> tuple[str, str, str]:
    return one.key, one.value or "-", _place(one.path, one.line, view)


def _place(path: str, line: int, view: View) -> str:
    if not path:
        return Message("reporters.terminal.default_source")[view.language]
    return f"{path}:{line}" if line else path


def _packs(configuration: EffectiveConfig, view: View) -> Iterator[str]:
    for pack, fits in configuration.packs:
        title = pack.title[view.language]
        if not fits:
            title = add_note(title, Message("reporters.configuration.not_for_draft"), view.language)
        yield from _table([(pack.label, title, pack.path)], view)
        yield " " * _INDENT + apply_style(f"sha256:{pack.digest}", "dim", view)


def _scopes(configuration: EffectiveConfig, view: View) -> Iterator[str]:
    rows = []
    for patterns, holds, path, line in configuration.scopes:
        word = Message(
            "reporters.configuration.holds" if holds else "reporters.configuration.does_not_hold"
        )
        words = word[view.language] if configuration.draft else ""
        rows.append((patterns, words, f"{path}:{line}"))
    return _table(rows, view)


def _rules(configuration: EffectiveConfig, view: View) -> Iterator[str]:
    rules = [one for one in configuration.rules if one.steps or view.verbose]
    if not rules:
        yield " " * _INDENT + Message("reporters.configuration.all_usual")[view.language]
    rows = []
    for one in rules:
        rows.append((one.rule.id, _summary(one, view), _last(one, view)))
        rows += [
            (
                "",
                f"{parameter.key} = {parameter.value}",
                _place(parameter.path, parameter.line, view),
            )
            for parameter in one.parameters
            if view.verbose or parameter.path not in ("", one.path)
        ]
    yield from _table(rows, view)


def _summary(one: EffectiveRule, view: View) -> str:
    usual = one.rule.severity if one.rule.default else "off"
    now = one.severity if one.runs else "off"
    change = _level(now, view) if usual == now else f"{_level(usual, view)} → {_level(now, view)}"
    return f"{name_rule(one.rule, view.language)}  {change}"


def _last(one: EffectiveRule, view: View) -> str:
    of_choice = [step for step in one.steps if step.key not in {p.key for p in one.parameters}]
    return _origin(of_choice[-1], view) if of_choice else _place(one.path, one.line, view)


def _origin(step: Provenance, view: View) -> str:
    path, line = step.layer.path, step.selector.line
    return _place(path, line, view) if path else f"--{step.key}"


def _step(step: Provenance, view: View) -> tuple[str, str, str]:
    name = f"{_layer(step.layer.kind, view)} {step.layer.name}".strip()
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
    if severity == "off":
        return _OFF[view.language]
    return name_severity(severity, view.language) if severity in SEVERITIES else severity


def _table(rows: Iterable[tuple[str, str, str]], view: View) -> Iterator[str]:
    """Return rows of three columns: an origin that is too wide comes below its value."""
    visible_rows = [tuple(map(make_visible, row)) for row in rows]
    first = max((count_columns(name) for name, _, _ in visible_rows), default=0)
    widths = (count_columns(origin) for _, _, origin in visible_rows)
    last = max((width for width in widths if width <= _ORIGIN), default=0)
    whole = max(view.width - _INDENT - first - _GAP, _LEAST)
    for name, value, origin in visible_rows:
        beside = 0 < count_columns(origin) <= last
        room = max(whole - last - _GAP, _LEAST) if beside else whole
        lines = wrap_text(value, room)
        for index, line in enumerate(lines):
            margin, end = pad_text("" if index else name, first), ""
            if beside and not index:
                end = pad_text("", room - count_columns(line) + _GAP)
                end += apply_style(origin, "dim", view)
            yield f"{'':{_INDENT}}{margin}{'':{_GAP}}{line}{end}".rstrip()
        if origin and not beside:
            yield " " * (_INDENT + first + _GAP) + apply_style(origin, "dim", view)
