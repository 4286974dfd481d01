"""What was broken when the draft was converted or pasted together."""

from __future__ import annotations

from reportlint.model.problem import CheckedCount, Edit, Fix, Place, Problem, RelatedPlace
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.problem import Context
    from reportlint.model.prose import Damage
    from reportlint.model.report import Report

_NAMES = {
    "date": Message("checks.damage.names.date"),
    "number": Message("checks.damage.names.number"),
    "document-number": Message("checks.damage.names.document_number"),
    "replacement": Message("checks.damage.names.replacement"),
}


class DamagedText(Record):
    """Dates, numbers and document numbers lost no characters, and none are garbled."""

    PROVIDES = frozenset({"kind", "count", "text"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield one problem for each kind of damage, at its first place; the others are related."""
        for kind, name in _NAMES.items():
            damages = [damage for damage in report.damages if damage.kind == kind]
            if damages:
                params = {"kind": name, "count": len(damages), "text": damages[0].text}
                yield _problem(damages, params, {"found": damages[0].text})
        yield CheckedCount(1)


class InvisibleCharacters(Record):
    """Headings, labels and numbers hold no zero-width, bidi-control or private-use characters."""

    PROVIDES = frozenset({"count", "codes"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield one problem, at the first of them, whose fix deletes them all."""
        damages = [damage for damage in report.damages if damage.kind == "invisible"]
        if damages:
            characters = "".join(damage.text for damage in damages)
            codes = tuple(dict.fromkeys(f"U+{ord(character):04X}" for character in characters))
            params = {"count": len(characters), "codes": codes}
            edits = tuple([Edit(damage.span, "") for damage in damages])
            yield _problem(
                damages,
                params,
                {"found": codes[0]},
                Fix("safe", Message("checks.damage.delete_invisible_characters"), edits),
            )
        yield CheckedCount(1)


def _problem(
    damages: Sequence[Damage],
    params: dict[str, object],
    values: dict[str, str],
    fix: Fix | None = None,
) -> Problem:
    related = tuple([RelatedPlace(Place(), damage.span) for damage in damages[1:]])
    return Problem(damages[0].span, Place(), params, values, related, fix=fix)
