"""The table of requests as plain text: rows that tests tear, swap, rename and lose."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reportlint.model.report import Report, Table
from tests.parsing.sketches import editions, parsed, report_text

COLUMNS = tuple(column.key for column in editions()[-1].tables[1].columns)
ROWS = tuple(row.key for row in editions()[-1].tables[1].rows)
HEAD = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 申请人情况\n"
    "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他"
)


def values() -> dict[str, list[int]]:
    """A consistent table in which hardly two cells are the same."""
    found: dict[str, list[int]] = {}
    middle = ROWS[2:-2]
    for index, row in enumerate(middle):
        found[row] = [11 * index + 3 * column + 1 for column in range(6)]
    done = [sum(found[row][column] for row in middle) for column in range(6)]
    left = [5, 4, 3, 2, 1, 6]
    over = [2, 1, 0, 3, 0, 1]
    found["carried_over"] = over
    found["processed_total"] = done
    found["carried_forward"] = left
    found["new"] = [d + n - o for d, n, o in zip(done, left, over, strict=True)]
    return {row: [*found[row], sum(found[row])] for row in ROWS}


@dataclass(frozen=True)
class Line:
    """A row as it is printed: label before the values, values, the label's rest behind."""

    key: str
    label: str
    values: tuple[str, ...]
    rest: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.label, *self.values) if part) + (
            f"\n{self.rest}" if self.rest else ""
        )


@dataclass(frozen=True)
class Sheet:
    """The rows in order."""

    lines: tuple[Line, ...]
    head: str = HEAD
    changes: dict[str, object] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Line:
        return next(line for line in self.lines if line.key == key)

    def change(self, key: str, **changes: object) -> Sheet:
        """Change one row."""
        made = [
            replace(line, **changes) if line.key == key else line  # type: ignore[arg-type]
            for line in self.lines
        ]
        return replace(self, lines=tuple(made))

    def without(self, *keys: str) -> Sheet:
        """Leave out rows."""
        return replace(self, lines=tuple(line for line in self.lines if line.key not in keys))

    def after(self, key: str, *more: Line) -> Sheet:
        """Put rows behind another."""
        at = [line.key for line in self.lines].index(key) + 1
        return replace(self, lines=(*self.lines[:at], *more, *self.lines[at:]))

    def swapped(self, one: str, other: str) -> Sheet:
        """Change the places of two rows."""
        first, second = self[one], self[other]
        swap = {one: second, other: first}
        return replace(self, lines=tuple(swap.get(line.key, line) for line in self.lines))

    @property
    def text(self) -> str:
        """The table's lines."""
        return "\n".join([self.head, *map(str, self.lines)])

    @property
    def report(self) -> Report:
        """A report with this table in its third part."""
        return parsed(report_text(texts={3: self.text}))

    @property
    def table(self) -> Table:
        """The table as it is read."""
        found = self.report.table("requests")
        assert found is not None
        return found


def sheet() -> Sheet:
    """The table as it should be."""
    rows = editions()[-1].tables[1].rows
    counts = values()
    return Sheet(
        tuple(
            Line(row.key, row.ordinal + row.label, tuple(map(str, counts[row.key]))) for row in rows
        )
    )


def read(table: Table, row: str) -> list[int | None]:
    """A row's values as they were read with certainty."""
    cells = [table.cells.get((row, column)) for column in COLUMNS]
    return [int(c.value) if c and c.certain and c.value is not None else None for c in cells]


def wrong(table: Table) -> dict[tuple[str, str], object]:
    """The certain cells that hold what does not stand in the draft at their place."""
    right = values()
    return {
        place: cell.value
        for place, cell in table.cells.items()
        if cell.certain
        and cell.value is not None
        and cell.value != right[place[0]][COLUMNS.index(place[1])]
    }


def lost(table: Table) -> set[str]:
    """The rows of which no cell was read for certain."""
    return {row for row in ROWS if all(value is None for value in read(table, row))}
