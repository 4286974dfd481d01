"""The two editions of the form as they are printed: an independent copy, for generating drafts.

Not read from ``rules/``: a mistake there has to show in the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowForm:
    """A row as printed; ``label`` with its ordinal."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """A merged cell to the left of rows or of further groups."""

    label: str
    rows: tuple[RowForm | Group, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under one head; ``columns`` are (key, label), ``legend`` is the line above the head."""

    legend: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[RowForm | Group, ...]


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """One edition: the part headings, and the blocks of its three tables."""

    edition: str
    headings: tuple[str, ...]
    proactive: tuple[Block, ...]
    requests: Block
    litigation: tuple[RowForm, ...]


APPLICANTS = (
    ("natural_person", "自然人"),
    ("commercial_enterprise", "商业企业"),
    ("research_institution", "科研机构"),
    ("public_welfare_organisation", "社会公益组织"),
    ("legal_service_institution", "法律服务机构"),
    ("other", "其他"),
)
TOTAL = ("total", "总计")
RESULTS = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
)
RELATION = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
HEADINGS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
#: The key of the table that stands in a part, by the part's number.
TABLE_OF_PART = {2: "proactive", 3: "requests", 4: "litigation"}

_REFUSED = Group(
    "（三）不予公开",
    (
        RowForm("refused.state_secret", "1.属于国家秘密"),
        RowForm("refused.prohibited_by_law", "2.其他法律行政法规禁止公开"),
        RowForm("refused.security_stability", "3.危及“三安全一稳定”"),
        RowForm("refused.third_party_rights", "4.保护第三方合法权益"),
        RowForm("refused.internal_affairs", "5.属于三类内部事务信息"),
        RowForm("refused.process_information", "6.属于四类过程性信息"),
        RowForm("refused.enforcement_file", "7.属于行政执法案卷"),
        RowForm("refused.administrative_inquiry", "8.属于行政查询事项"),
    ),
)
_UNAVAILABLE = Group(
    "（四）无法提供",
    (
        RowForm("unavailable.not_held", "1.本机关不掌握相关政府信息"),
        RowForm("unavailable.needs_creation", "2.没有现成信息需要另行制作"),
        RowForm("unavailable.still_unclear", "3.补正后申请内容仍不明确"),
    ),
)
_NOT_PROCESSED = Group(
    "（五）不予处理",
    (
        RowForm("not_processed.petition", "1.信访举报投诉类申请"),
        RowForm("not_processed.repeated", "2.重复申请"),
        RowForm("not_processed.publication", "3.要求提供公开出版物"),
        RowForm("not_processed.excessive", "4.无正当理由大量反复申请"),
        RowForm("not_processed.reconfirmation", "5.要求行政机关确认或重新出具已获取信息"),
    ),
)
_OTHER_2021 = Group(
    "（六）其他处理",
    (
        RowForm(
            "other.correction_overdue",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        ),
        RowForm(
            "other.fee_overdue",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        ),
        RowForm("other.other", "3.其他"),
    ),
)
_OTHER_2019 = RowForm("other", "（六）其他处理")


def _requests(other: RowForm | Group) -> Block:
    results = Group(
        "三、本年度办理结果",
        (
            RowForm("granted", "（一）予以公开"),
            RowForm(
                "partially_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
            ),
            _REFUSED,
            _UNAVAILABLE,
            _NOT_PROCESSED,
            other,
            RowForm("processed_total", "（七）总计"),
        ),
    )
    rows = (
        RowForm("new", "一、本年新收政府信息公开申请数量"),
        RowForm("carried_over", "二、上年结转政府信息公开申请数量"),
        results,
        RowForm("carried_forward", "四、结转下年度继续办理"),
    )
    return Block(RELATION, (*APPLICANTS, TOTAL), rows)


_LITIGATION = (
    RowForm("reconsideration", "行政复议"),
    RowForm("direct_suit", "未经复议直接起诉"),
    RowForm("suit_after_reconsideration", "复议后起诉"),
)

FORM_2021 = PrintedForm(
    "2021",
    HEADINGS,
    (
        Block(
            "第二十条第（一）项",
            (
                ("issued", "本年制发件数"),
                ("repealed", "本年废止件数"),
                ("in_force", "现行有效件数"),
            ),
            (RowForm("regulations", "规章"), RowForm("normative_documents", "行政规范性文件")),
        ),
        Block(
            "第二十条第（五）项",
            (("decisions", "本年处理决定数量"),),
            (RowForm("licensing", "行政许可"),),
        ),
        Block(
            "第二十条第（六）项",
            (("decisions", "本年处理决定数量"),),
            (RowForm("penalties", "行政处罚"), RowForm("coercion", "行政强制")),
        ),
        Block(
            "第二十条第（八）项",
            (("amount", "本年收费金额（单位：万元）"),),
            (RowForm("fees", "行政事业性收费"),),
        ),
    ),
    _requests(_OTHER_2021),
    _LITIGATION,
)

_ITEMS_2019 = (
    ("items_last_year", "上一年项目数量"),
    ("change", "本年增/减"),
    ("decisions", "处理决定数量"),
)

FORM_2019 = PrintedForm(
    "2019",
    HEADINGS,
    (
        Block(
            "第二十条第（一）项",
            (
                ("made", "本年新制作数量"),
                ("newly_published", "本年新公开数量"),
                ("published_total", "对外公开总数量"),
            ),
            (RowForm("regulations", "规章"), RowForm("normative_documents", "规范性文件")),
        ),
        Block(
            "第二十条第（五）项",
            _ITEMS_2019,
            (RowForm("licensing", "行政许可"), RowForm("other_services", "其他对外管理服务事项")),
        ),
        Block(
            "第二十条第（六）项",
            _ITEMS_2019,
            (RowForm("penalties", "行政处罚"), RowForm("coercion", "行政强制")),
        ),
        Block(
            "第二十条第（八）项",
            _ITEMS_2019[:2],
            (RowForm("fees", "行政事业性收费"),),
        ),
        Block(
            "第二十条第（九）项",
            (("projects", "采购项目数量"), ("procurement_amount", "采购总金额")),
            (RowForm("procurement", "政府集中采购"),),
        ),
    ),
    _requests(_OTHER_2019),
    _LITIGATION,
)

FORMS = {form.edition: form for form in (FORM_2021, FORM_2019)}


def rows_of(rows: tuple[RowForm | Group, ...]) -> Iterator[RowForm]:
    """Return the rows without the groups around them, in order."""
    for row in rows:
        if isinstance(row, Group):
            yield from rows_of(row.rows)
        else:
            yield row


def result_keys(form: PrintedForm) -> tuple[str, ...]:
    """Return the keys of the rows that add up to （七）总计."""
    keys = [row.key for row in rows_of(form.requests.rows)]
    return tuple(keys[keys.index("granted") : keys.index("processed_total")])
