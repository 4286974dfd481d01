"""What sentences state about the tables, and what only looks so."""

from __future__ import annotations

import pytest

from reportlint.model.document import Span
from reportlint.model.prose import Claim, Passage
from reportlint.model.report import Heading, Part
from reportlint.parsing.claims import read_statements
from reportlint.rules.builtin import load_builtin_rules

#: The kind of organ, a sentence of its overview, and what it states: quantity=value, "?" where
#: inexact, the scope in brackets.
CASES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "department",
        "2024年，我局共收到政府信息公开申请12件，其中网络申请8件、信函申请3件、当面申请1件，均已答复。",
        ("requests.new.total=12", "requests.processed_total.total=12"),
    ),
    (
        "department",
        "本年度新收政府信息公开申请12件，上年度结转申请2件，办结13件，结转下年度继续办理1件。",
        (
            "requests.new.total=12",
            "requests.carried_over.total=2",
            "requests.processed_total.total=13",
            "requests.carried_forward.total=1",
        ),
    ),
    (
        "department",
        "共收到依申请公开12件，按时办结12件，按时办结率100%。",
        (
            "requests.new.total=12",
            "requests.processed_total.total=12",
        ),
    ),
    (
        "department",
        "今年共接收政府信息公开申请12件，较去年增加3件，同比增长33.3%。",
        ("requests.new.total=12",),
    ),
    (
        "department",
        "受理政府信息公开申请57件（含上年结转1件），其中申请人自行撤回39件，答复18件。",
        (
            "requests.received=57 [withdrawn]",
            "requests.carried_over.total=1",
            "requests.processed_total.total=18",
        ),
    ),
    (
        "department",
        "全年受理依申请公开事项12件，全部按期办结，其中予以公开5件，部分公开2件，不予公开1件，本机关不掌握相关政府信息3件，其他处理1件。",
        (
            "requests.new.total=12",
            "requests.granted.total=5",
            "requests.partially_granted.total=2",
            "requests.refused=1",
            "requests.unavailable.not_held.total=3",
            "requests.other=1",
        ),
    ),
    (
        "department",
        "依申请公开方面，全年办理12345热线工单500件，收到市长信箱来信30件，已全部答复。",
        (),
    ),
    (
        "department",
        "全年收到政府信息公开申请12件，答复网民留言30条，办结建议提案8件。",
        ("requests.new.total=12",),
    ),
    ("department", "线上申请65件，办结62件，结转3件，线下9件，已全部办结。", ()),
    (
        "department",
        "全年政府信息公开申请12件，答复率100%。",
        ("requests.new.total=12", "requests.processed_total.total=12"),
    ),
    (
        "department",
        "2024年，收到政府信息公开申请12件，涉及征地拆迁8件、规划建设4件。",
        ("requests.new.total=12",),
    ),
    ("department", "除1件结转下年度办理外，其余11件均依法答复。", ()),
    ("department", "申请公开的内容涉及土地征收12件。", ()),
    (
        "department",
        "因政府信息公开引发行政复议3件，其中维持2件，申请人撤回1件；引发行政诉讼1件，驳回原告诉讼请求。",
        (
            "litigation.reconsideration.total=3",
            "litigation.reconsideration.upheld=2",
            "litigation.suits.total=1",
        ),
    ),
    ("department", "全年发生行政复议3件、行政诉讼2件，无败诉案件。", ()),
    (
        "department",
        "2024年，我局行政复议机构受理行政复议案件46件，审结40件，其中维持30件，撤销5件。",
        (),
    ),
    (
        "department",
        "全年办理行政复议案件46件，行政诉讼应诉案件12件，未发生因政府信息公开引发的行政复议和行政诉讼。",
        ("litigation.reconsideration.total+litigation.suits.total=0",),
    ),
    ("department", "本年度行政复议、行政诉讼均为0件。", ()),
    (
        "department",
        "未收到公民、法人和其他组织的政府信息公开申请，也未发生因政府信息公开申请被提起行政复议、行政诉讼的情况。",
        (
            "requests.new.total=0",
            "litigation.reconsideration.total+litigation.suits.total=0",
        ),
    ),
    (
        "department",
        "全年无依申请公开信息，无政府信息公开行政复议、行政诉讼案件。",
        (
            "requests.new.total=0",
            "litigation.reconsideration.total+litigation.suits.total=0",
        ),
    ),
    ("department", "2024年度，我镇未收到依申请公开政府信息的申请。", ("requests.new.total=0",)),
    (
        "department",
        "本年度我局没有收到政府信息公开申请，没有上年结转申请。",
        (
            "requests.new.total=0",
            "requests.carried_over.total=0",
        ),
    ),
    (
        "department",
        "没有发生因政府信息公开工作引起的行政复议被纠错和行政诉讼败诉。",
        ("litigation.reconsideration.corrected+litigation.suits.corrected=0",),
    ),
    (
        "department",
        "全市各级行政机关共收到政府信息公开申请1200件，其中市本级收到300件，区县收到900件。",
        ("requests.new.total=1200 [area]",),
    ),
    (
        "department",
        "市政府办公室收到政府信息公开申请90件，办结85件。",
        (
            "requests.new.total=90",
            "requests.processed_total.total=85",
        ),
    ),
    (
        "department",
        "全区共新收政府信息公开申请453件，上年结转22件，办结451件。",
        (
            "requests.new.total=453 [area]",
            "requests.carried_over.total=22 [area]",
            "requests.processed_total.total=451 [area]",
        ),
    ),
    (
        "department",
        "截至12月31日，累计收到政府信息公开申请12件。",
        ("requests.new.total=12 [cumulative]",),
    ),
    (
        "department",
        "全年累计收到政府信息公开申请12件，累计办结12件。",
        (
            "requests.new.total=12",
            "requests.processed_total.total=12",
        ),
    ),
    (
        "department",
        "自2008年《条例》实施以来，累计受理政府信息公开申请300件。",
        ("requests.new.total=300 [cumulative]",),
    ),
    ("department", "全年共制发规范性文件5件，其中行政规范性文件3件。", ()),
    ("department", "废止行政规范性文件2件，修改1件，宣布失效3件。", ()),
    ("department", "完成行政规范性文件合法性审查15件，备案5件，清理26件。", ()),
    ("department", "公开规范性文件12件，政策解读15篇。", ()),
    ("department", "制定印发《示例县数据管理办法》等行政规范性文件2件。", ()),
    (
        "department",
        "出台规范性文件3件、政策性文件8件。",
        ("proactive.normative_documents.issued=3 weak",),
    ),
    (
        "department",
        "作出行政许可决定1,203件，行政处罚决定56件，行政强制0件。",
        (
            "proactive.licensing.decisions=1203",
            "proactive.penalties.decisions=56",
            "proactive.coercion.decisions=0",
        ),
    ),
    ("department", "主动公开行政许可决定1203件、行政处罚决定56件。", ()),
    ("department", "全年行政事业性收费收入12.5万元。", ("proactive.fees.amount=125000",)),
    ("department", "不予公开的2件，因属于国家秘密。", ()),
    ("department", "对不予公开的申请3件逐一说明理由。", ()),
    ("department", "收到申请12件，其中自然人10件，企业2件。", ()),
    (
        "department",
        "收到政府信息公开申请12件，其中公民申请10件，法人或其他组织申请2件。",
        (
            "requests.new.total=12",
            "requests.new.natural_person=10",
            "requests.new.commercial_enterprise+requests.new.research_institution+requests.new.public_welfare_organisation+requests.new.legal_service_institution+requests.new.other=2",
        ),
    ),
    ("department", "召开依申请公开工作会议3次，培训人员200人次，答复疑难问题12件。", ()),
    ("department", "收到信息公开申请表12份，作出答复书12份。", ("requests.new.total=12",)),
    ("department", "2023年结转申请2件，2024年新收12件，结转2025年1件。", ()),
    (
        "department",
        "依法办理政府信息公开申请14件。其中，上年结转2件，本年新收12件。",
        (
            "requests.processed_total.total=14",
            "requests.carried_over.total=2",
            "requests.new.total=12",
        ),
    ),
    ("department", "共收到申请公开政府信息12件。", ("requests.new.total=12",)),
    ("department", "经复议后提起诉讼2件，未经复议直接起诉1件。", ()),
    (
        "department",
        "行政复议3件（维持1件、纠正1件、其他结果1件），行政诉讼2件（均为未经复议直接起诉，维持2件）。",
        (),
    ),
    (
        "department",
        "收到政府信息公开申请书12件，出具补正通知书3件，征求第三方意见2件。",
        ("requests.new.total=12",),
    ),
    (
        "department",
        "依申请公开件办理12件，答复12件，公开率100%。",
        (
            "requests.processed_total.total=12",
            "requests.processed_total.total=12",
        ),
    ),
    ("department", "对12件政府信息公开申请进行了答复。", ()),
    ("department", "共有12件申请，按期答复12件。", ()),
    ("department", "已办结申请11件，1件正在办理中。", ()),
    ("department", "年内新接收政府信息公开申请7件，均通过网络提交。", ("requests.new.total=7",)),
    (
        "department",
        "2024年度共登记受理政府信息公开申请23件，其中上年结转4件。",
        (
            "requests.received=23",
            "requests.carried_over.total=4",
        ),
    ),
    (
        "department",
        "县数据局收到政府信息公开申请6件，已答复6件。",
        (
            "requests.new.total=6",
            "requests.processed_total.total=6",
        ),
    ),
    ("department", "各乡镇收到政府信息公开申请60件。", ()),
    ("department", "部分单位未收到政府信息公开申请。", ()),
    ("department", "收到依申请公开信件3件，其中已答复3件。", ("requests.new.total=3 [channel]",)),
    (
        "department",
        "办理依申请公开4件，其中予以公开及部分公开3件，不予公开1件。",
        (
            "requests.processed_total.total=4",
            "requests.granted.total+requests.partially_granted.total=3",
            "requests.refused=1",
        ),
    ),
    ("department", "收到政府信息公开申请9件，维持、纠正各1件。", ("requests.new.total=9",)),
    ("department", "受理申请信息公开的来访群众12人次。", ()),
    ("department", "收到政府信息公开申请约10件。", ("requests.new.total=10?",)),
    ("department", "收到政府信息公开申请10余件。", ("requests.new.total=10?",)),
    ("department", "收到政府信息公开申请十二件。", ("requests.new.total=12",)),
    ("department", "收到申请公开预算信息的来信3件。", ()),
    (
        "department",
        "共答复政府信息公开申请11件，均在20个工作日内答复。",
        ("requests.processed_total.total=11",),
    ),
    ("department", "2024年受理信息公开申请9件，较上年减少2件。", ("requests.new.total=9",)),
    ("department", "政府信息公开申请9件，2023年为7件。", ("requests.new.total=9",)),
    ("department", "通过网站、信箱等多种渠道收到政府信息公开申请9件。", ("requests.new.total=9",)),
    ("department", "通过网络，收到政府信息公开申请9件。", ("requests.new.total=9 [channel]",)),
    ("department", "政府信息公开申请方面，收到建议提案9件，办结9件。", ()),
    ("department", "其他组织提出的政府信息公开申请2件。", ()),
    (
        "department",
        "政府信息公开行政复议2件、行政诉讼1件，均已审结。",
        (
            "litigation.reconsideration.total=2",
            "litigation.suits.total=1",
            "litigation.reconsideration.pending=0",
            "litigation.suits.pending=0",
        ),
    ),
    (
        "department",
        "因政府信息公开被提起行政诉讼3件（其中未审结1件）。",
        (
            "litigation.suits.total=3",
            "litigation.suits.pending=1",
        ),
    ),
    (
        "department",
        "信息公开类行政复议案件2件，纠错0件。",
        (
            "litigation.reconsideration.total=2",
            "litigation.reconsideration.corrected=0",
        ),
    ),
    (
        "department",
        "无因政府信息公开引起的行政复议，有行政诉讼1件。",
        (
            "litigation.reconsideration.total=0",
            "litigation.suits.total=1",
        ),
    ),
    (
        "department",
        "召开行政复议、行政诉讼案件分析会3次，办理政府信息公开申请2件。",
        ("requests.processed_total.total=2",),
    ),
    ("department", "我县制发县政府行政规范性文件6件。", ()),
    (
        "department",
        "全县制发行政规范性文件6件，废止4件，现行有效38件。",
        (
            "proactive.normative_documents.issued=6 [area]",
            "proactive.normative_documents.repealed=4 [area]",
            "proactive.normative_documents.in_force=38 [area]",
        ),
    ),
    ("department", "对行政规范性文件开展后评估2件。", ()),
    (
        "department",
        "行政规范性文件制发6件，废止0件。",
        (
            "proactive.normative_documents.issued=6",
            "proactive.normative_documents.repealed=0",
        ),
    ),
    (
        "department",
        "本年度未制发行政规范性文件。",
        ("proactive.normative_documents.issued=0",),
    ),
    ("department", "行政事业性收费金额为12.5万元。", ("proactive.fees.amount=125000",)),
    ("department", "行政事业性收费减免12.5万元。", ()),
    ("department", "作出行政强制执行决定3件。", ("proactive.coercion.decisions=3",)),
    (
        "department",
        "收到政府信息公开申请1,046件，结转至2025年继续办理12件。",
        (
            "requests.new.total=1046",
            "requests.carried_forward.total=12",
        ),
    ),
    (
        "department",
        "其中：2023年结转3件，2024年新收政府信息公开申请20件。",
        ("requests.new.total=20",),
    ),
    (
        "department",
        "全年办理政府信息公开申请32件（新收30件，上年结转2件）。",
        (
            "requests.processed_total.total=32",
            "requests.new.total=30",
            "requests.carried_over.total=2",
        ),
    ),
    ("government", "县数据局收到政府信息公开申请6件，已答复6件。", ()),
    (
        "government",
        "全县制发行政规范性文件6件，废止4件，现行有效38件。",
        (
            "proactive.normative_documents.issued=6",
            "proactive.normative_documents.repealed=4",
            "proactive.normative_documents.in_force=38",
        ),
    ),
    (
        "government",
        "市政府办公室收到政府信息公开申请90件，办结85件。",
        (
            "requests.new.total=90 [office]",
            "requests.processed_total.total=85 [office]",
        ),
    ),
    (
        "government",
        "全市共受理政府信息公开申请311件，答复305件（含上年结转4件，另有10件顺延到下年度答复）。",
        (
            "requests.new.total=311",
            "requests.processed_total.total=305",
            "requests.carried_over.total=4",
            "requests.carried_forward.total=10",
        ),
    ),
    ("government", "各乡镇收到政府信息公开申请60件。", ()),
)


