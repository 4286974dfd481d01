"""Finds packs: as folders, or as packages that were installed and offer one.

A pack is data: nothing of it is run, and of an installed package nothing is imported.
"""

from __future__ import annotations

import os
import sys
from functools import cache

from reportlint.rules import manifests
from reportlint.rules.globs import matches_exactly
from reportlint.rules.manifests import BUILT_IN
from reportlint.support.errors import explain_os_error
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.paths import leaves_folder, project_of
from reportlint.support.records import Record
from reportlint.support.source_errors import Source
from reportlint.support.trusted_files import find_trusted_owners, is_foreign, read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint

    from reportlint.rules.manifests import Manifest
    from reportlint.support.nodes import Scalar

#: The entry points by which packages offer packs: ``id = "package"``, whose folder holds it.
GROUP = "reportlint.packs"
_DIGITS = 12


class PackFinder:
    """Packs found so far, each after those that it extends; errors stand where the word does."""

    def __init__(self) -> None:
        """Start with none."""
        self.manifests: list[Manifest] = []
        #: Of all manifests, also of those that could not be used.
        self.sources: list[Source] = []
        #: The ids of the packs that a pack extends, without those in error.
        self.extended_packs: dict[str, tuple[str, ...]] = {}
        self.files: dict[str, bytes] = {}
        self.folders: dict[str, None] = {}
        self._ids_by_folder: dict[str, str | None] = {}
        self._rules: dict[str, tuple[str, ...]] = {}
        self._open: list[str] = []

    def find(self, word: Scalar, source: Source, base: str) -> str | None:
        """Find a pack and all that it extends; return its id, None after an error."""
        folder = _folder(word.text, base)
        if folder is None:
            source.add_error(word, Message("rules.pack_files.no_such_pack", text=word.text))
            return None
        key = os.path.realpath(folder)
        refusal = _find_refusal(folder, base)
        if refusal is None and key in self._open:
            circle = " → ".join((*self._open[self._open.index(key) :], key))
            refusal = Message("rules.pack_files.circular_extends", circle=circle)
        if refusal is not None:
            source.add_error(word, refusal)
            return None
        if key not in self._ids_by_folder:
            self._open.append(key)
            self._ids_by_folder[key] = self._read(word, source, folder)
            self._open.pop()
        return self._ids_by_folder[key]

    def _read(self, word: Scalar, source: Source, folder: str) -> str | None:
        path = manifests.manifest_path(folder)
        text = self._text(path, folder, source, word)
        if text is None:
            return None
        own = Source(display_path(path), text)
        self.sources.append(own)
        manifest = manifests.read(own, text, folder)
        if manifest is None:
            return None
        below = [
            self.find(other, own, folder) for other in manifest.extends if other.text != BUILT_IN
        ]
        if self._is_taken(manifest, own):
            return None
        self.extended_packs[manifest.id] = tuple(id_ for id_ in below if id_ is not None)
        self.manifests.append(manifest)
        return manifest.id

    def _is_taken(self, manifest: Manifest, source: Source) -> bool:
        for other in self.manifests:
            for what in ("id", "prefix"):
                mine = getattr(manifest, what)
                if mine and mine == getattr(other, what):
                    path = other.source.path
                    message = Message(
                        "rules.pack_files.taken_by_pack", what=what, mine=mine, path=path
                    )
                    source.add_error((1, 1), message)
                    return True
        return False

    def texts(self, manifest: Manifest) -> dict[str, str]:
        """Return the texts of a pack's rule files by the path people know them by."""
        texts: dict[str, str] = {}
        paths = {path: word for word in manifest.rules for path in self._matching(manifest, word)}
        for path in sorted(paths):
            text = self._text(path, manifest.folder, manifest.source, paths[path])
            if text is not None:
                texts[path] = text
        self._rules[manifest.id] = tuple(texts)
        return {display_path(path): text for path, text in texts.items()}

    def _matching(self, manifest: Manifest, word: Scalar) -> Iterator[str]:
        pattern = word.text.replace("\\", "/")
        if os.path.isabs(pattern) or ".." in pattern.split("/"):
            manifest.source.add_error(
                word, Message("rules.pack_files.outside_pack", text=word.text)
            )
            return
        inside = list_contents(manifest.folder)
        if inside is None:
            manifest.source.add_error(word, TOO_MANY)
            return
        self._watch(manifest.folder, pattern, inside)
        names = [name for name in inside.files if matches_exactly(name, pattern)]
        for name in names:
            yield os.path.join(manifest.folder, *name.split("/"))
        if not names:
            manifest.source.add_error(word, Message("rules.pack_files.no_match", text=word.text))

    def _watch(self, top: str, pattern: str, inside: PackContents) -> None:
        """Remember the folders in which a file may appear that the pattern takes."""
        fixed_folder = os.path.join(top, *pattern.split("/")[:-1])
        if "*" not in fixed_folder:
            self.folders.update({fixed_folder: None} if os.path.isdir(fixed_folder) else {})
            return
        self.folders.update({os.path.join(top, folder): None for folder in inside.folders})

    def _text(self, path: str, top: str, source: Source, word: Scalar) -> str | None:
        """Return the text of a pack's file; where that fails, blame the word that names it."""
        name = display_path(path)
        try:
            content = read_file(path, top)
            text = content.decode("utf-8-sig")
        except OSError as error:
            reason = explain_os_error(error)
            source.add_error(word, Message("rules.pack_files.unreadable", name=name, reason=reason))
            return None
        except UnicodeDecodeError:
            source.add_error(word, Message("rules.pack_files.not_utf8", name=name))
            return None
        self.files[os.path.abspath(path)] = content
        return text

    def digest(self, manifest: Manifest) -> str:
        """Return the beginning of a hash over the files of a pack, by name and content."""
        from hashlib import sha256

        hasher = sha256()
        for path in (manifests.manifest_path(manifest.folder), *self._rules[manifest.id]):
            name = os.path.relpath(path, manifest.folder).replace(os.sep, "/")
            # NOTE: lines may end otherwise in another copy of the same pack.
            content = self.files[os.path.abspath(path)].replace(b"\r\n", b"\n")
            hasher.update(f"{name}\0{len(content)}\0".encode() + content)
        return hasher.hexdigest()[:_DIGITS]


