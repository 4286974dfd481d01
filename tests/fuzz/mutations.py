"""Mutations that keep a file's structure: tokens of its text, its markup or its operators.

A token is left out, written again, moved, changed, or one of another file is put in. In archives
the members are changed and packed again; in markup whole elements are taken, so that the file
stays well-formed as a rule.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random

from tests.readers.docx_builder import archive

_MARKUP = re.compile(r"<!--.*?-->|<[^<>]*>|[^<]+|<", re.DOTALL)
_WORDS = re.compile(r"\d+|\n|[ \t]+|[一-鿿]+|[A-Za-z]+|.", re.DOTALL)
_OPERATORS = re.compile(r"\s+|[^\s()<>\[\]/]+|/[^\s()<>\[\]/]*|.", re.DOTALL)
_TAG = re.compile(r"<(/?)([\w:.-]+)[^>]*?(/?)>")
_NUMBER = re.compile(r"\d+")
_ATTRIBUTE = re.compile(r"([\w:.-]+)=(?:\"[^\"]*\"|'[^']*')")
#: The share of mutations of markup that leave it well-formed.
_WELL_FORMED = 0.96
_NUMBERS = ("0", "1", "2", "-1", "7", "12", "63", "100", "9999", "65536", "4294967296", "1e9", "")
_SIGNS = (
    "\u00a0", "\u3000", "\u200b", "\ufeff", "\x0c", "\x85", "\u2028", "\ufffd", "，", ",", "、",
    "（", "）", "《", "》", "“", "”", "—", "-", "−", "％", "①", "三", "O", "l", "＊", "|", "\t",
    "\n",
)  # fmt: skip
#: So long a file may become, in tokens.
_MOST_TOKENS = 12_000
_MOST = 8

Change = Callable[[list[str], Random], None]


def tokens(kind: str, text: str) -> list[str]:
    """Cut a text into tokens; joined they are the text again."""
    pattern = {"markup": _MARKUP, "words": _WORDS, "operators": _OPERATORS}[kind]
    return pattern.findall(text)


def mutated(reader: str, data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Change a file of a reader's format in one to four places; ``others`` lend tokens."""
    if reader in ("docx", "ofd"):
        return _archive(data, others, random)
    kind = {"html": "markup", "mht": "markup", "pdf": "operators"}.get(reader, "words")
    encoding = "latin-1" if reader == "pdf" else "utf-8"
    lender = random.choice(others).decode(encoding, "replace") if others else ""
    text = _changed(kind, data.decode(encoding, "replace"), lender, random)
    return text.encode(encoding, "replace")


def _archive(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    try:
        members = _members(data)
        lent = _members(random.choice(others)) if others else {}
    except Exception:  # noqa: BLE001 - whatever zipfile makes of an archive that is damaged
        return random.choice(others) if others else data
    names = [name for name in members if name.endswith((".xml", ".rels"))]
    if not names:
        return data
    main = [name for name in names if name.endswith(("document.xml", "Content.xml"))]
    name = random.choice(main if main and random.random() < 0.7 else names)
    text = members[name].decode("utf-8", "replace")
    lender = lent.get(name, b"").decode("utf-8", "replace")
    members[name] = _changed("markup", text, lender, random).encode("utf-8", "replace")
    return archive(dict(members))


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return {info.filename: packed.read(info) for info in packed.infolist()[:40]}


def _changed(kind: str, text: str, lender: str, random: Random) -> str:
    found = tokens(kind, text) or [""]
    lent = tokens(kind, lender) or [""]
    for _ in range(random.randint(1, 4)):
        _change(found, lent, kind, random)
        del found[_MOST_TOKENS:]
        if not found:
            found = [""]
    return "".join(found)


def _change(found: list[str], lent: list[str], kind: str, random: Random) -> None:
    start, end = _stretch(found, kind, random)
    match random.randrange(9):
        case 0:
            del found[start:end]
        case 1:
            times = min(random.choice((1, 1, 2, 7, 30)), max(1, _MOST_TOKENS // (end - start)))
            found[start:start] = found[start:end] * times
        case 2:
            moved = found[start:end]
            del found[start:end]
            at = random.randint(0, len(found))
            found[at:at] = moved
        case 3 | 4:
            first, last = _stretch(lent, kind, random)
            found[start:start] = lent[first:last]
        case 5:
            first, last = _stretch(lent, kind, random)
            found[start:end] = lent[first:last]
        case 6:
            found[start] = _number(found[start], random)
        case _:
            found[start] = _signs(found[start], random)


def _stretch(found: list[str], kind: str, random: Random) -> tuple[int, int]:
    """Return the ends of one token, of a few, of a line, or of an element."""
    start = random.randrange(len(found))
    if kind == "markup" and random.random() < _WELL_FORMED:
        while found[start].startswith(("</", "<?")) and start:
            start -= 1
        return start, _element(found, start)
    if kind != "markup" and random.random() < 0.4:
        ends = [i for i in range(start, min(start + 400, len(found))) if "\n" in found[i]]
        return start, (ends[0] + 1 if ends else start + 1)
    return start, min(len(found), start + random.choice((1, 1, 1, 2, 3, random.randint(1, _MOST))))


def _element(found: list[str], start: int) -> int:
    """Return the end of the element that begins with a token, or of the token."""
    opened = _TAG.fullmatch(found[start])
    if opened is None or opened[1] or opened[3]:
        return start + 1
    depth = 0
    for at in range(start, len(found)):
        tag = _TAG.fullmatch(found[at])
        if tag is not None and tag[2] == opened[2] and not tag[3]:
            depth += -1 if tag[1] else 1
            if depth == 0:
                return at + 1
    return start + 1


def _number(token: str, random: Random) -> str:
    """Change a number within a token; one without is put into text only."""
    places = list(_NUMBER.finditer(token))
    if places:
        place = random.choice(places)
        return token[: place.start()] + random.choice(_NUMBERS) + token[place.end() :]
    return token if token.startswith("<") else random.choice(_NUMBERS) + token


def _signs(token: str, random: Random) -> str:
    """Leave characters of a token out, put some in, or exchange one."""
    if token.startswith("<") and random.random() < _WELL_FORMED:
        return _attribute(token, random)
    at = random.randint(0, len(token))
    gone = random.choice((0, 0, 1, 2))
    sign = random.choice((*_SIGNS, chr(random.randint(0x30, 0x9FFF)), ""))
    return token[:at] + sign + token[at + gone :]


def _attribute(tag: str, random: Random) -> str:
    """Leave an attribute of a tag out, or write other words in it."""
    places = list(_ATTRIBUTE.finditer(tag))
    if not places:
        return tag
    place = random.choice(places)
    put = random.choice(("", f'{place[1]}="{random.choice((*_SIGNS, *_NUMBERS))}"'))
    return tag[: place.start()] + put + tag[place.end() :]
