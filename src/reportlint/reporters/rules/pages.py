"""Pages about rules as Markdown: one a rule, an index, and references for authors of rules."""

from __future__ import annotations

from reportlint.model.rule import family_letter, family_name, rank_family
from reportlint.reporters.common import add_label, join_words, name_severity
from reportlint.reporters.common.case_words import ExampleTable, Quote
from reportlint.reporters.common.explanation import (
    BASIS,
    GUARDS,
    NOT_JUDGED,
    NOT_REPORTED,
    PARAMETERS,
    REMEDY,
    REPORTED,
    list_notes,
    list_parameters,
)
from reportlint.rules import schema
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.form import Column, Form, Row
    from reportlint.model.rule import Basis, Rule, RuleDoc
    from reportlint.reporters.common.explanation import Example, Examples

#: What a generated page begins with, so that it is known as one.
MARK = "<!-- reportlint rules docs"
HEAD = Message("reporters.markup.generated_notice", mark=MARK)
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~"})


def render_rule_page(rule: Rule, doc: RuleDoc, examples: Examples, language: str) -> str:
    """Return the page of a rule."""
    said, why = Message("reporters.rules.message"), Message("reporters.rules.reason")
    wrong = list(_examples(examples.wrong, said, language))
    remedy = doc.describe_remedy()
    sections = (
        (BASIS, _list_items(map(_basis, doc.basis))),
        (REPORTED, [Message("reporters.rules.examples_note")[language], *wrong] if wrong else []),
        (NOT_REPORTED, list(_examples(examples.right, said, language))),
        (NOT_JUDGED, list(_examples(examples.not_judged, why, language))),
        (GUARDS, _list_items(escape_markdown(reason[language]) for reason in doc.guard)),
        (REMEDY, [escape_markdown(remedy[language])] if remedy else []),
        (PARAMETERS, list(_parameters(doc, language))),
    )
    chunks = [HEAD[language], f"# {rule.id} {escape_markdown(rule.title[language])}"]
    chunks += [escape_markdown(doc.looks_for[language]), _facts(rule, doc, language)]
    for title, content in sections:
        chunks += [f"## {title[language]}", *content] if content else []
    return _page([*chunks, "---", Message("reporters.rules.back_to_index")[language]])


def _page(chunks: Iterable[str]) -> str:
    return "\n\n".join(chunks) + "\n"


def _table(head: Message, rows: Iterable[str], language: str) -> str:
    line = head[language]
    return "\n".join((line, "|---" * (line.count("|") - 1) + "|", *rows))


def _list_items(items: Iterable[str]) -> list[str]:
    lines = "\n".join(f"- {item}" for item in items)
    return [lines] if lines else []


def render_index_page(rules: Iterable[Rule], language: str) -> str:
    """Return the page that lists all rules by families."""
    sorted_rules = sorted(rules, key=lambda rule: (rank_family(family_letter(rule.id)), rule.id))
    chunks = [HEAD[language], f"# {Message('reporters.rules.all_rules')[language]}"]
    chunks.append(Message("reporters.rules.introduction", count=len(sorted_rules))[language])
    for letter in dict.fromkeys(family_letter(rule.id) for rule in sorted_rules):
        chunks.append(f"## {letter} {family_name(letter, language)}")
        rows = [_row(rule, language) for rule in sorted_rules if family_letter(rule.id) == letter]
        chunks.append(_table(Message("reporters.rules.index_head"), rows, language))
    return _page(chunks)


def _row(rule: Rule, language: str) -> str:
    severity = name_severity(rule.severity, language)
    if not rule.default:
        severity = Message("reporters.rules.off_by_default")[language]
    title = escape_markdown(rule.title[language])
    return f"| [{rule.id}]({rule.id}.md) | {title} | {severity} | `{rule.name}` |"


def _facts(rule: Rule, doc: RuleDoc, language: str) -> str:
    severity = name_severity(rule.severity, language)
    severity_line = Message("reporters.rules.severity", severity=severity)[language]
    name_line = Message("reporters.rules.name", name=f"`{rule.name}`")[language]
    extra = (escape_markdown(note) for note in list_notes(rule, doc, language))
    return _list_items((severity_line, name_line, *extra))[0]


def _basis(basis: Basis) -> str:
    name, clause = escape_markdown(basis.doc), escape_markdown(basis.clause)
    return f"{name}　{clause}" if clause else name


