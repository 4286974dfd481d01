"""The words of the program's messages: ``messages/<language>.yaml``, one catalogue a language.

They are read from the bundle of the wheel or from the cache; where there is neither, the YAML is
parsed. A catalogue is a mapping of dotted keys (``readers.office.too_slow``) to templates.
"""

from __future__ import annotations

import os

from reportlint.support import cache
from reportlint.support.data_folders import PACKAGE, bundle_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

_catalogues: dict[str, Mapping[str, str]] = {}


def load_messages(language: str) -> Mapping[str, str]:
    """Return the templates of a language by key; raises OSError where the file is missing."""
    if language not in _catalogues:
        _catalogues[language] = _load(language)
    return _catalogues[language]


def seal_messages(language: str) -> tuple[str, bytes]:
    """Return name and content of the file that a wheel carries for a language."""
    name, path = _name(language), _path(language)
    return name, cache.seal(name, _content_stamp(path), read_messages(path))


def read_messages(path: str) -> dict[str, str]:
    """Return what a catalogue file holds, its nested keys joined by dots."""
    import yaml

    with open(path, encoding="utf-8") as file:
        tree = yaml.safe_load(file)
    return dict(_flatten(tree, ""))


def _flatten(tree: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, str):
            yield prefix + key, value
        else:
            yield from _flatten(value, f"{prefix}{key}.")


def _load(language: str) -> Mapping[str, str]:
    name, path = _name(language), _path(language)
    found = cache.load_bundled(bundle_file(name), name, lambda: _content_stamp(path))
    if found is None:
        status = os.stat(path)
        stamp = cache.make_stamp("", [(path, status.st_size, status.st_mtime_ns)])
        found = cache.load(name, stamp)
        if found is None:
            found = read_messages(path)
            cache.store(name, stamp, found)
    return found  # type: ignore[no-any-return]


def _name(language: str) -> str:
    return f"messages-{language}"


def _path(language: str) -> str:
    return os.path.join(PACKAGE, "messages", f"{language}.yaml")


def _content_stamp(path: str) -> bytes:
    with open(path, "rb") as file:
        return cache.make_content_stamp("", [(os.path.basename(path), file.read())])
