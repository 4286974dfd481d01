"""Which files a run is about: those named, and the drafts in the folders named."""

from __future__ import annotations

import os

from reportlint.engine.file_discovery.input_files import STDIN, Found, LeftOut, Target, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


def _none(_folder: str) -> None:
    """Know no configuration."""


def find(
    paths: Iterable[str],
    exclude: Sequence[str] = (),
    config: Callable[[str], str | None] = _none,
    *,
    gitignore: bool = True,
) -> Found:
    """Find every file once: paths in the order given, the files of a folder sorted.

    ``config`` gives the configuration of a folder. What a pattern of ``exclude``, of the
    configuration or, with ``gitignore``, of a .gitignore file means is left out, as are hidden
    files and folders; what is named and excluded is marked so. Links to folders are not followed.
    A file whose name does not tell what it is, is looked into.
    """
    exclusion = _Exclusion(tuple(exclude), config)
    found: dict[str, Target] = {}
    left: dict[str, LeftOut] = {}
    for path in paths:
        for one in _named(path, exclusion, gitignore=gitignore):
            key = path if path == STDIN else os.path.abspath(one.path)
            if isinstance(one, LeftOut):
                left[key] = one
            elif key not in found or (one.named and not found[key].named):
                found[key] = one
    others = tuple([one for key, one in left.items() if key not in found])
    return Found(tuple(found.values()), others)


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
                if matches(plain(path), pattern) or (top and matches(_below(path, top), pattern)):
                    return f"--exclude {pattern}"
        return "" if config is None else _by_config(path, config)


def _by_config(path: str, config: str) -> str:
    from reportlint.config.errors import ConfigError
    from reportlint.config.project import project
    from reportlint.rules.globs import matches

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


def _named(path: str, exclusion: _Exclusion, *, gitignore: bool) -> Iterator[Target | LeftOut]:
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
        from reportlint.engine.file_discovery.folders import Walk

        yield from Walk(path, exclusion.config, exclusion.of, gitignore=gitignore).found()
