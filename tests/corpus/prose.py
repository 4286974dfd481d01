"""Mistakes in the prose's numbers: against the tables, and in their own arithmetic."""

from __future__ import annotations

from tests.corpus.case import Case, Found

_CAME = "全年新收政府信息公开申请18件，上年结转1件，办结18件，结转下年度继续办理1件。"
_OVERSIGHT = "公开工作占股室年度考核5分。"
_PUBLISHED = (
    "主动公开政府信息286条，其中机构职能类12条、政策文件类31条、惠农补贴类148条、行政执法类95条。"
)
_ISSUED = "印发行政规范性文件3件，"
_PROBLEMS = "还有两个方面的不足："
_FEE = "未收取信息处理费。"


def _wrong(rule: str, name: str, old: str, new: str, values: tuple[str, str] | None = None) -> Case:
    """Put in a number; ``values`` are what the prose claims and what the table holds."""
    held = dict(zip(("claimed", "table"), values, strict=True)) if values else None
    return Case(rule, name, ((old, new),), (Found(rule, values=held),), "clean.txt")


def _came(rule: str, name: str, old: str, new: str, values: tuple[str, str]) -> Case:
    return _wrong(rule, name, _CAME, _CAME.replace(old, new, 1), values)


def _added(rule: str, name: str, words: str, values: tuple[str, str] | None = None) -> Case:
    """Say something more of the applications."""
    return _wrong(rule, name, _CAME, f"{_CAME}{words}", values)


CLAIMS = (
    _came("N101", "received", "18件", "19件", ("19", "18")),
    _came("N102", "carried-over", "上年结转1件", "上年结转3件", ("3", "1")),
    _came("N103", "processed", "办结18件", "办结16件", ("16", "18")),
    _came("N104", "carried-forward", "继续办理1件", "继续办理4件", ("4", "1")),
    _wrong("N105", "all-answered", "，办结18件，结转下年度继续办理1件。", "，均已办结。"),
    _added("N106", "granted", "其中予以公开8件。", ("8", "9")),
    _added("N106", "dealt-out", "予以公开、部分公开分别为9件、4件。", ("4", "2")),
    _wrong("N108", "none", _CAME, "全年未收到政府信息公开申请。", ("0", "18")),
    _added("N109", "persons", "新收申请中均为自然人。"),
    _added("N201", "reconsideration", "因政府信息公开被申请行政复议3件。", ("3", "2")),
    _added("N202", "suits", "因政府信息公开被提起行政诉讼2件。", ("2", "1")),
    _added("N203", "none", "未发生因政府信息公开引起的行政复议。", ("0", "2")),
    _wrong("N301", "issued", _ISSUED, "印发行政规范性文件4件，", ("4", "3")),
    _wrong(
        "N302", "penalties", _OVERSIGHT, f"{_OVERSIGHT}全年作出行政处罚决定72件。", ("72", "27")
    ),
    _wrong("N303", "yuan", _OVERSIGHT, f"{_OVERSIGHT}全年行政事业性收费12.36元。"),
    _wrong("N304", "amount", _OVERSIGHT, f"{_OVERSIGHT}收取信息处理费120元。"),
)

ARITHMETIC = (
    _wrong("I101", "too-much", _PUBLISHED, _PUBLISHED.replace("95条", "96条")),
    _wrong("I102", "too-little", _PUBLISHED, _PUBLISHED.replace("95条", "94条")),
    _wrong("I103", "three-announced", _PROBLEMS, "还有三个方面的不足："),
    _wrong("I104", "share", "政策文件类31条、", "政策文件类31条，占20.8%、"),
    _wrong("I105", "rate", _OVERSIGHT, f"{_OVERSIGHT}按时办结率达到104%。"),
    _wrong("I106", "growth", _OVERSIGHT, f"{_OVERSIGHT}培训2场，较上年的1场增长50%。"),
    _wrong("I108", "lost", "全年举办业务培训2场，", "全年举办业务培训2场，共主动公开条，"),
)

CASES = (*CLAIMS, *ARITHMETIC)
