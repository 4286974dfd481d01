"""What the report calls its organ: in its preamble and sign-off, and for itself."""

from __future__ import annotations

from reportlint.checks.prose import prose_of
from reportlint.model.document import Span, find_quotations, is_within
from reportlint.model.problem import CheckedCount, Context, Place, Problem, RelatedPlace
from reportlint.model.report import Report, classify_organ
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.parameters import Outcomes, Regex
    from reportlint.model.prose import Passage


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
    rf"本(?:年度)?报告[由是系](?P<organ>[一-鿿]{{2,20}}?{_KIND})"
    r"(?:根据|按照|依据|依照|负责|编制|组织|汇总)"
)
#: Who makes the report: 某局（以下简称我局）根据……编制本报告, 由某局编制了2024年…….
_MAKES = r"(?:编制|编写|撰写|形成)(?:了|完成)?(?:本|《?20\d\d|《?政府信息公开|年度报告)"
_MAKER = Pattern(
    rf"(?:^|[。，；：])(?:现|特)?由?(?P<organ>[一-鿿]{{2,20}}?{_KIND})(?:（[^（）]*）)?"
    rf"(?:(?:组织|负责|牵头)?{_MAKES}|(?:严格|认真)?(?:根据|按照|依据|依照|遵照)"
    rf"(?:《[^《》]{{0,120}}》|(?!印发|下发|[我本][局委镇乡办])[^。；《]){{0,120}}?{_MAKES})"
)
_SITUATION = Pattern(rf"结合(?P<organ>[一-鿿]{{2,20}}?{_KIND})(?:工作)?(?:实际|情况)")
#: Whom to ask, as far as the organ's kind is told: an office of another kind may answer.
_ASKED = r"(?P<organ>[一-鿿]{2,20}?(?:局|委员会|镇|乡|街道)(?:人民政府|办事处)?)"
_CONTACT = Pattern(rf"[与同向]{_ASKED}(?=[一-鿿]{{0,10}}(?:（[^（）]*）)?(?:进行|取得)?联系)")
_CONTACT_NAMED = Pattern(rf"联系：{_ASKED}(?=[一-鿿]{{0,8}}[，。；（])")
_ANSWERS_FOR_ALL = Pattern("政务|数据|审批|信访|档案|信息|机关事务")
#: A short name that is declared; 以下简称我局 declares none.
_SHORT_NAME = Pattern(r"以下(?:统称|并称|简称)(?![：“]?[我本])")
_NAMES = (
    *(("报告", pattern) for pattern in (_OWN_REPORT, _BY, _MAKER)),
    ("结合", _SITUATION),
    *(("联系", pattern) for pattern in (_CONTACT, _CONTACT_NAMED)),
)
_KINDS_ASKED = ("局", "委员会", "镇", "镇人民政府", "乡", "乡人民政府", "街道", "街道办事处")
_LEAD = Pattern(
    r"^(?:根据|按照|现将|现公布|公布|编制|发布|形成|本报告为|本报告是|要求|规定|由|特|的)+"
)
_SIGNED = Pattern(
    rf"(?:[一-鿿]{{0,4}}(?:机关|单位|机构|部门|主体)：)?(?P<organ>[一-鿿]{{2,24}}{_KIND})"
)


