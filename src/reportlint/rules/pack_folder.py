"""The files that lie in a pack: nothing that a link leads to, and no more than packs have."""

from __future__ import annotations

import os

from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: More files and folders than any pack has: whoever walks through more is in the wrong place.
MOST = 5000
TOO_MANY = Message("rules.pack_folder.too_many_files", most=MOST)


class PackContents(Record):
    """What lies in a pack: its files and folders by their paths within it, parted by ``/``."""

    files: tuple[str, ...]
    folders: tuple[str, ...]


def list_contents(top: str) -> PackContents | None:
    """Return what lies in a pack; None where it is too much. Hidden files are left out."""
    files: list[str] = []
    folders = [""]
    for path, is_folder in _entries(top):
        (folders if is_folder else files).append(path)
        if len(files) + len(folders) > MOST:
            return None
    return PackContents(tuple(sorted(files)), tuple(folders))


def _entries(top: str) -> Iterator[tuple[str, bool]]:
    """Yield every path below a folder, and whether it is a folder; links are files."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(os.path.join(top, folder)) as entries:
                visible_entries = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError:
            continue
        for entry in visible_entries:
            path, is_folder = folder + entry.name, entry.is_dir(follow_symlinks=False)
            yield path, is_folder
            if is_folder:
                waiting.append(f"{path}/")
