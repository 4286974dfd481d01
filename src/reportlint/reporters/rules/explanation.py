"""One rule explained: what it checks, why, examples wrong and right, and what to do."""

from __future__ import annotations

from reportlint.reporters.shared import SEVERITY_WORDS
from reportlint.reporters.shared import explanation as shared_explanation
from reportlint.reporters.shared.screen import (
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
    from reportlint.reporters.shared import View
    from reportlint.reporters.shared.explanation import Example, Examples

_INDENT = 2
_MARKS = ("- ", "→ ")


def render_explanation(rule: Rule, doc: RuleDoc, examples: Examples, view: View) -> str:
    """Return the explanation of a rule."""
    language = view.language
    severity = apply_style(
        SEVERITY_WORDS[rule.severity][language], SEVERITY_COLOURS[rule.severity], view
    )
    notes = (
        Message("reporters.rules.name", name=rule.name)[language],
        *shared_explanation.list_notes(rule, doc, language),
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
    yield (
        shared_explanation.BASIS,
        (f"{name} {clause}".rstrip() for name, clause in shared_explanation.list_bases(doc)),
    )
    yield shared_explanation.REPORTED, _examples(examples.wrong)
    yield shared_explanation.NOT_REPORTED, _examples(examples.right)
    yield shared_explanation.NOT_JUDGED, _examples(examples.not_judged)
    yield (
        shared_explanation.GUARDS,
        (f"- {reason}" for reason in shared_explanation.list_guards(doc, language)),
    )
    yield shared_explanation.REMEDY, [doc.remedy[language]] if doc.remedy else []
    colon = "：" if language == "zh" else ": "
    parameters = shared_explanation.list_parameters(doc, language)
    yield shared_explanation.PARAMETERS, (f"- {name}{colon}{value}" for name, value in parameters)


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
