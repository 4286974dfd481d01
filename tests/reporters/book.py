"""The rules that the fixed outcomes speak of, as a run knows them."""

from __future__ import annotations

from reportlint.model.rule import Basis, Rule, RuleDoc
from reportlint.support.localized_text import Bilingual
from tests.reporters.outcomes import REMEDIES

_RULES = (
    ("A101", "balance", "error", "收支平衡", "balance"),
    ("A105", "wrong-cell", "error", "单元格填错", "wrong cell"),
    ("N101", "claim-received", "error", "收到申请数与表格不符", "requests received"),
    ("W305", "repeated-word", "warning", "重复的词", "word repeated"),
)


def _told(id_: str, name: str, severity: str, zh: str, en: str) -> tuple[Rule, RuleDoc]:
    rule = Rule(id_, name, severity, Bilingual(zh, en), "", (), {})
    guard = (Bilingual("叠词（家家户户）", "reduplication (家家户户)"),) if id_ == "W305" else ()
    basis = (Basis("国办公开办函〔2021〕30号", "格式"), Basis("GB/T 15834—2011", ""))
    looks_for = Bilingual(f"查{zh}。", f"Looks for {en}.")
    remedy = REMEDIES.get(id_)
    doc = RuleDoc(
        *(id_, "rules/r.yaml", 1, "k", looks_for, {}), basis, guard, remedy, "stable", "", "", ()
    )
    return rule, doc


BOOK = tuple(_told(*rule) for rule in _RULES)
