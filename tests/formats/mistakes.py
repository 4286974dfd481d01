"""What is done to a good report, and what must then be found in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from tests.formats.paper import Paper
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Box

#: The cell that several mistakes are made in.
CELL = ("requests", "not_processed.repeated", "natural_person")


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding as it must be in every format; ``text`` are the words it points at."""

    rule: str
    severity: str
    part: int | None
    table: str | None
    row: str | None
    column: str | None
    text: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A change to the full report. ``blank``: it leaves a cell empty, which lines do not show."""

    name: str
    make: Callable[[Paper], Paper]
    found: tuple[Expected, ...]
    blank: bool = False


def _cell(key: tuple[str, str, str], words: str) -> Callable[[Paper], Paper]:
    def change(box: Box) -> Box:
        return replace(box, text=words) if box.key == key else box

    return lambda paper: paper.with_boxes(change)


def _label(old: str, new: str) -> Callable[[Paper], Paper]:
    def change(box: Box) -> Box:
        return replace(box, text=new) if box.text == old else box

    return lambda paper: paper.with_boxes(change)


def _text(old: str, new: str) -> Callable[[Paper], Paper]:
    return lambda paper: paper.with_text(old, new)


def _without_part_5(paper: Paper) -> Paper:
    headings = [i for i, item in enumerate(paper.items) if _is_heading(item)]
    inside = paper.items[headings[4] : headings[5]]
    return paper.without([item for item in inside if isinstance(item, Text)])


def _is_heading(item: object) -> bool:
    return isinstance(item, Text) and item.role == "heading"


def _swapped(paper: Paper) -> Paper:
    """Swap two rows whole: 重复申请 and 要求提供公开出版物."""
    one, other = (paper.boxes[("requests", f"not_processed.{key}", "total")].row for key in _ROWS)
    rows = {one: other, other: one}

    def change(box: Box) -> Box:
        inside = box.rows == 1 and box.row in rows and _of_requests(paper, box)
        return replace(box, row=rows[box.row]) if inside else box

    return paper.with_boxes(change)


_ROWS = ("repeated", "publication")


def _of_requests(paper: Paper, box: Box) -> bool:
    return any(sheet.table == "requests" and box in sheet.boxes for sheet in paper.sheets)


def _same(paper: Paper) -> Paper:
    return paper


TITLE = "望岚县农业农村局2024年政府信息公开工作年度报告"
PERIOD = "2024年1月1日起至2024年12月31日"
OTHER_PERIOD = "2023年1月1日起至2023年12月31日"

MISTAKES = (
    Mistake("clean", _same, ()),
    Mistake(
        "wrong-cell",
        _cell(("requests", "granted", "natural_person"), "7"),
        (
            Expected(
                "A105",
                "error",
                3,
                "requests",
                "granted",
                "natural_person",
                "7",
                {"found": "7", "expected": "6"},
            ),
        ),
    ),
    Mistake(
        "blank-cell",
        _cell(CELL, ""),
        (Expected("C101", "warning", 3, *CELL, ""),),
        blank=True,
    ),
    Mistake(
        "missing-part",
        _without_part_5,
        (Expected("S201", "error", 5, None, None, None, "四、政府信息公开行政复议、行政诉讼情况"),),
    ),
    Mistake(
        "period-year",
        _text(PERIOD, OTHER_PERIOD),
        (
            Expected(
                "P102",
                "error",
                None,
                None,
                None,
                None,
                OTHER_PERIOD,
                {"found": "2023", "expected": "2024"},
            ),
        ),
    ),
    Mistake(
        "title-year",
        _text(TITLE, TITLE.replace("2024", "2023")),
        (
            Expected(
                "S106",
                "error",
                None,
                None,
                None,
                None,
                "2023",
                {"found": "2023", "expected": "2024"},
            ),
        ),
    ),
    Mistake(
        "placeholder",
        _cell(CELL, "/"),
        (Expected("C102", "warning", 3, *CELL, "/", {"found": "/"}),),
    ),
    Mistake(
        "swapped-row",
        _swapped,
        (Expected("T106", "warning", 3, "requests", "not_processed.repeated", None, "2.重复申请"),),
    ),
    Mistake(
        "old-word",
        _label("行政规范性文件", "规范性文件"),
        (Expected("T108", "info", 2, "proactive", "normative_documents", None, "规范性文件"),),
    ),
)
BY_NAME = {mistake.name: mistake for mistake in MISTAKES}
