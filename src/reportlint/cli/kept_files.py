"""Files that commands write for people to keep: whole or not at all."""

from __future__ import annotations

from reportlint.cli.sinks import Sink
from reportlint.support.trusted_files import read_file


def write(path: str, text: str) -> None:
    """Write a file and the folders above it; raises UsageError where that is impossible."""
    sink = Sink(path)
    try:
        sink.write(text)
        sink.commit()
    finally:
        sink.close()


def read_text(path: str) -> str | None:
    """Return the text of a file as it stands, None where there is none that can be read."""
    try:
        return read_file(path).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
