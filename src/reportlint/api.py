"""The library: check a draft, extract what it says, load the rules. The commands call it too."""

from __future__ import annotations

import os

from reportlint import readers
from reportlint.engine.check_draft import check_file, read_report
from reportlint.engine.check_options import (
    CheckOptions,
    build_selection,
    check_names,
    find_config_path,
    select_rules,
)
from reportlint.engine.files import InputFile
from reportlint.model.prose import Day
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.errors import RuleError, UsageError
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.suppression import Suppression

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    from reportlint.config.model import Project
    from reportlint.model.finding import FileResult
    from reportlint.model.report import Report
    from reportlint.model.rule import RuleSet
    from reportlint.support.source_errors import SourceError

    #: A path, or the draft itself: bytes, or a str of several lines.
    Source: TypeAlias = str | bytes | os.PathLike[str]

#: What a draft is called that has no name.
UNNAMED = "-"
_PUBLISHED, _DATE = Message("api.general.publication_date"), Message("api.general.date")


def check(
    source: Source,
    *,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severities: Mapping[str, str] | None = None,
    year: int | None = None,
    published: str | None = None,
    language: str = "zh",
    profile: str | None = None,
    config: str | os.PathLike[str] | None = None,
    isolated: bool = False,
    packs: Iterable[str | os.PathLike[str]] = (),
    region: str | None = None,
    suppressions: bool = True,
    baseline: str | os.PathLike[str] | None = None,
    today: str | None = None,
) -> FileResult:
    """Check a draft: a path, or the draft itself as bytes or as a str of several lines.

    The configuration is ``config``, else the nearest upwards from a path; ``isolated``: none.
    ``packs`` are rule packs to use besides, above the configuration: folders, or names of installed
    ones; ``region`` is the code of the administrative division that the draft is of.
    Findings are suppressed by the configuration, by ``baseline`` and, unless ``suppressions`` is
    false, by the ignore file beside the draft and by comments in it; ``today`` is the ISO date by
    which entries expire, by default the day it is.

    A draft that cannot be read gives a result that says so; a rule or profile that does not exist
    and a baseline that is none raise UsageError, a configuration at fault ConfigError, a rule pack
    or ignore file at fault RuleError. The results are those of ``reportlint check`` for a file
    that is named.

    It runs in the calling process, without the command's limits of time and memory: for drafts of
    strangers run the command, or call this in a process that may die.
    """
    path, data = _read_source(source)
    config_path = None if isolated else find_config_path(path if data is None else None, config)
    options = CheckOptions(
        build_selection(select, extend_select, ignore, severities),
        year,
        language,
        publication_date=parse_publication_date(published),
        suppression=_build_suppression(baseline, parse_date(today), local_enabled=suppressions),
        profile=profile,
        packs=tuple(os.path.abspath(one) if os.path.isdir(one) else str(one) for one in packs),
        region=region,
    )
    check_names(options, _load_projects(config_path, options.packs))
    input_file = InputFile(path, is_named=True, data=data, config=config_path)
    draft_result = check_file(input_file, options)
    _raise_errors(draft_result.notes.source_errors)
    return draft_result.result


def _load_projects(config: str | None, packs: tuple[str, ...]) -> tuple[Project, ...]:
    if config is None and not packs:
        return ()
    from reportlint.config.project import load_project

    project = load_project(config or "", packs)
    _raise_errors(project.source_errors)
    return (project,)


def _raise_errors(errors: tuple[SourceError, ...]) -> None:
    """Raise RuleError where there are any."""
    if errors:
        from reportlint.support.source_errors import list_errors

        raise RuleError(list_errors(errors))


def _build_suppression(
    path: str | os.PathLike[str] | None, today: str | None, *, local_enabled: bool
) -> Suppression:
    known_baseline = None
    if path is not None:
        from reportlint.suppression import baseline

        known_baseline = baseline.load(os.fspath(path))
    return Suppression(local_enabled=local_enabled, baseline=known_baseline, today=today or "")


def extract(source: Source, *, year: int | None = None) -> Report:
    """Read and parse a draft; raises UnreadableError where that is impossible.

    Like :func:`check`, it runs without the command's limits of time and memory.

    >>> report = extract("short.txt")
    >>> report.year, report.title.text
    (2024, '望岚县司法局2024年政府信息公开工作年度报告')
    """
    path, data = _read_source(source)
    return read_report(readers.read(readers.load(path) if data is None else data, path), year)


def load_rules(
    *,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severities: Mapping[str, str] | None = None,
) -> RuleSet:
    """Return the rules that a check with the same choice runs; raises RuleError for faulty ones.

    >>> [rule.name for rule in load_rules(select=["C101"]).rules]
    ['cell-blank']
    """
    _raise_errors(load_builtin_rules().errors)
    return select_rules(build_selection(select, extend_select, ignore, severities))


def parse_publication_date(iso: str | None) -> str | None:
    """Return a date of publication as it is; raises UsageError for what is no ISO date."""
    return parse_date(iso, _PUBLISHED)


def parse_date(iso: str | None, what: LocalizedText = _DATE) -> str | None:
    """Return a date as it is; raises UsageError for what is no ISO date."""
    if iso is not None and Day.parse_iso(iso) is None:
        raise UsageError(what + Message("api.general.invalid_date", iso=iso))
    return iso


def _read_source(source: Source) -> tuple[str, bytes | None]:
    """Return what a draft is called, and its bytes if it is not to be read from a file."""
    if isinstance(source, bytes):
        return UNNAMED, source
    if isinstance(source, str) and ("\n" in source or "\r" in source):
        return UNNAMED, source.encode("utf-8", "replace")
    return os.fspath(source), None
