"""Text files keep their encoding, their byte order mark and their line ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import readers
from reportlint.fixing.edits import UnwritableError
from reportlint.fixing.fixer import WRITERS, writer_for
from reportlint.fixing.text_writer import TextFile
from reportlint.model.document import Span
from reportlint.model.problem import Edit

TEXT = "示例市数据局2024年政府信息公开工作年度报告\r\n根据《条例》,编制本报告。\n一、总体情况\r全年"
ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", b"\xef\xbb\xbf"),
    ("gb18030", b""),
    ("gb18030", b"\x84\x31\x95\x33"),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
    ("utf-16-le", b""),
    ("utf-32-le", b"\xff\xfe\x00\x00"),
]


def writer(data: bytes) -> TextFile:
    return TextFile(data, readers.read(data, "d.txt"))


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_a_file_stays_as_it_is_encoded(encoding: str, mark: bytes) -> None:
    at = TEXT.index(",")
    changed = writer(mark + TEXT.encode(encoding)).write([Edit(Span(at, at + 1), "，")])
    assert changed == mark + TEXT.replace(",", "，").encode(encoding)


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
@given(st.text("一〔〕，镕 1a\r\n", max_size=20))
def test_without_edits_nothing_changes(encoding: str, mark: bytes, words: str) -> None:
    data = mark + (TEXT + words).encode(encoding)
    assert writer(data).write([]) == data


def test_bytes_that_are_no_text_are_not_lost() -> None:
    data = TEXT.encode() + b"\xff\xfe" + "全年".encode()
    with pytest.raises(UnwritableError) as caught:
        writer(data)
    assert "UTF-8" in caught.value.localize("zh")[0]


def test_signs_that_the_encoding_lacks_are_refused() -> None:
    traditional = "政府資訊公開情況的規定，處理機關和總數" * 3
    found = writer(traditional.encode("big5"))
    assert found.refusal(Edit(Span(0, 1), "處")) is None
    refusal = found.refusal(Edit(Span(0, 1), "🤔"))
    assert refusal is not None
    assert "🤔" in refusal["zh"]
    assert "🤔" in refusal["en"]


@pytest.mark.parametrize("path", ["d.ofd", "d.pdf", "d.mht"])
def test_other_formats_are_not_written(path: str) -> None:
    document = readers.read(TEXT.encode(), "d.txt")
    foreign = type(document)(path, path[2:], document.text, document.blocks)
    with pytest.raises(UnwritableError) as caught:
        writer_for(b"", foreign)
    assert "源文件" in caught.value.localize("zh")[0]
    assert path[2:] not in WRITERS
