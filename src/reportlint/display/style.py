"""Colours for single lines, without the library that draws whole findings."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.display.view import View

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34"}
#: The colour of each severity.
SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


def styled(text: str, style: str, view: View) -> str:
    """Give the text in a colour where the view has colours."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if view.colour else text
