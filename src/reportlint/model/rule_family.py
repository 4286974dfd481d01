"""The families of rules: the letter of an id, and what such rules are about."""

from __future__ import annotations

from reportlint.support.localized_text import Bilingual

#: In the order in which a summary names them.
FAMILIES = {
    "A": Bilingual("表内勾稽", "sums of the tables"),
    "N": Bilingual("正文与表格", "text against tables"),
    "I": Bilingual("正文自洽", "numbers of the text"),
    "C": Bilingual("单元格", "cells"),
    "T": Bilingual("表格格式", "form of the tables"),
    "S": Bilingual("结构", "structure"),
    "P": Bilingual("年度与期限", "year and period"),
    "W": Bilingual("文字", "wording"),
    "D": Bilingual("不宜公开", "not for publication"),
    "X": Bilingual("公布时间", "publication"),
    "Y": Bilingual("与上年相比", "against last year"),
    "G": Bilingual("同组相比", "against the group"),
    "R": Bilingual("读取", "reading"),
    "E": Bilingual("检查设定", "settings of the check"),
}


def family_letter(rule: str) -> str:
    """Return the letter of a rule's family: ``S`` of S201 and of GD-S101."""
    return rule.rpartition("-")[2][:1]


def family_name(letter: str, language: str) -> str:
    """Return what a family is about; one that is not known is called by its letter."""
    title = FAMILIES.get(letter)
    return title[language] if title else letter


def rank_family(letter: str) -> tuple[int, str]:
    """Return what sorts families into the order of the table; unknown ones come last."""
    letters = list(FAMILIES)
    return (letters.index(letter) if letter in FAMILIES else len(letters), letter)
