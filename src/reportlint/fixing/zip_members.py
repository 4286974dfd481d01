"""Puts new contents into members of a zip archive; the contents of all others stay the same."""

from __future__ import annotations

import copy
import io
import zipfile

from reportlint.fixing.edits import UnwritableError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

#: More bytes than a draft unpacks to, with all its pictures.
MAX_UNPACKED = 256 * 1024 * 1024
_ODD = Message("fixing.zip_members.unusual_structure")
_ERRORS = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, RuntimeError, ValueError)


class Members:
    """The members of an archive, unpacked."""

    def __init__(self, data: bytes) -> None:
        """Unpack an archive; raises UnwritableError for one that is odd or too large."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self._comment = archive.comment
                self._infos = archive.infolist()
                self._guard()
                self._contents = {info.filename: archive.read(info) for info in self._infos}
        except _ERRORS as error:
            raise UnwritableError(_ODD) from error

    def _guard(self) -> None:
        names = {_key(info.filename) for info in self._infos}
        whole = sum(info.file_size for info in self._infos)
        if len(names) < len(self._infos) or whole > MAX_UNPACKED:
            raise UnwritableError(_ODD)

    def name(self, name: str) -> str:
        """Return name of a member as the archive writes it, whatever case it was asked for in."""
        return next(member for member in self._contents if _key(member) == _key(name))

    def __getitem__(self, name: str) -> bytes:
        """Return what a member holds."""
        return self._contents[name]

    def pack(self, contents: Mapping[str, bytes]) -> bytes:
        """Return an archive with new contents of some members, everything else as it was."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.comment = self._comment
            for info in self._infos:
                content = contents.get(info.filename, self._contents[info.filename])
                # NOTE: a copy: where the member stands is written into it.
                archive.writestr(copy.copy(info), content)
        return buffer.getvalue()


def _key(name: str) -> str:
    return name.replace("\\", "/").lower().lstrip("/")
