"""``python -m tests.corpus``: write ``corpus/bad`` anew from the cases."""

from __future__ import annotations

import shutil

from tests.corpus.case import CORPUS
from tests.corpus.cases import CASES


def main() -> None:
    """Write every case's report and expected findings, and nothing else."""
    shutil.rmtree(CORPUS / "bad", ignore_errors=True)
    for case in CASES:
        case.folder.mkdir(parents=True, exist_ok=True)
        case.path.write_text(case.text(), encoding="utf-8", newline="\n")
        case.expected.write_text(case.findings(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
