"""The named elements of a draft, and leaving out, doubling, swapping and moving them.

``title``, ``preamble``, ``period``, ``part 3``, ``table requests``, ``requests.granted`` (a row).
"""

from __future__ import annotations

from reportlint.support.errors import RuleError
from reportlint.support.localized_text import Message
from reportlint.support.records import replace
from reportlint.support.source_errors import suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, TypeAlias

    from reportlint.model.rule_test import DraftSpec
    from reportlint.ruletests.rendering.draft import Draft, PartText, TableText

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
        words = _Words(old, new)
        draft = words.draft(draft)
        if not words.has_match:
            raise RuleError(Message("ruletests.draft_edits.nothing_to_replace", word=old))
    return draft


class _Words:
    """Replaces one text by another throughout a draft."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self.has_match = False

    def draft(self, draft: Draft) -> Draft:
        return replace(
            draft,
            title=self._text(draft.title),
            preamble=self._text(draft.preamble),
            period=self._text(draft.period),
            parts=tuple(self._part(part) for part in draft.parts),
            sign_off=self._texts(draft.sign_off),
        )

    def _text(self, text: str) -> str:
        self.has_match = self.has_match or self._old in text
        return text.replace(self._old, self._new)

    def _texts(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._text(text) for text in texts)

    def _part(self, part: PartText) -> PartText:
        return replace(
            part,
            heading=self._text(part.heading),
            paragraphs=self._texts(part.paragraphs),
            tables=tuple(self._table(table) for table in part.tables),
        )

    def _table(self, table: TableText) -> TableText:
        blocks = (
            replace(
                block,
                legend=self._text(block.legend),
                heads=self._texts(block.heads),
                rows=tuple(
                    replace(row, label=self._text(row.label), parent=self._text(row.parent))
                    for row in block.rows
                ),
            )
            for block in table.blocks
        )
        return replace(table, blocks=tuple(blocks))
