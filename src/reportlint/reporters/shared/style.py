"""Colours and links for single lines, without the library that draws whole findings."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.reporters.shared.view import View

_CODES = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "cyan": "36",
    "reverse": "7",
}
#: The colour of each severity.
SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


def apply_style(text: str, style: str, view: View) -> str:
    """Return the text in a style (``bold red``) where the view has colours."""
    codes = ";".join(_CODES[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m" if view.colour else text


def link_file(text: str, path: str, view: View) -> str:
    """Return the text as a link to a file where the screen shows links."""
    if not view.links or path == "-":
        return text
    from reportlint.reporters.shared.links import build_file_address, make_link

    return make_link(text, build_file_address(path))


def link_rule(text: str, rule: str, view: View) -> str:
    """Return the text as a link to a rule's page where the screen shows links and there is one."""
    if not view.links or not view.rule_pages:
        return text
    from reportlint.reporters.shared.links import build_rule_address, make_link

    return make_link(text, build_rule_address(rule, view))
