"""Every grammar compiles without conflicts, and no two of its terminals can match the same text."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.parsing.grammar.compiler import compile_grammar

GRAMMARS = sorted((Path(__file__).parents[3] / "grammars").glob("*.lark"))


def test_there_are_grammars() -> None:
    assert GRAMMARS


@pytest.mark.parametrize("path", GRAMMARS, ids=lambda path: path.stem)
def test_compiles_strictly(path: Path) -> None:
    grammar = compile_grammar(path.stem, path.read_text(encoding="utf-8"), strict=True)
    assert grammar.name == path.stem
