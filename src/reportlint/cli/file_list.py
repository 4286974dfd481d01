"""``check --show-files``: which files would be checked, and which are left out and why."""

from __future__ import annotations

from reportlint.cli.sinks import Sink, print_note
from reportlint.model.finding import CLEAN, NOTHING
from reportlint.reporters.common import left_out
from reportlint.reporters.common.screen import make_visible
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.settings import Settings
    from reportlint.engine.files import LeftOut

SCHEMA = "reportlint-files/1"


def show(settings: Settings) -> int:
    """List the files on standard output, what is left out on standard error; return the exit code.

    As JSON both go to standard output.
    """
    names = [name for name, _ in settings.formats]
    if names == ["json"]:
        Sink(None).write(_format_json(settings))
    elif settings.arguments.has("--output-format") and names != ["full"]:
        raise UsageError(Message("cli.file_list.unsupported_format"))
    else:
        for input_file in settings.input_files:
            Sink(None).print_text(f"{make_visible(input_file.path)}\n")
        for one in () if settings.arguments.has("--quiet") else settings.left_out:
            print_note(f"{make_visible(one.path)}{_format_reason(one, settings.language)}")
    return CLEAN if settings.input_files else NOTHING


def _format_reason(one: LeftOut, language: str) -> str:
    what = left_out.name_kind(one.kind, language)
    why = make_visible(one.why)
    key = "left_out_because" if why else "left_out"
    return Message(f"cli.file_list.{key}", what=what, why=why)[language]


def _format_json(settings: Settings) -> str:
    from reportlint.reporters.common.machine_text import dumps

    left_out = [{"path": one.path, "kind": one.kind, "why": one.why} for one in settings.left_out]
    files = [input_file.path for input_file in settings.input_files]
    content = {"schema": SCHEMA, "files": files, "left_out": left_out}
    return dumps(content) + "\n"
