"""Reference pages for authors of rules as Markdown: names of cells, and what a rule file holds."""

from __future__ import annotations

from reportlint.reporters.shared import explanation as shared_explanation
from reportlint.reporters.shared.markup import HEAD, escape_markdown
from reportlint.rules import keywords
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.model.form import Column, Form, Row
    from reportlint.model.rule import Rule, RuleDoc

_NAMES = Bilingual("表格、行、列的名称", "Names of tables, rows and columns")
_OF_NAMES = Bilingual(
    "写规则时，单元格写作 `表[行, 列]`，例如 `requests[new, total]`。",
    "In rules a cell is written `table[row, column]`, such as `requests[new, total]`.",
)
_ROWS = Bilingual("| 行 | 名称 |", "| row | title |")
_COLUMNS_OF_TABLE = Bilingual("| 列 | 名称 |", "| column | title |")
_SETS = Bilingual("几项合在一起的名称：", "Names for several at once:")
_REFERENCE = Bilingual("规则文件的写法", "What stands in a rule file")
_OF_REFERENCE = Bilingual(
    "规则文件是 YAML，一个列表，每一项是一条规则。"
    "从头学起，见[十分钟写一条规则](../writing-a-rule.md)；单元格的名称见[这里](names.md)。",
    "A rule file is YAML: a list of rules. To learn it, see "
    "[A rule in ten minutes](../writing-a-rule.md); names of cells are [here](names.md).",
)
_OF_RULES = Bilingual("规则的键", "Keys of a rule")
_OF_SECTIONS = Bilingual("测试的种类（tests 下）", "Kinds of tests (under tests)")
_OF_CASES = Bilingual("测试的键", "Keys of a test")
_KEY_HEAD = Bilingual("| 键 | 意思 |", "| key | meaning |")
_CHECKS = Bilingual("检查的方式（check）", "Kinds of checks (check)")
_OF_CHECKS = Bilingual(
    "写法照用它的规则：规则的页面上列着参数和例子。",
    "Write them as the rules do that use them: their pages list parameters and examples.",
)
_USED = Bilingual("用它的规则", "Rules that use it")


def render_names_page(forms: Iterable[Form], language: str) -> str:
    """Return the page of the names that rules call tables, rows and columns by."""
    chunks = [HEAD[language], f"# {_NAMES[language]}", _OF_NAMES[language]]
    for form in reversed(tuple(forms)):
        chunks.append(f"## {escape_markdown(form.title[language])}")
        for table in form.tables:
            chunks.append(f"### `{table.key}` {escape_markdown(table.title[language])}")
            chunks.append(_keys(_ROWS, table.rows, language))
            chunks += _sets(table.row_sets, language)
            chunks.append(_keys(_COLUMNS_OF_TABLE, table.columns, language))
            chunks += _sets(table.column_sets, language)
    return "\n\n".join(chunks) + "\n"


def _keys(head: Bilingual, keys: Iterable[Row] | Iterable[Column], language: str) -> str:
    rows = (f"| `{one.key}` | {escape_markdown(one.title[language])} |" for one in keys)
    return "\n".join((head[language], "|---|---|", *rows))


def _sets(sets: Mapping[str, tuple[str, ...]], language: str) -> list[str]:
    colon, comma = ("：", "、") if language == "zh" else (": ", ", ")
    keys_by_name = {name: comma.join(f"`{key}`" for key in keys) for name, keys in sets.items()}
    lines = "\n".join(f"- `{name}`{colon}{keys}" for name, keys in keys_by_name.items())
    return [f"{_SETS[language]}\n\n{lines}"] if lines else []


def render_reference_page(rules: Iterable[tuple[Rule, RuleDoc]], language: str) -> str:
    """Return the page of what may stand in rule files: keys, sections and keys of tests, checks."""
    documented_rules = list(rules)
    chunks = [HEAD[language], f"# {_REFERENCE[language]}", _OF_REFERENCE[language]]
    for title, words in (
        (_OF_RULES, keywords.KEYS),
        (_OF_SECTIONS, keywords.SECTIONS),
        (_OF_CASES, keywords.CASE_KEYS),
    ):
        rows = (f"| `{key}` | {_cell(meaning[language])} |" for key, meaning in words.items())
        chunks += [f"## {title[language]}", "\n".join((_KEY_HEAD[language], "|---|---|", *rows))]
    chunks += [f"## {_CHECKS[language]}", _OF_CHECKS[language]]
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
    lines = [f"### `{name}`", "", f"{_USED[language]}{colon}{comma.join(links)}"]
    if names:
        parameter_list = comma.join(f"`{key}`" for key in dict.fromkeys(names))
        lines += ["", f"{shared_explanation.PARAMETERS[language]}{colon}{parameter_list}"]
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Return words with braces and brackets as they are, within a table's cell."""
    return text.replace("|", "\\|").replace("<", "\\<")
