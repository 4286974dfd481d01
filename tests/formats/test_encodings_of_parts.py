"""Parts of a package that say they are in an encoding which nobody knows, or which is none."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from reportlint import readers
from reportlint.cli.main import main
from reportlint.support.errors import UnreadableError
from tests.readers.docx_builder import members, paragraph

#: No encoding, one that is no encoding of text, one that is no superset of ASCII, two that no
#: reader of XML takes, and one that is another than the bytes are in.
ENCODINGS = ["x-unknown", "base64", "cp037", "utf-7", "idna", "gb18030"]
BODY = [paragraph("某县某局2024年政府信息公开工作年度报告"), paragraph("公开的的信息")]
PARTS = sorted(name for name in members(*BODY) if name.endswith((".xml", ".rels")))
PAGE = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    "Content-Type: text/html; charset={0}\nContent-Transfer-Encoding: {1}\n\n"
    "<html><head><meta charset={0}></head><body><p>公开</p></body></html>\n--b--\n"
)


def declared(part: str, encoding: str) -> bytes:
    """Return a Word file of which a part declares an encoding."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members(*BODY).items():
            text = content if isinstance(content, str) else content.decode()
            if name == part:
                text = re.sub(r"^<\?xml[^>]*\?>", "", text)
                text = f'<?xml version="1.0" encoding="{encoding}"?>{text}'
            archive.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("part", PARTS)
def test_no_command_fails_over_it(
    part: str,
    encoding: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(declared(part, encoding))
    copies = ["--output-format", "docx=b.docx", "--output-format", "json"]
    assert main(["check", "a.docx", *copies, "--lang", "en"]) in (1, 2)
    assert main(["fix", "a.docx", "--unsafe-fixes", "--lang", "en"]) in (0, 1, 2)
    told = capsys.readouterr()
    assert "internal error" not in told.out + told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("encoding", [*ENCODINGS, "undefined", "punycode", '"\0"', "rot13"])
@pytest.mark.parametrize("transfer", ["8bit", "base64", "x-unknown"])
def test_a_page_in_one_file_is_read_or_refused(encoding: str, transfer: str) -> None:
    data = PAGE.format(encoding, transfer).encode()
    # NOTE: any other error is a fault of the program.
    with suppress(UnreadableError):
        assert readers.read(data, "a.mht").format == "mht"
