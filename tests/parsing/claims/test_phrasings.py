"""The phrasings that reports use for the tables' quantities: what each states, or why nothing."""

from __future__ import annotations

import pytest

from tests.parsing.claims.test_claims import claims, told

#: Short names: N what came in and was carried, R outcomes, C cases, A documents and the like.
_NAMES = {
    "N1": "requests.new.total",
    "N2": "requests.carried_over.total",
    "N1+2": "requests.received",
    "N4": "requests.carried_forward.total",
    "R1": "requests.granted.total",
    "R2": "requests.partially_granted.total",
    "R1+2": "requests.granted.total+requests.partially_granted.total",
    "R3": "requests.refused",
    "R3.1": "requests.refused.state_secret.total",
    "R3.2": "requests.refused.prohibited_by_law.total",
    "R3.3": "requests.refused.security_stability.total",
    "R3.4": "requests.refused.third_party_rights.total",
    "R3.5": "requests.refused.internal_affairs.total",
    "R3.6": "requests.refused.process_information.total",
    "R3.7": "requests.refused.enforcement_file.total",
    "R3.8": "requests.refused.administrative_inquiry.total",
    "R4": "requests.unavailable",
    "R4.1": "requests.unavailable.not_held.total",
    "R4.2": "requests.unavailable.needs_creation.total",
    "R4.3": "requests.unavailable.still_unclear.total",
    "R5": "requests.not_processed",
    "R5.1": "requests.not_processed.petition.total",
    "R5.2": "requests.not_processed.repeated.total",
    "R5.3": "requests.not_processed.publication.total",
    "R5.4": "requests.not_processed.excessive.total",
    "R5.5": "requests.not_processed.reconfirmation.total",
    "R6": "requests.other",
    "R6.1": "requests.other.correction_overdue.total",
    "R6.2": "requests.other.fee_overdue.total",
    "R7": "requests.processed_total.total",
    "person": "requests.new.natural_person",
    "company": "requests.new.commercial_enterprise",
    "lawyers": "requests.new.legal_service_institution",
    "others": "requests.new.other",
    "legal": "requests.new.commercial_enterprise+requests.new.research_institution"
    "+requests.new.public_welfare_organisation+requests.new.legal_service_institution"
    "+requests.new.other",
    "Crev": "litigation.reconsideration.total",
    "Crev.upheld": "litigation.reconsideration.upheld",
    "Crev.corrected": "litigation.reconsideration.corrected",
    "Crev.other": "litigation.reconsideration.other",
    "Crev.pending": "litigation.reconsideration.pending",
    "Csuits": "litigation.suits.total",
    "Csuits.upheld": "litigation.suits.upheld",
    "Csuits.pending": "litigation.suits.pending",
    "Cdir": "litigation.direct_suit.total",
    "Cpost": "litigation.suit_after_reconsideration.total",
    "Call": "litigation.reconsideration.total+litigation.suits.total",
    "Call.corrected": "litigation.reconsideration.corrected+litigation.suits.corrected",
    "A.issued": "proactive.normative_documents.issued",
    "A.repealed": "proactive.normative_documents.repealed",
    "A.none": "proactive.normative_documents.issued+proactive.normative_documents.repealed",
    "A.force": "proactive.normative_documents.in_force",
    "A.rules": "proactive.regulations.issued",
    "A.rules.repealed": "proactive.regulations.repealed",
    "A.rules.force": "proactive.regulations.in_force",
    "A.licences": "proactive.licensing.decisions",
    "A.penalties": "proactive.penalties.decisions",
    "A.coercion": "proactive.coercion.decisions",
    "A.fees": "proactive.fees.amount",
    "fee": "processing_fee",
}

