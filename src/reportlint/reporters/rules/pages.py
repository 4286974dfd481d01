"""The pages of the rules' documentation as Markdown: one a rule, and an index by families."""

from __future__ import annotations

from reportlint.model.rule import family_letter, family_name, rank_family
from reportlint.reporters.shared import SEVERITY_WORDS
from reportlint.reporters.shared import explanation as shared_explanation
from reportlint.reporters.shared.case_words import ExampleTable, Quote
from reportlint.reporters.shared.markup import HEAD, escape_markdown, format_code
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.reporters.shared.explanation import Example, Examples

_SAID = Message("reporters.rules.message")


def render_rule_page(rule: Rule, doc: RuleDoc, examples: Examples, language: str) -> str:
    """Return the page of a rule."""
    sections = (
        [HEAD[language], f"# {rule.id} {escape_markdown(rule.title[language])}"],
        [escape_markdown(doc.looks_for[language])],
        [_facts(rule, doc, language)],
        _list_section(
            shared_explanation.BASIS, map(_basis, shared_explanation.list_bases(doc)), language
        ),
        _examples(
            shared_explanation.REPORTED,
            examples.wrong,
            _SAID,
            language,
            Message("reporters.rules.examples_note")[language],
        ),
        _examples(shared_explanation.NOT_REPORTED, examples.right, _SAID, language),
        _examples(
            shared_explanation.NOT_JUDGED,
            examples.not_judged,
            Message("reporters.rules.reason"),
            language,
        ),
        _list_section(
            shared_explanation.GUARDS,
            map(escape_markdown, shared_explanation.list_guards(doc, language)),
            language,
        ),
        _section(
            shared_explanation.REMEDY,
            [escape_markdown(doc.remedy[language])] if doc.remedy else [],
            language,
        ),
        _parameters(doc, language),
        ["---", Message("reporters.rules.back_to_index")[language]],
    )
    return "\n\n".join(chunk for chunks in sections for chunk in chunks) + "\n"


def render_index_page(rules: Iterable[Rule], language: str) -> str:
    """Return the page that lists all rules by families."""
    sorted_rules = sorted(rules, key=lambda rule: (rank_family(family_letter(rule.id)), rule.id))
    chunks = [HEAD[language], f"# {Message('reporters.rules.all_rules')[language]}"]
    chunks.append(Message("reporters.rules.introduction", count=len(sorted_rules))[language])
    for letter in dict.fromkeys(family_letter(rule.id) for rule in sorted_rules):
        chunks.append(f"## {letter} {family_name(letter, language)}")
        rows = [_row(rule, language) for rule in sorted_rules if family_letter(rule.id) == letter]
        chunks.append(
            "\n".join((Message("reporters.rules.index_head")[language], "|---|---|---|---|", *rows))
        )
    return "\n\n".join(chunks) + "\n"


def _row(rule: Rule, language: str) -> str:
    severity = (
        SEVERITY_WORDS[rule.severity][language]
        if rule.default
        else Message("reporters.rules.off_by_default")[language]
    )
    title = escape_markdown(rule.title[language])
    return f"| [{rule.id}]({rule.id}.md) | {title} | {severity} | `{rule.name}` |"


def _facts(rule: Rule, doc: RuleDoc, language: str) -> str:
    severity = SEVERITY_WORDS[rule.severity][language]
    severity_line = f"级别：**{severity}**" if language == "zh" else f"Severity: **{severity}**"
    name_line = f"名称：`{rule.name}`" if language == "zh" else f"Name: `{rule.name}`"
    extra = (escape_markdown(note) for note in shared_explanation.list_notes(rule, doc, language))
    return "\n".join(f"- {fact}" for fact in (severity_line, name_line, *extra))


def _section(title: LocalizedText, chunks: list[str], language: str) -> list[str]:
    return [f"## {title[language]}", *chunks] if chunks else []


def _list_section(title: LocalizedText, items: Iterable[str], language: str) -> list[str]:
    lines = "\n".join(f"- {item}" for item in items)
    return _section(title, [lines] if lines else [], language)


def _basis(basis: tuple[str, str]) -> str:
    name, clause = (escape_markdown(words) for words in basis)
    return f"{name}　{clause}" if clause else name


def _parameters(doc: RuleDoc, language: str) -> list[str]:
    rows = [
        f"| `{name}` | {format_code(value)} |"
        for name, value in shared_explanation.list_parameters(doc, language)
    ]
    if not rows:
        return []
    table = "\n".join((Message("reporters.rules.parameter_head")[language], "|---|---|", *rows))
    return _section(
        shared_explanation.PARAMETERS,
        [table, Message("reporters.rules.change_parameters")[language]],
        language,
    )


def _examples(
    title: LocalizedText,
    examples: Iterable[Example],
    label: LocalizedText,
    language: str,
    introduction: str = "",
) -> list[str]:
    chunks = [introduction] if introduction and examples else []
    for number, example in enumerate(examples, 1):
        lead = f"{number}. "
        body = "\n\n".join((*_pieces(example), *_messages(example, label, language)))
        chunks.append(lead + body.replace("\n", "\n" + " " * len(lead)).replace("   \n", "\n"))
    return _section(title, chunks, language)


def _messages(example: Example, label: LocalizedText, language: str) -> Iterator[str]:
    colon = "：" if language == "zh" else ": "
    if example.messages:
        lines = (
            f"{label[language]}{colon}**{escape_markdown(text)}**" for text in example.messages
        )
        yield "  \n".join(lines)


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
