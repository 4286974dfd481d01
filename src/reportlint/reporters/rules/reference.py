"""Reference pages for authors of rules as Markdown: names of cells, and what a rule file holds."""

from __future__ import annotations

from reportlint.reporters.shared import explanation as shared_explanation
from reportlint.reporters.shared.markup import HEAD, escape_markdown
from reportlint.rules import schema
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.model.form import Column, Form, Row
    from reportlint.model.rule import Rule, RuleDoc


def render_names_page(forms: Iterable[Form], language: str) -> str:
    """Return the page of the names that rules call tables, rows and columns by."""
    chunks = [
        HEAD[language],
        f"# {Message('reporters.rules.names_title')[language]}",
        Message("reporters.rules.names_introduction")[language],
    ]
    for form in reversed(tuple(forms)):
        chunks.append(f"## {escape_markdown(form.title[language])}")
        for table in form.tables:
            chunks.append(f"### `{table.key}` {escape_markdown(table.title[language])}")
            chunks.append(_keys(Message("reporters.rules.row_head"), table.rows, language))
            chunks += _sets(table.row_sets, language)
            chunks.append(_keys(Message("reporters.rules.column_head"), table.columns, language))
            chunks += _sets(table.column_sets, language)
    return "\n\n".join(chunks) + "\n"


def _keys(head: LocalizedText, keys: Iterable[Row] | Iterable[Column], language: str) -> str:
    rows = (f"| `{one.key}` | {escape_markdown(one.title[language])} |" for one in keys)
    return "\n".join((head[language], "|---|---|", *rows))


def _sets(sets: Mapping[str, tuple[str, ...]], language: str) -> list[str]:
    colon, comma = ("：", "、") if language == "zh" else (": ", ", ")
    keys_by_name = {name: comma.join(f"`{key}`" for key in keys) for name, keys in sets.items()}
    lines = "\n".join(f"- `{name}`{colon}{keys}" for name, keys in keys_by_name.items())
    return [f"{Message('reporters.rules.group_names')[language]}\n\n{lines}"] if lines else []


def render_reference_page(rules: Iterable[tuple[Rule, RuleDoc]], language: str) -> str:
    """Return the page of what may stand in rule files: keys, sections and keys of tests, checks."""
    documented_rules = list(rules)
    chunks = [
        HEAD[language],
        f"# {Message('reporters.rules.reference_title')[language]}",
        Message("reporters.rules.reference_introduction")[language],
    ]
    for title, words in (
        (Message("reporters.rules.rule_keys"), schema.KEYS),
        (Message("reporters.rules.test_kinds"), schema.SECTIONS),
        (Message("reporters.rules.test_keys"), schema.CASE_KEYS),
    ):
        rows = (f"| `{key}` | {_cell(meaning[language])} |" for key, meaning in words.items())
        chunks += [
            f"## {title[language]}",
            "\n".join((Message("reporters.rules.key_head")[language], "|---|---|", *rows)),
        ]
    chunks += [
        f"## {Message('reporters.rules.check_kinds')[language]}",
        Message("reporters.rules.check_kinds_note")[language],
    ]
    chunks += [
        _kind(name, documented_rules, language)
        for name in sorted({doc.kind for _, doc in documented_rules})
    ]
    return "\n\n".join(chunks) + "\n"


def _kind(name: str, documented_rules: list[tuple[Rule, RuleDoc]], language: str) -> str:
    """Tell of a check kind: what it says of itself, its parameters, the rules that use it."""
    using = [rule for rule, doc in documented_rules if doc.kind == name]
    names = [key for _, doc in documented_rules if doc.kind == name for key in doc.parameters]
    colon, comma = ("：", "、") if language == "zh" else (": ", ", ")
    links = (f"[{rule.id}]({rule.id}.md) {escape_markdown(rule.title[language])}" for rule in using)
    lines = [
        f"### `{name}`",
        "",
        f"{Message('reporters.rules.used_by')[language]}{colon}{comma.join(links)}",
    ]
    if names:
        parameter_list = comma.join(f"`{key}`" for key in dict.fromkeys(names))
        lines += ["", f"{shared_explanation.PARAMETERS[language]}{colon}{parameter_list}"]
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Return words with braces and brackets as they are, within a table's cell."""
    return text.replace("|", "\\|").replace("<", "\\<")
