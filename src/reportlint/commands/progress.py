"""How far a long run is, on the last line of the terminal."""

from __future__ import annotations

import sys
import time

from reportlint.display.width import cut, padded, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

#: A run of fewer seconds shows nothing; then it is told so often.
_PATIENCE, _PAUSE = 1.0, 0.2
_WIDTH = 79


class Progress:
    """Counts files on standard error, where that is a terminal and standard output is not.

    NOTE: where results scroll by, they show how far the run is, and would tear the line apart.
    """

    def __init__(
        self,
        count: int,
        language: str,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take how many files there are."""
        self._count = count
        self._language = language
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._done = 0
        self._due = clock() + _PATIENCE
        self._shown = False
        self._silent = not _apart(self._stream)

    def step(self, path: str) -> None:
        """Count a file."""
        self._done += 1
        if self._silent or self._clock() < self._due:
            return
        self._due = self._clock() + _PAUSE
        self._shown = True
        told = f"{self._done}/{self._count}"
        words = f"已检查 {told}：" if self._language == "zh" else f"checked {told}: "
        self._stream.write("\r" + padded(cut(words + visible(path), _WIDTH), _WIDTH))
        self._stream.flush()

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            self._stream.write("\r" + " " * _WIDTH + "\r")
            self._stream.flush()
            self._shown = False


def _apart(stream: TextIO | None) -> bool:
    """Whether the stream is a terminal that standard output does not write to."""
    return stream is not None and stream.isatty() and not sys.stdout.isatty()
