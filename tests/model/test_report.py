"""Kinds of organs by their names."""

from __future__ import annotations

import pytest

from reportlint.model.report import ORGAN_KINDS, classify_organ


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("示例市人民政府", "government"),
        ("示例市人民政府办公室", "department"),
        ("示例县数据局", "department"),
        ("示例县青石镇人民政府", "township"),
        ("示例县青石镇", "township"),
        ("示例县白水乡政府", "township"),
        ("示例区长河街道办事处", "street"),
        ("示例区长河街道", "street"),
        ("示例县政府", "government"),
        ("示例县", "government"),
        ("示例市青山区", "government"),
        ("示例自治州", "government"),
        ("示例省", "government"),
        ("示例经济技术开发区", "department"),
        ("示例高新技术产业园区", "department"),
        ("示例旅游度假区", "department"),
        (None, None),
        ("", None),
    ],
)
def test_kinds(name: str | None, kind: str | None) -> None:
    assert classify_organ(name) == kind
    assert kind is None or kind in ORGAN_KINDS
