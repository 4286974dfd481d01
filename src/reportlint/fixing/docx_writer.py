"""Writes edits into Word files: only words change, and only in the members that hold them."""

from __future__ import annotations

import copy
import io
import zipfile
from bisect import bisect_right

from reportlint.fixing.docx_parts import Change, WordPart
from reportlint.fixing.edits import UnwritableError
from reportlint.readers import read_embedded
from reportlint.readers.docx import read_with_anatomy
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.model.document import Document
    from reportlint.model.problem import Edit
    from reportlint.readers.docx.text_builder import Origin


class WordFile:
    """A Word file, and where in it the words of the document stand."""

    def __init__(self, data: bytes, document: Document) -> None:
        """Take the file; raises UnwritableError where its archive is odd."""
        self._members = Members(data)
        self._text = document.text
        self._origins = read_with_anatomy(data, document.path, read_embedded)[1].origins
        self._starts = [origin.offset for origin in self._origins]
        self._parts: dict[str, WordPart] = {}

    def refusal(self, edit: Edit) -> LocalizedText | None:
        """Refuse what is not words of the file: numbering, fields, tabs, breaks."""
        return None if self._find_changes(edit) else Message("fixing.docx_writer.not_plain_text")

    def write(self, edits: Sequence[Edit]) -> bytes:
        """Return the file after the edits."""
        changes: dict[str, dict[int, list[Change]]] = {}
        for edit in edits:
            for origin, change in self._find_changes(edit):
                changes.setdefault(origin.part, {}).setdefault(origin.index, []).append(change)
        contents = {
            self._members.name(name): self._part(name).apply_changes(elements)
            for name, elements in changes.items()
        }
        return self._members.pack(contents)

    def _find_changes(self, edit: Edit) -> tuple[tuple[Origin, Change], ...]:
        """Return the changes that make an edit; none where it cannot be made."""
        start, end = edit.span.start, edit.span.end
        origins = tuple(self._covering(start, end) if start < end else self._beside(start))
        if not origins or not all(map(self._plain, origins)):
            return ()
        changes = []
        for number, origin in enumerate(origins):
            shift = origin.start - origin.offset
            first = max(start, origin.offset) + shift
            last = min(end, origin.offset + origin.length) + shift
            changes.append((origin, Change(first, last, "" if number else edit.text)))
        return tuple(changes)

    def _covering(self, start: int, end: int) -> Iterator[Origin]:
        """Return the origins that hold a stretch; none where they do not hold all of it."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        origins: list[Origin] = []
        while start < end and index < len(self._origins):
            origin = self._origins[index]
            if not origin.offset <= start < origin.offset + origin.length:
                return
            origins.append(origin)
            start = origin.offset + origin.length
            index += 1
        if start >= end:
            yield from origins

    def _beside(self, offset: int) -> Iterator[Origin]:
        """Return the origin that ends or else begins at a place where words are put in."""
        index = bisect_right(self._starts, offset) - 1
        for origin in self._origins[max(index - 1, 0) : index + 1]:
            if origin.offset < offset <= origin.offset + origin.length:
                yield origin
                return
        if index >= 0 and self._origins[index].offset == offset:
            yield self._origins[index]

    def _plain(self, origin: Origin) -> bool:
        """Whether an origin is words that stand in the file as they are read."""
        words = None if origin.is_computed else self._part(origin.part).words(origin.index)
        if words is None:
            return False
        text = "".join(words[origin.start : origin.start + origin.length])
        return text == self._text[origin.offset : origin.offset + origin.length]

    def _part(self, name: str) -> WordPart:
        if name not in self._parts:
            self._parts[name] = WordPart(self._members[name])
        return self._parts[name]


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
                names = {_key(info.filename) for info in self._infos}
                whole = sum(info.file_size for info in self._infos)
                if len(names) < len(self._infos) or whole > MAX_UNPACKED:
                    raise UnwritableError(_ODD)
                self._contents = {info.filename: archive.read(info) for info in self._infos}
        except _ERRORS as error:
            raise UnwritableError(_ODD) from error

    def name(self, name: str) -> str:
        """Return the name of a member as the archive writes it."""
        return next(member for member in self._contents if _key(member) == _key(name))

    def __getitem__(self, name: str) -> bytes:
        """Return what a member holds, whatever case it was asked for in."""
        return self._contents[self.name(name)]

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