def _parameters(doc: RuleDoc, language: str) -> Iterator[str]:
    parameters = list(list_parameters(doc, language))
    if parameters:
        rows = (f"| `{name}` | {_format_code(value)} |" for name, value in parameters)
        yield _table(Message("reporters.rules.parameter_head"), rows, language)
        yield Message("reporters.rules.change_parameters")[language]


def _examples(examples: Iterable[Example], label: LocalizedText, language: str) -> Iterator[str]:
    """Yield examples, numbered; ``label`` is what their messages are."""
    for number, example in enumerate(examples, 1):
        chunks = list(_pieces(example))
        if example.messages:
            texts = (f"**{escape_markdown(text)}**" for text in example.messages)
            chunks.append("  \n".join(add_label(label, text, language) for text in texts))
        lead = f"{number}. "
        body = "\n\n".join(chunks).replace("\n", "\n" + " " * len(lead))
        yield lead + body.replace("   \n", "\n")


def _pieces(example: Example) -> Iterator[str]:
    for piece in example.pieces:
        if isinstance(piece, Quote):
            yield _quote(piece)
        elif isinstance(piece, ExampleTable):
            yield _grid(piece)
        else:
            yield escape_markdown(piece)


def _quote(quote: Quote) -> str:
    lines = (f"> {escape_markdown(text)}" for text in quote.paragraphs if text.strip())
    return "\n".join((escape_markdown(quote.name), "", "  \n".join(lines)))


def _grid(grid: ExampleTable) -> str:
    heads = " | ".join(map(escape_markdown, grid.heads))
    rule = "|".join(("---", *["---:"] * len(grid.heads)))
    rows = (
        f"| {escape_markdown(label)} | {' | '.join(map(escape_markdown, cells))} |"
        for label, cells in grid.rows
    )
    return "\n".join((escape_markdown(grid.title), "", f"| | {heads} |", f"|{rule}|", *rows))


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
    return _page(chunks)


def _keys(head: Message, keys: Iterable[Row] | Iterable[Column], language: str) -> str:
    rows = (f"| `{one.key}` | {escape_markdown(one.title[language])} |" for one in keys)
    return _table(head, rows, language)


def _sets(sets: Mapping[str, tuple[str, ...]], language: str) -> list[str]:
    words = {name: _list_code(keys, language) for name, keys in sets.items()}
    lines = "\n".join(f"- {add_label(f'`{name}`', words[name], language)}" for name in words)
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
        table = _table(Message("reporters.rules.key_head"), rows, language)
        chunks += [f"## {title[language]}", table]
    chunks += [
        f"## {Message('reporters.rules.check_kinds')[language]}",
        Message("reporters.rules.check_kinds_note")[language],
    ]
    chunks += [
        _kind(name, documented_rules, language)
        for name in sorted({doc.kind for _, doc in documented_rules})
    ]
    return _page(chunks)


def _kind(name: str, documented_rules: list[tuple[Rule, RuleDoc]], language: str) -> str:
    """Tell of a check kind: what it says of itself, its parameters, the rules that use it."""
    using = [rule for rule, doc in documented_rules if doc.kind == name]
    names = [key for _, doc in documented_rules if doc.kind == name for key in doc.parameters]
    links = (f"[{rule.id}]({rule.id}.md) {escape_markdown(rule.title[language])}" for rule in using)
    lines = [
        f"### `{name}`",
        "",
        add_label(Message("reporters.rules.used_by"), join_words(links, language), language),
    ]
    if names:
        parameters = _list_code(dict.fromkeys(names), language)
        lines += ["", add_label(PARAMETERS, parameters, language)]
    return "\n".join(lines)


def _list_code(names: Iterable[str], language: str) -> str:
    return join_words((f"`{name}`" for name in names), language)


def _cell(text: str) -> str:
    """Return words with braces and brackets as they are, within a table's cell."""
    return text.replace("|", "\\|").replace("<", "\\<")


def escape_markdown(text: str) -> str:
    """Return text as Markdown that shows just that."""
    return " ".join(text.translate(_SPECIAL).split(" ")).replace("\n", " ")


def _format_code(text: str) -> str:
    """Return text as code within a table's cell."""
    fence = "``" if "`" in text else "`"
    inner = text.replace("|", "\\|").replace("\n", " ")
    return f"{fence}{inner}{fence}"
