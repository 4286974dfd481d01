"""``reportlint extract``: what was read of drafts, as JSON or as their text."""

from __future__ import annotations

from reportlint.batch import Job, Sheet
from reportlint.bilingual import Bilingual
from reportlint.commands.running import run as run_job
from reportlint.commands.settings import settle
from reportlint.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.arguments import Arguments


def run(arguments: Arguments) -> int:
    """Write what the drafts hold; fail where one cannot be read."""
    settings = settle(arguments)
    sheet = Sheet("text" if arguments.has("--text") else "extract")
    job = Job(settings.options, (sheet,), reading=True)
    targets = settings.targets
    if sheet.name == "text" and len(targets) > 1:
        raise UsageError(
            Bilingual("--text 一次只输出一个文件", "--text prints one file at a time"),
        )
    ran = run_job(targets, settings.jobs, [None], lambda _sinks: job)
    return 2 if ran.broken or ran.totals.unreadable else 0