def _folder(word: str, base: str) -> str | None:
    """Return the folder of a pack, relative to that of the file that names it."""
    folder = os.path.normpath(os.path.join(base, os.path.expanduser(word)))
    if os.path.isdir(folder):
        return folder
    return None if "/" in word or "\\" in word else _find_installed(word)


def _find_refusal(folder: str, base: str) -> LocalizedText | None:
    """Return why a pack is not used: a link takes it elsewhere, or it is somebody else's."""
    name = display_path(folder)
    if leaves_folder(folder, project_of(os.path.join(base, manifests.MANIFEST))):
        return Message("rules.pack_files.pack_is_link", name=name)
    if is_foreign(folder, find_trusted_owners(base)) or is_foreign(
        manifests.manifest_path(folder), find_trusted_owners(base)
    ):
        return Message("rules.pack_files.foreign_owner", name=name)
    return None


@cache
def _find_entry_points(_path: tuple[str, ...]) -> dict[str, list[EntryPoint]]:
    """Return what installed packages offer, by name; looking through all of them takes its time."""
    from importlib.metadata import entry_points

    points: dict[str, list[EntryPoint]] = {}
    for point in entry_points(group=GROUP):
        points.setdefault(point.name, []).append(point)
    return points


def _find_installed(word: str) -> str | None:
    """Return the folder of the package that offers a pack of that id."""
    from importlib.util import find_spec

    for point in _find_entry_points(tuple(sys.path)).get(word, ()):
        # NOTE: only the topmost package may be looked for without importing one above it.
        top, *below = point.module.split(".")
        spec = find_spec(top)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            folder = os.path.join(place, *below)
            if os.path.isfile(manifests.manifest_path(folder)):
                return folder
    return None


def display_path(path: str) -> str:
    """Return a path as people know it: relative where it lies below the current folder."""
    try:
        short = os.path.relpath(path)
    except ValueError:  # another drive
        short = path
    return (path if short.startswith(os.pardir) else short).replace(os.sep, "/")


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
