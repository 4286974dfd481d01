"""Which files a run is about: those named, and those of a known format in the folders named."""

from __future__ import annotations

import os

from reportlint.bilingual import Bilingual
from reportlint.errors import UnreadableError, because
from reportlint.readers import load, suffixes
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: The path that stands for standard input.
STDIN = "-"


@record
class Target:
    """A file to read. ``named``: on the command line, not met in a folder.

    ``data`` is what it holds if that was read already. ``fault`` is why it cannot be read: it is
    a folder that cannot be listed. ``config`` is the path of its configuration, if it has one.
    ``excluded`` tells by which pattern it is left out: only what is named is given all the same.
    """

    path: str
    named: bool
    data: bytes | None = None
    fault: UnreadableError | None = None
    config: str | None = None
    excluded: str = ""

    @property
    def is_regular(self) -> bool:
        """Whether it is an ordinary file, which can be read again, and by another process."""
        return self.data is None and os.path.isfile(self.path)

    def load(self) -> bytes:
        """Give what it holds; raises UnreadableError."""
        if self.fault is not None:
            raise self.fault
        return load(self.path) if self.data is None else self.data


def _none(_folder: str) -> None:
    """Know no configuration."""


def find(
    paths: Iterable[str],
    exclude: Sequence[str] = (),
    config: Callable[[str], str | None] = _none,
) -> tuple[Target, ...]:
    """Give every file once: paths in the order given, the files of a folder sorted.

    ``config`` gives the configuration of a folder. What a pattern of ``exclude`` or of the
    configuration means is left out, as are hidden files and folders; what is named and excluded
    is marked so. Links to folders are not followed.
    """
    exclusion = _Exclusion(tuple(exclude), config)
    found: dict[str, Target] = {}
    for path in paths:
        for target in _named(path, exclusion):
            key = path if path == STDIN else os.path.abspath(target.path)
            if key not in found or (target.named and not found[key].named):
                found[key] = target
    return tuple(found.values())


class _Exclusion:
    """What is left out: by the command line, and by the configuration of each folder."""

    def __init__(self, patterns: tuple[str, ...], config: Callable[[str], str | None]) -> None:
        self._patterns = patterns
        self.config = config

    def of(self, path: str, config: str | None, top: str = "") -> str:
        """Give the pattern that means a path with its place, "" if none does."""
        if self._patterns:
            from reportlint.rules.globs import matches

            for pattern in self._patterns:
                if matches(_plain(path), pattern) or (top and matches(_below(path, top), pattern)):
                    return f"--exclude {pattern}"
        return "" if config is None else _by_config(path, config)


def _by_config(path: str, config: str) -> str:
    from reportlint.config.errors import ConfigError
    from reportlint.rules.globs import matches
    from reportlint.rules.projects import project

    try:
        made = project(config)
    except ConfigError:  # told by those who need more of it
        return ""
    for word in made.exclude:
        if matches(_below(path, made.folder), word.text):
            return f"{word.text} ({made.path}:{word.line})"
    return ""


def _below(path: str, folder: str) -> str:
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # another drive
        return path


def _named(path: str, exclusion: _Exclusion) -> Iterator[Target]:
    """Give what a path on the command line stands for."""
    if path == STDIN:
        yield Target(path, named=True, config=exclusion.config(os.curdir))
        return
    is_folder = os.path.isdir(path)
    config = exclusion.config(path if is_folder else os.path.dirname(path))
    excluded = exclusion.of(path, config)
    if excluded or not is_folder:
        yield Target(path, named=True, config=config, excluded=excluded)
    else:
        yield from _folder(path, exclusion)


def _folder(top: str, exclusion: _Exclusion) -> Iterator[Target]:
    """Give the files below a folder, depth first without recursion, in a fixed order."""
    known = suffixes()
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Target(folder, named=False, fault=_unlisted(error))
            continue
        config = exclusion.config(folder)
        kept = [entry for entry in ordered if not _hidden(entry.name)]
        kept = [entry for entry in kept if not exclusion.of(entry.path, config, top)]
        below = [entry.path for entry in kept if entry.is_dir(follow_symlinks=False)]
        waiting.extend(reversed(below))
        for entry in kept:
            if entry.name.lower().endswith(known) and _is_file(entry):
                yield Target(_plain(entry.path), named=False, config=config)


def _unlisted(error: OSError) -> UnreadableError:
    reason = because(error)
    return UnreadableError(
        Bilingual(f"无法列出文件夹：{reason.zh}", f"the folder cannot be listed: {reason.en}")
    )


def _hidden(name: str) -> bool:
    # NOTE: "~$" is how Word marks that a file is open.
    return name.startswith((".", "~$"))


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Take regular files and links to them; also links to nowhere, which reading then reports."""
    if entry.is_symlink():
        return os.path.isfile(entry.path) or not os.path.exists(entry.path)
    return entry.is_file()


def _plain(path: str) -> str:
    """Give a path below the current folder without ``./``."""
    return path.removeprefix(os.path.join(os.curdir, ""))
