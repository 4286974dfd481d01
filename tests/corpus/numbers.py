"""Mistakes in the tables: their shape, their cells, their sums."""

from __future__ import annotations

from tests.corpus.case import Case, Edit, Found, case, lost

_NEW = "一、本年新收政府信息公开申请数量 5 2 0 0 0 0 7"
_GRANTED = "（一）予以公开 3 1 0 0 0 0 4"
_TOTAL = "（七）总计 6 1 0 0 0 0 7"
_REPEATED = "2.重复申请 0 0 0 0 0 0 0"
_PUBLICATION = "3.要求提供公开出版物 0 0 0 0 0 0 0"
_INQUIRY = "8.属于行政查询事项 0 0 0 0 0 0 0"
_DOCUMENTS = "行政规范性文件 2 1 9"
_CASES = "1 0 1 0 2 0 0 0 0 0 1 0 0 0 1"
_HEAD = (
    "行政复议 行政诉讼\n"
    "结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n"
    "结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n"
)
_PROACTIVE = """\
第二十条第（一）项
信息内容 本年制发件数 本年废止件数 现行有效件数
规章 0 0 0
行政规范性文件 2 1 9
第二十条第（五）项
信息内容 本年处理决定数量
行政许可 30
第二十条第（六）项
信息内容 本年处理决定数量
行政处罚 4
行政强制 0
第二十条第（八）项
信息内容 本年收费金额（单位：万元）
行政事业性收费 1.25
"""
_PROACTIVE_2019 = """\
第二十条第（一）项
信息内容 本年新制作数量 本年新公开数量 对外公开总数量
规章 0 0 0
规范性文件 2 2 9
第二十条第（五）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政许可 3 0 30
其他对外管理服务事项 5 0 12
第二十条第（六）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政处罚 2 0 4
行政强制 0 0 0
第二十条第（八）项
信息内容 上一年项目数量 本年增/减
行政事业性收费 1 0
第二十条第（九）项
信息内容 采购项目数量 采购总金额
政府集中采购 2 1.25
"""
_LAST_OF_PART_1 = "在监督保障方面，开展业务培训和年度考核，接受群众评议，没有责任追究情形。\n"


def _cell(rule: str, name: str, edit: Edit, table: str, row: str, column: str) -> Case:
    return Case(rule, name, (edit,), (Found(rule, table, row, column),))


def _requests(rule: str, name: str, edit: Edit, column: str) -> Case:
    return _cell(rule, name, edit, "requests", "not_processed.repeated", column)


SHAPES = (
    Case(
        "T101",
        "litigation",
        ((f"{_HEAD}{_CASES}\n", ""),),
        # The table is all that part 4 holds.
        (Found("S207"), Found("T101", "litigation")),
    ),
    Case("T102", "proactive", ((_PROACTIVE, _PROACTIVE_2019),), (Found("T102", "proactive"),)),
    Case(
        "T104",
        "repeated",
        (lost(_REPEATED),),
        (Found("T104", "requests", "not_processed.repeated"),),
    ),
    Case(
        "T105",
        "work-secret",
        ((_INQUIRY, f"{_INQUIRY}\n9.属于工作秘密 0 0 0 0 0 0 0"),),
        (Found("T105", "requests"),),
    ),
    Case(
        "T106",
        "two-swapped",
        ((f"{_REPEATED}\n{_PUBLICATION}", f"{_PUBLICATION}\n{_REPEATED}"),),
        (Found("T106", "requests", "not_processed.repeated"),),
    ),
    Case(
        "T107",
        "one-too-many",
        ((_REPEATED, f"{_REPEATED} 0"),),
        (Found("T107", "requests", "not_processed.repeated"),),
    ),
    Case(
        "T108",
        "normative-documents",
        (("行政规范性文件", "规范性文件"),),
        (Found("T108", "proactive", "normative_documents"),),
    ),
    Case(
        "T109",
        "in-the-overview",
        ((_PROACTIVE, "具体情况见第一部分。\n"), (_LAST_OF_PART_1, _LAST_OF_PART_1 + _PROACTIVE)),
        (Found("T109", "proactive"),),
    ),
    Case(
        "T110",
        "litigation",
        ((f"{_HEAD}{_CASES}\n", f"{_HEAD}{_CASES}\n" * 2),),
        (Found("T110", "litigation"),),
    ),
    Case(
        "R105",
        "values-lost",
        ((_REPEATED, "2.重复申请 0 0"),),
        (Found("R105", "requests", "not_processed.repeated", "natural_person"),),
    ),
    case("R106", "in-a-heading", ("二、主动公开政府", "二、主动\u200b公开政府")),
)

