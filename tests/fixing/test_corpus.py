"""Every fix that the corpus calls for is made, and none makes a report worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.readers import suffixes
from tests.corpus import CORPUS
from tests.fixing.drafts import mended

FILES = sorted(path for path in CORPUS.rglob("*") if path.suffix in suffixes())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_fixes_are_made_once_and_for_all(path: Path) -> None:
    data = path.read_bytes()
    result = mended(data, path.name, unsafe=True)
    assert result.remaining_fixes == ()
    assert (result.after.data != data) == bool(result.applied_fixes)
    fixed = {mend.finding.rule for mend in result.applied_fixes}
    assert not fixed & {finding.rule for finding in result.after.full_result.findings}
    before = [finding.rule for finding in result.before.full_result.findings]
    for finding in result.after.full_result.findings:
        before.remove(finding.rule)
    if result.applied_fixes:
        assert mended(result.after.data, path.name, unsafe=True).applied_fixes == ()
