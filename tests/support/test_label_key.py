"""What labels are compared by."""

from __future__ import annotations

import pytest

from reportlint.support.label_key import label_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.危及“三安全一稳定”", "3危及三安全一稳定"),
        ("（本年收费，金额）：万元", "本年收费金额万元"),
        ("其它 处理", "其他处理"),
        ("１．属于", "1属于"),
    ],
)
def test_labels_are_compared_by_letters_and_digits(text: str, expected: str) -> None:
    assert label_key(text) == expected
