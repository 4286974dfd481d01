"""One form for people: its parts, tables with the keys of rows and columns, sums."""

from __future__ import annotations

from reportlint.reporters.common import add_label, add_note, join_words
from reportlint.reporters.common.screen import apply_style, count_columns, pad_text, wrap_text
from reportlint.reporters.forms import count_common_rules, describe_extent, list_own_rules
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.form import Column, Form, FormRelation, Row, StatutoryForm, TableForm
    from reportlint.model.rule import Rule
    from reportlint.reporters.common import View

_INDENT = "  "


def render_text(form: StatutoryForm, rules: Sequence[Rule], rule_table: str, view: View) -> str:
    """Return the form; of an edition that is a variant, the tables that are its own.

    ``rules`` are all that are loaded, ``rule_table`` lists those of the form.
    """
    language = view.language
    lines = [f"{apply_style(form.key, 'bold', view)}{_INDENT}{form.title[language]}"]
    lines += _wrap(_titles(form, language), 1, view)
    for edition in form.editions:
        base = next((one for one in form.editions if one.edition == edition.extends), None)
        lines += ["", *_edition(edition, base, view)]
    text = "".join(f"{line}\n" for line in lines)
    return f"{text}\n{rule_table}{_count(form, rules, view)}"


def _titles(form: StatutoryForm, language: str) -> str:
    subjects, kinds = (
        join_words(words, language) for words in (form.title_words.subjects, form.title_words.kinds)
    )
    return Message("reporters.forms.title_words", subjects=subjects, kinds=kinds)[language]


def _count(form: StatutoryForm, rules: Sequence[Rule], view: View) -> str:
    if view.quiet:
        return ""
    counts = {"count": len(list_own_rules(form, rules)), "more": count_common_rules(rules)}
    return Message("reporters.forms.rules", **counts)[view.language] + "\n"


def _edition(edition: Form, base: Form | None, view: View) -> Iterator[str]:
    language = view.language
    title = add_note(edition.title[language], describe_extent(edition)[language], language)
    yield f"{apply_style(edition.edition, 'bold', view)}{_INDENT}{title}"
    known = base.tables if base else ()
    for part in edition.parts:
        tables = [t for t in edition.tables if t.part == part.number and t not in known]
        if base is None or tables:
            yield from _wrap(f"{part.number} {part.key}{_INDENT}{part.heading}", 1, view)
        for table in tables:
            yield from _table(table, view)


def _table(table: TableForm, view: View) -> Iterator[str]:
    language = view.language
    yield from _wrap(f"{table.key}{_INDENT}{table.title[language]}", 2, view)
    for name, keys in (("rows", table.rows), ("columns", table.columns)):
        yield f"{_INDENT * 3}{Message(f'reporters.forms.{name}')[language]}"
        yield from _keys(keys, view)
    if table.relations:
        yield f"{_INDENT * 3}{Message('reporters.forms.relations')[language]}"
    for relation in table.relations:
        yield from _wrap(_relation(relation, language), 4, view)


def _keys(keys: Sequence[Row] | Sequence[Column], view: View) -> Iterator[str]:
    """Return keys with what the form prints, and what messages call it where that is other."""
    room = max(count_columns(one.key) for one in keys) + len(_INDENT)
    for one in keys:
        title = one.title[view.language]
        label = one.label if title == one.label else add_note(one.label, title, view.language)
        yield from _wrap(pad_text(one.key, room) + label, 4, view, room)


def _relation(relation: FormRelation, language: str) -> str:
    left, right = " + ".join(relation.left), " + ".join(relation.right)
    where = Message(f"reporters.forms.in_every.{relation.each}")[language]
    return add_label(relation.key, add_note(f"{left} = {right}", where, language), language)


def _wrap(words: str, level: int, view: View, hanging: int = 2) -> Iterator[str]:
    """Return words in lines that fit the screen behind so many indents."""
    indent = _INDENT * level
    room = max(view.width - len(indent), 20)
    return (indent + line for line in wrap_text(words, room, hanging))
