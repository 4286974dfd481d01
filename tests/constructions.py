"""The table of constructions in ``docs/``; ``python -m tests.constructions`` writes it anew.

For each quantity of the tables the wordings that it is read in, from the constructions that the
tests read (``tests/sentences/constructions``): each with the sentence it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reportlint.checks.quantities import resolve_quantity
from reportlint.model.problem import Context, build_context
from reportlint.model.report import Report
from reportlint.model.rule_test import DraftSpec
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.runner import build_report
from tests.sentences.constructions import (
    QUANTITIES,
    Construction,
    Statement,
    constructions,
    quantity_key,
)

ROOT = Path(__file__).parent.parent
LANGUAGES = ("zh", "en")
PAGE = "constructions.md"
_YEAR = 2024
_WORDS = {
    "zh": {
        "title": "正文里的数字怎样读懂",
        "intro": (
            "下表按表格里的数量列出 reportlint 读得懂的说法，每种说法附一个例句，所读的字加粗。"
            "例句来自测试（`tests/sentences/constructions`），机关和数字都是编的。"
            "`N` 是数字；同一说法只列一次。没有列出的说法也可能读得懂，读不懂的会说明（R107）。"
        ),
        "columns": ("说法", "例句", "谁这样说"),
        "unread": "说得明白、但还读不懂的",
        "unread-intro": "下列说法人看得懂，reportlint 还读不懂：不与表格核对，并说明没有读懂。",
        "alone": "不与表格核对的",
        "alone-intro": "下列数字说的是别的事，表格里没有。",
        "fee": "信息处理费（表格之外）",
    },
    "en": {
        "title": "How figures of the prose are read",
        "intro": (
            "For each quantity of the tables, the wordings that reportlint reads, each with a "
            "sentence in which the words that are read are bold. The sentences are those of the "
            "tests (`tests/sentences/constructions`); organs and numbers are made up. `N` is a "
            "number; a wording is listed once. Others may be read as well; what is not understood "
            "is said not to be (R107)."
        ),
        "columns": ("wording", "sentence", "who says so"),
        "unread": "Understood by people, not yet read",
        "unread-intro": (
            "People understand these; reportlint does not compare them with the tables, and says "
            "that it did not understand."
        ),
        "alone": "Not compared with the tables",
        "alone-intro": "The numbers of these sentences count what the tables do not hold.",
        "fee": "processing fee (in no table)",
    },
}
_MARK = re.compile("[，。；：（）]")
_NUMBER = re.compile("[0-9][0-9,.]*")
_TIME = re.compile(
    "^(?:(?:20[0-9]{2}年度?|(?:本|全)年度?|今年以来|今年|年内|截至[^，]*)(?:全年)?)+[内共]?"
)
#: Sentences that are left alone: so many of each kind of office are shown.
_SHOWN = 3


def render(language: str) -> str:
    """Return the page in a language."""
    words = _WORDS[language]
    read = tuple(constructions())
    lines = [f"# {words['title']}", "", str(words["intro"]), ""]
    for name in _names(read):
        rows = [*_rows(read, name, language)]
        if rows:
            lines += [f"## {_title(name, language)}", "", *_table(rows, language), ""]
    unread = [
        (_wording(c, s), _sentence(c, s), c.kind[language])
        for c in read
        for s in c.statements
        if s.mark == "~"
    ]
    lines += [f"## {words['unread']}", "", str(words["unread-intro"]), ""]
    lines += [*_table(unread, language), "", f"## {words['alone']}", ""]
    lines += [str(words["alone-intro"]), ""]
    lines += [f"- {c.text} — {c.kind[language]}" for c in _left_alone(read)]
    return "\n".join(lines) + "\n"


def _names(read: tuple[Construction, ...]) -> list[str]:
    """Return the names of the quantities that are stated, in the order of the tables."""
    stated = {s.ways[0][0] for c in read for s in c.statements}
    return [*[n for n in QUANTITIES if n in stated], *sorted(stated - set(QUANTITIES))]


def _rows(
    read: tuple[Construction, ...], name: str, language: str
) -> Iterator[tuple[str, str, str]]:
    """Yield the wordings of a quantity that are read for certain, each once."""
    seen = set()
    for construction in read:
        for statement in construction.statements:
            wording = _wording(construction, statement)
            if statement.mark or statement.ways[0][0] != name or wording in seen:
                continue
            seen.add(wording)
            yield wording, _sentence(construction, statement), construction.kind[language]


def _wording(construction: Construction, statement: Statement) -> str:
    """Return the clause of a statement: its number as N, without the time before it."""
    text, start, end = construction.text, statement.start, statement.end
    before = max((m.end() for m in _MARK.finditer(text, 0, start)), default=0)
    behind = _MARK.search(text, end)
    clause = text[before : behind.start() if behind else len(text)]
    own = clause[: start - before] + _NUMBER.sub("N", text[start:end]) + clause[end - before :]
    return _TIME.sub("", own).strip("、")


def _sentence(construction: Construction, statement: Statement) -> str:
    """Return the sentence with the words of a statement in bold."""
    text = construction.text
    return (
        f"{text[: statement.start]}**{text[statement.start : statement.end]}**"
        f"{text[statement.end :]}"
    )


def _table(rows: list[tuple[str, str, str]], language: str) -> Iterator[str]:
    yield f"| {' | '.join(_WORDS[language]['columns'])} |"
    yield "| --- | --- | --- |"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _left_alone(read: tuple[Construction, ...]) -> Iterator[Construction]:
    shown: dict[str, int] = {}
    for construction in read:
        kind = construction.kind["en"]
        if not construction.statements and not construction.found and shown.get(kind, 0) < _SHOWN:
            shown[kind] = shown.get(kind, 0) + 1
            yield construction


def _title(name: str, language: str) -> str:
    """Return what messages call a quantity; what no table holds is told of."""
    report, context = _empty_report()
    quantity = resolve_quantity(quantity_key(name), report, context)
    return str(_WORDS[language]["fee"]) if quantity is None else quantity.title[language]


@cache
def _empty_report() -> tuple[Report, Context]:
    known = load_builtin_rules()
    report = build_report(DraftSpec(year=_YEAR), "text", known)
    return report, build_context(report, known.forms, report.year)


def main() -> None:
    """Write the pages."""
    for language in LANGUAGES:
        (ROOT / "docs" / language / PAGE).write_text(render(language), encoding="utf-8")


if __name__ == "__main__":
    main()
