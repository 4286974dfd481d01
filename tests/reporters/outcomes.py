"""One fixed set of outcomes, written by every output: a draft with findings, and files without."""

from __future__ import annotations

from reportlint.model.document import Document, Lines, Metadata, Span
from reportlint.model.finding import FileResult, Finding, Location, NotAssessed
from reportlint.model.form import Column, Form, PartForm, Row, TableForm
from reportlint.model.problem import Edit, Fix
from reportlint.model.prose import Claim, Day, Figure, Passage, Period
from reportlint.model.report import Cell, Heading, Part, Report, Table, Title
from reportlint.support.localized_text import Bilingual, Message
from reportlint.support.records import replace

COLUMNS = (
    ("natural_person", "自然人", "natural persons"),
    ("commercial_enterprise", "商业企业", "commercial enterprises"),
    ("other", "其他", "other applicants"),
    ("total", "总计", "total"),
)
ROWS = (
    ("new", "本年新收", "new this year"),
    ("carried_over", "上年结转", "carried over"),
    ("granted", "予以公开", "granted"),
    ("refused.state_secret", "不予公开：国家秘密", "refused: state secret"),
    ("processed_total", "办理结果总计", "processed in total"),
    ("carried_forward", "结转下年度", "carried forward"),
)
FORM = Form(
    form="government-disclosure",
    edition="2021",
    title=Bilingual("2021年版", "the 2021 edition"),
    first_year=2021,
    last_year=9999,
    parts=(
        PartForm(1, "overview", "总体情况", Bilingual("总体情况", "overview")),
        PartForm(3, "requests", "收到和处理政府信息公开申请情况", Bilingual("申请", "requests")),
    ),
    tables=(
        TableForm(
            key="proactive",
            part=2,
            title=Bilingual("主动公开政府信息情况表", "the table of proactive disclosure"),
            columns=(Column("amount", "本年收费金额", Bilingual("金额", "amount"), "amount"),),
            rows=(Row("fees", "收费", Bilingual("行政事业性收费", "fees"), ("amount",)),),
        ),
        TableForm(
            key="requests",
            part=3,
            title=Bilingual("收到和处理政府信息公开申请情况表", "the table of requests"),
            columns=tuple(Column(key, zh, Bilingual(zh, en)) for key, zh, en in COLUMNS),
            rows=tuple(
                Row(key, zh, Bilingual(zh, en), tuple(column for column, _, _ in COLUMNS))
                for key, zh, en in ROWS
            ),
        ),
        TableForm(
            key="litigation",
            part=4,
            title=Bilingual("行政复议、行政诉讼情况表", "the table of litigation"),
            columns=(Column("total", "总计", Bilingual("总计", "total")),),
            rows=(Row("reconsideration", "行政复议", Bilingual("行政复议", "review"), ("total",)),),
        ),
    ),
)

TEXT = (
    "示例市数据局2024年政府信息公开工作年度报告\n"
    "本报告所列数据的统计期限自2024年1月1日至2024年12月31日止。\n"
    "一、总体情况\n"
    "　　2024年，我局认真落实《中华人民共和国政府信息公开条例》，健全制度，规范流程，"
    "全年收到政府信息公开申请４件，其中自然人申请2件、商业企业申请1件，均在法定期限内办结，"
    "群众对公开工作的的满意程度进一步提高。\n"
    "三、收到和处理政府信息公开申请情况\n"
    "自然人 商业企业 其他 总计\n"
    "一、本年新收政府信息公开申请数量 2 1 0 3\n"
    "二、上年结转政府信息公开申请数量 0 0 0 0\n"
    "（一）予以公开 2 1 0 3\n"
    "1.属于国家秘密 0 0 0 /\n"
    "（七）总计 3 1 0 3\n"
    "四、结转下年度继续办理 0 0 0 0\n"
    "联系电话：\x1b[31m0000-1234\u200b5678\n"
)
DOCUMENT = Document(
    path="drafts/shuju-2024.txt",
    format="text",
    text=TEXT,
    blocks=(Lines(Span(0, len(TEXT))),),
    metadata=Metadata(),
)


def span(words: str, after: str = "") -> Span:
    """Return where words stand in the draft, behind others."""
    start = TEXT.index(words, TEXT.index(after) + len(after))
    return Span(start, start + len(words))


