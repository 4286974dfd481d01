"""The kinds of checks: one module each, a record whose fields are the parameters of its rules.

Trees in, problems out: a check knows no files, no YAML and no findings.
"""

from __future__ import annotations

#: Every kind by the name that rules give it, with the record that is it; imported when used.
KINDS: dict[str, str] = {
    "cell-at-most": "reportlint.checks.cells:CellAtMost",
    "cells-of": "reportlint.checks.cells:CellsOf",
    "cells-read": "reportlint.checks.cells:CellsRead",
    "damaged-text": "reportlint.checks.damage:DamagedText",
    "dates-exist": "reportlint.checks.dates:DatesExist",
    "flow-within-stock": "reportlint.checks.cells:FlowWithinStock",
    "invisible-characters": "reportlint.checks.damage:InvisibleCharacters",
    "misfiled-applicant": "reportlint.checks.repair:MisfiledApplicant",
    "period-full-year": "reportlint.checks.period:PeriodFullYear",
    "period-order": "reportlint.checks.period:PeriodOrder",
    "period-stated": "reportlint.checks.period:PeriodStated",
    "period-year": "reportlint.checks.period:PeriodYear",
    "periods-agree": "reportlint.checks.period:PeriodsAgree",
    "recognised": "reportlint.checks.recognised:Recognised",
    "relation": "reportlint.checks.relation:Relation",
    "rows-foreign": "reportlint.checks.table_shape:RowsForeign",
    "rows-order": "reportlint.checks.table_shape:RowsOrder",
    "rows-present": "reportlint.checks.table_shape:RowsPresent",
    "rows-width": "reportlint.checks.table_shape:RowsWidth",
    "rows-wording": "reportlint.checks.table_shape:RowsWording",
    "table-edition": "reportlint.checks.table_present:TableEdition",
    "table-once": "reportlint.checks.table_present:TableOnce",
    "table-placed": "reportlint.checks.table_present:TablePlaced",
    "table-present": "reportlint.checks.table_present:TablePresent",
    "wrong-cell": "reportlint.checks.repair:WrongCell",
}
