"""Where outputs go, standard output or files that appear whole or not at all, and what it shows."""

from __future__ import annotations

import os
import stat
import sys
from io import TextIOWrapper

from reportlint.reporters.common import View
from reportlint.reporters.common.screen import sanitise_text
from reportlint.support.errors import RuleError, UsageError, explain_os_error
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Message
from reportlint.support.trusted_files import read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from typing import IO, TextIO

    from reportlint.cli.parser import Arguments
    from reportlint.support.atomic_write import Replacement
    from reportlint.support.errors import ReportlintError
    from reportlint.support.source_errors import SourceError


#: Characters that are held at once of what was held back.
_CHUNK = 1 << 20
#: What is set where a CI system reads commands from the log.
_SYSTEMS = ("GITHUB_ACTIONS", "TF_BUILD", "FORGEJO_ACTIONS", "GITEA_ACTIONS")


class Sink:
    """A place that an output writes to; ``path`` is None for standard output.

    A file is written beside its place and moved there by :meth:`commit`; unless that is called,
    :meth:`close` leaves no trace. Devices and pipes are written to directly.
    """

    def __init__(self, path: str | None) -> None:
        """Open the place; raises UsageError where that is impossible."""
        self.path = path
        self._replacement: Replacement | None = None
        self._held_file: IO[str] | None = None
        self._has_begun = False
        self._new_folders: list[str] = []
        self._stream = sys.stdout if path is None else self._open(path)

    def _open(self, path: str) -> TextIO:
        from reportlint.support.atomic_write import Replacement
        from reportlint.support.trusted_files import resolve_target

        try:
            target = resolve_target(path)
            if target is None:
                stream: IO[bytes] = open(path, "wb")  # noqa: SIM115 - see close
            else:
                self._make(os.path.dirname(target))
                self._replacement = Replacement(target)
                stream = self._replacement.stream
            return TextIOWrapper(stream, "utf-8", "backslashreplace", "\n")
        except OSError as error:
            self._unmake()
            raise _build_write_error(path, error) from error

    def _make(self, folder: str) -> None:
        """Make a folder with those above it; they go again where nothing is kept."""
        missing = []
        while not os.path.lexists(folder):
            missing.append(folder)
            folder = os.path.dirname(folder)
        for one in reversed(missing):
            os.mkdir(one)
            self._new_folders.append(one)

    def _unmake(self) -> None:
        for folder in reversed(self._new_folders):
            try:
                os.rmdir(folder)
            except OSError:  # another output has written into it
                return

    @property
    def terminal(self) -> bool:
        """Whether what is written appears on a terminal."""
        return self._stream.isatty()

    @property
    def is_log(self) -> bool:
        """Whether a CI system reads what is written: standard output there, unless it is a file."""
        if self.path is not None or not any(os.environ.get(name) for name in _SYSTEMS):
            return False
        try:
            return not stat.S_ISREG(os.fstat(self._stream.fileno()).st_mode)
        except (OSError, ValueError):
            return True

    def write(self, text: str) -> None:
        """Write text."""
        self._try((self._held_file or self._stream).write, text)

    def print_text(self, text: str, *, has_colour: bool = False) -> None:
        """Write text for people; ``has_colour``: our own colours are in it."""
        self.write(sanitise_text(text, with_colour=has_colour))

    def add(self, piece: str, between: str) -> None:
        """Write a piece, after what stands between it and those before; an empty one is none."""
        if piece:
            self.write(between + piece if self._has_begun else piece)
            self._has_begun = True

    def hold_back(self) -> None:
        """Hold back what is written from now on, on the disk: something is to come before it."""
        from tempfile import TemporaryFile

        self._held_file = TemporaryFile(  # noqa: SIM115 - closed by release and close
            "w+", encoding="utf-8", errors="backslashreplace", newline="\n"
        )

    def release(self, front: str) -> None:
        """Write what comes first, and then what was held back."""
        held_file, self._held_file = self._held_file, None
        self.write(front)
        if held_file is not None:
            with held_file:
                held_file.seek(0)
                while piece := held_file.read(_CHUNK):
                    self.write(piece)

    def bind(self, make: Callable[[Iterable[str]], bytes]) -> None:
        """Write what is made of the lines that were held back."""
        held_file, self._held_file = self._held_file, None
        if held_file is not None:
            with held_file:
                held_file.seek(0)
                data = make(held_file)
            self._try(self._stream.flush)
            self._try(self._stream.buffer.write, data)

    def flush(self) -> None:
        """Write what is on its way: whoever reads a pipe may be gone, and a disk full."""
        self._try(self._stream.flush)

    def commit(self) -> None:
        """Let what was written take its place."""
        if self.path is None:
            return
        self.flush()
        if self._replacement is not None:
            self._try(self._replacement.commit)
        self._new_folders.clear()

    def _try(self, action: Callable[..., object], *values: object) -> None:
        """Do something; the error of a file, which may be a full disk, says which file it is."""
        try:
            action(*values)
        except OSError as error:
            if self._held_file is not None:
                raise _build_write_error(fetch("tempfile:gettempdir")(), error) from error
            if self.path is None:
                raise
            raise _build_write_error(self.path, error) from error

    def close(self) -> None:
        """End writing; what was not kept is removed."""
        if self._held_file is not None:
            self._held_file.close()
        if self.path is None:
            return
        try:
            self._stream.close()
        except OSError:  # reported already: what is still to be written finds no room
            self._stream = sys.stdout
        finally:
            if self._replacement is not None:
                self._replacement.close()
            self._unmake()


