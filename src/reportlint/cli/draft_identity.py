"""Whose report a draft is and of which year, read as ``check`` reads it: within limits."""

from __future__ import annotations

from reportlint import readers
from reportlint.engine import files
from reportlint.engine.batch import process_files
from reportlint.engine.check_draft import parse_document
from reportlint.engine.files import InputFile
from reportlint.model.report import classify_organ
from reportlint.support.errors import UnreadableError
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.support.localized_text import LocalizedText


class Identity(Record):
    """The kind of organ and the year of a draft; ``error``: why neither could be read."""

    organ: str | None = None
    year: int | None = None
    error: UnreadableError | None = None


def read_identity(path: str, year: int | None) -> Identity:
    """Read whose report a draft is, and of which year: that given, if any."""
    [(_, result)] = process_files((InputFile(path, is_named=True),), _Reader(year))
    draft_identity: Identity = result
    return draft_identity


class _Reader:
    """Reads drafts; ``job`` is the year that they are of, if it is known."""

    def __init__(self, job: int | None) -> None:
        self.job = job

    def result(self, input_file: InputFile) -> Identity:
        """Return what a draft says of itself."""
        try:
            report = parse_document(readers.read(input_file.load(), input_file.path), self.job)
        except UnreadableError as error:
            return Identity(year=self.job, error=error)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - a bad draft must not hide the settings
            return self.build_failure(input_file, files.describe_internal_error(error))
        year = report.year if self.job is None else self.job
        return Identity(classify_organ(report.organ), year)

    def build_failure(self, _target: InputFile, why: LocalizedText) -> Identity:
        """Return what is known of a draft that went beyond what a reader may do."""
        return Identity(year=self.job, error=UnreadableError(why))