def _cells() -> dict[tuple[str, str], Cell]:
    starts = ("一、本年新收", "二、上年", "（一）予", "1.属于", "（七）", "四、结转")
    cells = {}
    for (row, _, _), start in zip(ROWS, starts, strict=True):
        begin = TEXT.index(start)
        offset = begin
        for (column, _, _), raw in zip(
            COLUMNS, TEXT[begin : TEXT.index("\n", begin)].split(" ")[1:], strict=True
        ):
            offset = TEXT.index(f" {raw}", offset) + 1
            value, kind = (None, "placeholder") if raw == "/" else (int(raw), "number")
            place = Span(offset, offset + len(raw))
            cells[row, column] = Cell("requests", row, column, raw, value, kind, place)
    return cells


CELLS = _cells()
NEAR_REQUESTS = Message("parsing.figures.near_word", word="申请")
PROSE = TEXT[TEXT.index("2024年，我局") : TEXT.index("\n三、")]
PASSAGE = Passage(PROSE, ((0, TEXT.index(PROSE)),))
REPORT = Report(
    document=DOCUMENT,
    form="government-disclosure",
    edition="2021",
    year=2024,
    title=Title(span(TEXT[:23]), TEXT[:23], "示例市数据局", (2024,), (span("2024"),)),
    organ="示例市数据局",
    front=(),
    parts=(
        Part(
            1,
            "overview",
            Heading(span("一、总体情况"), "一、总体情况", 1, "standard"),
            Span(TEXT.index("一、总体情况"), TEXT.index("三、")),
            (PASSAGE,),
        ),
        Part(
            3,
            "requests",
            Heading(
                span("三、收到和处理政府信息公开申请情况"),
                "三、收到和处理政府信息公开申请情况",
                3,
                "standard",
            ),
            Span(TEXT.index("三、"), len(TEXT)),
            (),
        ),
    ),
    back=(),
    periods=(
        Period(
            span("自2024年1月1日至2024年12月31日止"),
            "自2024年1月1日至2024年12月31日止",
            Day(2024, 1, 1),
            Day(2024, 12, 31),
        ),
    ),
    tables=(
        Table(
            "requests",
            "2021",
            3,
            Span(TEXT.index("自然人 商业"), TEXT.index("联系电话")),
            grid=False,
            rows=(),
            cells=CELLS,
        ),
    ),
    claims=(
        Claim("requests.new.total", 4, "件", True, "", "收到政府信息公开申请４件", span("４件")),
    ),
    damages=(),
    unparsed=(),
    figures=(
        Figure("2024年", None, "", True, "context", None, "", None, span("2024年", "　　")),
        Figure("4件", 4, "件", True, "compared", "requests.new.total", "own", None, span("４件")),
        Figure("2件", 2, "件", True, "checked", None, "", None, span("2件")),
        Figure("1件", 1, "件", True, "unread", None, "", NEAR_REQUESTS, span("1件")),
    ),
)


def place(where: Span, **known: object) -> Location:
    """Return a span of the draft as a location; ``known`` are its keys in the form."""
    line = TEXT.count("\n", 0, where.start) + 1
    column = where.start - TEXT.rfind("\n", 0, where.start)
    end_line = TEXT.count("\n", 0, where.end) + 1
    end_column = where.end - TEXT.rfind("\n", 0, where.end)
    nothing = dict.fromkeys(
        ("page", "paragraph", "table_index", "cell", "source_line", "part", "table", "row")
    )
    keys = {**nothing, "column_key": None, **known}
    text = where.cut(TEXT)
    return Location(line, column, end_line, end_column, text=text, **keys)  # type: ignore[arg-type]


def cell(row: str, column: str) -> Location:
    """Return the location of a cell of the requests table."""
    found = CELLS[row, column].span
    return place(found, part=3, table="requests", row=row, column_key=column)


TITLES = {
    "A105": "单元格填错",
    "C102": "占位符代替数字",
    "N101": "收到申请数与表格不符",
    "R106": "夹有不可见字符",
    "W305": "重复的词",
}


