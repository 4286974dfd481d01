"""What is left out of a report is missed as the same thing in every format, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from tests.formats.paper import Paper, paper
from tests.formats.reading import WRITTEN
from tests.strategies.forms import TABLE_OF_PART
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Sheet

FULL = paper("full")
HEADINGS = [
    i for i, item in enumerate(FULL.items) if isinstance(item, Text) and item.role == "heading"
]
PARTS = [range(*ends) for ends in pairwise([*HEADINGS, len(FULL.items)])]


def whole(part: range) -> Sequence[int]:
    return part


def heading(part: range) -> Sequence[int]:
    return [part[0]]


def table(part: range) -> Sequence[int]:
    return [i for i in part if isinstance(FULL.items[i], Sheet)]


def prose(part: range) -> Sequence[int]:
    return [i for i in part[1:] if isinstance(FULL.items[i], Text)]


#: What is left out of parts, and the rules that miss it, each with the table that it names.
CASES: Sequence[tuple[Callable[[range], Sequence[int]], int, Mapping[str, str | None]]] = [
    *[(whole, number, {"S201": None}) for number in range(1, 7)],
    *[(heading, number, {"S201": None}) for number in range(1, 7)],
    # The tables are all that these parts hold.
    *[(table, number, {"S207": None, "T101": TABLE_OF_PART[number]}) for number in TABLE_OF_PART],
    *[(prose, number, {"S207": None}) for number in (1, 5, 6)],
]


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize(("what", "number", "rules"), CASES)
def test_what_is_left_out_is_missed(
    form: str,
    what: Callable[[range], Sequence[int]],
    number: int,
    rules: Mapping[str, str | None],
) -> None:
    gone = what(PARTS[number - 1])
    assert gone
    left = Paper(tuple(item for i, item in enumerate(FULL.items) if i not in gone))
    name, render = WRITTEN[form]
    document = readers.read(render(left), name)
    found = check_draft.check_document(document, check_options.CheckOptions()).result.findings
    assert [(f.rule, f.location.part, f.location.table) for f in found] == [
        (rule, number, key) for rule, key in rules.items()
    ]
