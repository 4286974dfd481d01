"""Kinds of files that are no drafts, known by their names.

What each is called stands in :mod:`reportlint.reporters.shared.left_out`.
"""

from __future__ import annotations

import os

_SUFFIXES = {
    "spreadsheet": "xls xlsx xlsm xlsb xlt xltx et ett ods csv tsv numbers",
    "presentation": "ppt pptx pptm pps ppsx dps dpt odp key",
    "archive": "zip rar 7z tar gz tgz bz2 xz zst iso cab jar",
    "picture": "gif bmp webp svg heic heif ico psd ai jp2 emf wmf eps",
    "recording": "mp3 wav m4a amr ogg flac mp4 avi mov mkv wmv flv webm",
    "data": "json jsonl yaml yml toml ini cfg conf lock log sql db sqlite mdb accdb dbf xsd xsl",
    "program": "py pyc ipynb js mjs ts css scss sh bat cmd ps1 exe dll msi so c h java go rs vbs",
    "temporary": "tmp temp bak old swp part crdownload download",
}
BY_SUFFIX = {f".{word}": kind for kind, words in _SUFFIXES.items() for word in words.split()}


def kind_of(name: str) -> str:
    """Return the kind that the name of a file stands for, "" where it stands for none."""
    if name.startswith("~$") or name.endswith("~"):
        return "temporary"
    return BY_SUFFIX.get(os.path.splitext(name)[1].lower(), "")
