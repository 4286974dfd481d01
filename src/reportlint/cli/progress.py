"""What a run is at that takes long, on the last line of the terminal.

The line shows after a second, also while a single file is read: by a timer, as the program waits
meanwhile. It is cleared before anything else is written, so that nothing is torn apart.
"""

from __future__ import annotations

import os
import sys
import time

from reportlint.reporters.common.screen import count_columns, make_visible, pad_text, truncate
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TextIO, TypeVar

    T = TypeVar("T")

#: Seconds for which nothing is shown, and after which the line is drawn anew.
_PATIENCE, _PAUSE = 1.0, 0.25
_WIDTH = 79


def can_show(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal with a person before it, who can see a line change."""
    if stream is None or not stream.isatty():
        return False
    return os.environ.get("TERM") != "dumb" and os.environ.get("CI", "") in ("", "0", "false")


def show_progress(items: Iterable[T], paths: Sequence[str], language: str) -> Iterable[T]:
    """Return the items, one a file; the line shows if a person looks at standard error."""
    return Progress(paths, language).track(items) if can_show(sys.stderr) else items


class Progress:
    """Tells on standard error which file a run is at; as a context, the line makes way."""

    def __init__(
        self,
        paths: Sequence[str],
        language: str,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the files in the order in which they are reported."""
        self._paths = paths
        self._language = language
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._done_count = 0
        self._began = self._file_began = clock()
        self._is_shown = self._is_held = False

    def track(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items, one a file; the line shows while the next is awaited."""
        stop = _start_ticking(self.tick)
        try:
            for item in items:
                with self:
                    self.step()
                    yield item
        finally:
            stop()
            self._clear()

    def step(self) -> None:
        """Count a file: the next one begins."""
        self._done_count += 1
        self._file_began = self._clock()

    def tick(self) -> None:
        """Draw the line, if it is time and nothing else is being written."""
        now = self._clock()
        if self._is_held or now - self._began < _PATIENCE or self._done_count >= len(self._paths):
            return
        self._put("\r" + pad_text(self._line(int(now - self._file_began)), _WIDTH))
        self._is_shown = True

    def __enter__(self) -> None:
        """Clear the line and hold it back."""
        self._is_held = True
        self._clear()

    def __exit__(self, *_: object) -> None:
        """Let it be drawn again."""
        self._is_held = False

    def _line(self, seconds: int) -> str:
        count = len(self._paths)
        place = f" {self._done_count + 1}/{count}" if count > 1 else ""
        lead = Message("cli.progress.checking", place=place)[self._language]
        tail = Message("cli.progress.seconds", seconds=seconds)[self._language] if seconds else ""
        room = _WIDTH - count_columns(lead) - count_columns(tail)
        return lead + truncate(make_visible(self._paths[self._done_count]), room) + tail

    def _clear(self) -> None:
        if self._is_shown:
            self._is_shown = False
            self._put("\r" + " " * _WIDTH + "\r")

    def _put(self, text: str) -> None:
        """Write past all buffers: the program may be writing to the stream itself."""
        try:
            number = self._stream.fileno()
        except (OSError, ValueError):
            self._stream.write(text)
        else:
            os.write(number, text.encode("utf-8", "replace"))


def _start_ticking(tick: Callable[[], None]) -> Callable[[], None]:
    """Call a function again and again from now on; return what ends that."""
    try:
        return _tick_by_signal(tick)
    except (KeyError, ValueError):  # Windows has no such timer, a thread no signals
        return _tick_by_thread(tick)


def _tick_by_signal(tick: Callable[[], None]) -> Callable[[], None]:
    # NOTE: no thread where processes are forked; theirs does not inherit the timer.
    module = fetch("_signal:__dict__")
    timer, kind = module["setitimer"], module["ITIMER_REAL"]
    before = module["signal"](module["SIGALRM"], lambda *_: tick())
    timer(kind, _PATIENCE, _PAUSE)

    def stop() -> None:
        timer(kind, 0)
        module["signal"](module["SIGALRM"], before or module["SIG_DFL"])

    return stop


def _tick_by_thread(tick: Callable[[], None]) -> Callable[[], None]:
    import threading

    stop_event = threading.Event()

    def run() -> None:
        while not stop_event.wait(_PAUSE):
            tick()

    threading.Thread(target=run, daemon=True).start()
    return stop_event.set