#: A sentence and what it states, short; behind # why it states nothing, or no more.
_PHRASINGS = """
本年共收到政府信息公开申请12件。 | N1=12
全年收到政府信息公开申请12件。 | N1=12
2024年收到政府信息公开申请12件。 | N1=12
新收政府信息公开申请12件。 | N1=12
新收到政府信息公开申请12件。 | N1=12
新接收政府信息公开申请12件。 | N1=12
新增政府信息公开申请12件。 | N1=12
全年政府信息公开申请总量12件。 | N1=12
共接收网络方式提交的政府信息公开申请12件。 | # one channel
受理政府信息公开申请12件。 | N1=12
共受理政府信息公开申请12件，其中本年新收10件，上年结转2件。 | N1+2=12 N1=10 N2=2
收到政府信息公开申请12件（含上年结转2件）。 | N1+2=12 N2=2
收到政府信息公开申请12件（另有上年结转2件）。 | N1=12 N2=2
收到政府信息公开申请12件，上年度结转2件。 | N1=12 N2=2
收到政府信息公开申请12件，结转上年度2件。 | N1=12 N2=2
收到政府信息公开申请12件，上一年度结转2件。 | N1=12 N2=2
收到政府信息公开申请12件，办理上年结转2件。 | N1=12 N2=2
收到政府信息公开申请12件，2023年结转2件。 | N1=12 N2=2
收到政府信息公开申请12件，上年结转0件。 | N1=12 N2=0
收到政府信息公开申请12件，无上年结转。 | N1=12 N2=0
收到政府信息公开申请12件，本年度办结12件。 | N1=12 R7=12
收到政府信息公开申请12件，已办结12件。 | N1=12 R7=12
收到政府信息公开申请12件，依法办结12件。 | N1=12 R7=12
收到政府信息公开申请12件，在法定期限内办结12件。 | N1=12 R7=12
收到政府信息公开申请12件，答复12件。 | N1=12 R7=12
收到政府信息公开申请12件，已答复12件。 | N1=12 R7=12
收到政府信息公开申请12件，办理答复12件。 | N1=12 R7=12
收到政府信息公开申请12件，共办理回复12件。 | N1=12 R7=12
办理政府信息公开申请12件。 | R7=12
收到政府信息公开申请12件，办结10件，结转下年度办理2件。 | N1=12 R7=10 N4=2
收到政府信息公开申请12件，均已按时办结。 | N1=12
收到政府信息公开申请12件，全部办结，办结率100%。 | N1=12 R7=12 R7=12
收到政府信息公开申请12件，除2件结转下年办理外，均依法答复。 | N1=12 # 除 … 外
收到政府信息公开申请12件，结转下年度继续办理2件。 | N1=12 N4=2
收到政府信息公开申请12件，转2025年继续办理2件。 | N1=12 N4=2
收到政府信息公开申请12件，顺延至下一年答复2件。 | N1=12 N4=2
收到政府信息公开申请12件，剩余2件结转。 | N1=12 N4=2
收到政府信息公开申请12件，无下年度结转。 | N1=12 N4=0
收到政府信息公开申请12件，无结转下年度办理的申请。 | N1=12 N4=0
收到政府信息公开申请12件，结转下年度继续办理0件。 | N1=12 N4=0
收到政府信息公开申请12件，予以公开5件。 | N1=12 R1=5
收到政府信息公开申请12件，同意公开5件。 | N1=12 R1=5
收到政府信息公开申请12件，公开5件。 | N1=12 R1=5
收到政府信息公开申请12件，部分公开5件。 | N1=12 R2=5
办结政府信息公开申请12件，予以公开或部分公开5件，占41.67%。 | R7=12 R1+2=5
办结政府信息公开申请12件，予以公开及部分公开5件。 | R7=12 R1+2=5
收到政府信息公开申请12件，不予公开5件。 | N1=12 R3=5
收到政府信息公开申请12件，属于国家秘密1件，其他法律行政法规禁止公开2件。 | N1=12 R3.1=1 R3.2=2
收到政府信息公开申请12件，行政执法案卷2件，过程性信息3件。 | N1=12 R3.7=2 R3.6=3
收到政府信息公开申请12件，内部事务信息1件，行政查询事项2件。 | N1=12 R3.5=1 R3.8=2
收到政府信息公开申请12件，第三方合法权益1件，危及“三安全一稳定”2件。 | N1=12 R3.4=1 R3.3=2
收到政府信息公开申请12件，因属于行政执法案卷不予公开2件。 | N1=12 R3.7=2
收到政府信息公开申请12件，本机关无法提供5件。 | N1=12 R4=5
收到政府信息公开申请12件，本机关不掌握相关政府信息5件。 | N1=12 R4.1=5
收到政府信息公开申请12件，非本机关掌握5件。 | N1=12 R4.1=5
收到政府信息公开申请12件，不属于本机关公开5件。 | N1=12 R4.1=5
收到政府信息公开申请12件，信息不存在5件。 | N1=12 # no row of its own
收到政府信息公开申请12件，没有现成信息需另行制作5件，补正后仍不明确2件。 | N1=12 R4.2=5 R4.3=2
收到政府信息公开申请12件，不予处理5件。 | N1=12 R5=5
收到政府信息公开申请12件，信访举报投诉5件，重复申请1件。 | N1=12 R5.1=5 R5.2=1
收到政府信息公开申请12件，要求提供公开出版物2件，大量反复申请1件。 | N1=12 R5.3=2 R5.4=1
收到政府信息公开申请12件，要求行政机关确认或重新出具已获取信息1件。 | N1=12 R5.5=1
收到政府信息公开申请12件，其他处理5件。 | N1=12 R6=5
收到政府信息公开申请12件，予以公开5件，部分公开2件，其他5件。 | N1=12 R1=5 R2=2 R6=5
收到政府信息公开申请12件，逾期不补正1件，逾期未缴费2件。 | N1=12 R6.1=1 R6.2=2
收到申请12件，不予公开5件。 | # whose applications is not said
办结政府信息公开申请9件，予以公开5件，其他处理4件，结转下年1件。 | R7=9 R1=5 R6=4 N4=1
收到政府信息公开申请12件，自然人5件、企业5件、其他组织2件。 | N1=12 person=5 company=5 others=2
收到政府信息公开申请12件，自然人9件，法律服务机构1件，其他2件。 | N1=12 person=9 lawyers=1 others=2
收到政府信息公开申请12件，均为自然人。 | N1=12 person=12
收到政府信息公开申请12件，均来自自然人。 | N1=12 person=12
收到政府信息公开申请12件，全部为自然人申请。 | N1=12 person=12
收到政府信息公开申请12件，申请人均为自然人。 | N1=12 person=12
收到政府信息公开申请12件。申请人均为自然人。 | N1=12 person=12
收到政府信息公开申请12件，申请人均为自然人和企业。 | N1=12 # of two kinds
收到政府信息公开申请12件，申请人主要为自然人。 | N1=12 # not all of them
收到政府信息公开申请12件，法人或其他组织申请5件，占41.7%。 | N1=12 legal=5
收到政府信息公开申请12件，网上申请5件、现场申请4件、邮寄3件。 | N1=12 # no cell for channels
收到政府信息公开申请12件，同比上升20%。 | N1=12
收到政府信息公开申请12件，比2023年（31起）下降29%。 | N1=12 # another year
收到政府信息公开申请12件，较上年增加2件，与前年持平。 | N1=12 # a comparison
收到政府信息公开申请12件，公开率50%，答复率100%。 | N1=12 R7=12
政府信息公开引发行政复议3件。 | Crev=3
政府信息公开引起行政复议3件。 | Crev=3
因政府信息公开被申请行政复议3件。 | Crev=3
政府信息公开行政复议2件，维持1件、纠错1件。 | Crev=2 Crev.upheld=1 Crev.corrected=1
政府信息公开行政复议2件，其他结果1件、未审结1件。 | Crev=2 Crev.other=1 Crev.pending=1
政府信息公开行政复议1件，申请人已撤回。 | Crev=1
政府信息公开行政诉讼3件。 | Csuits=3
政府信息公开被诉讼案件3件。 | Csuits=3
因政府信息公开提起行政诉讼3件。 | Csuits=3
政府信息公开行政诉讼3件，复议后起诉1件，未经复议直接起诉2件。 | Csuits=3 Cpost=1 Cdir=2
政府信息公开行政诉讼1件，结果维持1件。 | Csuits=1 Csuits.upheld=1
新发生政府信息公开行政诉讼案件1件，未审结1件。 | Csuits=1 Csuits.pending=1
政府信息公开行政复议3件，被纠错0件。 | Crev=3 Crev.corrected=0
政府信息公开工作无行政复议纠错和行政诉讼败诉。 | Call.corrected=0
政府信息公开复议、诉讼案件共3件。 | Call=3
政府信息公开行政复议和行政诉讼分别为3件、2件。 | Crev=3 Csuits=2
政府信息公开行政复议3件，其中1件为2023年信息公开件。 | Crev=3 # of another year
制发行政规范性文件3件。 | A.issued=3
制定行政规范性文件3个。 | A.issued=3
新发布行政规范性文件3份。 | A.issued=3
废止行政规范性文件3件。 | A.repealed=3
清理失效行政规范性文件3件。 | A.repealed=3?
现行有效行政规范性文件3件。 | A.force=3
继续有效行政规范性文件3件。 | A.force=3
制发、废止行政规范性文件分别为3件、2件。 | A.issued=3 A.repealed=2
未制发、废止行政规范性文件。 | A.none=0
未制发行政规范性文件。 | A.issued=0
没有出台规范性文件。 | A.issued=0?
未废止行政规范性文件。 | A.repealed=0
主动公开市政府规章3件（含新制定1件，修改1件，废止1件）。 | # published, not made
制发（修改）政府规章3份，废止2份，现行有效4份。 | A.rules=3 A.rules.repealed=2 A.rules.force=4
作出行政许可3件。 | A.licences=3
办理行政许可3件。 | A.licences=3
行政许可处理决定3件。 | A.licences=3
行政处罚决定3件。 | A.penalties=3
出具书面行政处罚3件。 | A.penalties=3
行政强制3件。 | A.coercion=3
行政许可、行政处罚、行政强制决定分别为3件、2件、1件。 | A.licences=3 A.penalties=2 A.coercion=1
公开行政许可信息3条，公示行政处罚信息4条。 | # published, not decided
行政事业性收费3.5万元。 | A.fees=35000
行政事业性收费35000元。 | A.fees=35000
收取信息处理费300元。 | fee=300
实际收取信息处理费共计300元。 | fee=300
发出收费通知3件，总金额300元。 | # no cell
未收取信息处理费。 | fee=0
无收取信息处理费。 | fee=0
未产生信息处理费。 | fee=0
依法受理答复依申请公开2件。 | N1=2
线下收到政府信息公开申请9件，线上65件。 | # channels
主动公开政府信息30条，其中政策类10条、机构类20条。 | # no cell
通过网站10条、新媒体20条、其他5条，共35条。 | # no cell
全市收到政府信息公开申请30件。 | # the whole area, in a department's report
收到政府信息公开申请12件，涉及征地5件、规划4件。 | N1=12 # topics
截至12月31日，历年累计收到政府信息公开申请30件。 | # cumulative
上半年收到政府信息公开申请30件。 | # half a year
一季度收到政府信息公开申请30件。 | # a quarter
收到政府信息公开申请12份。 | N1=12
收到政府信息公开申请12条。 | N1=12
收到政府信息公开申请12起。 | N1=12
收到政府信息公开申请12宗。 | N1=12
收到政府信息公开申请12项。 | N1=12
收到政府信息公开申请12封。 | N1=12
收到政府信息公开申请12件次。 | N1=12
收到政府信息公开申请书12条。 | N1=12
收到政府信息公开申请1,046件。 | N1=1046
收到政府信息公开申请1 046件。 | N1=1046
收到政府信息公开申请1.2万件。 | N1=12000
收到政府信息公开申请一千零四十六件。 | N1=1046
收到政府信息公开申请260余件。 | # inexact
收到政府信息公开申请约200件。 | # inexact
收到政府信息公开申请100多件。 | # inexact
收到政府信息公开申请近千件。 | # inexact
收到政府信息公开申请200件以上。 | # inexact

未收到政府信息公开申请。 | N1=0
未接到政府信息公开申请。 | N1=0
未接收到政府信息公开申请。 | N1=0
未受理政府信息公开申请。 | N1=0
未收到和受理政府信息公开申请。 | N1=0
没有收到政府信息公开申请。 | N1=0
没有接到政府信息公开申请。 | N1=0
无依申请公开事项。 | N1=0
无依申请公开信件。 | N1=0
政府信息公开零申请。 | N1=0
收到政府信息公开申请0件。 | N1=0
共收到政府信息公开申请0件，共办结0件。 | N1=0 R7=0
受理政府信息公开申请0条。 | N1=0
依申请公开政府信息：无此项内容。 | # what this item is, is not said
未发生政府信息公开行政复议。 | Crev=0
没有发生政府信息公开行政复议、行政诉讼。 | Call=0
未出现因政府信息公开引起的行政复议现象。 | Crev=0
未引发政府信息公开行政诉讼。 | Csuits=0
未因政府信息公开引起行政复议、行政诉讼。 | Call=0
不存在因政府信息公开引起行政复议、行政诉讼的情况。 | Call=0
政府信息公开行政复议、行政诉讼均为0。 | Call=0
政府信息公开行政复议、行政诉讼均为零。 | Call=0
免于公开信息0条。 | # no cell
政府信息公开申请无结转。 | N4=0
收到政府信息公开申请0件，与上年持平。 | N1=0
未收到该项申请。 | # which, is not said
无意见投诉情况。 | # no cell
本年度无政府信息公开申请。 | N1=0
从未收到政府信息公开申请。 | N1=0
暂无政府信息公开申请。 | N1=0
2023年我局共受理政府信息公开申请0件。 | # another year
2023年，我局无依申请公开事项。 | # another year
未接收到受理政府信息公开申请。 | N1=0
2024年我无依申请公开事项。 | # a word is lost
未收到依申请公开申请信息未发生因政府信息公开引起的行政复议。 | # a comma is lost
除1件外未收到政府信息公开申请。 | # but for one
未收到网络政府信息公开申请。 | # one channel
未发生政府信息公开行政复议被纠错的情况。 | Crev.corrected=0
"""


def _cases() -> list[tuple[str, tuple[str, ...]]]:
    lines = [line for line in _PHRASINGS.splitlines() if line]
    split = [line.partition("#")[0].split("|") for line in lines]
    return [(sentence.strip(), tuple(stated.split())) for sentence, stated in split]


def _short(claim: str) -> str:
    """A claim as ``told`` gives it, by its short name; ? behind a weak one."""
    words, _, weak = claim.partition(" ")
    quantity, _, value = words.partition("=")
    names = {full: short for short, full in _NAMES.items()}
    return f"{names[quantity]}={value}{'?' if weak else ''}"


@pytest.mark.parametrize(("sentence", "stated"), _cases())
def test_what_a_phrasing_states(sentence: str, stated: tuple[str, ...]) -> None:
    compared = [claim for claim in claims(sentence) if claim.exact and not claim.scope]
    assert tuple(_short(told(claim)) for claim in compared) == stated


def test_each_silence_has_its_reason() -> None:
    lines = [line for line in _PHRASINGS.splitlines() if line]
    assert len(lines) > 180
    assert all("#" in line for line in lines if line.rstrip().endswith("|"))
