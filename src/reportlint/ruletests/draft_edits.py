"""The named elements of a draft, and leaving out, doubling, swapping and moving them.

``title``, ``preamble``, ``period``, ``part 3``, ``table requests``, ``requests.granted`` (a row).
"""

from __future__ import annotations

from reportlint.support.errors import RuleError
from reportlint.support.localized_text import Message
from reportlint.support.records import Record, fields_of, replace
from reportlint.support.source_errors import suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, TypeAlias

    from reportlint.model.rule_test import DraftSpec
    from reportlint.ruletests.draft import Draft, PartText, TableText

    #: What stands in place of a part, table or row, by its name.
    Substitutes: TypeAlias = Mapping[str, tuple[Any, ...]]

_SENTENCES = ("title", "preamble", "period")


def build_unknown_error(word: str, choices: Iterable[str]) -> RuleError:
    """Return the error for a word of a case that means nothing in its draft."""
    return RuleError(
        Message("ruletests.draft_edits.unknown_word", word=word) + suggest(word, choices)
    )


def rearrange(draft: Draft, draft_spec: DraftSpec) -> Draft:
    """Leave out, double, swap and move what the case says; raises RuleError for what is missing."""
    # NOTE: parts last, as their tables go with them.
    for element in sorted(draft_spec.without, key=lambda element: element.startswith("part ")):
        if element in _SENTENCES:
            draft = replace(draft, **{element: ""})
        else:
            draft = _substitute(draft, {element: ()})
    for element in draft_spec.twice:
        draft = _substitute(draft, {element: (_find_element(draft, element),) * 2})
    for one, other in draft_spec.swap:
        substitutes = {one: (_find_element(draft, other),), other: (_find_element(draft, one),)}
        draft = _substitute(draft, substitutes)
    for element, place in draft_spec.move.items():
        draft = _move(draft, element, place)
    return draft


def _list_elements(draft: Draft) -> dict[str, object]:
    elements: dict[str, object] = {f"part {part.number}": part for part in draft.parts}
    for table in draft.tables:
        elements[f"table {table.key}"] = table
        for block in table.blocks:
            elements.update({f"{table.key}.{row.key}": row for row in block.rows})
    return elements


def _find_element(draft: Draft, name: str) -> object:
    elements = _list_elements(draft)
    if name not in elements:
        raise build_unknown_error(name, (*_SENTENCES, *elements))
    return elements[name]


def _substitute(draft: Draft, substitutes: Substitutes) -> Draft:
    for name in substitutes:
        _find_element(draft, name)
    parts = (
        replace(part, tables=tuple(_substitute_tables(part, substitutes)))
        for old in draft.parts
        for part in substitutes.get(f"part {old.number}", (old,))
    )
    return replace(draft, parts=tuple(parts))


def _substitute_tables(part: PartText, substitutes: Substitutes) -> Iterable[TableText]:
    for old in part.tables:
        for table in substitutes.get(f"table {old.key}", (old,)):
            blocks = (
                replace(
                    block,
                    rows=tuple(
                        new
                        for row in block.rows
                        for new in substitutes.get(f"{table.key}.{row.key}", (row,))
                    ),
                )
                for block in table.blocks
            )
            yield replace(table, blocks=tuple(blocks))


def _move(draft: Draft, element: str, place: str) -> Draft:
    """Move a table, or the sentence about the period, to the end of a part."""
    numbers = tuple(f"part {part.number}" for part in draft.parts)
    if place not in numbers:
        raise build_unknown_error(place, numbers)
    kind, _, key = element.partition(" ")
    moving = [table for table in draft.tables if kind == "table" and table.key == key]
    if not moving and element != "period":
        raise build_unknown_error(element, (*_SENTENCES, *_list_elements(draft)))
    sentence = (draft.period,) if element == "period" else ()
    parts = []
    for part in draft.parts:
        other_tables = tuple(table for table in part.tables if table not in moving)
        here = f"part {part.number}" == place
        parts.append(
            replace(
                part,
                paragraphs=part.paragraphs + (sentence if here else ()),
                tables=other_tables + (tuple(moving) if here else ()),
            )
        )
    return replace(draft, parts=tuple(parts), period="" if sentence else draft.period)


def replace_words(draft: Draft, pairs: dict[str, str]) -> Draft:
    """Replace words in everything but the values; raises RuleError for words that do not occur."""
    for old, new in pairs.items():
        changed_draft = _replace_text(draft, old, new)
        if changed_draft == draft:
            raise RuleError(Message("ruletests.draft_edits.nothing_to_replace", word=old))
        draft = changed_draft
    return draft


def _replace_text(piece: Any, old: str, new: str) -> Any:
    """Return a text, a piece of a draft or a tuple of them with one text in place of another."""
    if isinstance(piece, str):
        return piece.replace(old, new)
    if isinstance(piece, tuple):
        return tuple(_replace_text(each, old, new) for each in piece)
    if isinstance(piece, Record):
        names = [name for name in fields_of(type(piece)) if name not in ("key", "values")]
        values = {name: _replace_text(getattr(piece, name), old, new) for name in names}
        return replace(piece, **values)
    return piece
