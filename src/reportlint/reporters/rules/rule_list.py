"""The loaded rules as a table, or as JSON ``reportlint-rules/1``."""

from __future__ import annotations

from reportlint.reporters.common import add_note, format_count, name_severity
from reportlint.reporters.common.screen import (
    SEVERITY_COLOURS,
    apply_style,
    count_columns,
    pad_text,
    wrap_text,
)
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.reporters.common import View

SCHEMA = "reportlint-rules/1"
_GAP = "  "


def render_table(rules: Iterable[Rule], view: View) -> str:
    """Return a line a rule: id, severity, name, title; those that are off by default are marked."""
    all_rules = list(rules)
    return "".join(f"{line}\n" for line in (*_lines(all_rules, view), *_count(all_rules, view)))


def _lines(rules: list[Rule], view: View) -> Iterator[str]:
    if not rules:
        return
    language = view.language
    ids = max(count_columns(rule.id) for rule in rules)
    words = max(count_columns(name_severity(rule.severity, language)) for rule in rules)
    names = max(count_columns(rule.name) for rule in rules)
    room = view.width - ids - words - names - 3 * len(_GAP)
    for rule in rules:
        severity = pad_text(name_severity(rule.severity, language), words)
        head = [
            apply_style(pad_text(rule.id, ids), "bold", view),
            apply_style(severity, SEVERITY_COLOURS[rule.severity], view),
            pad_text(rule.name, names),
        ]
        title = rule.title[language]
        if not rule.default:
            title = add_note(title, Message("reporters.rules.off_by_default"), language)
        first, *others = wrap_text(title, max(room, len(_GAP) * 10))
        yield _GAP.join((*head, first))
        yield from (" " * (view.width - room) + line for line in others)


def _count(rules: list[Rule], view: View) -> Iterator[str]:
    if not view.quiet:
        yield format_count(len(rules), "rules", view.language)


def render_json(rules: Iterable[Rule], docs: Mapping[str, RuleDoc], language: str) -> str:
    """Return the rules as JSON; ``default`` says whether a rule runs without being selected."""
    entries = [
        {
            "id": rule.id,
            "name": rule.name,
            "severity": rule.severity,
            "default": rule.default,
            "fix": rule.fix,
            "title": rule.title[language],
            "looks_for": docs[rule.id].looks_for[language],
        }
        for rule in rules
    ]
    from reportlint.reporters.common.machine_text import dumps

    document = {"schema": SCHEMA, "rules": entries}
    return dumps(document) + "\n"
