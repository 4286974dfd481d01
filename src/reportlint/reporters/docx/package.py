"""A Word file as the archive it is: new contents of some parts, every other part as it was.

The part that holds the comments' words is new, or has those that were there before.
"""

from __future__ import annotations

import copy
import io
import posixpath
import shutil
import zipfile
from itertools import count
from xml.sax.saxutils import escape

from reportlint.readers.own_outputs import MARK
from reportlint.reporters.common.annotations import AUTHOR, INITIALS
from reportlint.reporters.common.screen import make_visible
from reportlint.reporters.docx.elements import Elements, UnmarkableError, append_to_root

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: More bytes than a draft unpacks to, with all its pictures.
MAX_UNPACKED = 256 * 1024 * 1024
_TYPES = "[Content_Types].xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
#: When a new part was made: the earliest time that an archive can tell.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_ZIP_ERRORS = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile),
    *(EOFError, OSError, RuntimeError, ValueError),
)
_HEADER = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: Small and plain, whatever the draft's own text looks like: it may be set in 16 points with
#: an indent of two characters and lines of a fixed height.
_PARAGRAPH = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0" w:firstLineChars="0"/>'
    '<w:jc w:val="left"/></w:pPr>'
)
_SIZE = '<w:color w:val="auto"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
_LEAD = "<w:r><w:annotationRef/></w:r>"


class DocxArchive:
    """The parts of a Word file; names are compared without regard to case."""

    def __init__(self, data: bytes) -> None:
        """Open the archive; raises UnmarkableError for one that is odd or too large."""
        self._data = data
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self._infos = archive.infolist()
        except _ZIP_ERRORS as error:
            raise UnmarkableError from error
        self._names = {_key(info.filename): info.filename for info in self._infos}
        whole = sum(info.file_size for info in self._infos)
        if len(self._names) < len(self._infos) or whole > MAX_UNPACKED:
            raise UnmarkableError

    def read_part(self, name: str) -> bytes:
        """Unpack a part; raises UnmarkableError where it is missing or damaged."""
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
                return archive.read(self._names[_key(name)])
        except (KeyError, *_ZIP_ERRORS) as error:
            raise UnmarkableError from error

    def choose_comments_name(self, main: str) -> str:
        """Return the name for a part of comments that there is none of yet."""
        folder = posixpath.dirname(main)
        names = (posixpath.join(folder, name) for name in ("comments.xml", "comments-rl.xml"))
        unused_name = next((name for name in names if _key(name) not in self._names), None)
        if unused_name is None:
            raise UnmarkableError
        return unused_name

    def register_comments(self, main: str, comments: str, *, strict: bool) -> dict[str, bytes]:
        """Return the parts that say that the main part has comments of that name."""
        folder, name = posixpath.split(main)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        kind = f"{_STRICT_OFFICE if strict else OFFICE}/comments"
        types = (
            f'<Override xmlns="{PACKAGE}/content-types" PartName="/{comments}" '
            f'ContentType="{_KIND}"/>'
        )
        relationships = f'<Relationships xmlns="{PACKAGE}/relationships"/>'.encode()
        if _key(listing) in self._names:
            relationships = self.read_part(listing)
            Elements(relationships)  # which raises where nothing can be put into it
        names = (f"rIdReportlint{number}" for number in count(1))
        identity = next(name for name in names if f'"{name}"'.encode() not in relationships)
        link = (
            f'<Relationship xmlns="{PACKAGE}/relationships" Id="{identity}" Type="{kind}" '
            f'Target="{posixpath.basename(comments)}"/>'
        )
        return {
            _TYPES: append_to_root(self.read_part(_TYPES), types.encode()),
            listing: append_to_root(relationships, link.encode()),
        }

    def pack(self, contents: Mapping[str, bytes]) -> bytes:
        """Return the archive with new contents of some parts, and with new parts at its end."""
        fresh = {_key(name): (name, content) for name, content in contents.items()}
        buffer = io.BytesIO()
        try:
            with (
                zipfile.ZipFile(io.BytesIO(self._data)) as old,
                zipfile.ZipFile(buffer, "w") as archive,
            ):
                # NOTE: who saves the file anew drops it: then it is no mere copy any more.
                archive.comment = MARK
                for info in self._infos:
                    # NOTE: a copy: where the part stands is written into it.
                    new_info = copy.copy(info)
                    if _key(info.filename) in fresh:
                        archive.writestr(new_info, fresh.pop(_key(info.filename))[1])
                    else:
                        with old.open(info) as source, archive.open(new_info, "w") as target:
                            shutil.copyfileobj(source, target)
                for name, content in fresh.values():
                    archive.writestr(make_part_info(name), content)
        except _ZIP_ERRORS as error:
            raise UnmarkableError from error
        return buffer.getvalue()


def make_part_info(name: str) -> zipfile.ZipInfo:
    """Return what an archive says of a new part: the same in every run."""
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    return info


def _key(name: str) -> str:
    return name.replace("\\", "/").lower().lstrip("/")


def find_comment_ids(data: bytes | None) -> Iterator[int]:
    """Return the numbers of the comments in a part."""
    for element in Elements(data).all if data is not None else ():
        if element.name == "comment" and element.identity.isdecimal():
            yield int(element.identity)


def render_comments(
    data: bytes | None, comments: Mapping[int, Iterable[str]], namespace: str
) -> bytes:
    """Return the part with comments added; their first line is bold."""
    inner = "".join(
        _comment(identity, tuple(lines), namespace) for identity, lines in comments.items()
    ).encode()
    if data is None:
        data = _HEADER + f'<w:comments xmlns:w="{namespace}"/>'.encode()
    return append_to_root(data, inner)


def _comment(identity: int, lines: tuple[str, ...], namespace: str) -> str:
    # NOTE: no date: the same draft gives the same file.
    return (
        f'<w:comment xmlns:w="{namespace}" w:id="{identity}" w:author="{AUTHOR}" '
        f'w:initials="{INITIALS}">{"".join(_paragraphs(lines))}</w:comment>'
    )


def _paragraphs(lines: tuple[str, ...]) -> Iterator[str]:
    for index, line in enumerate(lines):
        bold = "" if index else "<w:b/>"
        text = f'<w:t xml:space="preserve">{escape(make_visible(line))}</w:t>'
        run = f"<w:r><w:rPr>{bold}{_SIZE}</w:rPr>{text}</w:r>"
        yield f"<w:p>{_PARAGRAPH}{'' if index else _LEAD}{run}</w:p>"
