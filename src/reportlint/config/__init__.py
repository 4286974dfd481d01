"""Settings of a project: found beside the drafts, read strictly, every value with its place.

The configuration of a draft is the nearest file that has one, upwards from its folder. The search
ends at the top of a repository, and before what belongs to somebody else: a configuration beyond is
not that of these drafts, whoever put it there.
"""

from __future__ import annotations

import os

from reportlint.support.errors import RefusedFileError
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import NO_TEXT, LocalizedText, Message
from reportlint.support.paths import is_repository, upwards
from reportlint.support.records import Record
from reportlint.support.trusted_files import find_trusted_owners, is_foreign, read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.support.nodes import Mapping, Node

#: The Regulation has been in force since 2008; a later year than the last is a slip.
YEARS = (2008, 2099)
#: More processes than the last number only wait for each other.
JOBS = (1, 64)
#: The file of that name is a configuration; of the other, only if it has our table.
OWN, SHARED = "reportlint.toml", "pyproject.toml"
TABLE = ("tool", "reportlint")

_TOOL = r"""[ \t]*\[{0,2}[ \t]*["']?tool["']?[ \t]*"""
_HEADER = Pattern(_TOOL + r"""\.[ \t]*["']?reportlint["']?[ \t]*[].=]""")
#: Other ways to write it, which only a reader of TOML tells from what looks alike.
_OTHERWISE = Pattern(_TOOL + r"[]=]")


class ConfigSearch(Record):
    """What came of looking for a configuration: its ``path``, None where there is none.

    ``end`` is the folder that the search did not go beyond, and ``why``; "" where nothing ended it.
    ``skipped_path`` is that of a configuration that was not taken for that reason, else "".
    """

    path: str | None = None
    end: str = ""
    why: LocalizedText = NO_TEXT
    skipped_path: str = ""


#: What was found, by folder and whose files are relied on there.
_searches: dict[tuple[str, frozenset[int]], ConfigSearch] = {}


def find_nearest(folder: str) -> str | None:
    """Return the path of the configuration for a folder, None if there is none."""
    return search(folder).path


def search(folder: str) -> ConfigSearch:
    """Look for the configuration for a folder."""
    folder = os.path.abspath(folder)
    owner_ids = find_trusted_owners(folder)
    folders = []
    result = None
    while result is None and (result := _searches.get((folder, owner_ids))) is None:
        folders.append(folder)
        result = _search_folder(folder, owner_ids)
        folder = os.path.dirname(folder)
    _searches.update({(one, owner_ids): result for one in folders})
    return result


def list_searches() -> tuple[ConfigSearch, ...]:
    """Return what came of every search so far, each once."""
    return tuple(dict.fromkeys(_searches.values()))


def clear_cache() -> None:
    """Look anew from now on: files may have come and gone."""
    _searches.clear()


def _search_folder(folder: str, owner_ids: frozenset[int]) -> ConfigSearch | None:
    """Return what the search comes to in a folder, None where it goes on above it."""
    path = _find_in(folder)
    if path is not None:
        if is_foreign(path, owner_ids):
            return ConfigSearch(None, folder, Message("config.search.foreign_file"), path)
        return ConfigSearch(path)
    above = os.path.dirname(folder)
    if above == folder:
        return ConfigSearch()
    if is_repository(folder):
        why = Message("config.search.repository_root")
    elif is_foreign(above, owner_ids):
        why = Message("config.search.foreign_folder")
    else:
        return None
    return ConfigSearch(None, folder, why, _find_above(above))


def _find_above(folder: str) -> str:
    """Return the path of the nearest configuration from a folder upwards, whosever it is."""
    return next((path for one in upwards(folder) if (path := _find_in(one)) is not None), "")


def _find_in(folder: str) -> str | None:
    """Return the path of a folder's configuration; what may be one, but cannot be read, is one."""
    own, shared_path = os.path.join(folder, OWN), os.path.join(folder, SHARED)
    if os.path.lexists(own):
        return own
    if not os.path.lexists(shared_path):
        return None
    try:
        content = read_file(shared_path)
    except RefusedFileError:
        return shared_path
    except OSError:
        return None
    return shared_path if _is_ours(content) else None


def _is_ours(content: bytes) -> bool:
    """Whether a shared file has our table."""
    # NOTE: most such files are not about us, and reading TOML takes long.
    if b"reportlint" not in content:
        return False
    text = content.decode("utf-8", "replace")
    lines = [line for line in text.split("\n") if "tool" in line]
    return any(map(_HEADER.regex.match, lines)) or (
        any(map(_OTHERWISE.regex.match, lines)) and has_table(text)
    )


def has_table(text: str) -> bool:
    """Whether a shared file has our table; one that is no TOML has if it looks so."""
    from reportlint.support import source_errors, toml_reader

    tree = toml_reader.parse(source_errors.Source(SHARED, ""), text.removeprefix("\ufeff"))
    return f"[{'.'.join(TABLE)}" in text if tree is None else find_table(tree) is not None


def find_table(tree: Mapping) -> Mapping | None:
    """Return our table of a shared file, None where it has none."""
    from reportlint.support.nodes import Mapping

    node: Node | None = tree
    for key in TABLE:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node if isinstance(node, Mapping) else None
