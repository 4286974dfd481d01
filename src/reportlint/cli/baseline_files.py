"""Baselines on the command line: which one counts, and writing it anew."""

from __future__ import annotations

from reportlint.cli.kept_files import write
from reportlint.cli.sinks import print_note
from reportlint.reporters.common import format_count
from reportlint.support.localized_text import Message
from reportlint.support.records import replace
from reportlint.suppression import baseline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.batch_run import BatchResult
    from reportlint.cli.parser import Arguments
    from reportlint.engine.check_options import CheckOptions


def apply_baseline(arguments: Arguments, options: CheckOptions) -> CheckOptions:
    """Add what a command line says of a baseline; raises UsageError where it is none.

    That a file which is no baseline would be written over shows here, before anything is read.
    """
    path, recording = arguments.get("--baseline"), arguments.has("--write-baseline")
    path = path or baseline.NAME
    stored_baseline = baseline.load_or_create(path) if recording else baseline.load(path)
    suppression = replace(options.suppression, baseline=stored_baseline, recording=recording)
    return replace(options, suppression=suppression)


def write_baseline(result: BatchResult, options: CheckOptions, *, quiet: bool) -> None:
    """Write the baseline of a run.

    That of a run with errors would lack what they hid, that of one interrupted what it left out.
    """
    before = options.suppression.baseline
    if before is None or result.signal:
        return
    if result.has_errors:
        message = Message("cli.baseline_files.not_written", path=before.path)
        print_note(f"reportlint: {message[options.language]}")
        return
    new_baseline = baseline.renew(before, result.baseline_drafts)
    write(new_baseline.path, baseline.dump(new_baseline))
    count = sum(len(set(entries)) for entries in new_baseline.files.values())
    findings = format_count(count, "known_findings", options.language)
    message = Message("cli.baseline_files.written", path=new_baseline.path, findings=findings)
    if not quiet:
        print_note(message[options.language])
