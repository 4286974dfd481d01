"""How a run ends before its end: one interrupt, however it comes, ends it in order.

A command owns its process: :func:`claim_process` lets every signal that asks it to end raise
:class:`SignalInterrupt` in the main thread, so that whatever was begun is cleaned up by the
``finally`` of those who began it. In a process that is someone else's (the library) nothing is
changed.
"""

from __future__ import annotations

import sys

from reportlint.support.lazy import fetch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from typing import Any, TypeVar

    T = TypeVar("T")

#: The signals that ask a process to end: by the keyboard, by a program, by a terminal that closes.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_SIGINT = 2
_END = object()


class SignalInterrupt(KeyboardInterrupt):
    """A signal asked the process to end; ``signal`` is its number."""

    def __init__(self, signal: int) -> None:
        super().__init__(signal)
        self.signal = signal


class _State:
    """What this process knows: whose it is, and whether a signal has come."""

    is_owned = False
    #: A signal waits while results are written, so that no piece is torn.
    is_deferred = False
    pending = 0
    #: One signal ends the process; more of them must not end the cleaning up.
    ending = False


def claim_process() -> None:
    """Take the process as the command's own: signals that ask it to end raise SignalInterrupt."""
    _State.is_owned = True
    install_handler(_raise)


def is_owned() -> bool:
    """Whether the process is the command's own, which may fork and handle signals."""
    return _State.is_owned


def install_handler(handler: Any) -> None:
    """Let a function handle every signal that asks to end, unless it is ignored (nohup)."""
    # NOTE: the module behind signal, which imports enum and functools: a tenth of a start.
    module = fetch("_signal:__dict__")
    for name in _NAMES:
        number = module.get(name)
        if number is not None and module["getsignal"](number) != module["SIG_IGN"]:
            module["signal"](number, handler)


def yield_to_parent() -> None:
    """Leave signals of the keyboard and the terminal to the parent, which ends this process."""
    module = fetch("_signal:__dict__")
    _State.is_deferred = _State.ending = False
    for name in _NAMES:
        if name in module and name != "SIGTERM":
            module["signal"](module[name], module["SIG_IGN"])
    module["signal"](module["SIGTERM"], _raise)


def signal_number(error: KeyboardInterrupt) -> int:
    """Return the number of the signal behind an interrupt."""
    return error.signal if isinstance(error, SignalInterrupt) else _SIGINT


def rearm() -> None:
    """Say that an interrupt was understood: from now on another one ends what is still done."""
    _State.ending = False


def iterate_interruptibly(items: Iterable[T]) -> Generator[T, None, None]:
    """Yield the items; an interrupt comes while the next is awaited, never while one is used."""
    iterator = iter(items)
    _State.is_deferred = True
    try:
        while (item := _next_item(iterator)) is not _END:
            yield item  # type: ignore[misc]
    finally:
        _State.is_deferred = False
        close = getattr(iterator, "close", None)
        if close is not None:
            close()


class DeferredInterrupts:
    """A block that an interrupt does not tear: one that comes meanwhile is raised at its end."""

    def __enter__(self) -> None:
        self._before, _State.is_deferred = _State.is_deferred, True

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        """Raise what has waited, unless something else is being raised."""
        _State.is_deferred = self._before
        if _State.pending and kind is None and not self._before:
            _raise(_State.pending)


def _next_item(iterator: Iterator[T]) -> T | object:
    _State.is_deferred = False
    try:
        if _State.pending:
            _raise(_State.pending)
        return next(iterator, _END)
    finally:
        _State.is_deferred = True


def _raise(number: int, _frame: object = None) -> None:
    if _State.is_deferred:
        _State.pending = number
    elif not _State.ending:
        _State.ending = True
        raise SignalInterrupt(number)


def block_signals() -> Any:
    """Keep signals waiting until the function returned is called, where the system can."""
    module = fetch("_signal:__dict__")
    if sys.platform == "win32" or "pthread_sigmask" not in module:
        return lambda: None
    numbers = {module[name] for name in _NAMES if name in module}
    before = module["pthread_sigmask"](module["SIG_BLOCK"], numbers)
    return lambda: module["pthread_sigmask"](module["SIG_SETMASK"], before - numbers)
