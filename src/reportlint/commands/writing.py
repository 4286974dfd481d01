"""Writes an output piece by piece to its place; what must come first or last waits for all."""

from __future__ import annotations

from reportlint.outputs import binder_of, front_of, output

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.commands.sinks import Sink
    from reportlint.display.view import View
    from reportlint.totals import Totals


class Writer:
    """An output, what it may know, and its place."""

    def __init__(self, name: str, view: View, sink: Sink) -> None:
        """Write what stands before all entries."""
        self._output = output(name)
        self._front = front_of(name)
        self._binder = binder_of(name)
        self._view = view
        self._sink = sink
        if self._front or self._binder:
            sink.hold()
        sink.write(self._output.opening(view))

    @property
    def counts(self) -> bool:
        """Whether it asks for the counts of every file in the end."""
        return self._front is not None

    def add(self, piece: str) -> None:
        """Write one file's piece."""
        self._sink.add(piece, self._output.BETWEEN)

    def finish(self, files: Sequence[tuple[str, Totals]], totals: Totals) -> None:
        """Write what stands after all entries; ``files`` are the counts of every file."""
        if self._front is not None:
            self._sink.release(self._front(files, totals, self._view))
        self._sink.write(self._output.closing(totals, self._view))
        binder = self._binder
        if binder is not None:
            self._sink.bind(lambda lines: binder(lines, self._view))