def _build_write_error(path: str, error: OSError) -> UsageError:
    reason = explain_os_error(error)
    return UsageError(Message("cli.sinks.unwritable", path=path, reason=reason))


def print_error(error: ReportlintError, language: str) -> None:
    """Print an error on standard error, if there is any."""
    message, hint = error.localize(language)
    lines = [f"reportlint: {message}", *(f"  {line}" for line in hint.splitlines())]
    print_note("\n".join(lines))


def print_errors(errors: Collection[SourceError], language: str) -> None:
    """Print errors of files on standard error, all in one, if there are any."""
    if errors:
        from reportlint.support.source_errors import list_errors

        print_error(RuleError(list_errors(errors)), language)


def print_note(words: str, *, has_colour: bool = False) -> None:
    """Write words to standard error, if there is any; ``has_colour``: they hold our colours."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"{sanitise_text(words, with_colour=has_colour)}\n")
    except OSError:  # nobody hears it
        return


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


def make_view(sink: Sink, arguments: Arguments) -> View:
    """Return what the arguments ask for and the sink's place can show, but for links."""
    colour, width = use_colour(sink, arguments.get("--color")), get_width(sink)
    quiet, verbose = arguments.has("--quiet"), arguments.has("--verbose")
    return View(arguments.language, colour, width, quiet, verbose)


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
    version = os.environ.get("VTE_VERSION", "")
    is_new = version.isdecimal() and len(version) < 8 and int(version) >= _VTE
    return is_known or is_new or any(map(os.environ.get, _SIGNS))


def get_width(sink: Sink) -> int:
    """Return the columns of the sink's terminal; 80 where it is none: the same everywhere."""
    if not sink.terminal:
        return WIDTH
    try:
        count = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        return WIDTH
    return min(max(count, _LEAST), _MOST) if count > 0 else WIDTH


def write_text_file(path: str, text: str) -> None:
    """Write a file and the folders above it; raises UsageError where that is impossible."""
    sink = Sink(path)
    try:
        sink.write(text)
        sink.commit()
    finally:
        sink.close()


def read_text_file(path: str) -> str | None:
    """Return the text of a file as it stands, None where there is none that can be read."""
    try:
        return read_file(path).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
