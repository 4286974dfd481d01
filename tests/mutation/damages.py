"""What may stand in a cell instead of its number, and as what it may be read.

A damage that may be read as nothing must be told as text, or its row not be certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Damage:
    """``words`` stand in the cell, {} in them for its number; it may be read as ``values``.

    ``empty``: what stands there is a blank or a placeholder, which may be told. ``broken``: it
    takes two lines. ``parted``: where nothing shows the cells, it is two values.
    """

    kind: str
    words: str
    values: tuple[int | Decimal, ...] = ()
    empty: bool = False

    @property
    def broken(self) -> bool:
        """Whether the cell holds two lines."""
        return "\n" in self.words


def _every() -> Iterator[Damage]:
    for words in ("{} 7", "7 {}", "{}  7", "{}\n7", "4\n5", "12 3", "1\n288", "{}\u00a07"):
        yield Damage("two numbers", words)
    for words in ("{}\u30007", "{}/7", "{}、7", "{},7", "{}，7", "{};7", "{}-7", "{}—7", "{}~7"):
        yield Damage("two numbers", words)
    for words in ("{}:7", "{}+7", "{}×7", "{}(7)7", "{}\t7", "１２ ３", "1 2 3", "12,34", "1,2345"):
        yield Damage("two numbers", words)
    yield Damage("two numbers", "5 288", (5288,))
    yield Damage("two numbers", "12 345", (12345,))
    yield Damage("two numbers", "8 1")
    yield Damage("two numbers", "1 8 209")
    for words in ("(3)", "（3）", "[3]", "〔3〕", "3%", "3#", "3?", "？3", "3°", "~3", "3^", "³"):
        yield Damage("lost token", words)
    for words in ("3~", "3/", "/3", "3_", "3=", "=3", "<3", "≥3", "3…", "…3", "3→", "“3”", "$3", "3x"):
        yield Damage("lost token", words)
    for words in ("3:", "3：", "3！", "3？", "3）", "（3", "3)", "(3", "3】", "3”", "3'", "¥3", "No3", "3号"):
        yield Damage("lost token", words)
    for words in ("若干", "见附件", "详见附件1", "三件", "未统计", "同上", "待定", "#REF!", "#####", "NaN"):
        yield Damage("words", words, (3,) if words == "三件" else ())
    for words, value in (("三", 3), ("十二", 12), ("〇", 0), ("零", 0), ("叁", 3), ("两", 2), ("一百", 100)):
        yield Damage("Chinese numeral", words, (value,))
    for words, value in (("③", 3), ("⑫", 12), ("❸", 3), ("㈢", 3), ("⒊", 3), ("⑶", 3), ("Ⅲ", 3)):
        yield Damage("circled digit", words, (value,))
    for words in ("√", "✓", "✔", "☑", "●", "△", "■", "□", "★", "※", "◎", "▲"):
        yield Damage("tick", words)
    for words in ("○", "x", "X", "×", "*", "-", "—", "——", "－", "/", "／", "\\", "…", "……", "无", "空"):
        yield Damage("placeholder", words, (0,) if words == "○" else (), empty=True)
    for words in ("暂无", "N/A", "--", "_", "－－", "｜", "~", ".", "·"):
        yield Damage("placeholder", words, empty=True)
    for words in ("", " ", "\u3000", "\u00a0", "\u200b"):
        yield Damage("blank", words, empty=True)
    for words in ("12345678", "123456789", "1234567890", "123456789012", "12345678901234"):
        yield Damage("overlong", words, (int(words),))
    yield Damage("overlong", "1234567890123456789")
    yield Damage("overlong", "1,234,567,890", (1234567890,))
    for words in ("3（其中修订1件）", "3(1)", "3（1）", "3[1]", "3（）", "3，其中修订1件", "3(含1件结转)"):
        yield Damage("note", words, (3,))
    for words in ("3注", "注3", "*3", "3（其中", "其中1件"):
        yield Damage("note", words)
    for words, value in (("-3", -3), ("－3", -3), ("−3", -3), ("—3", -3), ("–3", -3), ("+3", 3)):
        yield Damage("sign", words, (value,))
    for words, values in (("- 3", (-3,)), ("--3", ()), ("3-", ()), ("3—", ()), ("±3", ()), ("-0", (0,))):
        yield Damage("sign", words, values)
    for words in ("3件", "3 件", "3个", "3条", "3件次", "3\n件", "3 件次", "3宗", "3项", "共3件", "3件。"):
        yield Damage("unit", words, (3,))
    for words in ("约3", "3余", "3多件", "3万", "3元", "近3件", "3人", "3天", "3km"):
        value = 30000 if words == "3万" else 3
        yield Damage("unit", words, (value,) if words in ("3万", "3元", "3人") else ())
    for words in ("3¹", "3①", "3*", "3 ¹", "3 *", "3②", "3 ①", "3\n*", "3※", "3†", "3#1"):
        yield Damage("footnote mark", words, (3,))
    for words, value in (("1,234", 1234), ("1，234", 1234), ("1 234", 1234), ("748 000", 748000)):
        yield Damage("thousands", words, (value,))
    for words in ("748\u00a0000", "748\u2009000", "748\u202f000", "748, 000", "748，000", "748'000"):
        yield Damage("thousands", words, (748000,))
    yield Damage("thousands", "1.234.567", ())
    yield Damage("thousands", "1,234,5", ())
    yield Damage("thousands", "0 234", ())
    yield Damage("thousands", "1234 567", ())
    for words, value in (("３", 3), ("１２", 12), ("１２３４", 1234), ("１２,３４５", 12345)):
        yield Damage("full width", words, (value,))
    for words, value in (("１２，３４５", 12345), ("1２", 12), ("−３", -3), ("１２345", 12345)):
        yield Damage("full width", words, (value,))
    yield Damage("full width", "１２．５", (Decimal("12.5"),))
    for words, values in (("O", (0,)), ("o", (0,)), ("l", (1,)), ("I", (1,)), ("1O", (10,)), ("l2", (12,))):
        yield Damage("letter", words, values)
    for words in ("S", "B", "Z", "3S", "OO", "a", "3e2", "0x3", "Il"):
        yield Damage("letter", words)
    for words, value in (("03", 3), ("007", 7), ("00", 0), ("０３", 3)):
        yield Damage("leading zero", words, (value,))
    for words, value in (("3.0", "3"), ("3.5", "3.5"), ("3．5", "3.5"), ("3.", "3"), ("3。", "3")):
        yield Damage("decimal", words, (Decimal(value),))
    for words in (".5", "3..5", "3.5.1", "3 .5", "3. 5"):
        yield Damage("decimal", words, (Decimal("3.5"),) if " " in words else ())
    for words, value in (("3\u200b4", 34), ("\u200e3", 3), ("3\ufeff", 3), ("3\u00ad4", 34)):
        yield Damage("invisible", words, (value,))
    for words in ("２\u3000３", "2\u20033", "2\u00a03"):
        yield Damage("two numbers", words)


DAMAGES = tuple(dict.fromkeys(_every()))
