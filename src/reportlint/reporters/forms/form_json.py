"""One form for programs: JSON ``reportlint-form/1``."""

from __future__ import annotations

from reportlint.reporters.common.machine_text import dumps
from reportlint.reporters.forms import list_own_rules, summarise_edition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.model.form import Form, StatutoryForm, TableForm
    from reportlint.model.rule import Rule

SCHEMA = "reportlint-form/1"


def render_json(form: StatutoryForm, rules: Sequence[Rule], language: str) -> str:
    """Return the form with all of each edition; ``rules`` are the ids of its own."""
    document = {
        "schema": SCHEMA,
        "key": form.key,
        "title": form.title[language],
        "title_words": {
            "subjects": list(form.title_words.subjects),
            "kinds": list(form.title_words.kinds),
        },
        "editions": [_edition(edition, language) for edition in form.editions],
        "rules": [rule.id for rule in list_own_rules(form, rules)],
    }
    return dumps(document) + "\n"


def _edition(edition: Form, language: str) -> dict[str, object]:
    parts = [
        {
            "number": part.number,
            "key": part.key,
            "heading": part.heading,
            "title": part.title[language],
        }
        for part in edition.parts
    ]
    tables = [_table(table, language) for table in edition.tables]
    return {**summarise_edition(edition, language), "parts": parts, "tables": tables}


def _table(table: TableForm, language: str) -> dict[str, object]:
    return {
        "key": table.key,
        "part": table.part,
        "title": table.title[language],
        "single_row": table.single_row,
        "rows": [
            {
                "key": row.key,
                "label": row.label,
                "title": row.title[language],
                "columns": list(row.columns),
            }
            for row in table.rows
        ],
        "columns": [
            {
                "key": column.key,
                "label": column.label,
                "title": column.title[language],
                "kind": column.kind,
            }
            for column in table.columns
        ],
        "row_sets": _sets(table.row_sets),
        "column_sets": _sets(table.column_sets),
        "relations": [
            {
                "key": relation.key,
                "each": relation.each,
                "left": list(relation.left),
                "right": list(relation.right),
            }
            for relation in table.relations
        ],
    }


def _sets(sets: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {name: list(keys) for name, keys in sets.items()}
