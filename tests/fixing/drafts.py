"""Drafts to be fixed: a good report, slips put into it, and the formats it is written in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hypothesis import strategies as st

from reportlint import readers
from reportlint.engine import check_draft
from reportlint.engine.check_options import CheckOptions, RuleSelection
from reportlint.fixing.fixer import CheckedDraft, FixResult, fix_draft
from tests.formats import lines, web, word
from tests.formats.paper import Paper, paper
from tests.readers import docx_builder as build
from tests.strategies.rendering.flow import Text


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that were right, and what a hurried writer makes of them."""

    right: str
    wrong: str
    rule: str


#: Slips in the good report, none of which touches another, whose fixes are safe.
SAFE = (
    Slip("（国办公开办函〔2021〕30号）", "（国办公开办函[2021]30号）", "W201"),
    Slip("关于印发〈中华", "关于印发《中华", "W302"),
    Slip("认真执行《条例》，围绕", "认真执行《条例》,围绕", "W303"),
    Slip("并说明理由；拟发布", "并说明理由;拟发布", "W303"),
    Slip("公开政府信息286条，其中", "公开政府信息286条,其中", "W303"),
    Slip("网站上的有效性标注当月更新。", "网站上的有效性标注当月更新。。", "W304"),
    Slip("二、主动公开政府信息情况", "二、主动公\u200d开政府信息情况", "R106"),
)
#: Slips whose fixes may change the meaning.
UNSAFE = (
    Slip("2024年，我局认真执行", "2023年，我局认真执行", "P201"),
    Slip("五、存在的主要问题及改进情况", "五、现存问题与改进举措", "S205"),
    Slip("（三）政府信息管理情况", "（四）政府信息管理情况", "S217"),
)
#: In nested titles both marks go wrong.
_ALSO = {"关于印发《中华": ("格式〉的通知", "格式》的通知")}


@cache
def good() -> Paper:
    """The report that is right."""
    return paper("full")


def spoilt(slips: Sequence[Slip]) -> Paper:
    """The report with slips."""
    items = list(good().items)
    for slip in slips:
        pairs = [(slip.right, slip.wrong)]
        pairs += [_ALSO[slip.wrong]] if slip.wrong in _ALSO else []
        for right, wrong in pairs:
            number = next(
                n for n, item in enumerate(items) if isinstance(item, Text) and right in item.words
            )
            item = items[number]
            assert isinstance(item, Text)
            items[number] = replace(item, words=item.words.replace(right, wrong, 1))
    return Paper(tuple(items))


def in_runs(given: Paper, size: int) -> bytes:
    """A Word file whose words are cut into runs of so many characters, every other one bold."""
    blocks = []
    for item in given.items:
        if isinstance(item, Text):
            pieces = [item.words[n : n + size] for n in range(0, len(item.words), size)]
            runs = [build.run(piece, "<w:b/>" * (n % 2)) for n, piece in enumerate(pieces)]
            blocks.append(build.paragraph(*runs))
        else:
            blocks.append(word.block(item))
    return build.word(*blocks)


def in_spans(given: Paper, size: int) -> bytes:
    """A page whose words are cut into spans, with comments and entities between and in them."""
    source = web.page(given)
    for item in given.items:
        if isinstance(item, Text):
            pieces = [item.words[n : n + size] for n in range(0, len(item.words), size)]
            spans = "<!-- x -->".join(f'<span lang="zh-CN">{piece}</span>' for piece in pieces)
            source = source.replace(f">{item.words}<", f">{spans}<", 1)
    return source.replace("《条例》", "&#12298;条例&#x300B;").encode()


#: The formats that are written, by name: what the file is called, and its bytes.
FORMATS: dict[str, tuple[str, Callable[[Paper, int], bytes]]] = {
    "text": ("draft.txt", lambda given, _: lines.plain(given)),
    "text-bars": ("draft.txt", lambda given, _: lines.bars(given)),
    "gb18030": ("draft.txt", lambda given, _: lines.plain(given).decode().encode("gb18030")),
    "utf-16": ("draft.txt", lambda given, _: lines.tabs(given).decode().encode("utf-16")),
    "windows": ("draft.txt", lambda given, _: b"\xef\xbb\xbf" + crlf(lines.plain(given))),
    "markdown": ("draft.md", lambda given, _: lines.markdown(given)),
    "html": ("draft.html", in_spans),
    "docx": ("draft.docx", in_runs),
}


def crlf(data: bytes) -> bytes:
    """The bytes with the line ends of Windows."""
    return data.replace(b"\n", b"\r\n")


def judge_of(path: str, options: CheckOptions | None = None) -> Callable[[bytes], CheckedDraft]:
    """What judges a draft of that name."""
    asked = options or CheckOptions()
    everything = replace_choice(asked)

    def judge(data: bytes) -> CheckedDraft:
        document = readers.read(data, path)
        chosen = check_draft.check_document(document, asked).result
        if asked.selection == RuleSelection():
            return CheckedDraft(data, chosen, chosen)
        return CheckedDraft(data, chosen, check_draft.check_document(document, everything).result)

    return judge


def replace_choice(options: CheckOptions) -> CheckOptions:
    """The options with every rule."""
    return CheckOptions(RuleSelection(), options.year, options.language)


def mended(data: bytes, path: str, *, unsafe: bool = False, select: str = "") -> FixResult:
    """What becomes of a draft."""
    options = CheckOptions(RuleSelection((select,))) if select else CheckOptions()
    return fix_draft(data, judge_of(path, options), unsafe=unsafe)


def members(data: bytes) -> dict[str, bytes]:
    """What the members of an archive hold."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def slips(of: Sequence[Slip] = SAFE) -> st.SearchStrategy[list[Slip]]:
    """Some slips, each at most once."""
    return st.lists(st.sampled_from(of), min_size=1, unique=True)
