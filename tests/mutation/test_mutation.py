"""Some of the changes of ``python -m tests.mutation``: of each kind of damage, in each layout."""

from __future__ import annotations

import pytest

from reportlint import readers
from reportlint.engine import check_draft
from tests.mutation.changes import batches, changes, misread
from tests.mutation.damages import DAMAGES, Damage
from tests.mutation.layouts import LAYOUTS
from tests.mutation.papers import NAMES, bare

#: So many damages of each kind are done in each layout, other ones in the next.
_FEW = 2


def some(layout: str) -> list[Damage]:
    """Return a few damages of each kind, those that are this layout's turn."""
    turn = list(LAYOUTS).index(layout) * _FEW
    kinds: dict[str, list[Damage]] = {}
    for damage in DAMAGES:
        kinds.setdefault(damage.kind, []).append(damage)
    return [
        found[(turn + number) % len(found)] for found in kinds.values() for number in range(_FEW)
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_damaged_cell_is_read_as_it_is_or_not_for_certain(layout: str) -> None:
    few = list(changes(layout, some(layout)))[:: len(LAYOUTS) // 4]
    assert [str(each) for batch in batches(few) for each in misread(batch)] == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_an_undamaged_paper_is_read_whole(layout: str, name: str) -> None:
    made = LAYOUTS[layout]
    report = check_draft.parse_document(readers.read(made.write(bare(name)), made.name))
    read = {
        (table.key, *place): cell.raw
        for table in report.tables
        for place, cell in table.cells.items()
        if cell.certain and cell.kind == "number"
    }
    assert read == {key: box.text for key, box in bare(name).boxes.items()}


def test_there_are_enough_changes() -> None:
    assert len(LAYOUTS) == 17
    assert sum(len(list(changes(layout))) for layout in LAYOUTS) >= 20_000
