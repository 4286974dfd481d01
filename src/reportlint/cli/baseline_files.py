"""Baselines on the command line: which one counts, and writing it anew."""

from __future__ import annotations

from reportlint.cli.kept_files import write
from reportlint.cli.sinks import note
from reportlint.reporters.shared.words import format_count
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import replace
from reportlint.suppression import baseline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.batch_run import Ran
    from reportlint.cli.parser import Arguments
    from reportlint.engine.check_options import Options


def known(arguments: Arguments, options: Options) -> Options:
    """Add what a command line says of a baseline; raises UsageError where it is none.

    That a file which is no baseline would be written over shows here, before anything is read.
    """
    path, recording = arguments.last("--baseline"), arguments.has("--write-baseline")
    path = path or baseline.NAME
    loaded = baseline.started(path) if recording else baseline.load(path)
    suppression = replace(options.suppression, baseline=loaded, recording=recording)
    return replace(options, suppression=suppression)


def keep(ran: Ran, options: Options, *, quiet: bool) -> None:
    """Write the baseline of a run.

    That of a run with faults would lack what they hid, that of one interrupted what it left out.
    """
    before = options.suppression.baseline
    if before is None or ran.signal:
        return
    if ran.broken:
        said = Bilingual(
            f"有规则或抑制文件出错，没有写入基线 {before.path}",
            f"rules or ignore files are at fault: the baseline {before.path} was not written",
        )
        note(f"reportlint: {said[options.language]}")
        return
    made = baseline.renewed(before, ran.found)
    write(made.path, baseline.written(made))
    count = sum(len(set(found)) for found in made.files.values())
    told = format_count(count, "条问题", "finding", options.language)
    said = Bilingual(f"已写入基线 {made.path}：{told}", f"baseline written: {made.path} ({told})")
    if not quiet:
        note(said[options.language])
