"""What a rule's test case says of its draft, in words: the examples of an explanation."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.display.width import cut, visible
from reportlint.display.words import cell_name, table_form

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.forms import Form, TableForm
    from reportlint.rules.cases import RowValues, Sketch

#: As many columns of a quoted text are shown.
_QUOTED = 300
_NUMERALS = "一二三四五六七八九十"
_SENTENCES = {
    "title": Bilingual("标题", "the title"),
    "preamble": Bilingual("引言", "the preamble"),
    "period": Bilingual("统计期限", "the period"),
}
_MARKS = {
    "insertion": Bilingual("修订插入", "a tracked insertion"),
    "deletion": Bilingual("修订删除", "a tracked deletion"),
    "comment": Bilingual("批注", "a comment"),
    "header": Bilingual("页眉", "a header"),
    "footer": Bilingual("页脚", "a footer"),
    "picture": Bilingual("图片", "a picture"),
    "attachment": Bilingual("附件", "an attachment"),
    "page-without-text": Bilingual("没有文字的页", "a page without text"),
}
_BLANK = Bilingual("（空白）", "(blank)")
_PLAIN = Bilingual("一份没有其他问题的报告", "a report with nothing else wrong")


def told(sketch: Sketch, forms: Sequence[Form], language: str) -> tuple[str, ...]:
    """Give what is not plain in a draft, a line each."""
    words = _Words(forms, language)
    lines = (*words.facts(sketch), *words.texts(sketch), *words.cells(sketch), *words.moves(sketch))
    return lines or (_PLAIN[language],)


class _Words:
    """Words of one language for what a case names."""

    def __init__(self, forms: Sequence[Form], language: str) -> None:
        self._forms = forms
        self._language = language
        self._zh = language == "zh"
        self._blank = _BLANK[language]

    def facts(self, sketch: Sketch) -> Iterator[str]:
        zh = self._zh
        if sketch.file is not None:
            yield f"文件名：{sketch.file}" if zh else f"file name: {sketch.file}"
        if sketch.year is not None:
            yield f"报告年度：{sketch.year}" if zh else f"report year: {sketch.year}"
        if sketch.expected_year is not None:
            yield f"--year {sketch.expected_year}"
        if sketch.organ is not None:
            yield f"机关：{sketch.organ}" if zh else f"organ: {sketch.organ}"

    def texts(self, sketch: Sketch) -> Iterator[str]:
        for name in _SENTENCES:
            text = getattr(sketch, name)
            if text is not None:
                yield self._quoted(self._element(name), (text,))
        for number, paragraphs in sketch.parts.items():
            yield self._quoted(self._element(f"part {number}"), paragraphs)
        if sketch.sign_off:
            yield self._quoted("落款" if self._zh else "the sign-off", sketch.sign_off)
        if sketch.draft is not None:
            yield self._quoted("全文" if self._zh else "the whole draft", (sketch.draft,))
        for mark in sketch.marks:
            kind = _MARKS[mark.kind][self._language] if mark.kind in _MARKS else mark.kind
            part = self._element(f"part {mark.part}")
            yield self._quoted(f"{part}的{kind}" if self._zh else f"{kind} in {part}", (mark.text,))

    def cells(self, sketch: Sketch) -> Iterator[str]:
        for key, rows in sketch.tables.items():
            told = (self._row(key, row, values) for row, values in rows.items())
            yield ("；" if self._zh else "; ").join(told)
        for key in sketch.unreadable:
            table = self._element(f"table {key}")
            yield f"{table}读不出" if self._zh else f"{table} cannot be read"

    def moves(self, sketch: Sketch) -> Iterator[str]:
        zh = self._zh
        for name in sketch.without:
            yield f"没有{self._element(name)}" if zh else f"without {self._element(name)}"
        for name in sketch.twice:
            yield f"{self._element(name)}出现两次" if zh else f"{self._element(name)} twice"
        for one, other in sketch.swap:
            pair = self._element(one), self._element(other)
            yield "{}与{}对调".format(*pair) if zh else "{} and {} swapped".format(*pair)
        for name, place in sketch.move.items():
            pair = self._element(name), self._element(place)
            yield "{}移到{}".format(*pair) if zh else "{} moved to {}".format(*pair)
        for old, new in sketch.replace.items():
            yield f"“{old}”写成“{new}”" if zh else f"“{old}” written as “{new}”"

    def _row(self, table: str, row: str, values: RowValues) -> str:
        form = table_form(table, None, self._forms)
        name = cell_name(form, row, None, self._language) if form else row
        if isinstance(values, tuple):
            cells = " ".join(visible(value) or self._blank for value in values)
        else:
            told = (self._cell(form, column, value) for column, value in values.items())
            cells = ("，" if self._zh else ", ").join(told)
        return f"{name}：{cells}" if self._zh else f"{name}: {cells}"

    def _cell(self, form: TableForm | None, column: str, value: str) -> str:
        name = cell_name(form, None, column, self._language) if form else column
        return f"{name} {visible(value) or self._blank}"

    def _element(self, name: str) -> str:
        """Give the words for ``title``, ``part 3``, ``table requests`` or ``requests.granted``."""
        if name in _SENTENCES:
            return _SENTENCES[name][self._language]
        kind, _, key = name.partition(" ")
        if kind == "part" and key.isdigit() and 0 < int(key) <= len(_NUMERALS):
            return f"第{_NUMERALS[int(key) - 1]}部分" if self._zh else f"part {key}"
        table, _, row = (key if kind == "table" else name).partition(".")
        form = table_form(table, None, self._forms)
        if form is None:
            return name
        if not row:
            return form.title[self._language]
        title = cell_name(form, row, None, self._language)
        return f"“{title}”行" if self._zh else f"row “{title}”"

    def _quoted(self, name: str, paragraphs: Sequence[str]) -> str:
        text = cut(" ".join(visible(" ".join(text.split())) for text in paragraphs), _QUOTED)
        if not text:
            return f"{name}：没有文字" if self._zh else f"{name}: no text"
        return f"{name}：{text}" if self._zh else f"{name}: {text}"
