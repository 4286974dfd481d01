"""Reads saved pages (.mht, .mhtml): a page and what belongs to it as one message."""

from __future__ import annotations

import re
from email import message_from_bytes

from reportlint.readers import html
from reportlint.readers.html.source import decode_source
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from email.message import Message as EmailMessage

    from reportlint.model.document import Document

#: Parts nest once or twice; the parser of messages takes a level of recursion for each.
_MOST_PARTS = 2000
_MOST_NESTED = 50
_NESTED = re.compile(rb"(?im)^content-type:[ \t]{0,9}multipart/")


def read(data: bytes, path: str) -> Document:
    """Read a saved page; raises UnreadableError where no page is in it.

    Lines of the source are not known: the page is packed.
    """
    if data.count(b"\n--") > _MOST_PARTS * 2 or len(_NESTED.findall(data)) > _MOST_NESTED:
        raise _no_page()
    try:
        part = _page(message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip()))
    except (RecursionError, ValueError, LookupError) as error:
        raise _no_page() from error
    if part is None:
        raise _no_page()
    charset = part.get_param("charset")
    source = decode_source(_payload(part), charset if isinstance(charset, str) else None)
    return html.document(source, path, "mht")


def _page(message: EmailMessage) -> EmailMessage | None:
    """Return the first page of a message: frames, headers and footers follow it."""
    return next((part for part in message.walk() if part.get_content_type() == "text/html"), None)


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _no_page() -> UnreadableError:
    return UnreadableError(
        Message("readers.mht.no_web_page"),
        Message("readers.mht.save_in_browser"),
    )
