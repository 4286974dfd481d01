"""The names that a report calls its own organ by: 岚坪区商务委员会 is 区商务委 as well.

A short name leaves characters out and keeps their order, begins at the area it belongs to or
behind it, and ends as the full one does or as its kind is shortened.
"""

from __future__ import annotations

from reportlint.model.report import classify_organ
from reportlint.support.lazy_regex import Pattern, compile_pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: How kinds of organs end, and how their short names may: 委员会 as 委.
_KINDS = (
    ("街道办事处", "处办道"),
    ("管理委员会", "会委"),
    ("委员会", "会委"),
    ("人民政府", "府"),
    ("办公室", "室办"),
    ("办公厅", "厅办"),
    ("街道", "道处办"),
)
#: What ends an area's name, but for 市场, 市政, 区域, 城乡, 城镇, 乡村.
_AREA = Pattern("[省县州盟旗]|(?<!城)市(?![场政容民])|区(?!域)|(?<!城)(?:镇(?!街道)|乡(?!村))")
_COUNTY = Pattern("[省市县区州盟旗]")
_HIGHER = Pattern(r"\A(?:国家[^省市县区]{2,10}总局|中华人民共和国)")
#: Zones are no areas: 高新技术产业开发区, 风景区.
_ZONE = Pattern("(?:开发|高新|园|景|社|小|校|新|保税|示范|管理|度假|试验|合作)区")
_BRANCH = Pattern("(?P<core>.{2,12}局)(?P<branch>.{1,8}分局)")
#: What some organs call all that they are.
_SCHOOLS = ("大学", "学院", "中学", "小学", "学校")
_WHOLE = (("海关", "关区"), (_SCHOOLS, "全校"))
#: What a name may follow: a mark, the time, 我, a word of position or of doing something.
_BEFORE = frozenset("，。；：、（）,;“年度内我本来向对由以为共间底份日 ")
_SHORTEST = 2
_GOVERNMENTS = ("township", "street")


def find_own_names(text: str, organ: str) -> Iterator[tuple[int, int]]:
    """Return where a text names the organ that reports, from the first to the last.

    >>> list(find_own_names("县数据局收到申请5件", "望岚县数据局"))
    [(0, 4)]
    """
    pattern = compile_pattern(_pattern(organ))
    ends, branch = _endings(organ), organ.endswith("分局")
    for match in pattern.finditer(text):
        start, end = match.span()
        name = match.group()
        if name.startswith("代"):
            yield start, end
        elif end - start < _SHORTEST or (start and text[start - 1] not in _BEFORE):
            continue
        elif name[-1] in ends and (not branch or "分" in name):
            yield start, end


def _pattern(organ: str) -> str:
    """Return a pattern of the full name, and of names that leave characters out."""
    ways = [_escape(organ), f"全{organ[-1]}(?![性面域体])"]
    ways += [words for ends, words in _WHOLE if organ.endswith(ends)]
    if "园" in organ:
        ways.append("园区(?!管)")
    elif organ.endswith("管理委员会") and "区" in organ:
        ways.append("[全本我]区")
    if organ.endswith(("办公室", "办公厅")) and "政府" in organ:
        ways.append("代表?[省市县区州]?(?:人民)?政府")
    if classify_organ(organ) != "government":
        # NOTE: 市政府 may be the government without its departments, in its own report.
        ways += [_leave_out(base) for base in _bases(organ)]
    return "|".join(ways)


def _bases(organ: str) -> Iterator[str]:
    """Return the names that may be shortened: behind the areas that the organ belongs to."""
    name = _HIGHER.regex.sub("", organ)
    branch = _BRANCH.regex.fullmatch(name)
    if branch:
        core = _behind_areas(branch["core"])[:-1]
        yield f"{branch['branch'][:-2]}{core}分局"
        yield branch["branch"]
        return
    yield _behind_areas(name)


def _behind_areas(name: str) -> str:
    """Return a name from the last of the areas on that lead it."""
    kind = next((kind for kind, _ in _KINDS if name.endswith(kind)), name[-1:])
    stem = name.removesuffix(kind)
    is_town = classify_organ(name) in _GOVERNMENTS
    zones = [match.end() - 1 for match in _ZONE.regex.finditer(stem)]
    areas = [
        match.end()
        for match in (_COUNTY if is_town else _AREA).regex.finditer(stem)
        if match.start() and match.start() not in zones
    ]
    inner = areas if is_town else areas[:-1]
    return name[inner[-1] :] if inner else name


def _leave_out(name: str) -> str:
    # NOTE: 街道办理申请 is what the street does.
    ways = {"办": "(?:办(?![理结毕法案]))?"}
    leaving = "".join(ways.get(character) or f"{_escape(character)}?" for character in name)
    return f"[向由对以]?[我本]?{leaving}"


def _escape(name: str) -> str:
    return "".join(character if character.isalnum() else "." for character in name)


def _endings(organ: str) -> frozenset[str]:
    zone = frozenset("区" if "园" in organ or organ.endswith(("管理委员会", "海关")) else "")
    if organ.endswith(_SCHOOLS):
        return frozenset({organ[-1], "校"})
    for kind, ends in _KINDS:
        if organ.endswith(kind):
            stem_end = organ.removesuffix(kind)[-1:]
            of_area = classify_organ(organ) in _GOVERNMENTS or kind == "管理委员会"
            return frozenset(ends) | frozenset(stem_end if of_area else "") | zone
    return frozenset(organ[-1:]) | zone
