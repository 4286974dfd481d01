"""Writes a file in place of another: whole or not at all, and only over what was read."""

from __future__ import annotations

import os
import stat

from reportlint.support.atomic_write import write_file
from reportlint.support.errors import ReportlintError, explain_os_error
from reportlint.support.localized_text import Message

#: How office programs mark beside a file that they have it open.
_LOCKS = (("~$", ""), (".~lock.", "#"))


class UnsavedError(ReportlintError):
    """A file that could not be written; it is as it was."""


def save(path: str, old: bytes, new: bytes) -> None:
    """Write a file anew that held ``old``; raises UnsavedError, and then it is as it was.

    A link stays a link: what it points at is written. Who may read and write the file stays.
    """
    target = os.path.realpath(path)
    try:
        _guard(target, old)
        write_file(target, new)
    except OSError as error:
        message = Message("fixing.file_save.unwritable", reason=explain_os_error(error))
        raise UnsavedError(message, Message("fixing.file_save.file_unchanged")) from error


def _guard(target: str, old: bytes) -> None:
    if not stat.S_IMODE(os.stat(target).st_mode) & 0o222 or not os.access(target, os.W_OK):
        hint = Message("fixing.file_save.make_writable")
        raise UnsavedError(Message("fixing.file_save.read_only"), hint)
    lock = _lock(target)
    if lock is not None:
        hint = Message("fixing.file_save.close_file", lock=lock)
        raise UnsavedError(Message("fixing.file_save.open_in_office"), hint)
    with open(target, "rb") as file:
        if file.read() != old:
            hint = Message("fixing.file_save.run_again")
            raise UnsavedError(Message("fixing.file_save.changed_during_check"), hint)


def _lock(target: str) -> str | None:
    """Return the mark of an office program that has the file open."""
    folder, name = os.path.split(target)
    # NOTE: Word puts its mark in place of the first two characters of a longer name.
    names = {f"{start}{name}{end}" for start, end in _LOCKS} | {f"~${name[2:]}"}
    marks = sorted(mark for mark in names if os.path.exists(os.path.join(folder, mark)))
    return marks[0] if marks else None