def claims(text: str, part: int = 1, kind: str | None = "department") -> tuple[Claim, ...]:
    """The claims of paragraphs, one a line, in a report for 2024."""
    passages = tuple(Passage(line, ((0, 0),)) for line in text.split("\n"))
    heading = Heading(Span(0, 1), "", part, "standard")
    parts = [Part(part, None, heading, Span(0, len(text)), passages)]
    organ = {"department": "望岚县数据局", "government": "望岚县人民政府"}.get(kind or "")
    return read_statements(parts, load_builtin_rules().forms[0].vocabulary, 2024, organ).claims


def told(claim: Claim) -> str:
    """A claim in short."""
    blurred = "" if claim.exact else "?"
    weak = " weak" if claim.weak else ""
    scope = f" [{claim.scope}]" if claim.scope else ""
    return f"{claim.quantity}={claim.value}{blurred}{weak}{scope}"


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_what_a_sentence_states(kind: str, text: str, expected: tuple[str, ...]) -> None:
    assert tuple(told(claim) for claim in claims(text, kind=kind)) == expected


def test_a_claim_points_at_number_and_unit() -> None:
    text = "全年收到政府信息公开申请1,046件。"
    (claim,) = claims(text)
    assert (claim.span.cut(text), claim.text, claim.unit) == ("1,046件", "1,046件", "件")


