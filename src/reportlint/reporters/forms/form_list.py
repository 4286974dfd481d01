"""The forms that are known: two lines each, or JSON ``reportlint-forms/1``."""

from __future__ import annotations

from reportlint.reporters.common import SEMICOLON, add_note, format_count, join_words
from reportlint.reporters.common.screen import apply_style, wrap_text
from reportlint.reporters.forms import (
    count_common_rules,
    describe_extent,
    list_own_rules,
    summarise_edition,
)
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.form import StatutoryForm
    from reportlint.model.rule import Rule
    from reportlint.reporters.common import View

SCHEMA = "reportlint-forms/1"
_INDENT = "  "


def render_table(forms: Sequence[StatutoryForm], rules: Sequence[Rule], view: View) -> str:
    """Return two lines a form: key and title, its own rules and its editions with their years."""
    lines = [line for form in forms for line in _lines(form, rules, view)]
    if not view.quiet:
        count = count_common_rules(rules)
        common = Message("reporters.forms.common_rules", count=count)[view.language]
        lines.append(format_count(len(forms), "forms", view.language) + common)
    return "".join(f"{line}\n" for line in lines)


def _lines(form: StatutoryForm, rules: Sequence[Rule], view: View) -> Iterator[str]:
    language = view.language
    yield f"{apply_style(form.key, 'bold', view)}{_INDENT}{form.title[language]}"
    editions = [
        add_note(edition.title[language], describe_extent(edition)[language], language)
        for edition in form.editions
    ]
    count = format_count(len(list_own_rules(form, rules)), "rules", language)
    words = f"{count}{SEMICOLON[language]}{join_words(editions, language)}"
    yield from (_INDENT + line for line in wrap_text(words, view.width - len(_INDENT)))


def render_json(forms: Sequence[StatutoryForm], rules: Sequence[Rule], language: str) -> str:
    """Return the forms as JSON; ``rules`` are a form's own, ``common_rules`` hold for each."""
    from reportlint.reporters.common.machine_text import dumps

    entries = [
        {
            "key": form.key,
            "title": form.title[language],
            "editions": [summarise_edition(edition, language) for edition in form.editions],
            "rules": len(list_own_rules(form, rules)),
        }
        for form in forms
    ]
    document = {"schema": SCHEMA, "common_rules": count_common_rules(rules), "forms": entries}
    return dumps(document) + "\n"