def _finding(rule: str, name: str, severity: str, message: str, **more: object) -> Finding:
    where = more.pop("span")
    given = {"related": (), "related_values": (), "values": {}, "fix": None, **more}
    assert isinstance(where, Span)
    location = given.pop("location", None) or place(where, part=1)
    return Finding(
        rule=rule,
        name=name,
        title=Bilingual(TITLES[rule], name),
        severity=severity,
        message=message,
        fingerprint=f"{rule.lower()}{'0' * 12}",
        location=location,  # type: ignore[arg-type]
        span=where,
        **given,  # type: ignore[arg-type]
    )


_SUM = (("new", "natural_person"), ("carried_over", "natural_person"))
_RESULTS = (("granted", "natural_person"), ("carried_forward", "natural_person"))


def findings(language: str) -> tuple[Finding, ...]:
    """Return the findings of the draft, in their order."""
    zh = language == "zh"
    return (
        _finding(
            "N101",
            "claim-received",
            "error",
            "正文说收到申请 4 件，表格中本年新收为 3 件，相差 1 件"
            if zh
            else "the text says 4 requests were received, the table has 3 new: a difference of 1",
            span=span("４件"),
            related=(cell("new", "total"),),
            related_values=("3",),
            values={"claimed": "4", "table": "3"},
        ),
        _finding(
            "W305",
            "repeated-word",
            "warning",
            "“的的”重复" if zh else "“的的” is written twice",
            span=span("的的"),
            fix=Fix(
                "unsafe",
                Bilingual("删去一个“的”", "remove one 的"),
                (Edit(span("的的"), "的"),),
            ),
        ),
        _finding(
            "C102",
            "cell-placeholder",
            "warning",
            "1 格用“/”代替数字" if zh else "1 cell holds “/” instead of a number",
            span=CELLS["refused.state_secret", "total"].span,
            location=cell("refused.state_secret", "total"),
        ),
        _finding(
            "A105",
            "wrong-cell",
            "error",
            "“办理结果总计”行“自然人”列应为 2，现为 3："
            "改后本行合计、本列收支平衡和办理结果之和都成立"
            if zh
            else "row “processed in total”, column “natural persons” should be 2, not 3:"
            " this restores the row's sum, the column's balance and the sum of the results",
            span=CELLS["processed_total", "natural_person"].span,
            location=cell("processed_total", "natural_person"),
            related=tuple(cell(row, column) for row, column in (*_SUM, *_RESULTS)),
            related_values=("2", "0", "2", "0"),
            values={"found": "3", "expected": "2"},
        ),
        _finding(
            "R106",
            "invisible-characters",
            "info",
            "有看不见的字符：U+001B、U+200B" if zh else "invisible characters: U+001B, U+200B",
            span=span("\x1b[31m0000-1234\u200b5678\n"),
        ),
    )


def _result(language: str) -> FileResult:
    zh = language == "zh"
    return FileResult(
        path=DOCUMENT.path,
        format="text",
        document="government-disclosure",
        edition="2021",
        year=2024,
        organ="示例市数据局",
        status="checked",
        error=None,
        findings=findings(language),
        not_assessed=(
            NotAssessed(
                "A104",
                "litigation",
                None,
                None,
                "表格没有读出" if zh else "the table could not be read",
            ),
            NotAssessed(
                "A103",
                "requests",
                "refused.state_secret",
                "total",
                "单元格里是占位符" if zh else "the cell holds a placeholder",
            ),
        ),
        suppressed=1,
        checked={"A101": 4, "A102": 4, "A103": 5, "A105": 1, "N101": 1, "W305": 1},
        report=REPORT,
    )


def outcomes(language: str) -> tuple[FileResult, ...]:
    """Return the results of four files: with findings, clean, unreadable, another document."""
    zh = language == "zh"
    found = _result(language)
    clean = replace(found, path="drafts/clean.txt", findings=(), not_assessed=(), suppressed=0)
    unread = replace(
        clean,
        path="drafts/empty.txt",
        format=None,
        document=None,
        edition=None,
        year=None,
        organ=None,
        status="unreadable",
        error="文件是空的；检查是否保存成功"
        if zh
        else "the file is empty; check that it was saved",
        checked={},
        report=None,
    )
    foreign = replace(
        unread, path="drafts/notes.txt", format="text", status="not-a-report", error=None
    )
    return (found, clean, unread, foreign)


REMEDIES = {
    "N101": Bilingual("核对正文和表格，改正其中一处。", "Compare text and table and correct one."),
    "A105": Bilingual("核对该单元格的原始数据。", "Check the cell against the records."),
}