def test_accepted_may_include_what_was_carried_over() -> None:
    (claim,) = claims("全年受理政府信息公开申请5件。")
    assert claim.also == ("requests.received",)


def test_the_heading_tells_what_bare_applications_are() -> None:
    text = (
        "（二）依申请公开情况\n全年新收申请5件，办结5件。\n（三）其他\n全年新收申请7件，办结7件。"
    )
    assert [claim.value for claim in claims(text)] == [5, 5]


@pytest.mark.parametrize(("part", "expected"), [(3, ["requests.new.total=5"]), (1, [])])
def test_the_part_tells_what_bare_applications_are(part: int, expected: list[str]) -> None:
    assert [told(claim) for claim in claims("全年收到申请5件。", part)] == expected


@pytest.mark.parametrize("text", ["全年行政复议5件。", "全年行政复议5件，行政诉讼2件。"])
def test_cases_count_only_where_disclosure_is_spoken_of(text: str) -> None:
    assert claims(text) == ()
    assert claims(text, part=4)


@pytest.mark.parametrize("sign", ["（", "）", "，", "、", "；", "其中", "5件", "申请（"])
def test_the_longest_sentences_are_read(sign: str) -> None:
    found = claims("收到政府信息公开申请" + sign * 3000)
    assert len(found) <= 3000
