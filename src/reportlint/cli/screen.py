"""What the place of an output can show: colours, and how many columns."""

from __future__ import annotations

import os

from reportlint.reporters.common import View

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
        use_colour(sink, arguments.get("--color")),
        get_width(sink),
        arguments.has("--quiet"),
        arguments.has("--verbose"),
    )


def use_colour(sink: Sink, when: str | None) -> bool:
    """Whether to use colours: what the option says, else NO_COLOR, FORCE_COLOR, the terminal."""
    if when in ("always", "never"):
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0") and sink.path is None:
        return True
    return sink.terminal and os.environ.get("TERM") != "dumb"


def use_links(sink: Sink, *, colour: bool) -> bool:
    """Whether the sink's terminal shows links (OSC 8); no other place ever gets any.

    FORCE_HYPERLINK decides where it is set; else the terminal must be one that is known to.
    """
    if not sink.terminal or not colour:
        return False
    override = os.environ.get("FORCE_HYPERLINK")
    if override is not None:
        return override not in ("", "0")
    is_known = os.environ.get("TERM_PROGRAM") in _PROGRAMS or os.environ.get("TERM") in _TERMS
    return is_known or any(map(os.environ.get, _SIGNS)) or _read_number("VTE_VERSION") >= _VTE


def _read_number(variable: str) -> int:
    value = os.environ.get(variable, "")
    return int(value) if value.isdecimal() and len(value) < 8 else 0


def get_width(sink: Sink) -> int:
    """Return the columns of the sink's terminal; 80 where it is none: the same everywhere."""
    if not sink.terminal:
        return WIDTH
    try:
        count = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        return WIDTH
    return min(max(count, _LEAST), _MOST) if count > 0 else WIDTH
