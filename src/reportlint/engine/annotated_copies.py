"""Reviewed copies of drafts: one file a draft, which appears whole or not at all."""

from __future__ import annotations

import os

from reportlint.reporters import load_copy_reporter
from reportlint.support.atomic_write import write_file
from reportlint.support.errors import explain_os_error
from reportlint.support.localized_text import Message
from reportlint.support.records import Record
from reportlint.support.trusted_files import resolve_target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.model.finding import FileResult
    from reportlint.reporters.common import View


class CopyPlan(Record):
    """A kind of copy, and where the copy of each draft goes, by the draft's path."""

    name: str
    places: Mapping[str, str]


class CopyOutcome(Record):
    """What came of a draft's copies: ``notes`` why there is none, ``errors`` what went wrong.

    ``written_kinds`` names the kinds of those that were written.
    """

    notes: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    written_kinds: tuple[str, ...] = ()


def write_copies(
    plans: Sequence[CopyPlan], result: FileResult, data: bytes, view: View
) -> CopyOutcome:
    """Write the copies of a draft that was checked; ``data`` is what it holds."""
    notes: list[str] = []
    errors: list[str] = []
    written_kinds: list[str] = []
    for copies in plans:
        place = copies.places.get(result.path)
        if place is None:
            continue
        try:
            content = load_copy_reporter(copies.name).render_copy(result, data, view)
            if isinstance(content, bytes):
                _write_copy(place, content)
                written_kinds.append(copies.name)
            elif content is not None:
                notes.append(content[view.language])
            continue
        except OSError as error:
            reason = explain_os_error(error)
            message = Message("engine.annotated_copies.unwritable", path=place, error=reason)
        except Exception as error:  # noqa: BLE001 - the draft's findings are reported all the same
            words = f"{type(error).__name__}: {error}".rstrip(": ")
            message = Message("engine.annotated_copies.internal_error", error=words)
        errors.append(message[view.language])
    return CopyOutcome(tuple(notes), tuple(errors), tuple(written_kinds))


def _write_copy(place: str, content: bytes) -> None:
    target = resolve_target(place)
    if target is None:
        with open(place, "wb") as file:
            file.write(content)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        write_file(target, content)
