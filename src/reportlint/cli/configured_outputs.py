"""The outputs that a configuration asks for: files stay within its folder."""

from __future__ import annotations

import os

from reportlint.cli import option_values
from reportlint.cli.earlier_outputs import is_in_the_way
from reportlint.config.model import ConfigError
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import LocalizedText, Message, as_localized

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.cli.parser import Arguments
    from reportlint.config.model import Project
    from reportlint.engine.annotated_copies import CopyPlan
    from reportlint.rules.layers import Selector

_IN_THE_WAY = Message("cli.configured_outputs.would_overwrite")
_MOVE = Message("cli.configured_outputs.move_file")


def resolve_formats(arguments: Arguments, project: Project) -> tuple[tuple[str, str | None], ...]:
    """Return the outputs: name and file, None for standard output; raises ConfigError."""
    words = tuple(_resolve_output(project, word) for word in project.output_format)
    try:
        return option_values.parse_formats(arguments, words)
    except UsageError as error:
        raise _build_error(project, project.output_format[0], *error.texts) from error


def _resolve_output(project: Project, word: Selector) -> str:
    """Return an output with the path of its file as the current folder has it.

    A configuration may come along with drafts of somebody else: what it asks for must not be
    written over any file there is.
    """
    name, equals, file = word.text.partition("=")
    if file in ("", "-"):
        return word.text
    folder = os.path.realpath(project.folder)
    path = os.path.realpath(os.path.join(folder, file))
    if os.path.isabs(file) or not path.startswith(os.path.join(folder, "")):
        message = Message("cli.configured_outputs.outside_folder", file=file)
        hint = "--output-format"
        raise _build_error(
            project, word, message, Message("cli.configured_outputs.use_option", hint=hint)
        )
    if is_in_the_way(name, path):
        raise _build_error(project, word, _IN_THE_WAY.format(path=os.path.relpath(path)), _MOVE)
    end = os.sep if file.endswith(("/", os.sep)) else ""
    return f"{name}{equals}{os.path.relpath(path)}{end}"


def check_copies(project: Project, copies: Iterable[CopyPlan]) -> None:
    """Refuse to have reviewed copies written over anything else than earlier ones."""
    for kind in copies:
        for path in kind.places.values():
            if is_in_the_way(kind.name, path):
                word = next(w for w in project.output_format if w.text.startswith(f"{kind.name}="))
                raise _build_error(project, word, _IN_THE_WAY.format(path=path), _MOVE)


def _build_error(
    project: Project, word: Selector, message: LocalizedText, hint: str | LocalizedText
) -> ConfigError:
    place = f"{project.path}:{word.line}:{word.column}: "
    return ConfigError(as_localized(place) + message, hint)
