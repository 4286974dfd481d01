"""The formats that drafts come in: which file is which, told by what it holds, and who reads it."""

from __future__ import annotations

import os

from reportlint.bilingual import Bilingual
from reportlint.errors import UnreadableError, because
from reportlint.lazy import fetch
from reportlint.mojibake import misreading
from reportlint.readers import kinds
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.document import Document
    from reportlint.mojibake import Misreading

#: More bytes than any draft has, with all its pictures.
LIMIT = 64 * 1024 * 1024
#: What a file may hold and yet be empty: byte order marks, blanks, the end mark of DOS.
_NOTHING = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n\f\v\x1a"


@record
class Format:
    """A format drafts are read from.

    ``tell`` says of the bytes and the suffix of the name (in lower case) whether a file is one.
    ``reader`` is ``module:function``, imported when the first such file comes:
    ``(data: bytes, path: str) -> Document``.
    """

    name: str
    suffixes: tuple[str, ...]
    tell: Callable[[bytes, str], bool]
    reader: str


#: How pictures are called that are read where text recognition is installed.
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
#: The formats that a file shows itself to be, in the order in which they are tried.
SIGNED = (
    Format("pdf", (".pdf",), kinds.pdf, "reportlint.readers.pdf:read"),
    Format(
        "docx", (".docx", ".docm", ".dotx", ".dotm"), kinds.docx, "reportlint.readers.docx:read"
    ),
    Format(
        "html", (".html", ".htm", ".xhtml", ".shtml"), kinds.html, "reportlint.readers.html:read"
    ),
    Format("mht", (".mht", ".mhtml"), kinds.mht, "reportlint.readers.mht:read"),
    Format("ofd", (".ofd",), kinds.ofd, "reportlint.readers.ofd:read"),
    Format(
        "office",
        (".doc", ".wps", ".wpt", ".rtf", ".odt"),
        kinds.office,
        "reportlint.readers.office:read",
    ),
    Format(
        "image",
        PICTURES,
        kinds.image,
        "reportlint.readers.image:read",
    ),
)
#: The formats of text, tried when it is nothing else; the last takes every file.
PLAIN = (
    Format("markdown", (".md", ".markdown"), kinds.markdown, "reportlint.readers.markdown:read"),
    Format("text", (".txt", ".text"), kinds.anything, "reportlint.readers.plain:read"),
)
FORMATS = (*SIGNED, *PLAIN)


def suffixes() -> tuple[str, ...]:
    """Give the suffixes by which drafts are found in folders."""
    return tuple(suffix for known in FORMATS for suffix in known.suffixes)


def is_plain_name(path: str) -> bool:
    """Whether a file is called as text is."""
    suffix = os.path.splitext(path)[1].lower()
    return any(suffix in known.suffixes for known in PLAIN)


def format_of(data: bytes, path: str) -> Format:
    """Give the format of a file; raises UnreadableError where it is of a kind that is not read."""
    suffix = os.path.splitext(path)[1].lower()
    for known in SIGNED:
        if known.tell(data, suffix):
            return known
    for foreign in kinds.FOREIGN:
        if foreign.tell(data, suffix):
            raise UnreadableError(foreign.message, foreign.hint)
    return next(known for known in PLAIN if known.tell(data, suffix))


def looks_like_a_draft(path: str) -> bool:
    """Whether a file whose name tells nothing is worth reading: both its ends are looked at.

    It shows itself to be of a format that is read (pictures but for a name are none), is a page
    that speaks of the subject, or a text with a report's title.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(kinds.GLANCE)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(len(data), size - kinds.GLANCE))
            data += file.read(kinds.GLANCE)
    except OSError:
        return False
    suffix = os.path.splitext(path)[1].lower()
    if any(known.tell(data, suffix) for known in SIGNED if known.name not in ("image", "html")):
        return not kinds.ole(data) or kinds.old_word(data)
    if kinds.html(data, suffix):
        return kinds.speaks_of_disclosure(data)
    return kinds.titled(data)


def read(data: bytes, path: str) -> Document:
    """Read a draft; ``path`` is what it is called.

    Raises UnreadableError where it is none, or where a wrong encoding ruined its text.
    """
    if not data.strip(_NOTHING):
        raise UnreadableError(
            Bilingual("文件是空的", "the file is empty"),
            Bilingual("检查是否保存成功", "check that it was saved"),
        )
    reader: Callable[[bytes, str], Document] = fetch(format_of(data, path).reader)
    document = reader(data, path)
    found = misreading(document.text)
    if found is not None:
        raise _misread(found)
    return document


def _misread(found: Misreading) -> UnreadableError:
    """Make the error for text that nobody can read: how it came about, and what to do."""
    original = Bilingual(
        "找到原来的文件，用正确的编码打开后另存为 UTF-8 或 .docx，再检查",
        "find the original file, open it in the right encoding, save it as UTF-8 or .docx",
    )
    if not found.meant:
        return UnreadableError(
            Bilingual(
                "编码错误：文字大多变成了问号或替换符，已经丢失",
                "wrong encoding: most characters became question marks or boxes and are lost",
            ),
            original,
        )
    return UnreadableError(
        Bilingual(
            f"编码错误：文字是乱码，像是 {found.meant} 的文字被当作 {found.taken} 打开后又保存了",
            f"wrong encoding: {found.meant} text seems to have been opened as {found.taken} "
            "and saved so",
        ),
        original,
    )


def load(path: str) -> bytes:
    """Read the bytes of a file; raises UnreadableError where that is impossible."""
    try:
        with open(path, "rb") as file:
            return capped(file.read(LIMIT + 1))
    except FileNotFoundError:
        raise UnreadableError(
            Bilingual("没有这个文件", "no such file"),
            Bilingual("检查路径和文件名", "check the path and the name"),
        ) from None
    except PermissionError:
        raise UnreadableError(
            Bilingual("没有读取权限", "no permission to read it"),
            Bilingual("检查文件的访问权限", "check who may read the file"),
        ) from None
    except (OSError, ValueError) as error:
        reason = because(error)
        raise UnreadableError(
            Bilingual(f"无法读取：{reason.zh}", f"it cannot be read: {reason.en}")
        ) from error


def capped(data: bytes) -> bytes:
    """Give the bytes back; raises UnreadableError where there are more than LIMIT."""
    if len(data) > LIMIT:
        megabytes = LIMIT // 1024 // 1024
        raise UnreadableError(
            Bilingual(f"文件超过 {megabytes} MB", f"the file is larger than {megabytes} MB"),
            Bilingual("这不像一份年度报告，检查文件", "no annual report is: check the file"),
        )
    return data
