"""The named elements of a draft, and leaving out, doubling, swapping and moving them.

``title``, ``preamble``, ``period``, ``part 3``, ``table requests``, ``requests.granted`` (a row).
"""

from __future__ import annotations

from reportlint.support.errors import RuleError
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import replace
from reportlint.support.source_errors import suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, TypeAlias

    from reportlint.model.rule_test import Sketch
    from reportlint.ruletests.rendering.draft import Draft, PartText, TableText

    #: What stands in place of a part, table or row, by its name.
    Substitutes: TypeAlias = Mapping[str, tuple[Any, ...]]

_UNKNOWN = Bilingual("测试提到“{word}”，文稿里没有", 'the case names "{word}", which is not in it')
_NOT_REPLACED = Bilingual(
    "测试要替换“{word}”，文稿里没有", 'the case replaces "{word}", which does not occur'
)
_SENTENCES = ("title", "preamble", "period")


def unknown(word: str, known: Iterable[str]) -> RuleError:
    """Give the error for a word of a case that means nothing in its draft."""
    return RuleError(_UNKNOWN.format(word=word) + suggestion(word, known))


def rearranged(draft: Draft, sketch: Sketch) -> Draft:
    """Leave out, double, swap and move what the case says; raises RuleError for what is missing."""
    # NOTE: parts last, as their tables go with them.
    for element in sorted(sketch.without, key=lambda element: element.startswith("part ")):
        if element in _SENTENCES:
            draft = replace(draft, **{element: ""})
        else:
            draft = _substituted(draft, {element: ()})
    for element in sketch.twice:
        draft = _substituted(draft, {element: (_element(draft, element),) * 2})
    for one, other in sketch.swap:
        swapped = {one: (_element(draft, other),), other: (_element(draft, one),)}
        draft = _substituted(draft, swapped)
    for element, place in sketch.move.items():
        draft = _moved(draft, element, place)
    return draft


def _elements(draft: Draft) -> dict[str, object]:
    found: dict[str, object] = {f"part {part.number}": part for part in draft.parts}
    for table in draft.tables:
        found[f"table {table.key}"] = table
        for block in table.blocks:
            found.update({f"{table.key}.{row.key}": row for row in block.rows})
    return found


def _element(draft: Draft, name: str) -> object:
    known = _elements(draft)
    if name not in known:
        raise unknown(name, (*_SENTENCES, *known))
    return known[name]


def _substituted(draft: Draft, substitutes: Substitutes) -> Draft:
    for name in substitutes:
        _element(draft, name)
    parts = (
        replace(part, tables=tuple(_tables(part, substitutes)))
        for old in draft.parts
        for part in substitutes.get(f"part {old.number}", (old,))
    )
    return replace(draft, parts=tuple(parts))


def _tables(part: PartText, substitutes: Substitutes) -> Iterable[TableText]:
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


def _moved(draft: Draft, element: str, place: str) -> Draft:
    """Move a table, or the sentence about the period, to the end of a part."""
    numbers = tuple(f"part {part.number}" for part in draft.parts)
    if place not in numbers:
        raise unknown(place, numbers)
    kind, _, key = element.partition(" ")
    moving = [table for table in draft.tables if kind == "table" and table.key == key]
    if not moving and element != "period":
        raise unknown(element, (*_SENTENCES, *_elements(draft)))
    sentence = (draft.period,) if element == "period" else ()
    parts = []
    for part in draft.parts:
        left = tuple(table for table in part.tables if table not in moving)
        here = f"part {part.number}" == place
        parts.append(
            replace(
                part,
                paragraphs=part.paragraphs + (sentence if here else ()),
                tables=left + (tuple(moving) if here else ()),
            )
        )
    return replace(draft, parts=tuple(parts), period="" if sentence else draft.period)


def replaced(draft: Draft, pairs: dict[str, str]) -> Draft:
    """Replace words in everything but the values; raises RuleError for words that do not occur."""
    for old, new in pairs.items():
        words = _Words(old, new)
        draft = words.draft(draft)
        if not words.seen:
            raise RuleError(_NOT_REPLACED.format(word=old))
    return draft


class _Words:
    """Replaces one text by another throughout a draft."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self.seen = False

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
        self.seen = self.seen or self._old in text
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
