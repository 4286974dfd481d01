"""What became of the rule packs of a run: where each was used, and where not and why."""

from __future__ import annotations

from reportlint.reporters.common import SEMICOLON, add_note, format_count
from reportlint.rules.pack import WHY_NOT
from reportlint.support.localized_text import JoinedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import RunSummary
    from reportlint.reporters.common import View
    from reportlint.rules.pack import Applicability
    from reportlint.support.localized_text import LocalizedText


def describe_packs(totals: RunSummary, view: View) -> Iterator[LocalizedText]:
    """Name the rule packs: two reviewers with the same, by their digests, get the same findings.

    Of drafts that a pack does not apply to it is told what it is for.
    """
    used_packs, others = [], []
    for label, digest, applies in view.packs:
        count, limits = totals.packs.get(label, 0), _list_limits(label, totals, applies)
        if count and limits:
            files = format_count(count, "files", view.language)
            note: object = Message(
                "reporters.summary.pack_for", digest=digest, files=files, limits=limits
            )
            used_packs.append(add_note(label, note, view.language))
        elif count:
            used_packs.append(add_note(label, digest, view.language))
        elif limits:
            others.append(add_note(label, JoinedText(limits, SEMICOLON), view.language))
    if used_packs:
        yield Message("reporters.summary.packs", packs=tuple(used_packs))
    if others:
        yield Message("reporters.summary.unused_packs", packs=tuple(others))


def _count_skipped(label: str, totals: RunSummary) -> dict[str, int]:
    """Return how many drafts a pack does not apply to, by the reason: region, organs or years."""
    counts = {why: totals.packs.get(f"{label} {why}", 0) for why in WHY_NOT}
    return {why: count for why, count in counts.items() if count}


def _list_limits(
    label: str, totals: RunSummary, applies: Applicability
) -> tuple[LocalizedText, ...]:
    """Return what the pack is for where drafts are something else, the most frequent first."""
    counts = _count_skipped(label, totals)
    reasons = sorted(counts, key=lambda why: -counts[why])
    return tuple([applies.describe_limit(why) for why in reasons])
