"""What is found in a folder: the files to read, and what is left out, each with its kind.

Kinds of files that are no drafts are known by their names; what each is called stands in
:mod:`reportlint.reporters.common.left_out`.
"""

from __future__ import annotations

import os

from reportlint.engine.files import InputFile, LeftOut, strip_current_folder
from reportlint.engine.gitignore import PatternChain, load_chain
from reportlint.readers import PICTURE_SUFFIXES, looks_like_draft, ocr, own_outputs, suffixes
from reportlint.support.errors import UnreadableError, explain_os_error
from reportlint.support.localized_text import Message
from reportlint.support.paths import leaves_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


#: So many files are looked into, in one folder with all below it; of others the name decides.
_LOOKS = 2000
#: Names that drafts have as well as what this program writes.
_WRITTEN = (".html", ".htm", ".docx", ".pdf", ".txt")


class FolderWalk:
    """A way through a folder, depth first without recursion, in a fixed order."""

    def __init__(
        self,
        top: str,
        config: Callable[[str], str | None],
        exclude: Callable[[str, str | None, str], str],
        *,
        gitignore: bool,
    ) -> None:
        """Take the folder, what gives a folder's configuration and the pattern that excludes."""
        self._top = top
        self._config = config
        self._exclude = exclude
        self._gitignore = gitignore
        self._suffixes = suffixes()
        self._looks = 0
        self._waiting: list[tuple[str, PatternChain]] = []

    def find(self) -> Iterator[InputFile | LeftOut]:
        """Return all that the folder holds."""
        self._waiting = [(self._top, load_chain(self._top) if self._gitignore else PatternChain())]
        while self._waiting:
            folder, patterns = self._waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    sorted_entries = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                reason = explain_os_error(error)
                message = Message("engine.file_discovery.unlistable_folder", reason=reason)
                yield InputFile(folder, is_named=False, error=UnreadableError(message))
            else:
                yield from self._walk_folder(sorted_entries, self._config(folder), patterns)

    def _walk_folder(
        self, entries: list[os.DirEntry[str]], config: str | None, patterns: PatternChain
    ) -> Iterator[InputFile | LeftOut]:
        below = []
        for entry in entries:
            left_out = self._classify_entry(entry, config, patterns)
            if left_out is not None:
                yield left_out
            elif entry.is_dir(follow_symlinks=False):
                below.append(entry)
            else:
                yield self._classify_file(entry, config)
        for entry in reversed(below):
            inner = patterns.within(entry.path, entry.name) if self._gitignore else patterns
            self._waiting.append((entry.path, inner))

    def _classify_entry(
        self, entry: os.DirEntry[str], config: str | None, patterns: PatternChain
    ) -> LeftOut | None:
        """Return what an entry is left out as, whatever it holds; None where it is not."""
        path, folder = strip_current_folder(entry.path), entry.is_dir(follow_symlinks=False)
        end = "-folder" if folder else ""
        if entry.name.startswith("."):
            return LeftOut(path, f"hidden{end}")
        why = self._exclude(entry.path, config, self._top)
        if why:
            return LeftOut(path, f"excluded{end}", why)
        why = patterns.find_match(entry.name, folder=folder)
        if why:
            return LeftOut(path, f"ignored{end}", why)
        if not entry.is_symlink():
            return None
        if os.path.isdir(entry.path):
            return LeftOut(path, "link")
        return LeftOut(path, "leaving") if leaves_folder(entry.path, self._top) else None

    def _classify_file(self, entry: os.DirEntry[str], config: str | None) -> InputFile | LeftOut:
        """Tell what a file is: by its name, or where that says nothing by what it holds."""
        path, kind, name = strip_current_folder(entry.path), kind_of(entry.name), entry.name.lower()
        if not _is_file(entry):
            return LeftOut(path, kind or "other")
        if kind != "temporary" and name.endswith(self._suffixes):
            if name.endswith(PICTURE_SUFFIXES) and not ocr.is_installed():
                return LeftOut(path, "scan")
            ours = own_outputs.output_kind(entry.path) if name.endswith(_WRITTEN) else ""
            return LeftOut(path, ours) if ours else InputFile(path, is_named=False, config=config)
        if not kind and self._looks < _LOOKS:
            self._looks += 1
            if looks_like_draft(entry.path):
                return InputFile(path, is_named=False, config=config)
        return LeftOut(path, kind or "other")


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Take regular files and links to them; also links to nowhere, which reading then reports."""
    if entry.is_symlink():
        return os.path.isfile(entry.path) or not os.path.exists(entry.path)
    return entry.is_file()


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
    """Return the kind that the name of a file stands for, "" where it stands for none.

    >>> kind_of("totals.XLSX"), kind_of("draft.docx")
    ('spreadsheet', '')
    """
    if name.startswith("~$") or name.endswith("~"):
        return "temporary"
    return BY_SUFFIX.get(os.path.splitext(name)[1].lower(), "")
