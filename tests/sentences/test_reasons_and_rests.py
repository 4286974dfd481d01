"""Reasons and outcomes with one number, what closes a list of reasons, all of what was handled."""

from __future__ import annotations

import pytest

from tests.sentences.test_constructions import _figures, _read

R = "requests."
NEW, DONE = f"{R}new.total", f"{R}processed_total.total"
PROCESS, NOT_HELD = f"{R}refused.process_information.total", f"{R}unavailable.not_held.total"
CASES, SUITS = "litigation.reconsideration.total", "litigation.suits.total"
FORWARD = f"{R}carried_forward.total"
GRANTED, PARTLY = f"{R}granted.total", f"{R}partially_granted.total"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("收到申请4件，属于过程性信息、依法不予公开3件。", [(NEW, 4), (PROCESS, 3)]),
        ("收到申请4件，其中因属于过程性信息、不予公开3件。", [(NEW, 4), (PROCESS, 3)]),
        ("收到申请4件，包括属于我局不掌握的信息、依法不予公开3件。", [(NEW, 4), (NOT_HELD, 3)]),
        ("收到申请4件，过程性信息、依法不予公开3件。", [(NEW, 4)]),
        ("收到申请4件，属于过程性信息、属于国家秘密3件。", [(NEW, 4)]),
        ("收到申请4件，属于过程性信息、予以公开3件。", [(NEW, 4)]),
        (
            "收到申请9件，其中予以公开4件，部分公开2件，属于过程性信息1件，本局不掌握1件，其他1件。",
            [(NEW, 9), (GRANTED, 4), (PARTLY, 2), (PROCESS, 1), (NOT_HELD, 1), (f"{R}other", 1)],
        ),
        (
            "收到申请9件，其中属于过程性信息1件，属于行政执法案卷1件，其他1件。",
            [(NEW, 9), (PROCESS, 1), (f"{R}refused.enforcement_file.total", 1)],
        ),
        (
            "收到申请9件，其中予以公开4件，不予公开3件（属于过程性信息2件，其他1件）。",
            [(NEW, 9), (GRANTED, 4), (f"{R}refused", 3), (PROCESS, 2)],
        ),
        ("全年共办理政府信息公开申请9件，均已依法办结。", [(DONE, 9), (DONE, 9)]),
        (
            "全年共办理政府信息公开申请9件，所申请的多为征地批文和规划许可材料，均已办结。",
            [(DONE, 9), (DONE, 9)],
        ),
        ("全年共办理人大建议9件，均已依法办结。", []),
        (
            "全年无申请结转办理情况及信息公开行政复议、诉讼情况。",
            [(FORWARD, 0), ("litigation.reconsideration.total+litigation.suits.total", 0)],
        ),
        (
            "全年无政府信息公开申请结转办理情况和政府信息公开行政复议、行政诉讼处理情况。",
            [(FORWARD, 0), ("litigation.reconsideration.total+litigation.suits.total", 0)],
        ),
        (
            "全年无申请结转办理情况及行政复议纠错情况。",
            [(FORWARD, 0), ("litigation.reconsideration.corrected", 0)],
        ),
        ("共处理信息公开行政复议3件、行政诉讼2件。", [(CASES, 3), (SUITS, 2)]),
        ("共办理政府信息公开行政复议案件3件，行政诉讼案件2件。", [(CASES, 3), (SUITS, 2)]),
        ("共办理政府信息公开行政复议案件3件。", []),
        ("共审理政府信息公开行政复议案件3件、行政诉讼2件。", []),
    ],
)
def test_what_is_read(text: str, figures: list[tuple[str, int]]) -> None:
    assert _figures(_read("云溪市财政局", text)) == figures


@pytest.mark.parametrize("organ", ["云溪市人民政府", "云溪市司法局"])
def test_who_decides_cases_may_handle_those_of_others(organ: str) -> None:
    text = "共办理政府信息公开行政复议案件3件，行政诉讼案件2件。"
    assert CASES not in dict(_figures(_read(organ, text)))
