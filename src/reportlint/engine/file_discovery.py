"""Which files a run is about: those named, and the drafts in the folders named."""

from __future__ import annotations

import os

from reportlint.engine.files import STDIN, DiscoveredFiles, InputFile, LeftOut, strip_current_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


def _no_config(_folder: str) -> None:
    """Know no configuration."""


def find_files(
    paths: Iterable[str],
    exclude: Sequence[str] = (),
    config: Callable[[str], str | None] = _no_config,
    *,
    gitignore: bool = True,
    packs: tuple[str, ...] = (),
) -> DiscoveredFiles:
    """Find every file once: paths in the order given, the files of a folder sorted.

    ``config`` gives the configuration of a folder, ``packs`` are named besides. What a pattern of
    ``exclude``, of the configuration or, with ``gitignore``, of a .gitignore file means is left
    out, as are hidden files and folders; what is named and excluded is marked so. Links to folders
    are not followed.
    A file whose name does not say what it is, is looked into.
    """
    exclusion = _Exclusion(tuple(exclude), config, packs)
    input_files: dict[str, InputFile] = {}
    left_out: dict[str, LeftOut] = {}
    for path in paths:
        for one in _expand_path(path, exclusion, gitignore=gitignore):
            key = path if path == STDIN else os.path.abspath(one.path)
            if isinstance(one, LeftOut):
                left_out[key] = one
            elif key not in input_files or (one.is_named and not input_files[key].is_named):
                input_files[key] = one
    others = tuple([one for key, one in left_out.items() if key not in input_files])
    return DiscoveredFiles(tuple(input_files.values()), others)


class _Exclusion:
    """What is left out: by the command line, and by the configuration of each folder."""

    def __init__(
        self,
        patterns: tuple[str, ...],
        config: Callable[[str], str | None],
        packs: tuple[str, ...],
    ) -> None:
        self._patterns = patterns
        self._packs = packs
        self.config = config

    def find_pattern(self, path: str, config: str | None, top: str = "") -> str:
        """Return the pattern that means a path with its place, "" if none does."""
        if self._patterns:
            from reportlint.rules.globs import matches

            paths = [strip_current_folder(path), *([_relative_path(path, top)] if top else [])]
            for pattern in self._patterns:
                if any(matches(one, pattern) for one in paths):
                    return f"--exclude {pattern}"
        return "" if config is None else _find_config_pattern(path, config, self._packs)


def _find_config_pattern(path: str, config: str, packs: tuple[str, ...]) -> str:
    from reportlint.config.model import ConfigError
    from reportlint.config.project import load_project
    from reportlint.rules.globs import matches

    try:
        project = load_project(config, packs)
    except ConfigError:  # reported by those who need more of it
        return ""
    for selector in project.exclude:
        if matches(_relative_path(path, project.folder), selector.text):
            return f"{selector.text} ({project.path}:{selector.line})"
    return ""


def _relative_path(path: str, folder: str) -> str:
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # another drive
        return path


def _expand_path(
    path: str, exclusion: _Exclusion, *, gitignore: bool
) -> Iterator[InputFile | LeftOut]:
    """Return what a path on the command line stands for."""
    if path == STDIN:
        yield InputFile(path, is_named=True, config=exclusion.config(os.curdir))
        return
    is_folder = os.path.isdir(path)
    config = exclusion.config(path if is_folder else os.path.dirname(path))
    pattern = exclusion.find_pattern(path, config)
    if pattern or not is_folder:
        yield InputFile(path, is_named=True, config=config, exclude_pattern=pattern)
    else:
        from reportlint.engine.folder_walk import FolderWalk

        exclude = exclusion.find_pattern
        yield from FolderWalk(path, exclusion.config, exclude, gitignore=gitignore).find()
