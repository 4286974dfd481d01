"""One rule explained: what it checks, why, examples wrong and right, and what to do."""

from __future__ import annotations

from reportlint.reporters.common import add_label, name_severity
from reportlint.reporters.common.explanation import (
    BASIS,
    GUARDS,
    NOT_JUDGED,
    NOT_REPORTED,
    PARAMETERS,
    REMEDY,
    REPORTED,
    list_bases,
    list_notes,
    list_parameters,
)
from reportlint.reporters.common.screen import (
    SEVERITY_COLOURS,
    apply_style,
    make_visible,
    wrap_text,
)
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.reporters.common import View
    from reportlint.reporters.common.explanation import Example, Examples

_INDENT = 2
_MARKS = ("- ", "→ ")


def render_explanation(rule: Rule, doc: RuleDoc, examples: Examples, view: View) -> str:
    """Return the explanation of a rule."""
    language = view.language
    severity = apply_style(
        name_severity(rule.severity, language), SEVERITY_COLOURS[rule.severity], view
    )
    notes = (
        Message("reporters.rules.name", name=rule.name)[language],
        *list_notes(rule, doc, language),
    )
    first, *rest = wrap_text(
        make_visible(rule.title[language]), view.width - len(rule.id) - 10, _INDENT
    )
    lines = [
        f"{apply_style(rule.id, 'bold', view)} {first}{'' if rest else f'  {severity}'}",
        *rest[:-1],
        *(f"{line}  {severity}" for line in rest[-1:]),
        *wrap_text(make_visible(doc.looks_for[language]), view.width),
        *(line for note in notes for line in wrap_text(make_visible(note), view.width, _INDENT)),
    ]
    for title, content in _sections(doc, examples, language):
        body = [line for words in content for line in _wrap_words(words, view)]
        lines += ["", apply_style(title[language], "bold", view), *body] if body else []
    return "".join(f"{line}\n" for line in lines)


def _sections(
    doc: RuleDoc, examples: Examples, language: str
) -> Iterator[tuple[LocalizedText, Iterable[str]]]:
    yield BASIS, list_bases(doc)
    yield REPORTED, _examples(examples.wrong)
    yield NOT_REPORTED, _examples(examples.right)
    yield NOT_JUDGED, _examples(examples.not_judged)
    yield GUARDS, (f"- {reason[language]}" for reason in doc.guard)
    remedy = doc.describe_remedy()
    yield REMEDY, [remedy[language]] if remedy else []
    parameters = list_parameters(doc, language)
    yield PARAMETERS, (f"- {add_label(name, value, language)}" for name, value in parameters)


def _wrap_words(words: str, view: View) -> Iterator[str]:
    bare = words.lstrip(" ")
    indent = _INDENT + len(words) - len(bare)
    hanging = len("- ") if bare.startswith(_MARKS) else 0
    for line in wrap_text(make_visible(bare), view.width - indent, hanging):
        yield " " * indent + line


def _examples(examples: Iterable[Example]) -> Iterator[str]:
    for example in examples:
        first, *others = example.lines
        yield f"- {first}"
        yield from (f"  {line}" for line in others)
        yield from (f"  → {message}" for message in example.messages)
