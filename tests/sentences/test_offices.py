"""What offices of many kinds state is read; right reports are silent, wrong ones are not."""

from __future__ import annotations

import re

import pytest

from tests.sentences.checking import (
    find_in,
    is_found_at,
    is_reading,
    passage_of,
    read_quantities,
    report_of,
)
from tests.sentences.constructions import Construction, constructions
from tests.sentences.tables import starts_of_numbers, tables_of

_CONSTRUCTIONS = tuple(constructions())
_EACH = pytest.mark.parametrize(
    "construction", _CONSTRUCTIONS, ids=lambda c: f"{c.place}-{c.text[:24]}"
)


@_EACH
def test_what_is_stated_is_read_and_nothing_else(construction: Construction) -> None:
    """What a reader understands and the tool does not read is said not to be read."""
    report = report_of(construction, construction.text, {})
    readings = read_quantities(report)
    for statement in construction.statements:
        hit = next((reading for reading in readings if is_reading(statement, reading)), None)
        assert hit or statement.mark, f"not read: {construction.text[statement.start :]}"
        assert not (hit and statement.mark == "~"), "read now: take the mark away"
        if hit:
            readings.remove(hit)
        elif statement.mark == "~" and construction.text[statement.start].isdecimal():
            at = passage_of(report).offset(statement.start)
            assert next(f for f in report.figures if at in f.span).status == "unread"
    assert readings == []


@_EACH
def test_a_right_report_is_silent(construction: Construction) -> None:
    report = report_of(construction, construction.text, tables_of(construction))
    found = [(finding.rule, finding.location.text) for finding in find_in(report)]
    known = [(rule, words) for rule, words in construction.found if not rule.startswith("~")]
    assert found == known


@_EACH
def test_a_changed_figure_is_found_at_its_place(construction: Construction) -> None:
    """The last of the figures, or where there are three the second, says 1 000 more."""
    starts = starts_of_numbers(construction)
    if not starts:
        return
    start, text = starts[1 if len(starts) > 2 else -1], construction.text
    number = re.match("[0-9,.]+", text[start:])
    assert number
    more = 1000 + int(float(number.group().replace(",", "")))
    changed = f"{text[:start]}{more}{text[start + number.end() :]}"
    assert is_found_at(report_of(construction, changed, tables_of(construction)), start)


def test_there_are_enough_of_them_of_many_kinds() -> None:
    assert len(_CONSTRUCTIONS) >= 400
    assert len({c.text for c in _CONSTRUCTIONS}) == len(_CONSTRUCTIONS)
    assert len({c.kind["en"] for c in _CONSTRUCTIONS}) >= 10
    assert sum(1 for c in _CONSTRUCTIONS if not c.statements and not c.found) >= 80
    assert sum(1 for c in _CONSTRUCTIONS if c.found) >= 15
    unread = sum(s.mark == "~" for c in _CONSTRUCTIONS for s in c.statements)
    assert unread * 20 <= sum(len(c.statements) for c in _CONSTRUCTIONS)