CELLS = (
    Case(
        "C101",
        "blank",
        (("| 行政许可 | 88 |", "| 行政许可 |  |"),),
        (Found("C101", "proactive", "licensing", "decisions"),),
        base="street-2025.md",
    ),
    _requests("C102", "slash", (_REPEATED, "2.重复申请 0 / 0 0 0 0 0"), "commercial_enterprise"),
    _requests("C103", "several", (_REPEATED, "2.重复申请 若干 0 0 0 0 0 0"), "natural_person"),
    _requests("C104", "unit", (_REPEATED, "2.重复申请 0件 0 0 0 0 0 0"), "natural_person"),
    _cell(
        "C104",
        "note",
        (_DOCUMENTS, "行政规范性文件 2（其中修订1件） 1 9"),
        "proactive",
        "normative_documents",
        "issued",
    ),
    _cell(
        "C105", "penalties", ("行政处罚 4", "行政处罚 -4"), "proactive", "penalties", "decisions"
    ),
    _cell(
        "C106", "licensing", ("行政许可 30", "行政许可 30.5"), "proactive", "licensing", "decisions"
    ),
    _cell(
        "C107",
        "full-width",
        ("行政许可 30", "行政许可 ３０"),
        "proactive",
        "licensing",
        "decisions",
    ),
    _cell("C107", "letter", ("行政强制 0", "行政强制 O"), "proactive", "coercion", "decisions"),
    _cell(
        "C108", "county-office", ("规章 0 0 0", "规章 1 0 1"), "proactive", "regulations", "issued"
    ),
    _cell("C109", "yuan", ("收费 1.25", "收费 125000"), "proactive", "fees", "amount"),
    _cell(
        "C110",
        "more-than-in-force",
        (_DOCUMENTS, "行政规范性文件 12 1 9"),
        "proactive",
        "normative_documents",
        "issued",
    ),
)


def _sums(rule: str, table: str, *rows: tuple[str, str, str, str]) -> tuple[Found, ...]:
    return tuple(
        Found(rule, table, row, column, {"left": left, "right": right})
        for row, column, left, right in rows
    )


SUMS = (
    Case(
        "A101",
        "three-columns",
        ((_NEW, "一、本年新收政府信息公开申请数量 6 4 0 0 0 0 10"),),
        _sums(
            "A101",
            "requests",
            ("processed_total", "natural_person", "7", "6"),
            ("processed_total", "commercial_enterprise", "4", "2"),
            ("processed_total", "total", "11", "8"),
        ),
    ),
    Case(
        "A102",
        "three-columns",
        ((_GRANTED, "（一）予以公开 4 3 0 0 0 0 7"),),
        _sums(
            "A102",
            "requests",
            ("processed_total", "natural_person", "6", "7"),
            ("processed_total", "commercial_enterprise", "1", "3"),
            ("processed_total", "total", "7", "10"),
        ),
    ),
    Case(
        "A103",
        "three-rows",
        (
            (_NEW, "一、本年新收政府信息公开申请数量 5 2 0 0 0 0 8"),
            (_GRANTED, "（一）予以公开 3 1 0 0 0 0 5"),
            (_TOTAL, "（七）总计 6 1 0 0 0 0 8"),
        ),
        _sums(
            "A103",
            "requests",
            ("new", "total", "8", "7"),
            ("granted", "total", "5", "4"),
            ("processed_total", "total", "8", "7"),
        ),
    ),
    Case(
        "A104",
        "reconsideration",
        ((_CASES, "1 0 1 1 2 0 0 0 0 0 1 0 0 0 1"),),
        _sums("A104", "litigation", ("reconsideration", "total", "2", "3")),
    ),
    Case(
        "A105",
        "granted",
        ((_GRANTED, "（一）予以公开 4 1 0 0 0 0 4"),),
        (Found("A105", "requests", "granted", "natural_person", {"found": "4", "expected": "3"}),),
    ),
    Case(
        "A105",
        "total-of-totals",
        ((_TOTAL, "（七）总计 6 1 0 0 0 0 9"),),
        (Found("A105", "requests", "processed_total", "total", {"found": "9", "expected": "7"}),),
    ),
    Case(
        "A105",
        "two-cells",
        (
            (_NEW, "一、本年新收政府信息公开申请数量 5 4 0 0 0 0 7"),
            (_GRANTED, "（一）予以公开 8 1 0 0 0 0 4"),
        ),
        (
            Found(
                "A105", "requests", "new", "commercial_enterprise", {"found": "4", "expected": "2"}
            ),
            Found("A105", "requests", "granted", "natural_person", {"found": "8", "expected": "3"}),
        ),
    ),
    Case(
        "A106",
        "one-too-many-persons",
        ((_NEW, "一、本年新收政府信息公开申请数量 6 1 0 0 0 0 7"),),
        (Found("A106", "requests", None, "natural_person"),),
    ),
)

CASES: tuple[Case, ...] = (*SHAPES, *CELLS, *SUMS)
