"""What the place of an output can show: colours, and how many columns."""

from __future__ import annotations

import os

from reportlint.reporters.shared.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.parser import Arguments
    from reportlint.cli.sinks import Sink

#: Columns where no terminal tells another number, and how few or many are believed.
WIDTH = 80
_LEAST, _MOST = 40, 200
#: How terminals that show links call themselves, and variables that only they set.
_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "zed")
_TERMS = (
    "xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour", "wezterm", "rio",
)  # fmt: skip
_SIGNS = ("WT_SESSION", "DOMTERM", "KONSOLE_VERSION")
#: GNOME's terminals show them from 0.50 on.
_VTE = 5000


def view(sink: Sink, arguments: Arguments) -> View:
    """Return what the arguments ask for and the sink's place can show, but for links."""
    return View(
        arguments.language,
        coloured(sink, arguments.last("--color")),
        width(sink),
        arguments.has("--quiet"),
        arguments.has("--verbose"),
    )


def coloured(sink: Sink, when: str | None) -> bool:
    """Whether to use colours: what the option says, else NO_COLOR, FORCE_COLOR, the terminal."""
    if when in ("always", "never"):
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0") and sink.path is None:
        return True
    return sink.terminal and os.environ.get("TERM") != "dumb"


def linked(sink: Sink, *, colour: bool) -> bool:
    """Whether the sink's terminal shows links (OSC 8); no other place ever gets any.

    FORCE_HYPERLINK decides where it is set; else the terminal must be one that is known to.
    """
    if not sink.terminal or not colour:
        return False
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced not in ("", "0")
    known = os.environ.get("TERM_PROGRAM") in _PROGRAMS or os.environ.get("TERM") in _TERMS
    return known or any(map(os.environ.get, _SIGNS)) or _number("VTE_VERSION") >= _VTE


def _number(variable: str) -> int:
    value = os.environ.get(variable, "")
    return int(value) if value.isdecimal() and len(value) < 8 else 0


def width(sink: Sink) -> int:
    """Give the columns of the sink's terminal; 80 where it is none, so that output is the same."""
    if not sink.terminal:
        return WIDTH
    try:
        found = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        return WIDTH
    return min(max(found, _LEAST), _MOST) if found > 0 else WIDTH
