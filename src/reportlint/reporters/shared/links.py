"""Links on a terminal (OSC 8), and the addresses they lead to."""

from __future__ import annotations

import os
from urllib.parse import quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.reporters.shared.view import View

_START, _END = "\x1b]8;;", "\x1b\\"


def make_link(text: str, address: str) -> str:
    """Return the text as a link."""
    return f"{_START}{address}{_END}{text}{_START}{_END}"


def build_file_address(path: str) -> str:
    """Return the address of a file, whatever bytes its name is made of."""
    plain = os.path.abspath(path).replace(os.sep, "/")
    lead = "" if plain.startswith("/") else "/"
    return f"file://{lead}{quote(os.fsencode(plain))}"


def build_rule_address(rule: str, view: View) -> str:
    """Return the address of a rule's page; "" where none was configured."""
    return view.rule_pages.replace("{id}", rule).replace("{language}", view.language)
