"""More time for what is known to take long: LibreOffice starting, a scanned page being read.

A file that is read in a process of its own has so many seconds. Who does something slow that is
bounded in itself asks for more; where nobody keeps time, nothing happens.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class _Keeper:
    """Who keeps time in this process."""

    listener: Callable[[float], None] | None = None


def listen(listener: Callable[[float], None]) -> None:
    """Call a function at every request for more time, in seconds."""
    _Keeper.listener = listener


def ask(seconds: float) -> None:
    """Ask for so many seconds more for the file that is being read."""
    if _Keeper.listener is not None:
        _Keeper.listener(seconds)
