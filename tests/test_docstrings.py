"""The examples in docstrings: each prints what it says it prints."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

from tests.structure import imports

CORPUS = Path(__file__).parent.parent / "corpus"
MODULES = sorted(
    name for name, path in imports.modules().items() if ">>>" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CORPUS / "good")
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert result.attempted
    assert result.failed == 0
