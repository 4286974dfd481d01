"""Zip archives of office formats, opened with limits on what they may unpack to."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from reportlint.readers import markup
from reportlint.readers.signatures import DAMAGED
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: More members than any report has, with all its pictures.
MAX_MEMBERS = 10_000
#: More bytes than any part that is read has: the largest reports stay below two million.
MAX_PART = 24 * 1024 * 1024
#: Bytes of all parts that are read, together.
MAX_TOTAL = 64 * 1024 * 1024
#: XML of empty tables packs a hundredfold, bombs a thousandfold.
MAX_RATIO = 300
#: Parts smaller than this may pack as well as they like.
_SMALL_PART_BYTES = 1024 * 1024
_SUPPORTED_COMPRESSION = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CENTRAL_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Archive:
    """An opened archive; names of members are compared without regard to case and slashes."""

    def __init__(self, data: bytes) -> None:
        """Open the archive; raises UnreadableError where it is damaged or beyond the limits."""
        # NOTE: counted before opening: opening makes an object of every entry.
        if data.count(_CENTRAL_ENTRY) > MAX_MEMBERS:
            raise _size_error(Message("readers.archive.too_many_members", most=MAX_MEMBERS))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _ZIP_ERRORS as error:
            raise _damage_error() from error
        self._members = {_key(info.filename): info for info in self._zip.infolist()}
        self._total = 0

    def __contains__(self, name: str) -> bool:
        """Whether there is such a member."""
        return _key(name) in self._members

    def names(self) -> tuple[str, ...]:
        """Return the names of all members, in lower case with forward slashes."""
        return tuple(self._members)

    def size(self, name: str) -> int:
        """Return how many bytes a member says that it has, 0 where there is none."""
        info = self._members.get(_key(name))
        return info.file_size if info else 0

    def read(self, name: str) -> bytes:
        """Unpack a member; raises UnreadableError where it is missing, damaged or too large."""
        info = self._members.get(_key(name))
        if info is None:
            raise _missing_member_error(name)
        self._check_limits(info)
        try:
            with self._zip.open(info) as file:
                data = file.read(MAX_PART + 1)
        except _ZIP_ERRORS as error:
            raise _damage_error() from error
        self._add_to_total(len(data), name)
        return data

    def xml(self, name: str) -> Element:
        """Parse a member; raises UnreadableError as :meth:`read` does, or where it is no XML."""
        return markup.parse_xml(self.read(name), name)

    def _check_limits(self, info: zipfile.ZipInfo) -> None:
        if info.flag_bits & _ENCRYPTED:
            raise encryption_error()
        if info.compress_type not in _SUPPORTED_COMPRESSION:
            raise _damage_error()
        if info.file_size > _SMALL_PART_BYTES and info.file_size > MAX_RATIO * info.compress_size:
            raise _size_error(Message("readers.archive.suspicious_member", name=info.filename))
        self._add_to_total(info.file_size, info.filename, keep=False)

    def _add_to_total(self, size: int, name: str, *, keep: bool = True) -> None:
        if size > MAX_PART or self._total + size > MAX_TOTAL:
            raise _size_error(Message("readers.archive.large_member", name=name))
        self._total += size if keep else 0


def encryption_error() -> UnreadableError:
    """Make the error for a file that needs a password."""
    return UnreadableError(
        Message("readers.archive.encrypted"),
        Message("readers.archive.remove_password"),
    )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _damage_error() -> UnreadableError:
    return UnreadableError(*DAMAGED)


def _missing_member_error(name: str) -> UnreadableError:
    return UnreadableError(
        Message("readers.archive.missing_member", name=name),
        Message("readers.archive.save_in_office"),
    )


def _size_error(detail: Message) -> UnreadableError:
    return UnreadableError(
        Message("readers.archive.too_large", detail=detail),
        Message("readers.archive.check_file"),
    )