class OrganAgrees(Record):
    """The organ that the preamble and the sign-off name as the report's own is the title's."""

    PROVIDES = frozenset({"title", "organ"})
    VARIANTS = frozenset({"preamble", "signature"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for the first place that names another organ."""
        title = report.title
        if title is None or title.organ is None:
            return
        own = title.organ
        for variant, organ, span in _find_names(report, own):
            yield CheckedCount(1)
            if not same_organ(own, organ):
                params = {"variant": variant, "title": own, "organ": organ}
                beside = (RelatedPlace(Place(), title.span),)
                yield Problem(span, Place(), params, {"title": own, "found": organ}, beside)
                return


def _find_names(report: Report, own: str) -> Iterator[tuple[str, str, Span]]:
    first = report.part(1)
    for passage in (*report.front, *(first.passages[:1] if first else ())):
        yield from _in_preamble(passage, own)
    signature = find_signature(report)
    if signature is not None:
        yield "signature", *signature


def _in_preamble(passage: Passage, own: str) -> Iterator[tuple[str, str, Span]]:
    for word, pattern in _NAMES:
        if word not in passage.text:
            continue
        for match in pattern.regex.finditer(passage.text):
            lead = _LEAD.regex.match(match["organ"])
            length = lead.end() if lead else 0
            organ = match["organ"][length:]
            declaration = _SHORT_NAME.regex.search(passage.text, match.start(), match.end() + 12)
            answers = word == "联系" and _answers_for_others(organ, own)
            if len(organ) >= 4 and not declaration and not answers:
                span = passage.span(match.start("organ") + length, match.end("organ"))
                yield "preamble", organ, span


def _answers_for_others(organ: str, own: str) -> bool:
    """Whether an organ to be asked may be another than the report's: one of another kind may."""
    alike = any(organ.endswith(kind) and own.endswith(kind) for kind in _KINDS_ASKED)
    return not alike or _ANSWERS_FOR_ALL.regex.search(organ) is not None


def find_signature(report: Report) -> tuple[str, Span] | None:
    """Return the organ of the sign-off and its words.

    >>> find_signature(parse_text("一、总体情况", "概述。", "望岚县数据局", "2025年1月20日"))
    ('望岚县数据局', Span(start=11, end=17))
    """
    matches = ((passage, _SIGNED.regex.match(passage.text)) for passage in report.back)
    signed = ((match["organ"], p.span(*match.span("organ"))) for p, match in matches if match)
    return next(signed, None)


def same_organ(one: str, other: str) -> bool:
    """Whether two names may be of one organ: one shortened, or an office and its government.

    >>> same_organ("望岚县数据局", "县数据局"), same_organ("望岚县数据局", "县财政局")
    (True, False)
    """
    short, long = sorted((_bare(one), _bare(other)), key=len)
    return (
        _within(short, long)
        or _office_of(one, other)
        or _office_of(other, one)
        # NOTE: 青山公安分局 and 公安局青山分局.
        or (short.endswith("分局") and long.endswith("分局") and set(short) <= set(long))
    )


def _bare(name: str) -> str:
    for word in ("人民政府", "政府"):
        name = name.replace(word, "府")
    for long, short in (("办事处", ""), ("委员会", "委"), ("管委会", "管委"), ("办公室", "办")):
        name = name.replace(long, short)
    return name


def _within(short: str, long: str) -> bool:
    """Whether the short name's characters stand in the long one in order: 区住建局."""
    rest = iter(long)
    return all(character in rest for character in short)


def _office_of(one: str, other: str) -> bool:
    """Whether one organ is the office of the government that the other is."""
    for office in ("办公室", "办公厅", "办"):
        government = one.removesuffix(office)
        if government != one and government.endswith("政府"):
            short, long = sorted((_bare(government), _bare(other)), key=len)
            return _within(short, long)
    return False


class SelfNames(Record):
    """The organ calls itself by its own kind.

    ``pattern`` finds names for oneself, with ``kind`` as the group of their last character;
    ``foreign`` maps the end of an organ's name to the kinds that it cannot be, unless its name
    holds them. An organ whose name ends otherwise is not judged, nor is what is quoted.
    """

    pattern: Regex
    foreign: dict[str, str]
    PROVIDES = frozenset({"words", "organ", "count"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each wrong name, at its first place; the others are related."""
        organ = report.organ or ""
        foreign = self._foreign(organ)
        if not foreign:
            return
        prose = prose_of(report)
        yield CheckedCount(1)
        spans_by_name: dict[str, list[tuple[int, int]]] = {}
        quoted_spans = find_quotations(prose.text)
        for match in compile_pattern(self.pattern).finditer(prose.text):
            if match["kind"] in foreign and not is_within(quoted_spans, match.start()):
                spans_by_name.setdefault(match.group(), []).append(match.span())
        for words, spans in spans_by_name.items():
            first = spans[0]
            related = tuple([RelatedPlace(Place(), prose.span(*span)) for span in spans[1:]])
            params = {"words": words, "organ": organ, "count": len(spans)}
            yield prose.problem(*first, params, {"found": words}, related)

    def _foreign(self, organ: str) -> str:
        if classify_organ(organ) is None:
            return ""
        bare = organ.partition("（")[0]
        ending = max((end for end in self.foreign if bare.endswith(end)), key=len, default="")
        return "".join([kind for kind in self.foreign.get(ending, "") if kind not in organ])
