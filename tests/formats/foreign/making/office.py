"""What LibreOffice makes of Word files, an OpenDocument text by odfpy, rich text by hand."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.formats.paper import Paper
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Box, Sheet


def libreoffice(data: bytes, suffix: str, target: str) -> bytes:
    """What LibreOffice makes of a file; ``target`` is the suffix, maybe with a filter's name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"draft.{suffix}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        out = folder / "out"
        command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(out)]
        subprocess.run([*command, str(source)], check=True, timeout=300, capture_output=True)
        return (out / f"draft.{target.partition(':')[0]}").read_bytes()


def odfpy(paper: Paper) -> bytes:
    """What odfpy makes: an OpenDocument text with merged and covered cells."""
    text, table = import_module("odf.text"), import_module("odf.table")
    made = import_module("odf.opendocument").OpenDocumentText()
    for item in paper.items:
        if isinstance(item, Sheet):
            made.text.addElement(_odf_table(item, text, table))
        elif item.role == "body":
            made.text.addElement(text.P(text=item.words))
        else:
            level = 1 if item.role == "title" else 2
            made.text.addElement(text.H(outlinelevel=level, text=item.words))
    buffer = io.BytesIO()
    made.write(buffer)
    return buffer.getvalue()


def _odf_table(sheet: Sheet, text: Any, table: Any) -> Any:
    made = table.Table(name=sheet.table)
    made.addElement(table.TableColumn(numbercolumnsrepeated=sheet.columns))
    for row in range(sheet.rows):
        line = table.TableRow()
        for box, starts in _covered(sheet, row):
            if not starts:
                line.addElement(table.CoveredTableCell())
                continue
            cell = table.TableCell(numbercolumnsspanned=box.columns, numberrowsspanned=box.rows)
            cell.addElement(text.P(text=box.text))
            line.addElement(cell)
        made.addElement(line)
    return made


def _covered(sheet: Sheet, row: int) -> Iterator[tuple[Box, bool]]:
    """Return for each place of a row its cell, and whether it begins there."""
    for column in range(sheet.columns):
        for box in sheet.boxes:
            inside = box.row <= row < box.row + box.rows
            if inside and box.column <= column < box.column + box.columns:
                yield box, (box.row, box.column) == (row, column)


def rich_text(paper: Paper) -> bytes:
    """Rich text in Word's manner: every character escaped, merged cells by their flags."""
    parts = [r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}\uc1", "\n"]
    for item in paper.items:
        if isinstance(item, Text):
            parts.append(rf"\pard\plain {_escaped(item.words)}\par" + "\n")
        else:
            parts += _rtf_rows(item)
    return ("".join(parts) + "}").encode("ascii")


def _rtf_rows(sheet: Sheet) -> Iterator[str]:
    for row in range(sheet.rows):
        reaching = [box for box in sheet.boxes if box.row <= row < box.row + box.rows]
        reaching.sort(key=lambda box: box.column)
        yield r"\trowd"
        for box in reaching:
            merged = r"\clvmgf" if box.row == row else r"\clvmrg"
            end = (box.column + box.columns) * 600
            yield (merged if box.rows > 1 else "") + rf"\cellx{end}"
        for box in reaching:
            words = _escaped(box.text) if box.row == row else ""
            yield rf"\pard\intbl {words}\cell"
        yield "\\row\n"


def _escaped(words: str) -> str:
    return "".join(
        sign if sign.isascii() and sign not in "\\{}" else rf"\u{_signed(ord(sign))}?"
        for sign in words
    )


def _signed(code: int) -> int:
    return code if code < 32768 else code - 65536
