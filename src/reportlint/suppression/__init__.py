"""Takes findings out of a result for which somebody has written down a reason."""

from __future__ import annotations

import os

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Document
    from reportlint.rules.suppressions import SuppressionEntry
    from reportlint.suppression.baseline import Baseline

#: The file beside drafts that says which findings are not to be reported.
IGNORE_FILE = ".reportlint-ignore.yaml"


class Suppression(Record):
    """What takes findings out of the results.

    ``local_enabled``: the ignore files beside drafts and the comments in them count. ``entries``
    are those of a configuration. ``baseline`` is what is known already; ``recording``: a new one is
    made, and every finding counts as known. ``today`` is the ISO date by which entries expire, ""
    for the day it is.
    """

    local_enabled: bool = True
    entries: tuple[SuppressionEntry, ...] = ()
    baseline: Baseline | None = None
    recording: bool = False
    today: str = ""


def find_ignore_file(path: str) -> str | None:
    """Return the path of the ignore file beside a draft, None where there is none.

    A draft without a name ("-") lies nowhere.
    """
    if path == "-":
        return None
    ignore_file = os.path.join(os.path.dirname(path), IGNORE_FILE)
    return ignore_file if os.path.lexists(ignore_file) else None


def may_suppress(document: Document, suppression: Suppression) -> bool:
    """Whether anything may take findings out of a draft's result, or wants to know them."""
    if suppression.entries or suppression.baseline or suppression.recording:
        return True
    return suppression.local_enabled and (
        any(mark.kind == "comment" for mark in document.marks)
        or find_ignore_file(document.path) is not None
    )
