"""What is written about rules: lists, pages, explanations, results of their tests, new ones."""

from __future__ import annotations

import os

from reportlint.support import resources


def render_rule(id_: str, language: str) -> str:
    """Return the file of a new rule, its notes in a language."""
    return _read(f"new_rule.{language}.yaml").format(id=id_, name=f"rule-{id_.lower()}")


def render_manifest(pack: str, prefix: str, language: str) -> str:
    """Return the manifest of a new pack."""
    return _read(f"new_pack.{language}.yaml").format(pack=pack, prefix=prefix)


def _read(name: str) -> str:
    return resources.read_text(os.path.join(os.path.dirname(os.path.abspath(__file__)), name))
