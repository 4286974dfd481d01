"""What this program wrote itself: reports of what it found, and copies of drafts with its remarks.

They speak of the same things as drafts do, and lie in the same folders. Reports say of themselves
what they are. Copies are marked where no other program reads, and where none that saves them anew
keeps it: a copy that somebody went on working with is a draft.
"""

from __future__ import annotations

from reportlint.readers.signatures import read_ends
from reportlint.support.localized_text import Message

#: What marks an archive (its comment) and a PDF (a comment before its last pointer).
MARK = b"reportlint reviewed copy"
_PDF_MARK = b"%" + MARK + b"\n"
BOOK = b"reportlint results"
_POINTER = b"startxref"
#: As much of the beginning and of the end of a file as holds what marks it, in bytes.
_HEAD, _TAIL = 4096, 2048
_BOM = b"\xef\xbb\xbf"
#: How outputs begin, and what must follow soon.
_REPORTS = (
    (b"{", b'"schema": "reportlint-'),
    (b"{", b'"name": "reportlint"'),
    (b"<!DOCTYPE html>", b'<meta name="generator" content="reportlint '),
    (b"<?xml", b'<testsuites name="reportlint">'),
    (b"path,status,severity,rule,", b""),
    ("文件,状态,级别,规则,".encode(), b""),
    (b"path,organ,year,table,row,", b""),
)
COPY, REPORT = "reviewed-copy", "results"
IS_REPORT = Message("readers.own_outputs.own_results")
IS_COPY = Message("readers.own_outputs.annotated_copy")
HINT = Message("readers.own_outputs.check_draft")


def is_report(data: bytes) -> bool:
    """Whether a file holds results that this program wrote.

    >>> is_report(b"path,status,severity,rule,line"), is_report(b"path")
    (True, False)
    """
    head = data[:_HEAD].removeprefix(_BOM)
    says_so = any(head.startswith(start) and words in head for start, words in _REPORTS)
    return says_so or (data.startswith(b"PK") and data.endswith(BOOK))


def is_copy(data: bytes) -> bool:
    r"""Whether a file is a copy of a draft with the remarks of this program, as it wrote it.

    >>> is_copy(b"%PDF-1.7 %reportlint reviewed copy\n"), is_copy(b"%PDF-1.7")
    (True, False)
    """
    if data.startswith(b"PK"):
        return data.endswith(MARK)
    return data.startswith(b"%PDF-") and _PDF_MARK in data[-_TAIL:]


def output_kind(path: str) -> str:
    """Return COPY or REPORT for a file of this program, "" for every other: a glance is enough.

    >>> output_kind("clean.txt"), output_kind("../README.md")
    ('', '')
    """
    data = read_ends(path, _HEAD, _TAIL)
    return REPORT if is_report(data) else COPY if is_copy(data) else ""


def mark_pdf(data: bytes) -> bytes:
    r"""Return a PDF that is marked as a copy, by a comment behind all that is pointed at.

    >>> mark_pdf(b"startxref 9")
    b'%reportlint reviewed copy\nstartxref 9'
    """
    start = data.rfind(_POINTER)
    return data if start < 0 else data[:start] + _PDF_MARK + data[start:]


def mark_archive(data: bytes, mark: bytes) -> bytes:
    r"""Return an archive without a comment with one.

    >>> mark_archive(b"PK\0\0", b"seen")
    b'PK\x04\x00seen'
    """
    return data[:-2] + len(mark).to_bytes(2, "little") + mark
