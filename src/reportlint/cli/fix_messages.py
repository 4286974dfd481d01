"""What ``reportlint fix`` tells of each file and of all: what was fixed, what is left and why."""

from __future__ import annotations

from reportlint.model.run_summary import is_foreign
from reportlint.reporters.shared.skipped_files import describe_skipped as left_out_told
from reportlint.reporters.shared.style import apply_style, link_file
from reportlint.reporters.shared.width import count_columns, make_visible, truncate
from reportlint.reporters.shared.words import format_count, name_rule
from reportlint.reporters.shared.wrapping import wrap_text
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.fixing.descriptions import Pair
    from reportlint.fixing.fixer import Mend, Mended
    from reportlint.reporters.shared.view import View
    from reportlint.support.errors import ReportlintError

#: So many places of a rule are shown.
_SHOWN = 3
_DONE = Bilingual("已改", "fixed")
_WOULD = Bilingual("会改", "would be fixed")
_LEFT = Bilingual("没有改", "not fixed")
_FOREIGN = Bilingual("不是年度报告，没有修改", "not an annual report: nothing was fixed")


class Fixed(Record):
    """What became of a file: the fixes, or the error that prevented them."""

    path: str
    mended: Mended | None = None
    error: ReportlintError | None = None
    named: bool = True


class Tally(Record):
    """Counts over files: places fixed, places left that a flag would fix, places left otherwise."""

    files: int = 0
    fixed: int = 0
    flagged: int = 0
    left: int = 0
    failed: int = 0

    @classmethod
    def of(cls, fixed: Fixed) -> Tally:
        """Count one file."""
        if fixed.mended is None:
            return cls(1, failed=1)
        left = fixed.mended.left
        flagged = sum(_places(mend) for mend in left if mend.flagged)
        others = sum(_places(mend) for mend in left if not mend.flagged)
        return cls(1, sum(map(_places, fixed.mended.made)), flagged, others)

    def __add__(self, other: Tally) -> Tally:
        """Add counts."""
        return Tally(
            self.files + other.files,
            self.fixed + other.fixed,
            self.flagged + other.flagged,
            self.left + other.left,
            self.failed + other.failed,
        )

    def remaining(self, *, diff: bool) -> bool:
        """Whether fixes remain; those only shown do."""
        return bool(self.flagged or self.left or (diff and self.fixed))


def told(fixed: Fixed, view: View, *, diff: bool) -> str:
    """Give what a person is told of a file; nothing where nothing is to tell."""
    if fixed.error is not None:
        message, hint = fixed.error.told(view.language)
        joint = "；" if view.language == "zh" else "; "
        body = list(_wrapped(joint.join(filter(None, (message, hint))), view, "red"))
    elif fixed.mended is None or view.quiet:
        return ""
    else:
        body = list(_body(fixed, fixed.mended, view, diff=diff))
    head = link_file(apply_style(make_visible(fixed.path), "bold", view), fixed.path, view)
    return "".join(f"{line}\n" for line in (head, *body, "")) if body else ""


def _body(fixed: Fixed, mended: Mended, view: View, *, diff: bool) -> Iterator[str]:
    if is_foreign(mended.before.chosen):
        if fixed.named or view.verbose:
            yield from _wrapped(_FOREIGN[view.language], view, "yellow")
        return
    if mended.made:
        yield from _section(_WOULD if diff else _DONE, mended.made, view, "green")
    reasons = dict.fromkeys(mend.reason for mend in mended.left if mend.reason)
    for reason in reasons:
        mends = [mend for mend in mended.left if mend.reason == reason]
        yield from _section(_LEFT, mends, view, "yellow", reason)


