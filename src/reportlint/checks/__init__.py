"""The kinds of checks: one module each, a record whose fields are the parameters of its rules.

Trees in, problems out: a check knows no files, no YAML and no findings.
"""

from __future__ import annotations

#: The kinds that each module holds; the record that is one has its name in CapWords.
_KINDS_BY_MODULE = {
    "reportlint.checks.all_processed": "all-processed",
    "reportlint.checks.breakdown": "breakdown",
    "reportlint.checks.cells": "cell-at-most cells-of cells-read flow-within-stock",
    "reportlint.checks.citations": (
        "basis-current number-brackets number-form title-number titles-quoted"
    ),
    "reportlint.checks.claims": "claim-agrees",
    "reportlint.checks.disclosure": "draft-traces generated-text personal-number secrecy-mark",
    "reportlint.checks.fee_claims": "fee-claims",
    "reportlint.checks.figures_understood": "figures-understood",
    "reportlint.checks.growth": "growth",
    "reportlint.checks.item_counts": "item-counts",
    "reportlint.checks.legibility": (
        "damaged-text invisible-characters pages-with-text recognised tables-as-text"
    ),
    "reportlint.checks.lost_numbers": "lost-numbers measure-word",
    "reportlint.checks.organ_names": "organ-agrees self-names",
    "reportlint.checks.pairs": "pairs-closed title-marks",
    "reportlint.checks.part_length": "part-length",
    "reportlint.checks.parts": (
        "parts-filled parts-foreign parts-numbered parts-once parts-order parts-present "
        "parts-wording"
    ),
    "reportlint.checks.period": (
        "dates-exist period-full-year period-order period-stated period-year periods-agree"
    ),
    "reportlint.checks.place_names": "places-agree",
    "reportlint.checks.preamble": "preamble-count preamble-list",
    "reportlint.checks.relation": "relation",
    "reportlint.checks.repair": "misfiled-applicant wrong-cell",
    "reportlint.checks.repeated_claims": "outcomes-sum repeated-claims",
    "reportlint.checks.request_channels": "request-channels",
    "reportlint.checks.rows": "rows-foreign rows-order rows-present rows-width rows-wording",
    "reportlint.checks.sequences": "enumerations subheadings",
    "reportlint.checks.rates": "rates shares-together",
    "reportlint.checks.shares": "shares",
    "reportlint.checks.suppressions": "suppressions-used",
    "reportlint.checks.tables": "table-edition table-once table-placed table-present",
    "reportlint.checks.title": (
        "published-after-period published-in-time signature-agrees title-organ title-present "
        "title-wording title-year"
    ),
    "reportlint.checks.topics": "balanced denies mentions substance",
    "reportlint.checks.wording": (
        "forbids paragraphs-end punctuation-runs repeated-words written-as"
    ),
    "reportlint.checks.year_mentions": "future-year stale-basis stale-year",
}
#: Every kind by the name that rules give it, with the record that is it; imported when used.
KINDS = {
    kind: f"{module}:{kind.title().replace('-', '')}"
    for module, kinds in _KINDS_BY_MODULE.items()
    for kind in kinds.split()
}
