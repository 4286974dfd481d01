"""Writes an output piece by piece to its place; what must come first or last waits for all."""

from __future__ import annotations

from reportlint.reporters import HUMAN_FORMATS, VERBATIM_FORMATS, load_reporter
from reportlint.reporters.common.screen import escape_commands, sanitise_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlint.cli.sinks import Sink
    from reportlint.model.finding import RunSummary
    from reportlint.reporters.common import View


def _pass_through(piece: str) -> str:
    """Return what is safe by its format."""
    return piece


def _choose_guard(name: str, view: View, sink: Sink) -> Callable[[str], str]:
    """Return what makes the pieces of an output safe for those who look at its place."""
    if name in HUMAN_FORMATS:
        return lambda piece: sanitise_text(piece, with_colour=view.colour)
    if name in VERBATIM_FORMATS and sink.terminal:
        return sanitise_text
    # NOTE: what is exact is changed only where it would be a log.
    if name in VERBATIM_FORMATS and sink.is_log:
        return escape_commands
    return _pass_through


class OutputWriter:
    """An output, what it may know, and its place."""

    def __init__(self, name: str, view: View, sink: Sink) -> None:
        """Write what stands before all pieces."""
        self._output = load_reporter(name)
        self._view = view
        self._sink = sink
        self._guard = _choose_guard(name, view, sink)
        if self._output.render_header or self._output.assemble:
            sink.hold_back()
        sink.write(self._output.render_start(view))

    @property
    def wants_counts(self) -> bool:
        """Whether it asks for the counts of every file in the end."""
        return self._output.render_header is not None

    def add(self, piece: str) -> None:
        """Write one file's piece."""
        self._sink.add(self._guard(piece), self._output.separator)

    def finish(self, files: Sequence[tuple[str, RunSummary]], totals: RunSummary) -> None:
        """Write what stands after all pieces; ``files`` are the counts of every file."""
        if self._output.render_header is not None:
            self._sink.release(self._output.render_header(files, totals, self._view))
        self._sink.write(self._guard(self._output.render_end(totals, self._view)))
        binder = self._output.assemble
        if binder is not None:
            self._sink.bind(lambda lines: binder(lines, self._view))
