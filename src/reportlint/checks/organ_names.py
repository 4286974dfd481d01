"""Whether the report speaks of the organ that its title names."""

from __future__ import annotations

from reportlint.patterns import Pattern
from reportlint.problems import Checked, Place, Problem, Related
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Span
    from reportlint.problems import Context
    from reportlint.report import Passage, Report

_KIND = (
    r"(?:人民政府|政府办公室|政府办公厅|办公室|办公厅|委员会|管委会|局|厅|委"
    r"|街道办事处|街道|镇|乡|中心|分局|大队|支队)"
)
#: The organ's own name in front of its own report: (现将)某局2024年政府信息公开工作年度报告(公布).
_OWN_REPORT = Pattern(
    rf"(?:现将|现公布|公布|编制|发布|形成|本报告为|本报告是)?(?P<organ>[一-鿿]{{2,20}}?{_KIND})(?:（[^（）]*）)?"
    r"(?:关于)?(?:20\d\d|二〇[〇一二三四五六七八九]{2})年度?的?(?:政府信息公开|信息公开|政务公开)"
    r"(?:工作)?的?(?:情况)?(?:年度)?报告"
)
_BY = Pattern(
    rf"本(?:年度)?报告由(?P<organ>[一-鿿]{{2,20}}?{_KIND})(?:根据|按照|依据|依照|负责|编制|组织|汇总)"
)
_SHORT_NAME = Pattern(r"以下(?:统称|并称|简称)")
_LEAD = Pattern(
    r"^(?:根据|按照|现将|现公布|公布|编制|发布|形成|本报告为|本报告是|要求|规定|由|特|的)+"
)
_SIGNED = Pattern(rf"[一-鿿]{{2,24}}{_KIND}")


@record
class OrganAgrees:
    """The organ that the preamble and the sign-off name as the report's own is the title's."""

    PROVIDES = frozenset({"title", "organ"})
    VARIANTS = frozenset({"preamble", "signature"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield a problem for the first place that names another organ."""
        own = report.title.organ if report.title else None
        if own is None or report.title is None:
            yield Checked(0)
            return
        count = 0
        for variant, organ, span in _named(report):
            count += 1
            if not same_organ(own, organ):
                params = {"variant": variant, "title": own, "organ": organ}
                beside = (Related(Place(), report.title.span),)
                yield Problem(span, Place(), params, {"title": own, "found": organ}, beside)
                break
        yield Checked(count)


def _named(report: Report) -> Iterator[tuple[str, str, Span]]:
    first = report.part(1)
    for passage in (*report.front, *(first.passages[:1] if first else ())):
        yield from _in_preamble(passage)
    signed = signed_by(report)
    if signed is not None:
        yield "signature", *signed


def _in_preamble(passage: Passage) -> Iterator[tuple[str, str, Span]]:
    for word, pattern in (("报告", _OWN_REPORT), ("报告由", _BY)):
        if word not in passage.text:
            continue
        for match in pattern.regex.finditer(passage.text):
            organ = match.group("organ")
            lead = _LEAD.regex.match(organ)
            start = match.start("organ") + (lead.end() if lead else 0)
            organ = organ[lead.end() :] if lead else organ
            declared = _SHORT_NAME.regex.search(passage.text, match.start(), match.end() + 12)
            if len(organ) >= 4 and not declared:
                yield "preamble", organ, passage.span(start, match.end("organ"))


def signed_by(report: Report) -> tuple[str, Span] | None:
    """Give the organ of the sign-off and its words."""
    for passage in report.back:
        match = _SIGNED.regex.match(passage.text)
        if match:
            return match.group(), passage.span(*match.span())
    return None


def same_organ(one: str, other: str) -> bool:
    """Whether two names may be of one organ: one shortened, or an office and its government."""
    short, long = sorted((_bare(one), _bare(other)), key=len)
    return _within(short, long) or _office_of(one, other) or _office_of(other, one)


def _bare(name: str) -> str:
    for word in ("人民政府", "政府"):
        name = name.replace(word, "府")
    return name.replace("办事处", "").replace("委员会", "委").replace("办公室", "办")


def _within(short: str, long: str) -> bool:
    """Whether the short name's characters stand in the long one in order: 区住建局."""
    position = 0
    for character in long:
        if position < len(short) and character == short[position]:
            position += 1
    return position == len(short)


def _office_of(one: str, other: str) -> bool:
    """Whether one organ is the office of the government that the other is."""
    for office in ("办公室", "办公厅", "办"):
        government = one.removesuffix(office)
        if government != one and government.endswith("政府"):
            return _within(_bare(government), _bare(other)) or _within(
                _bare(other), _bare(government)
            )
    return False