def _section(
    verb: Bilingual, mends: Iterable[Mend], view: View, colour: str, reason: Bilingual | None = None
) -> Iterator[str]:
    """Give a heading, and below it the places of each rule."""
    by_rule: dict[str, list[Mend]] = {}
    for mend in mends:
        by_rule.setdefault(mend.finding.rule, []).append(mend)
    places = sum(_places(mend) for group in by_rule.values() for mend in group)
    zh = view.language == "zh"
    if zh:
        head = f"{verb.zh} {places} 处" + (f"：{reason.zh}" if reason else "")
    else:
        head = f"{format_count(places, '', 'place', 'en')} {verb.en}" + (
            f": {reason.en}" if reason else ""
        )
    yield from _wrapped(head, view, colour)
    for rule, group in by_rule.items():
        count = sum(map(_places, group))
        times = f"（{count} 处）" if zh else f" ({count})"
        name = make_visible(name_rule(group[0].finding, view.language))
        yield f"    {rule} {name}{times if count > 1 else ''}"
        yield from _shown(group, view)


def _shown(group: Iterable[Mend], view: View) -> Iterator[str]:
    pairs = [pair for mend in group for pair in mend.pairs]
    for pair in pairs[:_SHOWN]:
        yield from _pair(pair, f"      {pair.line}:{pair.column}  ", view)
    more = len(pairs) - _SHOWN
    if more > 0:
        yield f"      另有 {more} 处" if view.language == "zh" else f"      and {more} more"


def _pair(pair: Pair, lead: str, view: View) -> Iterator[str]:
    """Give words before and after on a line, or on two where they are long."""
    # NOTE: quotation marks and arrow may be two columns wide.
    room = view.width - len(lead) - 7
    before, after = (
        f"“{truncate(make_visible(words), room)}”" for words in (pair.before, pair.after)
    )
    line = f"{lead}{before} → {after}"
    if count_columns(line) + 5 <= view.width:
        yield line
    else:
        yield f"{lead}{before}"
        yield f"{'':{len(lead) - 2}}→ {after}"


def _wrapped(words: str, view: View, colour: str) -> Iterator[str]:
    for line in wrap_text(make_visible(words), view.width - 2, 2):
        yield f"  {apply_style(line, colour, view)}"


def _places(mend: Mend) -> int:
    """Count the places of a finding that are fixed; a pair of marks far apart is one."""
    return max(min(len(mend.pairs), 1 + len(mend.finding.related)), 1)


def closing(tally: Tally, view: View, left_out: Mapping[str, int], *, diff: bool) -> str:
    """Give the summary of all files, and how many of which kinds were left out."""
    if view.quiet:
        return ""
    parts = list(
        _closing_zh(tally, diff=diff) if view.language == "zh" else _closing_en(tally, diff=diff)
    )
    files = format_count(tally.files, "个文件", "file", view.language)
    joint, colon, stop = ("，", "：", "。") if view.language == "zh" else ("; ", ": ", ".")
    text = f"{files}{colon}{joint.join(parts)}{stop}"
    colour = "red" if tally.failed else "yellow" if tally.remaining(diff=diff) else "green"
    lines = [apply_style(line, colour, view) for line in wrap_text(text, view.width)]
    if left_out:
        lines += wrap_text(left_out_told(left_out, view.language, "reportlint check"), view.width)
    return "".join(f"{line}\n" for line in lines)


def _closing_zh(tally: Tally, *, diff: bool) -> Iterator[str]:
    if tally.fixed:
        yield f"{'会改' if diff else '已改'} {tally.fixed} 处"
    if tally.flagged:
        yield f"{tally.flagged} 处加 --unsafe-fixes 可改，改后请核对"
    if tally.left:
        yield f"{tally.left} 处须人工修改"
    if tally.failed:
        yield f"{tally.failed} 个文件未能处理"
    if not (tally.fixed or tally.flagged or tally.left or tally.failed):
        yield "没有可以自动修改的问题"


def _closing_en(tally: Tally, *, diff: bool) -> Iterator[str]:
    if tally.fixed:
        places = format_count(tally.fixed, "", "place", "en")
        yield f"{places} {'would be fixed' if diff else 'fixed'}"
    if tally.flagged:
        yield f"{tally.flagged} more with --unsafe-fixes (look at them afterwards)"
    if tally.left:
        yield f"{tally.left} to be fixed by hand"
    if tally.failed:
        yield f"{format_count(tally.failed, '', 'file', 'en')} failed"
    if not (tally.fixed or tally.flagged or tally.left or tally.failed):
        yield "nothing to fix"
