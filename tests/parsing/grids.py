"""Documents with real tables, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlint.model.document import Document, Grid, GridCell, Paragraph, Span
from reportlint.model.report import Report
from reportlint.parsing.report_assembly import assemble
from tests.parsing.requests import ROWS, values
from tests.parsing.sketches import HEADINGS, TITLE, editions, forms

#: A cell's text, and how many rows and columns it takes.
Cell = str | tuple[str, int, int]
Rows = Sequence[Sequence[Cell]]


class Builder:
    """Puts paragraphs and grids one behind the other."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Paragraph | Grid] = []

    def _put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words + "\n"
        return Span(start, start + len(words))

    def paragraph(self, words: str) -> None:
        """One paragraph."""
        self.blocks.append(Paragraph(self._put(words)))

    def grid(self, rows: Rows) -> None:
        """One table; cells fall into the next free place of their row, as in HTML."""
        start = len(self.text)
        taken: set[tuple[int, int]] = set()
        cells: list[GridCell] = []
        for index, row in enumerate(rows):
            column = 0
            for cell in row:
                words, down, across = (cell, 1, 1) if isinstance(cell, str) else cell
                while (index, column) in taken:
                    column += 1
                taken |= {(index + r, column + c) for r in range(down) for c in range(across)}
                cells.append(GridCell(index, column, down, across, self._put(words)))
                column += across
        width = max(column for _, column in taken) + 1
        self.blocks.append(Grid(Span(start, len(self.text)), len(rows), width, tuple(cells)))

    def report(self) -> Report:
        """What is read."""
        document = Document("draft.docx", "docx", self.text, tuple(self.blocks))
        return assemble(document, forms(), None)


def report(tables: dict[int, Iterable[Rows]], title: str = TITLE) -> Report:
    """A draft whose parts hold tables."""
    builder = Builder()
    builder.paragraph(title)
    for number, heading in enumerate(HEADINGS, start=1):
        builder.paragraph(heading)
        builder.paragraph("情况如下。")
        for rows in tables.get(number, ()):
            builder.grid(rows)
    return builder.report()


def requests_head() -> list[list[Cell]]:
    """The three rows of the head, merged as on the form."""
    relation = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    return [
        [(relation, 3, 3), ("申请人情况", 1, 7)],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ]


def requests_rows() -> list[list[Cell]]:
    """The rows with the merged labels before them, as on the form."""
    counts = values()
    made: list[list[Cell]] = []
    rows = editions()[-1].tables[1].rows
    groups = {prefix: sum(key.startswith(prefix) for key in ROWS) for prefix in (
        "refused.", "unavailable.", "not_processed.", "other."
    )}  # fmt: skip
    seen: set[str] = set()
    for row in rows:
        label: Cell = row.ordinal + row.label
        cells: list[Cell] = list(map(str, counts[row.key]))
        prefix = row.key.partition(".")[0] + "."
        if row.key in ("new", "carried_over", "carried_forward"):
            made.append([(str(label), 1, 3), *cells])
            continue
        before: list[Cell] = [("三、本年度办理结果", 22, 1)] if row.key == "granted" else []
        if prefix in groups:
            if prefix not in seen:
                seen.add(prefix)
                before.append((row.parent, groups[prefix], 1))
            made.append([*before, label, *cells])
        else:
            made.append([*before, (str(label), 1, 2), *cells])
    return made
