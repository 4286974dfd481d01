"""Whether a file is an output of an earlier run, so that a configuration may have it replaced."""

from __future__ import annotations

import os

from reportlint.readers.own_outputs import is_copy, is_report
from reportlint.reporters import COPY_REPORTERS
from reportlint.support.trusted_files import LIMIT, read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

#: What an output without findings has at most, in bytes.
_BARE = 100
_LIMIT: Final = 256 * LIMIT
#: What an issue of GitLab's has; of outputs that are mere lines nothing tells whose they are.
_ISSUE, _HEAD = b'"check_name": "', 4096


def is_earlier_output(name: str, path: str) -> bool:
    """Whether a file is an output of that name; one that holds nothing may be taken for one."""
    try:
        content = read_file(path, limit=_LIMIT)
    except OSError:
        return False
    if len(content) < _BARE and b"".join(content.split()) in (b"", b"[]"):
        return True
    if name in COPY_REPORTERS:
        return is_copy(content)
    return is_report(content) or (name == "gitlab" and _ISSUE in content[:_HEAD])


def is_in_the_way(name: str, path: str) -> bool:
    """Whether a file stands where an output is to go that no earlier run has written."""
    if os.path.isdir(path) and name in COPY_REPORTERS:
        return False
    return os.path.lexists(path) and not is_earlier_output(name, path)
