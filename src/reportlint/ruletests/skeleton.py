"""The plain and right draft of a form: standard wording, tables of zeros, nothing to remark on."""

from __future__ import annotations

from reportlint.ruletests.draft import BlockText, Draft, PartText, RowText, TableText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.model.form import Form, Row, TableForm

    #: Values as written, by row and column key.
    Values = Mapping[str, Mapping[str, str]]

ORDINALS = "一二三四五六七八九十"
ORGAN = "示例市数据局"

_REGULATION = "《中华人民共和国政府信息公开条例》"
_NOTICES = {
    "2019": "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
    "（国办公开办函〔2019〕60号）",
    "2021": "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开"
    "工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）",
}
_FEES = "《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）"
_TEXTS = {
    1: (
        "（一）主动公开。本机关围绕重点工作主动公开政府信息，及时更新公开指南和公开目录。",
        "（二）依申请公开。本机关畅通申请渠道，依法办理政府信息公开申请。",
        "（三）政府信息管理。本机关健全信息发布审核制度，对已公开的信息动态调整。",
        "（四）政府信息公开平台建设。本机关维护政府网站公开专栏，完善检索功能。",
        "（五）监督保障。本机关组织业务培训，开展工作考核和社会评议，没有需要追究责任的情形。",
    ),
    5: (
        "存在的主要问题：公开内容的针对性还不够强，政策解读的形式还不够丰富。",
        "改进情况：本机关将细化公开目录，加强业务培训，丰富解读形式，提高公开质量。",
    ),
    6: (f"根据{_FEES}，本年度未收取信息处理费。",),
}
_FROM_FEES_ON = 2021
_NOTHING_ELSE = ("本年度没有其他需要报告的事项。",)


def build_skeleton(
    form: Form, year: int, organ: str = ORGAN, values: Values | None = None
) -> Draft:
    """Return the draft; ``values`` are by table's ``key.row`` and column, all others are 0."""
    parts = tuple(_parts(form, year, values or {}))
    return Draft(f"{organ}{year}年政府信息公开工作年度报告", _preamble(form), _period(year), parts)


def _preamble(form: Form) -> str:
    notice = _NOTICES.get(form.edition)
    basis = f"{_REGULATION}和{notice}" if notice else _REGULATION
    headings = "、".join(part.heading for part in form.parts)
    count = ORDINALS[len(form.parts) - 1]
    return f"根据{basis}要求，编制本报告。本报告由{headings}等{count}个部分组成。"


def _period(year: int) -> str:
    return f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"


def _parts(form: Form, year: int, values: Values) -> Iterator[PartText]:
    for part in form.parts:
        text = _TEXTS.get(part.number, ())
        if part.number == len(form.parts) and year < _FROM_FEES_ON:
            text = _NOTHING_ELSE
        own = tuple(build_table(t, values) for t in form.tables if t.part == part.number)
        yield PartText(part.number, f"{ORDINALS[part.number - 1]}、{part.heading}", text, own)


def build_table(table: TableForm, values: Values) -> TableText:
    """Return a table of the form; cells that ``values`` does not name are 0."""
    if len({row.columns for row in table.rows}) == 1 and not table.single_row:
        legend = next((head for head in table.heads if head.startswith("（")), "")
        return TableText(table.key, (_block(table, legend, table.rows, values),))
    if table.single_row:
        return TableText(table.key, (_block(table, "", table.rows, values),), aside=True)
    legends = dict.fromkeys(row.parent for row in table.rows)
    blocks = (
        _block(table, legend, tuple(row for row in table.rows if row.parent == legend), values)
        for legend in legends
    )
    return TableText(table.key, tuple(blocks))


def _block(table: TableForm, legend: str, rows: tuple[Row, ...], values: Values) -> BlockText:
    labels = {column.key: column.label for column in table.columns}
    first = next((head for head in table.heads if not head.startswith("（")), "")
    heads = (first, *(labels[column] for column in rows[0].columns))
    return BlockText(
        legend,
        heads,
        tuple(
            RowText(
                row.key,
                row.ordinal + row.label,
                "" if row.parent == legend else row.parent,
                tuple(values.get(f"{table.key}.{row.key}", {}).get(c, "0") for c in row.columns),
            )
            for row in rows
        ),
    )
