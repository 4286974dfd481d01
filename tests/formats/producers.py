"""Files that other programs make of the papers: ``python -m tests.formats.producers`` makes them.

Needs LibreOffice (``soffice``), Chromium and the font WenQuanYi Zen Hei.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.formats.mistakes import MISTAKES
from tests.formats.paper import Paper, paper
from tests.formats.web import html
from tests.formats.word import word

DATA = Path(__file__).parent / "data"
#: Seconds a program may take for all its files.
_TIMEOUT = 600


@dataclass(frozen=True, slots=True)
class Producer:
    """A program and what it makes: files named ``<paper>.<suffix>`` in a folder of its name."""

    name: str
    program: str
    suffix: str
    source: str
    render: Callable[[Paper], bytes]
    command: Callable[[Path, list[Path]], Iterator[list[str]]]
    papers: tuple[str, ...]

    def path(self, name: str) -> Path:
        """The file made of a paper."""
        return DATA / self.name / f"{name}.{self.suffix}"


def papers() -> dict[str, Paper]:
    """The papers by name: the full report with each mistake, and the one of zeros."""
    full = paper("full")
    return {mistake.name: mistake.make(full) for mistake in MISTAKES} | {"zero": paper("zero")}


def _libreoffice(suffix: str) -> Callable[[Path, list[Path]], Iterator[list[str]]]:
    def command(folder: Path, files: list[Path]) -> Iterator[list[str]]:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ["--headless", "--convert-to", suffix, "--outdir", str(folder)]
        yield ["soffice", profile, *convert, *map(str, files)]

    return command


def _chromium(folder: Path, files: list[Path]) -> Iterator[list[str]]:
    # NOTE: no sandbox, as it wants rights that containers do not give; the pages are our own.
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    flags += ["--disable-pdf-tagging"]
    for file in files:
        made = f"--print-to-pdf={folder / file.stem}.pdf"
        yield ["chromium", *flags, f"--user-data-dir={folder / 'profile'}", made, file.as_uri()]


_ALL = (*(mistake.name for mistake in MISTAKES), "zero")
_FEW = ("wrong-cell", "zero")
PRODUCERS = (
    Producer("libreoffice-pdf", "soffice", "pdf", "docx", word, _libreoffice("pdf"), _ALL),
    Producer("chromium-pdf", "chromium", "pdf", "html", html, _chromium, _ALL),
    Producer("libreoffice-doc", "soffice", "doc", "docx", word, _libreoffice("doc"), _FEW),
    Producer("libreoffice-odt", "soffice", "odt", "docx", word, _libreoffice("odt"), _FEW),
    Producer("libreoffice-rtf", "soffice", "rtf", "docx", word, _libreoffice("rtf"), _FEW[:1]),
)


def made(producer: Producer, names: Iterable[str]) -> dict[str, bytes]:
    """Have the program make the files of some papers."""
    known = papers()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{paper_name}.{producer.source}" for paper_name in names]
        for file in files:
            file.write_bytes(producer.render(known[file.stem]))
        for command in producer.command(folder, files):
            subprocess.run(command, check=True, timeout=_TIMEOUT, capture_output=True)
        return {file.stem: file.with_suffix(f".{producer.suffix}").read_bytes() for file in files}


def main() -> None:
    """Make all files anew."""
    shutil.rmtree(DATA, ignore_errors=True)
    for producer in PRODUCERS:
        (DATA / producer.name).mkdir(parents=True)
        for name, data in made(producer, producer.papers).items():
            producer.path(name).write_bytes(data)


if __name__ == "__main__":
    main()
