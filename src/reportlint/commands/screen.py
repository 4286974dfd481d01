"""What the place of an output can show: colours, and how many columns."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.commands.sinks import Sink

#: Columns where no terminal tells another number, and how few or many are believed.
WIDTH = 80
_LEAST, _MOST = 40, 200


def coloured(sink: Sink, when: str | None) -> bool:
    """Whether to use colours: what the option says, else NO_COLOR, FORCE_COLOR, the terminal."""
    if when in ("always", "never"):
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0") and sink.path is None:
        return True
    return sink.terminal and os.environ.get("TERM") != "dumb"


def width(sink: Sink) -> int:
    """Give the columns of the sink's terminal; 80 where it is none, so that output is the same."""
    if not sink.terminal:
        return WIDTH
    try:
        found = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        return WIDTH
    return min(max(found, _LEAST), _MOST) if found > 0 else WIDTH
